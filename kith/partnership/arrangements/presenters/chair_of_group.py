"""Who chairs a group, by which rule, and what should be known about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.document.describing import chair_words
from kith.partnership.arrangements.presenters.seats_of_group import held
from kith.partnership.arrangements.seating import Holder


@dataclass(frozen=True)
class ChairShown:
    """The chair of a group in words."""

    rule: str
    holder: str
    since: str
    review: str
    function: str
    """The function that the chair must hold, and whether this one holds it."""
    conflict: str
    """The note when the same person chairs and scrutinises."""


def chair_shown(group: GroupAsAt, day: date) -> ChairShown:
    """Return the chair of a group on the day, in words."""
    chair = group.chair
    return ChairShown(
        rule=rule_words(group),
        holder=holder_words(group),
        since=since_words(chair.holder) if chair.holder else "",
        review=review_words(group, day),
        function=function_words(chair.rule, chair.holder),
        conflict=conflict_words(group),
    )


def rule_words(group: GroupAsAt) -> str:
    """Return the rule on who chairs, its clause, and the sentence that implies it where it is implied."""
    chair = group.chair.rule
    if not group.chair.is_stated:
        return "Not stated"
    clause = f" ({chair.clause})" if chair.clause else ""
    implied = f". Implied: {chair.because}" if chair.line == "implied" and chair.because else ""
    return f"{chair_words(chair, group.directory.document, group.terms)}{clause}{implied}"


def holder_words(group: GroupAsAt) -> str:
    """Return who chairs, with job and body."""
    holder = group.chair.holder
    if holder:
        shown = held(holder)
        return f"{shown.name}, {shown.words}" if shown.words else shown.name
    if group.is_shared_in:
        return "Not on record here"
    return "Vacant" if group.gaps and group.chair.gaps else "Nobody is on record"


def since_words(holder: Holder) -> str:
    """Return from which day the person chairs, and until when if that is set."""
    until = f", until {long_date(holder.until)}" if holder.until else ""
    return f"{long_date(holder.since)}{until}"


def review_words(group: GroupAsAt, day: date) -> str:
    """Return when the choice of chair was, or is to be, looked at again (L49)."""
    due = group.chair.rule.review_on
    if due is None:
        return ""
    keys = {duty.key for duty in group.directory.duties_of(group.key) if duty.kind == "chair"}
    rows = [] if group.is_shared_in else group.as_at.ground.fulfilments
    held_on = [
        f.done_on for f in rows if f.duty_key in keys and f.home_id == group.home.pk and f.done_on <= day
    ]
    if held_on:
        return f"Looked at again on {long_date(held_on[-1])}; asked for by {long_date(due)}"
    passed = "; that day has passed and no review is on record" if day > due else ""
    return f"To be looked at again by {long_date(due)}{passed}"


def function_words(chair: file.Chair, holder: Holder | None) -> str:
    """Return the function that the chair must hold, and whether the person on record holds it (L49)."""
    allowed = chair.rule.allowed if isinstance(chair.rule, file.ByList) else ()
    asked = [kind.function for kind in allowed if kind.function]
    if not asked:
        return ""
    if holder is None:
        return f"Must hold: {', '.join(asked)}"
    has = [function for function in asked if holder.has_role(function)]
    return (
        f"{', '.join(has)}: held by {holder.name}"
        if has
        else f"{', '.join(asked)}: not recorded for {holder.name}"
    )


def conflict_words(group: GroupAsAt) -> str:
    """Return the note that one person both chairs and scrutinises, or an empty text (L5, L48)."""
    holder = group.chair.holder
    if holder is None or group.is_shared_in:
        return ""
    for post in group.directory.posts.values():
        people = {one.person_id for one in group.as_at.holders_of_post(post.key)}
        if "scrutinises" in post.does and holder.person_id in people:
            hat = f"{post.name[0].lower()}{post.name[1:]}"
            words = f"{holder.name} chairs this group and, as {hat}, also scrutinises."
            return f"{words} Both are kept on record; the two can be split."
    return ""
