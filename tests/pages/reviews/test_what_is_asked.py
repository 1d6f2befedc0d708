"""What an agency’s writer is told above the questions of its return, and what it is asked about (L40)."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Body
from kith.work.chronologies.models import CodedName, CodeName
from kith.work.reviews.models import Case, ReturnRequest
from kith.work.reviews.operations.returns import ask_again, ask_agencies
from tests.cast import NOW, TODAY, acting
from tests.page import standing_answers

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def running():
    return Case.objects.get(reference="2026-03", partnership__key="leicestershire-and-rutland")


def not_asked(case):
    known = case.requests.values("body")
    return Body.objects.filter(appointments__partnership=case.partnership).exclude(pk__in=known).first()


def test_who_writes_a_return_reads_about_whom_which_days_what_why_by_when_and_whom_to_ring(signed_in):
    request = ReturnRequest.objects.get(case=running(), body__key="leicestershire-county-council")
    ReturnRequest.objects.filter(pk=request.pk).update(words="What did School 1 tell?", state="begun")
    writer = next(n for n in ("case_review_chair", "council_director", "agency_lead") if writes(n, request))
    page = signed_in(writer).get(f"{HOME}/reviews/returns/{request.public_id}").click("Write the return")
    assert page.fact("Child") == "Child A, by the code of this case"
    assert page.fact("Local authority") == "Leicestershire County Council"
    assert page.fact("Days asked about") == "From 3 November 2025 to 3 November 2026"
    assert (
        page.fact("What is asked") == "8 questions of the rapid review, and besides: What did School 1 tell?"
    )
    assert "Section 16H of the Children Act 2004" in page.fact("Why")
    assert page.fact("Due") == "18 November 2026"
    assert page.fact("Whom to ring") == "Tansy Wetherfield, 01632 960 015"
    assert page.fact("If nothing is held").startswith("Say on the page of your return")
    assert running().what_happened not in page.text


def writes(name, request):
    from tests.cast import person

    return request.case.places.filter(part="contributor", body=request.body, person=person(name)).exists()


def test_without_a_name_to_ring_the_writer_reads_who_runs_the_case_and_nothing_of_another_agency(signed_in):
    request = ReturnRequest.objects.get(case=running(), state="released")
    ReturnRequest.objects.filter(pk=request.pk).update(ring="", from_on=None, state="begun")
    page = signed_in("agency_lead").get(f"{HOME}/reviews/returns/{request.public_id}/write")
    assert "Tansy Wetherfield" in page.fact("Whom to ring")
    assert page.fact("Days asked about") == "Up to 3 November 2026"
    assert "Leicestershire Police" not in page.text
    assert running().why not in page.text


def test_who_runs_a_case_says_which_days_agencies_tell_of_and_whom_they_ring(signed_in):
    case = running()
    body = not_asked(case)
    form = signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}/ask")
    told = {"bodies": [body.public_id], "due_on": TOMORROW, "ring": "Pip, 01632 960 000"}
    form.submit("Ask them", from_on=YESTERDAY, to_on=TODAY, **told)
    asked = ReturnRequest.objects.get(case=case, body=body)
    assert (asked.from_on, asked.to_on, asked.ring) == (YESTERDAY, TODAY, "Pip, 01632 960 000")
    page = signed_in("coordinator").get(f"{HOME}/reviews/returns/{asked.public_id}")
    assert page.fact("Days asked about") == "From 15 November 2026 to 16 November 2026"


def test_a_period_ends_on_the_day_it_begins_or_later_and_not_after_today():
    case, by = running(), acting("coordinator")
    told = {"case": case, "bodies": [not_asked(case)], "due_on": TODAY, "by": by, "on": TODAY}
    with pytest.raises(Refused, match="on or after the first"):
        ask_agencies(from_on=TODAY, to_on=YESTERDAY, **told)
    with pytest.raises(Refused, match="up to today"):
        ask_agencies(to_on=TOMORROW, **told)
    with pytest.raises(Refused, match="from 1 January 2000 on"):
        ask_agencies(from_on=date(1999, 12, 31), **told)
    made = ask_agencies(from_on=TODAY, to_on=TODAY, **told)
    assert (made[0].from_on, made[0].to_on) == (TODAY, TODAY)


def test_words_that_go_out_in_letters_are_looked_through_for_names_and_each_is_answered_by_itself(signed_in):
    case = running()
    body = not_asked(case)
    form = signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}/ask")
    assert "Which of these name nobody?" not in form.text
    told = standing_answers(form.form("Ask them")) | {"bodies": [body.public_id], "ring": "Pip Sandwick"}
    told |= {f"due_on_{box}": str(getattr(TOMORROW, box)) for box in ("day", "month", "year")}
    told |= {"words": "What does Child A say of Kaiden, and of Rosebud?"}
    page = form.client.post(form.address, told, status=422)
    assert "may name somebody: “Kaiden”, “Rosebud”." in page.faults[0]
    assert not case.requests.filter(body=body).exists()
    page = page.client.post(form.address, told | {"no_names": ["Rosebud"]}, status=422)
    assert "may name somebody: “Kaiden”." in page.faults[0]
    page = page.submit("Ask them", words="What does Child A say of Rosebud?")
    assert page.messages == ["1 agency is asked. Whoever sits for one in the group can write its return."]
    assert case.requests.get(body=body).words == "What does Child A say of Rosebud?"


def test_a_name_of_the_key_is_never_asked_whatever_anybody_says_of_it():
    case, by = running(), acting("coordinator")
    told = {"kind": "child", "added_at": NOW, "added_by": "Tansy Wetherfield"}
    code, _made = CodeName.objects.get_or_create(case=case, code="Child A", defaults=told)
    CodedName.objects.create(code=code, name="Windlestraw")
    told = {"case": case, "bodies": [not_asked(case)], "due_on": TODAY, "by": by, "on": TODAY}
    with pytest.raises(Refused, match="has a code for “windlestraw”"):
        ask_agencies(words="Did you see windlestraw?", no_names=["windlestraw"], **told)
    assert ask_agencies(words="Did you see Child A and Leicestershire Police?", **told)


def test_asking_again_looks_for_names_and_takes_a_working_day_up_to_the_last_of_the_clock():
    request = running().requests.get(state="released")
    again = {"request": request, "by": acting("coordinator"), "on": TODAY}
    with pytest.raises(Refused, match="may name somebody: “Kaiden”"):
        ask_again(because="And Kaiden?", due_on=TOMORROW, **again)
    with pytest.raises(Refused, match="21 November 2026 is a Saturday"):
        ask_again(because="And Child A?", due_on=date(2026, 11, 21), **again)
    with pytest.raises(Refused, match="The last day of the clock is 26 November 2026"):
        ask_again(because="And Child A?", due_on=date(2026, 11, 27), **again)
    ask_again(because="And Child A?", due_on=date(2026, 11, 26), **again)
    assert request.due_on == date(2026, 11, 26)
