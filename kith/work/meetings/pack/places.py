"""On which page of a pack everything stands. The page on the screen and the PDF both ask here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kith.work.meetings.pack.contents import Pack, PackPaper
from kith.work.meetings.pack.printing import Layout, laid_out

CONTENTS, AGENDA = "contents", "agenda"


@dataclass(frozen=True)
class Places:
    """The pages of one pack. `page[key]` is the pack page on which a part begins.

    Keys are *contents*, *agenda*, the public ids of items and of papers, and the keys of texts that are
    papers of their own.
    """

    pack: Pack
    page: dict[str, int]
    numbers: tuple[int, ...]
    """For each page that Kith makes itself, in order, its pack page."""
    total: int

    @cached_property
    def in_order(self) -> tuple[tuple[PackPaper, int], ...]:
        """Return each paper that has pages with the pack page on which it begins, in order."""
        papers = [p for sheet in self.pack.sheets for p in sheet.papers if p.pages]
        return tuple(sorted(((p, self.page[p.public_id]) for p in papers), key=lambda found: found[1]))


def places_of(pack: Pack) -> Places:
    """Return on which page everything of a pack stands.

    The sheet of an item is followed by its papers; those that came late stand at the end of the pack.
    """
    layout = laid_out(pack)
    page = {CONTENTS: layout.begins[CONTENTS], AGENDA: layout.begins[AGENDA]}
    numbers: list[int] = list(range(1, _first_sheet(pack, layout)))
    at = len(numbers) + 1
    for sheet, own in zip(pack.sheets, _sheet_pages(pack, layout), strict=True):
        page[sheet.public_id] = at
        for text in sheet.texts:
            if text.key:
                page[text.key] = at + layout.begins[text.key] - layout.begins[sheet.public_id]
        numbers += range(at, at + own)
        at = _put(page, [p for p in sheet.papers if p.pages and not p.is_late], at + own)
    at = _put(page, list(pack.late), at)
    return Places(pack, page, tuple(numbers), at - 1)


def _put(page: dict[str, int], papers: list[PackPaper], at: int) -> int:
    """Put papers one behind the other from a page on; return the page behind the last."""
    for paper in papers:
        page[paper.public_id] = at
        at += paper.pages
    return at


def _first_sheet(pack: Pack, layout: Layout) -> int:
    return layout.begins[pack.sheets[0].public_id] if pack.sheets else layout.total + 1


def _sheet_pages(pack: Pack, layout: Layout) -> list[int]:
    """Return how many pages the sheet of each item takes."""
    begins = [*(layout.begins[sheet.public_id] for sheet in pack.sheets), layout.total + 1]
    return [after - before for before, after in pairwise(begins)]
