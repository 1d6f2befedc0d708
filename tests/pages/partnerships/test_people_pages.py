"""People as pages: who is on record, their jobs, inviting, leaving."""

from datetime import date

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.arrangements.test_seats import option

pytestmark = pytest.mark.django_db

HERE = "/partnerships/leicestershire-and-rutland"


def test_somebody_is_added_with_a_job_and_the_ladder_says_what_each_sector_calls_a_rung(signed_in):
    manager = signed_in("manager")
    page = manager.get(f"{HERE}/people").click("Add a person")
    assert "Council: Director, Director of children’s services." in page.text
    assert "Police: Deputy chief constable, Assistant chief constable." in page.text
    page = page.submit(
        "Add person",
        name="Evadne Lapwing",
        body=option(page, "body", "Rutland County"),
        title="Director of children’s services",
        seniority="director",
        roles="Safeguarding lead\n\nSafeguarding lead\n",
        held_from=date(2026, 11, 1),
    )
    assert page.heading == "Evadne Lapwing"
    row = page.table("Jobs").rows[0]
    assert (row["Seniority"], row["Roles"]) == ("Director", "Safeguarding lead")
    assert "Without a live appointment the person sees nothing" in page.text


def test_an_invitation_goes_out_once_and_opens_nothing_by_itself(
    signed_in, django_capture_on_commit_callbacks
):
    manager = signed_in("manager")
    page = manager.get(f"{HERE}/people?name=Caspian").click("Caspian Heron").click("Invite to sign in")
    with django_capture_on_commit_callbacks(execute=True):
        page = page.submit("Send invitation", email="caspian@samples.kith.example")
    assert [message.to for message in mail.outbox] == [["caspian@samples.kith.example"]]
    assert "Invited; the password is not set yet." in page.text
    assert "Invite to sign in" not in page.links


def test_leaving_is_one_step_that_says_what_ends(signed_in):
    lead = signed_in("agency_lead")
    manager = signed_in("manager")
    form = (
        manager.get(f"{HERE}/people?name=Quentin")
        .click("Quentin Sandpiper")
        .click("Record that this person has left")
    )
    assert (
        "Safeguarding lead of each partner agency, Case Review Group, for Bramble Community NHS Trust"
        in form.text
    )
    page = form.submit("Record leaver", last_day=date(2026, 11, 15), reason="New job elsewhere")
    assert "Closed: the person can’t sign in." in page.text
    assert [row["Standing"] for row in page.table("Appointments").rows] == ["Over"]
    assert lead.browser.get(f"{HERE}/people").status_code in {302, 404}


@pytest.mark.parametrize(("at_once", "standing"), [(True, "Ended 16 November 2026"), (False, "Live")])
def test_what_a_leaver_held_has_ended_on_the_last_day_once_nothing_opens(signed_in, at_once, standing):
    manager = signed_in("manager")
    page = manager.get(f"{HERE}/people?name=Quentin").click("Quentin Sandpiper")
    form = page.click("Record that this person has left")
    page = form.submit(
        "Record leaver", last_day=date(2026, 11, 16), reason="New job elsewhere", at_once=at_once
    )
    assert {row["Standing"] for row in page.table("Appointments").rows} == {standing}


def test_a_job_is_changed_and_ended(signed_in):
    manager = signed_in("manager")
    person = manager.get(f"{HERE}/people?name=Caspian").click("Caspian Heron")
    form = person.click("Change of job: Detective chief superintendent")
    page = form.submit(
        "Record change of job",
        title="Assistant chief constable",
        seniority="director",
        held_from=date(2026, 11, 16),
    )
    assert [row["Job"] for row in page.table("Jobs").rows] == [
        "Assistant chief constable",
        "Detective chief superintendent",
    ]
    assert "Live" in [row["Standing"] for row in page.table("Appointments").rows]
    page = page.click("End: Assistant chief constable").submit("End job", last_day=date(2026, 11, 16))
    assert all("to 16 November 2026" in row["When"] for row in page.table("Appointments").rows)


def test_a_person_page_holds_this_partnerships_appointments_alone(signed_in):
    page = signed_in("manager").get(f"{HERE}/people?name=Barnaby").click("Barnaby Larkspur")
    assert [row["Seat or post"] for row in page.table("Appointments").rows] == [
        "Director of each statutory partner, Leicestershire and Rutland Safeguarding Children Partnership"
    ]
    assert "Leicester City" not in page.text
    theirs = (
        signed_in("stranger")
        .get("/partnerships/leicester-city/people?name=Barnaby")
        .click("Barnaby Larkspur")
    )
    assert len(theirs.table("Appointments").rows) == 1
    assert "Leicestershire and Rutland" not in theirs.table("Appointments").rows[0]["Seat or post"]


def test_a_member_sees_who_is_who_and_nothing_about_accounts(signed_in):
    page = signed_in("young_member").get(f"{HERE}/people?name=Quentin").click("Quentin Sandpiper")
    assert "Signing in" not in page.text
    assert "What changed" not in page.links
    assert "Change" not in page.table("Jobs").head
    assert page.open_all_links(except_for=["/sign-out"])


def test_a_name_that_nobody_bears_says_so(signed_in):
    page = signed_in("manager").get(f"{HERE}/people?name=zzz")
    assert "Nobody found" in page.text
    assert page.click("Show everybody").table("People whom the partnership knows").rows


def test_the_list_is_cut_into_pages_and_asks_as_much_for_many_as_for_few(signed_in, lrscp):
    from kith.partnership.partnerships.operations.people import add_person, make_appointment
    from tests.cast import TODAY, acting

    manager = signed_in("manager")
    manager.get(f"{HERE}/people?name=zeno")
    by = acting("manager", "partnerships.manage_people")
    post = lrscp.posts.get(key="coordinator")

    def more(first: int, last: int) -> None:
        for number in range(first, last):
            person = add_person(partnership=lrscp, name=f"Zeno {number:03}", by=by)
            make_appointment(partnership=lrscp, person=person, post=post, held_from=TODAY, by=by)

    more(1, 2)
    with CaptureQueriesContext(connection) as one:
        manager.get(f"{HERE}/people?name=zeno")
        few = len(one)
    more(2, 53)
    with CaptureQueriesContext(connection) as many:
        page = manager.get(f"{HERE}/people?name=zeno")
        asked = len(many)
    assert len(page.table("People whom the partnership knows").rows) == 50
    assert asked == few > 3
    assert len(page.click("Next page").table("People whom the partnership knows").rows) == 2
