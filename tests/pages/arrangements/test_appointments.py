"""Appointing somebody in the browser: what is asked, warned of and refused; one appointment’s page."""

from datetime import date

import pytest

from kith.partnership.partnerships.models import Appointment
from tests.pages.arrangements.test_seats import SEATS, appoint_url, manager_submits, option

pytestmark = pytest.mark.django_db

HERE = "/partnerships/leicestershire-and-rutland"
PLANNING = "Planning and Delivery Group: seats"
CASES = "Case Review Group: seats"


def end(client, caption: str, name: str) -> None:
    """End the first appointment of this name in one table of the page of seats, as at yesterday."""
    table = client.get(SEATS).table(caption).element
    page = client.get(table.xpath(f".//a[text()='{name}']/@href")[0])
    page.click("End this appointment").submit(
        "End appointment", last_day=date(2026, 11, 15), reason="Moves on"
    )


@pytest.mark.clause("L14")
def test_a_chair_from_a_relevant_agency_is_refused_with_the_reason(signed_in):
    manager = signed_in("manager")
    end(manager, PLANNING, "Rowan Thistlewood")
    form = manager.get(appoint_url(manager.get(SEATS), "Chair", PLANNING))
    assert "Independent advisor or a statutory partner at the level of Assistant director" in form.fact(
        "Who may chair"
    )
    refused = manager_submits(
        form, person=option(form, "person", "Rosalind Pimpernel"), body=option(form, "body", "Lantern")
    )
    assert refused.faults == [
        "Rosalind Pimpernel of Lantern Children’s Charity (sample) can’t chair Planning and Delivery "
        "Group: the arrangements say “Independent advisor or a statutory partner at the level of Assistant "
        "director or above”."
    ]
    assert "Appoint anyway" not in refused.text
    made = refused.submit(
        "Appoint",
        person=option(form, "person", "Isolde Rushbrook"),
        body=option(form, "body", "Rutland County"),
    )
    assert made.heading == "Isolde Rushbrook: Chair"


@pytest.mark.clause("L49")
def test_the_chair_of_case_reviews_is_tied_to_notifying_the_panel_and_what_they_did_is_on_record(signed_in):
    manager = signed_in("manager")
    row = manager.get(SEATS).table(CASES).element.xpath(".//a[text()='Hester Willowherb']/@href")[0]
    page = manager.get(row)
    assert (
        page.fact("Function")
        == "Local authority lead for notifying the national Panel: recorded for this person"
    )
    assert page.fact("To be looked at again by") == "29 September 2020"

    end(manager, CASES, "Hester Willowherb")
    form = manager.get(appoint_url(manager.get(SEATS), "Chair", CASES))
    refused = manager_submits(
        form, person=option(form, "person", "Ottoline Marram"), body=option(form, "body", "Rutland County")
    )
    assert refused.faults[0].endswith(
        "the arrangements say “Somebody from a council that is a statutory partner, who is local authority "
        "lead for notifying the national Panel”."
    )

    own = manager.get(SEATS).table("Posts of the partnership").element
    unit = manager.get(own.xpath(".//a[text()='Marigold Ashdown']/@href")[0])
    done = unit.table("Latest entries of the trail under this appointment")
    assert ("Ended appointment", "Appointment: Hester Willowherb, Chair") in {
        (r["What"], r["About"]) for r in done.rows
    }


@pytest.mark.clause("L49")
def test_what_the_chair_does_is_kept_with_the_appointment_that_allowed_it(signed_in, lrscp, cast):
    from kith.base.kernel.actors import Actor
    from kith.partnership.partnerships.models import Body
    from kith.partnership.partnerships.operations.people import add_affiliation

    chair = Appointment.objects.get(person=cast["case_review_chair"], seat__key="chair")
    by = Actor(chair.person.public_id, chair.person.name, chair.public_id, lrscp.key)
    add_affiliation(
        partnership=lrscp,
        person=cast["practitioner"],
        body=Body.objects.get(key="rutland-county-council"),
        title="Reviewer",
        seniority="",
        roles=[],
        held_from=date(2026, 11, 16),
        by=by,
    )
    page = signed_in("manager").get(f"{HERE}/appointments/{chair.public_id}")
    rows = page.table("Latest entries of the trail under this appointment").rows
    assert (rows[0]["What"], rows[0]["About"]) == ("Recorded job", "Person: Imogen Reedmace")
    whole = page.click("All that was done under this appointment").table("Entries, newest first")
    assert {row["Who"] for row in whole.rows} == {"Hester Willowherb Chair"}
    assert whole.rows[0]["About"] == "Person: Imogen Reedmace"


@pytest.mark.clause("L5", part="the meeting record with the chair and a stand-in")
@pytest.mark.clause("K40", part="entries of scrutiny")
def test_an_independent_advisor_is_appointed_with_a_term_a_declaration_and_a_note_of_the_conflict(signed_in):
    manager = signed_in("manager")
    end(manager, "Posts of the partnership", "Aurelia Stonecrop")
    page = manager.get(f"{HERE}/posts/independent-advisor/appoint")
    answers = {"person": option(page, "person", "Tansy Wetherfield"), "held_to": date(2029, 11, 15)}
    asked = manager_submits(page, **answers)
    assert "The same person would chair and scrutinise." in asked.faults[0]
    asked = manager_submits(asked, anyway=True)
    assert asked.faults == ["Say in words that the person is independent, and of whom."]
    made = asked.submit("Appoint", independence="Independent of every partner since 2020.", anyway=True)
    assert made.heading == "Tansy Wetherfield: Independent advisor"
    assert made.fact("When") == "from 16 November 2026 to 15 November 2029"
    assert "Independent of every partner since 2020." in made.text
    lead = manager.get(SEATS).table("Leicestershire and Rutland Safeguarding Children Partnership: seats")
    assert lead.rows[0]["Holder"].startswith("Tansy Wetherfield")
    assert (
        "Tansy Wetherfield chairs Leicestershire and Rutland Safeguarding Children Partnership"
        in manager.get(SEATS).text
    )


def test_a_seat_that_follows_the_post_asks_nothing_and_says_what_it_follows(signed_in, lrscp):
    group = lrscp.groups.get(key="lrscp")
    page = signed_in("manager").get(f"{HERE}/groups/{group.public_id}/seats/independent-advisor/appoint")
    assert "This seat follows the post of Independent advisor. Appoint somebody to the post." in page.text
    assert "Appoint" not in page.buttons()


def test_an_appointment_still_to_begin_is_withdrawn_and_opens_nothing(signed_in, cast):
    coming = Appointment.objects.get(person=cast["joiner"])
    manager = signed_in("manager")
    page = manager.get(f"{HERE}/appointments/{coming.public_id}")
    assert page.fact("Standing today") == "Still to begin"
    page = page.click("Withdraw this appointment").submit("Withdraw appointment", reason="Named by mistake")
    assert page.heading == "Seats and people"
    assert not Appointment.objects.filter(pk=coming.pk).exists()


def test_an_appointment_can_end_in_the_past_and_access_ends_with_it(signed_in, cast):
    director = signed_in("rutland_director")
    assert director.get(SEATS).heading == "Seats and people"
    manager = signed_in("manager")
    for row in Appointment.objects.filter(person=cast["rutland_director"], held_to=None):
        form = manager.get(f"{HERE}/appointments/{row.public_id}/end")
        form.submit("End appointment", last_day=date(2026, 11, 10), reason="Retired")
    assert director.browser.get(SEATS).status_code == 404


def test_a_first_day_after_the_last_is_told_beside_the_question(signed_in, lrscp):
    group = lrscp.groups.get(key="case-review")
    form = signed_in("manager").get(f"{HERE}/groups/{group.public_id}/seats/safeguarding-leads/appoint")
    wrong = manager_submits(
        form,
        person=option(form, "person", "Saffron Hazelmere"),
        body=option(form, "body", "Acorn"),
        held_to=date(2026, 11, 15),
    )
    assert wrong.faults == ["The last day is before the first day"]


def test_somebody_without_a_job_is_named_where_they_are_appointed(signed_in, lrscp):
    group = lrscp.groups.get(key="young-people-advisory")
    manager = signed_in("manager")
    form = manager.get(f"{HERE}/groups/{group.public_id}/seats/young-members/appoint")
    assert manager_submits(form).faults == ["Choose the person"]
    page = form.submit("Appoint", new_name="Sorrel")
    assert page.heading == "Sorrel: Young member"
    assert manager.get(f"{HERE}/people?name=Sorrel").links["Sorrel"]


def test_a_warning_keeps_nothing_of_a_new_name(signed_in):
    from kith.partnership.partnerships.models import Person

    manager = signed_in("manager")
    end(manager, "Posts of the partnership", "Aurelia Stonecrop")
    form = manager.get(f"{HERE}/posts/independent-advisor/appoint")
    asked = manager_submits(form, new_name="Evadne Lapwing", independence="Of every partner.")
    assert "chair and scrutinise" in asked.faults[0]
    assert not Person.objects.filter(name="Evadne Lapwing").exists()
    made = asked.submit("Appoint", anyway=True)
    assert made.heading == "Evadne Lapwing: Independent advisor"


def test_only_the_business_unit_finds_the_pages_that_appoint_and_end(signed_in, lrscp, cast):
    group = lrscp.groups.get(key="case-review")
    row = Appointment.objects.filter(person=cast["agency_lead"]).first()
    addresses = [
        f"{HERE}/groups/{group.public_id}/seats/chair/appoint",
        f"{HERE}/posts/independent-advisor/appoint",
        f"{HERE}/appointments/{row.public_id}/end",
    ]
    for name, status in (("coordinator", 200), ("independent_advisor", 404), ("case_review_chair", 404)):
        browser = signed_in(name).browser
        assert [browser.get(address).status_code for address in addresses] == [status] * 3
        if status == 404:
            assert [browser.post(address, {}).status_code for address in addresses] == [404] * 3


def test_an_appointment_of_the_other_side_of_a_joint_group_can_be_seen_at_home_and_not_ended(signed_in):
    row = Appointment.objects.get(person__name="Cosmo Waxwing", seat__key="assistant-directors")
    manager = signed_in("manager")
    page = manager.get(f"{HERE}/appointments/{row.public_id}")
    assert page.fact("Partnership") == "Leicester City Safeguarding Children Partnership (sample)"
    assert "End this appointment" not in page.links
    assert manager.browser.get(f"{HERE}/appointments/{row.public_id}/end").status_code == 404


def seat_address(lrscp, group: str, seat: str, here: str = HERE) -> str:
    return f"{here}/groups/{lrscp.groups.get(key=group).public_id}/seats/{seat}/appoint"


def test_a_body_that_is_not_on_the_list_is_refused_and_never_taken_for_none(signed_in, lrscp):
    form = signed_in("manager").get(seat_address(lrscp, "young-people-advisory", "young-members"))
    from kith.partnership.partnerships.models import Body
    from tests.page import standing_answers

    sent = standing_answers(form.form("Appoint"))
    sent["person"] = [option(form, "person", "Lavinia Bracken")]
    here = Body.objects.get(key="rutland-county-council")
    unseen = Body.objects.filter(name__startswith="Knowsley").first()
    before = Appointment.objects.count()
    for value in ("None", "0", str(here.pk), unseen.public_id):
        sent["body"] = [value]
        page = form.client.post(form.form("Appoint").get("action"), sent, status=422)
        assert page.faults == ["Choose one of the answers listed"]
    assert Appointment.objects.count() == before


def test_answers_carry_public_ids(signed_in, lrscp):
    from kith.partnership.partnerships.models import Body, Person

    form = signed_in("manager").get(seat_address(lrscp, "young-people-advisory", "young-members"))
    rowan = Person.objects.get(name="Rowan Thistlewood")
    assert option(form, "person", "Rowan Thistlewood") == rowan.public_id
    assert option(form, "body", "Rutland County") == Body.objects.get(key="rutland-county-council").public_id


def test_a_first_day_more_than_two_years_ahead_is_refused(signed_in, lrscp):
    form = signed_in("manager").get(seat_address(lrscp, "young-people-advisory", "young-members"))
    late = manager_submits(form, new_name="Sorrel", held_from=date(2028, 11, 17))
    assert late.faults == ["17 November 2028 is more than two years ahead; check the year"]
    made = late.submit("Appoint", held_from=date(2028, 11, 16))
    assert made.heading == "Sorrel: Young member"


def test_only_organisations_with_a_standing_on_the_first_day_are_offered(signed_in, lrscp):
    form = signed_in("manager").get(seat_address(lrscp, "lrscp", "statutory-partners"))
    names = [o.text for o in form.tree.xpath("//select[@name='body']/option")]
    assert not any("CCG" in name or "Clinical" in name for name in names)
    before = manager_submits(form, held_from=date(2022, 6, 30))
    names = [o.text for o in before.tree.xpath("//select[@name='body']/option")]
    assert any("Clinical" in name for name in names)


def test_people_known_only_by_the_other_side_are_offered_for_joint_groups_alone(signed_in, lrscp):
    manager = signed_in("manager")
    asked = {
        key: [
            o.text
            for o in manager.get(seat_address(lrscp, key, seat)).tree.xpath("//select[@name='person']/option")
        ]
        for key, seat in (("planning-and-delivery", "chair"), ("case-review", "chair"))
    }
    has = {key: any(name.startswith("Cosmo Waxwing") for name in names) for key, names in asked.items()}
    assert has == {"planning-and-delivery": True, "case-review": False}


def test_each_side_of_a_joint_group_appoints_for_its_own_bodies_and_the_home_its_chair(signed_in, lrscp):
    there = "/partnerships/leicester-city"
    other = signed_in("stranger")
    chair = other.get(seat_address(lrscp, "planning-and-delivery", "chair", there))
    assert "where Planning and Delivery Group is at home, appoints to this seat." in chair.text
    assert not chair.tree.xpath("//select")
    form = other.get(seat_address(lrscp, "planning-and-delivery", "heads-of-safeguarding", there))
    names = [o.text for o in form.tree.xpath("//select[@name='body']/option")]
    assert any(name.startswith("Leicester City Council") for name in names)
    assert not any(name.startswith("Leicestershire County") for name in names)
    home = signed_in("manager").get(seat_address(lrscp, "planning-and-delivery", "heads-of-safeguarding"))
    names = [o.text for o in home.tree.xpath("//select[@name='body']/option")]
    assert any(name.startswith("Leicestershire County") for name in names)
    assert not any(name.startswith("Leicester City Council") for name in names)
    assert (
        signed_in("manager").get(seat_address(lrscp, "planning-and-delivery", "chair")).form("Appoint")
        is not None
    )


def test_a_new_manager_is_confirmed_first(signed_in):
    form = signed_in("manager").get(f"{HERE}/posts/manager/appoint")
    asked = manager_submits(form, person=option(form, "person", "Lavinia Bracken"))
    assert asked.faults == [
        "This opens every record of the partnership and the trail. Tick “Appoint anyway” to go on."
    ]
    assert asked.submit("Appoint", anyway=True).heading == "Lavinia Bracken: Business manager"


def test_a_manager_does_not_become_auditor(signed_in):
    form = signed_in("manager").get(f"{HERE}/posts/auditor/appoint")
    refused = manager_submits(form, person=option(form, "person", "Marigold Ashdown"))
    assert "can’t also look after its accounts or its trail" in refused.faults[0]
