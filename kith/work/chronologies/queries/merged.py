"""The merged chronology: which rows to show in the one order of all agencies, and how many are left out.

Only what was released is ever read here: what an agency has not handed over appears in no row, in no count
and in no search (AR6).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.enums import Certainty, Judgement, PartState
from kith.work.chronologies.models import Chronology, ChronologyPart, ChronologyRow, KeyPlace, RowPair

RELEASED = Value(True)
"""As a value to compare with, so that the index of the order answers; a bare truth it would not."""
ROWS = 100
"""How many rows stand on a page."""
NOT_JUDGED, CONTRADICTING, ALONE = "open", "contradicts", "alone"
"""What can be asked of rows by how they stand beside those of other agencies."""
HIDE, MARK = "", "mark"
"""What becomes of rows that were not known by a day."""
TOGETHER = (Judgement.ONE_EVENT, Judgement.CONTRADICTS, Judgement.ONE_KNEW)
"""Judgements by which two rows tell of one event."""
SEARCHED = ("event", "response", "comment", "source", "subject", "significance", "written")


@dataclass(frozen=True)
class Asked:
    """Which rows a reader wants to see. Empty means any."""

    text: str = ""
    agency: str = ""
    """The public id of an agency, as is `known_to`."""
    subject: str = ""
    key_only: bool = False
    from_on: date | None = None
    to_on: date | None = None
    uncertain: bool = False
    pairs: str = ""
    as_at: date | None = None
    known_to: str = ""
    """To whom it was known by `as_at`; empty for any agency."""
    later: str = HIDE
    words: str = ""
    """The mark by which an address refers to `text` and `subject`, which never stand in it."""

    @property
    def narrows(self) -> bool:
        """Return whether anything leaves rows out."""
        return self.narrows_rows or (self.as_at is not None and self.later == HIDE)

    @property
    def narrows_rows(self) -> bool:
        """Return whether rows are left out besides those that weren’t known yet."""
        return self != Asked(as_at=self.as_at, known_to=self.known_to, later=self.later)


def chronology_seen_by(membership: Membership, public_id: str) -> Chronology | None:
    """Return the chronology of a case (by the public id of the case) that a member may open, with how many
    rows are released as `released` and whether they may open the key as `opens_key`; None where there is
    none. One query."""
    counted = ChronologyRow.objects.filter(chronology=OuterRef("pk"), is_released=RELEASED)
    rows = Chronology.objects.visible_to(membership).filter(case__public_id=public_id)
    key = KeyPlace.objects.open_on(membership.on).filter(case=OuterRef("case"), person=membership.person)
    rows = rows.annotate(released=_number_of(counted, "chronology"), opens_key=Exists(key))
    return rows.select_related("case", "case__partnership", "case__group", "case__rapid_review").first()


def released_rows(chronology: Chronology) -> QuerySet[ChronologyRow]:
    """Return all rows that agencies released, in the one order of the chronology."""
    return ChronologyRow.objects.filter(chronology=chronology, is_released=RELEASED).order_by("placed", "id")


def asked_for(asked: Asked) -> Q:
    """Return which rows were asked for, as a filter of rows."""
    return plainly_asked(asked) & _known(asked)


def rows_shown(chronology: Chronology, asked: Asked) -> QuerySet[ChronologyRow]:
    """Return the released rows asked for, in their order. A page of it is one query by the order’s index."""
    return released_rows(chronology).filter(asked_for(asked))


def plainly_asked(asked: Asked) -> Q:
    """Return which rows were asked for, whenever they were known."""
    fits = Q()
    for word in asked.text.split():
        fits &= _holds(word)
    if asked.agency:
        fits &= of_body(asked.agency)
    if asked.subject:
        fits &= Q(subject__icontains=asked.subject)
    if asked.key_only:
        fits &= Q(is_key=True)
    if asked.uncertain:
        fits &= ~Q(certainty=Certainty.DAY)
    return fits & _within(asked.from_on, asked.to_on) & _beside(asked.pairs)


def _holds(word: str) -> Q:
    fits = Q()
    for name in SEARCHED:
        fits |= Q(**{f"{name}__icontains": word})
    return fits


def of_body(public_id: str) -> Q:
    """Return the rows of one agency, in words that the index of its rows answers."""
    return Q(body=Subquery(Body.objects.filter(public_id=public_id).values("pk")[:1]))


def _within(from_on: date | None, to_on: date | None) -> Q:
    """Return the rows that may have happened within these days, both included; those of unknown day don’t."""
    fits = Q()
    if from_on:
        fits &= Q(last_on__gte=from_on) | Q(last_on__isnull=True, first_on__isnull=False)
    if to_on:
        fits &= Q(first_on__lte=to_on) | Q(first_on__isnull=True, last_on__isnull=False)
    return fits


def _beside(pairs: str) -> Q:
    if pairs == NOT_JUDGED:
        return _in_pairs(Q(judgement=Judgement.OPEN))
    if pairs == CONTRADICTING:
        return _in_pairs(Q(judgement=Judgement.CONTRADICTS))
    if pairs == ALONE:
        return ~_in_pairs(~Q(judgement=Judgement.TWO_EVENTS))
    return Q()


def _in_pairs(which: Q) -> Q:
    rows = RowPair.objects.filter(which, first__is_released=RELEASED, second__is_released=RELEASED)
    return Q(pk__in=rows.values("first")) | Q(pk__in=rows.values("second"))


def _known(asked: Asked) -> Q:
    """Return the rows that were known by a day to whom it was asked of; the day itself counts."""
    if asked.as_at is None or asked.later == MARK:
        return Q()
    known = Q(known_by_on__lte=asked.as_at)
    return known & of_body(asked.known_to) if asked.known_to else known


def _number_of(rows: QuerySet, by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


@dataclass(frozen=True)
class Counts:
    """How many rows are shown, and why others are not."""

    all: int
    shown: int
    later: int = 0
    """Became known after the day asked for."""
    no_day: int = 0
    """Neither the day it became known nor the day it happened is known."""
    others: int = 0
    """Other agencies’, where it was asked what one agency knew."""
    undated: int = 0
    """Of unknown day, where days were asked for."""

    @property
    def by_filters(self) -> int:
        """Return how many the filters leave out, apart from what was known when and rows of unknown day."""
        return self.all - self.shown - self.later - self.no_day - self.others - self.undated


def parts_released(chronology: Chronology, asked: Asked) -> Sequence[ChronologyPart]:
    """Return the parts whose rows are shown, by agency, each with how many of its rows are `shown`, `later`,
    without a `no_day`, `others` and `undated`, where anything is asked for. One query."""
    rows = chronology.parts.filter(state=PartState.RELEASED).select_related("body")
    rows = rows.order_by("body__name", "number")
    return list(rows.annotate(**_counted(asked)) if asked.narrows else rows)


def _counted(asked: Asked) -> Mapping[str, Coalesce]:
    own = ChronologyRow.objects.filter(part=OuterRef("pk"), is_released=RELEASED)
    found = {"shown": _number_of(own.filter(asked_for(asked)), "part")}
    if asked.as_at and asked.later == HIDE:
        fits = own.filter(plainly_asked(asked))
        whose = of_body(asked.known_to) if asked.known_to else Q()
        found["later"] = _number_of(fits.filter(whose, known_by_on__gt=asked.as_at), "part")
        found["no_day"] = _number_of(fits.filter(whose, known_by_on__isnull=True), "part")
        if asked.known_to:
            found["others"] = _number_of(fits.exclude(whose), "part")
    if asked.from_on or asked.to_on:
        undated = Q(first_on__isnull=True, last_on__isnull=True)
        found["undated"] = _number_of(own.filter(undated), "part")
    return found


def counts_of(chronology: Chronology, parts: Sequence[ChronologyPart], asked: Asked) -> Counts:
    """Return how many rows are shown and left out. No query."""
    released: int = chronology.released  # type: ignore[attr-defined]
    if not asked.narrows:
        return Counts(released, released)
    names = ("shown", "later", "no_day", "others", "undated")
    return Counts(released, **{n: sum(getattr(part, n, 0) for part in parts) for n in names})


@dataclass(frozen=True)
class BesideRow:
    """Something beside a row: a row of another agency that may tell of one event with it, or a note."""

    row: int
    kind: str
    """`pair` or `note`."""
    public_id: str
    """Of the pair; empty for a note."""
    words: str
    what: str
    """The judgement of a pair; the layer of a note."""
    by: str
    body: int | None
    """The agency of the other row (by pk)."""
    written: str
    first_on: date | None
    known_on: date | None


def beside_rows(rows: Sequence[int], layers: Sequence[str]) -> Mapping[int, Sequence[BesideRow]]:
    """Return what stands beside rows (by pk), for whoever reads these layers of notes. One query."""
    before = _pairs_of(rows, "first", "second")
    after = _pairs_of(rows, "second", "first")
    found: dict[int, list[BesideRow]] = {}
    for values in before.union(after, _notes_of(rows, layers), all=True):
        one = BesideRow(*values)
        found.setdefault(one.row, []).append(one)
    return found


def _pairs_of(rows: Sequence[int], mine: str, other: str) -> QuerySet:
    pairs = RowPair.objects.filter(**{f"{mine}__in": rows, f"{other}__is_released": True}).order_by()
    return pairs.annotate(kind=Value("pair")).values_list(
        f"{mine}_id", "kind", "public_id", "words", "judgement", "judged_by", f"{other}__body_id",
        f"{other}__written", f"{other}__first_on", f"{other}__known_by_on",
    )  # fmt: skip


def _notes_of(rows: Sequence[int], layers: Sequence[str]) -> QuerySet:
    from kith.work.chronologies.models import RowNote

    notes = RowNote.objects.filter(row__in=rows, layer__in=layers).order_by()
    empty = {"kind": Value("note"), "public": Value("")}
    return notes.annotate(**empty, nobody=F("row__body_id")).values_list(
        "row_id", "kind", "public", "words", "layer", "noted_by", "nobody",
        "row__written", "row__first_on", "row__known_by_on",
    )  # fmt: skip
