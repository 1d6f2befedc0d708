"""Addresses of the pack of a meeting."""

from django.urls import path

from kith.work.meetings.views import pack

PACK = "meetings/<str:public_id>/pack"

urlpatterns = [
    path(PACK, pack.PackContents.as_view(), name="pack"),
    path(f"{PACK}/pdf", pack.PackFile.as_view(), name="pack_file"),
]
