"""Home: what the reader owes, what is next and what changed, partnership by partnership."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from kith.base.kernel.navigation import beside_the_menu
from kith.base.kernel.standings import WORST_FIRST, Standing
from kith.base.kernel.working_days import add_working_days
from kith.base.kernel.workload import Coming
from kith.base.ui.dates import long_date
from kith.front.workspace.presenters.changes import Change, changes_of
from kith.front.workspace.presenters.gaps import MOST as MOST_GAPS
from kith.front.workspace.presenters.gaps import Ending, Gap, endings_of, gaps_of
from kith.front.workspace.presenters.waiting import Waiting, late_first, waiting_for
from kith.front.workspace.presenters.words import at, away, group_name, group_of, until
from kith.front.workspace.queries import SOON_DAYS, Desk
from kith.partnership.actions.public import Overdue
from kith.partnership.arrangements.words import count_of
from kith.partnership.partnerships.models import Appointment
from kith.partnership.partnerships.public import Membership
from kith.work.meetings.public import NextMeeting

MOST_PROMISES = 5
MOST_COMING = 12
MOST_OVERDUE = 4
MOST_MEETINGS = 3
FAR_AHEAD = 60
"""A meeting more than so many working days away is no next meeting, unless there is none sooner."""
TROUBLE = frozenset({Standing.MISSED, Standing.AT_RISK})


@dataclass(frozen=True)
class Seat:
    """One of the reader’s own appointments."""

    name: str
    group: str
    group_url: str
    body: str
    until: str
    ends_soon: bool


@dataclass(frozen=True)
class Promised:
    """A promise of a group in which the reader sits that does not hold, or may soon not."""

    says: str
    url: str
    group: str
    standing: Standing
    reason: str


@dataclass(frozen=True)
class Meeting:
    """One of the next meetings."""

    key: str
    group: str
    url: str
    on: date
    says: str
    is_far: bool
    """Whether it is so far off that it stands here only where there is none sooner."""


@dataclass(frozen=True)
class ComingLine:
    """Something that falls on one of the next ten working days, across all groups."""

    on: date
    away: str
    what: str
    title: str
    url: str
    group: str
    who: str


@dataclass(frozen=True)
class OverdueLine:
    """An agency with overdue actions, and whom to ring about them."""

    agency: str
    says: str
    ring: str
    url: str


def _coming(one: Coming, today: date) -> ComingLine:
    return ComingLine(one.on, away(one.on, today), one.what, one.title, one.url, one.group, one.who)


def _overdue(one: Overdue, today: date) -> OverdueLine:
    oldest = f"{away(one.oldest_due_on, today)}, since {long_date(one.oldest_due_on)}"
    says = f"{count_of(one.total, 'action')} overdue, the oldest {oldest}"
    return OverdueLine(one.agency, says, one.ring, one.url)


@dataclass(frozen=True)
class Part:
    """One partnership on Home."""

    name: str
    ident: str
    board_url: str
    seats_url: str
    partners_url: str
    """The partners side by side, for those who sit in a group that leads; else empty."""
    waiting: Sequence[Waiting]
    meetings: Sequence[Meeting]
    trouble: str
    """For the unit: how many promises are missed or at risk."""
    judged: str
    """For the unit: the board in one sentence."""
    promises: Sequence[Promised]
    more_promises: int
    seats: Sequence[Seat]
    changes: Sequence[Change]
    is_business_unit: bool
    coming: Sequence[ComingLine]
    more_coming: int
    late: Sequence[ComingLine]
    """The clocks that have run out, the oldest first."""
    overdue: Sequence[OverdueLine]
    gaps: Sequence[Gap]
    more_gaps: int
    endings: Sequence[Ending]


@dataclass(frozen=True)
class Door:
    """A page that a post without content opens, such as the trail."""

    text: str
    url: str
    says: str


def part_of(desk: Desk) -> Part:
    """Return one partnership as it stands on Home."""
    promises, gaps = _promises(desk), gaps_of(desk) if desk.drafts else []
    return Part(
        name=desk.ground.partnership.name,
        ident=desk.ground.partnership.key,
        board_url=at(desk, "arrangements:board"),
        seats_url=at(desk, "arrangements:seats"),
        partners_url=at(desk, "workspace:partners") if desk.leads else "",
        waiting=waiting_for(desk),
        meetings=[_meeting(desk, m) for m in desk.meetings],
        trouble=desk.board.trouble if desk.board else "",
        judged=desk.board.judged if desk.board else "",
        promises=promises[:MOST_PROMISES],
        more_promises=max(0, len(promises) - MOST_PROMISES),
        seats=[_seat(desk, a) for a in sorted(desk.membership.appointments, key=_by_end)],
        changes=changes_of(desk),
        is_business_unit=desk.drafts,
        coming=[_coming(one, desk.today) for one in desk.coming[:MOST_COMING]],
        more_coming=max(0, len(desk.coming) - MOST_COMING),
        late=[_coming(one, desk.today) for one in desk.late],
        overdue=[_overdue(one, desk.today) for one in desk.overdue[:MOST_OVERDUE]],
        gaps=gaps[:MOST_GAPS],
        more_gaps=max(0, len(gaps) - MOST_GAPS),
        endings=endings_of(desk) if desk.drafts else [],
    )


@dataclass(frozen=True)
class Top:
    """What stands above all partnerships: what waits for the reader, and when they meet next."""

    waiting: Sequence[Waiting]
    meetings: Sequence[Meeting]


def top_of(parts: Sequence[Part]) -> Top:
    """Return what waits in all partnerships, what is late first, and the next three meetings of all."""
    meetings = {m.key: m for part in parts for m in part.meetings}
    waiting = late_first(one for part in parts for one in part.waiting)
    ahead = sorted(meetings.values(), key=lambda m: m.on)
    near = [meeting for meeting in ahead if not meeting.is_far]
    return Top(waiting, near[:MOST_MEETINGS] or ahead[:1])


def in_need_first(parts: Sequence[Part]) -> list[Part]:
    """Return the partnerships, those in which something waits for the reader before the rest."""
    return sorted(parts, key=lambda part: not part.waiting)


def _meeting(desk: Desk, meeting: NextMeeting) -> Meeting:
    how_far = until(meeting.meets_on, desk.today)
    is_far = meeting.meets_on > add_working_days(desk.today, FAR_AHEAD)
    return Meeting(meeting.public_id, meeting.group, meeting.url, meeting.meets_on, how_far, is_far)


def _promises(desk: Desk) -> list[Promised]:
    trouble = [p for p in desk.promises if p.standing in TROUBLE]
    return [
        Promised(
            says=promise.duty.says,
            url=at(desk, "arrangements:promise", promise.duty.key),
            group=group_name(promise.group) if promise.group else "",
            standing=promise.standing,
            reason=promise.finding.reason,
        )
        for promise in sorted(trouble, key=lambda p: WORST_FIRST.index(p.standing))
    ]


def _by_end(appointment: Appointment) -> tuple[date, str]:
    return (appointment.held_to or date.max, appointment.hat)


def _seat(desk: Desk, appointment: Appointment) -> Seat:
    group, last_day = group_of(desk, appointment), appointment.held_to
    soon = desk.today + timedelta(days=SOON_DAYS)
    return Seat(
        name=appointment.capacity,
        group=group.name if group else "",
        group_url=at(desk, "arrangements:group", group.public_id) if group else "",
        body=appointment.body.name if appointment.body else "",
        until=until(last_day, desk.today) if last_day else "No end stated",
        ends_soon=bool(last_day and last_day <= soon),
    )


def doors_of(membership: Membership) -> list[Door]:
    """Return the pages of a partnership that a post without content opens."""
    return [
        Door(place.text, reverse(place.url_name, args=(membership.partnership.key,)), place.says)
        for place in beside_the_menu()
        if place.needs and membership.may(place.needs)
    ]


def without_appointment(appointments: Sequence[Appointment], today: date) -> str:
    """Return why somebody without a live appointment sees no partnership, in a sentence or two."""
    ahead = [a for a in appointments if a.held_from > today]
    if ahead:
        first = min(ahead, key=lambda a: a.held_from)
        when = long_date(first.held_from)
        return f"Your appointment in the {first.partnership.name} begins on {when}. Its pages open then."
    over = [a for a in appointments if a.held_to and a.held_to < today]
    if over:
        last = max(over, key=lambda a: a.held_to or today)
        when = long_date(last.held_to or today)
        return f"Your appointment in the {last.partnership.name} ended on {when}, and with it what it opened."
    return "You hold no appointment in a partnership. The business manager of a partnership appoints people."
