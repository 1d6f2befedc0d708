"""Addresses of what agencies hand in."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
