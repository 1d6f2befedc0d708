"""Addresses below no partnership: a person’s calendar feed, and the way from a mail to their own page."""

from django.urls import path

from kith.partnership.notices import views

app_name = "calendar"

urlpatterns = [
    path("calendar/<str:token>.ics", views.CalendarFeed.as_view(), name="feed"),
    path("mail-and-calendar", views.Own.as_view(), name="own"),
]
