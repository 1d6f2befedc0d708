"""What stands in a person’s calendar feed: the entries of all their partnerships, each once."""

from datetime import date

from kith.base.kernel.workload import CalendarEntry, calendar_sources
from kith.partnership.notices.ics import calendar_text
from kith.partnership.partnerships.models import Person
from kith.partnership.partnerships.queries import memberships_of


def feed_text(person: Person, today: date) -> str | None:
    """Return a person’s calendar, or None without an open account or a live appointment (AR17)."""
    account = person.account
    memberships = memberships_of(account, on=today) if account and account.is_active else ()
    if not memberships:
        return None
    entries: dict[str, CalendarEntry] = {}
    for membership in memberships:
        for _name, source in calendar_sources:
            for entry in source(membership, today):
                entries.setdefault(entry.uid, entry)
    return calendar_text(sorted(entries.values(), key=lambda entry: (entry.begins, entry.uid)))
