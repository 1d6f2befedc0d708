"""Addresses about what meetings and chairs decide."""

from django.urls import path

from kith.work.meetings.views import deciding

urlpatterns = [
    path("meetings/<str:public_id>/decisions", deciding.DecisionsOfMeeting.as_view(), name="decisions"),
    path("agenda-items/<str:public_id>/decide", deciding.Decide.as_view(), name="decide"),
    path("agenda-items/<str:public_id>/send-up", deciding.SendUp.as_view(), name="send_up"),
    path(
        "meetings/<str:public_id>/decisions/<str:decision>/ratify",
        deciding.Ratify.as_view(),
        name="ratify",
    ),
    path("groups/<str:public_id>/chairs-action", deciding.RecordChairsAction.as_view(), name="chairs_action"),
]
