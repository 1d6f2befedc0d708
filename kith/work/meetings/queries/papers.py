"""Questions about papers, each in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kith.partnership.arrangements.queries import ground_of
from kith.partnership.documents.enums import FileKind, HandlingMark, Scan
from kith.partnership.documents.models import FileVersion
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import ItemState, MeetingState
from kith.work.meetings.models import AgendaItem, Meeting, Paper, PaperReading, Timings
from kith.work.meetings.preparing import preparing
from kith.work.meetings.queries.timings import timings_of
from kith.work.meetings.recording import steers

PAPERS_BEFORE = Timings._meta.get_field("papers_before").default


@dataclass(frozen=True)
class VersionLine:
    """One version of a paper’s file."""

    public_id: str
    number: int
    name: str
    kind: FileKind
    size: int
    pages: int | None
    scan: Scan
    handed_in_on: date
    handed_in_at: datetime
    handed_in_by: str


@dataclass(frozen=True)
class PaperLine:
    """A paper of an item with all its versions, and what the reader has read of it."""

    pk: int
    public_id: str
    item_pk: int
    number: int
    """Of the papers of its item; it stays when others come or go."""
    title: str
    mark: HandlingMark
    is_late: bool
    late_because: str
    withdrawn_by: str
    withdrawn_because: str
    versions: tuple[VersionLine, ...]
    """The latest first."""
    read_version: int | None
    """Which version the reader marked as read; None for none."""

    @property
    def version(self) -> VersionLine:
        """Return the latest version."""
        return self.versions[0]

    @property
    def is_withdrawn(self) -> bool:
        """Return whether it was withdrawn."""
        return bool(self.withdrawn_because)

    @property
    def is_read(self) -> bool:
        """Return whether the reader has read the latest version."""
        return self.read_version == self.version.number

    @property
    def has_changed(self) -> bool:
        """Return whether there is a later version than the one that the reader read."""
        return self.read_version is not None and not self.is_read


OF_A_PAPER = (
    "pk", "public_id", "item_id", "number", "is_late", "late_because", "withdrawn_by", "withdrawn_because",
    "document__title", "document__mark",
)  # fmt: skip
OF_A_VERSION = (
    "public_id", "number", "name", "kind", "size", "pages", "scan", "handed_in_on", "handed_in_at",
    "handed_in_by",
)  # fmt: skip
VERSION = "document__versions__"


def papers_of(membership: Membership, items: Iterable[AgendaItem]) -> dict[int, list[PaperLine]]:
    """Return the papers of items that a member may see, by the item’s pk and in their order. One query.

    Withdrawn ones are among them, since their number stays. Items without papers are left out.
    """
    rows = Paper.objects.visible_to(membership).filter(item__in=[item.pk for item in items])
    found: dict[int, list[PaperLine]] = {}
    for line in paper_lines(rows, membership):
        found.setdefault(line.item_pk, []).append(line)
    return found


@dataclass(frozen=True)
class PaperIn:
    """A paper as lists of items count it."""

    public_id: str
    title: str
    is_late: bool
    is_withdrawn: bool = False


def papers_in(items: Iterable[AgendaItem]) -> dict[int, list[PaperIn]]:
    """Return the papers of items but for those withdrawn, by the item’s pk and in their order; the caller may
    see the items. One query."""
    rows = Paper.objects.filter(item__in=[item.pk for item in items], withdrawn_because="")
    found: dict[int, list[PaperIn]] = {}
    facts = ("item", "public_id", "document__title", "is_late")
    for item, *rest in rows.order_by("number").values_list(*facts):
        found.setdefault(item, []).append(PaperIn(*rest))
    return found


def paper_lines(rows: Any, membership: Membership) -> list[PaperLine]:
    """Return papers with all their versions and what the member read of each. One query."""
    mine = FilteredRelation("readings", condition=Q(readings__person=membership.person))
    named = rows.annotate(mine=mine).annotate(read=F("mine__version_number"))
    values = named.order_by("item__position", "item_id", "number", f"-{VERSION}number").values(
        *OF_A_PAPER, "read", *(VERSION + name for name in OF_A_VERSION)
    )
    by_paper: dict[int, list[dict[str, Any]]] = {}
    for row in values:
        by_paper.setdefault(row["pk"], []).append(row)
    return [_line(versions) for versions in by_paper.values()]


def _line(rows: list[dict[str, Any]]) -> PaperLine:
    first = rows[0]
    return PaperLine(
        pk=first["pk"],
        public_id=first["public_id"],
        item_pk=first["item_id"],
        number=first["number"],
        title=first["document__title"],
        mark=HandlingMark(first["document__mark"]),
        is_late=first["is_late"],
        late_because=first["late_because"],
        withdrawn_by=first["withdrawn_by"],
        withdrawn_because=first["withdrawn_because"],
        versions=tuple(_version(row) for row in rows),
        read_version=first["read"],
    )


def _version(row: dict[str, Any]) -> VersionLine:
    facts = {name: row[VERSION + name] for name in OF_A_VERSION}
    return VersionLine(**facts | {"kind": FileKind(facts["kind"]), "scan": Scan(facts["scan"])})


def paper_seen_by(membership: Membership, public_id: str) -> Paper | None:
    """Return one paper that a member may see, with its item, group and document, or None. One query."""
    rows = Paper.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related(
        "document", "document__partnership", "item", "item__group", "item__group__partnership",
        "item__meeting", "item__meeting__group", "item__lead", "item__author",
    ).first()  # fmt: skip


def version_of(paper: Paper, public_id: str) -> FileVersion | None:
    """Return one version of a paper’s file, or None. One query."""
    return paper.document.versions.filter(public_id=public_id).first()


def paper_due_on(item: AgendaItem, papers_before: int | None = None) -> date | None:
    """Return the last day for papers of an item: its own, else so many working days before its meeting.

    `papers_before` spares a caller with many items of one partnership from asking for its timings. None for
    an item without a day of its own that stands on no agenda.
    """
    if item.paper_due_on or item.meeting is None:
        return item.paper_due_on
    timings = timings_of(item.group.partnership) if papers_before is None else Timings()
    if papers_before is not None:
        timings.papers_before = papers_before
    return preparing(item.meeting.meets_on, timings).papers_on


def papers_before_of(meeting: Meeting) -> int:
    """Return how many working days before a meeting its papers are due. One query."""
    return timings_of(meeting.group.partnership).papers_before


def may_hand_in(membership: Membership, item: AgendaItem) -> bool:
    """Return whether a member may hand in papers for an item that they see: it is theirs, or they steer."""
    mine = membership.person.pk in (item.lead_id, item.author_id)
    return mine or steers(membership, item.group)


def papers_to_read(membership: Membership, today: date) -> list[Paper]:
    """Return the papers that a member has not read in their last version. One query.

    They are those of the meetings ahead of groups in which the member sits, once the agenda was sent out;
    what they wrote themselves is left out.
    """
    latest = FileVersion.objects.filter(document=OuterRef("document")).order_by("-number").values("number")
    done = PaperReading.objects.filter(
        paper=OuterRef("pk"), person=membership.person, version_number=OuterRef("latest")
    )
    rows = Paper.objects.visible_to(membership).filter(
        withdrawn_at__isnull=True,
        item__group__in=groups_sat_in(membership),
        item__meeting__state=MeetingState.PLANNED,
        item__meeting__meets_on__gte=today,
        item__meeting__agenda_sent_on__isnull=False,
    )
    unread = rows.exclude(item__author=membership.person).annotate(latest=Subquery(latest[:1]))
    named = unread.filter(~Exists(done)).select_related("document", "item__meeting__group")
    return list(named.order_by("item__meeting__meets_on", "item__position", "number"))


def papers_to_write(membership: Membership) -> list[AgendaItem]:
    """Return the items for which a member has a paper to write, each with `papers_before`. One query."""
    there = Paper.objects.filter(item=OuterRef("pk"), withdrawn_at__isnull=True)
    said = Timings.objects.filter(partnership=OuterRef("group__partnership")).values("papers_before")
    mine = Q(author=membership.person) | Q(author__isnull=True, lead=membership.person)
    rows = AgendaItem.objects.visible_to(membership).filter(
        mine, ~Exists(there), asks_for_paper=True, state__in=[ItemState.WAITING, ItemState.PLACED]
    )
    rows = rows.annotate(papers_before=Coalesce(Subquery(said[:1]), PAPERS_BEFORE))
    return list(rows.select_related("meeting", "group").order_by("paper_due_on", "pk"))


def groups_sat_in(membership: Membership) -> list[int]:
    """Return the groups (by pk) in which a member sits on the day. No query while nothing has changed."""
    as_at = ground_of(membership.partnership, at=membership.tide).on(membership.on)
    who = membership.person.public_id
    return [g.identity.pk for g in as_at.groups if g.identity and who in g.people]


def papers_of_meeting(membership: Membership, meeting: Meeting) -> list[Paper]:
    """Return the papers of a meeting that a member may see and that were not withdrawn. One query."""
    rows = Paper.objects.visible_to(membership).filter(item__meeting=meeting, withdrawn_at__isnull=True)
    return list(rows.select_related("item__group__partnership"))
