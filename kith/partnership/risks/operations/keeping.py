"""Deeds on the register of risks: entering one, also from an issue, changing it, and its controls."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused, in_words
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body, Partnership, Person
from kith.partnership.partnerships.queries import known_bodies, known_people
from kith.partnership.plan.public import Priority
from kith.partnership.risks.enums import AnswerKind, StepKind
from kith.partnership.risks.models import Control, Issue, Risk, RiskScore
from kith.partnership.risks.operations.answering import answer_issue
from kith.partnership.risks.parts import SETTLES, refuse_unless_keeps, refuse_unless_steers
from kith.partnership.risks.recording import record_risk, take_step
from kith.partnership.risks.scores import Scored

WORDS = {
    "title": "Say in a few words what the risk is.",
    "cause": "Say what it comes from.",
    "event": "Say what may happen.",
    "consequence": "Say what would follow for children.",
}


@transaction.atomic
def enter_risk(
    *,
    partnership: Partnership,
    group: Group,
    title: str,
    cause: str,
    event: str,
    consequence: str,
    inherent: Scored,
    residual: Scored,
    review_on: date | None,
    by: Actor,
    on: date,
    reason: str = "",
    owner: Person | None = None,
    body: Body | None = None,
    priorities: Iterable[Priority] = (),
    issue: Issue | None = None,
) -> Risk:
    """Enter a risk for a group, with its first score, its owner and the day on which it is looked at again.

    `reason` says why it scores so. Raises Refused for others than the chair of the group and the business
    unit, without any of the words, without an owner, for a residual score above the inherent one, for a group
    that does not run, or a review before today.
    """
    refuse_unless_steers(group, partnership, by, on, SETTLES)
    if ground_of(partnership).on(on).group_with_id(group.public_id) is None:
        raise Refused(f"{group.name} does not run on this day.", field="group")
    refuse_owner(partnership, owner, body)
    refuse_scores(inherent, residual)
    said_words = _words({"title": title, "cause": cause, "event": event, "consequence": consequence})
    risk = Risk.objects.create(
        partnership=partnership,
        number=_next_number(partnership),
        group=group,
        owner=owner,
        body=body,
        issue=issue,
        review_on=firm(review_on, on),
        entered_on=on,
        entered_at=now(),
        entered_by=by.name,
        **said_words,
        **columns_of(inherent, residual),
    )
    risk.priorities.set(_own(partnership, priorities))
    why = reason.strip() or "First score."
    keep_score(risk=risk, inherent=inherent, residual=residual, reason=why, by=by, on=on)
    record_risk(risk, "entered risk", by=by, new=_facts(risk))
    return risk


@transaction.atomic
def make_risk_of_issue(
    *, issue: Issue, words: str, answered_on: date, by: Actor, on: date, **facts: Any
) -> Risk:
    """Answer an issue by entering it as a risk of the group; `facts` are those of `enter_risk`.

    Raises Refused as `answer_issue` and `enter_risk` do, and for a closed issue, since every member reads the
    register.
    """
    if issue.is_closed:
        raise Refused("Every member reads the register of risks. Open the issue first.")
    answer_issue(issue=issue, kind=AnswerKind.RISK, words=words, answered_on=answered_on, by=by, on=on)
    return enter_risk(partnership=issue.partnership, group=issue.group, issue=issue, by=by, on=on, **facts)


@transaction.atomic
def change_risk(
    *,
    risk: Risk,
    title: str,
    cause: str,
    event: str,
    consequence: str,
    reason: str,
    by: Actor,
    on: date,
    owner: Person | None = None,
    body: Body | None = None,
    priorities: Iterable[Priority] = (),
) -> None:
    """Change what a risk says, who owns it, and which priorities it bears on, with the reason.

    Raises Refused for others than those who keep it, without the words or an owner, or once it is closed.
    """
    read_again(risk)
    refuse_unless_keeps(risk, by, on)
    refuse_unless_live(risk)
    refuse_owner(risk.partnership, owner, body)
    why, old = in_words(reason, "Give the reason.", field="reason"), _facts(risk)
    words = _words({"title": title, "cause": cause, "event": event, "consequence": consequence})
    for name, value in {**words, "owner": owner, "body": body}.items():
        setattr(risk, name, value)
    risk.save(update_fields=[*words, "owner", "body"])
    risk.priorities.set(_own(risk.partnership, priorities))
    take_step(risk, StepKind.CHANGED, why, by=by, on=on)
    record_risk(risk, "changed risk", by=by, old=old, new=_facts(risk), reason=why)


@transaction.atomic
def add_control(*, risk: Risk, says: str, body: Body, how_known: str, by: Actor, on: date) -> Control:
    """Record what holds a risk down, which agency sees to it, and how one knows that it works.

    Raises Refused for others than those who keep the risk, without words, or once it is closed.
    """
    read_again(risk)
    refuse_unless_keeps(risk, by, on)
    refuse_unless_live(risk)
    if not known_bodies(risk.partnership).filter(pk=body.pk).exists():
        raise Refused(f"{body.name} has no standing here.", field="body")
    words = in_words(says, "Say what holds the risk down.", field="says")
    control = Control.objects.create(
        risk=risk, says=words, body=body, how_known=how_known.strip(), added_on=on
    )
    record_risk(risk, "added control", by=by, new={"control": words, "agency": body.name})
    return control


@transaction.atomic
def end_control(*, control: Control, reason: str, by: Actor, on: date) -> None:
    """Record that something does not hold a risk down any more, and why. It stays on record.

    Raises Refused for others than those who keep the risk, without a reason, or twice.
    """
    refuse_unless_keeps(control.risk, by, on)
    why = in_words(reason, "Give the reason.", field="reason")
    rows = Control.objects.filter(pk=control.pk, ended_on__isnull=True)
    if not rows.update(ended_on=on, ended_because=why):
        raise Refused("The control has ended already.")
    control.refresh_from_db()
    record_risk(control.risk, "ended control", by=by, new={"control": control.says}, reason=why)


def keep_score(
    *, risk: Risk, inherent: Scored, residual: Scored, reason: str, by: Actor, on: date
) -> RiskScore:
    """Write a score with its reason into the history of a risk."""
    return RiskScore.objects.create(
        risk=risk,
        reason=reason,
        scored_on=on,
        scored_at=now(),
        scored_by=by.name,
        **columns_of(inherent, residual),
    )


def columns_of(inherent: Scored, residual: Scored) -> dict[str, int]:
    """Return the four numbers of two scores as the columns that keep them."""
    return {
        "inherent_likelihood": inherent.likelihood,
        "inherent_impact": inherent.impact,
        "residual_likelihood": residual.likelihood,
        "residual_impact": residual.impact,
    }


def refuse_scores(inherent: Scored, residual: Scored) -> None:
    """Raise Refused for a number outside 1 to 5, or for a residual score above the inherent one."""
    numbers = (inherent.likelihood, inherent.impact, residual.likelihood, residual.impact)
    if not all(1 <= number <= 5 for number in numbers):
        raise Refused("Likelihood and impact go from 1 to 5.", field="residual_likelihood")
    if residual.score > inherent.score:
        words = (
            f"The score with what holds the risk down, {residual.score}, is above that without it, "
            f"{inherent.score}."
        )
        raise Refused(words, field="residual_likelihood")


def read_again(risk: Risk) -> None:
    """Read a risk as it is now, whatever the page showed; its row is held till the deed ends."""
    risk.refresh_from_db(from_queryset=Risk.objects.select_for_update())


def refuse_unless_live(risk: Risk) -> None:
    """Raise Refused for a risk that is closed or in another register."""
    if not risk.is_live:
        raise Refused(f"{risk.reference} is {risk.get_state_display().lower()}.")


def refuse_owner(partnership: Partnership, owner: Person | None, body: Body | None) -> None:
    """Raise Refused without an owner, or for one whom the partnership does not know."""
    if owner is None and body is None:
        raise Refused("Say who owns it: a person, an agency, or both.", field="owner")
    if owner is not None and not known_people(partnership).filter(pk=owner.pk).exists():
        raise Refused(f"{owner.name} is not known here.", field="owner")
    if body is not None and not known_bodies(partnership).filter(pk=body.pk).exists():
        raise Refused(f"{body.name} has no standing here.", field="body")


def firm(review_on: date | None, on: date) -> date:
    """Return a day of review; raise Refused without one or for one before today."""
    if review_on is None:
        raise Refused("Give the day on which it is looked at again.", field="review_on")
    if review_on < on:
        raise Refused("Give a day from today on.", field="review_on")
    return review_on


def _words(given: dict[str, str]) -> dict[str, str]:
    return {name: in_words(words, WORDS[name], field=name) for name, words in given.items()}


def _own(partnership: Partnership, priorities: Iterable[Priority]) -> list[Priority]:
    found = list(priorities)
    if any(one.partnership_id != partnership.pk for one in found):
        raise Refused("That is no priority of this partnership.", field="priorities")
    return found


def _next_number(partnership: Partnership) -> int:
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    last = Risk.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _facts(risk: Risk) -> dict[str, Any]:
    return {
        "title": risk.title,
        "cause": risk.cause,
        "event": risk.event,
        "consequence": risk.consequence,
        "group": risk.group.name,
        "owner": risk.owner_words,
        "inherent": risk.inherent.score,
        "residual": risk.residual.score,
        "review": risk.review_on.isoformat(),
        "priorities": [one.name for one in risk.priorities.order_by("name")],
    }
