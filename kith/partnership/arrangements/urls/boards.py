"""Addresses of pages about linked boards."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
