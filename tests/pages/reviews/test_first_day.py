"""The first day of a rapid review, its tasks, its clock, and what agencies add when they are asked again."""

from datetime import date

import pytest

from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Affiliation, Body
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import Stage
from kith.work.reviews.models import Case, CasePlace, EarlierAnswer, RapidReview, ReturnRequest
from kith.work.reviews.operations.deciding import answer_criterion, record_notified
from kith.work.reviews.operations.first_day import begin_review
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from tests.cast import TODAY, acting, person
from tests.page import standing_answers

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"


def case_of(reference="2026-03"):
    return Case.objects.get(reference=reference, partnership__key="leicestershire-and-rutland")


@pytest.fixture
def notified(lrscp):
    """Return a case that was notified today and whose agencies nobody has asked."""
    told = {"what_happened": "A.", "why": "B.", "made_safe": "C."}
    council = Body.objects.get(key="leicestershire-county-council")
    facts = CaseFacts(authority=council, aware_on=TODAY, **told)
    by = acting("coordinator")
    case = receive_case(partnership=lrscp, origin="notification", facts=facts, by=by, on=TODAY)
    for one in criteria_of(Stage.NOTIFY):
        answer_criterion(case=case, criterion=one, answer="yes", reasons="So.", by=by, on=TODAY)
    told = {"because": "Met.", "form_reference": "", "sent_to": "", "without_views_because": "A test."}
    record_notified(case=case, sent_on=TODAY, by=by, on=TODAY, **told)
    return case


def test_one_press_asks_every_agency_sets_the_meeting_and_the_tasks_and_each_agency_sees_its_own(
    signed_in, notified
):
    at = f"{HOME}/reviews/{notified.public_id}"
    page = signed_in("coordinator").get(at).click("Begin the rapid review")
    page = page.submit("Ask them and set the tasks", meets_on=date(2026, 12, 1))
    asked = notified.requests.count()
    assert asked > 3
    told = "agencies are asked, the meeting has its day, and the tasks are set. Each agency sees its own."
    assert page.messages == [f"{asked} {told}"]
    assert RapidReview.objects.get(case=notified).meets_on == date(2026, 12, 1)
    tasks = page.table("Tasks")
    assert tasks.row("Have the copy checked, and send it")["By"] == "7 December 2026"
    assert tasks.row("Release the return to the case (Leicestershire Police)")["Done"] == "Not yet"
    own = signed_in("agency_lead").get(at)
    assert own.table("Tasks").row("Keep the records safe from change (Bramble Community NHS Trust (sample))")
    assert "Leicestershire Police" not in own.text
    assert "Have the copy checked" not in own.text
    days = own.click("All days of this case")
    assert "Leicestershire Police" not in days.text
    assert "Last day of the rapid review, by the guidance" in days.row("7 December 2026")["What"]


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ({"meets_on": date(2026, 12, 8)}, "The last day of the clock is 7 December 2026."),
        (
            {"meets_on": date(2026, 12, 5)},
            "5 December 2026 is a Saturday. Choose a working day;",
        ),
        ({"meets_on": date(2026, 12, 25)}, "25 December 2026 is a bank holiday."),
        ({"meets_on": date(2026, 11, 26)}, "Agencies return by 26 November 2026."),
        ({"due_on": date(2026, 11, 29)}, "29 November 2026 is a Sunday."),
    ],
)
def test_a_first_day_with_days_that_do_not_fit_is_refused_and_says_what_would_do(
    signed_in, notified, days, says
):
    page = signed_in("coordinator").get(f"{HOME}/reviews/{notified.public_id}/first-day")
    told = standing_answers(page.form("Ask them and set the tasks"))
    for name, day in days.items():
        told |= {f"{name}_{box}": str(getattr(day, box)) for box in ("day", "month", "year")}
    page = page.client.post(page.address, told, status=422)
    assert says in page.faults[0]
    assert not notified.requests.exists()


def test_a_meeting_after_the_last_day_is_set_with_its_reason_which_stays(signed_in, notified):
    begin = {"case": notified, "bodies": [Body.objects.get(key="leicestershire-police")], "on": TODAY}
    begin |= {"due_on": date(2026, 12, 1), "by": acting("coordinator")}
    with pytest.raises(Refused, match="up to then, or write why"):
        begin_review(**begin, meets_on=date(2026, 12, 8))
    begin_review(**begin, meets_on=date(2026, 12, 8), late_because="The inquest sits until then.")
    page = signed_in("coordinator").get(f"{HOME}/reviews/{notified.public_id}")
    assert "On 8 December 2026. The inquest sits until then." in page.text


def test_a_meeting_on_the_last_day_of_the_clock_needs_no_reason(notified):
    police = Body.objects.get(key="leicestershire-police")
    days = {"due_on": date(2026, 12, 1), "meets_on": date(2026, 12, 7)}
    begin_review(case=notified, bodies=[police], by=acting("coordinator"), on=TODAY, **days)
    assert RapidReview.objects.get(case=notified).meets_on == date(2026, 12, 7)


def test_whoever_a_task_is_of_says_that_it_is_done(signed_in):
    case = case_of()
    run = signed_in("coordinator")
    page = run.get(f"{HOME}/reviews/{case.public_id}").submit("Done: Invite the panel to the meeting")
    assert page.messages == ["The task is done."]
    line = page.table("Tasks").row("Invite the panel to the meeting")
    assert line["Done"] == "16 November 2026, Tansy Wetherfield"
    police = case.tasks.get(key="secure")
    run.post(f"{HOME}/reviews/tasks/{police.public_id}/done", status=404)


def test_a_clock_is_paused_and_put_off_with_reasons_and_the_first_day_stays_shown(signed_in):
    case = case_of()
    run, at = signed_in("coordinator"), f"{HOME}/reviews/{case.public_id}"
    run.get(at).click("Ask to pause the clock").submit(
        "Ask for the pause", because="The inquest asks for it."
    )
    page = signed_in("case_review_chair").get(at).submit("Confirm what was asked of the clock")
    assert "Rapid review is due on 27 November 2026." in page.text
    assert "By the guidance: Rapid review is due on 26 November 2026." in page.text
    told = "by Tansy Wetherfield, confirmed by Hester Willowherb: The inquest asks for it."
    assert f"Paused since 16 November 2026 {told}" in page.text
    page = run.get(at).click("Let the clock run again").submit("Let it run again", because="It is over.")
    assert "Paused from 16 November 2026 to 16 November 2026" in page.text
    refused = run.get(at).click("Ask to put the last day off")
    refused = run.post(refused.address, {"due_on_0": "27", "due_on_1": "11", "due_on_2": "2026"}, status=422)
    assert "Give the reason" in refused.faults
    page = run.get(at).click("Ask to put the last day off")
    page = page.submit("Ask for the later day", due_on=date(2026, 12, 3), because="The Panel agrees.")
    assert page.messages == ["It is asked for. Until another person confirms it, the clock runs as before."]
    assert "Today is working day 7 of 16; 9 are left." in page.text
    page = signed_in("police_director").get(at).submit("Confirm what was asked of the clock")
    assert "Today is working day 7 of 20; 13 are left." in page.text
    days = signed_in("police_director").get(f"{at}/days")
    assert "as it was put off" in days.row("3 December 2026")["What"]
    assert "by the guidance" in days.row("26 November 2026")["What"]
    line = signed_in("manager").get(f"{HOME}/reviews").row("1 of 3 returns is in, 1 late")
    assert "By the guidance: Rapid review is due on 26 November 2026." in line["Clock"]


def test_an_agency_that_is_asked_again_writes_only_what_is_new(signed_in):
    case = case_of()
    request = ReturnRequest.objects.get(case=case, state="released")
    at = f"{HOME}/reviews/returns/{request.public_id}"
    page = signed_in("coordinator").get(at).click("Ask again")
    page = page.submit("Ask again", because="What about School 1?", due_on=date(2026, 11, 20))
    assert page.messages == ["The agency is asked again. What it returned before stays."]
    writer = signed_in("agency_lead")
    form = writer.get(f"{at}/write")
    assert "Health visiting from birth" in form.text
    assert "Returned on 16 November 2026" in form.text
    assert form.form("Keep what is written").fields["services"].strip() == ""
    form.submit("Keep what is written", services="The school nurse saw Child A twice.")
    writer.get(f"{at}/release").submit("Release it to the case", agreed_by="The named nurse")
    answers = signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}/answers")
    assert "Health visiting from birth" in answers.text
    assert "The school nurse saw Child A twice." in answers.text


def test_what_an_agency_took_back_is_read_by_its_writers_alone(signed_in):
    case = case_of()
    request = ReturnRequest.objects.get(case=case, state="released")
    at = f"{HOME}/reviews/returns/{request.public_id}"
    signed_in("agency_lead").get(f"{at}/take-back").submit("Take it back", because="A slip.")
    assert EarlierAnswer.objects.filter(request=request, is_withdrawn=True).exists()
    assert "Health visiting from birth" in signed_in("agency_lead").get(f"{at}/write").text
    for address in (
        at,
        f"{HOME}/reviews/{case.public_id}/answers",
        f"{HOME}/reviews/{case.public_id}/report",
    ):
        assert "Health visiting from birth" not in signed_in("coordinator").get(address).text


def test_the_questions_that_agencies_left_open_stand_first(signed_in):
    page = signed_in("coordinator").get(f"{HOME}/reviews/{case_of().public_id}/answers")
    gaps = page.table("Questions to which agencies that returned say nothing")
    line = gaps.row("What were the main contacts and decisions?")
    assert line["Who says nothing"] == "Bramble Community NHS Trust (sample)"
    assert page.text.index("What is still to be learnt or done?") < page.text.index("What was done well?")


def test_who_opened_a_case_stands_on_its_own_page_for_those_who_run_it(signed_in):
    at = f"{HOME}/reviews/{case_of().public_id}"
    signed_in("police_director").get(at)
    chair = signed_in("case_review_chair").get(at)
    assert chair.click("Who opened this case").row("Barnaby Larkspur")["What"] == "the case"
    assert "Who opened this case" not in signed_in("police_director").get(at).links


def test_who_decides_for_two_partners_chooses_for_which(signed_in):
    case, council = case_of(), person("council_director")
    mine = CasePlace.objects.get(case=case, person=council, part="partner")
    theirs = CasePlace.objects.get(case=case, part="partner", body__key="rutland-county-council")
    CasePlace.objects.filter(pk=theirs.pk).update(person=council)
    Affiliation.objects.create(person=council, body=theirs.body, title="Director", held_from=TODAY)
    page = signed_in("council_director").get(f"{HOME}/reviews/{case.public_id}/view/review")
    page = page.submit("State the view", body=theirs.body.public_id, view="no", reasons="Ours is no.")
    assert (
        page.table(f"What each partner thinks: {Stage.REVIEW.label}").row("Rutland County Council")["View"]
        == "No"
    )
    assert case.views.filter(stage="review", body=mine.body).count() == 0
    RapidReview.objects.filter(case=case).update(recommends="yes", because="So.", held_on=TODAY)
    for one in criteria_of(Stage.REVIEW):
        told = {"answer": "yes", "reasons": "So.", "by": acting("coordinator")}
        answer_criterion(case=case, criterion=one, on=TODAY, **told)
    report = signed_in("council_director").get(f"{HOME}/reviews/{case.public_id}/report")
    assert {"Sign this text for Rutland County Council", f"Sign this text for {mine.body.name}"} <= set(
        report.buttons()
    )
    report.submit("Sign this text for Rutland County Council")
    assert list(case.sign_offs.values_list("body__key", flat=True)) == ["rutland-county-council"]
