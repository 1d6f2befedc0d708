"""Addresses about the meeting itself, and what is done at its items while it goes on."""

from django.urls import URLPattern, path

from kith.work.meetings.views import at_item, recording, room, room_deeds

MEETING = "meetings/<str:public_id>"
ITEM = "meetings/items/<str:public_id>"

urlpatterns: list[URLPattern] = [
    path(f"{MEETING}/room", room.Room.as_view(), name="room"),
    path(f"{MEETING}/room/attendance", room_deeds.AttendanceNow.as_view(), name="attendance_now"),
    path(f"{MEETING}/record", recording.Recording.as_view(), name="record"),
    path(f"{ITEM}/minute", room_deeds.SavingMinute.as_view(), name="save_minute"),
    path(f"{ITEM}/texts", at_item.Texts.as_view(), name="texts"),
    path(f"{ITEM}/taken", room_deeds.TakingItem.as_view(), name="take_item"),
    path(f"{ITEM}/add-action", at_item.AddingAction.as_view(), name="item_action"),
    path(f"{ITEM}/declare", at_item.Declaring.as_view(), name="declare"),
    path("meetings/interests/<str:public_id>/lift", at_item.Lifting.as_view(), name="lift_interest"),
]
