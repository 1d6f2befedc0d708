"""Addresses for guests, who have no account: outside any partnership’s own, each behind a link of its own."""

from django.urls import path

from kith.work.meetings.views import guests

app_name = "guests"

urlpatterns = [
    path("<str:token>", guests.Invited.as_view(), name="invitation"),
    path("<str:token>/papers/<str:public_id>", guests.GuestPaper.as_view(), name="paper"),
]
