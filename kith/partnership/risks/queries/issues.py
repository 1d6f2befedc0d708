"""Questions about emerging issues."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery

from kith.base.kernel.standings import Finding
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Person
from kith.partnership.risks.deadlines import answer_stands
from kith.partnership.risks.enums import AnswerKind, IssueState
from kith.partnership.risks.models import Issue, IssueAnswer, Risk
from kith.partnership.risks.models.issues import IssueQuerySet
from kith.partnership.risks.queries.due import meets_next, met_since

KIND = "emerging-issues"
"""The kind of promise that says which group answers issues."""


@dataclass(frozen=True)
class AskedIssues:
    """Which issues to list. Empty means any."""

    group: str = ""
    """The public id of a group."""
    priority: str = ""
    standing: str = "waiting"
    """`waiting`, `unanswered` (past the next meeting), `mine` (raised by the reader), or `all`."""


def with_answers(rows: IssueQuerySet, today: date) -> IssueQuerySet:
    """Read the names of issues, the meetings by which they are due, and the day of the first answer."""
    asked = {"group": OuterRef("group"), "asked_on": OuterRef("asked_on")}
    first = IssueAnswer.objects.filter(issue=OuterRef("pk"), **asked).exclude(kind=AnswerKind.PASS)
    named = rows.select_related("partnership", "group__partnership", "priority", "body", "raiser")
    return named.annotate(
        met_on=met_since(),
        meets_on=meets_next(today),
        answered_on=Subquery(first.order_by("pk").values("answered_on")[:1]),
    )


def standing_of(issue: Issue, today: date) -> Finding:
    """Return how the answer to an issue that was read `with_answers` stands."""
    answered = None if issue.state == IssueState.WAITING else issue.answered_on  # type: ignore[attr-defined]
    return answer_stands(issue.met_on, issue.meets_on, answered, today)  # type: ignore[attr-defined]


def issues_seen_by(membership: Membership, asked: AskedIssues, today: date) -> Sequence[Issue]:
    """Return the issues that a member may see and asked for: those due first come first. One query."""
    rows = with_answers(Issue.objects.visible_to(membership), today)
    rows = rows.filter(group__public_id=asked.group) if asked.group else rows
    rows = rows.filter(priority__public_id=asked.priority) if asked.priority else rows
    if asked.standing == "mine":
        rows = rows.filter(raiser=membership.person)
    elif asked.standing == "unanswered":
        rows = rows.waiting().filter(met_on__lt=today)
    elif asked.standing != "all":
        rows = rows.waiting()
    first = (F("met_on").asc(nulls_last=True), F("meets_on").asc(nulls_last=True), "raised_on", "pk")
    return list(rows.order_by(*first))


def waiting_for_groups(
    membership: Membership, groups: Collection[int] | None, today: date
) -> Sequence[Issue]:
    """Return the issues that wait for an answer of groups (by pk), of any for None. One query."""
    rows = Issue.objects.visible_to(membership).waiting()
    rows = rows if groups is None else rows.filter(group__in=groups)
    return list(with_answers(rows, today).order_by("asked_on", "pk"))


def issue_seen_by(membership: Membership, public_id: str, today: date) -> Issue | None:
    """Return one issue that a member may see, or None."""
    rows = Issue.objects.visible_to(membership).filter(public_id=public_id)
    return with_answers(rows, today).first()


def answers_to(issue: Issue) -> Sequence[IssueAnswer]:
    """Return what was answered to an issue, the first answer first, each with when it was due. One query."""
    rows = IssueAnswer.objects.filter(issue=issue).select_related("group", "passed_to")
    return list(rows.annotate(met_on=met_since()).order_by("answered_on", "pk"))


def readers_of(issue: Issue) -> Sequence[str]:
    """Return who may know of a closed issue, by name. One query."""
    return list(issue.readers.order_by("person__name").values_list("person__name", flat=True))


def group_to_answer(as_at: AsAt) -> GroupAsAt | None:
    """Return the group that the arrangements of a day name for emerging issues, or None."""
    duties = as_at.chapter.document.duties if as_at.chapter and not as_at.is_proposed else ()
    keys = [duty.group for duty in duties if duty.kind == KIND and duty.group]
    return as_at.group(keys[0]) if keys else None


def groups_to_choose(as_at: AsAt) -> Sequence[Group]:
    """Return the groups of a day that may be asked, the partnership’s own first."""
    return [group.identity for group in as_at.groups if group.identity and not group.terms.young_people]


def chair_of(as_at: AsAt, group: Group) -> Person | None:
    """Return who chairs a group on a day, or None. One query."""
    found = as_at.group_with_id(group.public_id)
    holder = found.chair.holder if found else None
    return Person.objects.filter(public_id=holder.person_id).first() if holder else None


def of_group(membership: Membership, group: Group, today: date) -> IssueQuerySet:
    """Return an unread query of the issues put to a group that a member may see and that are not settled."""
    live = Q(state__in=[IssueState.WAITING, IssueState.WATCHED])
    return with_answers(Issue.objects.visible_to(membership).filter(live, group=group), today)


def risks_from(issue: Issue, membership: Membership) -> Sequence[Risk]:
    """Return the risks that an issue became and that a member may see. One query."""
    return list(Risk.objects.visible_to(membership).filter(issue=issue).order_by("number"))
