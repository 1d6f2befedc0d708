"""Addresses of the merged chronology."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
