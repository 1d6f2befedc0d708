"""A director is told on Home what their partner still owes a case: its view, and an answer to scrutiny."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.partnership.notices.words import counted
from kith.work.reviews.enums import CaseState, Stage, View
from kith.work.reviews.models import Case, PartnerView
from kith.work.reviews.operations.deciding import state_view
from kith.work.reviews.operations.scrutiny import answer_comment, comment_on
from kith.work.reviews.running import last_day_of
from kith.work.reviews.waiting import comments_to_answer, views_to_state
from tests.cast import TODAY, acting
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
