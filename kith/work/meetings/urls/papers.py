"""Addresses about papers, packs and invitations."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
