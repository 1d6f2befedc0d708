"""The picture of a chronology as a page shows it: the SVG, the links that zoom, and the same as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.safestring import SafeString

from kith.work.chronologies.gaps import Gap
from kith.work.chronologies.lanes import Lane, Span, Told, Zoom, picture_of
from kith.work.chronologies.lanes.drawing import told_in_words
from kith.work.chronologies.lanes.spans import MONTHS_OF, next_to, says
from kith.work.chronologies.lanes.telling import lanes_of
from kith.work.chronologies.models import Chronology, ChronologyRow
from kith.work.chronologies.presenters.merged import Agency
from kith.work.chronologies.queries.picture import LANES, keys_among, span_of, told_of
from kith.work.chronologies.when import when_words

ZOOMS = {Zoom.ALL: "All", Zoom.YEAR: "Year", Zoom.QUARTER: "Quarter", Zoom.MONTH: "Month"}
BY = {"agency": "By agency", "subject": "By subject"}
DAYS_APART = 98
"""Beyond so many days the scale has months or years, and counting by month is exact."""
Link = tuple[str, str]
"""The words of a link and its address; an empty address for where one is."""


@dataclass(frozen=True)
class Asked:
    """What the reader asks of the picture: lanes of what, how near, and around which day."""

    by: str
    zoom: Zoom
    day: date | None

    @classmethod
    def from_query(cls, given: QueryDict) -> Asked:
        """Return what an address asks; what it can’t mean counts as not asked."""
        by, zoom = given.get("lanes", ""), given.get("zoom", "")
        return cls(
            by if by in LANES else "agency", Zoom(zoom) if zoom in set(Zoom) else Zoom.ALL, _day(given)
        )


def _day(given: QueryDict) -> date | None:
    try:
        return date.fromisoformat(given.get("around", ""))
    except ValueError:
        return None


@dataclass(frozen=True)
class Picture:
    """The picture, what leads to another, and the same in words."""

    svg: SafeString
    description: str
    span: str
    by: Sequence[Link]
    zooms: Sequence[Link]
    steps: Sequence[Link]
    """To the stretch before and the one after; none where all is shown."""
    lanes: Sequence[Sequence[str]]
    keys: Sequence[Sequence[str]]
    head: Sequence[str]
    silences: Sequence[Sequence[str]]


def shown_picture(
    rows: QuerySet[ChronologyRow],
    given: QueryDict,
    *,
    title: str,
    silent_days: int,
    silences: Iterable[tuple[str, Span]] = (),
    address: str = "",
    to_download: bool = False,
) -> Picture | None:
    """Return the picture of rows as an address asks for it, or None where no row has a day.

    `silences`: agencies by name, each with a stretch without a row; they stand in lanes of agencies.
    `to_download` for the SVG of another document. Two queries, three where there are many rows.
    """
    count, whole = span_of(rows)
    if whole is None:
        return None
    asked = Asked.from_query(given)
    span = whole if asked.zoom == Zoom.ALL else Span.around(asked.day or whole.last, asked.zoom)
    told = told_of(rows, asked.by, count, by_day=span.days <= DAYS_APART)
    silent = list(silences) if asked.by == "agency" else []
    lanes = lanes_of(told, span, silent)
    return Picture(
        svg=picture_of(
            lanes, span, title=title, silent_days=silent_days, ident="lanes", to_download=to_download
        ),
        description=told_in_words(lanes, span),
        span=whole.words if asked.zoom == Zoom.ALL else says(span, asked.zoom),
        by=[(words, _to(given, address, lanes=by) if by != asked.by else "") for by, words in BY.items()],
        zooms=_zooms(given, asked, span, address),
        steps=_steps(given, asked, span, address),
        head=("Agency" if asked.by == "agency" else "Subject", *LANE_HEAD),
        lanes=[_lane_row(lane) for lane in lanes],
        keys=[_key_row(one) for one in keys_among(told) if one.place(span) == "in"],
        silences=[(name, stretch.words) for name, stretch in silent],
    )


def lanes_shown(
    chronology: Chronology,
    rows: QuerySet[ChronologyRow],
    given: QueryDict,
    silences: Iterable[Gap],
    agencies: Mapping[int, Agency],
    *,
    address: str = "",
    to_download: bool = False,
) -> Picture | None:
    """Return the picture of some rows of the chronology of a case, with the silences that fit them."""
    return shown_picture(
        rows,
        given,
        title=f"Case {chronology.case.reference}: lanes of the chronology",
        silent_days=chronology.silent_days,
        silences=[(agencies[one.body].name, Span(one.from_on, one.to_on)) for one in silences],
        address=address,
        to_download=to_download,
    )


LANE_HEAD = ("Shown", "Sure day", "Uncertain day", "Key events", "Earlier", "Later", "Unknown date")
KEY_HEAD = ("Number", "Day", "Event")


def _lane_row(lane: Lane) -> tuple[str, ...]:
    sure = sum(one.count for one in lane.told if one.is_sure)
    keys = _keys_of(lane)
    counts = [lane.of_place(place) for place in ("before", "after", "undated")]
    shown = lane.of_place("in")
    return (lane.name or "Not stated", *map(str, (shown, sure, shown - sure)), keys, *map(str, counts))


def _keys_of(lane: Lane) -> str:
    """Return the numbers of a lane’s key events, and how many have none."""
    numbers = ", ".join(str(one.key) for one in lane.told if one.key)
    unnumbered = sum(one.keys for one in lane.told)
    without = f"{unnumbered:,} without a number" if unnumbered else ""
    return " and ".join(filter(None, (numbers, without))) or "–"


def _key_row(one: Told) -> tuple[str, ...]:
    return str(one.key), when_words(one.certainty, one.first_on, one.last_on), f"{one.lane}: {one.words}"


def _to(given: QueryDict, address: str, **change: str) -> str:
    """Return the address with something else asked and all other choices kept; it leads to the picture."""
    query = given.copy()
    for name, value in change.items():
        query[name] = value
        if not value:
            del query[name]
    return f"{address}?{query.urlencode()}#picture"


def _zooms(given: QueryDict, asked: Asked, span: Span, address: str) -> list[Link]:
    around = (asked.day or span.last).isoformat()
    return [
        (words, "" if zoom == asked.zoom else _to(given, address, zoom=zoom, around=around))
        for zoom, words in ZOOMS.items()
    ]


def _steps(given: QueryDict, asked: Asked, span: Span, address: str) -> list[Link]:
    if asked.zoom not in MONTHS_OF:
        return []
    found = []
    for words, by in (("Before", -1), ("After", 1)):
        other = next_to(span, asked.zoom, by)
        to = _to(given, address, zoom=asked.zoom, around=other.first.isoformat())
        found.append((f"{words}: {says(other, asked.zoom)}", to))
    return found
