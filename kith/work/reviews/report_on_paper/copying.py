"""The copy of a report that goes to the Panel: its text with signatures, days used and pictures, and the
sheet around it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kith.base.kernel.deadlines import said as long_date
from kith.base.kernel.working_days import OutsideCalendar, working_days_between
from kith.partnership.documents.enums import HandlingMark
from kith.work.reviews.beside import Beside
from kith.work.reviews.models import Case, RapidReview, ReportCopy, SignOff
from kith.work.reviews.queries.report import signatures_under, workspace_of
from kith.work.reviews.report_on_paper.blocks import Section, hash_of, picture, section, table, text
from kith.work.reviews.report_on_paper.sections import sections_of
from kith.work.reviews.running import deadline_of, due_on

MARK = HandlingMark.SENSITIVE.label
HASH = "SHA-256 of the text that the partners sign"
"""What stands before the hash at the end of a report."""
LETTERS = 8
"""How many letters of its hash a copy shows on each sheet: whoever checks it writes them down."""


@dataclass(frozen=True)
class Held:
    """What other rooms hold of a case and the copy shows."""

    lines: Sequence[Beside] = ()
    pictures: Sequence[tuple[str, str]] = ()
    """Each with its title and its SVG."""


NOTHING = Held()


@dataclass(frozen=True)
class Sheet:
    """A report with the paper around it."""

    reference: str
    partnership: str
    is_sample: bool
    content: Sequence[Section]
    code: str
    says: str
    """What it is: a draft, the checked copy, or what was sent."""
    taken: str
    watermark: str = ""


def content_of(case: Case, review: RapidReview, held: Held = NOTHING) -> tuple[list[Section], str]:
    """Return the whole content of the copy as the case stands, and the hash of its text. Six queries."""
    words = sections_of(case, review, workspace_of(case))
    text_sha256 = hash_of(words)
    signed = signatures_under(case, text_sha256)
    beside = [f"{line.title}: {line.says}" for line in held.lines if line.in_report]
    return [
        *words,
        section("Agreement of the partners", _signatures(signed)),
        section("Days used", *(text(line) for line in days_used(review, signed))),
        *([section("Work beside the rapid review", *(text(line) for line in beside))] if beside else []),
        *(section(title, picture(title, svg)) for title, svg in held.pictures),
        section("The signed text", text(f"{HASH}: {text_sha256}")),
    ], text_sha256


def code_of(content: Sequence[Section]) -> str:
    """Return the letters by which a copy is told from another."""
    return hash_of(list(content))[:LETTERS]


def frozen(copy: ReportCopy) -> list[Section]:
    """Return the content of a copy as it was checked."""
    found: list[Section] = json.loads(copy.content)
    return found


def _signatures(signed: Sequence[SignOff]) -> Any:
    rows = [(one.body.name, one.signed_by, long_date(one.signed_on)) for one in signed]
    return table("Signatures", ("Partner", "Signed by", "Day"), rows)


def days_used(review: RapidReview, signed: Sequence[SignOff]) -> list[str]:
    """Return in words the days of a rapid review up to its last signature."""
    last = due_on(review)
    if last is None:
        return []
    rule = deadline_of(review)
    found = [f"{rule.in_words}: from {long_date(review.started_on)} to {long_date(last)}."]
    if signed:
        on = max(one.signed_on for one in signed)
        found.append(f"The last signature is of {long_date(on)}, {working_day(review, on)}.")
    return found


def working_day(review: RapidReview, on: date) -> str:
    """Return *working day 7 of 15*."""
    try:
        return f"working day {working_days_between(review.started_on, on)} of {deadline_of(review).length}"
    except OutsideCalendar:
        return "a day that is not counted"


def sheet_of(
    case: Case, review: RapidReview, copy: ReportCopy | None, held: Held, *, taken_by: str, on: date
) -> Sheet:
    """Return the report as it is taken out: what was sent, made from its frozen copy; the copy that was
    checked; or a draft of today."""
    content = frozen(copy) if copy else content_of(case, review, held)[0]
    return Sheet(
        reference=case.reference,
        partnership=case.partnership.name,
        is_sample=case.partnership.is_sample,
        content=content,
        code=copy.sha256[:LETTERS] if copy else code_of(content),
        says=_says(review, copy),
        taken=f"taken out by {taken_by} on {long_date(on)}",
        watermark="" if copy else "Draft",
    )


def _says(review: RapidReview, copy: ReportCopy | None) -> str:
    if copy is None:
        return "A draft from the workspace of the case: nobody has checked it yet."
    checked = f"Checked by {copy.checked_by} on {long_date(copy.checked_on)}"
    if review.sent_on is None:
        return f"{checked}; not sent yet."
    sent = f"Sent to the Panel on {long_date(review.sent_on)}, {working_day(review, review.sent_on)}"
    return f"{sent}. {checked}."


def paper_of(sheet: Sheet) -> dict[str, Any]:
    """Return a report as plain data for PDF and Word."""
    return {
        "title": f"Case {sheet.reference}: report of the rapid review",
        "author": sheet.partnership,
        "caption": sheet.says,
        "watermark": sheet.watermark,
        "sources": [
            f"{MARK}. For the circle of this case and the national Panel alone. Codes stand for names."
        ],
        "sample": "Sample records: everything here is invented." if sheet.is_sample else "",
        "mark": MARK,
        "footer": f"{MARK}. Case {sheet.reference}, copy {sheet.code}, {sheet.taken}",
        "sections": list(sheet.content),
    }
