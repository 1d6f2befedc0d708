"""How sums are read and said, and where a year of money begins and ends."""

from datetime import date
from decimal import Decimal

import pytest

from kith.partnership.contributions.deadlines import is_past
from kith.partnership.contributions.financial_years import year_holding, year_named
from kith.partnership.contributions.money import pounds, read_pounds, share


@pytest.mark.parametrize(
    ("written", "sum_"),
    [
        ("12500", "12500.00"),
        ("12,500.5", "12500.50"),
        ("£12,500.50", "12500.50"),
        (" 0 ", "0.00"),
        ("1,250,000", "1250000.00"),
    ],
)
def test_a_sum_is_read_as_people_write_it(written, sum_):
    assert read_pounds(written) == Decimal(sum_)


@pytest.mark.parametrize("written", ["", "ten", "12.505", "1,25", "-5", "5-", "1e5", "=1+1", "12 500", "٣"])
def test_what_is_no_sum_is_not_guessed_at(written):
    assert read_pounds(written) is None


def test_pence_are_said_where_there_are_any():
    assert pounds(Decimal("12500")) == "£12,500"
    assert pounds(Decimal("12500.5")) == "£12,500.50"
    assert pounds(Decimal("-0.25")) == "−£0.25"


def test_a_share_of_nothing_is_nought():
    assert share(Decimal(1), Decimal(3)) == 33
    assert share(Decimal(2), Decimal(3)) == 67
    assert share(Decimal(0), Decimal(0)) == 0


def test_a_year_goes_from_april_to_march_by_its_last_day():
    assert year_holding(date(2026, 3, 31), 4).name == "2025–26"
    begun = year_holding(date(2026, 4, 1), 4)
    assert (begun.name, begun.first, begun.last) == ("2026–27", date(2026, 4, 1), date(2027, 3, 31))


def test_a_year_may_begin_in_january_and_span_a_century():
    assert year_holding(date(2026, 12, 31), 1).name == "2026"
    assert year_named("2099", 4) is None
    assert year_named("2026; drop", 4) is None
    assert year_named("2026", 9).first == date(2026, 9, 1)


def test_the_day_agreed_is_still_in_time():
    assert not is_past(date(2026, 6, 30), date(2026, 6, 30))
    assert is_past(date(2026, 6, 30), date(2026, 7, 1))
    assert not is_past(None, date(2026, 7, 1))
