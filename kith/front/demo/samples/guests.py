"""The sample guests: somebody from outside at one item of the next meeting of two groups."""

from __future__ import annotations

from datetime import date

from kith.front.demo.samples.stage import BY
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.operations.invitations import invite

GUESTS = (
    ("lrscp", "Neglect: what the audits found", "Linnet Barleywood", "Teasel Housing (invented)"),
    (
        "planning-and-delivery",
        "Learning from a local review",
        "Saffron Larkmead",
        "Harebell Family Centre (invented)",
    ),
)
"""The group, the item, who is invited, and the organisation that they are from."""


def put_guests_in_place(today: date) -> None:
    """Invite each of them to their item."""
    for group, title, name, body in GUESTS:
        items = AgendaItem.objects.filter(group__key=group, title=title, meeting__meets_on__gt=today)
        item = items.select_related("group", "group__partnership", "meeting").get()
        address = f"{name.lower().replace(' ', '.')}@guests.example"
        why = "They work with the families that the item is about."
        invite(item=item, name=name, email=address, body_name=body, why=why, by=BY, on=today)
