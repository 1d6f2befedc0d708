"""Whose place is empty: a partner whose only decider is kept out is named, with what would do."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Affiliation
from kith.work.reviews.models import Case, CasePlace
from kith.work.reviews.operations.circle import keep_out
from kith.work.reviews.operations.partners_places import give_partners_places
from kith.work.reviews.queries.sitting import proposed_deciders
from tests.cast import TODAY, acting, person

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


PRESS = "Give the directors who sit for the partners a place"


def test_one_press_gives_those_who_sit_for_the_partners_their_places_as_the_page_names_them(
    signed_in, case, kept_out
):
    at = f"{HOME}/reviews/{case.public_id}"
    run, partners = signed_in("coordinator"), CasePlace.objects.filter(case=case, part="partner")
    # Whoever holds the seat of the police is kept out, so nobody is proposed and nothing is offered
    assert PRESS not in run.get(at).buttons()
    # Two more partners have nobody
    partners.exclude(body__key="leicestershire-county-council").delete()
    page = run.get(at)
    assert "Odette Meadowsweet, for NHS Leicester" in page.text
    assert "Clementine Furzedown, for Rutland County Council" in page.text
    assert "Peregrine Oakhanger, for" not in page.text
    assert "Nobody is proposed for Leicestershire Police" in page.text
    assert PRESS not in signed_in("council_director").get(at).buttons()
    page = page.submit(PRESS)
    assert page.messages == ["The case is open from now on to Odette Meadowsweet, Clementine Furzedown."]
    assert EMPTY in page.text
    assert PRESS not in page.buttons()
    given = partners.get(body__key="rutland-county-council")
    assert given.because.startswith("Sits for Rutland County Council in ")
    runner = CasePlace.objects.filter(case=case, part="lead").get()
    assert given.held_to == runner.held_to
    assert partners.count() == 3


def test_a_press_gives_no_place_to_somebody_whom_the_page_did_not_name(signed_in, case):
    at = f"{HOME}/reviews/{case.public_id}"
    CasePlace.objects.filter(case=case, part="partner").delete()
    page = signed_in("coordinator").get(at)
    by = acting("coordinator")
    told = {"kind": "declared", "because": "A cousin.", "by": acting("police_director"), "on": TODAY}
    keep_out(case=case, person=person("police_director"), **told)
    page = page.submit(PRESS)
    assert "Read who it is, and press again." in page.messages[0]
    assert not CasePlace.objects.filter(case=case, part="partner").exists()
    with pytest.raises(Refused, match="Whoever leads the case does that"):
        give_partners_places(case=case, shown="", by=acting("manager"), on=TODAY)
    named = proposed_deciders(case, TODAY, but=by.person)
    assert person("police_director") not in [one.person for one in named]
    # Nobody gives a place to themselves
    rest = proposed_deciders(case, TODAY, but=person("council_director").public_id)
    assert len(rest) == len(named) - 1


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
