"""Promises about who chairs a meeting, and about its quorum."""

from __future__ import annotations

from datetime import date

from kith.base.kernel.standings import Finding, Standing
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.owing import no_group, owing_group
from kith.partnership.arrangements.words import count_of, long_date
from kith.work.meetings.duties.facts import Facts, Kept, past_year, where
from kith.work.meetings.enums import THERE, Presence
from kith.work.meetings.quorum import Quorate, There, asked_on, chair_is_there, quorum

WORDS = {
    "chaired-as-promised": "Each meeting of the past twelve months says who chaired: whoever the "
    "arrangements name, or somebody who stood in, with the reason. At risk when an earlier one doesn’t, "
    "missed when the last doesn’t.",
    "quorate": "Each meeting of the past twelve months was quorate by the arrangements’ own rule. At risk "
    "when an earlier one was not, missed when the last was not.",
}


def chaired_as_promised(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether each meeting says who chaired it, and why if somebody stood in (L5)."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None:
        return no_group(duty)
    held = past_year(group, day, facts)
    if not held:
        words = "No meeting is on record for the past twelve months."
        return Finding(Standing.NOT_YET_DUE, words, evidence=where(group))
    silent = [m for m in held if not _says_who_chaired(m, group, facts)]
    stood_in = sum(1 for m in held if m.stood_in_because)
    if silent:
        standing = Standing.MISSED if silent[-1] is held[-1] else Standing.AT_RISK
        day_words = long_date(silent[-1].day)
        words = f"The record of {day_words} doesn’t say that the chair chaired, or who stood in and why."
        return Finding(standing, words, evidence=where(group))
    words = f"{count_of(len(held), 'meeting')} in the past twelve months, each chaired as promised"
    words += f"; somebody stood in at {stood_in}, with the reason." if stood_in else "."
    return Finding(Standing.MET, words, evidence=where(group))


def _says_who_chaired(meeting: Kept, group: GroupAsAt, facts: Facts) -> bool:
    if not meeting.chair:
        return False
    then = facts.ground.on(meeting.day).group(group.key, home=group.home.pk)
    usual = then.chair.holder if then else None
    return bool(meeting.stood_in_because) or (usual is not None and usual.person_id == meeting.chair)


def quorate(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether the meetings of a group were quorate."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None:
        return no_group(duty)
    if group.terms.quorum is None or group.terms.quorum.rule.by in ("not-stated", "chairs-discretion"):
        words = "The arrangements state no quorum that could be counted."
        return Finding(Standing.NOT_STATED, words, evidence=where(group))
    held = past_year(group, day, facts)
    if not held:
        words = "No meeting is on record for the past twelve months."
        return Finding(Standing.NOT_YET_DUE, words, evidence=where(group))
    found = [(m, _quorate(m, group, facts)) for m in held]
    short = [(m, q) for m, q in found if q.answer is False]
    if not short:
        words = f"{count_of(len(held), 'meeting')} in the past twelve months, each quorate."
        return Finding(Standing.MET, words, evidence=where(group))
    last, why = short[-1]
    standing = Standing.MISSED if last is held[-1] else Standing.AT_RISK
    return Finding(standing, f"{long_date(last.day)}: {why.reason}", evidence=where(group))


def _quorate(meeting: Kept, group: GroupAsAt, facts: Facts) -> Quorate:
    as_at = facts.ground.on(meeting.day)
    then = as_at.group(group.key, home=group.home.pk) or group
    rule = then.terms.quorum
    counting = set(THERE) | ({Presence.DEPUTY} if rule is None or rule.substitutes else set())
    there = [
        There(person, body, seat, presence == Presence.DEPUTY, votes)
        for person, body, seat, presence, votes in meeting.attendance
        if presence in counting
    ]
    return quorum(asked_on(rule, as_at), there, chair_is_there=chair_is_there(then, there))


JUDGES = {"chaired-as-promised": chaired_as_promised, "quorate": quorate}
