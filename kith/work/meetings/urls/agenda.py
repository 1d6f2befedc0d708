"""Addresses about agendas and the forward plan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
