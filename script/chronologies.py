"""Times the chronologies of eight agencies, 5,000 rows each: read, checked, stored, released with codes for
names, merged with the pairs that may tell of one event, and the first hundred rows asked for.

Nothing of it is kept. Words are made up, a few of them frequent and most of them rare, as in any language;
every twentieth event is told by another agency as well.
"""

import sys
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from io import BytesIO
from itertools import accumulate, pairwise
from random import Random

import django
from xlsxwriter import Workbook

django.setup()

from django.db import transaction  # noqa: E402

from kith.base.kernel.clock import now, today  # noqa: E402
from kith.partnership.partnerships.models import Body  # noqa: E402
from kith.work.chronologies.enums import PartState  # noqa: E402
from kith.work.chronologies.exporting.contents import Contents, rows_out  # noqa: E402
from kith.work.chronologies.exporting.files import texts_in  # noqa: E402
from kith.work.chronologies.exporting.word import word_of  # noqa: E402
from kith.work.chronologies.models import Chronology, ChronologyPart, ChronologyRow  # noqa: E402
from kith.work.chronologies.names import Coder  # noqa: E402
from kith.work.chronologies.pairing import FIELDS, Told, find_pairs  # noqa: E402
from kith.work.chronologies.reading import Reading, best_sheet, read_file, read_rows  # noqa: E402
from kith.work.chronologies.storing import release_rows, store_faults, store_rows  # noqa: E402
from kith.work.reviews.models import Case  # noqa: E402

AGENCIES, ROWS, DAYS = 8, 5_000, 3_650
CASE, BY = "2026-03", "script/bench"
HEAD = ("Date", "Time", "Source", "Subject", "Event", "Response", "Comment", "Significance")
SAID = ("visit", "home", "school", "nurse", "police", "bruise", "arm", "Mother", "father", "Zarina", "review")
UNSURE = ("circa March 2019", "April 2018", "3/4/19", "between 3/4/2019 and 9/4/2019", "not known")
SYLLABLES = [one + other for one in "bcdfghklmnprstvw" for other in "aeiou"]


def books(count: int = AGENCIES) -> list[bytes]:
    """Return the files of the agencies, alike each time."""
    chance = Random(8)
    words = [*SAID, *("".join(chance.choices(SYLLABLES, k=3)) for _ in range(3_000))]
    weights = list(accumulate(1 / (place + 8) for place in range(len(words))))
    shared: list[tuple[datetime, str]] = []
    return [_book(chance, words, weights, shared) for _ in range(count)]


def _book(
    chance: Random, words: Sequence[str], weights: Sequence[float], shared: list[tuple[datetime, str]]
) -> bytes:
    held = BytesIO()
    made = Workbook(held, {"in_memory": True})
    sheet, shown = made.add_worksheet("Chronology"), made.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, HEAD)
    for line in range(1, ROWS + 1):
        day = datetime(2016, 1, 1) + timedelta(days=chance.randrange(DAYS))
        event = " ".join(chance.choices(words, cum_weights=weights, k=chance.randrange(8, 30)))
        if line % 20 == 0 and shared:
            day, event = chance.choice(shared)
        elif line % 20 == 1:
            shared.append((day, event))
        if line % 10 == 5:
            sheet.write(line, 0, chance.choice(UNSURE))
        else:
            sheet.write_datetime(line, 0, day, shown)
        clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}"
        sheet.write_row(
            line, 1, (clock, "Case record", "Zarina", event, event[:60], "", "" if line % 7 else "key")
        )
    made.close()
    return held.getvalue()


def told(files: Sequence[bytes], clock=time.perf_counter) -> dict[str, float]:
    """Return how long each step took, in seconds by `clock`, and how many pairs were found."""
    with transaction.atomic():
        case = Case.objects.filter(chronology__isnull=True).first()
        chronology = Chronology.objects.create(case=case, opened_on=today())
        parts = [_part(chronology, body) for body in Body.objects.all()[:AGENCIES]]
        coder = Coder([("Zarina", "Child A"), ("Zarina Quillfeather", "Child A")])
        marks = [("", clock())]
        readings = []
        for content in files:
            sheet, layout = best_sheet(read_file(content, name="part.xlsx"))
            readings.append(read_rows(sheet, layout, on=today()))
        marks.append(("read and checked", clock()))
        for part, reading in zip(parts, readings, strict=True):
            store_rows(part, reading.rows)
            store_faults(part, reading.faults)
        marks.append(("stored", clock()))
        for part in parts:
            release_rows(part, coder.code)
        marks.append(("coded and released", clock()))
        rows = ChronologyRow.objects.filter(chronology=chronology, is_released=True)
        pairs = find_pairs(map(Told._make, rows.values_list(*FIELDS)))
        marks.append(("merged", clock()))
        assert rows.count() == AGENCIES * ROWS
        assert len(pairs) > AGENCIES * ROWS // 100
        assert len(rows.order_by("placed", "id")[:100]) == 100
        marks.append(("first hundred", clock()))
        transaction.set_rollback(True)
    steps = {name: at - before for (_name, before), (name, at) in pairwise(marks)}
    return {**steps, "all": marks[-1][1] - marks[0][1], "pairs": len(pairs)}


def filled() -> str:
    """Keep 40,000 released rows in the chronology of the case under review, 5,000 of each agency, and
    return the public id of the case. They are the same rows eight times over."""
    case = Case.objects.get(reference=CASE, partnership__key="leicestershire-and-rutland")
    chronology = Chronology.objects.get_or_create(case=case, defaults={"opened_on": today()})[0]
    reading = _reading(books(1)[0])
    released = {"state": PartState.RELEASED, "released_on": today(), "released_at": now(), "released_by": BY}
    with transaction.atomic():
        for body in Body.objects.all()[:AGENCIES]:
            part = _part(chronology, body, number=90, rows_kept=ROWS, **released)
            store_rows(part, reading.rows)
            release_rows(part, Coder([("Zarina", "Child A")]).code)
    return case.public_id


def to_word(clock=time.perf_counter) -> float:
    """Return how many seconds 5,000 rows take to a Word document that was looked through for names."""
    case = Case.objects.filter(chronology__isnull=True).first()
    with transaction.atomic():
        chronology = Chronology.objects.create(case=case, opened_on=today())
        part = _part(chronology, Body.objects.first())
        store_rows(part, _reading(books(1)[0]).rows)
        release_rows(part, Coder([("Zarina", "Child A")]).code)
        rows = ChronologyRow.objects.filter(chronology=chronology, is_released=True)
        began = clock()
        contents = Contents("Case: chronology", BY, today(), (), rows_out(rows))
        content = word_of(contents)
        made = clock()
        texts_in(content, "docx")
        print("made in", made - began, "and read again for its names in", clock() - made, file=sys.stderr)
        transaction.set_rollback(True)
    return made - began


def _reading(content: bytes) -> Reading:
    sheet, layout = best_sheet(read_file(content, name="part.xlsx"))
    return read_rows(sheet, layout, on=today())


def _part(chronology: Chronology, body: Body, **more: object) -> ChronologyPart:
    return ChronologyPart.objects.create(
        chronology=chronology,
        body=body,
        handed_in_on=today(),
        handed_in_at=now(),
        handed_in_by=BY,
        **more,
    )
