"""Risks: what may happen and why, how it scored over time, what holds it down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from kith.base.kernel.access import without_held_out
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.young_people import groups_of_a_young_person
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership, Person
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.plan.public import Priority
from kith.partnership.risks.enums import LIVE, Impact, Likelihood, RiskState, StepKind
from kith.partnership.risks.models.issues import Issue
from kith.partnership.risks.scores import Scored

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class RiskQuerySet(models.QuerySet):
    """Words for choosing risks."""

    def visible_to(self, membership: Membership) -> RiskQuerySet:
        """Return those that a member may see: the register of their own partnership.

        A young person sees those of their own groups (AR15).
        """
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        rows = self.filter(partnership=membership.partnership)
        own = groups_of_a_young_person(membership)
        rows = rows if own is None else rows.filter(group__in=own)
        return without_held_out(rows, "risk", membership.person.public_id)

    def live(self) -> RiskQuerySet:
        """Return those that the partnership itself still looks after."""
        return self.filter(state__in=sorted(LIVE))

    def worst_first(self) -> RiskQuerySet:
        """Return them by residual score, the highest first, then by inherent score and number."""
        residual = F("residual_likelihood") * F("residual_impact")
        inherent = F("inherent_likelihood") * F("inherent_impact")
        return self.order_by(residual.desc(), inherent.desc(), "number")


class Scores(models.Model):
    """How likely and how grave, before anything holds it down (inherent) and with what does (residual)."""

    inherent_likelihood = models.PositiveSmallIntegerField(choices=Likelihood.choices)
    inherent_impact = models.PositiveSmallIntegerField(choices=Impact.choices)
    residual_likelihood = models.PositiveSmallIntegerField(choices=Likelihood.choices)
    residual_impact = models.PositiveSmallIntegerField(choices=Impact.choices)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(inherent_likelihood__range=(1, 5), inherent_impact__range=(1, 5))
                & Q(residual_likelihood__range=(1, 5), residual_impact__range=(1, 5)),
                name="%(class)s_scored_from_one_to_five",
                violation_error_message="Likelihood and impact go from 1 to 5.",
            ),
        ]

    @property
    def inherent(self) -> Scored:
        """Return the score before anything holds the risk down."""
        return Scored(self.inherent_likelihood, self.inherent_impact)

    @property
    def residual(self) -> Scored:
        """Return the score with what holds the risk down."""
        return Scored(self.residual_likelihood, self.residual_impact)


class Risk(Scores):
    """Something that may happen and would keep the partnership from what it is for, with whoever owns it."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="risks")
    number = models.PositiveIntegerField()
    """Counts the risks of one partnership; with a letter it is the reference by which people know it."""
    title = models.CharField(max_length=200)
    cause = models.TextField()
    event = models.TextField()
    consequence = models.TextField()
    group = models.ForeignKey(Group, models.PROTECT, related_name="risks")
    """The group that looks after it."""
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="risks")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="risks")
    """The agency for which the owner has it; alone where the agency has yet to name somebody."""
    priorities = models.ManyToManyField(Priority, blank=True, related_name="risks")
    issue = models.ForeignKey(Issue, models.PROTECT, null=True, blank=True, related_name="risks")
    """The emerging issue that it was."""
    state = models.CharField(max_length=16, choices=RiskState.choices, default=RiskState.TREATED)
    review_on = models.DateField()
    """The last day on which it is looked at again in time."""
    entered_on = models.DateField()
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)
    transferred_to = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="risks_taken_over"
    )
    transferred_reference = models.CharField(max_length=100, blank=True)
    """What that agency’s own register calls it."""
    transfer_accepted_by = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    """The day on which it was closed."""

    objects = RiskQuerySet.as_manager()

    class Meta(Scores.Meta):
        verbose_name = "risk"
        constraints = [
            *Scores.Meta.constraints,
            models.UniqueConstraint(
                fields=["partnership", "number"],
                name="risk_number_once",
                violation_error_message="There is already a risk with that reference.",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(cause="") & ~Q(event="") & ~Q(consequence=""),
                name="risk_says_cause_event_and_consequence",
                violation_error_message="A risk says its cause, what may happen and what follows.",
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | Q(body__isnull=False),
                name="risk_owned_by_somebody",
                violation_error_message="Say who owns it: a person, an agency, or both.",
            ),
            models.CheckConstraint(
                condition=~Q(state=RiskState.TRANSFERRED)
                | Q(transferred_to__isnull=False)
                & ~Q(transferred_reference="")
                & ~Q(transfer_accepted_by=""),
                name="risk_transferred_to_a_register",
                violation_error_message="Say which agency took it over, under which reference, who agreed.",
            ),
            models.CheckConstraint(
                condition=Q(state=RiskState.CLOSED, ended_on__isnull=False)
                | ~Q(state=RiskState.CLOSED) & Q(ended_on__isnull=True),
                name="risk_closed_on_a_day",
                violation_error_message="A closed risk has the day on which it was closed.",
            ),
        ]
        indexes = [models.Index(fields=["group", "state"], name="risk_by_group")]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def reference(self) -> str:
        """Return the short reference within the partnership: *R3*."""
        return f"R{self.number}"

    @property
    def is_live(self) -> bool:
        """Return whether the partnership itself still looks after it."""
        return self.state in LIVE

    @property
    def owner_words(self) -> str:
        """Return who owns it: the person and the agency, or whichever is known."""
        names = [self.owner.name if self.owner else "", self.body.name if self.body else ""]
        return ", ".join(name for name in names if name)


class RiskScore(Scores):
    """How a risk was scored on a day, and why. Scores are added, never altered, so that the trend stays."""

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="scores")
    reason = models.TextField()
    scored_on = models.DateField()
    scored_at = models.DateTimeField()
    scored_by = models.CharField(max_length=200)

    class Meta(Scores.Meta):
        verbose_name = "score of a risk"
        verbose_name_plural = "scores of risks"
        constraints = [
            *Scores.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="risk_scored_with_a_reason",
                violation_error_message="A score has its reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.residual.score} on {self.scored_on}"


class ControlQuerySet(models.QuerySet):
    """Words for choosing controls."""

    def visible_to(self, membership: Membership) -> ControlQuerySet:
        """Return those of the risks that a member may see."""
        return self.filter(risk__in=Risk.objects.visible_to(membership).values("pk"))


class Control(models.Model):
    """Something that holds a risk down: which agency sees to it, and how one knows that it works."""

    public_id = models.CharField(**PUBLIC_ID)
    risk = models.ForeignKey(Risk, models.PROTECT, related_name="controls")
    says = models.TextField()
    body = models.ForeignKey(Body, models.PROTECT, related_name="controls_of_risks")
    how_known = models.TextField(blank=True)
    """How one knows that it works; empty while nobody has said so, which the page shows."""
    added_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    objects = ControlQuerySet.as_manager()

    class Meta:
        verbose_name = "control"
        constraints = [
            models.CheckConstraint(
                condition=~Q(says=""),
                name="control_says_what_it_is",
                violation_error_message="Say what holds the risk down.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_because="")
                | Q(ended_on__isnull=False) & ~Q(ended_because=""),
                name="control_ended_with_its_reason",
                violation_error_message="A control ends with its reason.",
            ),
        ]

    def __str__(self) -> str:
        return self.says


class RiskStep(models.Model):
    """One thing that happened to a risk besides its scores. Steps are added, never altered."""

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=16, choices=StepKind.choices)
    words = models.TextField()
    """The reason, or what was found."""
    review_on = models.DateField(null=True, blank=True)
    """The next day set for looking at it again."""
    taken_on = models.DateField()
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "step of a risk"
        verbose_name_plural = "steps of risks"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.taken_on}"
