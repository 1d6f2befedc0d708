"""A case, the test of its criteria, and what each partner thinks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.base.kernel.ids import LENGTH
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership, Person
from kith.work.reviews.enums import Answer, CaseState, Origin, Process, Stage, StepKind, View

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class CaseQuerySet(models.QuerySet):
    """Words for choosing cases."""

    def visible_to(self, membership: Membership) -> CaseQuerySet:
        """Return those whose content a member may open; nothing else decides it.

        They are the cases in whose circle the member is on the day, and for independent people all of the
        partnership’s (AR12, L48). A conflict of interest closes a case to whoever it is (AR8, AR10).
        """
        from kith.work.reviews.seeing import cases_open_to

        return cases_open_to(self, membership)

    def lines_for(self, membership: Membership) -> CaseQuerySet:
        """Return those whose coded line a member sees in the register: reference, stage, days (AR5)."""
        from kith.work.reviews.seeing import lines_open_to

        return lines_open_to(self, membership)


class Case(models.Model):
    """Something grave that happened to a child, from the first word of it to the end of its review.

    It holds no name of a child: `child` is a code. What tells who the child is stands in the key of codes.
    """

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="cases")
    group = models.ForeignKey(Group, models.PROTECT, related_name="cases")
    """The group that considers it, by the arrangements of the day on which it came."""
    reference = models.CharField(max_length=20)
    """The year and a number, such as *2026-03*: it says nothing of what happened."""
    form_key = models.CharField(max_length=LENGTH, unique=True, null=True, blank=True, editable=False)
    """The key of the form with which it came in: the same form sent twice opens one case."""
    origin = models.CharField(max_length=16, choices=Origin.choices)
    state = models.CharField(max_length=16, choices=CaseState.choices, default=CaseState.RECEIVED)
    received_on = models.DateField()
    referred_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="cases_referred"
    )
    referrer = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="cases_referred")
    agreed_by = models.CharField(max_length=200, blank=True)
    """The senior safeguarding lead of the referring agency who agreed to the referral."""
    authority = models.ForeignKey(Body, models.PROTECT, related_name="cases_to_notify")
    """The local authority in whose area it happened; it notifies (section 16C, Children Act 2004)."""
    incident_on = models.DateField(null=True, blank=True)
    """The day on which it happened; empty while that is not known."""
    aware_on = models.DateField()
    """The day on which the local authority became aware: the five working days start then."""
    child = models.CharField(max_length=40, default="Child A")
    has_died = models.BooleanField(default=False)
    is_looked_after = models.BooleanField(default=False)
    is_care_leaver = models.BooleanField(default=False)
    other_area = models.CharField(max_length=200, blank=True)
    """Another authority that is concerned, such as where the child lives; empty where there is none."""
    what_happened = models.TextField()
    why = models.TextField()
    """Why whoever refers thinks that the criteria may be met."""
    made_safe = models.TextField()
    """What was done at once to keep this child and others safe."""
    agencies_known = models.TextField(blank=True)
    """Which agencies know the child or the family, as the referrer told."""
    family_told = models.TextField(blank=True)
    """Whether the family was told of the referral, and why not where it was not."""
    decided_on = models.DateField(null=True, blank=True)
    decided_because = models.TextField(blank=True)
    sent_on = models.DateField(null=True, blank=True)
    """The day on which the notification went to the Panel."""
    form_reference = models.CharField(max_length=60, blank=True)
    sent_to = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    same_as = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="taken_in_again_as"
    )
    """The case as which it had been taken in already; empty for one taken in by mistake."""

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "case"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"],
                name="case_reference_once",
                violation_error_message="There is already a case with that reference.",
            ),
            models.CheckConstraint(
                condition=~Q(state=CaseState.RAPID_REVIEW)
                | Q(sent_on__isnull=False, decided_on__isnull=False) & ~Q(decided_because=""),
                name="case_notified_with_its_reason",
                violation_error_message="A case that is notified has its day and the reason.",
            ),
            models.CheckConstraint(
                condition=~Q(state=CaseState.NOT_NOTIFIED)
                | Q(decided_on__isnull=False) & ~Q(decided_because=""),
                name="case_not_notified_with_its_reason",
                violation_error_message="A case that is not notified says why.",
            ),
            models.CheckConstraint(
                condition=Q(state=CaseState.WITHDRAWN, withdrawn_on__isnull=False) & ~Q(withdrawn_because="")
                | ~Q(state=CaseState.WITHDRAWN)
                & Q(withdrawn_on__isnull=True, withdrawn_because="", same_as__isnull=True),
                name="case_withdrawn_with_its_reason",
                violation_error_message="A case that is withdrawn has its day and the reason.",
            ),
            models.CheckConstraint(
                condition=~Q(state=CaseState.RECEIVED) | Q(decided_on__isnull=True, decided_because=""),
                name="case_received_without_a_decision",
                violation_error_message="A case that waits for its decision holds none.",
            ),
            models.CheckConstraint(
                condition=Q(incident_on__isnull=True) | Q(incident_on__lte=models.F("aware_on")),
                name="case_known_after_it_happened",
                violation_error_message="The authority became aware on the day it happened, or later.",
            ),
        ]

    def __str__(self) -> str:
        return f"Case {self.reference}"


class CaseStep(models.Model):
    """What was said at a step of a case. It stays as it was written, also when a later step undoes it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=16, choices=StepKind.choices)
    words = models.TextField()
    """The reasons, or what was answered."""
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="steps_in_cases")
    """The agency that took its return back; empty for the other steps."""
    taken_on = models.DateField()
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "case step"
        verbose_name_plural = "case steps"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="case_step_with_its_words",
                violation_error_message="A step of a case keeps its words.",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class CriterionAnswer(models.Model):
    """Whether a case meets one criterion, with the reasons. The latest answer counts; earlier ones stay."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="answers")
    criterion = models.CharField(max_length=40)
    """The key of the criterion in `criteria`."""
    edition = models.CharField(max_length=40)
    """The edition of the guidance in force when it was answered."""
    answer = models.CharField(max_length=8, choices=Answer.choices)
    reasons = models.TextField()
    answered_on = models.DateField()
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "criterion answer"
        verbose_name_plural = "criterion answers"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasons=""),
                name="criterion_answered_with_reasons",
                violation_error_message="Each criterion is answered with reasons.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.answer}"


class PartnerView(models.Model):
    """What a statutory partner thinks of a question of the case. The latest counts; earlier ones stay."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="views")
    stage = models.CharField(max_length=8, choices=Stage.choices)
    body = models.ForeignKey(Body, models.PROTECT, related_name="views_of_cases")
    view = models.CharField(max_length=8, choices=View.choices)
    reasons = models.TextField()
    stated_on = models.DateField()
    stated_at = models.DateTimeField()
    stated_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "partner view"
        verbose_name_plural = "partner views"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasons=""),
                name="partner_view_with_reasons",
                violation_error_message="A partner’s view has its reasons.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.view}"


class ParallelProcess(models.Model):
    """Another process about the same events, such as an inquest, that the review must not disturb."""

    public_id = models.CharField(**PUBLIC_ID)
    case = models.ForeignKey(Case, models.PROTECT, related_name="processes")
    kind = models.CharField(max_length=16, choices=Process.choices)
    says = models.TextField(blank=True)
    """Who runs it, whom to ask, and what it asks of the review."""
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "parallel process"
        verbose_name_plural = "parallel processes"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(began_on__lte=models.F("ended_on")),
                name="process_ends_after_it_begins",
                violation_error_message="The last day is on or after the first.",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
