"""Emerging issues: what somebody sees, which group is to answer, and what it answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from kith.base.kernel.access import without_held_out
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.young_people import groups_of_a_young_person
from kith.partnership.partnerships.models import PUBLIC_ID, Body, Partnership, Person
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.plan.public import Priority
from kith.partnership.risks.enums import AnswerKind, IssueState

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership


class IssueQuerySet(models.QuerySet):
    """Words for choosing issues."""

    def visible_to(self, membership: Membership) -> IssueQuerySet:
        """Return those that a member may see; nothing else decides it.

        They are the issues of the member’s own partnership. A closed one is seen by those whom it names alone
        (AR7). A young person sees those that they raised, and open ones put to their own groups (AR15).
        """
        if not membership.may(Permission.SEE_PARTNERSHIP):
            return self.none()
        rows = self.filter(partnership=membership.partnership)
        own = groups_of_a_young_person(membership)
        if own is not None:
            rows = rows.filter(Q(raiser=membership.person) | Q(group__in=own, is_closed=False))
        return without_held_out(rows, "issue", membership.person.public_id)

    def waiting(self) -> IssueQuerySet:
        """Return those that wait for an answer."""
        return self.filter(state=IssueState.WAITING)


class Issue(models.Model):
    """Something that a partner sees coming and puts to a group, which answers by its next meeting (K35)."""

    public_id = models.CharField(**PUBLIC_ID)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="issues")
    title = models.CharField(max_length=200)
    seen = models.TextField()
    """What is seen, in the words of whoever raised it."""
    comes_from = models.CharField(max_length=300)
    """How one knows of it: a service, a count, a case list, what children say."""
    priority = models.ForeignKey(Priority, models.PROTECT, null=True, blank=True, related_name="issues")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="issues")
    """The agency for which it was raised; empty where whoever raised it sits for none."""
    raiser = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="issues")
    group = models.ForeignKey(Group, models.PROTECT, related_name="issues")
    """The group that is to answer, or that answered last."""
    asked_on = models.DateField()
    """The day on which that group was asked: when it was raised, or passed on."""
    is_closed = models.BooleanField(default=False)
    """Only those whom it names know of it."""
    state = models.CharField(max_length=16, choices=IssueState.choices, default=IssueState.WAITING)
    raised_on = models.DateField()
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=200)

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = "issue"
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(seen="") & ~Q(comes_from=""),
                name="issue_says_what_is_seen",
                violation_error_message="An issue says what is seen and where it comes from.",
            ),
        ]
        indexes = [models.Index(fields=["group", "state"], name="issue_by_group")]

    def __str__(self) -> str:
        return self.title


class IssueReader(models.Model):
    """Somebody who may know of a closed issue."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="readers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="issues_read")

    class Meta:
        verbose_name = "reader of an issue"
        verbose_name_plural = "readers of issues"
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "person"],
                name="issue_reader_once",
                violation_error_message="That person may read it already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} reads {self.issue_id}"


class IssueAnswer(models.Model):
    """What a group answered to an issue, and when it had been asked. Answers are added, never altered."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="answers")
    group = models.ForeignKey(Group, models.PROTECT, related_name="answers_to_issues")
    asked_on = models.DateField()
    kind = models.CharField(max_length=16, choices=AnswerKind.choices)
    words = models.TextField()
    """Why, in words that whoever raised it can use."""
    passed_to = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="issues_passed_on"
    )
    answered_on = models.DateField()
    """The day on which the group answered, such as that of its meeting."""
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "answer to an issue"
        verbose_name_plural = "answers to issues"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="issue_answer_in_words",
                violation_error_message="An answer says why.",
            ),
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.PASS, passed_to__isnull=False)
                | ~Q(kind=AnswerKind.PASS) & Q(passed_to__isnull=True),
                name="issue_passed_to_a_group",
                violation_error_message="Say which group answers from now on.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__gte=models.F("asked_on")),
                name="issue_answered_after_asking",
                violation_error_message="A group answers once it was asked.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.answered_on}"
