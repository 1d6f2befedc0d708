"""Addresses of the link. All stand below a partnership’s key."""

from django.urls import URLPattern

app_name = "child_deaths"

urlpatterns: list[URLPattern] = []
