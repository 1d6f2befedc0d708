"""Deeds on what a priority rests on: evidence of need, and what young people said."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.plan.models import Need, Priority, YoungPeopleSaid
from kith.partnership.plan.recording import record, refuse_unless_drives, said


@transaction.atomic
def add_need(*, priority: Priority, says: str, source: str, dated_on: date, by: Actor, on: date) -> Need:
    """Put evidence of what children need behind a priority (K15).

    Raises Refused without what it shows or its source, or with a date to come.
    """
    refuse_unless_drives(priority, by, on)
    if dated_on > on:
        raise Refused("Give a day up to today.", field="dated_on")
    need = Need.objects.create(
        priority=priority,
        says=said(says, "Say what it shows.", "says"),
        source=said(source, "Say where it comes from.", "source"),
        dated_on=dated_on,
        added_on=on,
    )
    record(priority, "added evidence of need", by, new={"says": need.says, "source": need.source})
    return need


@transaction.atomic
def keep_words(
    *, priority: Priority, words: str, source: str, said_on: date, are_agreed: bool, by: Actor, on: date
) -> YoungPeopleSaid:
    """Keep what young people said about a priority, in words that they agreed to share (L24).

    Raises Refused unless the words are agreed, without words or a source, or with a day to come.
    """
    refuse_unless_drives(priority, by, on)
    if not are_agreed:
        raise Refused("Only words that the young people agreed to share stand here.", field="are_agreed")
    if said_on > on:
        raise Refused("Give a day up to today.", field="said_on")
    kept = YoungPeopleSaid.objects.create(
        priority=priority,
        words=said(words, "Give their words.", "words"),
        source=said(source, "Say where they said it.", "source"),
        said_on=said_on,
        added_on=on,
    )
    record(priority, "kept words of young people", by, new={"words": kept.words, "source": kept.source})
    return kept


@transaction.atomic
def take_back(*, kept: Need | YoungPeopleSaid, reason: str, by: Actor, on: date) -> None:
    """Take back evidence, or words that young people no longer share. Raises Refused without a reason."""
    refuse_unless_drives(kept.priority, by, on)
    because = said(reason, "Give the reason.", "reason")
    found = type(kept)._default_manager.filter(pk=kept.pk, taken_back_on__isnull=True)
    if not found.update(taken_back_on=on, taken_back_because=because):
        raise Refused("It is taken back already.")
    record(kept.priority, "took back evidence", by, new={"source": kept.source}, reason=because)
