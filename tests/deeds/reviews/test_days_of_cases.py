"""Days that no case can hold are refused, and a case whose days the calendar lacks breaks no page."""

from datetime import date, timedelta

import pytest

from kith.base.kernel.refusals import Refused
from kith.base.kernel.standings import Standing
from kith.work.reviews.duties import Dated, Facts, judged_by
from kith.work.reviews.duties import _notification as notification
from kith.work.reviews.enums import CaseState, Origin, Part
from kith.work.reviews.models import Case, RapidReview
from kith.work.reviews.operations.circle import give_place
from kith.work.reviews.operations.intake import CaseFacts, receive_case
from kith.work.reviews.operations.reporting import write_report
from kith.work.reviews.operations.returns import ask_agencies
from tests.cast import TODAY, acting, person

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
FIRST = date(2000, 1, 1)
LAST = date(TODAY.year + 2, TODAY.month, TODAY.day)
ONE = timedelta(days=1)


@pytest.fixture
def case(lrscp):
    """Return the sample case under review."""
    return Case.objects.get(partnership=lrscp, state=CaseState.RAPID_REVIEW)


def received(case, *, day_is_right=True, **days):
    facts = CaseFacts(authority=case.authority, what_happened="What.", why="Why.", made_safe="Safe.", **days)
    by = acting("coordinator")
    return receive_case(
        partnership=case.partnership,
        origin=Origin.NOTIFICATION,
        facts=facts,
        by=by,
        on=TODAY,
        day_is_right=day_is_right,
    )


@pytest.mark.parametrize("field", ["aware_on", "incident_on"])
def test_a_case_holds_no_day_before_the_year_2000(case, field):
    days = {"aware_on": TODAY, "incident_on": FIRST}
    with pytest.raises(Refused, match="from 1 January 2000 on") as refused:
        received(case, **{**days, field: FIRST - ONE, "incident_on": FIRST - ONE})
    assert refused.value.field in {"aware_on", "incident_on"}
    assert received(case, **{**days, field: FIRST}).pk


def test_a_day_of_awareness_more_than_a_year_back_is_asked_about_again(case):
    a_year_ago = date(TODAY.year - 1, TODAY.month, TODAY.day)
    with pytest.raises(Refused, match="more than a year before the case came in") as refused:
        received(case, aware_on=a_year_ago - ONE, day_is_right=False)
    assert refused.value.field == "day_is_right"
    assert received(case, aware_on=a_year_ago, day_is_right=False).pk
    assert received(case, aware_on=a_year_ago - ONE).pk


def test_agencies_are_asked_for_a_day_up_to_two_years_ahead(case):
    from kith.partnership.partnerships.queries import known_bodies

    known = known_bodies(case.partnership).exclude(case_returns__case=case)
    by = acting("coordinator")
    for day in (LAST + ONE, date.max):
        with pytest.raises(Refused, match="two years from today") as refused:
            ask_agencies(case=case, bodies=[known[0]], due_on=day, by=by, on=TODAY)
        assert refused.value.field == "due_on"
    assert ask_agencies(case=case, bodies=[known[0]], due_on=LAST, by=by, on=TODAY)


def test_a_place_is_given_for_two_years_at_most(case):
    said = {"because": "Takes notes", "by": acting("coordinator"), "on": TODAY, "body": None}
    for day in (LAST + ONE, date.max):
        with pytest.raises(Refused, match="two years from today") as refused:
            give_place(case=case, person=person("manager"), part=Part.PANEL, held_to=day, **said)
        assert refused.value.field == "held_to"
    assert give_place(case=case, person=person("manager"), part=Part.PANEL, held_to=LAST, **said)


@pytest.mark.parametrize("day", [FIRST - ONE, LAST + ONE])
def test_a_panel_meets_on_a_day_that_a_case_can_hold(case, day):
    said = {"facts": "", "learning_now": "", "learning_next": "", "recommends": "", "because": ""}
    with pytest.raises(Refused, match="Write a day"):
        write_report(case=case, meets_on=day, by=acting("coordinator"), on=TODAY, **said)


@pytest.mark.parametrize("year", [1000, 1989, 2100, 9999])
def test_no_page_breaks_on_a_case_whose_days_the_calendar_lacks(signed_in, case, year):
    # Given days that came in before they were refused
    day = date(year, 12, 31)
    Case.objects.filter(pk=case.pk).update(aware_on=day, incident_on=None, sent_on=day)
    RapidReview.objects.filter(case=case).update(started_on=day)
    case.requests.update(asked_on=date(1, 1, 1), due_on=day)
    reader = signed_in("coordinator")
    # Then each page opens, and where the past is asked for says that nothing is counted
    register = reader.get(f"{HOME}/reviews")
    page = register.click(case.reference)
    if year < 1990:
        assert "not counted" in page.text
        assert "not counted" in register.text
    for address in ("/", f"{HOME}/promises", f"{case_at(case)}/report"):
        assert reader.get(address).text


def case_at(case):
    return f"{HOME}/reviews/{case.public_id}"


def test_a_promise_counts_cases_and_names_none():
    def dated(days_ago, sent_on=None):
        aware = TODAY - timedelta(days=days_ago)
        return Dated(
            origin=Origin.NOTIFICATION,
            aware_on=aware,
            received_on=aware,
            decided_on=None,
            sent_on=sent_on,
            started_on=None,
            starts_with=None,
            reported_on=None,
            scrutinised_on=None,
        )

    judge = judged_by(notification, "notification")
    found = judge(None, TODAY, Facts("p", [dated(1)]))
    assert (found.standing, found.reason) == (Standing.DUE, "1 case runs.")
    found = judge(None, TODAY, Facts("p", [dated(1), dated(20, TODAY - timedelta(days=19))]))
    assert found.reason == "1 case runs. The others were in time."
    found = judge(None, TODAY, Facts("p", [dated(30), dated(40), dated(50, TODAY)]))
    assert (found.standing, found.reason) == (Standing.MISSED, "2 cases are late. 1 case was late.")


def test_no_promise_names_a_case_to_anybody(signed_in, case):
    for name in ("young_member", "manager", "council_director"):
        assert case.reference not in signed_in(name).get(f"{HOME}/promises").whole_text


def test_a_promise_says_which_cases_it_could_not_count():
    old = date(1000, 1, 1)
    one = Dated(Origin.NOTIFICATION, old, TODAY, None, None, None, None, None, None)
    found = judged_by(notification, "notification")(None, TODAY, Facts("p", [one]))
    assert found.standing == Standing.NOT_STATED
    assert found.reason == "1 case is not counted, since the calendar lacks its days."
