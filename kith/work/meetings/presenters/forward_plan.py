"""What the forward plan says."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date, month_year
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.words import count_of
from kith.work.meetings.enums import ItemSource
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.presenters.agenda import lead_words, tags_of
from kith.work.meetings.queries.forward_plan import Chosen
from kith.work.meetings.standing import AskedFor

At = Callable[..., str]


@dataclass(frozen=True)
class PlanRow:
    """An item of the forward plan."""

    title: str
    url: str
    tags: tuple[tuple[str, str], ...]
    group: str
    source: str
    author: str
    days: tuple[str, ...]
    """By when drafts and papers are due, and the latest day."""
    standing: Standing
    state: str
    history: str
    month: date | None


def plan_rows(items: Iterable[AgendaItem], today: date, at: At) -> tuple[PlanRow, ...]:
    """Return each item as a row."""
    return tuple(_row(item, today, at) for item in items)


def _row(item: AgendaItem, today: date, at: At) -> PlanRow:
    meeting = item.meeting
    late = item.latest_on is not None and item.latest_on < today
    day = meeting.meets_on if meeting else item.latest_on
    return PlanRow(
        title=item.title,
        url=at("meetings:item", item.public_id),
        tags=tags_of(item),
        group=item.group.name,
        source=item.get_source_display(),
        author=item.author.name if item.author else lead_words(item),
        days=_days(item),
        standing=Standing.MISSED if late else Standing.NOT_YET_DUE if meeting else Standing.DUE,
        state=f"On the agenda of {long_date(meeting.meets_on)}" if meeting else _waits(item, late=late),
        history=_history(item),
        month=day.replace(day=1) if day else None,
    )


def _waits(item: AgendaItem, *, late: bool) -> str:
    if late and item.latest_on:
        return f"Waits, and was to be taken up by {long_date(item.latest_on)}"
    return "Waits for a meeting"


def _days(item: AgendaItem) -> tuple[str, ...]:
    found = (("Draft", item.draft_due_on), ("Paper", item.paper_due_on), ("Latest", item.latest_on))
    return tuple(f"{name}: {long_date(day)}" for name, day in found if day)


def _history(item: AgendaItem) -> str:
    times = getattr(item, "times_deferred", 0)
    words = [f"Deferred {count_of(times, 'time')}"] if times else []
    words += ["Goes on from an earlier item"] if item.matter_id else []
    return ". ".join(words)


@dataclass(frozen=True)
class PlanMonth:
    """A month of the forward plan."""

    name: str
    rows: tuple[PlanRow, ...]


def months_with(rows: Sequence[PlanRow]) -> tuple[PlanMonth, ...]:
    """Return the rows month by month; what has no day comes first."""
    in_order = sorted(rows, key=lambda row: row.month or date.min)
    return tuple(
        PlanMonth(month_year(month) if month else "No day yet", tuple(found))
        for month, found in groupby(in_order, key=lambda row: row.month)
    )


@dataclass(frozen=True)
class AskedRow:
    """Something that the arrangements ask for and that is on no agenda yet."""

    title: str
    url: str
    group: str
    due: str
    standing: Standing
    word: str
    take_up_url: str


def asked_rows(
    asked: Iterable[AskedFor], chosen: Chosen, today: date, urls: Callable[[str, Group], tuple[str, str]]
) -> tuple[AskedRow, ...]:
    """Return what is asked for, as far as it fits the filters."""
    rows = []
    for one in asked:
        group = one.group.identity
        fits = (
            group is not None
            and chosen.group in ("", group.public_id)
            and chosen.source in ("", ItemSource.ARRANGEMENTS)
            and (chosen.month is None or one.due_on.replace(day=1) == chosen.month)
        )
        if fits and group is not None:
            late = one.is_late_on(today)
            url, take_up_url = urls(one.duty, group)
            standing = Standing.MISSED if late else Standing.DUE
            word = "Late, and on no agenda" if late else "On no agenda yet"
            rows.append(
                AskedRow(one.title, url, group.name, long_date(one.due_on), standing, word, take_up_url)
            )
    return tuple(rows)
