"""Reminders before a clock of a case runs out: on which days, to whom, and that mail tells nothing (L39)."""

from contextlib import contextmanager
from datetime import date

import pytest
import time_machine
from django.core import mail

from kith.base.kernel.working_days import add_working_days
from kith.partnership.notices.models import Round, Rung
from kith.partnership.notices.operations.rounds import do_morning_round
from kith.partnership.notices.operations.sending import send_waiting
from kith.work.reviews.criteria import criteria_of
from kith.work.reviews.enums import Stage
from kith.work.reviews.models import Case, RapidReview, ReturnRequest
from kith.work.reviews.operations.circle import keep_out
from kith.work.reviews.operations.clocks import ask_to_put_off, confirm_change
from kith.work.reviews.operations.deciding import answer_criterion
from kith.work.reviews.operations.reporting import sign_report, text_hash, write_report
from kith.work.reviews.reminding import clocks_to_remind_of, returns_to_remind_of
from kith.work.reviews.running import due_on
from tests.cast import NOW, TODAY, acting, person

pytestmark = pytest.mark.django_db

DUE = date(2026, 11, 26)


@pytest.fixture
def running(lrscp):
    """Return the sample case under review, whose report is due on Thursday 26 November 2026."""
    case = Case.objects.get(partnership=lrscp, reference="2026-03")
    assert due_on(case.rapid_review) == DUE
    return case


def reminded(case, on, source=clocks_to_remind_of):
    return {one.person: one.rung for one in source(case.partnership, on) if one.about.id == case.public_id}


@pytest.mark.parametrize(
    ("on", "rung"),
    [
        (date(2026, 11, 23), ""),
        (date(2026, 11, 24), "2 working days before"),
        (date(2026, 11, 25), "1 working day before"),
        (date(2026, 11, 26), "on the last day"),
        (date(2026, 11, 27), ""),
    ],
)
def test_a_clock_reminds_two_and_one_working_days_before_its_last_day_and_on_it(running, on, rung):
    runs = {person(name).public_id for name in ("coordinator", "case_review_chair")}
    assert reminded(running, on) == (dict.fromkeys(runs, rung) if rung else {})


def test_a_clock_that_was_put_off_reminds_before_its_later_last_day(running):
    later = add_working_days(DUE, 3)
    asked = {"case": running, "due_on": later, "because": "The inquest."}
    change = ask_to_put_off(**asked, by=acting("coordinator"), on=TODAY)
    assert reminded(running, DUE)
    confirm_change(change=change, by=acting("case_review_chair"), on=TODAY)
    assert not reminded(running, DUE)
    assert reminded(running, later)


def test_a_partner_is_reminded_of_a_report_that_it_has_not_signed(running):
    by = acting("coordinator")
    said = {"facts": "A", "learning_now": "", "learning_next": "", "recommends": "no", "because": "So."}
    said |= {"held_on": TODAY}
    for one in criteria_of(Stage.REVIEW):
        answer_criterion(case=running, criterion=one, answer="no", reasons="So.", by=by, on=TODAY)
    write_report(case=running, by=by, on=TODAY, **said)
    seen = text_hash(RapidReview.objects.get(case=running))
    sign_report(case=running, seen=seen, by=acting("police_director"), on=TODAY)
    found = reminded(running, DUE)
    assert person("council_director").public_id in found
    assert person("police_director").public_id not in found


def test_writers_are_reminded_of_a_return_until_it_is_in(running):
    begun = ReturnRequest.objects.get(case=running, state="begun")
    writer = running.places.get(part="contributor", body=begun.body).person.public_id
    assert reminded(running, begun.due_on, returns_to_remind_of) == {writer: "on the last day"}
    keep_out(
        case=running,
        person=running.places.get(part="contributor", body=begun.body).person,
        kind="directed",
        because="A cousin.",
        by=acting("coordinator"),
        on=TODAY,
    )
    assert not reminded(running, begun.due_on, returns_to_remind_of)


@contextmanager
def the_morning_of(day):
    with time_machine.travel(NOW.replace(year=day.year, month=day.month, day=day.day, hour=7), tick=False):
        yield


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26)])
def test_the_mail_that_goes_out_says_nothing_of_a_case(running, day):
    Round.objects.all().delete()
    with the_morning_of(day):
        do_morning_round()
        send_waiting()
    assert Rung.objects.filter(subject_id=running.public_id).exists()
    mine = [m for m in mail.outbox if m.to == [person("coordinator").account.email]]
    told = [m for m in mine if "A task in a closed record is due on 26 November 2026." in m.body]
    assert len(told) == 1
    whole = "\n".join(f"{m.subject}\n{m.body}\n{m.extra_headers}" for m in mail.outbox).casefold()
    for word in (
        running.reference,
        running.public_id,
        running.child,
        "rapid review",
        "reviews/",
        " case ",
        "panel",
        running.what_happened[:20],
    ):
        assert word.casefold() not in whole, word
