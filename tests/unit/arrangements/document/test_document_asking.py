"""Questions put to one document: groups, bodies of a day, ranks, frequencies and promises."""

from datetime import date
from pathlib import Path

import pytest

from kith.partnership.arrangements.document.asking import Directory, last_day_of
from kith.partnership.arrangements.document.models import EachOf, Frequency, Seat
from kith.partnership.arrangements.document.reading import read_text
from kith.partnership.arrangements.document.writing import from_plain, to_plain

DOCUMENT = read_text((Path(__file__).parent / "small.yaml").read_text(), name="small.yaml")
DIRECTORY = Directory(DOCUMENT)
LAST_OF_OLD, FIRST_OF_NEW = date(2022, 6, 30), date(2022, 7, 1)


def keys(entries) -> list[str]:
    return [entry.key for entry in entries]


def with_frequency(*frequencies: dict) -> Directory:
    group = DOCUMENT.groups[0].model_copy(
        update={"frequency": tuple(Frequency.model_validate(each) for each in frequencies)}
    )
    return Directory(DOCUMENT.model_copy(update={"groups": (group, *DOCUMENT.groups[1:])}))


def test_everything_with_a_key_is_found_by_it():
    assert DIRECTORY.group("practice").name == "Practice Group"
    assert DIRECTORY.body("council").name == "Mill Vale Council"
    assert DIRECTORY.seat("practice", "lead").name == "Lead"
    assert DIRECTORY.posts["advisor"].name == "Independent advisor"
    assert DIRECTORY.links["wellbeing-link"].name == "Link with the Wellbeing Board"
    assert DIRECTORY.clauses["M1"].says == "The Executive leads the partnership."
    assert list(DIRECTORY.boards) == ["wellbeing"]
    assert list(DIRECTORY.classes) == ["schools"]
    assert list(DIRECTORY.predecessors) == ["old-board"]
    assert list(DIRECTORY.priorities) == ["neglect"]
    assert list(DIRECTORY.duties) == ["executive-meets"]
    assert DIRECTORY.joint_groups == {}


def test_a_key_that_the_document_does_not_have_gives_nothing():
    assert DIRECTORY.group("lead") is None
    assert DIRECTORY.body("police") is None
    assert DIRECTORY.seat("practice", "chairs") is None
    assert DIRECTORY.seat("nowhere", "chairs") is None
    assert DIRECTORY.rank_index("officer") is None
    assert DIRECTORY.body_on("police", FIRST_OF_NEW) is None


def test_the_most_senior_rank_stands_first():
    assert (DIRECTORY.rank_index("director"), DIRECTORY.rank_index("head")) == (0, 1)


@pytest.mark.parametrize(
    ("rank", "asked", "enough"),
    [
        ("director", "director", True),
        ("director", "head", True),
        ("head", "director", False),
        ("head", "head", True),
        ("officer", "head", False),
        ("head", "officer", False),
    ],
)
def test_a_rank_is_enough_when_it_is_the_one_asked_for_or_above_it(rank, asked, enough):
    assert DIRECTORY.at_least(rank, asked) is enough


def test_a_standing_counts_on_its_last_day_and_its_successors_on_the_next():
    assert keys(DIRECTORY.bodies_on(LAST_OF_OLD)) == ["council", "commissioners"]
    assert keys(DIRECTORY.bodies_on(FIRST_OF_NEW)) == ["council", "health-board"]
    assert keys(DIRECTORY.statutory_partners(FIRST_OF_NEW)) == ["council", "health-board"]
    assert DIRECTORY.of_standing("relevant-agency", FIRST_OF_NEW) == ()


def test_a_body_whose_standing_ended_is_followed_to_its_successor():
    assert DIRECTORY.body_on("commissioners", LAST_OF_OLD).key == "commissioners"
    assert DIRECTORY.body_on("commissioners", FIRST_OF_NEW).key == "health-board"
    assert DIRECTORY.body_on("health-board", LAST_OF_OLD) is None


def test_a_body_that_ended_without_a_successor_is_nobody_afterwards():
    plain = to_plain(DOCUMENT)
    del plain["bodies"][1]["succeeded_by"]
    assert Directory(from_plain(plain)).body_on("commissioners", FIRST_OF_NEW) is None


def test_bodies_that_succeed_each_other_in_an_unchecked_draft_end_the_search():
    plain = to_plain(DOCUMENT)
    plain["bodies"][2] |= {"held_to": "2022-07-31", "succeeded_by": "commissioners"}
    assert Directory(from_plain(plain)).body_on("commissioners", date(2023, 1, 1)) is None


@pytest.mark.parametrize(
    ("each", "before", "after"),
    [
        ({"standing": "statutory-partner"}, ["council", "commissioners"], ["council", "health-board"]),
        ({"sector": "nhs"}, ["commissioners"], ["health-board"]),
        ({"bodies": ["commissioners", "council"]}, ["commissioners", "council"], ["health-board", "council"]),
        ({"bodies": ["commissioners", "health-board"]}, ["commissioners"], ["health-board"]),
        ({"agency_class": "schools"}, [], []),
        ({"standing": "any"}, ["council", "commissioners"], ["council", "health-board"]),
    ],
)
def test_a_seat_for_each_body_is_for_the_bodies_of_the_day(each, before, after):
    wanted = EachOf.model_validate(each)
    assert keys(DIRECTORY.bodies_of(wanted, LAST_OF_OLD)) == before
    assert keys(DIRECTORY.bodies_of(wanted, FIRST_OF_NEW)) == after


def test_the_groups_that_report_to_a_group_are_found_shared_ones_included():
    assert DIRECTORY.reports_from("executive") == ("practice",)
    assert DIRECTORY.reports_from("practice") == ()
    plain = to_plain(DOCUMENT)
    plain["joint_groups"] = [
        {"partnership": "far", "group": "far-group", "reports_to": [{"group": "executive"}]}
    ]
    assert Directory(from_plain(plain)).reports_from("executive") == ("practice", "far-group")


def test_a_seat_of_chairs_follows_the_groups_named_or_all_that_report_there():
    assert DIRECTORY.groups_chaired_into(DIRECTORY.seat("executive", "chairs"), "executive") == ("practice",)
    named = Seat.model_validate({"key": "a", "name": "A", "chairs_of": {"groups": ["executive"]}})
    assert DIRECTORY.groups_chaired_into(named, "executive") == ("executive",)
    assert DIRECTORY.groups_chaired_into(DIRECTORY.seat("practice", "lead"), "practice") == ()


def test_promises_are_found_by_the_group_that_owes_them():
    assert keys(DIRECTORY.duties_of("executive")) == ["executive-meets"]
    assert DIRECTORY.duties_of("practice") == ()
    assert DIRECTORY.duties_of(None) == ()


def test_a_frequency_for_some_months_ends_with_the_day_before_the_date_returns():
    directory = with_frequency({"times_a_year": 4, "for_months": 12, "then": "reviewed"})
    in_force_from = date(2019, 9, 29)
    assert directory.frequency_on("executive", date(2019, 9, 28), in_force_from) is None
    assert directory.frequency_on("executive", date(2019, 9, 29), in_force_from).times_a_year == 4
    assert directory.frequency_on("executive", date(2020, 9, 28), in_force_from).times_a_year == 4
    assert directory.frequency_on("executive", date(2020, 9, 29), in_force_from) is None


def test_a_frequency_for_some_months_of_a_proposal_has_no_end_yet():
    directory = with_frequency({"times_a_year": 4, "for_months": 12})
    assert directory.frequency_on("executive", date(2099, 1, 1), None).times_a_year == 4


def test_a_frequency_changes_on_the_day_the_file_says():
    directory = with_frequency(
        {"every_months": 1, "ends_on": "2025-03-31"}, {"every_months": 2, "starts_on": "2025-04-01"}
    )
    assert directory.frequency_on("executive", date(2025, 3, 31), None).every_months == 1
    assert directory.frequency_on("executive", date(2025, 4, 1), None).every_months == 2


def test_of_two_frequencies_the_one_that_began_last_holds():
    directory = with_frequency({"every_months": 2, "starts_on": "2025-04-01"}, {"every_months": 1})
    assert directory.frequency_on("executive", date(2025, 3, 31), None).every_months == 1
    assert directory.frequency_on("executive", date(2025, 4, 1), None).every_months == 2


def test_a_group_without_a_frequency_and_an_unknown_group_have_none():
    assert DIRECTORY.frequency_on("practice", FIRST_OF_NEW, None) is None
    assert DIRECTORY.frequency_on("nowhere", FIRST_OF_NEW, None) is None
    assert DIRECTORY.frequency_on(DIRECTORY.group("executive"), FIRST_OF_NEW, None).times_a_year == 4


@pytest.mark.parametrize(
    ("begins", "months", "ends"),
    [
        (date(2019, 9, 29), 12, date(2020, 9, 28)),
        (date(2020, 1, 1), 1, date(2020, 1, 31)),
        (date(2019, 12, 1), 1, date(2019, 12, 31)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2021, 1, 30), 1, date(2021, 2, 28)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2019, 1, 1), 200_000, date.max),
    ],
)
def test_months_end_on_the_day_before_the_date_comes_again(begins, months, ends):
    assert last_day_of(begins, months) == ends
