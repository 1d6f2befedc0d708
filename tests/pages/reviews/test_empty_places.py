"""Whose place is empty: a partner whose only decider is kept out is named, with what would do."""

from datetime import date

import pytest

from kith.partnership.partnerships.models import Affiliation
from kith.work.reviews.models import Case, CasePlace
from tests.cast import TODAY, person

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
EMPTY = "Nobody decides in this case for: Leicestershire Police."


@pytest.fixture
def case(lrscp):
    """Return the sample case under review."""
    return Case.objects.get(partnership=lrscp, reference="2026-03")


@pytest.fixture
def kept_out(signed_in, case):
    """Let the only one who decides for the police declare a conflict of interest, through the page."""
    page = signed_in("police_director").get(f"{HOME}/reviews/{case.public_id}")
    assert EMPTY not in page.text
    form = page.click("Declare a conflict of interest")
    button = next(words for words in form.buttons() if "conflict" in words.lower() or "Declare" in words)
    form.submit(button, because="A cousin.")


def test_the_case_and_its_report_name_the_partner_without_a_decider_and_what_would_do(
    signed_in, case, kept_out
):
    run = signed_in("coordinator")
    at = f"{HOME}/reviews/{case.public_id}"
    for address in (at, f"{at}/report"):
        page = run.get(address)
        assert EMPTY in page.text
        assert "The partner itself names another person" in page.text
        assert page.links["Give a place"].endswith("/circle/add")
    # Who runs it gives a place to another person of that partner, and the words are gone
    another = person("planning_chair")
    police = CasePlace.objects.filter(case=case, body__key="leicestershire-police").first().body
    Affiliation.objects.create(person=another, body=police, title="Deputy", held_from=TODAY)
    form = run.get(at).click("Give a place")
    form.submit(
        "Give the place",
        person=another.public_id,
        part="partner",
        body=police.public_id,
        because="Named by the police.",
        held_to=date(2026, 12, 31),
    )
    for address in (at, f"{at}/report"):
        assert "Nobody decides in this case" not in run.get(address).text


def test_other_partners_read_it_with_who_runs_the_case_and_an_agencys_writer_does_not(
    signed_in, case, kept_out
):
    at = f"{HOME}/reviews/{case.public_id}"
    page = signed_in("council_director").get(at)
    assert EMPTY in page.text
    assert "A cousin." not in page.text
    assert "Hester Willowherb" in page.click("Who runs this case").text
    assert "Nobody decides" not in signed_in("agency_lead").get(at).text
    signed_in("police_director").get(at, status=404)


def test_a_case_of_which_nothing_is_to_be_signed_says_nothing_of_empty_places(signed_in, lrscp):
    for reference in ("2026-01", "2026-02"):
        case = Case.objects.get(partnership=lrscp, reference=reference)
        CasePlace.objects.filter(case=case, part="partner").update(held_from=TODAY, held_to=date(2027, 1, 1))
        CasePlace.objects.filter(case=case, part="partner", person=person("police_director")).update(
            part="panel"
        )
        page = signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}")
        assert "Nobody decides" not in page.text
