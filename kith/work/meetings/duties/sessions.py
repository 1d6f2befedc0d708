"""Promises that a group leads a session of another, and that others are invited."""

from __future__ import annotations

from datetime import date, timedelta

from kith.base.kernel.standings import Evidence, Finding, Standing
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.evidence import address
from kith.partnership.arrangements.duties.owing import no_group, owing_group
from kith.partnership.arrangements.words import count_of, long_date
from kith.work.meetings.deadlines import Span, reporting_year
from kith.work.meetings.duties.facts import A_YEAR, Asked, Facts, Kept, past_year, where
from kith.work.meetings.enums import ItemState, Slot

SOON = timedelta(days=91)
"""How long before the year ends a session should be planned (Kith’s own choice: thirteen weeks)."""

Sessions = list[tuple[Kept, Asked]]

WORDS = {
    "leads-session": "A session led by the group was taken up at a meeting held in the reporting year. Due "
    "while the year runs; at risk when none is planned in its last thirteen weeks; missed from the day after "
    "a year that went without one until the next is held. A year that began before agendas were kept is "
    "never missed.",
    "invites": "Guests invited to items of the group’s meetings in the past twelve months are counted and "
    "told. Nobody has to be invited, so this is never a failing.",
}


def leads_session(duty: Duty, day: date, facts: Facts) -> Finding:
    """Judge whether a group led a session of another in the year (L26)."""
    as_at = facts.ground.on(day)
    group, host = owing_group(duty, as_at), as_at.group(duty.to_group or "")
    if group is None or host is None or group.identity is None:
        return no_group(duty)
    if facts.agendas_from is None or day < facts.agendas_from:
        words = "No agenda was on record yet, so nothing shows whether there was a session."
        return Finding(Standing.NOT_RECORDED, words, evidence=where(host))
    starts = host.directory.document.partnership.reporting_year_starts
    year = reporting_year(day, starts)
    sessions = [(m, i) for m in facts.of(host) if (i := m.item(Slot.SESSION, group.identity.pk))]
    held = [(m, i) for m, i in sessions if year.holds(m.day) and m.is_held_by(day) and i.was_taken]
    if held:
        meeting, item = held[-1]
        words = f"The session was held on {long_date(meeting.day)}."
        return Finding(Standing.MET, words, evidence=_of(item, meeting, host))
    if missing := _without_one(sessions, year, starts, day, facts):
        return missing
    return _still_due(sessions, year, group, host, day)


def _planned(sessions: Sessions, year: Span, day: date) -> tuple[Kept, Asked] | None:
    """Return the session that stood in the calendar of a year."""
    ahead = [(m, i) for m, i in sessions if m.is_ahead_of(day) and i.state == ItemState.PLACED]
    return next(((m, i) for m, i in ahead if year.holds(m.day)), None)


def _without_one(sessions: Sessions, year: Span, starts: int, day: date, facts: Facts) -> Finding | None:
    """Return the finding that the year before went without a session, where it did and records cover it."""
    before = reporting_year(year.first - timedelta(days=1), starts)
    had = any(before.holds(m.day) and m.is_held_by(day) and i.was_taken for m, i in sessions)
    if had or facts.agendas_from is None or facts.agendas_from > before.first:
        return None
    words = f"No session was held from {long_date(before.first)} to {long_date(before.last)}, and none since."
    planned = _planned(sessions, year, day)
    if planned is None:
        return Finding(Standing.MISSED, f"{words} None is planned.")
    words += f" The next is planned for {long_date(planned[0].day)}."
    return Finding(Standing.MISSED, words, planned[0].day)


def _still_due(sessions: Sessions, year: Span, group: GroupAsAt, host: GroupAsAt, day: date) -> Finding:
    planned = _planned(sessions, year, day)
    if planned:
        words = f"This year’s session is planned for {long_date(planned[0].day)}."
        return Finding(Standing.DUE, words, planned[0].day, _of(planned[1], planned[0], host))
    standing = Standing.AT_RISK if year.last - day <= SOON else Standing.DUE
    words = f"No session is planned; one is due by {long_date(year.last)}."
    return Finding(standing, words, year.last, (*_leads(group), *where(host)))


def _leads(group: GroupAsAt) -> tuple[Evidence, ...]:
    """Return the page of the group that leads the session, from which it is planned."""
    url = address("arrangements:group", group.as_at.partnership.key, group.identity.public_id)  # type: ignore[union-attr]
    return (Evidence(f"{group.terms.name}, from whose page the session is planned", url),)


def _of(item: Asked, meeting: Kept, host: GroupAsAt) -> tuple[Evidence, ...]:
    url = address("meetings:item", host.as_at.partnership.key, item.public_id)
    label = f"The session on {long_date(meeting.day)}, with the actions that it raised"
    return (Evidence(label, url), *where(host))


def invites(duty: Duty, day: date, facts: Facts) -> Finding:
    """Tell how many were invited to a group’s meetings in the past twelve months (L4, L13)."""
    group = owing_group(duty, facts.ground.on(day))
    if group is None:
        return no_group(duty)
    if facts.agendas_from is None or day < facts.agendas_from:
        words = "No agenda was on record yet, so nothing shows whether anybody was invited."
        return Finding(Standing.NOT_RECORDED, words, evidence=where(group))
    near = [m for m in facts.of(group) if day - A_YEAR < m.day <= day and m.cancelled_on is None]
    guests = sum(item.guests for m in near for item in m.items)
    met = count_of(len(past_year(group, day, facts)), "meeting")
    words = f"{count_of(guests, 'guest')} invited to the {met} of the past twelve months."
    return Finding(Standing.MET if guests else Standing.NOT_YET_DUE, words, evidence=where(group))


JUDGES = {"leads-session": leads_session, "invites": invites}
