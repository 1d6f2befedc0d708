"""The trail as a page: who may read it, that reading it is recorded, and what it leaves out."""

import pytest

from kith.base.kernel.subjects import Subject
from kith.base.trail.models import Entry
from kith.base.trail.queries import entries_about
from kith.partnership.partnerships.models import Person

pytestmark = pytest.mark.django_db

TRAIL = "/partnerships/leicestershire-and-rutland/trail"


def readings(partnership) -> list[Entry]:
    return list(entries_about(Subject("trail", partnership.public_id)).filter(kind="read"))


@pytest.mark.parametrize(
    ("name", "hat"), [("manager", "Business manager"), ("auditor", "Auditor of the trail")]
)
def test_reading_the_trail_is_an_entry_with_the_appointment_that_allowed_it(
    signed_in, lrscp, cast, name, hat
):
    page = signed_in(name).get(TRAIL)
    entry = readings(lrscp)[0]
    assert entry.actor_person == cast[name].public_id
    first = page.table("Entries, newest first").rows[0]
    assert (first["Who"], first["What"]) == (f"{cast[name].name} {hat}", "Read")
    assert len(readings(lrscp)) == 1


@pytest.mark.parametrize(
    "name", ["coordinator", "independent_advisor", "administrator", "young_member", "stranger"]
)
def test_nobody_else_finds_it_and_the_try_leaves_no_reading(signed_in, lrscp, name):
    assert signed_in(name).browser.get(TRAIL).status_code == 404
    assert readings(lrscp) == []


def test_the_auditor_opens_all_that_the_page_offers_and_nothing_else(signed_in):
    auditor = signed_in("auditor")
    page = auditor.get(TRAIL)
    assert page.open_all_links(except_for=["/sign-out"])
    for place in ("seats", "people", "agencies", "structure", "more"):
        assert auditor.browser.get(f"/partnerships/leicestershire-and-rutland/{place}").status_code == 404


def test_it_is_narrowed_to_one_person_and_to_one_kind_of_record(signed_in, cast):
    manager = signed_in("manager")
    page = (
        manager.get("/partnerships/leicestershire-and-rutland/people?name=Saffron")
        .click("Saffron Hazelmere")
        .click("What changed")
    )
    assert {row["About"] for row in page.table("Entries, newest first").rows} == {"Person: Saffron Hazelmere"}
    page = manager.get(TRAIL).submit("Show", kind="version")
    assert {row["About"].split(":")[0] for row in page.table("Entries, newest first").rows} == {"Version"}
    page = manager.get(TRAIL).submit("Show", person=cast["manager"].public_id)
    assert {row["Who"].split(" Business")[0] for row in page.table("Entries, newest first").rows} == {
        "Marigold Ashdown"
    }


def test_pages_keep_what_was_asked(signed_in):
    page = signed_in("manager").get(f"{TRAIL}?kind=appointment")
    assert len(page.table("Entries, newest first").rows) == 50
    after = page.click("Next page")
    assert {row["About"].split(":")[0] for row in after.table("Entries, newest first").rows} == {
        "Appointment"
    }
    assert "Page 2 of" in after.text


def test_another_partnerships_entries_are_not_there(signed_in, kscp):
    person = Person.objects.get(name="Jolyon Kestrel")
    page = signed_in("manager").get(f"{TRAIL}?kind=person&id={person.public_id}")
    assert "No entry fits what you asked for." in page.text
    assert "Jolyon Kestrel" not in page.text


def test_an_odd_address_asks_nothing_and_breaks_nothing(signed_in):
    for query in (
        "?kind=nonsense",
        "?person=1&page=-3",
        "?id=%00",
        "?page=999999",
        "?appointment=" + "x" * 500,
    ):
        assert signed_in("manager").get(TRAIL + query).heading == "Trail"
