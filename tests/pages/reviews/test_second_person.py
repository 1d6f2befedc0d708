"""A clock is paused or put off by two people: one asks, another confirms; until then it runs as before."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from kith.base.kernel.refusals import Refused
from kith.base.kernel.working_days import add_working_days
from kith.partnership.partnerships.queries import membership_of
from kith.work.reviews.models import Case, ClockChange
from kith.work.reviews.operations.circle import keep_out
from kith.work.reviews.operations.clocks import ask_to_pause, ask_to_put_off, confirm_change, decline_change
from kith.work.reviews.running import last_day_of
from kith.work.reviews.waiting import clock_changes_to_confirm
from tests.cast import BY_KEY, TODAY, acting, person

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
DUE, LATER = date(2026, 11, 26), date(2026, 12, 3)


@pytest.fixture
def case(lrscp):
    """Return the sample case under review, whose report is due on Thursday 26 November 2026."""
    return Case.objects.get(partnership=lrscp, reference="2026-03")


@pytest.fixture
def asked(case):
    """Return a later last day for which the coordinator asked."""
    told = {"case": case, "due_on": LATER, "because": "The inquest."}
    return ask_to_put_off(**told, by=acting("coordinator"), on=TODAY)


def last_day(case, on=TODAY):
    return last_day_of(Case.objects.get(pk=case.pk), on)


def home_of(name):
    member = membership_of(person(name).account, key=BY_KEY[name].partnership, on=TODAY)
    return [one.title for one in clock_changes_to_confirm(member, TODAY)]


def test_until_somebody_else_confirms_the_clock_runs_as_before_and_the_page_says_who_is_awaited(
    signed_in, case, asked
):
    page = signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}")
    assert (
        "Tansy Wetherfield asked on 16 November 2026 to put the last day off to 3 December 2026: The inquest."
        in page.text
    )
    assert "Awaited is one of:" in page.text
    assert "Barnaby Larkspur (Leicestershire Police)" in page.text
    assert "Rapid review is due on 26 November 2026." in page.text
    assert "Confirm what was asked of the clock" not in page.buttons()
    assert last_day(case) == DUE
    with pytest.raises(Refused, match="Another person confirms it"):
        confirm_change(change=asked, by=acting("coordinator"), on=TODAY)
    assert not home_of("coordinator")
    assert home_of("police_director") == ["Case 2026-03: confirm or decline what was asked of its clock"]
    confirm_change(change=asked, by=acting("police_director"), on=TODAY)
    assert last_day(case) == LATER
    assert not home_of("police_director")


def test_who_neither_runs_the_case_nor_decides_for_a_partner_confirms_nothing(signed_in, case, asked):
    for name in ("manager", "independent_advisor", "agency_lead"):
        signed_in(name).post(f"{HOME}/reviews/clock-changes/{asked.public_id}/confirm", status=404)
        with pytest.raises(Refused, match="confirm or decline"):
            confirm_change(change=asked, by=acting(name), on=TODAY)
    page = signed_in("independent_advisor").get(f"{HOME}/reviews/{case.public_id}")
    assert "Confirm what was asked of the clock" not in page.buttons()
    assert "asked on 16 November 2026" not in signed_in("agency_lead").get(page.address).text


@pytest.mark.parametrize(("days", "is_in_time"), [(0, True), (1, False)])
def test_a_change_is_confirmed_up_to_the_last_day_and_what_is_late_stays_late(case, asked, days, is_in_time):
    on = add_working_days(DUE, days)
    if is_in_time:
        confirm_change(change=asked, by=acting("case_review_chair"), on=on)
        assert last_day(case, on) == LATER
    else:
        with pytest.raises(Refused, match="what is late stays late"):
            confirm_change(change=asked, by=acting("case_review_chair"), on=on)
        assert last_day(case, on) == DUE


def test_a_pause_begins_on_the_day_on_which_it_is_confirmed(case):
    told = {"case": case, "because": "The inquest."}
    change = ask_to_pause(**told, by=acting("case_review_chair"), on=TODAY)
    on = add_working_days(TODAY, 2)
    assert last_day(case, on) == DUE
    confirm_change(change=change, by=acting("coordinator"), on=on)
    assert last_day(case, on) == add_working_days(DUE, 1)


def test_what_is_declined_moves_no_day_and_may_be_asked_for_again(signed_in, case, asked):
    with pytest.raises(Refused, match="waits for its second person"):
        ask_to_pause(case=case, because="Again.", by=acting("coordinator"), on=TODAY)
    page = signed_in("police_director").get(f"{HOME}/reviews/{case.public_id}").click("Decline it")
    page = page.submit("Decline it", because="The inquest ends before.")
    assert page.messages == ["It is declined. The clock runs on as before."]
    assert "The inquest ends before." in page.text
    assert "Awaited is one of" not in page.text
    assert last_day(case) == DUE
    for settle in (confirm_change, lambda **told: decline_change(because="No.", **told)):
        with pytest.raises(Refused, match="already"):
            settle(change=asked, by=acting("case_review_chair"), on=TODAY)
    assert ask_to_pause(case=case, because="Again.", by=acting("coordinator"), on=TODAY)


def test_somebody_kept_out_of_the_case_is_not_awaited_and_confirms_nothing(signed_in, case, asked):
    by = acting("coordinator")
    told = {"kind": "directed", "because": "A cousin.", "by": by, "on": TODAY}
    keep_out(case=case, person=person("police_director"), **told)
    page = signed_in("coordinator").get(f"{HOME}/reviews/{case.public_id}")
    assert "Barnaby Larkspur (Leicestershire Police)" not in page.text
    with pytest.raises(Refused, match="confirm or decline"):
        confirm_change(change=asked, by=acting("police_director"), on=TODAY)


def test_what_was_done_to_a_clock_before_a_second_person_was_asked_holds_on(case, asked):
    held = import_module("kith.work.reviews.migrations.0017_clocks_changed_before").confirm_what_held
    held(apps, None)
    assert ClockChange.objects.get(pk=asked.pk).confirmed_by == "Tansy Wetherfield"
    assert last_day(case) == LATER
