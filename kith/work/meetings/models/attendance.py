"""What we remember of who comes: the answers beforehand, and the attendance."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kith.partnership.partnerships.models import Body, Person
from kith.work.meetings.enums import Presence, ReplyAnswer
from kith.work.meetings.models.meeting import Meeting


class Attendance(models.Model):
    """How the holder of one seat took part in one meeting, with the seat and body as they were on the day."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    seat_key = models.SlugField(max_length=64)
    seat_name = models.CharField(max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="attendances")
    votes = models.BooleanField(default=True)
    presence = models.CharField(max_length=16, choices=Presence.choices)
    deputy = models.CharField(max_length=200, blank=True)
    """The name of whoever came in the holder’s place."""

    class Meta:
        verbose_name = "attendance"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person", "seat_key"],
                name="attendance_of_a_seat_once",
                violation_error_message="The attendance of that seat is recorded already.",
            ),
            models.CheckConstraint(
                condition=(Q(presence=Presence.DEPUTY) & ~Q(deputy=""))
                | (~Q(presence=Presence.DEPUTY) & Q(deputy="")),
                name="attendance_by_deputy_names_them",
                violation_error_message="Say who came as deputy, or that nobody did.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.meeting_id}: {self.get_presence_display()}"


class Reply(models.Model):
    """What somebody answered when asked to a meeting. A later answer takes the place of the earlier."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="replies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="meeting_replies")
    answer = models.CharField(max_length=16, choices=ReplyAnswer.choices)
    deputy = models.CharField(max_length=200, blank=True)
    """The name of whoever comes instead."""
    replied_at = models.DateTimeField()
    replied_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "reply"
        verbose_name_plural = "replies"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                name="reply_to_a_meeting_once",
                violation_error_message="There is already an answer from that person.",
            ),
            models.CheckConstraint(
                condition=(Q(answer=ReplyAnswer.DEPUTY) & ~Q(deputy=""))
                | (~Q(answer=ReplyAnswer.DEPUTY) & Q(deputy="")),
                name="reply_by_deputy_names_them",
                violation_error_message="Say who comes as deputy, or that nobody does.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} to {self.meeting_id}: {self.get_answer_display()}"
