"""Names that may be left in a report before it goes: its finished files are read back and looked through."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from kith.partnership.arrangements.printing import NotPrinted
from kith.partnership.arrangements.queries import ground_of
from kith.work.reviews.beside import Doubt, doubts_beside
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import Answer, Stage, View
from kith.work.reviews.models import Case, RapidReview, ReportCopy
from kith.work.reviews.queries.report import Workspace, signatures_under, workspace_of
from kith.work.reviews.questions import questions_asked
from kith.work.reviews.report_on_paper.copying import HASH, NOTHING, Held, Sheet, paper_of, sheet_of
from kith.work.reviews.report_on_paper.pdf import report_pdf
from kith.work.reviews.report_on_paper.sections import text_hash
from kith.work.reviews.report_on_paper.word import report_word

CODES = (
    "Child, Sibling, Mother, Father, Carer, Adult, Parent, Partner, Grandparent, Relative, Friend, "
    "Neighbour, Worker, Placement, Address, School, Agency, Place"
)
"""Words of which codes are made, such as *Sibling B*."""


def doubts_in_report(
    case: Case,
    review: RapidReview,
    copy: ReportCopy | None,
    held: Held = NOTHING,
    *,
    taken_by: str,
    on: date,
) -> list[Doubt]:
    """Return what may be names in the report as it would be taken out now, and that nobody has answered yet.

    The Word document is looked through, and the PDF too wherever one can be made. Names of agencies, and of
    those who signed, stated a view or checked the copy, are told openly.
    """
    sheet = sheet_of(case, review, copy, held, taken_by=taken_by, on=on)
    paper, found = paper_of(sheet), workspace_of(case)
    openly = {taken_by, *_openly(case, review, found, on), *([copy.checked_by] if copy else [])}
    files = _files(paper, on)
    doubts = doubts_beside(case, files, {one for one in openly if one}, list(_ours(sheet, paper, found)))
    no_names = {words.casefold() for words, code in found.answered.items() if not code}
    return [one for one in doubts if one.is_of_key or one.words.casefold() not in no_names]


def _files(paper: dict[str, Any], on: date) -> dict[str, bytes]:
    files = {"docx": report_word(paper, day=on)}
    with suppress(NotPrinted):  # then nobody can take it out as PDF either
        files["pdf"] = report_pdf(paper, day=on)
    return files


def _openly(case: Case, review: RapidReview, found: Workspace, on: date) -> Iterator[str]:
    """Yield what a report tells openly: codes, agencies, and those who acted for them."""
    yield from (case.child, case.form_reference, case.partnership.name, case.authority.name, case.agreed_by)
    yield from (body.name for body in ground_of(case.partnership).on(on).statutory_partners)
    yield case.referred_by.name if case.referred_by else ""
    yield from (code for code in found.answered.values() if code)
    for request in found.requests:
        yield from (request.body.name, request.agreed_by)
    for view in found.views:
        yield from (view.body.name, view.stated_by)
    yield (sha256 := text_hash(review))
    for signed in signatures_under(case, sha256):
        yield signed.signed_by


def _ours(sheet: Sheet, paper: dict[str, Any], found: Workspace) -> Iterator[str]:
    """Yield the words of every report, and what agencies were asked: they tell nothing of the case."""
    yield from (paper["title"], paper["mark"], paper["caption"], paper["sample"], paper["footer"])
    yield from (*paper["sources"], HASH, *CODES.split(", "), *Answer.labels, *View.labels, *Stage.labels)
    for one in (one for stage in Stage for one in criteria_of(stage)):
        yield f"{one.asks} ({one.source})"
    yield from (f"Agencies were asked: {one.asks}" for one in questions_asked(found.requests))
    for section in sheet.content:
        yield section["heading"]
        yield from _of_tables(section["blocks"])


def _of_tables(blocks: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield what stands over the columns, and the titles of pictures."""
    for block in blocks:
        yield from (block.get("caption", ""), *block.get("head", ()), block.get("title", ""))
