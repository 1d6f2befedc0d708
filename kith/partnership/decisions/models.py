"""What we remember of decisions: what was asked, who stood where, and how it ended."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kith.partnership.arrangements.models import both_or_neither
from kith.partnership.decisions.enums import WAITING, DecisionState, Stance
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership


class DecisionQuerySet(models.QuerySet):
    """Words for choosing decisions."""

    def of(self, partnership: Partnership) -> DecisionQuerySet:
        """Return those of one partnership."""
        return self.filter(partnership=partnership)

    def waiting(self) -> DecisionQuerySet:
        """Return those that wait for a position or are stopped by one."""
        return self.filter(state__in=WAITING)


class Decision(models.Model):
    """Something reserved to the statutory partners, who decide it unanimously or not at all (K7)."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="decisions")
    title = models.CharField(max_length=300)
    wording = models.TextField()
    """The exact words that the partners agree to."""
    subject_kind = models.CharField(max_length=64)
    subject_id = models.CharField(max_length=64)
    subject_title = models.CharField(max_length=300)
    effect = models.CharField(max_length=64, blank=True)
    """The name of what the decision sets in motion, as registered by the room that owns it."""
    state = models.CharField(max_length=16, choices=DecisionState.choices, default=DecisionState.OPEN)
    asked_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    concluded_on = models.DateField(null=True, blank=True)
    """The day on which it was decided or withdrawn."""
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.CharField(max_length=200, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "decision"
        constraints = [
            both_or_neither("concluded_at", "concluded_by"),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "effect"],
                condition=Q(state__in=[DecisionState.OPEN, DecisionState.STOPPED]),
                name="one_open_decision_about_a_thing",
                violation_error_message="A decision about this is already open.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.partnership})"


class PartnerPosition(models.Model):
    """Where one statutory partner stands on a decision, who said so and for which reasons.

    A changed position is a new row; the latest of a body counts, and the earlier ones stay on record.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="positions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="positions")
    stance = models.CharField(max_length=16, choices=Stance.choices)
    reasons = models.TextField(blank=True)
    stated_on = models.DateField()
    stated_at = models.DateTimeField()
    stated_by = models.CharField(max_length=200)
    appointment_id_used = models.CharField(max_length=16)
    """The public id of the appointment by which the person spoke for the body."""

    class Meta:
        verbose_name = "partner position"
        constraints = [
            models.CheckConstraint(
                condition=~Q(stance=Stance.DISSENTS) | ~Q(reasons=""),
                name="dissent_with_reasons",
                violation_error_message="Say why the partner does not agree.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.get_stance_display().lower()} on {self.decision_id}, {self.stated_at}"
