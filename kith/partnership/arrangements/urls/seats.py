"""Addresses of pages about seats and appointments."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
