"""The link with the child death review panel through its pages: who it is, and every concern either way."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.actors import command
from kith.base.kernel.working_days import working_days_between
from kith.base.trail.models import Entry
from kith.base.ui.dates import long_date
from kith.partnership.partnerships.models import Appointment, Body
from kith.work.child_deaths.enums import Direction, Way
from kith.work.child_deaths.models import SafeguardingConcern
from kith.work.child_deaths.operations.concerns import ConcernFacts, record_concern
from kith.work.reviews.models import Case
from kith.work.reviews.operations.circle import give_place, keep_out
from tests.cast import TODAY, acting, person
from tests.counting import queries
from tests.page import fill_in, standing_answers

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
LINK = f"{HOME}/child-death-link"
KSCP = "/partnerships/knowsley/child-death-link"
PANEL = "Child Death Review Panel (Leicester, Leicestershire and Rutland)"
LEAK = "Two services (invented) held different addresses"


def choices(page, name):
    select = next(e for e in page.main.iter("select") if e.get("name") == name)
    return {"".join(e.itertext()).strip(): e.get("value") for e in select.iter("option")}


def written(page, **also):
    return {
        "authority": next(value for _words, value in sorted(choices(page, "authority").items()) if value),
        "says": "Child F was seen by two services.",
        "sent_on": TODAY,
        "way": "mail",
        "told_by": "Named nurse, Bramble Trust",
        "told_to": "The panel’s coordinator",
        **also,
    }


def refused(page, button, **answers):
    """Send answers that a deed or a form refuses, and return the page that says so."""
    sent = standing_answers(page.form(button))
    offered = {found.get("name") for found in page.form(button).xpath(".//*[@name]")}
    for name, answer in answers.items():
        fill_in(page.form(button), sent, offered, name, answer)
    return page.client.post(page.address, sent, status=422)


def came():
    return SafeguardingConcern.objects.get(
        direction="received", partnership__key="leicestershire-and-rutland"
    )


def log(client):
    return client.get(LINK).table("Concerns either way")


@pytest.mark.clause("L52")
def test_a_concern_either_way_shows_its_days_receipt_and_outcome_and_an_unanswered_one_is_overdue(signed_in):
    # Given one concern of each way, of which the panel’s was never answered
    officer = signed_in("link_officer")
    overdue = log(officer).row("From the panel")
    assert overdue["Acknowledged"] == "Not acknowledged"
    assert overdue["How it stands"] == (
        "Missed The partnership has not acknowledged it: due on 10 November 2026, overdue by 4 working days."
    )
    assert log(officer).row("To the panel")["Acknowledged"] == "29 October 2026"
    assert "C2026-02: acknowledge it" in officer.get("/").text
    board = signed_in("manager").get(f"{HOME}/promises?kind=child-death-link")
    assert "1 of 2 concerns of the past year is overdue." in board.whole_text
    # When the link officer records receipt and outcome
    page = officer.get(LINK).click("C2026-02").click("Record the acknowledgement")
    page = page.submit("Put it on record", acknowledged_on=TODAY, how="The coordinator, by secure email")
    page = page.click("Record the outcome")
    page = page.submit("Put it on record", answered_on=TODAY, outcome="Both services have one address now.")
    # Then the log shows both days
    assert "Both services have one address now." in page.text
    row = log(officer).row("From the panel")
    assert row["Acknowledged"] == "16 November 2026"
    assert row["Outcome"] == "Told 16 November 2026"
    assert row["How it stands"] == "Met Outcome told on 16 November 2026."
    # And the same goes for one that is sent
    form = officer.get(LINK).click("Record a concern sent to the panel")
    page = form.submit("Put it on record", **written(form))
    assert page.heading == "Concern C2026-03"
    assert page.fact("Acknowledgement due") == "23 November 2026"
    page = page.click("Record the acknowledgement")
    page = page.submit("Put it on record", acknowledged_on=TODAY, how="The panel’s coordinator")
    row = log(officer).row("C2026-03")
    assert (row["Days"], row["Acknowledged"]) == ("Sent 16 November 2026", "16 November 2026")


@pytest.mark.clause("L51")
@pytest.mark.clause("L53")
@pytest.mark.clause("L54")
def test_the_link_shows_the_panel_as_a_body_of_its_own_with_both_directors_and_the_joint_mark(
    signed_in, lrscp
):
    page = signed_in("council_director").get(LINK)
    assert "Rutland County Council" in page.fact("Child death review partners")
    assert (
        page.fact("What it is") == "A linked body with a duty of its own. It is no group of the partnership."
    )
    assert page.fact("Joint with").startswith("Leicester City Safeguarding Children Partnership")
    assert "Nothing of those reviews is kept here" in page.text
    officers = page.table("Who the link is")
    assert [row["Held by"] for row in officers.rows] == ["Theodora Milkwort", "Alaric Fieldfare"]
    # When one of the two leaves, the page says who is missing
    client = signed_in("manager")
    post = Appointment.objects.get(partnership=lrscp, post__key="director-of-public-health-rutland")
    ending = client.get(f"{HOME}/appointments/{post.public_id}/end")
    ending.submit("End appointment", last_day=date(2026, 11, 13), reason="Has taken up another job")
    page = client.get(LINK)
    assert "Nobody holds the post “Director of Public Health, Rutland”." in page.text
    assert [row["Held by"] for row in page.table("Who the link is").rows] == ["Theodora Milkwort", "Vacant"]


def test_arrangements_without_a_link_say_so_and_a_concern_is_recorded_all_the_same(signed_in):
    client = signed_in("knowsley_manager")
    page = client.get(KSCP)
    assert "Not stated The arrangements of" in page.text
    assert "name no child death review panel and no link with one." in page.text
    assert "Kith proposes these times until the partnership chooses its own." in page.text
    form = page.click("Record a concern from the panel")
    page = form.submit("Put it on record", **written(form, received_on=TODAY))
    assert page.fact("Outcome due") == "14 December 2026"


def test_a_received_concern_opens_one_case_in_one_press_and_stands_on_its_page(signed_in):
    run = signed_in("coordinator")
    concern = came()
    page = run.get(f"{LINK}/{concern.public_id}").submit("Open a case from it")
    case = Case.objects.get(concern=concern)
    assert page.messages == [f"Case {case.reference} is open. Its circle reads this concern."]
    assert (case.origin, case.aware_on) == ("child-death", concern.received_on)
    opened = page.click(f"Open case {case.reference}")
    assert LEAK in opened.text
    assert "The child death review panel raises a concern" in opened.text
    assert "Open a case from it" not in run.get(f"{LINK}/{concern.public_id}").buttons()
    again = run.browser.post(f"{LINK}/{concern.public_id}/case")
    assert again.status_code == 302
    assert Case.objects.filter(origin="child-death").count() == 1


def test_the_circle_of_its_case_reads_a_concern_and_a_conflict_closes_it_to_the_manager(signed_in):
    concern = came()
    where = f"{LINK}/{concern.public_id}"
    assert LEAK in signed_in("manager").get(where).text
    assert signed_in("police_director").browser.get(where).status_code == 404
    signed_in("coordinator").get(where).submit("Open a case from it")
    case = Case.objects.get(concern=concern)
    by = command("test")
    give_place(
        case=case, person=person("police_director"), part="panel", body=None,
        because="Knows the services", held_to=date(2026, 12, 31), by=by, on=TODAY,
    )  # fmt: skip
    page = signed_in("police_director").get(f"{HOME}/reviews/{case.public_id}")
    assert LEAK in signed_in("police_director").get(where).text
    assert "Record the outcome" not in signed_in("police_director").get(where).links
    assert page.status == 200
    keep_out(case=case, person=person("manager"), kind="directed", because="A cousin.", by=by, on=TODAY)
    client = signed_in("manager")
    assert client.browser.get(where).status_code == 404
    page = client.get(LINK)
    assert concern.reference not in page.whole_text
    assert concern.reference not in client.get("/").whole_text


@pytest.mark.parametrize("name", ["council_director", "agency_lead", "independent_advisor", "planning_chair"])
def test_others_see_the_panel_and_no_trace_of_a_concern(signed_in, name):
    client, concern = signed_in(name), came()
    page = client.get(LINK)
    assert PANEL in page.text
    for trace in (concern.reference, "Concerns either way", "overdue", "working days", LEAK):
        assert trace not in page.whole_text
    assert concern.reference not in client.get("/").whole_text
    for end in ("", "/acknowledge", "/outcome"):
        assert client.browser.get(f"{LINK}/{concern.public_id}{end}").status_code == 404
    for end in ("send", "receive", "times"):
        assert client.browser.get(f"{LINK}/{end}").status_code == 404
    assert client.browser.post(f"{LINK}/{concern.public_id}/case").status_code == 404


def test_each_reading_is_in_the_trail_and_nothing_in_it_says_what_the_concern_is(signed_in):
    concern = came()
    response = signed_in("link_officer").get(f"{LINK}/{concern.public_id}").response
    assert response["Cache-Control"] == "no-store"
    entries = Entry.objects.filter(subject_kind="safeguarding-concern", subject_id=concern.public_id)
    assert entries.filter(kind="read", actor_name="Theodora Milkwort").count() == 1
    assert all("services" not in str((e.subject_title, e.old, e.new, e.reason)) for e in entries)
    assert {e.subject_title for e in entries} == {"Concern C2026-02"}


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({"sent_on": date(2026, 11, 17)}, "17 November 2026 lies ahead. Write the day on which it happened."),
        (
            {"sent_on": date(2026, 11, 16), "received_on": date(2026, 11, 13)},
            "It was sent on 16 November 2026, so it came in on that day or later.",
        ),
        ({"says": " "}, "Say what the concern is"),
        ({"told_to": ""}, "Say to whom it was sent"),
    ],
)
def test_a_concern_with_a_wrong_answer_is_not_kept_and_says_what_would_do(signed_in, answers, fault):
    form = signed_in("coordinator").get(f"{LINK}/receive")
    page = refused(form, "Put it on record", **written(form, received_on=TODAY) | answers)
    assert page.faults == [fault]
    assert SafeguardingConcern.objects.count() == 2


def test_a_form_that_is_sent_twice_makes_one_concern(signed_in):
    form = signed_in("coordinator").get(f"{LINK}/send")
    first, second = (form.submit("Put it on record", **written(form)) for _time in range(2))
    assert first.address == second.address
    assert SafeguardingConcern.objects.count() == 3


@pytest.mark.parametrize(
    ("day", "is_kept"),
    [(date(2026, 11, 2), False), (date(2026, 11, 3), True), (TODAY, True), (date(2026, 11, 17), False)],
)
def test_an_acknowledgement_lies_between_the_day_it_came_in_and_today(signed_in, day, is_kept):
    page = signed_in("coordinator").get(f"{LINK}/{came().public_id}/acknowledge")
    answers = {"acknowledged_on": day, "how": "The coordinator"}
    if is_kept:
        page.submit("Put it on record", **answers)
    else:
        page = refused(page, "Put it on record", **answers)
        assert page.faults == ["Write a day from 3 November 2026 to today, 16 November 2026."]
    assert bool(came().acknowledged_on) is is_kept


def test_the_times_are_the_partnerships_own_and_count_from_then_on(signed_in):
    client, before = signed_in("manager"), came().answer_due_on
    form = client.get(LINK).click("Change the times")
    assert "No law and no guidance states these times" in form.text
    page = refused(form, "Set these times", acknowledge_within=5, answer_within=4)
    assert page.faults[0].startswith("Write a number of working days from 5 to 250: an outcome comes with")
    page = client.get(f"{LINK}/times").submit("Set these times", acknowledge_within=2, answer_within=10)
    assert "Acknowledged within 2 working days, outcome told within 10." in page.text
    assert came().answer_due_on == before
    form = client.get(f"{LINK}/send")
    assert form.submit("Put it on record", **written(form)).fact("Outcome due") == "30 November 2026"


def test_the_log_asks_as_little_for_many_as_for_one(signed_in, lrscp):
    client = signed_in("link_officer")
    few = queries(client, LINK)
    facts = ConcernFacts(
        authority=Body.objects.get(key="rutland-county-council"), says="One more.", told_by="A",
        told_to="B", way=Way.LETTER, sent_on=TODAY,
    )  # fmt: skip
    for _time in range(3):
        record_concern(
            partnership=lrscp, direction=Direction.SENT, facts=facts, by=acting("manager"), on=TODAY
        )
    assert queries(client, LINK) == few


def test_a_day_that_was_written_wrong_is_put_right_with_its_reason_and_what_it_said_stays(signed_in, lrscp):
    # Given a concern from the panel, received on a Monday, with five and twenty working days
    concern = came()
    received, due = concern.received_on, concern.acknowledge_due_on
    keeper = signed_in("coordinator")
    page = keeper.get(f"{LINK}/{concern.public_id}").click("Put a day right")
    # Then a day out of order, one that lies ahead and the same one are refused
    why = {"day": "received_on", "because": "The day of the copy was taken."}
    before = concern.sent_on - timedelta(days=1)
    assert "would stand after received" in refused(page, "Put it right", to=before, **why).faults[0]
    ahead = TODAY + timedelta(days=1)
    assert "lies ahead" in refused(page, "Put it right", to=ahead, **why).faults[0]
    assert "already" in refused(page, "Put it right", to=received, **why).faults[0]
    # When it is put right, the last days move by as many working days
    page = page.submit("Put it right", to=concern.sent_on if received != concern.sent_on else TODAY, **why)
    concern.refresh_from_db()
    assert concern.received_on != received
    assert working_days_between(concern.received_on, concern.acknowledge_due_on) == working_days_between(
        received, due
    )
    row = page.table("Days put right").rows[0]
    assert (row["Day"], row["Why"]) == ("Received", "The day of the copy was taken.")
    assert row["It said"] == long_date(received)
    # And the trail holds the day, and not a word of the reason
    entry = Entry.objects.filter(deed="put day of concern right").latest("sequence")
    assert "copy" not in str(vars(entry))
    # And nobody else finds the page
    signed_in("council_director").get(f"{LINK}/{concern.public_id}/day", status=404)


def test_pages_that_tell_of_a_concern_say_how_they_are_to_be_handled(signed_in):
    officer = signed_in("coordinator")
    page = officer.get(LINK)
    concern = page.click("C2026-02")
    assert "OFFICIAL-SENSITIVE" in page.text
    assert "OFFICIAL-SENSITIVE" in concern.text
