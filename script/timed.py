"""The pieces of work that script/bench times, each in a process of its own, with its budget."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    """A piece of work to time: what runs in a process of its own and prints seconds, and its budget."""

    name: str
    code: str
    budget_seconds: float


LOADING = """
import statistics, time, django
django.setup()
from django.db import transaction
from kith.base.kernel.actors import command
from kith.partnership.arrangements.operations.versions import load_file
from kith.partnership.partnerships.models import Partnership
from pathlib import Path
file = max(Path("kith/partnership/arrangements/files").glob("*.yaml"), key=lambda f: f.stat().st_size)
partnership = Partnership.objects.get(key=file.stem)
took = []
for _ in range(5):
    began = time.perf_counter()
    with transaction.atomic():
        load_file(text=file.read_bytes(), name=file.name, partnership=partnership, by=command("script/bench"))
        took.append(time.perf_counter() - began)
        transaction.set_rollback(True)
print(statistics.median(took))
"""
LARGE = """
import time, django
django.setup()
from kith.base.kernel.clock import today
from kith.partnership.partnerships.models import Person
from kith.partnership.partnerships.queries import membership_of
from kith.work.meetings.models import Meeting
meeting = Meeting.objects.with_groups().get(why="To be measured.")
reader = Person.objects.get(account__email="manager@samples.kith.example")
membership = membership_of(reader.account, key=meeting.group.partnership.key, on=today())
"""
BINDING = (
    LARGE
    + """
from kith.work.meetings.pack.binding import bound
from kith.work.meetings.pack.contents import pack_of
from kith.work.meetings.pack.files import open_files
from kith.work.meetings.pack.places import places_of
began = time.perf_counter()
pack = pack_of(membership, meeting, today())
assert places_of(pack).total > 300
bound(pack, open_files(pack))
print(time.perf_counter() - began)
"""
)
SAVING = (
    LARGE
    + """
import statistics
from kith.work.meetings.operations.minute_taking import save_minute
from kith.work.meetings.permissions import Permission
item = meeting.items.select_related("group__partnership", "meeting__group__partnership").last()
by, revision, took = membership.actor(Permission.PREPARE), 0, []
for number in range(1, 1001):
    began = time.perf_counter()
    revision = save_minute(item=item, text=f"Text {number}.", revision=revision, by=by).revision
    took.append(time.perf_counter() - began)
assert revision == 1000
print(statistics.median(took[-50:]) / statistics.median(took[:50]))
"""
)
FIGURES = """
import time, django
django.setup()
from datetime import date
from io import BytesIO
from django.db import transaction
from xlsxwriter import Workbook
from kith.base.kernel.actors import command
from kith.base.kernel.clock import today
from kith.partnership.partnerships.models import Partnership
from kith.work.performance.operations.figures import take_in_figures
from kith.work.performance.operations.indicators import Terms, add_indicator
from kith.work.performance.operations.offering import offer_figures, read_delivery
from kith.work.performance.queries.figures import latest_taken_in
home, by, on = Partnership.objects.get(key="knowsley"), command("script/bench"), today()
held = BytesIO()
book = Workbook(held, {"in_memory": True})
sheet = book.add_worksheet()
sheet.write_row(0, 0, ("indicator", "period", "value", "comparator"))
places = [(i, whose, m) for i in range(417) for whose in ("own", "neighbours", "region", "england")
          for m in range(120)][:200_000]
for row, (i, whose, m) in enumerate(places, start=1):
    period = f"{2016 + m // 12}-{m % 12 + 1:02}"
    sheet.write_row(row, 0, (f"measure-{i:03}", period, (i + m) % 997 / 10, whose))
book.close()
with transaction.atomic():
    for i in range(417):
        terms = Terms(name=f"Measure {i}", definition="So many.", kind="output", unit="number", better="up",
                      source="Made up", frequency="monthly", held_from=date(2016, 1, 1))
        add_indicator(partnership=home, terms=terms, key=f"measure-{i:03}", by=by, on=on)
    given = {"partnership": home, "name": "large.xlsx", "by": by, "on": on}
    began = time.perf_counter()
    delivery = offer_figures(content=held.getvalue(), reading=None, **given)
    read_delivery(delivery=delivery, on=on)
    delivery.refresh_from_db()
    assert take_in_figures(delivery=delivery, seen=latest_taken_in(home), by=by, on=on) == 200_000
    took = time.perf_counter() - began
    transaction.set_rollback(True)
print(took)
"""
CHRONOLOGIES = "from chronologies import books, told; print(told(books())['all'])"
JOBS = (
    Job("Loading the larger arrangement file", LOADING, 1.0),
    Job("A pack of 300 pages", BINDING, 8.0),
    Job("200,000 figures of a spreadsheet read, checked and taken in", FIGURES, 10.0),
    Job("Chronologies of 8 agencies, 5,000 rows each, read, stored, coded and merged", CHRONOLOGIES, 3.0),
    Job("5,000 rows of a chronology to Word", "from chronologies import to_word; print(to_word())", 1.5),
    Job("Minutes saved for the thousandth time, as a multiple of the first", SAVING, 1.1),
)
