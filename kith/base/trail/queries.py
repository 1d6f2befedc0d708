"""Questions we ask of the trail. Each answers with a query that a page can cut into pieces, newest first."""

from django.db.models import Subquery

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


def tide() -> str:
    """Return a text that differs whenever anything was recorded in between. One query by primary key.

    Since every deed writes to the trail, what was worked out at one tide holds for as long as it stands.
    """
    return Head.objects.values_list("hash", flat=True).get(pk=Head.ROW)


def at_tide() -> Subquery:
    """Return the tide as a column that another room’s query can bring along."""
    return Subquery(Head.objects.filter(pk=Head.ROW).values("hash")[:1])
