"""Addresses of pages about versions of the arrangements, drafts and the guidance."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
