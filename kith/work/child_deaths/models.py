"""What is known of the link: how soon each side answers the other, and every concern either way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from kith.base.kernel.ids import LENGTH
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership
from kith.work.child_deaths.enums import ConcernDay, Direction, Way
from kith.work.reviews.models import Case

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class LinkTimes(models.Model):
    """How soon a partnership wants a concern acknowledged and answered: its own choice, which no law and no
    guidance states. It counts for the concerns that are recorded from then on."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="link_times")
    acknowledge_within = models.PositiveSmallIntegerField()
    """In working days, from the day it was sent to the panel, or came from it."""
    answer_within = models.PositiveSmallIntegerField()
    """In working days, from the same day."""
    set_on = models.DateField()
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "link times"
        verbose_name_plural = "link times"
        constraints = [
            models.CheckConstraint(
                condition=Q(acknowledge_within__gte=1, acknowledge_within__lte=F("answer_within")),
                name="link_acknowledged_before_answered",
                violation_error_message="A concern is acknowledged in the time for its outcome, or sooner.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.acknowledge_within} and {self.answer_within} working days"


class ConcernQuerySet(models.QuerySet):
    """Words for choosing concerns."""

    def visible_to(self, membership: Membership) -> ConcernQuerySet:
        """Return those that a member may read: all for whoever keeps the link, else those that hang on a case
        that the member may open. Whom a conflict keeps out of the case reads none of it."""
        from kith.work.child_deaths.seeing import concerns_open_to

        return concerns_open_to(self, membership)


class SafeguardingConcern(models.Model):
    """A safeguarding concern that the partnership told the child death review panel, or was told by it.

    It holds codes and neutral words. What the panel finds out about the death of a child stays with it.
    """

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="concerns")
    reference = models.CharField(max_length=20)
    """A letter, the year and a number, such as *C2026-01*: it says nothing of what happened."""
    form_key = models.CharField(max_length=LENGTH, unique=True, null=True, blank=True, editable=False)
    """The key of the form with which it came in: the same form sent twice makes one concern."""
    direction = models.CharField(max_length=8, choices=Direction.choices)
    board_key = models.SlugField(max_length=64, blank=True)
    """The panel, by its key in the arrangements; empty where they name none."""
    authority = models.ForeignKey(Body, models.PROTECT, related_name="child_death_concerns")
    """The local authority in whose area it is."""
    says = models.TextField()
    """What the concern is, in neutral words and codes."""
    told_by = models.CharField(max_length=200)
    """Who sent it, by function."""
    told_to = models.CharField(max_length=200)
    """Who received it, by function."""
    way = models.CharField(max_length=12, choices=Way.choices)
    sent_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    """The day on which it came in; empty for one sent to the panel, whose receipt is its acknowledgement."""
    acknowledge_due_on = models.DateField()
    """Kept, since the partnership may choose other times later."""
    answer_due_on = models.DateField()
    case = models.OneToOneField(Case, models.PROTECT, null=True, blank=True, related_name="concern")
    """The case that was opened from it, or that it was sent from."""
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    acknowledged_on = models.DateField(null=True, blank=True)
    """The day on which whoever received it said so."""
    acknowledged_how = models.CharField(max_length=300, blank=True)
    """Who said so, and how."""
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=200, blank=True)
    """Who put it on record."""
    answered_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    """What whoever received it did with it, in neutral words."""
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        verbose_name = "safeguarding concern"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"],
                name="concern_reference_once",
                violation_error_message="There is already a concern with that reference.",
            ),
            models.CheckConstraint(
                condition=~Q(says=""),
                name="concern_with_its_words",
                violation_error_message="A concern says what it is.",
            ),
            models.CheckConstraint(
                condition=Q(direction=Direction.SENT, received_on__isnull=True)
                | Q(direction=Direction.RECEIVED, received_on__gte=F("sent_on")),
                name="concern_received_after_it_was_sent",
                violation_error_message="A concern comes in on the day it was sent, or later.",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_on__isnull=True, acknowledged_at__isnull=True, acknowledged_by="")
                | Q(acknowledged_on__gte=F("sent_on"), acknowledged_at__isnull=False)
                & ~Q(acknowledged_by="")
                & ~Q(acknowledged_how=""),
                name="concern_acknowledged_on_record",
                violation_error_message="A concern is acknowledged on the day it was sent, or later.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answered_at__isnull=True, answered_by="", outcome="")
                | Q(answered_on__gte=F("sent_on"), answered_at__isnull=False)
                & ~Q(answered_by="")
                & ~Q(outcome=""),
                name="concern_answered_with_its_outcome",
                violation_error_message="The outcome has its words, and came when it was sent, or later.",
            ),
        ]

    def __str__(self) -> str:
        return f"Concern {self.reference}"


class ConcernCorrection(models.Model):
    """A day of a concern that was written wrong and put right: what stood there, and why."""

    concern = models.ForeignKey(SafeguardingConcern, models.PROTECT, related_name="corrections")
    day = models.CharField(max_length=16, choices=ConcernDay.choices)
    was = models.DateField()
    became = models.DateField()
    because = models.TextField()
    corrected_at = models.DateTimeField()
    corrected_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "concern correction"
        constraints = [
            models.CheckConstraint(
                condition=~Q(because="") & ~Q(was=F("became")),
                name="concern_corrected_with_its_reason",
                violation_error_message="A day is put right with a reason, and is another one then.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} of {self.concern_id}"
