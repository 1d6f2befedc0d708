"""Addresses about minutes and their corrections."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
