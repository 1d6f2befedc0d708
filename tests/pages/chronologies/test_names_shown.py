"""Names beside the codes of the merged chronology: for who may open the key, on record, for one reading."""

import pytest

from kith.base.trail.models import Entry
from kith.work.chronologies.operations.key import add_code, give_key
from tests.cast import TODAY, acting, person
from tests.chronicles import NAME, case_under_review, told

pytestmark = pytest.mark.django_db
HOME = "/partnerships/leicestershire-and-rutland/reviews"


@pytest.fixture
def case(lrscp):
    case = case_under_review()
    until = {"because": "Codes names", "held_to": TODAY, "by": acting("case_review_chair"), "on": TODAY}
    give_key(case=case, person=person("coordinator"), **until)
    names = [NAME, NAME.split()[0]]
    add_code(case=case, code="Child Q", kind="child", names=names, by=acting("coordinator"), on=TODAY)
    told(case, "Child Q was seen.", "Child Quorn was not.")
    return case


def test_who_may_open_the_key_sees_names_beside_the_codes_once_and_that_is_on_record(signed_in, case):
    page = signed_in("coordinator").get(f"{HOME}/{case.public_id}/chronology/merged?key_only=")
    opened = Entry.objects.filter(reason="the key of names", kind="read")
    before = opened.count()
    assert NAME not in page.html
    named = page.submit("Show names")
    assert f"Child Q ({NAME}) was seen." in named.text
    assert f"Quorn ({NAME}" not in named.text
    assert named.response["Cache-Control"] == "no-store"
    assert opened.count() == before + 1
    # And neither the page as it opens again, nor the picture, nor copies hold a name
    assert NAME not in named.click("Show codes alone").html
    assert NAME not in named.click("Take a copy of these rows").html
    assert NAME not in str(named.main.xpath("//*[@id='picture']")[0].text_content())
    assert opened.count() == before + 1


@pytest.mark.parametrize("name", ["police_director", "case_review_chair", "agency_lead"])
def test_who_may_not_open_the_key_is_shown_no_name_and_no_switch(signed_in, case, name):
    client, address = signed_in(name), f"{HOME}/{case.public_id}/chronology/merged"
    if name != "agency_lead":
        assert "Show names" not in client.get(address).text
    assert NAME not in client.post(f"{address}/names", {}, status=404).html
