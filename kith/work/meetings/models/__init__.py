"""What we remember of meetings, subject by subject."""

from kith.work.meetings.models.agenda import (
    AgendaItem,
    Interest,
    Invitation,
    ItemOpening,
    ItemReader,
    ItemStep,
    Offer,
)
from kith.work.meetings.models.attendance import Attendance, Reply
from kith.work.meetings.models.meeting import Meeting, MeetingQuerySet, SchoolHoliday, Timings
from kith.work.meetings.models.minutes import Correction, ItemMinute, MinuteRevision, Minutes
from kith.work.meetings.models.papers import Paper, PaperReading
from kith.work.meetings.models.passing import Commission, CommissionStep, GroupReport

__all__ = [
    "AgendaItem",
    "Attendance",
    "Commission",
    "CommissionStep",
    "Correction",
    "GroupReport",
    "Interest",
    "Invitation",
    "ItemMinute",
    "ItemOpening",
    "ItemReader",
    "ItemStep",
    "Meeting",
    "MeetingQuerySet",
    "MinuteRevision",
    "Minutes",
    "Offer",
    "Paper",
    "PaperReading",
    "Reply",
    "SchoolHoliday",
    "Timings",
]
