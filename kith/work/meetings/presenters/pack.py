"""What the page of a pack says: its contents in order, each with its pack page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kith.work.meetings.pack.contents import PackPaper, Sheet, Words
from kith.work.meetings.pack.places import AGENDA, CONTENTS, Places

TAKES_A_MOMENT = 150
"""From so many pages on, the page says that making the PDF takes some seconds."""


@dataclass(frozen=True)
class PackLine:
    """One line of the contents."""

    label: str
    title: str
    url: str
    about: str
    page: str
    is_paper: bool = False


@dataclass(frozen=True)
class PackShown:
    """The contents of a reader’s pack."""

    mark: str
    size: str
    wait: str
    lines: tuple[PackLine, ...]
    has_items: bool


def pack_shown(places: Places, at: Callable[..., str]) -> PackShown:
    """Return the contents of a pack with the page numbers that the PDF has."""
    wait = " Making it takes some seconds." if places.total >= TAKES_A_MOMENT else ""
    return PackShown(
        mark=str(places.pack.mark.label),
        size="1 page" if places.total == 1 else f"{places.total} pages",
        wait=wait,
        lines=tuple(_lines(places, at)),
        has_items=bool(places.pack.sheets),
    )


def _lines(places: Places, at: Callable[..., str]) -> Iterator[PackLine]:
    yield PackLine("", "Contents", "", "", str(places.page[CONTENTS]))
    yield PackLine(
        "", "Agenda", at("meetings:agenda", places.pack.meeting.public_id), "", _page(places, AGENDA)
    )
    for sheet in places.pack.sheets:
        yield _item(sheet, places, at)
        yield from (_text(text, places, at) for text in sheet.texts if text.key)
        for paper in sheet.papers:
            if not (paper.is_late and paper.pages):
                yield _paper(paper, places, at)
    for paper in places.pack.late:
        yield _paper(paper, places, at)


def _item(sheet: Sheet, places: Places, at: Callable[..., str]) -> PackLine:
    texts = "; ".join(text.heading for text in sheet.texts if not text.key)
    url = at("meetings:item", sheet.public_id)
    return PackLine(sheet.label, sheet.title, url, texts, _page(places, sheet.public_id))


def _text(text: Words, places: Places, at: Callable[..., str]) -> PackLine:
    return PackLine("", text.heading, at("plan:progress"), text.about, _page(places, text.key), is_paper=True)


def _paper(paper: PackPaper, places: Places, at: Callable[..., str]) -> PackLine:
    late = ", came late" if paper.is_late else ""
    pages = f"{paper.pages} pages" if paper.pages > 1 else "1 page"
    length = pages if paper.pages else f"{paper.kind.label}, opened in Kith"
    return PackLine(
        paper.number,
        paper.title,
        at("meetings:paper", paper.public_id),
        f"{paper.mark.label}, {length}{late}",
        _page(places, paper.public_id),
        is_paper=True,
    )


def _page(places: Places, key: str) -> str:
    return str(places.page[key]) if key in places.page else "–"
