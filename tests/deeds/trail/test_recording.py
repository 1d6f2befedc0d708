"""Writing into the trail."""

from datetime import UTC, date, datetime
from threading import Thread

import pytest
import time_machine
from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction

from kith.base.kernel.actors import Actor, command
from kith.base.kernel.subjects import Subject
from kith.base.trail.models import Entry
from kith.base.trail.public import (
    entries_about,
    entries_by,
    entries_in,
    facts_in,
    record_change,
    record_export,
    record_read,
    seal,
    tide,
    verify,
)

TABLES = ("trail_entry", "trail_head")
ON_SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
ONLY_ON_SQLITE, ONLY_ON_POSTGRESQL = (TABLES, ()) if ON_SQLITE else ((), TABLES)

MANAGER = Actor(person="p-manager", name="Maud Example", appointment="a-manager", partnership="northmoor")
SEAT = Subject("seat", "s-chair", "Chair of the Example Group")


@pytest.mark.django_db
def test_an_entry_says_who_did_what_by_which_appointment_and_what_changed():
    with time_machine.travel(datetime(2026, 3, 3, 9, 15, tzinfo=UTC), tick=False):
        record_change(
            by=MANAGER,
            deed="appointed",
            subject=SEAT,
            old={"holder": None},
            new={"holder": "p-chair", "from": date(2026, 4, 1)},
            reason="The seat was empty.",
        )
    entry = Entry.objects.get()
    assert (entry.sequence, entry.kind, entry.deed) == (1, "change", "appointed")
    assert (entry.actor_person, entry.actor_name) == ("p-manager", "Maud Example")
    assert (entry.actor_appointment, entry.partnership) == ("a-manager", "northmoor")
    assert (entry.subject_kind, entry.subject_id, entry.subject_title) == ("seat", "s-chair", SEAT.title)
    assert entry.old == {"holder": None}
    assert entry.new == {"holder": "p-chair", "from": "2026-04-01"}
    assert entry.at == datetime(2026, 3, 3, 9, 15, tzinfo=UTC)
    assert entry.reason == "The seat was empty."


@pytest.mark.django_db
def test_an_entry_belongs_to_the_partnership_named_rather_than_the_actors_own():
    entry = record_change(by=MANAGER, deed="adopted", subject=SEAT, partnership="southmoor")
    assert entry.partnership == "southmoor"
    assert record_change(by=command("kith load"), deed="loaded", subject=SEAT).partnership == ""


@pytest.mark.django_db(transaction=True)
def test_a_change_outside_a_transaction_is_refused_with_a_sentence():
    with pytest.raises(RuntimeError, match="belong in one transaction"):
        record_change(by=MANAGER, deed="appointed", subject=SEAT)
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_undone_leaves_no_entry_and_no_gap():
    record_read(by=MANAGER, subject=SEAT)
    with transaction.atomic():
        record_change(by=MANAGER, deed="appointed", subject=SEAT)
        transaction.set_rollback(True)
    record_read(by=MANAGER, subject=SEAT)
    assert list(Entry.objects.values_list("sequence", "deed")) == [(1, "read"), (2, "read")]
    assert verify() == []


@pytest.mark.django_db
def test_reads_and_exports_say_their_purpose():
    record_read(by=MANAGER, subject=SEAT, purpose="To prepare the meeting")
    record_export(by=MANAGER, subject=SEAT, contents={"rows": 12, "format": "csv"}, purpose="For the auditor")
    read, export = Entry.objects.all()
    assert (read.kind, read.deed, read.reason) == ("read", "read", "To prepare the meeting")
    assert (export.kind, export.deed, export.new) == ("export", "exported", {"rows": 12, "format": "csv"})


@pytest.mark.django_db
def test_entries_are_found_by_record_by_partnership_and_by_person_newest_first():
    other = Subject("seat", "s-other", "Another seat")
    stranger = Actor(person="p-stranger", name="Sten Example", partnership="southmoor")
    record_change(by=MANAGER, deed="appointed", subject=SEAT)
    record_change(by=MANAGER, deed="appointed", subject=other)
    record_change(by=stranger, deed="ended", subject=Subject("seat", "s-chair", "Renamed since"))
    assert [e.sequence for e in entries_about(SEAT)] == [3, 1]
    assert [e.sequence for e in entries_in("northmoor")] == [2, 1]
    assert [e.sequence for e in entries_by("p-stranger")] == [3]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_entry SET reason = 'Nothing happened'",
        "UPDATE trail_entry SET sequence = 7",
        "DELETE FROM trail_entry",
        "DELETE FROM trail_head",
        "UPDATE trail_head SET length = 0",
        "UPDATE trail_head SET hash = 'x'",
        *[f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}" for table in ONLY_ON_SQLITE],
        *[f"TRUNCATE {table}" for table in ONLY_ON_POSTGRESQL],
    ],
)
def test_the_database_refuses_to_change_or_delete_what_was_written(statement):
    record_read(by=MANAGER, subject=SEAT)
    before = list(Entry.objects.values())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(Entry.objects.values()) == before
    assert verify() == []


@pytest.mark.django_db
def test_the_refusal_says_why():
    record_read(by=MANAGER, subject=SEAT)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Entry.objects.update(reason="Nothing happened")


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_moment_make_one_chain(tmp_path):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("A database in memory has one connection; the PostgreSQL run shows this.")
    writers = [Thread(target=write_ten, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert list(Entry.objects.values_list("sequence", flat=True)) == list(range(1, 41))
    assert verify() == []
    assert seal().startswith("40:")


def write_ten(number):
    for turn in range(10):
        with transaction.atomic():
            record_change(by=MANAGER, deed="counted", subject=SEAT, new={"writer": number, "turn": turn})
    connections.close_all()


@pytest.mark.django_db
def test_reading_and_taking_out_leave_the_tide_as_it_is():
    record_change(by=MANAGER, deed="appointed", subject=SEAT)
    before = tide()
    record_read(by=MANAGER, subject=SEAT, purpose="To know")
    record_export(by=MANAGER, subject=SEAT, contents={"format": "yaml"})
    assert tide() == before
    record_change(by=MANAGER, deed="appointed", subject=SEAT)
    assert tide() != before


@pytest.mark.django_db
def test_the_daily_work_moves_the_tide_and_leaves_the_facts():
    record_change(by=MANAGER, deed="appointed", subject=SEAT)
    before = tide()
    record_change(by=MANAGER, deed="raised", subject=Subject("action", "a-one"))
    record_change(by=MANAGER, deed="signed in to", subject=Subject("account", "a-two"))
    after = tide()
    assert after != before
    assert facts_in(after) == facts_in(before)
    record_change(by=MANAGER, deed="ended", subject=SEAT)
    assert facts_in(tide()) != facts_in(before)
