"""What we remember of meetings: when each is, what became of it, and who was there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.base.kernel.access import without_held_out
from kith.partnership.arrangements.models import Group, Sharing, both_or_neither
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership, Person, held_on
from kith.partnership.partnerships.permissions import Permission
from kith.work.meetings.enums import HalfDay, MeetingKind, MeetingState, Presence

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class MeetingQuerySet(models.QuerySet):
    """Words for choosing meetings."""

    def visible_to(self, membership: Membership) -> MeetingQuerySet:
        """Return those that a member may see; nothing else decides it.

        They are the meetings of the partnership’s own groups, and those of groups that another partnership
        shares with it on the day (AR13). What a hold-out rule hides is left out.
        """
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        shared = Sharing.objects.filter(held_on(membership.on), partnership=membership.partnership)
        rows = self.filter(Q(group__partnership=membership.partnership) | Q(group__in=shared.values("group")))
        return without_held_out(rows, "meeting", membership.person.public_id)  # type: ignore[return-value]

    def between(self, first: date, last: date) -> MeetingQuerySet:
        """Return those from a day to a day, both included, in their order."""
        return self.filter(meets_on__range=(first, last)).order_by("meets_on", "-half_day", "pk")

    def live(self) -> MeetingQuerySet:
        """Return those that were not cancelled."""
        return self.exclude(state=MeetingState.CANCELLED)

    def with_groups(self) -> MeetingQuerySet:
        """Read the groups and their homes together with the meetings."""
        return self.select_related("group", "group__partnership")


class Meeting(models.Model):
    """A meeting of a group on a day. It belongs to the group’s key, whatever version is in force."""

    public_id = models.CharField(**PUBLIC_ID)
    group = models.ForeignKey(Group, models.PROTECT, related_name="meetings")
    meets_on = models.DateField()
    half_day = models.CharField(max_length=16, choices=HalfDay.choices, default=HalfDay.MORNING)
    place = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=16, choices=MeetingKind.choices, default=MeetingKind.ORDINARY)
    state = models.CharField(max_length=16, choices=MeetingState.choices, default=MeetingState.PLANNED)
    why = models.TextField(blank=True)
    """Why it is on this day, or what the extra meeting is for."""
    planned_on = models.DateField()
    planned_at = models.DateTimeField()
    planned_by = models.CharField(max_length=200)
    cancelled_because = models.TextField(blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    """When it was put on record that the meeting was held."""
    recorded_by = models.CharField(max_length=200, blank=True)
    chair = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="meetings_chaired")
    """Who chaired it."""
    stood_in_because = models.TextField(blank=True)
    """Why somebody stood in for the chair of the group; empty where nobody did."""

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "meeting"
        constraints = [
            models.UniqueConstraint(
                fields=["group", "meets_on"],
                condition=~Q(state=MeetingState.CANCELLED),
                name="meeting_of_a_group_once_a_day",
                violation_error_message="The group already meets on that day.",
            ),
            models.CheckConstraint(
                condition=~Q(state=MeetingState.CANCELLED)
                | (Q(cancelled_on__isnull=False) & ~Q(cancelled_because="")),
                name="meeting_cancelled_with_its_reason",
                violation_error_message="A cancelled meeting has its day and its reason.",
            ),
            models.CheckConstraint(
                condition=Q(state=MeetingState.HELD, recorded_at__isnull=False)
                | (~Q(state=MeetingState.HELD) & Q(recorded_at__isnull=True)),
                name="meeting_held_is_on_record",
                violation_error_message="A meeting that was held says who recorded it.",
            ),
            both_or_neither("cancelled_at", "cancelled_by"),
            both_or_neither("recorded_at", "recorded_by"),
        ]
        indexes = [models.Index(fields=["meets_on", "state"], name="meeting_by_day")]

    def __str__(self) -> str:
        return f"{self.group.name} on {self.meets_on}"


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


class SchoolHoliday(models.Model):
    """Weeks that a partnership keeps clear of meetings, from a day to a day."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="school_holidays")
    name = models.CharField(max_length=100)
    closed_from = models.DateField()
    closed_to = models.DateField()
    """The last day, inclusive."""

    class Meta:
        verbose_name = "school holiday"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_from__lte=models.F("closed_to")),
                name="school_holiday_ends_after_it_begins",
                violation_error_message="The last day is on or after the first.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} from {self.closed_from} to {self.closed_to}"
