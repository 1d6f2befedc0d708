"""Addresses of practice reviews. All stand below a partnership’s key; none says anything of a case."""

from django.urls import URLPattern, URLResolver

app_name = "practice_reviews"

urlpatterns: list[URLPattern | URLResolver] = []
