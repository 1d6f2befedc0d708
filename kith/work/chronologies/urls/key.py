"""Addresses of the key of names."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
