"""Which children something covers, at the edges of ages and places."""

import pytest

from kith.base.kernel.refusals import Refused
from kith.partnership.plan.covering import (
    Covers,
    ages_missing,
    as_stated,
    places_missing,
    places_written,
)


@pytest.mark.parametrize(
    ("covers", "words"),
    [
        (Covers(), "Not stated"),
        (Covers(-1, 0), "Before birth to under 1"),
        (Covers(0, 0), "Under 1"),
        (Covers(10, 17), "10 to 17"),
    ],
)
def test_ages_in_words(covers, words):
    assert covers.ages_words == words


def test_the_last_age_counts_and_the_next_is_missing():
    assert ages_missing([Covers(0, 16)]) == ["17"]
    assert ages_missing([Covers(0, 17)]) == []
    assert ages_missing([Covers(-1, 4), Covers(10, 17)]) == ["5 to 9"]
    assert ages_missing([Covers(1, 4), Covers(6, 25)]) == ["Under 1", "5"]
    assert ages_missing([Covers()]) == ["Under 1 to 17"]


def test_a_place_is_covered_by_its_name_or_by_the_whole_area():
    places = ["Rutland", "Leicestershire"]
    assert places_missing([Covers(area="named", places=("rutland",))], places) == ["Leicestershire"]
    assert places_missing([Covers(area="whole")], places) == []
    assert places_missing([Covers(0, 17)], places) == places


@pytest.mark.parametrize(
    "covers",
    [
        Covers(3, None),
        Covers(None, 3),
        Covers(4, 3),
        Covers(area="named"),
        Covers(area="whole", places=("Rutland",)),
        Covers(places=("Rutland",)),
    ],
)
def test_what_does_not_hold_together_is_refused(covers):
    with pytest.raises(Refused):
        as_stated(covers)


def test_what_holds_together_is_taken():
    for covers in (Covers(), Covers(3, 3), Covers(-1, 25, "named", ("Rutland",))):
        assert as_stated(covers) == covers


def test_places_are_written_one_a_line_or_between_commas():
    assert places_written("Oadby, Wigston\r\n\nOadby\n Melton ") == ("Oadby", "Wigston", "Melton")
