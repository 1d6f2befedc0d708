"""What we remember of decisions: what was asked, who stood where, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.base.kernel.access import without_held_out
from kith.partnership.arrangements.models import Group, both_or_neither
from kith.partnership.decisions.enums import TAKEN, WAITING, DecisionState, Method, Stance
from kith.partnership.decisions.subject_kinds import subject_kinds
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership
from kith.partnership.partnerships.permissions import Permission

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class DecisionQuerySet(models.QuerySet):
    """Words for choosing decisions."""

    def visible_to(self, membership: Membership) -> DecisionQuerySet:
        """Return those that a member may see; nothing else decides it.

        A decision about a record that groups decide on, such as an item of an agenda, is seen by whoever
        sees that record (AR7, AR8, AR13). Those of the partnership itself are for all its members. What a
        hold-out rule hides is left out, whatever the reader’s part in it.
        """
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        seen = Q(partnership=membership.partnership, group__isnull=True)
        seen &= ~Q(subject_kind__in=[kind for kind, _found in subject_kinds])
        for kind, found in subject_kinds:
            seen |= Q(subject_kind=kind, subject_id__in=found.seen(membership))
        return without_held_out(self.filter(seen), "decision", membership.person.public_id)  # type: ignore[return-value]

    def of(self, partnership: Partnership) -> DecisionQuerySet:
        """Return those of one partnership."""
        return self.filter(partnership=partnership)

    def waiting(self) -> DecisionQuerySet:
        """Return those that wait for a position or are stopped by one."""
        return self.filter(state__in=WAITING)

    def of_the_partners(self) -> DecisionQuerySet:
        """Return those that the statutory partners take together."""
        return self.filter(method=Method.UNANIMITY)

    def taken(self) -> DecisionQuerySet:
        """Return those by which something was decided, be it for the time being."""
        return self.filter(state__in=TAKEN)


class Decision(models.Model):
    """What a group, its chair or the statutory partners decided, or are asked to decide.

    A group decides by consensus, its chair between meetings; what the statutory partners share as a duty they
    decide unanimously or not at all (K7). What was decided, and the names that stand with it, stay as they
    were (K10): no deed alters them. A later decision may take its place.
    """

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="decisions")
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="decisions")
    """The group that took it up; None for the partnership itself."""
    method = models.CharField(max_length=16, choices=Method.choices, default=Method.UNANIMITY)
    reserved_as = models.CharField(max_length=200, blank=True)
    """The kind of reserved decision that it is, in the words of the arrangements (L2, K16)."""
    title = models.CharField(max_length=300)
    wording = models.TextField()
    """The exact words that were agreed to."""
    group_name = models.CharField(max_length=200, blank=True)
    """The name of the group as it was."""
    deciders = models.TextField(blank=True)
    """Who decided, in words, as it was."""
    who_was_there = models.TextField(blank=True)
    """Who was at the meeting, one to a line, with seats and bodies as they were."""
    reasons = models.TextField(blank=True)
    options = models.TextField(blank=True)
    """What else was considered, where somebody wrote it down."""
    has_legal_advice = models.BooleanField(default=False)
    effective_from = models.DateField(null=True, blank=True)
    is_provisional = models.BooleanField(default=False)
    """Whether it was taken while the meeting was not quorate, and so had to be ratified (B10)."""
    ratified_on = models.DateField(null=True, blank=True)
    ratified_at = models.DateTimeField(null=True, blank=True)
    ratified_by = models.CharField(max_length=200, blank=True)
    ratified_where = models.CharField(max_length=300, blank=True)
    """The meeting that ratified it, in words."""
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    """The earlier decision whose place it takes."""
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
            both_or_neither("ratified_at", "ratified_by"),
            models.CheckConstraint(
                condition=Q(method=Method.UNANIMITY) | Q(group__isnull=False),
                name="decision_of_a_group_names_it",
                violation_error_message="Say which group decided.",
            ),
            models.CheckConstraint(
                condition=~Q(state=DecisionState.PROVISIONAL) | Q(is_provisional=True),
                name="decision_provisional_as_taken",
                violation_error_message="Only a decision taken without a quorum is provisional.",
            ),
            models.CheckConstraint(
                condition=Q(ratified_on__isnull=True) | Q(is_provisional=True),
                name="decision_ratified_if_provisional",
                violation_error_message="Only a provisional decision is ratified.",
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "effect"],
                condition=Q(state__in=[DecisionState.OPEN, DecisionState.STOPPED]),
                name="one_open_decision_about_a_thing",
                violation_error_message="A decision about this is already open.",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="decision_by_subject"),
            models.Index(fields=["partnership", "concluded_on"], name="decision_by_day"),
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
    recorded_by = models.CharField(max_length=200, blank=True)
    """Who put on record what was stated in a meeting; empty where the person stated it here themselves."""
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
