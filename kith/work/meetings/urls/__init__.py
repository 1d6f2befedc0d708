"""Addresses about meetings, by subject. All stand below a partnership’s key."""

from kith.work.meetings.urls import agenda, calendar, deciding, minutes, pack, papers, passing, replies, room

app_name = "meetings"

urlpatterns = [
    *calendar.urlpatterns,
    *agenda.urlpatterns,
    *papers.urlpatterns,
    *pack.urlpatterns,
    *replies.urlpatterns,
    *room.urlpatterns,
    *deciding.urlpatterns,
    *minutes.urlpatterns,
    *passing.urlpatterns,
]
