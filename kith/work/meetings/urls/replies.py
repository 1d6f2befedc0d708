"""Addresses about answers to a meeting."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
