"""Finding what somebody with the database in hand did to the trail."""

import random
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from kith.base.kernel.actors import Actor
from kith.base.kernel.subjects import Subject
from kith.base.trail import chain, locks
from kith.base.trail.models import Entry, Head
from kith.base.trail.public import record_change, seal, verify

ENTRIES = 12
TRIES = 1000
TEXTS = (
    "actor_person",
    "actor_name",
    "actor_appointment",
    "partnership",
    "deed",
    "subject_kind",
    "subject_id",
    "subject_title",
    "reason",
    "previous_hash",
    "hash",
)


@pytest.fixture
def trail(db):
    by = Actor(person="p-1", name="Maud Example", appointment="a-1", partnership="northmoor")
    for number in range(1, ENTRIES + 1):
        seat = Subject("seat", f"s-{number}", f"Seat {number}")
        record_change(
            by=by, deed="appointed", subject=seat, old={"n": number - 1}, new={"n": number}, reason="Why"
        )
    return Entry.objects.all()


@pytest.fixture
def unlocked(trail):
    locks.take_down(connection)
    yield trail
    locks.put_up(connection)


def faults():
    """What is wrong besides the locks, which the test itself took down."""
    return [fault for fault in verify() if "lock" not in fault.sentence]


def edit_a_text(trail, pick):
    name, row = pick.choice(TEXTS), pick.randint(1, ENTRIES)
    was = getattr(trail.get(pk=row), name)
    trail.filter(pk=row).update(
        **{name: was[1:] if was and pick.random() < 0.5 else pick.choice("a0é’ ") + was[1:]}
    )


def edit_a_value(trail, pick):
    name, row = pick.choice(("old", "new")), pick.randint(1, ENTRIES)
    value = pick.choice(({"n": -1}, {"n": str(row)}, None, [], {"n": row, "m": 0}, {}))
    trail.filter(pk=row).update(**{name: value})


def edit_the_kind(trail, pick):
    trail.filter(pk=pick.randint(1, ENTRIES)).update(kind=pick.choice(("read", "export")))


def move_an_instant(trail, pick):
    row = trail.get(pk=pick.randint(1, ENTRIES))
    trail.filter(pk=row.pk).update(at=row.at.replace(microsecond=(row.at.microsecond + 1) % 1_000_000))


def take_one_out(trail, pick):
    trail.filter(pk=pick.randint(1, ENTRIES)).delete()


def take_the_end_off(trail, pick):
    trail.filter(pk__gt=pick.randint(0, ENTRIES - 1)).delete()


def take_one_out_and_close_the_gap(trail, pick):
    gone = pick.randint(1, ENTRIES - 1)
    trail.filter(pk=gone).delete()
    for row in range(gone + 1, ENTRIES + 1):
        trail.filter(pk=row).update(sequence=row - 1)
    Head.objects.update(length=ENTRIES - 1)


def swap_two(trail, pick):
    one, other = pick.sample(range(1, ENTRIES + 1), 2)
    for was, becomes in ((one, 99), (other, one), (99, other)):
        trail.filter(pk=was).update(sequence=becomes)


def edit_and_hash_again(trail, pick):
    entry = trail.get(pk=pick.randint(1, ENTRIES))
    entry.reason = "Another reason"
    entry.hash = chain.hash_of(entry)
    entry.save()


def add_one_at_the_end(trail, pick):
    entry = trail.get(pk=ENTRIES)
    entry.sequence, entry.previous_hash = ENTRIES + pick.randint(1, 3), entry.hash
    entry.hash = chain.hash_of(entry)
    entry.save(force_insert=True)


def move_the_head(trail, pick):
    Head.objects.update(length=pick.choice([n for n in range(20) if n != ENTRIES]))


def change_the_heads_hash(trail, pick):
    Head.objects.update(hash=trail.get(pk=pick.randint(1, ENTRIES - 1)).hash)


def take_the_head_away(trail, pick):
    Head.objects.all().delete()


WAYS = (
    edit_a_text,
    edit_a_text,
    edit_a_text,
    edit_a_value,
    edit_the_kind,
    move_an_instant,
    take_one_out,
    take_the_end_off,
    take_one_out_and_close_the_gap,
    swap_two,
    edit_and_hash_again,
    add_one_at_the_end,
    move_the_head,
    change_the_heads_hash,
    take_the_head_away,
)


def test_an_untouched_trail_has_no_fault(trail):
    assert verify() == []


@pytest.mark.parametrize("way", dict.fromkeys(WAYS), ids=lambda way: way.__name__)
def test_each_way_of_tampering_is_found(unlocked, way):
    way(unlocked, random.Random(way.__name__))
    assert faults()


def test_a_thousand_tampered_trails_are_all_found(unlocked):
    rows, head = list(Entry.objects.values()), Head.objects.values().get()
    pick, missed, untouched = random.Random(20260303), [], 0
    for turn in range(TRIES):
        way = pick.choice(WAYS)
        way(unlocked, pick)
        if list(Entry.objects.values()) == rows and list(Head.objects.values()) == [head]:
            untouched += 1
        elif not faults():
            missed.append((turn, way.__name__))
        put_back(rows, head)
    assert missed == []
    assert untouched < TRIES / 20


def put_back(rows, head):
    Entry.objects.all().delete()
    Entry.objects.bulk_create([Entry(**row) for row in rows])
    Head.objects.all().delete()
    Head.objects.create(**head)


def test_a_missing_lock_is_a_fault(unlocked):
    sentences = [fault.sentence for fault in verify()]
    assert len(sentences) == len(locks.TRIGGERS[connection.vendor])
    assert all("no longer has its lock" in sentence for sentence in sentences)


def test_a_fault_names_the_entry_and_says_what_is_wrong(unlocked):
    unlocked.filter(pk=4).update(reason="Another reason")
    unlocked.filter(pk__in=(7, 8)).delete()
    assert [str(fault) for fault in faults()] == [
        "Entry 4: it is not as it was written.",
        "Entry 9: entries 7 to 8 before it are missing.",
    ]


def test_a_trail_written_anew_from_end_to_end_is_found_by_its_seal(unlocked):
    kept = seal()
    last = ""
    for entry in unlocked.order_by("sequence"):
        entry.reason, entry.previous_hash = "Another reason", last
        entry.hash = last = chain.hash_of(entry)
        entry.save()
    Head.objects.update(hash=last)
    assert faults() == []
    assert [f.sequence for f in verify(sealed=kept) if f.sequence] == [ENTRIES]


def test_a_seal_taken_earlier_still_holds_when_the_trail_has_grown(trail):
    kept = seal()
    record_change(by=Actor(person="", name="Later"), deed="ended", subject=Subject("seat", "s-1"))
    assert verify(sealed=kept) == []


def test_the_command_says_that_the_trail_is_whole_and_gives_its_seal(trail):
    out = StringIO()
    call_command("trail", "verify", stdout=out)
    assert out.getvalue() == f"The trail is as it was written. Its seal is {seal()}\n"


def test_the_command_fails_and_names_each_fault(unlocked):
    unlocked.filter(pk=4).update(reason="Another reason")
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="faults"):
        call_command("trail", "verify", stdout=out, stderr=err)
    assert "Entry 4: it is not as it was written." in err.getvalue()
    assert out.getvalue() == ""


def test_the_trail_is_checked_in_the_same_few_queries_however_long(trail, django_assert_num_queries):
    with django_assert_num_queries(4):
        verify()
