"""Binding a pack: Kith’s own pages and the papers in one PDF, with bookmarks, links and a foot line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from typing import Any, BinaryIO

import pikepdf

from kith.work.meetings.pack.contents import Pack, PackPaper
from kith.work.meetings.pack.places import AGENDA, CONTENTS, Places, places_of
from kith.work.meetings.pack.printing import LINK, feet, printed
from kith.work.meetings.pack.tagging import Tags

Opener = Callable[[str], BinaryIO]
"""Opens the file of a version by its public id; the caller has seen to it that the reader may."""
QUARTER_TURNS = (90, 270)
PAGES_OF_IT = "{http://ns.adobe.com/xap/1.0/t/pg/}NPages"
MEETS_PDF_UA = "{http://www.aiim.org/pdfua/ns/id/}part"


class PagesDiffer(Exception):
    """A paper has another number of pages than was counted when it came in."""


def bound(pack: Pack, open_file: Opener) -> bytes:
    """Return the whole pack as one tagged PDF.

    Raises NotPrinted when Kith’s own pages can’t be made, and PagesDiffer for a file that changed.
    """
    places = places_of(pack)
    with ExitStack() as open_files:
        whole = open_files.enter_context(pikepdf.open(BytesIO(printed(places))))
        tags = Tags(whole)
        papers = []
        for paper, first in places.in_order:
            source = open_files.enter_context(pikepdf.open(_read(open_file, paper)))
            if len(source.pages) != paper.pages:
                raise PagesDiffer(paper.public_id)
            _put_in(whole, source, first - 1)
            papers.append((paper, source, first))
        for paper, source, first in papers:
            own = [whole.pages[first - 1 + number] for number in range(paper.pages)]
            _mend_links(whole, source, first - 1)
            tags.take_over(source, own, f"{paper.number} {paper.title}")
        _stamp(whole, places)
        tags.settle()
        _lead(whole, places)
        _describe(whole, places)
        return _saved(whole)


def _read(open_file: Opener, paper: PackPaper) -> BytesIO:
    with open_file(paper.version) as file:
        return BytesIO(file.read())


def _put_in(whole: pikepdf.Pdf, source: pikepdf.Pdf, at: int) -> None:
    """Put all pages of a paper in; the places before it are filled already, as papers come in order."""
    for number, page in enumerate(source.pages):
        whole.pages.insert(at + number, page)


def _mend_links(whole: pikepdf.Pdf, source: pikepdf.Pdf, at: int) -> None:
    """Let links within a paper lead to its pages in the pack; those that lead by name lead nowhere."""
    index = {page.obj.objgen: number for number, page in enumerate(source.pages)}
    for number, page in enumerate(source.pages):
        theirs = list(page.obj.get("/Annots", []))
        ours = list(whole.pages[at + number].obj.get("/Annots", []))
        for old, new in zip(theirs, ours, strict=False):
            target = _target(old)
            if isinstance(target, pikepdf.Array) and len(target) and target[0].objgen in index:
                page_there = whole.pages[at + index[target[0].objgen]].obj
                if "/Dest" in new:
                    del new["/Dest"]
                new["/A"] = _go_to(page_there)


def _target(link: Any) -> Any:
    action = link.get("/A")
    if link.get("/Dest") is not None:
        return link.get("/Dest")
    return action.get("/D") if action is not None and action.get("/S") == "/GoTo" else None


def _go_to(page: Any) -> pikepdf.Dictionary:
    nothing = None
    there = pikepdf.Array([page, pikepdf.Name.XYZ, nothing, nothing, nothing])
    return pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=there)


def _stamp(whole: pikepdf.Pdf, places: Places) -> None:
    """Write paper and page at the foot of each page of a paper."""
    lines = list(_lines(places))
    sizes = [(*_size(whole.pages[at - 1]), words) for at, words in lines]
    if not sizes:
        return
    with pikepdf.open(BytesIO(feet(places.pack, sizes))) as stamps:
        for (at, _words), stamp in zip(lines, stamps.pages, strict=True):
            whole.pages[at - 1].add_overlay(stamp, None)


def _lines(places: Places) -> Iterator[tuple[int, str]]:
    for paper, first in places.in_order:
        for number in range(paper.pages):
            yield first + number, foot_of(paper, number + 1, first + number)


def foot_of(paper: PackPaper, page: int, pack_page: int) -> str:
    """Return the line at the foot of one page of a paper."""
    return f"{paper.number} · page {page} of {paper.pages} · pack page {pack_page}"


def _size(page: pikepdf.Page) -> tuple[float, float]:
    """Return width and height of a page as it is looked at, in points."""
    left, bottom, right, top = (float(side) for side in page.trimbox)
    width, height = abs(right - left), abs(top - bottom)
    turned = int(page.obj.get("/Rotate", 0)) % 360 in QUARTER_TURNS
    return (height, width) if turned else (width, height)


def _lead(whole: pikepdf.Pdf, places: Places) -> None:
    """Make bookmarks, let the links of Kith’s own pages lead to their pages, and number the pages."""
    for number in places.numbers:
        for link in whole.pages[number - 1].obj.get("/Annots", []):
            where = str(link.get("/A", pikepdf.Dictionary()).get("/URI", ""))
            if where.startswith(LINK):
                page = places.page[where.removeprefix(LINK)]
                link["/A"] = _go_to(whole.pages[page - 1].obj)
                link["/Contents"] = f"Pack page {page}"
    with whole.open_outline() as outline:
        outline.root.clear()
        outline.root.extend(_bookmarks(places))
    counted = pikepdf.Dictionary(S=pikepdf.Name.D)
    whole.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, counted]))


def _bookmarks(places: Places) -> Iterator[pikepdf.OutlineItem]:
    def bookmark(words: str, key: str) -> pikepdf.OutlineItem:
        return pikepdf.OutlineItem(words, places.page[key] - 1)

    yield bookmark("Contents", CONTENTS)
    yield bookmark("Agenda", AGENDA)
    for sheet in places.pack.sheets:
        item = bookmark(f"{sheet.label}. {sheet.title}", sheet.public_id)
        bound_here = [paper for paper in sheet.papers if paper.pages]
        item.children.extend(bookmark(text.heading, text.key) for text in sheet.texts if text.key)
        item.children.extend(bookmark(f"{p.number} {p.title}", p.public_id) for p in bound_here)
        yield item


def _describe(whole: pikepdf.Pdf, places: Places) -> None:
    """Say in the file no more than holds for all of it: papers from elsewhere may not meet PDF/UA."""
    with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        about[PAGES_OF_IT] = str(places.total)
        if places.in_order and MEETS_PDF_UA in about:
            del about[MEETS_PDF_UA]


def _saved(whole: pikepdf.Pdf) -> bytes:
    kept = BytesIO()
    whole.save(kept, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return kept.getvalue()
