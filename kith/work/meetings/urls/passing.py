"""Addresses about commissions and reports."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
