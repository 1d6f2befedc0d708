"""Addresses about decisions. All stand below a partnership’s key."""

from django.urls import URLPattern

app_name = "decisions"

urlpatterns: list[URLPattern] = []
