"""The children that priorities and indicators cover, through pages, and the ages and places nobody covers."""

import pytest

from kith.work.performance.models import Indicator
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"
COVERED = f"{LRSCP}/children-covered"


@pytest.mark.clause("K8")
def test_every_priority_and_indicator_states_its_children_and_gaps_of_age_and_area_show(signed_in):
    manager = signed_in("manager")
    page = manager.get(f"{LRSCP}/indicators").click("Children covered")
    assert page.heading == "Children covered"
    assert "No priority covers these ages: 1 to 10." in page.text
    picture = page.tree.xpath("//svg[@aria-labelledby='age-band-title age-band-description']")[0]
    assert len(picture.xpath(".//*[contains(@class, 'app-tone--warn')]")) == 10
    assert "1 to 10" in picture.xpath("string(./*[local-name()='desc'])")
    rows = {row["Name"]: row for row in page.table("Priorities").rows}
    assert rows["Babies under one"]["Ages"] == "Before birth to under 1"
    assert rows["Babies under one"]["Area"] == "The whole area"
    form = page.click("Look at it: Children who live with neglect").click("Change it")
    wrong = refused(form, "Save", ages_from="10", ages_to="1", area="whole")
    assert wrong.faults == ["The last age is the first age or more."]
    form.submit("Save", ages_from="1", ages_to="9", area="named", places="Rutland")
    page = manager.get(COVERED)
    assert "No priority covers these ages: 10." in page.text
    rows = {row["Name"]: row for row in page.table("Priorities").rows}
    assert rows["Children who live with neglect"]["Area"] == "Rutland"


@pytest.mark.clause("K8")
def test_an_indicator_that_states_no_children_is_listed_until_it_does(signed_in):
    manager = signed_in("manager")
    form = manager.get(COVERED).click("Look at it: Vacancies for social workers").click("Change it")
    assert refused(form, "Save", area="named").faults == ["Name the places, one a line."]
    page = form.submit("Save", ages_from="0", ages_to="17", area="named", places="Harborough")
    assert "Ages Under 1 to 17" in page.text
    assert "Area Harborough" in page.text
    page = manager.get(COVERED)
    assert "Look at it: Vacancies for social workers" not in page.links
    assert "No priority covers the whole of" not in page.text, "what covers the whole area covers its places"


def test_places_that_only_some_cover_show_as_gaps(signed_in):
    home = Indicator.objects.filter(partnership__key="leicestershire-and-rutland")
    home.update(area="named", places=["Rutland"])
    page = signed_in("council_director").get(COVERED)
    assert "No indicator covers the whole of Leicestershire." in page.text


def test_more_indicators_cost_no_more_questions(signed_in):
    reader = signed_in("council_director")
    home = Indicator.objects.filter(partnership__key="leicestershire-and-rutland")
    before = queries(reader, COVERED)
    home.exclude(key="re-referrals").update(held_to="2026-11-01")
    assert queries(reader, COVERED) == before


def test_another_partnership_finds_no_page(signed_in):
    for name in ("stranger", "knowsley_manager", "practitioner"):
        signed_in(name).get(COVERED, status=404)
