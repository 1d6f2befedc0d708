"""Addresses about who comes to a meeting."""

from django.urls import path

from kith.work.meetings.views import replies

MEETING = "meetings/<str:public_id>"

urlpatterns = [
    path(f"{MEETING}/who-comes", replies.WhoComes.as_view(), name="replies"),
    path(f"{MEETING}/who-comes/answer", replies.Replying.as_view(), name="reply"),
    path(f"{MEETING}/who-comes/<str:person>/answer", replies.ReplyingForAnother.as_view(), name="reply_for"),
]
