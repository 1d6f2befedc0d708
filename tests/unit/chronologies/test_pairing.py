"""Rows of different agencies that may tell of one event are put side by side; silences are found."""

from datetime import date, timedelta

from kith.work.chronologies.enums import Likeness
from kith.work.chronologies.gaps import Gap, gaps
from kith.work.chronologies.pairing import Told, find_pairs

DAY = date(2019, 4, 3)
POLICE = (
    "Officers attended the home after a report of an argument. Mother had a bruise to her arm. Two children."
)
HEALTH = "Police attended home after argument. Mother bruise on arm. Two children in house."


def told(pk, body, event, day=DAY, *, last=None, certainty="day", time="") -> Told:
    return Told(pk, body, certainty, day, last or day, time, "", event)


def test_two_agencies_that_tell_of_one_event_stand_side_by_side_with_what_they_share():
    (pair,) = find_pairs([told(1, 10, POLICE), told(2, 20, HEALTH)])
    assert (pair.first, pair.second, pair.likeness) == (1, 2, Likeness.SAME)
    assert pair.because.startswith("Both on 3 April 2019; both say ")
    assert "bruise" in pair.because


def test_rows_of_one_agency_and_rows_that_share_nothing_are_left_alone():
    assert find_pairs([told(1, 10, POLICE), told(2, 10, HEALTH)]) == []
    assert find_pairs([told(1, 10, POLICE), told(2, 20, "Dental appointment missed")]) == []
    assert find_pairs([]) == []


def test_where_they_differ_it_says_in_what():
    def because(**changes):
        other = {"event": HEALTH, **changes}
        found = find_pairs([told(1, 10, POLICE, time="09:30"), told(2, 20, **other)])
        return [(one.likeness, one.because) for one in found]

    differs = Likeness.DIFFERS
    assert because(time="10:00")[0][0] == Likeness.SAME
    assert because(time="10:01") == [(differs, "They give different times: 09:30 and 10:01.")]
    assert because(event=HEALTH.replace("Two", "Three")) == [
        (differs, "They give different numbers of “children”: 2 and 3.")
    ]
    assert because(event=HEALTH.replace("Police", "Police denied they")) == [
        (differs, "One says “denied” and the other doesn’t.")
    ]
    assert because(day=DAY + timedelta(days=1)) == [
        (differs, "They give different days: 3 April 2019 and 4 April 2019.")
    ]
    assert because(day=DAY + timedelta(days=2)) == []


def test_an_uncertain_row_is_compared_with_the_days_on_which_it_may_have_happened():
    month = told(
        2,
        20,
        "Dental appointment missed, letter sent",
        date(2019, 4, 1),
        last=date(2019, 4, 30),
        certainty="month",
    )
    inside = told(1, 10, "Missed dental appointment; letter sent", date(2019, 4, 30))
    outside = told(1, 10, "Missed dental appointment; letter sent", date(2019, 5, 1))
    (pair,) = find_pairs([inside, month])
    assert pair.because.startswith("Their days overlap")
    assert find_pairs([outside, month]) == []


def test_a_row_stands_beside_only_the_likest_of_another_agency():
    found = find_pairs([told(1, 10, POLICE), told(2, 20, HEALTH), told(3, 20, POLICE)])
    assert {(one.first, one.second) for one in found} == {(1, 3)}


def test_rows_of_the_same_common_words_are_found_among_many():
    many = [
        told(n, n % 2, "Core group meeting held", date(2010, 1, 1) + timedelta(days=n)) for n in range(500)
    ]
    many.append(told(1000, 7, "Core group meeting held", date(2010, 1, 1)))
    assert (0, 1000) in {(one.first, one.second) for one in find_pairs(many)}


def test_a_silence_longer_than_so_many_days_is_a_gap_and_one_as_long_is_none():
    first, last = date(2019, 1, 1), date(2019, 4, 2)
    days = [(first, first), (last, last)]
    assert gaps({5: days}, 90) == []
    assert gaps({5: days}, 89) == [Gap(5, date(2019, 1, 2), date(2019, 4, 1))]
    assert gaps({5: days}, 89)[0].days == 90


def test_silence_before_the_first_row_and_after_the_last_counts_within_what_was_asked():
    days = [(date(2019, 3, 1), date(2019, 3, 31)), (None, None)]
    found = gaps({5: days, 6: []}, 30, from_on=date(2019, 1, 1), to_on=date(2019, 12, 31))
    assert found == [
        Gap(5, date(2019, 1, 1), date(2019, 2, 28)),
        Gap(5, date(2019, 4, 1), date(2019, 12, 31)),
        Gap(6, date(2019, 1, 1), date(2019, 12, 31)),
    ]
    assert gaps({6: []}, 30) == []
