"""Questions about invitations: which one a link opens, what its guest reads, and who is invited."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kith.partnership.documents.models import FileVersion
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import ItemState, MeetingState
from kith.work.meetings.models import AgendaItem, Invitation, Meeting, Paper

OVER = (ItemState.WAITING, ItemState.WITHDRAWN)
"""Items that stand on no agenda any more, to which nobody is invited."""
NAMES = ("item", "item__group", "item__group__partnership", "item__meeting", "body")


@dataclass(frozen=True)
class Invited:
    """Somebody invited to an item, as agendas and minutes name them."""

    name: str
    body: str


@dataclass(frozen=True)
class GuestPaper:
    """A paper as a guest may have it."""

    paper: Paper
    version: FileVersion


def hash_of(token: str) -> str:
    """Return what is kept of the token of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_of(token: str, on: date) -> Invitation | None:
    """Return the invitation that a link opens on a day, or None when it has ended or never was. One query.

    The last day counts. It ends early when it is withdrawn, or when the item leaves the agenda or its meeting
    is cancelled.
    """
    rows = Invitation.objects.filter(
        token_hash=hash_of(token), withdrawn_at__isnull=True, last_day__gte=on, item__meeting__isnull=False
    )
    rows = rows.exclude(item__state__in=OVER).exclude(item__meeting__state=MeetingState.CANCELLED)
    return rows.select_related(*NAMES).first()


def papers_for(invitation: Invitation) -> Sequence[GuestPaper]:
    """Return the papers of the item that a guest is invited to, each in its newest version. Two queries."""
    rows = Paper.objects.filter(item=invitation.item, withdrawn_at__isnull=True)
    papers = list(rows.select_related("document").order_by("number"))
    versions = FileVersion.objects.filter(document__in=[p.document_id for p in papers]).order_by("number")
    newest = {version.document_id: version for version in versions}
    return [GuestPaper(p, newest[p.document_id]) for p in papers if p.document_id in newest]


def invitations_of(membership: Membership, meeting: Meeting) -> Sequence[Invitation]:
    """Return who is invited to the items of a meeting that a member may see, by item and name. One query."""
    items = AgendaItem.objects.visible_to(membership).filter(meeting=meeting)
    rows = Invitation.objects.filter(item__in=items.values("pk")).select_related(*NAMES)
    return list(rows.order_by("item__position", "item__pk", "name", "pk"))


def invitation_seen_by(membership: Membership, meeting: Meeting, public_id: str) -> Invitation | None:
    """Return one invitation to an item of a meeting that a member may see, or None. One query."""
    return next((i for i in invitations_of(membership, meeting) if i.public_id == public_id), None)


def items_to_invite_to(membership: Membership, meeting: Meeting) -> Sequence[AgendaItem]:
    """Return the items of a meeting that a member may see and so may invite to, in order. One query."""
    rows = AgendaItem.objects.visible_to(membership).of(meeting)
    return list(rows.exclude(state__in=OVER).select_related("group", "group__partnership", "meeting"))


def guests_at(items: Collection[AgendaItem]) -> dict[int, list[Invited]]:
    """Return who is invited to each of these items, by item (pk); the caller may see the items. One query."""
    found: dict[int, list[Invited]] = {}
    rows = Invitation.objects.filter(item__in=[item.pk for item in items], withdrawn_at__isnull=True)
    for one in rows.select_related("body").order_by("name", "pk"):
        found.setdefault(one.item_id, []).append(Invited(one.name, organisation(one)))
    return found


def organisation(invitation: Invitation) -> str:
    """Return the organisation that a guest is from."""
    return invitation.body.name if invitation.body else invitation.body_name
