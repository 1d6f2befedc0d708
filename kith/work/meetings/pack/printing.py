"""The pages of a pack that Kith makes itself, and the line at the foot of the pages of papers.

The words come in as data and never become part of the template. Kith asks the template first how many pages
each part takes, and prints with the page numbers after that.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.printing import ROOT, fonts, pdf_of
from kith.work.meetings.pack.contents import Pack, PackPaper, Sheet
from kith.work.meetings.presenters.guests import when

if TYPE_CHECKING:
    from kith.work.meetings.pack.places import Places

TEMPLATES = Path(__file__).parent
LINK = "kith-pack:"
"""How a link of the template says where it leads, until the pack is bound."""
SAMPLE = "Sample records: every person and event here is invented."
EMPTY = "Nothing on this agenda is open to you."


@dataclass(frozen=True)
class Layout:
    """How many pages Kith’s own part of a pack takes, and on which of them each part begins."""

    begins: dict[str, int]
    total: int


def laid_out(pack: Pack) -> Layout:
    """Return how the pages that Kith makes itself fall, papers not counted."""
    return _laid_out(json.dumps(_data(pack), ensure_ascii=False))


@lru_cache(maxsize=16)
def _laid_out(data: str) -> Layout:
    import typst  # a large engine, loaded when the first document is asked for

    asked = {"root": str(ROOT), "font_paths": fonts(), "sys_inputs": {"data": data}}
    found = json.loads(typst.query(str(TEMPLATES / "pack.typ"), "<place>", field="value", **asked))
    begins = {place["key"]: place["page"] for place in found}
    return Layout({key: page for key, page in begins.items() if key != "end"}, begins["end"])


def printed(places: Places) -> bytes:
    """Return Kith’s own pages of a pack as a tagged PDF, with the page numbers of the whole pack.

    Raises NotPrinted when anything is amiss.
    """
    data = _data(places.pack) | {
        "numbers": [str(number) for number in places.numbers],
        "total": str(places.total),
        "pages": {key: str(page) for key, page in places.page.items()},
    }
    return pdf_of("pack", data, day=places.pack.made_on, templates=TEMPLATES)


def feet(pack: Pack, pages: list[tuple[float, float, str]]) -> bytes:
    """Return a PDF with one page for each (width, height, words), with nothing on it but the line at its
    foot. Width and height are in points."""
    rows = [{"width": width, "height": height, "words": words} for width, height, words in pages]
    return pdf_of("foot", {"pages": rows}, day=pack.made_on, templates=TEMPLATES)


def title_of(pack: Pack) -> str:
    """Return what a pack is called."""
    return f"Pack: {pack.meeting.group.name}, {long_date(pack.meeting.meets_on)}"


def _data(pack: Pack) -> dict[str, Any]:
    """Return everything that the template says, in words; page numbers come on top of it."""
    meeting = pack.meeting
    return {
        "title": title_of(pack),
        "group": meeting.group.name,
        "partnership": meeting.group.partnership.name,
        "when": when(meeting),
        "where": meeting.place or "Not stated",
        "mark": str(pack.mark.label),
        "reader": pack.reader,
        "made_on": long_date(pack.made_on),
        "sample": SAMPLE if pack.is_sample else "",
        "empty": EMPTY,
        "link": LINK,
        "foot": f"{meeting.group.name}, {long_date(meeting.meets_on)}",
        "sheets": [_sheet(sheet) for sheet in pack.sheets],
        "late": [_paper(paper) for paper in pack.late],
        "numbers": [],
        "total": "",
        "pages": {},
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "key": sheet.public_id,
        "label": sheet.label,
        "title": sheet.title,
        "minutes": str(sheet.minutes),
        "facts": [list(fact) for fact in sheet.facts],
        "asked": sheet.asked,
        "papers": [_paper(paper) for paper in sheet.papers],
        "texts": [
            {"heading": text.heading, "paragraphs": list(text.paragraphs), "key": text.key}
            for text in sheet.texts
        ],
    }


def _paper(paper: PackPaper) -> dict[str, Any]:
    return {
        "key": paper.public_id,
        "number": paper.number,
        "title": paper.title,
        "mark": str(paper.mark.label),
        "about": about_paper(paper),
        "bound": bool(paper.pages),
        "late": paper.is_late,
    }


def about_paper(paper: PackPaper) -> str:
    """Return how a paper can be read: in the pack, or in Kith for what is no PDF."""
    if not paper.pages:
        return f"{paper.kind.label}: open it in Kith"
    pages = "1 page" if paper.pages == 1 else f"{paper.pages} pages"
    return f"{pages}, came late: at the end of the pack" if paper.is_late else pages
