"""Addresses of pages about the structure and what the arrangements are."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
