"""What agencies are asked for and have handed in: each question in a constant number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from kith.partnership.partnerships.models import Body
from kith.work.chronologies.differences import SHOWN, Told
from kith.work.chronologies.enums import PartState
from kith.work.chronologies.models import (
    Chronology,
    ChronologyPart,
    ChronologyRow,
    CodedName,
    RowFault,
)
from kith.work.chronologies.names import Coder
from kith.work.reviews.enums import CaseState, Part
from kith.work.reviews.models import Case, CasePlace, ReturnRequest

if TYPE_CHECKING:
    from kith.partnership.partnerships.membership import Membership

GONE = (PartState.DISCARDED, PartState.REPLACED)


def chronology_of(case: Case) -> Chronology | None:
    """Return the chronology of a case, or None while none is open. One query."""
    return Chronology.objects.filter(case=case).select_related("case__partnership").first()


def chronology_seen_by(membership: Membership, public_id: str) -> Chronology | None:
    """Return a chronology of a case that a member may open, or None. One query."""
    rows = Chronology.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("case__partnership").first()


def asked_seen_by(membership: Membership, public_id: str) -> tuple[ReturnRequest, Chronology] | None:
    """Return what an agency is asked, with the chronology, in a case that a member may open. Two queries."""
    rows = ReturnRequest.objects.filter(case__in=Case.objects.visible_to(membership), public_id=public_id)
    request = rows.select_related("case", "body").first()
    if request is None:
        return None
    chronology = request.chronologies.select_related("case__partnership").first()
    return (request, chronology) if chronology else None


def part_seen_by(membership: Membership, public_id: str) -> ChronologyPart | None:
    """Return a part that a member may read, or None. One query."""
    rows = ChronologyPart.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("body", "file__document", "replaces", "chronology__case__partnership").first()


def parts_of_agency(chronology: Chronology, body: Body) -> Sequence[ChronologyPart]:
    """Return all that an agency has handed in and not put away, the latest first. One query."""
    rows = chronology.parts.filter(body=body).exclude(state=PartState.DISCARDED)
    return list(rows.select_related("file", "replaces").order_by("-number"))


def how_far(chronology: Chronology) -> Sequence[ReturnRequest]:
    """Return the agencies that are asked, by name, each with its parts as `parts_here`. Two queries.

    Nothing of what a part says is asked for.
    """
    parts = ChronologyPart.objects.filter(chronology=chronology).exclude(state__in=GONE).order_by("number")
    rows = chronology.asked.select_related("body").order_by("body__name")
    return list(
        rows.prefetch_related(
            Prefetch("body__chronology_parts", queryset=parts.defer("layout"), to_attr="parts_here")
        )
    )


def written_for(membership: Membership, case: Case | None = None) -> Sequence[ReturnRequest]:
    """Return the agencies asked for their parts for which a member writes, in one case or in all open to
    them, each with its parts as `parts_here`. Two queries."""
    writes = CasePlace.objects.open_on(membership.on).filter(
        case=OuterRef("case"), body=OuterRef("body"), person=membership.person, part=Part.CONTRIBUTOR
    )
    rows = ReturnRequest.objects.filter(
        Exists(writes),
        case__in=Case.objects.visible_to(membership),
        chronologies__isnull=False,
        chronologies__locked_at__isnull=True,
    )
    rows = rows.filter(case=case) if case else rows.exclude(case__state=CaseState.ENDED)
    parts = ChronologyPart.objects.exclude(state__in=GONE).defer("layout").order_by("number")
    here = Prefetch("case__chronology__parts", queryset=parts, to_attr="parts_of_all")
    found = list(rows.select_related("body", "case__chronology").prefetch_related(here).order_by("due_on"))
    for one in found:
        told = one.case.chronology.parts_of_all  # type: ignore[attr-defined]
        one.parts_here = [part for part in told if part.body_id == one.body_id]  # type: ignore[attr-defined]
    return found


def rows_of_part(part: ChronologyPart) -> QuerySet[ChronologyRow]:
    """Return the rows of a part in the order of its file, with those typed in Kith as they were written."""
    return part.rows.select_related("as_written").order_by("line")


def aside_of(part: ChronologyPart) -> Mapping[int, Sequence[RowFault]]:
    """Return what was kept aside, by row, with the faults of each in the order of its columns. One query."""
    found: dict[int, list[RowFault]] = {}
    for one in part.faults.filter(is_doubt=False).order_by("line", "pk"):
        found.setdefault(one.line, []).append(one)
    return found


def doubts_of(part: ChronologyPart) -> Sequence[RowFault]:
    """Return what was read with a doubt, or is to be known of the file, by row. One query."""
    return list(part.faults.filter(is_doubt=True).order_by("line", "pk"))


def remembered(body: Body, headings: Sequence[str]) -> Sequence[str] | None:
    """Return what the columns of an agency’s last file with these headings hold, or None. One query."""
    rows = ChronologyPart.objects.filter(body=body, file__isnull=False).exclude(layout=[])
    rows = rows.exclude(state__in=[PartState.COLUMNS, PartState.WAITS, PartState.REFUSED])
    for layout in rows.order_by("-handed_in_at", "-pk").values_list("layout", flat=True)[:20]:
        if [heading for heading, _column in layout] == list(headings):
            return [column for _heading, column in layout]
    return None


def sheets_read_elsewhere(part: ChronologyPart) -> set[str]:
    """Return the sheets of a part’s file that other parts of its agency were read from, apart from the one
    that it corrects. One query."""
    if part.file is None:
        return set()
    rows = ChronologyPart.objects.filter(chronology=part.chronology_id, body=part.body_id)
    rows = rows.filter(file__sha256=part.file.sha256).exclude(pk__in=[part.pk, part.replaces_id or part.pk])
    return set(rows.exclude(state__in=GONE).exclude(sheet="").values_list("sheet", flat=True))


def coder_of(case: Case) -> Coder:
    """Return what puts the codes of a case’s key in place of names. One query."""
    return Coder(CodedName.objects.filter(code__case=case).values_list("name", "code__code"))


def last_number(part: ChronologyPart) -> int:
    """Return the number of the last row that was typed into a part. One query."""
    last = part.rows.order_by("-line").values_list("line", flat=True).first()
    return last or 0


def told_by(part: ChronologyPart, coder: Coder) -> list[Told]:
    """Return what the rows of a part tell, with codes in place of names, to be compared. One query."""
    rows = part.rows.order_by("placed", "line").values_list("line", "placed", *SHOWN)
    return [Told(line, placed, tuple(coder.code(text) for text in words)) for line, placed, *words in rows]
