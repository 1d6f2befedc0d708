"""Addresses of pages about promises, their evidence and the function map."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
