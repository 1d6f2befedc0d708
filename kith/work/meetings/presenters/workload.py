"""What pages say of the work of the groups, and of the load of the coming months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.words import count_of
from kith.partnership.plan.meeting_papers import Stands
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.presenters.passing import report_stands
from kith.work.meetings.queries.workload import Load, WorkOfGroups

At = Callable[..., str]
MOST = 3
"""How many items a line names before it counts the rest."""


@dataclass(frozen=True)
class Way:
    """Words that lead somewhere; without an address they only say something."""

    text: str
    url: str = ""
    mark: Standing | None = None


@dataclass(frozen=True)
class WorkLine:
    """What one group has before it."""

    name: str
    url: str
    next_meeting: Way
    late: Way
    items: tuple[Way, ...]
    more_items: str
    commissions: Way
    report: Way
    forward_plan: Way
    priorities: tuple[Way, ...]
    """Those of the business plan that it owns, each with how it stands."""


def work_lines(
    groups: Sequence[GroupAsAt],
    work: WorkOfGroups,
    plan: Mapping[str, Sequence[Stands]],
    today: date,
    at: At,
) -> tuple[WorkLine, ...]:
    """Return a line for each group, in the order of the arrangements. No query."""
    return tuple(_work_line(group, work, plan, today, at) for group in groups if group.identity)


def priority_ways(priorities: Sequence[Stands], at: At) -> tuple[Way, ...]:
    """Return the priorities that a group owns, each with its mark and how it stands."""
    return tuple(
        Way(f"{one.name}: {one.says}", at("plan:priority", one.public_id), one.mark) for one in priorities
    )


def _work_line(
    group: GroupAsAt, work: WorkOfGroups, plan: Mapping[str, Sequence[Stands]], today: date, at: At
) -> WorkLine:
    pk, public_id = (group.identity.pk, group.identity.public_id) if group.identity else (0, "")
    items = work.items.get(pk, [])
    more = len(items) - MOST
    return WorkLine(
        name=group.terms.name,
        url=at("arrangements:group", public_id),
        next_meeting=_next(work, pk, at),
        late=_late(work, pk, at("actions:group", public_id)),
        items=tuple(Way(item.title, at("meetings:item", item.public_id)) for item in items[:MOST]),
        more_items=f"and {more} more" if more > 0 else "",
        commissions=_commissions(work.commissions[pk], f"{at('meetings:commissions')}?group={public_id}"),
        report=_report(work.reports.get(pk), today, at),
        forward_plan=Way(
            count_of(len(items), "item") if items else "Nothing yet",
            f"{at('meetings:forward_plan')}?group={public_id}",
        ),
        priorities=priority_ways(plan.get(group.key, ()), at),
    )


def _next(work: WorkOfGroups, pk: int, at: At) -> Way:
    meeting = work.next_meetings.get(pk)
    if meeting is None:
        return Way("None planned")
    return Way(long_date(meeting.meets_on), at("meetings:meeting", meeting.public_id))


def _late(work: WorkOfGroups, pk: int, url: str) -> Way:
    late, total = work.late_actions[pk], work.open_actions[pk]
    if not total:
        return Way("None open")
    return Way(f"{late} of {total} open", url, Standing.MISSED if late else None)


def _commissions(number: int, url: str) -> Way:
    return Way(str(number), url) if number else Way("None open")


def _report(item: AgendaItem | None, today: date, at: At) -> Way:
    if item is None:
        return Way("None asked for")
    mark, word = report_stands(item, today)
    return Way(word, at("meetings:report", item.public_id), mark)


@dataclass(frozen=True)
class MeetingLoad:
    """What one meeting asks."""

    group: str
    day: date
    url: str
    items: int
    minutes: str
    mark: Standing
    papers: int
    missing: int


@dataclass(frozen=True)
class PersonLoad:
    """What one person is asked to do."""

    name: str
    items: int
    """Items that they lead."""
    papers: int
    """Papers that they are still to write."""
    actions: int
    late: int


def meeting_loads(load: Load, at: At) -> tuple[MeetingLoad, ...]:
    """Return what each meeting asks, in the order of their days."""
    return tuple(
        MeetingLoad(
            meeting.group.name,
            meeting.meets_on,
            at("meetings:meeting", meeting.public_id),
            len(items),
            f"{sum(i.minutes for i in items)} of {meeting.length}",
            Standing.AT_RISK if sum(i.minutes for i in items) > meeting.length else Standing.MET,
            sum(1 for i in items if i.asks_for_paper),
            sum(1 for i in items if i.asks_for_paper and not i.has_paper),  # type: ignore[attr-defined,misc]
        )
        for meeting in load.meetings
        if (items := [i for i in load.items if i.meeting_id == meeting.pk]) is not None
    )


def person_loads(load: Load, today: date) -> tuple[PersonLoad, ...]:
    """Return what each person is asked to do, the most first; what nobody is named for is left out."""
    leads = Counter(i.lead.name for i in load.items if i.lead)
    papers: Counter[str] = Counter()
    for item in load.items:
        writer = item.author or item.lead
        if writer and item.asks_for_paper and not item.has_paper:  # type: ignore[attr-defined]
            papers[writer.name] += 1
    owed = [a for a in load.actions if a.owner]
    actions = Counter(a.owner.name for a in owed if a.owner)
    late = Counter(a.owner.name for a in owed if a.owner and a.due_on < today)
    names = {*leads, *papers, *actions}
    found = [PersonLoad(n, leads[n], papers[n], actions[n], late[n]) for n in names]
    return tuple(sorted(found, key=lambda p: (-(p.items + p.papers + p.actions), p.name)))


def load_words(loads: Sequence[MeetingLoad]) -> str:
    """Return the load of the coming months in a sentence."""
    missing = sum(one.missing for one in loads)
    items = sum(one.items for one in loads)
    return (
        f"{count_of(len(loads), 'meeting')}, {count_of(items, 'item')}, {count_of(missing, 'paper')} to come."
    )
