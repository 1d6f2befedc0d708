"""Every page of a case says on the screen, and on each sheet printed of it, how it is to be handled."""

import pytest

from kith.work.reviews.models import Case, OlderReview

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
MARK = "OFFICIAL-SENSITIVE: for those in the circle of this case"


@pytest.mark.parametrize("page", ["", "/days", "/report", "/circle", "/board", "/letters"])
def test_a_page_of_a_case_says_how_it_is_to_be_handled(signed_in, lrscp, page):
    case = Case.objects.get(reference="2026-03", partnership=lrscp)
    assert MARK in signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}{page}").text


def test_an_older_review_says_so_too_and_the_coded_register_need_not(signed_in, lrscp):
    older = OlderReview.objects.filter(partnership=lrscp).first()
    reader = signed_in("coordinator")
    assert "OFFICIAL-SENSITIVE" in reader.get(f"{HOME}/reviews/older/{older.public_id}").text
    assert "OFFICIAL-SENSITIVE" not in reader.get(f"{HOME}/reviews").text
