"""What is in the pack of one reader of one meeting, before it is laid out on pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kith.partnership.arrangements.queries import ground_of
from kith.partnership.documents.enums import FileKind, HandlingMark
from kith.partnership.partnerships.membership import Membership
from kith.partnership.plan.meeting_papers import progress_papers
from kith.work.meetings.enums import MeetingState, ReportState, Slot
from kith.work.meetings.models import AgendaItem, GroupReport, Meeting
from kith.work.meetings.queries.agenda import agenda_of
from kith.work.meetings.queries.invitations import Invited, guests_at
from kith.work.meetings.queries.minutes import minutes_of
from kith.work.meetings.queries.papers import PaperLine, papers_of


@dataclass(frozen=True)
class PackPaper:
    """A paper as it stands in a pack: its number, what it is, and its pages where it is a PDF."""

    public_id: str
    number: str
    """Such as *3.1*: the item’s label and the paper’s number in it."""
    title: str
    mark: HandlingMark
    kind: FileKind
    version: str
    """The public id of the version."""
    pages: int
    """How many pages it takes in the pack; 0 for what is no PDF and is opened in Kith."""
    is_late: bool


@dataclass(frozen=True)
class Words:
    """Something that is printed as text at an item: a report of a group, the last minutes."""

    heading: str
    paragraphs: tuple[str, ...]
    closed: tuple[str, ...] = ()
    """The public ids of closed items that it tells of, such as those of the last meeting."""
    key: str = ""
    """Set for what is a paper of its own, which begins on a page of its own."""
    about: str = ""
    """A few words for the contents, such as who has given no update."""


@dataclass(frozen=True)
class Sheet:
    """An item as a pack has it."""

    public_id: str
    label: str
    title: str
    facts: tuple[tuple[str, str], ...]
    asked: str
    minutes: int
    is_closed: bool
    papers: tuple[PackPaper, ...]
    texts: tuple[Words, ...]


@dataclass(frozen=True)
class Pack:
    """What one reader gets for one meeting."""

    meeting: Meeting
    reader: str
    made_on: date
    is_sample: bool
    sheets: tuple[Sheet, ...]

    @property
    def mark(self) -> HandlingMark:
        """Return the highest mark of what is in it; a closed item is OFFICIAL-SENSITIVE by itself."""
        marks = {paper.mark for sheet in self.sheets for paper in sheet.papers}
        sensitive = bool(self.closed) or HandlingMark.SENSITIVE in marks
        return HandlingMark.SENSITIVE if sensitive else HandlingMark.OFFICIAL

    @property
    def closed(self) -> tuple[str, ...]:
        """Return the public ids of the closed items in it, those that the last minutes tell of among them."""
        own = [sheet.public_id for sheet in self.sheets if sheet.is_closed]
        told = [item for sheet in self.sheets for text in sheet.texts for item in text.closed]
        return tuple(dict.fromkeys([*own, *told]))

    @property
    def late(self) -> tuple[PackPaper, ...]:
        """Return the papers that came late and have pages: they stand at the end, so no other page moves."""
        return tuple(p for sheet in self.sheets for p in sheet.papers if p.is_late and p.pages)


def pack_of(membership: Membership, meeting: Meeting, today: date) -> Pack:
    """Return what is in the pack of a meeting for a member: what they may see of it on the day.

    A constant number of queries, however many items and papers there are.
    """
    lines = agenda_of(membership, meeting).lines
    items = [line.item for line in lines]
    papers = papers_of(membership, items)
    reports = _reports(items)
    guests = guests_at(items)
    plan = plan_words(membership, meeting, today) if any(i.slot == Slot.PLAN_PROGRESS for i in items) else ()
    last = _last_minutes(membership, meeting) if any(i.slot == Slot.LAST_MINUTES for i in items) else ()
    sheets = tuple(
        _sheet(
            line.label,
            line.item,
            papers=papers.get(line.item.pk, []),
            texts=(
                *reports.get(line.item.pk, ()),
                *(last if line.item.slot == Slot.LAST_MINUTES else ()),
                *(plan if line.item.slot == Slot.PLAN_PROGRESS else ()),
            ),
            guests=guests.get(line.item.pk, []),
        )
        for line in lines
    )
    return Pack(meeting, membership.person.name, today, membership.partnership.is_sample, sheets)


def _sheet(
    label: str,
    item: AgendaItem,
    *,
    papers: list[PaperLine],
    texts: tuple[Words, ...],
    guests: list[Invited],
) -> Sheet:
    facts = (
        ("For", item.get_purpose_display()),
        ("Time", f"{item.minutes} minutes"),
        ("Led by", item.lead.name if item.lead else ""),
        ("Paper by", item.author.name if item.author else ""),
        ("Reserved decision", item.reserved_as),
        ("Invited", "; ".join(f"{one.name}, {one.body}" for one in guests)),
    )
    return Sheet(
        public_id=item.public_id,
        label=label,
        title=item.title,
        facts=tuple((name, value) for name, value in facts if value),
        asked=item.brief,
        minutes=item.minutes,
        is_closed=item.is_closed,
        papers=tuple(_paper(label, line) for line in papers if not line.is_withdrawn),
        texts=texts,
    )


def _paper(label: str, line: PaperLine) -> PackPaper:
    version = line.version
    return PackPaper(
        public_id=line.public_id,
        number=f"{label}.{line.number}",
        title=line.title,
        mark=line.mark,
        kind=version.kind,
        version=version.public_id,
        pages=version.pages or 0,
        is_late=line.is_late,
    )


def _reports(items: list[AgendaItem]) -> dict[int, tuple[Words, ...]]:
    """Return the reports that groups gave for items, by the item’s pk. One query."""
    rows = GroupReport.objects.filter(item__in=[item.pk for item in items], state=ReportState.GIVEN)
    found = rows.select_related("item__about_group")
    return {report.item_id: (_report(report),) for report in found}


def _report(report: GroupReport) -> Words:
    group = report.item.about_group
    return Words(f"Report of {group.name}" if group else "Report", paragraphs_of(report.words))


def plan_words(membership: Membership, meeting: Meeting, today: date) -> tuple[Words, ...]:
    """Return what the plan brings to a meeting of the group that owns it: the exception report, then the
    update of each priority, as at the day of the meeting or today if that is before it (K20). Two queries."""
    group = meeting.group
    if group.partnership_id != membership.partnership.pk:
        return ()
    ground = ground_of(membership.partnership, at=membership.tide)
    papers = progress_papers(ground, group.key, min(today, meeting.meets_on))
    return tuple(Words(p.title, p.paragraphs, key=f"plan-{p.key}", about=p.note) for p in papers)


def _last_minutes(membership: Membership, meeting: Meeting) -> tuple[Words, ...]:
    """Return the minutes of the meeting before, as far as the reader reads them. A constant number of
    queries."""
    rows = Meeting.objects.visible_to(membership).filter(
        group=meeting.group, state=MeetingState.HELD, meets_on__lt=meeting.meets_on
    )
    before = rows.with_groups().select_related("chair").order_by("-meets_on").first()
    read = minutes_of(membership, before) if before else None
    if before is None or read is None or not read.shows_text:
        return ()
    texts = tuple(p for item in read.items if item.text for p in (f"{item.label}. {item.title}", item.text))
    day = f"{before.meets_on.day} {before.meets_on:%B %Y}"
    words = tuple(p for text in texts for p in paragraphs_of(text))
    closed = tuple(item.public_id for item in read.items if item.is_closed and item.text)
    return (Words(f"Minutes of {day}, {read.state.label.lower()}", words, closed),) if words else ()


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a plain text, without the marks of what is left out when it is published."""
    plain = text.replace("[[", "").replace("]]", "").replace("\r\n", "\n")
    return tuple(part.strip() for part in plain.split("\n\n") if part.strip())
