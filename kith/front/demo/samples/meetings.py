"""The sample meetings: two years on record and the coming year planned, with what goes wrong now and then."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from kith.base.kernel.deadlines import months_after
from kith.front.demo.samples.agendas import choose_themes
from kith.front.demo.samples.comings import DEPUTIES, say_when_it_began
from kith.front.demo.samples.holidays import keep_holidays_clear
from kith.front.demo.samples.passing import plan_the_session
from kith.front.demo.samples.stage import BY
from kith.front.demo.samples.young_people import answer_for_young_people
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Partnership
from kith.work.meetings.deadlines import Span
from kith.work.meetings.models import Meeting
from kith.work.meetings.operations.holding import TookPart, record_meeting
from kith.work.meetings.operations.planning import (
    DateToTake,
    add_meeting,
    cancel_meeting,
    take_in_dates,
)
from kith.work.meetings.planning import Closure, propose, why_closed
from kith.work.meetings.queries.calendar import closures_of, sittings_between, wanted_of, year_of
from kith.work.meetings.seats import SeatHeld, seats_held

LRSCP, KSCP, LEICESTER = "leicestershire-and-rutland", "knowsley", "leicester-city"
BY_CUSTOM = (("case-review", -19), ("planning-and-delivery", -12), ("lrscp", 0))
"""Groups for which no frequency is stated: they meet each quarter, so many days from its middle."""
BETWEEN = timedelta(days=7)
"""The least time between a group’s meeting and that of the group to which it reports."""
QUARTER = 3
NOTICE = timedelta(days=40)
DAY = timedelta(days=1)


def put_meetings_in_place(today: date, *, months: int = 23) -> None:
    """Plan the meetings of so many months back and of the year ahead, and record those that were held."""
    begin = months_after(today.replace(day=1), -months)
    for key in (LRSCP, LEICESTER, KSCP):
        partnership = Partnership.objects.get(key=key)
        ground = ground_of(partnership)
        keep_holidays_clear(partnership, begin, today)
        if key == LRSCP:
            _meet_by_custom(partnership, ground, begin, today, months)
        _plan_as_promised(partnership, ground, begin, today)
        if key == KSCP:
            choose_themes(partnership, today)
        if key == LRSCP:
            plan_the_session(today)
        _record_what_was_held(partnership, ground, today)


def _plan_as_promised(partnership: Partnership, ground: Ground, begin: date, today: date) -> None:
    """Take in the calendar that the arrangements give, year by year."""
    day, end = begin, months_after(today, 12)
    while day <= end:
        as_at = ground.on(min(day, today))
        year = year_of(as_at, day)
        _take_in(partnership, ground, as_at, year, first=max(year.first, begin), end=end)
        day = year.last + timedelta(days=1)


def _take_in(
    partnership: Partnership, ground: Ground, as_at: AsAt, year: Span, *, first: date, end: date
) -> None:
    groups = {g.identity.public_id: g.identity for g in as_at.groups if g.identity}
    margin = Span(year.first - timedelta(days=60), year.last + timedelta(days=60))
    proposal = propose(
        wanted_of(ground, year, as_at),
        sittings=sittings_between(partnership, margin, as_at),
        closures=closures_of(partnership),
        not_before=first,
    )
    dates = [
        DateToTake(groups[d.circle.key], d.day, d.half, " ".join(d.reasons))
        for d in proposal.dates
        if d.day <= end
    ]
    if dates:
        take_in_dates(partnership=partnership, dates=dates, by=BY, on=first)


def _meet_by_custom(partnership: Partnership, ground: Ground, begin: date, today: date, months: int) -> None:
    """Plan meetings each quarter for groups whose arrangements give no number."""
    groups = {
        group.key: group
        for group in Group.objects.filter(partnership=partnership).select_related("partnership")
    }
    clear, taken = closures_of(partnership), set[date]()
    for place in range(months // QUARTER + 4):
        middle = months_after(begin, QUARTER * place) + timedelta(days=40)
        earliest = begin
        for key, days in BY_CUSTOM:
            day = _open(max(middle + timedelta(days=days), earliest), clear, taken)
            taken.add(day)
            earliest = day + BETWEEN
            on = min(day - NOTICE, today)
            add_meeting(
                group=groups[key],
                meets_on=day,
                why="By custom the group meets each quarter.",
                in_spite=True,
                by=BY,
                on=on,
                ground=ground,
            )


def _open(day: date, clear: Sequence[Closure], taken: Collection[date]) -> date:
    """Return the first day on or after one that is neither Monday nor Friday, nor kept clear, nor taken.

    Nor is it the day after a bank holiday, when too few would have read their papers.
    """
    while why_closed(day, clear) or day.weekday() in (0, 4) or day in taken or why_closed(day - DAY):
        day += DAY
    return day


def _record_what_was_held(partnership: Partnership, ground: Ground, today: date) -> None:
    """Record what was held up to a week ago; one in each group was cancelled, and one chair was away."""
    rows = Meeting.objects.filter(group__partnership=partnership, meets_on__lt=today - timedelta(days=7))
    past = list(rows.select_related("group", "group__partnership").order_by("meets_on", "pk"))
    seen: dict[int, int] = {}
    for meeting in past:
        place = seen[meeting.group_id] = seen.get(meeting.group_id, 0) + 1
        group = ground.on(meeting.meets_on).group_with_id(meeting.group.public_id)
        seats = seats_held(group) if group else ()
        if place == 5 and meeting.group.key in ("case-review", "core-business"):
            on = meeting.meets_on - timedelta(days=3)
            cancel_meeting(meeting=meeting, reason="Too few could come.", by=BY, on=on)
        elif seats:
            say_when_it_began(meeting, place)
            answer_for_young_people(meeting, place)
            usual = group.chair.holder.person_id if group and group.chair.holder else ""
            _record(meeting, seats, usual, place, ground)


def _record(meeting: Meeting, seats: tuple[SeatHeld, ...], usual: str, place: int, ground: Ground) -> None:
    people = list(dict.fromkeys(seat.person for seat in seats))
    took = [_took(who, number + place, away=who == usual and place == 3) for number, who in enumerate(people)]
    there = [one.person for one in took if one.presence in ("present", "in-part")]
    chair = usual if usual in there else next(iter(there), "")
    because = "The chair was away on leave." if usual and chair != usual else ""
    record_meeting(
        meeting=meeting,
        took_part=took,
        chair=chair,
        stood_in_because=because,
        by=BY,
        on=meeting.meets_on,
        ground=ground,
    )


def _took(who: str, number: int, *, away: bool) -> TookPart:
    """Return how somebody took part: mostly present, with an apology, a deputy or an absence now and then."""
    if away or number % 6 == 5:
        return TookPart(who, "apology")
    if number % 11 == 7:
        return TookPart(who, "deputy", DEPUTIES[number % len(DEPUTIES)])
    if number % 9 == 4:
        return TookPart(who, "in-part")
    return TookPart(who, "absent" if number % 17 == 16 else "present")
