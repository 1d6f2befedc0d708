"""Who may keep the ledger, and how its deeds go into the trail."""

from __future__ import annotations

from datetime import date

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.contributions.models import LedgerEntry
from kith.partnership.partnerships.models import Appointment, Partnership
from kith.partnership.partnerships.permissions import in_business_unit


def about_entry(entry: LedgerEntry) -> Subject:
    """Return an entry as the trail refers to it."""
    whose = f": {entry.about}" if entry.about else ""
    return Subject("ledger-entry", entry.public_id, f"{entry.get_kind_display()}{whose}")


def facts_of(entry: LedgerEntry) -> dict[str, str]:
    """Return what an entry says, as plain facts."""
    return {
        "year from": entry.year_from.isoformat(),
        "of": entry.about,
        "pounds": "" if entry.amount is None else f"{entry.amount:.2f}",
        "due on": entry.due_on.isoformat() if entry.due_on else "",
        "happened on": entry.happened_on.isoformat() if entry.happened_on else "",
        "words": entry.words,
    }


def refuse_unless_of_the_unit(partnership: Partnership, by: Actor, on: date) -> None:
    """Raise Refused unless somebody is of the business unit. A command run at the machine itself may do all
    that the business unit may."""
    if not by.person:
        return
    rows = Appointment.objects.filter(public_id=by.appointment, person__public_id=by.person)
    found = rows.filter(partnership=partnership).live_on(on).select_related("post").first()
    if found is None or not in_business_unit(found):
        raise Refused("The business manager and the coordinators keep the record of contributions.")


def record(
    entry: LedgerEntry, deed: str, by: Actor, *, new: dict, old: dict | None = None, reason: str = ""
) -> None:
    """Put a deed on an entry into the trail."""
    record_change(
        by=by,
        deed=deed,
        subject=about_entry(entry),
        old=old,
        new=new,
        reason=reason,
        partnership=entry.partnership.key,
    )
