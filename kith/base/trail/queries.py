"""Questions we ask of the trail. Each answers with a query that a page can cut into pieces, newest first."""

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
