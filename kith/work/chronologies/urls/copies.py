"""Addresses of copies and the picture."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
