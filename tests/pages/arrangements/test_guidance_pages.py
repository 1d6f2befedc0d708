"""The editions of the guidance with their days, and what differs between two of them."""

import pytest
from django.urls import reverse

from kith.partnership.arrangements.guidance.differences import differences
from kith.partnership.arrangements.guidance.editions import edition, editions

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(signed_in, lrscp):
    return signed_in("council_director").get(reverse("arrangements:guidance", args=(lrscp.key,)))


def test_the_editions_stand_newest_first_and_each_ends_on_the_day_before_the_next(page):
    rows = page.table("Editions of the statutory guidance").rows

    assert len(rows) == len(editions())
    assert rows[0]["In force"].startswith("From ")
    assert rows[-1]["Edition"] == "Working Together to Safeguard Children 2018 Yours"
    assert rows[-1]["In force"] == "4 July 2018 to 14 December 2023"


def test_every_difference_between_two_editions_is_said(page):
    page = page.submit("Compare", earlier="wt2018", later="wt2023")
    for each in differences("wt2018", "wt2023"):
        assert each.label in page.text
        assert each.after is None or each.after in page.text


def test_an_edition_compared_with_itself_says_that_nothing_differs(page):
    page = page.submit("Compare", earlier="wt2023", later="wt2023")
    assert "Nothing differs between these two." in page.text


def test_each_fact_says_its_source_and_whether_it_must_be_confirmed(page):
    page = page.submit("Compare", earlier="wt2018", later="wt2023")
    clocks = [table for table in page.tables if table.caption == "Clocks" and "Source" in table.head]
    for row, clock in zip(clocks[0].rows, edition("wt2023").clocks, strict=True):
        assert clock.source in row["Source"]
        assert ("To be confirmed" in row["Source"]) is not clock.confirmed
