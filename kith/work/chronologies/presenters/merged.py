"""The merged chronology in words: each row and how sure its day is, what stands beside it, the silences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kith.base.ui.dates import long_date, long_datetime
from kith.work.chronologies.enums import Certainty, Judgement, Layer
from kith.work.chronologies.models import ChronologyPart, ChronologyRow, RowNote
from kith.work.chronologies.presenters.days import known_words
from kith.work.chronologies.queries.merged import Asked, BesideRow
from kith.work.chronologies.when import when_words

At = Callable[..., str]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PLACE = "public-id"
"""Stands in an address where a public id goes, so that addresses of many rows are made at once."""


@dataclass(frozen=True)
class Agency:
    """An agency in the chronology: its name, and the letter that marks its rows beside the name."""

    name: str
    letter: str
    public_id: str


@dataclass(frozen=True)
class BesideLine:
    """What stands beside a row, in words, with where it is judged."""

    says: str
    words: str
    by: str
    url: str = ""
    link: str = ""


@dataclass(frozen=True)
class GapLine:
    """A silence: whose, and in words how long."""

    agency: Agency
    says: str


@dataclass(frozen=True)
class RowLine:
    """One row as the list shows it."""

    anchor: str
    agency: Agency
    when: str
    written: str
    """The date as the agency wrote it, where it isn’t a plain day."""
    is_uncertain: bool
    event: str
    more: Sequence[tuple[str, str]]
    """The other columns that say anything, each with its name."""
    is_key: bool
    known: str
    """When it became known, where that is not the day it happened."""
    later: str
    """That it was not known by the day asked for, where such rows are shown."""
    file: str
    """Where it comes from, in words; `url` is its page, which says more."""
    url: str
    pairs: Sequence[BesideLine] = ()
    notes: Sequence[BesideLine] = ()
    silences: Sequence[GapLine] = field(default=())
    """The silences that begin before this row and after the one above."""


def agencies_of(parts: Sequence[ChronologyPart]) -> Mapping[int, Agency]:
    """Return the agencies by pk, each with its letter in the order of their names."""
    names = {part.body_id: (part.body.name, part.body.public_id) for part in parts}
    ordered = sorted(names.items(), key=lambda item: item[1])
    return {
        pk: Agency(name, LETTERS[number % len(LETTERS)], ident)
        for number, (pk, (name, ident)) in enumerate(ordered)
    }


def later_words(row: ChronologyRow, asked: Asked, agencies: Mapping[int, Agency]) -> str:
    """Return that a row was not known by the day asked for; empty where it was."""
    if asked.as_at is None:
        return ""
    day = long_date(asked.as_at)
    if asked.known_to and agencies[row.body_id].public_id != asked.known_to:
        return f"Another agency tells it, so nothing shows that it was known to the one chosen on {day}"
    if row.known_by_on is None:
        return f"Nothing says whether it was known on {day}"
    return f"Not known yet on {day}" if row.known_by_on > asked.as_at else ""


def row_lines(
    rows: Sequence[ChronologyRow],
    *,
    parts: Sequence[ChronologyPart],
    beside: Mapping[int, Sequence[BesideRow]],
    asked: Asked,
    ident: str,
    at: At,
) -> list[RowLine]:
    """Return rows as the list shows them; `ident` is the public id of the case."""
    given = Given(agencies_of(parts), {part.pk: part for part in parts}, asked, Addresses.of(ident, at))
    return [_row_line(row, beside.get(row.pk, ()), given) for row in rows]


@dataclass(frozen=True)
class Addresses:
    """The addresses that many rows have, each made once."""

    row: str
    pair: str

    @classmethod
    def of(cls, ident: str, at: At) -> Addresses:
        """Return the addresses of a case, by its public id."""
        row = at("chronologies:row", ident, PLACE, 0).removesuffix("0")
        return cls(row, at("chronologies:pair", PLACE))

    def to_row(self, part: str, line: int) -> str:
        """Return the page of a row."""
        return f"{self.row.replace(PLACE, part)}{line}"


@dataclass(frozen=True)
class Given:
    """What all rows of a page share."""

    agencies: Mapping[int, Agency]
    parts: Mapping[int, ChronologyPart]
    asked: Asked
    to: Addresses


def _row_line(row: ChronologyRow, beside: Sequence[BesideRow], given: Given) -> RowLine:
    part, to = given.parts[row.part_id], given.to
    when = when_words(row.certainty, row.first_on, row.last_on)
    is_uncertain = row.certainty != Certainty.DAY or row.first_on is None
    return RowLine(
        anchor=f"{part.public_id}-{row.line}",
        agency=given.agencies[row.body_id],
        when=f"{when}, {row.time}" if row.time else when,
        written=row.written if is_uncertain else "",
        is_uncertain=is_uncertain,
        event=row.event,
        more=more_of(row),
        is_key=row.is_key,
        known=known_words(row),
        later=later_words(row, given.asked, given.agencies),
        file=where_from(row, part),
        url=to.to_row(part.public_id, row.line),
        pairs=[pair_line(one, given.agencies, to) for one in beside if one.kind == "pair"],
        notes=[note_line(one) for one in beside if one.kind == "note"],
    )


def where_from(row: ChronologyRow, part: ChronologyPart) -> str:
    """Return where a row comes from: its row in the file, or its number among those typed."""
    return f"Row {row.line} of its file" if part.file_id else f"Typed row {row.line}"


def came_from(row: ChronologyRow) -> str:
    """Return the whole way back of a row: its place in what was handed in, when that was, and by whom. The
    name of the file may tell who a child is, so it isn’t said."""
    part = row.part
    sheet = f", {part.sheet}" if part.sheet else ""
    handed_in = f"part {part.number}, handed in on {long_date(part.handed_in_on)} by {part.handed_in_by}"
    return f"{where_from(row, part)}{sheet}, {handed_in}"


def more_of(row: ChronologyRow) -> list[tuple[str, str]]:
    """Return what a row says besides its event, each with the name of its column."""
    said = (
        ("Subject", row.subject),
        ("Response", row.response),
        ("Comment", row.comment),
        ("Significance", row.significance),
        ("Source", row.source),
    )
    return [(name, words) for name, words in said if words]


JUDGED = {
    Judgement.OPEN: "May be told by {agency} too",
    Judgement.ONE_EVENT: "{agency} tells of it alike",
    Judgement.CONTRADICTS: "{agency} tells of it differently",
    Judgement.TWO_EVENTS: "Another event than that of {agency}",
    Judgement.ONE_KNEW: "One event with that of {agency}; only one of the two knew of it then",
}


def pair_line(one: BesideRow, agencies: Mapping[int, Agency], to: Addresses) -> BesideLine:
    """Return what a row of another agency is to this one."""
    agency = agencies[one.body].name if one.body is not None and one.body in agencies else "another agency"
    judgement = Judgement(one.what)
    when = f", {long_date(one.first_on)}" if one.first_on else ""
    link = "Judge it" if judgement == Judgement.OPEN else "Side by side"
    says = JUDGED[judgement].format(agency=agency)
    return BesideLine(f"{says}{when}", one.words, one.by, to.pair.replace(PLACE, one.public_id), link)


def note_line(one: BesideRow) -> BesideLine:
    """Return a note: for whom it is, its words, who wrote it."""
    whom = Layer(one.what).label
    return BesideLine(f"Note for {whom[0].lower()}{whom[1:]}", one.words, one.by)


def gone_line(note: RowNote) -> tuple[str, str, str]:
    """Return a note whose row went: what the row told, the note, and who wrote it when."""
    row = note.row
    when = when_words(row.certainty, row.first_on, row.last_on)
    whom = Layer(note.layer).label
    about = f"{row.body.name}, {when}: {row.event}"
    return (
        about,
        note.words,
        f"{note.noted_by}, {long_datetime(note.noted_at)}, for {whom[0].lower()}{whom[1:]}",
    )
