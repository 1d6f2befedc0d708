"""Whether the trail is as it was written: every entry in its place, none changed, none missing at the end."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from kith.base.trail import chain, locks
from kith.base.trail.models import Entry, Head

AT_ONCE = 2000
"""How many entries are read from the database at a time."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with the trail; `sequence` is the entry, or None for the trail as a whole."""

    sequence: int | None
    sentence: str

    def __str__(self) -> str:
        return self.sentence if self.sequence is None else f"Entry {self.sequence}: {self.sentence}"


def verify(*, sealed: str = "") -> list[Fault]:
    """Return everything that is wrong with the trail, from the first entry on; an empty list if nothing is.

    `sealed` is an earlier answer of `seal`, kept elsewhere: it also finds a trail that was written anew
    from end to end. Entries that others write meanwhile are no fault.
    """
    head = Head.objects.filter(pk=Head.ROW).first()
    faults = [
        Fault(None, f"The database no longer has its lock “{name}”.") for name in locks.missing(connection)
    ]
    if head is None:
        return [*faults, Fault(None, "The row that says how long the trail is, is missing.")]
    return [*faults, *_chain_faults(head, _sealed(sealed)), *_faults_after(head)]


def _sealed(text: str) -> tuple[int, str]:
    length, _, sealed_hash = text.partition(":")
    return (int(length), sealed_hash) if text else (0, "")


def _chain_faults(head: Head, sealed: tuple[int, str]) -> Iterator[Fault]:
    expected, last = 1, ""
    entries = Entry.objects.filter(sequence__lte=head.length).order_by("sequence")
    for entry in entries.iterator(chunk_size=AT_ONCE):
        yield from _entry_faults(entry, expected, last, sealed)
        expected, last = entry.sequence + 1, entry.hash
    if expected <= head.length:
        yield Fault(None, f"Entries {expected} to {head.length} are missing at the end.")
    elif last != head.hash:
        yield Fault(None, "The last entry is not the one that was written last.")
    if sealed[0] > head.length:
        yield Fault(None, f"The seal was taken at entry {sealed[0]}, and the trail ends at {head.length}.")


def _entry_faults(entry: Entry, expected: int, last: str, sealed: tuple[int, str]) -> Iterator[Fault]:
    if entry.sequence != expected:
        yield Fault(entry.sequence, f"entries {expected} to {entry.sequence - 1} before it are missing.")
    elif entry.previous_hash != last:
        yield Fault(entry.sequence, "it does not follow from the entry before it.")
    if not _is_as_written(entry):
        yield Fault(entry.sequence, "it is not as it was written.")
    if entry.sequence == sealed[0] and entry.hash != sealed[1]:
        yield Fault(entry.sequence, "it is not the entry that the seal was taken from.")


def _is_as_written(entry: Entry) -> bool:
    try:
        return entry.hash == chain.hash_of(entry)
    except (AttributeError, TypeError, ValueError):
        return False  # a value that was never written by Kith, such as an instant that is no instant


def _faults_after(head: Head) -> Iterator[Fault]:
    # One statement, so that entries and head are of the same moment.
    length_now = Head.objects.filter(pk=Head.ROW).values("length")[:1]
    for entry in Entry.objects.filter(sequence__gt=length_now).only("sequence")[:AT_ONCE]:
        yield Fault(entry.sequence, f"it stands after the end of the trail, which was at {head.length}.")
