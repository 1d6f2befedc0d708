"""One rapid review process in two partnerships: its versions, what each uses, and what is aligned."""

from datetime import date

import pytest

from kith.base.kernel.actors import command
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Body
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import Answer, Origin, Stage
from kith.work.reviews.models import Case, ReturnRequest
from kith.work.reviews.operations.deciding import answer_criterion, record_notified
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.operations.returns import ask_agencies
from kith.work.reviews.questions import questions_of
from tests.cast import TODAY
from tests.counting import queries
from tests.page import fill_in, standing_answers

pytestmark = pytest.mark.django_db

HERE = "/partnerships/leicestershire-and-rutland"
THERE = "/partnerships/leicester-city"
PROCESS = "rapid-review-process"
NEW = "Which other areas knew the family?"


def side(page, name):
    return next(
        row for row in page.table("What each partnership uses").rows if row["Partnership"].startswith(name)
    )


def refused(page, button, **answers):
    form = page.form(button)
    sent = standing_answers(form)
    offered = {found.get("name") for found in form.xpath(".//*[@name]")}
    for name, answer in answers.items():
        fill_in(form, sent, offered, name, answer)
    return page.client.post(page.address, sent, status=422)


def under_review(partnership):
    """A case of the other partnership, so far that its agencies can be asked."""
    council = next(b for b in ground_of(partnership).on(TODAY).statutory_partners if b.sector == "council")
    by = command("test")
    facts = CaseFacts(authority=council, aware_on=TODAY, what_happened="A.", why="B.", made_safe="C.")
    case = receive_case(partnership=partnership, origin=Origin.NOTIFICATION, facts=facts, by=by, on=TODAY)
    for one in criteria_of(Stage.NOTIFY):
        answer_criterion(case=case, criterion=one, answer=Answer.YES, reasons="So.", by=by, on=TODAY)
    told = {"because": "Met.", "form_reference": "X", "sent_to": "All", "without_views_because": "A test."}
    record_notified(case=case, sent_on=TODAY, by=by, on=TODAY, **told)
    return case


def asked(client, where, case, body):
    page = client.get(f"{where}/reviews/{case.public_id}/ask")
    page.submit("Ask them", bodies=[body.public_id], due_on=TODAY)
    return ReturnRequest.objects.get(case=case, body=body)


@pytest.mark.clause("L45")
def test_both_partnerships_use_one_version_and_what_differs_is_tracked_until_it_is_done(signed_in, leicester):
    ours, theirs = signed_in("coordinator"), signed_in("stranger")
    # Given a template that both adopted
    page = ours.get(f"{HERE}/{PROCESS}")
    assert "Both partnerships use version 1." in page.text
    # When one writes the next version and adopts it
    form = page.click("Write the next version")
    kept = "\n".join(form.form("Keep the version").xpath(".//textarea[@name='questions']/text()")).strip()
    page = form.submit("Keep the version", questions=f"{kept}\n{NEW}", changes="Families move.")
    page = page.click("Adopt it for your partnership").submit("Adopt it", because="Case Review Group")
    # Then the difference is visible to both, side by side
    assert "The partnerships use different versions." in page.text
    page = theirs.get(f"{THERE}/{PROCESS}")
    row = page.table("Question").row(f"{NEW} Differs")
    assert list(row.values())[1:] == ["Not in its version", "Asked"]
    assert "Tansy Wetherfield" in side(page, "Leicestershire")["Works by"]
    # And once the other has adopted it too, both use one version
    page = page.click("Version 2").click("Adopt it for your partnership")
    page = page.submit("Adopt it", because="Lead group, November")
    assert "Both partnerships use version 2." in page.text
    assert "Thaddeus Briarley: Lead group, November" in side(page, "Leicester City")["Works by"]
    assert "Differs" not in page.text
    # And agencies of a new rapid review are asked by it in both; who was asked earlier keeps their questions
    trust, case = Body.objects.get(key="leicester-city-council"), under_review(leicester)
    there = asked(theirs, THERE, case, trust)
    own = Case.objects.get(reference="2026-03", partnership__key="leicestershire-and-rutland")
    here = asked(ours, HERE, own, Body.objects.get(key="rutland-county-council"))
    assert [one.version.number for one in (here, there)] == [2, 2]
    assert NEW in ours.get(f"{HERE}/reviews/{own.public_id}/answers").text
    earlier = own.requests.get(body__key="leicestershire-police")
    assert earlier.version is None
    # And the item is done with words
    page = theirs.get(f"{THERE}/{PROCESS}")
    done = next(words for words in page.links if words.startswith("Record that it is done"))
    page = page.click(done).submit("Record it", words="Both send them five days ahead.")
    line = ours.get(f"{HERE}/{PROCESS}").table("What is to be aligned").rows[0]["How it stands"]
    assert line == "Met Done on 16 November 2026 by Thaddeus Briarley: Both send them five days ahead."
    # And each one’s case stays its own
    assert theirs.browser.get(f"{HERE}/reviews/{own.public_id}").status_code == 404
    assert ours.browser.get(f"{THERE}/reviews/{case.public_id}").status_code == 404


def test_the_writer_of_a_return_answers_the_questions_with_which_the_agency_was_asked(signed_in):
    ours = signed_in("coordinator")
    form = ours.get(f"{HERE}/{PROCESS}/write")
    page = form.submit("Keep the version", questions=NEW, steps="3: The panel meets", changes="Shorter.")
    page.click("Adopt it for your partnership").submit("Adopt it", because="A trial")
    case = Case.objects.get(reference="2026-03", partnership__key="leicestershire-and-rutland")
    asked(ours, HERE, case, Body.objects.get(key="rutland-county-council"))
    old = ReturnRequest.objects.get(case=case, body__key="bramble-community-nhs-trust")
    assert NEW not in ours.get(f"{HERE}/reviews/returns/{old.public_id}").text
    answers = ours.get(f"{HERE}/reviews/{case.public_id}/answers")
    assert "What was done well?" in answers.text
    assert NEW in answers.text


def test_a_question_for_some_sectors_is_asked_of_their_agencies_alone(signed_in, lrscp):
    ours, line = signed_in("coordinator"), "Police, NHS: How many calls were there?"
    form = ours.get(f"{HERE}/{PROCESS}/write")
    page = form.submit(
        "Keep the version", questions=f"{NEW}\n{line}", steps="3: We meet", changes="By sector."
    )
    assert line in page.text
    page.click("Adopt it for your partnership").submit("Adopt it", because="A trial")
    keys = ("leicestershire-police", "leicestershire-county-council")
    told = {"case": under_review(lrscp), "due_on": TODAY, "by": command("test"), "on": TODAY}
    police, council = (ask_agencies(bodies=[Body.objects.get(key=key)], **told)[0] for key in keys)
    assert [one.asks for one in questions_of(police)] == [NEW, "How many calls were there?"]
    assert [one.asks for one in questions_of(council)] == [NEW]
    again = ours.get(f"{HERE}/{PROCESS}/write").form("Keep the version")
    assert line in "".join(again.xpath(".//textarea[@name='questions']/text()"))


def test_what_differs_is_recorded_and_overdue_is_said(signed_in):
    form = signed_in("manager").get(f"{HERE}/{PROCESS}").click("Record what differs")
    owner = next(
        e.get("value") for e in form.main.iter("option") if "Leicestershire" in "".join(e.itertext())
    )
    answers = {"differs": "Two forms", "does": "One form", "owner": owner, "who": "The manager"}
    page = refused(form, "Put it on record", **answers, due_on=date(2026, 11, 15))
    assert page.faults == ["Choose a day that is today or later."]
    page = form.submit("Put it on record", **answers, due_on=TODAY)
    row = page.table("What is to be aligned").row("Two forms")
    assert row["How it stands"].startswith("Due Due on 16 November 2026. That is today.")


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        (
            {"steps": "The panel meets"},
            "Line 1 says “The panel meets”. Write the number of working days, a colon and the step, such as "
            "3: The panel meets",
        ),
        ({"questions": "Police: Who?"}, "Write at least one question that every agency is asked."),
        ({"questions": "Who?\nWho?"}, "“Who?” stands there twice. Write each question once."),
        ({"questions": "x" * 301}, "Question 1 has 301 characters. Write 300 or fewer"),
        ({"changes": ""}, "Say what it changes, and why"),
    ],
)
def test_a_version_that_can_not_be_kept_says_what_would_do(signed_in, answers, fault):
    form = signed_in("manager").get(f"{HERE}/{PROCESS}/write")
    page = refused(form, "Keep the version", **{"changes": "More.", **answers})
    assert page.faults == [fault]


def test_where_no_process_is_shared_the_usual_questions_are_said(signed_in):
    page = signed_in("knowsley_manager").get(f"/partnerships/knowsley/{PROCESS}")
    assert "No process is shared" in page.text
    assert "What was done well?" in page.text
    form = page.click("Share the process with another partnership")
    assert [e.get("value") for e in form.main.iter("option") if e.get("value")] == []
    assert (
        signed_in("knowsley_manager").browser.get(f"/partnerships/knowsley/{PROCESS}/write").status_code
        == 404
    )


def test_those_who_do_not_keep_the_process_read_it_and_change_nothing(signed_in):
    client = signed_in("case_review_chair")
    page = client.get(f"{HERE}/{PROCESS}")
    assert "Both partnerships use version 1." in page.text
    assert "Write the next version" not in page.links
    assert client.browser.get(f"{HERE}/{PROCESS}/write").status_code == 404
    assert signed_in("knowsley_manager").browser.get(f"{HERE}/{PROCESS}").status_code == 404


def test_the_page_asks_as_little_for_two_items_as_for_one(signed_in):
    client = signed_in("manager")
    few = queries(client, f"{HERE}/{PROCESS}")
    form = client.get(f"{HERE}/{PROCESS}/align")
    owner = next(e.get("value") for e in form.main.iter("option") if e.get("value"))
    form.submit("Put it on record", differs="A", does="B", owner=owner, who="C", due_on=TODAY)
    assert queries(client, f"{HERE}/{PROCESS}") == few
