"""The report of a rapid review is looked through for names as its finished files stand, before it goes."""

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.trail.models import Entry
from kith.work.chronologies.models import CodedName, CodeName
from kith.work.reviews.enums import CaseState
from kith.work.reviews.models import RapidReview
from kith.work.reviews.operations.reporting import send_report, write_report
from kith.work.reviews.queries.report import copy_under
from kith.work.reviews.report_on_paper.names import doubts_in_report
from kith.work.reviews.report_on_paper.sections import text_hash
from tests.cast import TODAY, acting
from tests.deeds.reviews.test_steps import (
    REPORT,
    WITHOUT,
    answered,
    checked,
    of_state,
    of_state_of,
    signed,
    viewed,
)

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland/reviews"


@pytest.fixture
def running(lrscp):
    """Return the sample case under review."""
    return of_state(CaseState.RAPID_REVIEW)


def written(case, facts, **more):
    write_report(case=case, by=acting("coordinator"), on=TODAY, **{**REPORT, "facts": facts, **more})


def ready(case, facts):
    answered(case)
    viewed(case)
    written(case, facts)
    signed(case)
    checked(case)


def doubts(case):
    review = RapidReview.objects.get(case=case)
    copy = copy_under(case, text_hash(review))
    return doubts_in_report(case, review, copy, taken_by=acting("coordinator").name, on=TODAY)


def send(case):
    send_report(case=case, sent_on=TODAY, by=acting("coordinator"), on=TODAY, **WITHOUT)


def test_what_kith_itself_writes_into_a_report_is_no_doubt(running):
    ready(running, "Child A was seen by two services.")
    assert [(one.words, one.within, one.where) for one in doubts(running)] == []
    send(running)
    assert of_state_of(running) == CaseState.REPORTED


def test_a_name_in_the_finished_file_keeps_the_report_here_until_it_is_answered(running, signed_in):
    ready(running, "A nurse met Zarina Okafor at Hope House.")
    with pytest.raises(Refused, match="2 possible names may be left"):
        send(running)
    sees = signed_in("coordinator")
    at = f"{HOME}/{running.public_id}/report"
    page = sees.get(f"{at}/names")
    assert "Zarina Okafor" in page.text
    assert "met Zarina Okafor at Hope House" in page.text
    sees.post(f"{at}/no-name", {"words": "Hope House"})
    page = sees.post(f"{at}/names", {"words": "Zarina Okafor", "code": "Mother"})
    assert "Nothing that may be a name is left" in page.text
    assert doubts(running) == []
    with pytest.raises(Refused, match="Not signed yet"):
        send(running)
    signed(running)
    copy = checked(running)
    assert "Zarina" not in copy.content
    assert "A nurse met Mother at Hope House." in copy.content
    send(running)
    said = str(list(Entry.objects.values_list("old", "new", "reason", "subject_title")))
    assert "Zarina" not in said
    assert "Hope House" not in said


def test_a_name_of_the_key_is_a_name_whatever_anybody_says(running, signed_in):
    code = CodeName.objects.create(
        case=running, code="Sibling Q", kind="person", added_at=running.steps.first().taken_at, added_by="X"
    )
    CodedName.objects.create(code=code, name="quorble")
    ready(running, "They found quorble at the window.")
    found = doubts(running)
    assert [(one.words, one.is_of_key) for one in found] == [("quorble", True)]
    page = signed_in("coordinator").post(f"{HOME}/{running.public_id}/report/no-name", {"words": "quorble"})
    assert "Put the code in its place, or change the text" in page.text
    assert len(doubts(running)) == 1


def test_who_does_not_run_the_case_answers_no_doubt(running, signed_in):
    written(running, "A nurse met Zarina Okafor.")
    at = f"{HOME}/{running.public_id}/report"
    for name in ("agency_lead", "council_director", "independent_advisor"):
        sees = signed_in(name)
        sees.get(f"{at}/names", status=404)
        sees.post(f"{at}/no-name", {"words": "Zarina Okafor"}, status=404)
    assert [one.words for one in doubts(running)] == ["Zarina Okafor"]


def test_a_report_is_looked_through_where_the_case_has_no_chronology_and_no_key(running):
    running.codes.all().delete()
    written(running, "A letter to zarina@example.org went to LE1 1AA.")
    assert {one.because for one in doubts(running)} == {"an email address", "a postcode"}
