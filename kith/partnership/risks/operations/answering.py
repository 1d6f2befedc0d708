"""Deeds of the group that an issue was put to: to act, watch, pass it on, or say why it does nothing."""

from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Overtaken, Refused, in_words
from kith.base.ui.dates import long_date
from kith.partnership.actions.public import raise_action
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body, Person
from kith.partnership.risks.enums import AnswerKind
from kith.partnership.risks.lifecycle import ISSUE
from kith.partnership.risks.models import Issue, IssueAnswer
from kith.partnership.risks.operations.issues import let_know
from kith.partnership.risks.parts import ANSWERS, refuse_unless_seen, refuse_unless_steers
from kith.partnership.risks.queries.issues import chair_of
from kith.partnership.risks.recording import about_issue, record_issue

WHY = "Say what the group answers, so that whoever raised it knows."


@transaction.atomic
def act_on_issue(
    *,
    issue: Issue,
    words: str,
    answered_on: date,
    wording: str,
    due_on: date,
    by: Actor,
    on: date,
    owner: Person | None = None,
    body: Body | None = None,
) -> IssueAnswer:
    """Answer that the group acts, with the first action, which goes into the one register (K35).

    Raises Refused as `answer_issue` does, and as raising an action does.
    """
    answer = answer_issue(
        issue=issue, kind=AnswerKind.ACT, words=words, answered_on=answered_on, by=by, on=on
    )
    raise_action(
        group=issue.group,
        wording=wording,
        due_on=due_on,
        owner=owner,
        body=body,
        subject=about_issue(issue),
        by=by,
        on=on,
    )
    return answer


@transaction.atomic
def answer_issue(
    *, issue: Issue, kind: AnswerKind, words: str, answered_on: date, by: Actor, on: date
) -> IssueAnswer:
    """Record what the group answers: that it acts, watches, makes a risk of it, or takes no action, and why.

    `answered_on` is the day on which it did, such as that of its meeting. Raises Refused for others than the
    chair of the group and the business unit, without words, for a day before the group was asked or to come,
    or when the issue is settled; Overtaken when it was passed on since it was read.
    """
    _refuse(issue, answered_on, by, on)
    answer = _answer(issue, kind, in_words(words, WHY, field="words"), answered_on, by)
    ISSUE.move(issue, kind.value, reason=answer.words)
    new = {"answer": answer.get_kind_display(), "on": answered_on.isoformat()}
    record_issue(issue, "answered issue", by=by, new=new, reason=answer.words)
    return answer


@transaction.atomic
def pass_issue(
    *, issue: Issue, group: Group, words: str, answered_on: date, by: Actor, on: date
) -> IssueAnswer:
    """Pass an issue to another group, which then answers by its own next meeting from that day.

    The chair of that group comes to know of a closed issue. Raises Refused as `answer_issue` does, for the
    same group, or for one that does not run.
    """
    _refuse(issue, answered_on, by, on)
    as_at = ground_of(issue.partnership).on(on)
    if group.pk == issue.group_id:
        raise Refused(f"{group.name} was asked already. Choose another group.", field="group")
    if as_at.group_with_id(group.public_id) is None:
        raise Refused(f"{group.name} does not run on this day, so it can’t be asked.", field="group")
    words = in_words(words, WHY, field="words")
    answer = _answer(issue, AnswerKind.PASS, words, answered_on, by, passed_to=group)
    ISSUE.move(issue, "pass", reason=words, group=group, asked_on=answered_on)
    if issue.is_closed:
        let_know(issue, [chair_of(as_at, group)])
    new = {"to": group.name, "on": answered_on.isoformat()}
    record_issue(issue, "passed issue on", by=by, new=new, reason=words)
    return answer


def _refuse(issue: Issue, answered_on: date, by: Actor, on: date) -> None:
    refuse_unless_seen(issue, by)
    _refuse_overtaken(issue)
    refuse_unless_steers(issue.group, issue.partnership, by, on, ANSWERS)
    if answered_on > on:
        raise Refused("Give a day up to today.", field="answered_on")
    if answered_on < issue.asked_on:
        words = f"{issue.group.name} was asked on {long_date(issue.asked_on)}; give that day or a later one."
        raise Refused(words, field="answered_on")


def _refuse_overtaken(issue: Issue) -> None:
    """Raise Overtaken when an issue was passed on since it was read: it waits still, but for another group.

    Its row is held till the deed ends.
    """
    asked = {"group": issue.group_id, "asked_on": issue.asked_on}
    if Issue.objects.select_for_update().filter(pk=issue.pk, **asked).first() is None:
        raise Overtaken("Somebody else has just passed this issue on. Look at it again before you go on.")


def _answer(
    issue: Issue, kind: AnswerKind, words: str, answered_on: date, by: Actor, **more: Any
) -> IssueAnswer:
    return IssueAnswer.objects.create(
        issue=issue,
        group=issue.group,
        asked_on=issue.asked_on,
        kind=kind,
        words=words,
        answered_on=answered_on,
        recorded_at=now(),
        recorded_by=by.name,
        **more,
    )
