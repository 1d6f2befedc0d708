"""Deeds on the merged chronology: agreeing on it, judging pairs, notes, key events, the rule of silence."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.work.chronologies.enums import Judgement, Layer, Likeness, PartState
from kith.work.chronologies.models import CodedName, CodeName, RowPair
from kith.work.chronologies.operations import judging
from kith.work.chronologies.operations.judging import judge_pair, look_for_pairs
from kith.work.chronologies.operations.locking import lock_chronology, unlock_chronology
from kith.work.chronologies.operations.marking import mark_key
from kith.work.chronologies.operations.noting import add_note
from kith.work.chronologies.operations.releasing import put_part_away, recall_part
from kith.work.chronologies.operations.silence import set_silent_days
from kith.work.chronologies.operations.typing import remove_row
from kith.work.chronologies.pairing import Candidate
from kith.work.chronologies.queries.locked import still_holds
from kith.work.reviews.operations.circle import keep_out
from tests.cast import NOW, TODAY, acting, person
from tests.telling import BRAMBLE, COUNTY, chronology_asked, part_told

pytestmark = pytest.mark.django_db

MAY = date(2019, 5, 3)


@pytest.fixture
def told():
    """Two agencies that may tell of one event."""
    chronology = chronology_asked()
    part_told(chronology, BRAMBLE, {"on": MAY, "event": "Child A fell. Zephyrwick."})
    part_told(chronology, COUNTY, {"on": MAY, "event": "Child A was pushed."})
    return chronology


def by(name="coordinator"):
    return {"by": acting(name), "on": TODAY}


def pair_of(chronology):
    first, second = chronology.rows.order_by("pk")
    return RowPair.objects.create(
        chronology=chronology, first=first, second=second, likeness=Likeness.SAME, because="The same day."
    )


def likely(monkeypatch):
    """Let every row of one agency look like every row of another, as the finding of pairs would say."""

    def find(rows):
        rows = list(rows)
        return [
            Candidate(one.id, two.id, Likeness.SAME, "The same day.")
            for at, one in enumerate(rows)
            for two in rows[at + 1 :]
            if one.body != two.body
        ]

    monkeypatch.setattr(judging, "find_pairs", find)


def test_an_agreed_chronology_holds_until_a_row_changes(told):
    lock_chronology(chronology=told, **by())
    assert still_holds(told)
    assert told.case.steps.filter(kind="chron-agreed").count() == 1
    told.rows.filter(event__contains="pushed").update(event="Child A slipped.")
    assert not still_holds(told)


def test_a_locked_chronology_refuses_key_events_and_keeps_notes_and_judgements_open(told):
    pair, row = pair_of(told), told.rows.first()
    lock_chronology(chronology=told, **by())
    with pytest.raises(Refused, match="locked"):
        mark_key(row=row, is_key=True, **by())
    with pytest.raises(Refused, match="locked"):
        lock_chronology(chronology=told, **by())
    add_note(row=row, layer=Layer.PANEL, words="Ask the school.", **by())
    judge_pair(pair=pair, judgement=Judgement.ONE_EVENT, words="", **by())
    assert still_holds(told)


def test_it_is_unlocked_with_a_reason_that_stays_on_record(told):
    with pytest.raises(Refused, match="isn’t locked"):
        unlock_chronology(chronology=told, because="A mistake.", **by())
    lock_chronology(chronology=told, **by())
    with pytest.raises(Refused, match="Say why"):
        unlock_chronology(chronology=told, because=" ", **by())
    unlock_chronology(chronology=told, because="The trust corrects a row.", **by())
    assert told.locked_at is None
    assert told.case.steps.get(kind="chron-unlocked").words == "The trust corrects a row."
    mark_key(row=told.rows.first(), is_key=True, **by())


def test_nothing_is_agreed_on_while_no_row_is_released():
    chronology = chronology_asked()
    part_told(chronology, BRAMBLE, {"on": MAY, "event": "Private."}, released=False)
    with pytest.raises(Refused, match="nothing to agree on"):
        lock_chronology(chronology=chronology, **by())


@pytest.mark.parametrize("name", ["council_director", "manager"])
def test_only_those_who_run_the_case_lock_mark_and_set_the_rule(told, name):
    for deed, given in (
        (lock_chronology, {"chronology": told}),
        (mark_key, {"row": told.rows.first(), "is_key": True}),
        (set_silent_days, {"chronology": told, "silent_days": 30}),
        (judge_pair, {"pair": pair_of(told), "judgement": Judgement.ONE_EVENT, "words": ""}),
    ):
        with pytest.raises(Refused):
            deed(**given, **by(name))


def test_a_conflict_ends_what_somebody_could_do(told):
    keep_out(
        case=told.case,
        person=person("coordinator"),
        kind="involved",
        because="Saw the child.",
        **by("case_review_chair"),
    )
    with pytest.raises(Refused):
        mark_key(row=told.rows.first(), is_key=True, **by())


@pytest.mark.parametrize(("days", "fits"), [(0, False), (1, True), (3650, True), (3651, False)])
def test_the_rule_of_silence_has_from_one_day_to_ten_years(told, days, fits):
    if not fits:
        with pytest.raises(Refused, match="from 1 to 3650"):
            set_silent_days(chronology=told, silent_days=days, **by())
        return
    set_silent_days(chronology=told, silent_days=days, **by())
    assert told.silent_days == days


def test_a_judgement_needs_words_where_two_agencies_contradict_each_other(told):
    pair = pair_of(told)
    with pytest.raises(Refused, match="contradict"):
        judge_pair(pair=pair, judgement=Judgement.CONTRADICTS, words=" ", **by())
    judge_pair(pair=pair, judgement=Judgement.CONTRADICTS, words="Fell or pushed?", **by())
    assert (pair.words, pair.judged_by) == ("Fell or pushed?", "Tansy Wetherfield")
    with pytest.raises(Refused, match="Choose what"):
        judge_pair(pair=pair, judgement=Judgement.OPEN, words="", **by())


def test_notes_are_written_by_those_who_read_their_layer(told):
    row = told.rows.first()
    with pytest.raises(Refused, match="layer"):
        add_note(row=row, layer=Layer.RUNNERS, words="Ours.", **by("council_director"))
    with pytest.raises(Refused, match="layer"):
        add_note(row=row, layer=Layer.PANEL, words="Mine.", **by("manager"))
    with pytest.raises(Refused, match="Write the note"):
        add_note(row=row, layer=Layer.PANEL, words=" ", **by())
    add_note(row=row, layer=Layer.PANEL, words="Ask the school.", **by("council_director"))
    row.refresh_from_db()
    assert (row.notes.get().words, row.event) == ("Ask the school.", "Child A fell. Zephyrwick.")


def test_pairs_are_found_once_and_a_judgement_stays_while_both_rows_stand(told, monkeypatch):
    likely(monkeypatch)
    assert look_for_pairs(chronology=told, **by()) == 1
    judge_pair(pair=told.pairs.get(), judgement=Judgement.TWO_EVENTS, words="", **by())
    assert look_for_pairs(chronology=told, **by()) == 0
    assert told.pairs.get().judgement == Judgement.TWO_EVENTS


@pytest.mark.parametrize(
    ("event", "judgement"),
    [("Child A was pushed.", Judgement.CONTRADICTS), ("Child A slipped.", Judgement.OPEN)],
)
def test_a_corrected_part_keeps_judgements_of_rows_that_say_the_same(told, monkeypatch, event, judgement):
    likely(monkeypatch)
    look_for_pairs(chronology=told, **by())
    judge_pair(pair=told.pairs.get(), judgement=Judgement.CONTRADICTS, words="Fell or pushed?", **by())
    earlier = told.parts.get(body__key=COUNTY)
    earlier.state = PartState.REPLACED
    earlier.save()
    earlier.rows.update(is_released=False)
    part_told(told, COUNTY, {"on": MAY, "event": event})
    look_for_pairs(chronology=told, **by())
    now = told.pairs.get(first__is_released=True, second__is_released=True)
    assert now.judgement == judgement
    assert now.words == ("Fell or pushed?" if judgement != Judgement.OPEN else "")
    assert told.pairs.filter(judgement=Judgement.CONTRADICTS).exists()


def test_open_pairs_of_a_row_that_was_taken_back_go(told, monkeypatch):
    likely(monkeypatch)
    look_for_pairs(chronology=told, **by())
    pair = told.pairs.get()
    told.rows.filter(body__key=COUNTY).update(is_released=False)
    with pytest.raises(Refused, match="taken back"):
        judge_pair(pair=pair, judgement=Judgement.ONE_EVENT, words="", **by())
    look_for_pairs(chronology=told, **by())
    assert not told.pairs.exists()


def test_the_trail_holds_no_word_of_what_a_chronology_says(told):
    before = Entry.objects.count()
    row = told.rows.first()
    add_note(row=row, layer=Layer.PANEL, words="Zephyrwick again.", **by())
    mark_key(row=row, is_key=True, **by())
    judge_pair(pair=pair_of(told), judgement=Judgement.CONTRADICTS, words="Zephyrwick?", **by())
    written = list(Entry.objects.order_by("sequence")[before:])
    assert len(written) == 3
    assert "Zephyrwick" not in "".join(str(vars(one)) for one in written)


def test_notes_and_key_events_go_over_to_the_row_that_says_the_same(told):
    earlier = told.parts.get(body__key=COUNTY)
    row = earlier.rows.get()
    add_note(row=row, layer=Layer.PANEL, words="Ask the school.", **by())
    mark_key(row=row, is_key=True, **by())
    earlier.state = PartState.REPLACED
    earlier.save()
    earlier.rows.update(is_released=False)
    part = part_told(
        told, COUNTY, {"on": MAY, "event": "Child A was pushed."}, {"on": MAY, "event": "Something else."}
    )
    look_for_pairs(chronology=told, **by())
    same, other = part.rows.order_by("line")
    assert (same.is_key, same.notes.get().words) == (True, "Ask the school.")
    assert (other.is_key, other.notes.exists()) == (False, False)


@pytest.mark.parametrize("hangs", ["a note", "a judgement", "nothing", "an open pair"])
def test_a_part_is_put_away_only_while_nothing_that_somebody_wrote_hangs_on_its_rows(told, hangs):
    part, agency = (
        told.parts.get(body__key=BRAMBLE, rows__event="Child A fell. Zephyrwick."),
        by("agency_lead"),
    )
    if hangs == "a note":
        add_note(row=part.rows.get(), layer=Layer.PANEL, words="Ask the school.", **by())
    elif hangs == "a judgement":
        judge_pair(pair=pair_of(told), judgement=Judgement.ONE_EVENT, words="", **by())
    elif hangs == "an open pair":
        pair_of(told)
    recall_part(part=part, because="Another child", **agency)
    if hangs in {"nothing", "an open pair"}:
        put_part_away(part=part, **agency)
        assert (part.state, part.rows.count()) == (PartState.DISCARDED, 0)
    else:
        with pytest.raises(Refused, match="say that it corrects this part"):
            put_part_away(part=part, **agency)
        with pytest.raises(Refused, match="say that it corrects this part"):
            remove_row(row=part.rows.get(), **agency)
        assert part.rows.count() == 1


def test_codes_stand_in_notes_and_judgements_from_the_moment_they_are_written(told):
    code = CodeName.objects.create(case=told.case, code="School 9", kind="place", added_at=NOW, added_by="A")
    CodedName.objects.create(code=code, name="Zephyrwick")
    note = add_note(row=told.rows.first(), layer=Layer.PANEL, words="Ask Zephyrwick.", **by())
    pair = pair_of(told)
    judge_pair(pair=pair, judgement=Judgement.CONTRADICTS, words="Seen at Zephyrwick?", **by())
    note.refresh_from_db()
    pair.refresh_from_db()
    assert (note.words, pair.words) == ("Ask School 9.", "Seen at School 9?")
