"""Addresses of practice reviews. All stand below a partnership’s key; none says anything of a case."""

from django.urls import URLPattern, URLResolver

from kith.work.practice_reviews import national_urls, publication_urls

app_name = "practice_reviews"

urlpatterns: list[URLPattern | URLResolver] = [
    *publication_urls.urlpatterns,
    *national_urls.urlpatterns,
]
