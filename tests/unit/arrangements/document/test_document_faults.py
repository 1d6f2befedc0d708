"""A broken file: every fault is named, in its place, in plain words, and all of them at once."""

from pathlib import Path

import pytest

from kith.partnership.arrangements.document.faults import FaultsFound
from kith.partnership.arrangements.document.reading import check_text, read_plain, read_text
from tests.unit.arrangements.document.fault_cases import FAULTS

SMALL = (Path(__file__).parent / "small.yaml").read_text()
EDITIONS = {"wt2018": {"lead", "scrutiny"}, "wt2023": {"lead"}}


def sentences(text: str | bytes, **options) -> list[str]:
    return [fault.sentence() for fault in check_text(text, name="small.yaml", **options)]


def test_the_file_that_the_other_tests_break_is_sound():
    assert sentences(SMALL, editions=EDITIONS) == []


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_named_with_its_place_what_was_found_and_what_would_do(case):
    sound, broken, expected = FAULTS[case]
    assert sound in SMALL
    assert sentences(SMALL.replace(sound, broken)) == [f"small.yaml, {sentence}" for sentence in expected]


def test_an_unknown_kind_of_duty_is_answered_with_the_nearest_kind_first():
    (sentence,) = sentences(SMALL.replace("kind: meets", "kind: meet"))
    assert sentence.startswith(
        "small.yaml, line 90, duties[0].kind: found “meet”. "
        "What would do: “meets” is the nearest; allowed are "
    )
    assert "“to-be-settled”" in sentence


def test_faults_of_yaml_of_shape_and_of_sense_are_named_together_in_the_order_of_the_lines():
    broken = (
        SMALL.replace("in_force_from: 2019-09-29", "in_force_from: 2019-02-30")
        .replace("key: health-board", "key: council")
        .replace("name: Practice Group", "name: Executive")
        .replace("name: Neglect", "name: Neglect\n    name: Harm")
        .replace("- group: executive\n", "- group: executives\n")
        .replace("kind: meets", "kind: coverage")
    )
    assert [(fault.line, fault.path) for fault in check_text(broken, name="small.yaml")] == [
        (12, "about.in_force_from"),
        (41, "bodies[1].succeeded_by"),
        (42, "bodies[2].key"),
        (70, "groups[1].name"),
        (72, "groups[1].reports_to[0].group"),
        (87, "priorities[0].name"),
        (90, "duties[0].role"),
    ]


def test_nothing_is_handed_over_from_a_file_with_a_fault():
    with pytest.raises(FaultsFound) as found:
        read_text(SMALL.replace("times_a_year: 4", "times_a_year: four"), name="small.yaml")
    assert [fault.path for fault in found.value.faults] == ["groups[0].frequency[0].times_a_year"]
    assert "small.yaml, line 68" in str(found.value)


def test_an_edition_that_nobody_knows_is_a_fault_where_editions_are_known():
    assert sentences(SMALL.replace("edition: wt2018", "edition: wt2019"), editions=EDITIONS) == [
        "small.yaml, line 11, about.edition: found “wt2019”, which is no known edition of the guidance. "
        "What would do: “wt2018” is the nearest; allowed are “wt2018” or “wt2023”."
    ]


def test_an_answer_to_what_the_edition_does_not_ask_is_a_fault():
    assert sentences(SMALL.replace("item: lead", "item: leads"), editions=EDITIONS) == [
        "small.yaml, line 95, answers[0].item: found “leads”, which is no required content of “wt2018”. "
        "What would do: “lead” is the nearest; allowed are “lead” or “scrutiny”."
    ]


def test_editions_and_answers_are_not_judged_where_no_editions_are_given():
    assert sentences(SMALL.replace("item: lead", "item: leads").replace("wt2018", "wt1999")) == []


def test_a_draft_of_plain_data_is_checked_in_the_same_way_without_lines():
    with pytest.raises(FaultsFound) as found:
        read_plain(
            {"kith": 1, "groups": [{"key": "a", "name": "A", "reports_to": [{"group": "b"}]}]}, name="draft"
        )
    assert [fault.sentence() for fault in found.value.faults] == [
        "draft, partnership: found nothing. "
        "What would do: named values: key, name, short_name, areas, scope, reporting_year_starts.",
        "draft, about: found nothing. What would do: named values: "
        "title, edition, legal_basis, in_force_from, document, assumed, source.",
        "draft, bodies: found nothing. What would do: a list of entries, each after “- ”.",
        "draft, groups[0].reports_to[0].group: found “b”, which is no group of this file. "
        "What would do: “a”.",
    ]


def test_after_five_hundred_faults_the_rest_is_only_said_to_be_there():
    many = SMALL.replace("priorities:", "priorities:\n" + "  - {}\n" * 600)
    faults = check_text(many, name="small.yaml")
    assert len(faults) == 501
    assert faults[-1].sentence() == (
        "small.yaml: found more than 500 faults. What would do: these put right first, then a second look."
    )
