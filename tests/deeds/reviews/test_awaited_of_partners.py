"""A director is told on Home what their partner still owes a case: its view, and an answer to scrutiny."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.partnership.notices.words import counted
from kith.partnership.partnerships.models import Body
from kith.work.reviews.enums import CaseState, Stage, View
from kith.work.reviews.models import Case, PartnerView, RapidReview, SignOff
from kith.work.reviews.operations.deciding import state_view
from kith.work.reviews.operations.scrutiny import answer_comment, comment_on
from kith.work.reviews.report_on_paper.sections import text_hash
from kith.work.reviews.running import due_on, last_day_of
from kith.work.reviews.waiting import clocks_to_keep, comments_to_answer, reports_to_sign, views_to_state
from tests.cast import NOW, TODAY, acting
from tests.deeds.reviews.test_cases import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(lrscp):
    """Return the sample case under review, whose partners have stated no view of its second question."""
    return Case.objects.get(partnership=lrscp, reference="2026-03")


def awaited(source, name="police_director"):
    return [(one.title, one.due_on) for one in source(member(name), TODAY)]


def commented(case):
    by = acting("independent_advisor")
    return comment_on(case=case, stage=Stage.NOTIFY, words="Why so late?", by=by, on=TODAY)


def test_a_view_waits_with_the_day_of_the_clock_until_it_is_stated(case):
    line = ("Case 2026-03: state your partner’s view", last_day_of(case, TODAY))
    assert line in awaited(views_to_state)
    by = acting("police_director")
    state_view(case=case, stage=Stage.REVIEW, view=View.YES, reasons="So.", by=by, on=TODAY)
    assert line not in awaited(views_to_state)
    assert line in awaited(views_to_state, "health_director")
    assert awaited(views_to_state, "coordinator") == []


def test_a_view_waits_only_for_the_question_at_which_the_case_is(case):
    Case.objects.filter(pk=case.pk).update(state=CaseState.RECEIVED, decided_on=None, decided_because="")
    assert awaited(views_to_state) == []
    PartnerView.objects.filter(case=case, body__key="leicestershire-police").delete()
    assert [title for title, _due in awaited(views_to_state)] == ["Case 2026-03: state your partner’s view"]
    Case.objects.filter(pk=case.pk).update(state=CaseState.ENDED)
    assert awaited(views_to_state) == []


def test_an_answer_to_a_comment_waits_until_the_partner_has_given_it(case):
    line = ("Case 2026-03: answer a comment for your partner", last_day_of(case, TODAY))
    assert line not in awaited(comments_to_answer)
    first, second = commented(case), commented(case)
    assert line in awaited(comments_to_answer)
    assert awaited(comments_to_answer, "independent_advisor") == []
    for comment in (first, second):
        assert line in awaited(comments_to_answer)
        answer_comment(comment=comment, words="So.", by=acting("police_director"), on=TODAY)
    assert line not in awaited(comments_to_answer)
    assert line in awaited(comments_to_answer, "health_director")


@pytest.mark.parametrize("source", [views_to_state, comments_to_answer])
def test_each_asks_once_for_one_case_and_for_many_and_mail_names_none(case, source):
    commented(case)
    reader = member("police_director")
    with CaptureQueriesContext(connection) as asked:
        found = list(source(reader, TODAY))
    assert found
    assert "2026" not in str(counted(found))
    others = Case.objects.filter(partnership=case.partnership).exclude(pk=case.pk)
    others = others.filter(places__person=reader.person, places__part="partner")
    others.update(state=CaseState.RAPID_REVIEW, sent_on=TODAY)
    for one in others:
        commented(one)
    with CaptureQueriesContext(connection) as again:
        assert len(list(source(reader, TODAY))) > len(found)
    assert len(asked) == len(again) == 1


def test_a_report_that_changed_after_a_partner_signed_it_waits_for_that_partner_again(case):
    line = ("Case 2026-03: sign the report for your partner", due_on(case.rapid_review))
    assert line not in awaited(reports_to_sign)
    RapidReview.objects.filter(case=case).update(recommends="no", because="So.", held_on=TODAY)
    assert line in awaited(reports_to_sign)
    review = RapidReview.objects.get(case=case)
    police, told = Body.objects.get(key="leicestershire-police"), {"signed_on": TODAY, "signed_at": NOW}
    SignOff.objects.create(case=case, body=police, signed_by="B", sha256=text_hash(review), **told)
    assert line not in awaited(reports_to_sign)
    assert line in awaited(reports_to_sign, "health_director")
    RapidReview.objects.filter(case=case).update(facts="Another word.")
    assert line in awaited(reports_to_sign)
    assert [one.says for one in reports_to_sign(member("police_director"), TODAY)] == [
        "You decide for a partner. The report has changed since it was signed."
    ]


def test_a_late_return_dates_what_whoever_runs_the_case_does_next(case):
    step = next(one for one in clocks_to_keep(member("coordinator"), TODAY) if "2026-03" in one.title)
    assert (step.due_on, "1 late" in step.title) == (date(2026, 11, 13), True)
    assert step.says == "You run it. The last day of its clock is 26 November 2026."
    case.requests.filter(body__key="leicestershire-police").update(due_on=TODAY)
    step = next(one for one in clocks_to_keep(member("coordinator"), TODAY) if "2026-03" in one.title)
    assert (step.due_on, step.says) == (date(2026, 11, 26), "You run it.")
