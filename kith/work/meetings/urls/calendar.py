"""Addresses about the calendar of meetings, and each meeting."""

from django.urls import path

from kith.work.meetings.views import calendar_file, one, year

GROUP = "meetings/groups/<str:public_id>"
MEETING = "meetings/<str:public_id>"
HOLIDAYS = "meetings/school-holidays"

urlpatterns = [
    path("meetings", year.Year.as_view(), name="year"),
    path("meetings/plan", year.Plan.as_view(), name="plan"),
    path("meetings/attendance", year.YearAttendance.as_view(), name="attendance"),
    path(HOLIDAYS, year.SchoolHolidays.as_view(), name="school_holidays"),
    path(
        f"{HOLIDAYS}/<str:public_id>/remove", year.RemoveSchoolHoliday.as_view(), name="remove_school_holiday"
    ),
    path(GROUP, one.GroupMeetings.as_view(), name="group"),
    path(f"{GROUP}/add", one.Add.as_view(), name="add"),
    path(MEETING, one.OneMeeting.as_view(), name="meeting"),
    path(f"{MEETING}/calendar.ics", calendar_file.MeetingFile.as_view(), name="calendar_file"),
    path(f"{MEETING}/move", one.Moving.as_view(), name="move"),
    path(f"{MEETING}/cancel", one.Cancelling.as_view(), name="cancel"),
]
