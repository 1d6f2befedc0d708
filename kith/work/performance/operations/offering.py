"""Deeds on deliveries that come in: offering one, saying what its columns are, and reading it."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Q

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.partnerships.models import Body, Partnership
from kith.work.performance.models import Delivery, FigureRevision, Layout
from kith.work.performance.queries.figures import known_indicators, remembered_layouts
from kith.work.performance.reading import Known, Reading, read_figures
from kith.work.performance.reading.layouts import STANDARD, can_be_read, layout_of, plain_head
from kith.work.performance.reading.packing import pack
from kith.work.performance.reading.reading import Told, tell_nobody
from kith.work.performance.recording import record_delivery, refuse_unless_brings

LARGE = 512 * 1024
"""From so many bytes on a job reads a file, while the page says how far it is."""
CLAIMED_FOR = timedelta(minutes=10)
"""For how long a job has a file for itself; after that it is taken to have died."""
READ = ["shape", "sheet", "packed", "faults", "notes", "asks", "layout", "count", "unstated", "refused"]


def read_offer(
    *,
    partnership: Partnership,
    content: bytes,
    name: str,
    on: date,
    body: Body | None = None,
    tell: Told = tell_nobody,
) -> Reading:
    """Return what a file holds, by the indicators that are kept on the day. Writes nothing.

    With `body`, the indicators of others are faults: an agency brings in its own figures. Raises Refused
    when it can’t be read as figures at all.
    """
    known = known_indicators(partnership, on)
    if body is not None:
        known = {name: _for(body, one) for name, one in known.items()}
    remembered = {key: layout.said for key, layout in remembered_layouts(partnership).items()}
    return read_figures(content, name=name, known=known, on=on, remembered=remembered, tell=tell)


def _for(body: Body, known: Known) -> Known:
    return known if known.owner_key == body.key else replace(known, is_others=True)


@transaction.atomic
def offer_figures(
    *,
    partnership: Partnership,
    content: bytes,
    name: str,
    reading: Reading | None,
    by: Actor,
    on: date,
    body: Body | None = None,
) -> Delivery:
    """Keep a file until somebody takes in what it holds. No figure changes yet.

    Without a `reading` a job reads it; `body` is the agency that brings it, or none for the business unit.
    Raises Refused for others than the business unit and people of that agency, for a file that was brought in
    already, and when a small file has a fault: all or nothing.
    """
    refuse_unless_brings(partnership, body, by, on)
    if reading is not None and reading.faults:
        raise Refused("There are faults in the file. Nothing was taken in.", field="file")
    fingerprint = sha256(content).hexdigest()
    _refuse_twice(partnership, fingerprint)
    delivery = Delivery(partnership=partnership, body=body, name=name[:200], sha256=fingerprint)
    delivery.upload = content
    delivery.offered_on, delivery.offered_at, delivery.offered_by = on, now(), by.name
    if reading is not None:
        _note(delivery, reading)
    delivery.save(force_insert=True)
    facts = {"sha256": delivery.sha256, "figures": delivery.count}
    record_delivery(delivery, "offered figures", by=by, new=facts | ({"by": body.name} if body else {}))
    return delivery


def _refuse_twice(partnership: Partnership, fingerprint: str) -> None:
    """Raise Refused when the same file waits, or was taken in and all of it still stands."""
    same = Delivery.objects.filter(partnership=partnership, sha256=fingerprint).light()
    before = same.order_by("-offered_at").first()
    if before is None:
        return
    if before.taken_in_on is None:
        words = f"This file waits already: {before.offered_by} brought it in"
        raise Refused(f"{words} on {long_date(before.offered_on)}.", field="file")
    if not FigureRevision.objects.filter(delivery=before).exists():
        words = f"This file was taken in on {long_date(before.taken_in_on)} already, and nothing of it has"
        raise Refused(f"{words} been replaced since.", field="file")


def _note(delivery: Delivery, reading: Reading) -> None:
    """Write down on a delivery what was read."""
    delivery.shape, delivery.sheet, delivery.notes = reading.shape, reading.sheet[:200], reading.notes
    delivery.asks = asdict(reading.asks) if reading.asks else {}
    delivery.faults = [[fault.cell, fault.found, fault.says] for fault in reading.faults]
    delivery.rows_of_file = delivery.rows_read = reading.size
    layouts = remembered_layouts(delivery.partnership)
    delivery.layout = layouts.get(reading.layout)
    is_whole = not reading.faults and not reading.asks
    delivery.count = len(reading.rows) if is_whole else 0
    delivery.unstated = len(reading.marks) if is_whole else 0
    delivery.packed = pack(reading) if is_whole else b""


@transaction.atomic
def name_columns(*, delivery: Delivery, meanings: Mapping[str, str], by: Actor, on: date) -> Layout:
    """Say what the columns of a file are, and remember it for every file that is laid out alike.

    `meanings` holds for each column, by its name, what it is; an empty text leaves it alone. The file is read
    again. Raises Refused for others than who may bring it in, once it was taken in, when two columns are the
    same, when no figure could be read by them, and for an agency that would rename what others bring too.
    """
    refuse_unless_brings(delivery.partnership, delivery.body, by, on)
    if delivery.taken_in_on is not None:
        raise Refused("It was taken in already.")
    said = {plain_head(head): meaning for head, meaning in meanings.items()}
    _refuse_meanings(said, has_periods=_is_wide(delivery))
    _refuse_anew_by_an_agency(delivery, layout_of(said))
    layout, _made = Layout.objects.update_or_create(
        partnership=delivery.partnership,
        fingerprint=layout_of(said),
        defaults={
            "meanings": [[head, meaning] for head, meaning in said.items()],
            "named_on": on,
            "named_at": now(),
            "named_by": by.name,
        },
    )
    record_delivery(delivery, "named columns", by=by, new={head: said[head] or "left alone" for head in said})
    delivery.asks, delivery.faults, delivery.count, delivery.unstated = {}, [], 0, 0
    delivery.packed, delivery.claimed_until, delivery.refused, delivery.rows_read = b"", None, "", 0
    delivery.save()
    return layout


def _refuse_anew_by_an_agency(delivery: Delivery, fingerprint: str) -> None:
    """Raise Refused where an agency would say anew what columns are by which others’ files are read too."""
    named = Layout.objects.filter(partnership=delivery.partnership, fingerprint=fingerprint)
    if delivery.body_id and named.exists():
        raise Refused("The columns of such files are named already. The business unit names them anew.")


def _is_wide(delivery: Delivery) -> bool:
    return bool(delivery.asks.get("has_periods")) or delivery.shape == "wide"


def _refuse_meanings(said: Mapping[str, str], *, has_periods: bool) -> None:
    chosen = [meaning for meaning in said.values() if meaning]
    if not set(chosen) <= set(STANDARD):
        raise Refused("Choose what each column is.")
    twice = next((meaning for meaning in chosen if chosen.count(meaning) > 1), "")
    if twice:
        raise Refused(f"Two columns can’t both be the {twice}. Leave one alone.")
    if not can_be_read(chosen, has_periods=has_periods):
        needed = "indicator" if has_periods and not {"period", "value"} & set(chosen) else ""
        words = "Say which column is the indicator" if needed else "Say which column is the indicator, which"
        raise Refused(f"{words}." if needed else f"{words} the period and which the value.")


def read_delivery(*, delivery: Delivery, on: date) -> bool:
    """Read a file that waits to be read, telling how far it is; return whether it was read by this call.

    Whoever claims it first reads it, so that two jobs never do the same. What is wrong with it stands on the
    delivery then; nothing is taken in.
    """
    unclaimed = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now())
    waits = Delivery.objects.filter(unclaimed, pk=delivery.pk, taken_in_at__isnull=True)
    if not waits.update(claimed_until=now() + CLAIMED_FOR):
        return False
    held = Delivery.objects.select_related("partnership", "body").get(pk=delivery.pk)
    if held.stage != "unread":
        return False
    mine = Delivery.objects.filter(pk=held.pk)

    def tell(done: int, of: int) -> None:
        mine.update(rows_read=done, rows_of_file=of)

    try:
        reading = read_offer(
            partnership=held.partnership,
            content=bytes(held.upload),
            name=held.name,
            on=on,
            body=held.body,
            tell=tell,
        )
        _note(held, reading)
    except Refused as refused:
        held.refused = refused.sentence
    held.claimed_until = None
    held.save(update_fields=[*READ, "claimed_until", "rows_read", "rows_of_file"])
    return True
