"""Addresses about meetings, by subject. All stand below a partnership’s key."""

from kith.work.meetings.urls import agenda, calendar, deciding, minutes, papers, passing, replies, room

app_name = "meetings"

urlpatterns = [
    *calendar.urlpatterns,
    *agenda.urlpatterns,
    *papers.urlpatterns,
    *replies.urlpatterns,
    *room.urlpatterns,
    *deciding.urlpatterns,
    *minutes.urlpatterns,
    *passing.urlpatterns,
]
