"""The only ways to write into the trail.

Values are plain facts and public ids. A caller passes no password, no token and no text of a closed record.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from kith.base.kernel import clock
from kith.base.kernel.actors import Actor
from kith.base.kernel.registries import kinds_of_work
from kith.base.kernel.subjects import Subject
from kith.base.trail import chain
from kith.base.trail.enums import Kind
from kith.base.trail.models import Entry, Head

Facts = Mapping[str, Any] | None


def record_change(
    *,
    by: Actor,
    deed: str,
    subject: Subject,
    old: Facts = None,
    new: Facts = None,
    reason: str = "",
    partnership: str | None = None,
    at: datetime | None = None,
) -> Entry:
    """Record that something was changed, in the same transaction as the change itself.

    `deed` is a verb in the past, `old` and `new` the values that changed. `partnership` is taken from the
    actor when left out, `at` is this instant. Raises RuntimeError outside a transaction, TypeError for
    values that are not plain.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(
            "A change and its entry in the trail belong in one transaction: make the deed atomic."
        )
    return _append(
        at=at,
        kind=Kind.CHANGE,
        deed=deed,
        old=chain.plain(old),
        new=chain.plain(new),
        reason=reason,
        **_who_and_what(by, subject, partnership),
    )


@transaction.atomic
def record_read(
    *,
    by: Actor,
    subject: Subject,
    purpose: str = "",
    partnership: str | None = None,
    at: datetime | None = None,
) -> Entry:
    """Record that somebody read a closed record. Call it before anything of the record is shown."""
    who_and_what = _who_and_what(by, subject, partnership)
    return _append(at=at, kind=Kind.READ, deed="read", reason=purpose, **who_and_what)


@transaction.atomic
def record_export(
    *,
    by: Actor,
    subject: Subject,
    contents: Facts = None,
    purpose: str = "",
    partnership: str | None = None,
    at: datetime | None = None,
) -> Entry:
    """Record that somebody took something out of Kith; `contents` says what: ids, how many, which format."""
    who_and_what = _who_and_what(by, subject, partnership)
    new = chain.plain(contents)
    return _append(at=at, kind=Kind.EXPORT, deed="exported", new=new, reason=purpose, **who_and_what)


def _who_and_what(by: Actor, subject: Subject, partnership: str | None) -> dict[str, Any]:
    return {
        "actor_person": by.person,
        "actor_name": by.name,
        "actor_appointment": by.appointment,
        "partnership": by.partnership if partnership is None else partnership,
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "subject_title": subject.title,
    }


def _append(*, at: datetime | None, old: Facts = None, new: Facts = None, **facts: Any) -> Entry:
    # Whoever holds this row writes next. SQLite needs no row lock: its transactions take the whole file.
    head = Head.objects.select_for_update().get(pk=Head.ROW)
    entry = Entry(
        sequence=head.length + 1,
        at=at or clock.now(),
        old=old,
        new=new,
        previous_hash=head.hash,
        **{name: chain.plain(value) for name, value in facts.items()},
    )
    entry.hash = chain.hash_of(entry)
    entry.save(force_insert=True)
    Head.objects.filter(pk=Head.ROW).update(length=entry.sequence, hash=entry.hash, **_marks(entry))
    return entry


def _marks(entry: Entry) -> dict[str, str]:
    """Return what an entry moves besides the end of the chain, so that nobody has to look back for it."""
    if entry.kind != Kind.CHANGE:
        return {}
    moved = ("changed",) if entry.subject_kind in kinds_of_work else ("changed", "facts")
    return dict.fromkeys(moved, entry.hash)
