"""Promises that something stands on each agenda: a place for young people, a report, the plan, a theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from kith.base.kernel.standings import Evidence, Finding, Standing
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.duties.owing import no_group, owing_group
from kith.partnership.arrangements.words import and_list, count_of, long_date
from kith.work.meetings.duties.facts import Facts, Kept, past_year, where
from kith.work.meetings.enums import OfferAnswer, Slot

LAST_WEEK = timedelta(days=7)
"""How long before a meeting a report should be in (Kith’s own choice: a week, when papers are due)."""

EACH = (
    "At risk when an earlier one didn’t, missed when the last didn’t. Meetings before agendas were kept are "
)
EACH += "not judged."

WORDS = {
    "standing-item": "Each meeting of the other groups in the past twelve months had the place on its "
    "agenda. Whether the group took it up is told beside it and never counted against it. " + EACH,
    "reports-each-meeting": "For each meeting that the group above held in the past twelve months the "
    "report was given by the day of the meeting. At risk too when its next meeting is a week away or less "
    "and no report is given. " + EACH,
    "reviews-plan": "Each meeting of the past twelve months took up the progress of the business plan. "
    + EACH,
    "themed": "Each meeting of the past twelve months had a theme, which is one of the plan’s priorities. "
    "At risk when an earlier one had none, missed when the last had none. Nothing is judged before a first "
    "theme is on record.",
    "workload": "The agenda of each meeting of the past twelve months went out by its day: whoever sends it "
    "sees first how long its items take, and who owes what. A meeting that was planned after its agenda "
    "was due is not judged. " + EACH,
}


def _each(
    group: GroupAsAt,
    held: Sequence[Kept],
    keeps: Callable[[Kept], bool],
    *,
    what: str,
    lacks: str,
    next_on: date | None = None,
) -> Finding:
    """Judge whether each meeting kept something: at risk where an earlier one didn’t, missed for the last."""
    short = [meeting for meeting in held if not keeps(meeting)]
    if not short:
        words = f"{count_of(len(held), 'meeting')} in the past twelve months, each {what}."
        return Finding(Standing.MET, words, next_on, where(group))
    standing = Standing.MISSED if short[-1] is held[-1] else Standing.AT_RISK
    kept = len(held) - len(short)
    words = f"{long_date(short[-1].day)}: {lacks}. {kept} of {count_of(len(held), 'meeting')} {what}."
    return Finding(standing, words, next_on, where(group))


def _nothing_kept(group: GroupAsAt, what: str = "agenda") -> Finding:
    words = f"No {what} was on record yet, so nothing shows whether the promise was kept."
    return Finding(Standing.NOT_RECORDED, words, evidence=where(group))


def _not_met_yet(group: GroupAsAt, next_on: date | None = None) -> Finding:
    words = f"{group.terms.name} has held no meeting with an agenda in the past twelve months."
    return Finding(Standing.NOT_YET_DUE, words, next_on, where(group))


def _with_agenda(group: GroupAsAt, day: date, facts: Facts) -> list[Kept]:
    return [meeting for meeting in past_year(group, day, facts) if meeting.has_agenda]


def next_day(group: GroupAsAt, day: date, facts: Facts) -> date | None:
    """Return the day of the next meeting of a group that stood in the calendar on a day."""
    return min((m.day for m in facts.of(group) if m.is_ahead_of(day)), default=None)


def standing_item(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether each other group’s agenda had the place that a group was promised (L27)."""
    as_at = facts.ground.on(day)
    group = owing_group(duty, as_at)
    if group is None or group.identity is None:
        return no_group(duty)
    if facts.agendas_from is None or day < facts.agendas_from:
        return _nothing_kept(group)
    others = [g for g in as_at.groups if g is not group and not g.is_shared_in]
    held = [m for other in others for m in _with_agenda(other, day, facts)]
    held.sort(key=lambda meeting: (meeting.day, meeting.pk))
    if not held:
        return _not_met_yet(group)
    pk = group.identity.pk
    found = _each(
        group,
        held,
        lambda m: m.item(Slot.YOUNG_PEOPLE, pk) is not None,
        what="with the place on its agenda",
        lacks="the agenda had no such place",
    )
    return Finding(found.standing, f"{found.reason} {_take_up(held, pk)}", None, where(group))


def _take_up(held: Sequence[Kept], group: int) -> str:
    """Return what the group made of its places, in a sentence."""
    places = [item for m in held if (item := m.item(Slot.YOUNG_PEOPLE, group))]
    answers = Counter(item.answer for item in places)
    brought, passed = answers[OfferAnswer.CONTRIBUTES], answers[OfferAnswer.PASSES]
    silent = len(places) - brought - passed - answers[OfferAnswer.ASK_US]
    said = [f"brought something to {brought}", f"brought nothing to {passed}"]
    if answers[OfferAnswer.ASK_US]:
        said.append(f"wanted to be asked at {answers[OfferAnswer.ASK_US]}")
    words = f"The group {and_list(said)}."
    return f"{words} The place was open at {count_of(silent, 'meeting')} and not used." if silent else words


def reports_each_meeting(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether a group’s report was before each meeting of the group above (L19)."""
    as_at = facts.ground.on(day)
    group, above = owing_group(duty, as_at), as_at.group(duty.to_group or "")
    if group is None or above is None or group.identity is None:
        return no_group(duty)
    if facts.agendas_from is None or day < facts.agendas_from:
        return _nothing_kept(above)
    held, ahead = _with_agenda(above, day, facts), next_day(above, day, facts)
    pk = group.identity.pk
    evidence = (*_reports_of(group), *where(above))
    if not held:
        found = _not_met_yet(above, ahead)
    else:
        found = _each(
            above,
            held,
            lambda m: _was_given(m, pk),
            what="with the report given",
            lacks="no report was given by that day",
            next_on=ahead,
        )
        coming = next((m for m in facts.of(above) if m.is_ahead_of(day)), None)
    return _with_next(found, coming, pk, day, evidence)


def _was_given(meeting: Kept, group: int) -> bool:
    item = meeting.item(Slot.REPORT, group)
    return item is not None and item.report_on is not None and item.report_on <= meeting.day


def _with_next(
    found: Finding, coming: Kept | None, group: int, day: date, evidence: tuple[Evidence, ...]
) -> Finding:

    if coming is None:
        return Finding(found.standing, found.reason, None, evidence)
    item = coming.item(Slot.REPORT, group)
    given = item.report_on if item else None
    words = f"{found.reason} The next one is for {long_date(coming.day)}"
    if given is not None and given <= day:
        return Finding(found.standing, f"{words}, and is given.", coming.day, evidence)
    standing = found.standing
    if standing == Standing.MET and coming.day - day <= LAST_WEEK:
        standing = Standing.AT_RISK
    return Finding(standing, f"{words}, and is not given yet.", coming.day, evidence)


def _reports_of(group: GroupAsAt) -> tuple[Evidence, ...]:
    if group.identity is None:
        return ()
    url = address("meetings:reports", group.as_at.partnership.key, group.identity.public_id)
    return (Evidence(f"Reports of {group.terms.name}", url),)


def reviews_plan(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether each meeting of a group took up the progress of the business plan (K25)."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None:
        return no_group(duty)
    if facts.agendas_from is None or day < facts.agendas_from:
        return _nothing_kept(group)
    held, ahead = _with_agenda(group, day, facts), next_day(group, day, facts)
    if not held:
        return _not_met_yet(group, ahead)

    def took_it(meeting: Kept) -> bool:
        item = meeting.item(Slot.PLAN_PROGRESS)
        return item is not None and item.was_taken

    words = "the record has no item on the plan that was taken up"
    return _each(group, held, took_it, what="with the plan taken up", lacks=words, next_on=ahead)


def themed(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether each meeting of a group had a theme, a priority of the plan (K18, K19)."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None:
        return no_group(duty)
    kept = [m for m in facts.of(group) if m.theme]
    if not kept or day < kept[0].day:
        return _nothing_kept(group, "theme of a meeting")
    held = [m for m in past_year(group, day, facts) if m.day >= kept[0].day]
    ahead = next_day(group, day, facts)
    if not held:
        return _not_met_yet(group, ahead)
    what = "themed on a priority of the plan" if duty.topic else "with a theme"
    found = _each(group, held, lambda m: bool(m.theme), what=what, lacks="it had no theme", next_on=ahead)
    words = f"{found.reason} {_coverage(held, group) if duty.topic else _themes(held)}"
    return Finding(found.standing, words, ahead, where(group))


def _themes(held: Sequence[Kept]) -> str:
    said = [f"{long_date(m.day)}: {m.theme}" for m in held if m.theme]
    return f"{'; '.join(said)}." if said else ""


def _coverage(held: Sequence[Kept], group: GroupAsAt) -> str:
    """Return which priorities the themes covered, and which that the arrangements name they did not."""
    covered = list(dict.fromkeys(m.theme for m in held if m.theme))
    keys = {m.theme_key for m in held}
    chapter = group.as_at.chapter
    named = chapter.document.priorities if chapter else ()
    left = [one.name for one in named if one.key not in keys]
    words = f"Covered in the past twelve months: {and_list(covered) or 'none'}."
    return f"{words} Not yet: {and_list(left)}." if left else words


def workload(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether each agenda of a group went out, with the load known to whoever sent it (L15)."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None:
        return no_group(duty)
    if facts.sent_from is None or day < facts.sent_from:
        return _nothing_kept(group, "agenda sent out")
    begun = facts.sent_from
    met, ahead = [m for m in past_year(group, day, facts) if m.day >= begun], next_day(group, day, facts)
    held = [m for m in met if m.owed_its_agenda]
    if not held:
        return _not_met_yet(group, ahead)

    def went_out(meeting: Kept) -> bool:
        return meeting.agenda_sent_on is not None and meeting.agenda_sent_on <= meeting.day

    words = "the agenda did not go out from here"
    return _each(group, held, went_out, what="with its agenda sent out", lacks=words, next_on=ahead)


JUDGES = {
    "standing-item": standing_item,
    "reports-each-meeting": reports_each_meeting,
    "reviews-plan": reviews_plan,
    "themed": themed,
    "workload": workload,
}
