"""What the partners side by side say: a cell for each measure and partner, with where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kith.base.ui.dates import long_date
from kith.front.workspace.side_by_side import Part, SideBySide
from kith.partnership.arrangements.words import count_of
from kith.partnership.contributions.public import in_kind_words, pounds, share
from kith.work.meetings.public import AskedPaper

At = Callable[..., str]


@dataclass(frozen=True)
class Line:
    """One thing that a cell says, and where it comes from; without an address it is plain words."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Column:
    """One partner: its name, and what it says of each measure, in the order of the measures."""

    name: str
    note: str
    """The last day on which it was a statutory partner, in words, where that falls in the year."""
    url: str
    cells: tuple[tuple[str, tuple[Line, ...]], ...]
    """Each measure with its lines."""


@dataclass(frozen=True)
class Addresses:
    """Where the cells of one page lead to."""

    at: At
    year: str
    """The year as addresses name it."""

    def of_year(self, name: str, *args: str, more: str = "") -> str:
        """Return the address of a page for the year."""
        return f"{self.at(name, *args)}?year={self.year}{more}"

    def of_actions(self, part: Part, standing: str = "") -> str:
        """Return the address of the actions of a partner."""
        own = self.at("actions:agency", part.body.public_id)
        return f"{own}?standing={standing}" if standing else own


def columns_of(parts: Sequence[Part], found: SideBySide, at: At) -> list[Column]:
    """Return a column for each part, each with the same measures."""
    agreed = sum((part.given.agreed or Decimal(0) for part in found.partners), Decimal(0))
    addresses = Addresses(at, found.year.key)
    return [
        Column(
            name=part.body.name,
            note=long_date(part.until) if part.until else "",
            url=at("partnerships:body", part.body.public_id),
            cells=tuple(_cells(part, found, addresses, agreed)),
        )
        for part in parts
    ]


def measures_of(columns: Sequence[Column]) -> list[tuple[str, list[tuple[str, tuple[Line, ...]]]]]:
    """Return the same by measure: its name, and for each partner its name and lines."""
    if not columns:
        return []
    names = [name for name, _lines in columns[0].cells]
    return [
        (name, [(column.name, column.cells[place][1]) for column in columns])
        for place, name in enumerate(names)
    ]


def _cells(
    part: Part, found: SideBySide, to: Addresses, agreed: Decimal
) -> list[tuple[str, tuple[Line, ...]]]:
    cells: list[tuple[str, tuple[Line, ...]]] = [("Attendance", (_attendance(part, to),))]
    if not found.is_for_the_young:
        cells += [
            ("Papers", tuple(_papers(part, found.today, to))),
            ("Money agreed", (_agreed(part, to, agreed),)),
            ("Money paid", tuple(_paid(part, found.today, to))),
            ("Given in kind", _in_kind(part, to)),
            ("Actions", tuple(_actions(part, to))),
        ]
    return [
        *cells,
        ("Priorities led", _led(part, to)),
        ("Groups chaired", _chaired(part, to)),
    ]


def _attendance(part: Part, to: Addresses) -> Line:
    came = part.attendance
    if not came.expected:
        return Line("No seat at a meeting on record")
    words = f"{came.there} of {count_of(came.expected, 'meeting')}"
    if came.represented:
        words += f"; a deputy at {came.represented} more"
    return Line(words, to.of_year("meetings:attendance", more="&by=agency"))


def _papers(part: Part, today: date, to: Addresses) -> list[Line]:
    if not part.papers:
        return [Line("None asked for")]
    url = to.of_year("workspace:partner_papers", part.body.public_id)
    late, in_time = part.late(today), part.in_time()
    lines = [Line(f"{len(part.papers)} asked for, {in_time} in time", url)]
    if late:
        lines.append(Line(f"{late} late", url))
    waiting = len(part.papers) - in_time - late
    return [*lines, Line(f"{waiting} still to come", url)] if waiting else lines


def _agreed(part: Part, to: Addresses, all_agreed: Decimal) -> Line:
    url, sum_ = to.of_year("contributions:year"), part.given.agreed
    if sum_ is None:
        return Line("Not stated", url)
    of_all = f" ({share(sum_, all_agreed)}% of what the partners agreed)" if all_agreed else ""
    return Line(f"{pounds(sum_)}{of_all}", url)


def _paid(part: Part, today: date, to: Addresses) -> list[Line]:
    url, given = to.of_year("contributions:year"), part.given
    if given.agreed is None and not given.paid:
        return [Line("Not stated", url)]
    lines = [Line(pounds(given.paid), url)]
    if given.due_on and given.unpaid:
        day = long_date(given.due_on)
        ahead = f"{pounds(given.unpaid)} is to be paid by {day}"
        behind = f"{pounds(given.unpaid)} was to be paid by {day} and is not on record as paid"
        lines.append(Line(behind if given.is_past_its_day(today) else ahead))
    return lines


def _in_kind(part: Part, to: Addresses) -> tuple[Line, ...]:
    url = to.of_year("contributions:year")
    return tuple(Line(words, url) for words in in_kind_words(part.given)) or (Line("Nothing on record"),)


def _actions(part: Part, to: Addresses) -> list[Line]:
    """Return how its actions stand; none of the words says more than the register does."""
    counted = part.actions
    lines = [Line(f"{counted.open} open", to.of_actions(part))]
    lines.append(Line(f"{counted.overdue} overdue", to.of_actions(part, "late")))
    if not counted.closed:
        return [*lines, Line("None closed in the year")]
    closed = f"{counted.closed_in_time} of {counted.closed} closed in time"
    return [*lines, Line(closed, to.of_actions(part, "closed"))]


def _led(part: Part, to: Addresses) -> tuple[Line, ...]:
    found = (Line(led.name, to.at("plan:priority", led.public_id)) for led in part.led)
    return tuple(found) or (Line("No priority"),)


def _chaired(part: Part, to: Addresses) -> tuple[Line, ...]:
    found = (
        Line(g.terms.name, to.at("arrangements:group", g.identity.public_id))
        for g in part.chaired
        if g.identity
    )
    return tuple(found) or (Line("No group"),)


def paper_rows(papers: Sequence[AskedPaper], today: date, at: At) -> list[tuple[str, str, list[str]]]:
    """Return the papers of one partner: the title, the address of its item, and what is said of it."""
    return [
        (
            paper.title,
            at("meetings:item", paper.item_id),
            [
                f"{paper.group}, {long_date(paper.meets_on)}",
                paper.author,
                long_date(paper.due_on) if paper.due_on else "Not stated",
                came_words(paper, today),
            ],
        )
        for paper in papers
    ]


def came_words(paper: AskedPaper, today: date) -> str:
    """Return whether a paper came, when, and by how much it was late."""
    late = paper.days_late(today)
    behind = f", {count_of(late, 'working day')} after its day" if late else ""
    if paper.came_on:
        word = "Late" if paper.is_late(today) else "In time"
        return f"{word}: came on {long_date(paper.came_on)}{behind}"
    return f"Has not come{behind}" if paper.is_late(today) else "Still to come"
