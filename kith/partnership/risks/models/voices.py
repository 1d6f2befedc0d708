"""What is said about a risk across groups: challenges of a score, and escalations with their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.partnership.arrangements.models import Group, both_or_neither
from kith.partnership.partnerships.models import PUBLIC_ID, Person
from kith.partnership.risks.models.risks import Risk

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class VoiceQuerySet(models.QuerySet):
    """Words for choosing challenges and escalations."""

    def visible_to(self, membership: Membership) -> VoiceQuerySet:
        """Return those about the risks that a member may see."""
        return self.filter(risk__in=Risk.objects.visible_to(membership).values("pk"))

    def unanswered(self) -> VoiceQuerySet:
        """Return those that wait for an answer."""
        return self.filter(answered_on__isnull=True)


class ScoreChallenge(models.Model):
    """Somebody doubts the score of a risk and says why; whoever owns the risk answers."""

    public_id = models.CharField(**PUBLIC_ID)
    risk = models.ForeignKey(Risk, models.PROTECT, related_name="challenges")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="scores_challenged"
    )
    words = models.TextField()
    score = models.PositiveSmallIntegerField()
    """The residual score that is doubted."""
    made_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        verbose_name = "challenge of a score"
        verbose_name_plural = "challenges of scores"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="score_challenge_says_why",
                violation_error_message="Say why the score is doubted.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | Q(answered_on__isnull=False) & ~Q(answer=""),
                name="score_challenge_answered_in_words",
                violation_error_message="An answer has its words.",
            ),
            both_or_neither("answered_at", "answered_by"),
        ]

    def __str__(self) -> str:
        return f"{self.made_by}, {self.made_on}"


class Escalation(models.Model):
    """A risk put before the lead group, with the reason, and what that group answered."""

    public_id = models.CharField(**PUBLIC_ID)
    risk = models.ForeignKey(Risk, models.PROTECT, related_name="escalations")
    group = models.ForeignKey(Group, models.PROTECT, related_name="risks_escalated")
    """The lead group, which answers."""
    reason = models.TextField()
    escalated_on = models.DateField()
    escalated_at = models.DateTimeField()
    escalated_by = models.CharField(max_length=200)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        verbose_name = "escalation of a risk"
        verbose_name_plural = "escalations of risks"
        constraints = [
            models.UniqueConstraint(
                fields=["risk"],
                condition=Q(answered_on__isnull=True),
                name="escalation_one_at_a_time",
                violation_error_message="The risk is before the lead group already.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="escalation_with_its_reason",
                violation_error_message="Say why the lead group is to see it.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | Q(answered_on__isnull=False) & ~Q(answer=""),
                name="escalation_answered_in_words",
                violation_error_message="An answer has its words.",
            ),
            both_or_neither("answered_at", "answered_by"),
        ]

    def __str__(self) -> str:
        return f"{self.risk_id}, {self.escalated_on}"
