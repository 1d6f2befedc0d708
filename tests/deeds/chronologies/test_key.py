"""The key of names: who opens it, and codes in place of every name that it covers."""

from datetime import timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.work.chronologies.models import ChronologyRow, CodeName, RowNote
from kith.work.chronologies.operations.key import (
    add_code,
    add_names,
    change_name,
    end_key,
    give_key,
    put_codes_in,
    recode,
    say_no_name,
)
from kith.work.chronologies.queries.key import holds_key, no_names_of, suggested_codes
from kith.work.chronologies.queries.parts import coder_of
from kith.work.reviews.models import CasePlace
from tests.cast import TODAY, acting, person
from tests.chronicles import NAME, OTHER, case_under_review, chronology_of, told

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture
def case(lrscp):
    return case_under_review()


@pytest.fixture
def key(case):
    """The coordinator may open the key."""
    return give_key(
        case=case,
        person=person("coordinator"),
        because="Codes what agencies release",
        held_to=TODAY + 30 * A_DAY,
        by=acting("case_review_chair"),
        on=TODAY,
    )


def adds(case, code="Child A", kind="child", names=(NAME,), by="coordinator", **also):
    return add_code(case=case, code=code, kind=kind, names=names, by=acting(by), on=TODAY, **also)


def test_the_key_is_given_by_another_person_who_runs_the_case_and_to_nobody_outside_its_circle(case, key):
    given = {"case": case, "because": "To code", "held_to": TODAY, "on": TODAY}
    with pytest.raises(Refused, match="Nobody gives themselves the key"):
        give_key(person=person("case_review_chair"), by=acting("case_review_chair"), **given)
    with pytest.raises(Refused, match="is not in the circle"):
        give_key(person=person("planning_chair"), by=acting("coordinator"), **given)
    with pytest.raises(Refused, match="may open the key already"):
        give_key(person=person("coordinator"), by=acting("case_review_chair"), **given)
    with pytest.raises(Refused, match="Whoever leads the case does that"):
        give_key(person=person("health_director"), by=acting("police_director"), **given)
    with pytest.raises(Refused, match="today or later"):
        give_key(
            person=person("police_director"), by=acting("coordinator"), **given | {"held_to": TODAY - A_DAY}
        )


def test_the_last_day_of_the_key_counts_and_the_day_after_does_not(case, key):
    ident = person("coordinator").public_id
    CasePlace.objects.filter(case=case).update(held_to=key.held_to + 9 * A_DAY)
    assert holds_key(case, ident, key.held_to)
    assert not holds_key(case, ident, key.held_to + A_DAY)


def test_whoever_leaves_the_circle_loses_the_key_with_it(case, key):
    ident = person("coordinator").public_id
    CasePlace.objects.filter(case=case, person=person("coordinator")).update(
        ended_at="2026-11-16T09:00Z", ended_by="A", ended_because="B"
    )
    assert not holds_key(case, ident, TODAY)


def test_a_key_that_is_taken_back_opens_nothing(case, key):
    end_key(place=key, because="Done", by=acting("case_review_chair"), on=TODAY)
    with pytest.raises(Refused, match="may open the key"):
        adds(case)


def test_a_panel_member_and_whoever_runs_the_case_change_no_key_without_it(case):
    for name in ("police_director", "case_review_chair"):
        with pytest.raises(Refused, match="Only those who may open the key"):
            adds(case, by=name)


def test_a_name_that_is_added_is_coded_in_every_released_row_and_note(case, key):
    first, second = told(case, f"{NAME} was seen. {NAME.upper()}’s mother rang.", "Nobody was seen.")
    note = RowNote.objects.create(row=second, words=f"Ask {NAME}", noted_at="2026-11-16T09:00Z", noted_by="A")
    assert adds(case) == 2
    first.refresh_from_db()
    note.refresh_from_db()
    assert first.event == "Child A was seen. Child A’s mother rang."
    assert note.words == "Ask Child A"
    assert first.line == 2


def test_coding_a_second_time_changes_nothing(case, key):
    told(case, f"{NAME} was seen.")
    adds(case)
    assert recode(case, coder_of(case)) == 0
    assert put_codes_in(case=case, by=acting("coordinator"), on=TODAY) == 0


def test_rows_that_are_not_released_stay_as_their_agency_wrote_them(case, key):
    (row,) = told(case, f"{NAME} was seen.")
    ChronologyRow.objects.filter(pk=row.pk).update(is_released=False)
    assert adds(case) == 0
    row.refresh_from_db()
    assert NAME in row.event


def test_another_spelling_and_a_corrected_one_are_coded_too(case, key):
    (row,) = told(case, f"{OTHER} and Tamsineta came.")
    adds(case, code="Mother", kind="adult", names=["Tamsinneta"])
    code = CodeName.objects.get(case=case, code="Mother")
    add_names(code=code, names=["Tamsineta"], by=acting("coordinator"), on=TODAY)
    name = code.names.get(name="Tamsinneta")
    assert change_name(name=name, to=OTHER, by=acting("coordinator"), on=TODAY) == 1
    row.refresh_from_db()
    assert row.event == "Mother and Mother came."


def test_a_name_that_is_an_ordinary_word_too_is_coded_only_when_that_is_meant(case, key):
    (row,) = told(case, "Wren saw a wren.")
    with pytest.raises(Refused, match="in small letters"):
        adds(case, names=["Wren"])
    adds(case, names=["Wren"], sure=True)
    row.refresh_from_db()
    assert row.event == "Child A saw a Child A."


def test_what_can_be_no_code_or_name_is_refused_in_words(case, key):
    adds(case)
    for given, says in (
        ({"code": "child a", "names": ["Ottoline"]}, "is taken"),
        ({"code": NAME, "names": ["Ottoline"]}, "holds no name"),
        ({"code": "Child B", "names": ["Q"]}, "between 2 and 200"),
        ({"code": "Child B", "names": [" "]}, "at least one name"),
        ({"code": "Child B", "names": [NAME.lower()]}, "in the key already"),
        ({"code": "Child B", "names": ["Child"]}, "part of a code"),
    ):
        with pytest.raises(Refused, match=says) as refused:
            adds(case, **given)
        assert NAME not in refused.value.sentence


def test_a_name_in_a_locked_chronology_is_not_coded_behind_its_back(case, key):
    told(case, f"{NAME} was seen.")
    chronology = chronology_of(case)
    chronology.locked_on, chronology.locked_at = TODAY, "2026-11-16T09:00Z"
    chronology.locked_by, chronology.locked_sha256 = "A", "b" * 64
    chronology.save()
    with pytest.raises(Refused, match="which is locked"):
        adds(case)
    assert adds(case, names=["Ottoline"]) == 0


def test_the_trail_says_that_the_key_changed_and_neither_name_nor_code(case, key):
    told(case, f"{NAME} was seen.")
    adds(case, code="Child Z")
    say_no_name(case=case, word="Marrowvale", by=acting("coordinator"), on=TODAY)
    entries = Entry.objects.filter(subject_id=case.public_id, deed__contains="key")
    assert {one.deed for one in entries} == {"gave key of names", "changed key of names"}
    everything = str(list(Entry.objects.values()))
    assert [words for words in (NAME, "Child Z", "Marrowvale") if words in everything] == []


def test_a_word_that_is_no_name_is_remembered_once(case, key):
    for _time in range(2):
        say_no_name(case=case, word="Marrowvale", by=acting("coordinator"), on=TODAY)
    assert no_names_of(case) == {"Marrowvale"}


def test_the_next_free_code_of_each_kind_is_suggested():
    assert suggested_codes([]) == {
        "child": "Child A",
        "adult": "Adult 1",
        "place": "Place 1",
        "other": "Other 1",
    }
    free = suggested_codes(["Child A", "child b", "Place 1"])
    assert (free["child"], free["place"]) == ("Child C", "Place 2")
