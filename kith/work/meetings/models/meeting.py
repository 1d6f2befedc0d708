"""What we remember of meetings: when each is, what became of it, and the days kept clear of them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from kith.base.kernel.access import without_held_out
from kith.partnership.arrangements.models import Group, Sharing, both_or_neither
from kith.partnership.partnerships.models import PUBLIC_ID, Partnership, Person, held_on
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.plan.models import Priority
from kith.work.meetings.enums import HalfDay, MeetingKind, MeetingState

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


LONDON = ZoneInfo("Europe/London")
USUAL_BEGINNING = {HalfDay.MORNING: time(10), HalfDay.AFTERNOON: time(14)}
"""When a meeting begins while nobody has said so."""
NOON = 12
USUAL_LENGTH = 120


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
    begins = models.TimeField(null=True, blank=True)
    """When it begins, by London’s clock; empty while nobody has said so."""
    length = models.PositiveSmallIntegerField(default=USUAL_LENGTH)
    """How long it is to last, in minutes."""
    shortened_because = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    """Where to join it online."""
    theme = models.ForeignKey(Priority, models.PROTECT, null=True, blank=True, related_name="meetings")
    """The priority of the plan that it is about, where the arrangements ask for a theme (K18, K19)."""
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
    agenda_number = models.PositiveSmallIntegerField(default=0)
    """How often the agenda was sent out; each time it may have changed."""
    agenda_sent_on = models.DateField(null=True, blank=True)
    """The day on which it was first sent out."""
    agenda_sent_at = models.DateTimeField(null=True, blank=True)
    agenda_sent_by = models.CharField(max_length=200, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    """How often its day, time or place changed, for calendars."""

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
            both_or_neither("agenda_sent_at", "agenda_sent_by"),
            models.CheckConstraint(
                condition=Q(length__gte=10, length__lte=600),
                name="meeting_of_a_sensible_length",
                violation_error_message="A meeting lasts between 10 minutes and 10 hours.",
            ),
        ]
        indexes = [models.Index(fields=["meets_on", "state"], name="meeting_by_day")]

    def __str__(self) -> str:
        return f"{self.group.name} on {self.meets_on}"

    @property
    def part_of_day(self) -> str:
        """Return the half of the day in which it begins, by its hour where one is set: *afternoon*."""
        if self.begins is None:
            return str(self.half_day)
        return str(HalfDay.MORNING if self.begins.hour < NOON else HalfDay.AFTERNOON)

    @property
    def begins_at(self) -> datetime:
        """Return the instant at which it begins; the usual hour of its half of the day while none is set."""
        return datetime.combine(
            self.meets_on, self.begins or USUAL_BEGINNING[HalfDay(self.half_day)], tzinfo=LONDON
        )

    @property
    def ends_at(self) -> datetime:
        """Return the instant at which it is to end."""
        return self.begins_at + timedelta(minutes=self.length)


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


class Timings(models.Model):
    """By when papers, agendas and minutes are due in one partnership, in working days.

    The usual times are practice, not law, and each partnership may set its own.
    """

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="meeting_timings")
    agenda_before = models.PositiveSmallIntegerField(default=15)
    """How many working days before a meeting its agenda is settled."""
    papers_before = models.PositiveSmallIntegerField(default=5)
    """How many working days before a meeting its papers are due."""
    minutes_within = models.PositiveSmallIntegerField(default=10)
    """Within how many working days after a meeting its minutes are drafted."""

    class Meta:
        verbose_name = "timings of meetings"
        verbose_name_plural = "timings of meetings"

    def __str__(self) -> str:
        return f"Timings of {self.partnership_id}"
