"""Addresses of copies and the picture."""

from django.urls import URLPattern, path

from kith.work.chronologies.views import copies, picture

CASE = "reviews/<slug:public_id>/chronology"

urlpatterns: list[URLPattern] = [
    path(f"{CASE}/picture", picture.PicturePage.as_view(), name="picture"),
    path(f"{CASE}/copies", copies.Copies.as_view(), name="copies"),
]
