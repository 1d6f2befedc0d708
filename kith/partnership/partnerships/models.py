"""What we remember of partnerships, bodies, people, and who is appointed to what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from kith.base.kernel.ids import LENGTH, public_id
from kith.partnership.partnerships.enums import POSTS_WITHOUT_CONTENT, PostRole, StandingKind

if TYPE_CHECKING:
    pass

PUBLIC_ID: dict[str, Any] = {"max_length": LENGTH, "unique": True, "default": public_id, "editable": False}


def held_on(day: date, *, at: str = "") -> Q:
    """Return the rows whose period holds on a day; the last day counts. `at` is a prefix such as `seat__`."""
    begun = Q(**{f"{at}held_from__isnull": True}) | Q(**{f"{at}held_from__lte": day})
    not_ended = Q(**{f"{at}held_to__isnull": True}) | Q(**{f"{at}held_to__gte": day})
    return begun & not_ended


class Partnership(models.Model):
    """A safeguarding children partnership: the councils, NHS and police of an area answering together."""

    public_id = models.CharField(**PUBLIC_ID)
    key = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=200)
    is_sample = models.BooleanField(default=False)

    class Meta:
        verbose_name = "partnership"

    def __str__(self) -> str:
        return self.short_name


class Body(models.Model):
    """An organisation, one to an installation, such as a council, a police force or a school."""

    public_id = models.CharField(**PUBLIC_ID)
    key = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=64)
    kind = models.CharField(max_length=64)
    succeeded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    class Meta:
        verbose_name = "body"
        verbose_name_plural = "bodies"
        constraints = [
            models.CheckConstraint(
                condition=Q(succeeded_by__isnull=True) | ~Q(succeeded_by=F("pk")),
                name="body_not_its_own_successor",
                violation_error_message="A body can’t be its own successor.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class AgencyClass(models.Model):
    """A class of relevant agency that a partnership names, such as every maintained school."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="agency_classes")
    key = models.SlugField(max_length=64)
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = "agency class"
        verbose_name_plural = "agency classes"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key"],
                name="agency_class_key_once",
                violation_error_message="There is already a class of agency with that key.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.partnership})"


class BodyStandingQuerySet(models.QuerySet):
    """Words for choosing standings."""

    def held_on(self, day: date) -> BodyStandingQuerySet:
        """Return those that hold on a day."""
        return self.filter(held_on(day))

    def of(self, partnership: Partnership) -> BodyStandingQuerySet:
        """Return those in one partnership."""
        return self.filter(partnership=partnership)


class BodyStanding(models.Model):
    """What a body is to a partnership from a day to a day, the last day included."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="standings")
    body = models.ForeignKey(Body, models.PROTECT, related_name="standings")
    kind = models.CharField(max_length=32, choices=StandingKind.choices)
    agency_class = models.ForeignKey(
        AgencyClass, models.PROTECT, null=True, blank=True, related_name="standings"
    )
    held_from = models.DateField(null=True, blank=True)
    held_to = models.DateField(null=True, blank=True)

    objects = BodyStandingQuerySet.as_manager()

    class Meta:
        verbose_name = "standing of a body"
        verbose_name_plural = "standings of bodies"
        constraints = [
            models.CheckConstraint(
                condition=Q(held_to__isnull=True)
                | Q(held_from__isnull=True)
                | Q(held_to__gte=F("held_from")),
                name="standing_ends_after_it_begins",
                violation_error_message="The last day of the standing is before its first day.",
            ),
            models.UniqueConstraint(
                "partnership",
                "body",
                "kind",
                Coalesce("agency_class", 0),
                Coalesce("held_from", Value(date.min)),
                name="standing_once_from_a_day",
                violation_error_message="The body already has that standing from that day.",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "kind"], name="standing_by_kind")]

    def __str__(self) -> str:
        return f"{self.body}: {self.get_kind_display()} of {self.partnership} from {self.held_from}"

    def holds_on(self, day: date) -> bool:
        """Return whether it holds on a day."""
        return (self.held_from is None or self.held_from <= day) and (
            self.held_to is None or day <= self.held_to
        )


class Person(models.Model):
    """Somebody who works with one or more partnerships. Their account, if any, only signs them in."""

    public_id = models.CharField(**PUBLIC_ID)
    name = models.CharField(max_length=200)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person"
    )

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class Affiliation(models.Model):
    """A person’s job in a body from a day to a day, and where it stands on the ladder of seniority."""

    public_id = models.CharField(**PUBLIC_ID)
    person = models.ForeignKey(Person, models.PROTECT, related_name="affiliations")
    body = models.ForeignKey(Body, models.PROTECT, related_name="affiliations")
    title = models.CharField(max_length=200)
    seniority = models.SlugField(max_length=64, blank=True)
    """The key of a rung of the ladder in the arrangements; empty when nobody has said."""
    roles = models.JSONField(default=list, blank=True)
    """What the person does in the body, in words, such as `Safeguarding lead`."""
    held_from = models.DateField()
    held_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "affiliation"
        constraints = [
            models.CheckConstraint(
                condition=Q(held_to__isnull=True) | Q(held_to__gte=F("held_from")),
                name="affiliation_ends_after_it_begins",
                violation_error_message="The last day of the job is before its first day.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.title}, {self.body} from {self.held_from}"

    def holds_on(self, day: date) -> bool:
        """Return whether the person has the job on a day."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)


class Seat(models.Model):
    """A place in a group that stays the same over the versions of the arrangements."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="seats")
    """The home partnership of the group."""
    group_key = models.SlugField(max_length=64)
    key = models.SlugField(max_length=64)
    name = models.CharField(max_length=200)
    """Its name in the arrangements that were read last."""

    class Meta:
        verbose_name = "seat"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "group_key", "key"],
                name="seat_key_once_in_a_group",
                violation_error_message="There is already a seat with that key in the group.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.partnership}, {self.group_key})"


class Post(models.Model):
    """A post of the partnership itself, such as its business manager or its independent advisor."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="posts")
    key = models.SlugField(max_length=64)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=32, choices=PostRole.choices)
    board_key = models.SlugField(max_length=64, blank=True)
    """The linked board, for a link officer."""

    class Meta:
        verbose_name = "post"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key"],
                name="post_key_once",
                violation_error_message="There is already a post with that key.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.partnership})"


class AppointmentQuerySet(models.QuerySet):
    """Words for choosing appointments."""

    def live_on(self, day: date) -> AppointmentQuerySet:
        """Return those that hold on a day, first and last day included (AR2)."""
        return self.filter(held_on(day))

    def of_account(self, account: object) -> AppointmentQuerySet:
        """Return those of the person who signs in with an account."""
        return self.filter(person__account=account)

    def opening_content(self) -> AppointmentQuerySet:
        """Return those that open a partnership’s records, which an administrator’s or auditor’s don’t."""
        return self.exclude(post__role__in=POSTS_WITHOUT_CONTENT)


class Appointment(models.Model):
    """A person in a seat or a post from a day to a day, the last included. All access is from here (AR1)."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="appointments")
    """The partnership for which the person sits: in a joint group either side’s."""
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="appointments")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="appointments")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="appointments")
    """The body that the person represents, where the seat belongs to one."""
    is_deputy = models.BooleanField(default=False)
    may_vote = models.BooleanField(default=True)
    held_from = models.DateField()
    held_to = models.DateField(null=True, blank=True)
    ended_reason = models.CharField(max_length=500, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "appointment"
        constraints = [
            models.CheckConstraint(
                condition=Q(held_to__isnull=True) | Q(held_to__gte=F("held_from")),
                name="appointment_ends_after_it_begins",
                violation_error_message="The last day of the appointment is before its first day.",
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=True, post__isnull=False) | Q(seat__isnull=False, post__isnull=True),
                name="appointment_to_a_seat_or_a_post",
                violation_error_message="An appointment is to a seat or to a post, never both.",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "held_from"], name="appointment_by_partnership"),
            models.Index(fields=["person", "held_from"], name="appointment_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person} as {self.seat or self.post} from {self.held_from}"

    def holds_on(self, day: date) -> bool:
        """Return whether the appointment is live on a day."""
        return self.held_from <= day and (self.held_to is None or day <= self.held_to)

    @property
    def hat(self) -> str:
        """Return what the person is while they act under this appointment, in words."""
        name = self.seat.name if self.seat else self.post.name if self.post else ""
        return f"Deputy, {name}" if self.is_deputy else name

    @property
    def capacity(self) -> str:
        """Return what this one person is, with the body they act for: *Director for Rutland County Council*.

        A seat that each of several bodies fills is named for all of them; here it is named for this one.
        """
        if self.seat is None or self.body is None:
            return self.hat
        name, is_of_each, _rest = self.hat.partition(" of each ")
        singular = name[:-1] if name.endswith("ers") and " of " not in name else name
        return f"{singular} for {self.body}" if is_of_each or singular != name else name
