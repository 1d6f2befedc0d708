"""Questions we ask of the trail. Each answers with a query that a page can cut into pieces, newest first."""

from django.db.models import TextField
from django.db.models.expressions import RawSQL

from kith.base.kernel.subjects import Subject
from kith.base.trail.models import Entries, Entry, Head


def entries_about(subject: Subject) -> Entries:
    """Return what happened to one record, whatever its title was at the time."""
    return Entry.objects.all().about(subject.kind, subject.id).newest_first()


def entries_in(partnership: str) -> Entries:
    """Return what happened in one partnership, named by its key."""
    return Entry.objects.all().in_partnership(partnership).newest_first()


def entries_by(person: str) -> Entries:
    """Return what one person did, read and took out, named by public id."""
    return Entry.objects.all().by_person(person).newest_first()


def seal() -> str:
    """Return how long the trail is and its last hash, to be kept elsewhere and checked against later."""
    return str(Head.objects.get(pk=Head.ROW))


BETWEEN = "."
"""Stands between the two parts of a tide."""


def tide() -> str:
    """Return a text that differs whenever anything was changed in between. One query.

    Since every deed writes to the trail, what was worked out at one tide holds for as long as it stands. Its
    second part differs only when something besides the daily work was changed (see `facts_in`). Reading and
    taking out change nothing and leave it as it is.
    """
    found = Head.objects.filter(pk=Head.ROW).annotate(tide=at_tide())
    return found.values_list("tide", flat=True).get()


def at_tide() -> RawSQL:
    """Return the tide as a column that another room’s query can bring along.

    It is written out since every page asks for it: to be put together each time it would cost more than all
    else that is asked of the database there.
    """
    said = f"(SELECT changed || '{BETWEEN}' || facts FROM {Head._meta.db_table} WHERE id = {Head.ROW})"
    return RawSQL(said, (), output_field=TextField())


def facts_in(tide: str) -> str:
    """Return the part of a tide that the daily work leaves as it is."""
    return tide.partition(BETWEEN)[2]
