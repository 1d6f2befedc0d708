"""The minutes of a meeting as one plain record: what is agreed and hashed, and what every reading takes from.

The record holds every item, closed ones too: it is for deeds. What a member reads of it is in
`queries/minutes.py`.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from kith.base.kernel.access import without_held_out
from kith.base.kernel.actors import Actor
from kith.partnership.decisions.models import Decision
from kith.work.meetings.models import AgendaItem, Meeting, Minutes
from kith.work.meetings.queries.agenda import SHOWN

Record = dict[str, Any]
ITEM_KIND = "agenda-item"
"""How decisions and actions refer to the item of an agenda that they come from."""


def minutes_kept_of(meeting: Meeting) -> Minutes | None:
    """Return the minutes of a meeting with the meeting at which they were agreed, or None. One query."""
    rows = Minutes.objects.filter(meeting=meeting)
    return rows.select_related("agreed_at_meeting", "agreed_at_meeting__group", "asker").first()


def record_of(meeting: Meeting, kept: Minutes | None) -> Record:
    """Return what the minutes of a meeting hold: as agreed once they are, as it stands now before. Three
    queries, none once they are agreed."""
    if kept is not None and kept.agreed_record is not None:
        return dict(kept.agreed_record)
    items = _items(meeting)
    return {
        "group": meeting.group.name,
        "partnership": meeting.group.partnership.name,
        "met_on": meeting.meets_on.isoformat(),
        "chair": meeting.chair.name if meeting.chair else "",
        "stood_in_because": meeting.stood_in_because,
        "attendance": _attendance(meeting),
        "items": items,
        "decisions": _decisions([item["id"] for item in items]),
    }


def _items(meeting: Meeting) -> list[Record]:
    rows = AgendaItem.objects.of(meeting).filter(state__in=SHOWN)
    return [
        {
            "id": item.public_id,
            "title": item.title,
            "is_closed": item.is_closed,
            "for": item.for_partnership.key if item.for_partnership else "",
            "text": item.minute.text if hasattr(item, "minute") else "",
        }
        for item in rows.select_related("minute", "for_partnership")
    ]


def _attendance(meeting: Meeting) -> list[Record]:
    return [
        {
            "person": row.person.public_id,
            "name": row.person.name,
            "body": row.body.name if row.body else "",
            "seat": row.seat_name,
            "presence": str(row.presence),
            "deputy": row.deputy,
        }
        for row in meeting.attendances.select_related("person", "body").order_by("pk")
    ]


def _decisions(items: list[str]) -> list[Record]:
    rows = Decision.objects.filter(subject_kind=ITEM_KIND, subject_id__in=items).exclude(state="withdrawn")
    return [
        {
            "id": one.public_id,
            "item": one.subject_id,
            "title": one.title,
            "wording": one.wording,
            "state": one.get_state_display(),
        }
        for one in rows.order_by("pk")
    ]


def hash_of(record: Record) -> str:
    """Return the SHA-256 of a record in its canonical form: keys in order, no spaces, UTF-8."""
    plain = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def items_open_to(meeting: Meeting, by: Actor) -> set[str]:
    """Return the items of a meeting (by public id) that nothing holds whoever acts out of."""
    rows: Any = AgendaItem.objects.of(meeting)
    if by.person:
        rows = without_held_out(rows, "agenda-item", by.person)
    return set(rows.values_list("public_id", flat=True))
