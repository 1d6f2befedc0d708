"""What pages say of papers: which are in, which are awaited or missing, and what each version is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.work.meetings.enums import ItemState
from kith.work.meetings.models import AgendaItem, Paper
from kith.work.meetings.queries.papers import PaperLine, VersionLine, paper_due_on

At = Callable[..., str]
KILOBYTE, MEGABYTE = 1024, 1024 * 1024
AHEAD = (ItemState.WAITING, ItemState.PLACED)


@dataclass(frozen=True)
class PaperRow:
    """A paper, or that there is none, as a list shows it."""

    label: str
    """Its number: that of the item, a dot and its own; empty where there is none."""
    title: str
    url: str
    item: str
    item_url: str
    mark: str
    facts: str
    """Its version, type, length and size, who handed it in and when, and what a scanner said."""
    standing: Standing
    word: str
    says: str
    """Why it stands so."""
    read: str
    """Whether the reader has read it; empty where there is nothing to read."""
    hand_in_url: str = ""


def paper_rows(
    item: AgendaItem,
    label: str,
    papers: Sequence[PaperLine],
    *,
    today: date,
    before: int | None,
    at: At,
    may: bool,
) -> list[PaperRow]:
    """Return the rows of one item: each of its papers, and a row where the one asked for is absent.

    `label` is the item’s number on its agenda, `before` how many working days before it papers are due.
    """
    due = paper_due_on(item, before)
    rows = [_paper_row(paper, item, label, due, at) for paper in papers]
    if item.asks_for_paper and all(paper.is_withdrawn for paper in papers):
        rows.append(_absent_row(item, due, today, at, may))
    return rows


def _paper_row(paper: PaperLine, item: AgendaItem, label: str, due: date | None, at: At) -> PaperRow:
    standing, word, says = _how_it_stands(paper, due)
    return PaperRow(
        label=f"{label}.{paper.number}" if label else str(paper.number),
        title=paper.title,
        url=at("meetings:paper", paper.public_id),
        item=item.title,
        item_url=at("meetings:item_papers", item.public_id),
        mark=paper.mark.label,
        facts=version_words(paper.version),
        standing=standing,
        word=word,
        says=says,
        read="" if paper.is_withdrawn else read_words(paper),
    )


def _how_it_stands(paper: PaperLine, due: date | None) -> tuple[Standing, str, str]:
    if paper.is_withdrawn:
        return Standing.NOT_STATED, "Withdrawn", paper.withdrawn_because
    if paper.is_late:
        was = f"Was due on {long_date(due)}. " if due else ""
        return Standing.AT_RISK, "In, late", f"{was}{paper.late_because}"
    return Standing.MET, "In", ""


def _absent_row(item: AgendaItem, due: date | None, today: date, at: At, may: bool) -> PaperRow:
    missing = due is not None and today > due and item.state in AHEAD
    who = item.author or item.lead
    writer = f"{who.name} writes it." if who else "Who writes it is not stated."
    by = f"Due on {long_date(due)}. " if due else ""
    late = f"Was due on {long_date(due)} and is not in. " if missing and due else by
    over = item.state not in AHEAD
    return PaperRow(
        label="",
        title="No paper came" if over else "No paper yet",
        url="",
        item=item.title,
        item_url=at("meetings:item_papers", item.public_id),
        mark="",
        facts="",
        standing=Standing.MISSED if missing or over else Standing.NOT_YET_DUE,
        word="Missing" if missing or over else "Awaited",
        says="The item asked for one." if over else late + writer,
        read="",
        hand_in_url=at("meetings:hand_in_paper", item.public_id) if may and not over else "",
    )


def read_words(paper: PaperLine) -> str:
    """Return whether the reader has read a paper, and that it has changed since."""
    if paper.is_read:
        return "You have read it"
    if paper.has_changed:
        return f"Changed since you read version {paper.read_version}"
    return "Not read yet"


def size_words(size: int) -> str:
    """Return *120 KB* or *1.4 MB* for a number of bytes."""
    if size < MEGABYTE:
        return f"{max(1, round(size / KILOBYTE))} KB"
    return f"{size / MEGABYTE:.1f} MB"


def file_words(version: VersionLine) -> str:
    """Return the type, length and size of a version."""
    pages = f"{version.pages} page{'' if version.pages == 1 else 's'}" if version.pages else ""
    return ", ".join(part for part in (version.kind.label, pages, size_words(version.size)) if part)


def version_words(version: VersionLine) -> str:
    """Return all that a list says of a version in one line."""
    came = f"handed in on {long_date(version.handed_in_on)} by {version.handed_in_by}"
    return f"Version {version.number}: {file_words(version)}; {came}. {version.scan.label}."


def paper_facts(paper: Paper, line: PaperLine) -> list[tuple[str, str]]:
    """Return the facts of one paper."""
    version = line.version
    facts = [
        ("Item", paper.item.title),
        ("Group", paper.item.group.name),
        ("Meeting", long_date(paper.item.meeting.meets_on) if paper.item.meeting else "On no agenda yet"),
        ("How it is to be handled", line.mark.label),
        ("File", file_words(version)),
        ("Handed in", f"{long_date(version.handed_in_on)} by {version.handed_in_by}"),
        ("Virus scan", version.scan.label),
    ]
    if line.is_late:
        facts.append(("Late", line.late_because))
    if line.is_withdrawn:
        facts.append(("Withdrawn", f"By {line.withdrawn_by}: {line.withdrawn_because}"))
    return facts


def version_rows(line: PaperLine, file_url: Callable[[VersionLine], str]) -> list[dict[str, str]]:
    """Return the versions of a paper, the latest first, each with the address of its file."""
    return [
        {
            "number": f"Version {version.number}",
            "name": version.name,
            "url": file_url(version),
            "facts": file_words(version),
            "came": f"{long_date(version.handed_in_on)} by {version.handed_in_by}",
            "scan": version.scan.label,
        }
        for version in line.versions
    ]


def counted(rows: Iterable[PaperRow]) -> str:
    """Return how many papers are in, late, awaited and missing, in a sentence."""
    words = [row.word for row in rows]
    parts = [(f"{words.count(word)} {word.lower()}") for word in dict.fromkeys(words)]
    return f"Papers: {'; '.join(parts)}." if parts else ""
