"""Appointments made, ended and overtaken by the days, held against a model that anybody can read."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Appointment, Partnership
from kith.partnership.partnerships.operations.people import (
    end_appointment,
    make_appointment,
    withdraw_appointment,
)
from tests.cast import NOW, TODAY, acting, person

LONDON = ZoneInfo("Europe/London")
SEATS = "/partnerships/leicestershire-and-rutland/seats"
days = st.integers(min_value=-3, max_value=6).map(lambda number: TODAY + timedelta(days=number))


class AccessOverTime(RuleBasedStateMachine):
    """One practitioner, one post, and the days from the Monday of the tests on.

    The model is a list of periods. The practitioner may come in on a day that lies in one of them, first
    and last day included; everything else is a no.
    """

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.clock = time_machine.travel(NOW, tick=False)
        self.traveller = self.clock.start()
        self.today = TODAY
        self.partnership = Partnership.objects.get(key="leicestershire-and-rutland")
        self.post = self.partnership.posts.get(key="coordinator")
        self.person = person("practitioner")
        self.by = acting("manager", "arrangements.appoint")
        self.browser = Client()
        self.browser.force_login(self.person.account)
        self.model: list[list[date]] = []
        self.rows: list[Appointment] = []

    @rule(begins=days, length=st.integers(min_value=0, max_value=4))
    def appoint(self, begins: date, length: int) -> None:
        """Appoint for some days; a period that touches another of the same post is refused."""
        ends = begins + timedelta(days=length)
        taken = any(begins <= last and first <= ends for first, last in self.model)
        try:
            row = make_appointment(
                partnership=self.partnership,
                person=self.person,
                post=self.post,
                held_from=begins,
                held_to=ends,
                by=self.by,
            )
        except Refused:
            assert taken
            return
        assert not taken
        self.model.append([begins, ends])
        self.rows.append(row)

    @precondition(lambda self: self.rows)
    @rule(data=st.data(), last_day=days)
    def end(self, data, last_day: date) -> None:
        """End one; it neither ends before it began nor grows."""
        at = data.draw(st.integers(min_value=0, max_value=len(self.rows) - 1))
        begins, ends = self.model[at]
        try:
            end_appointment(appointment=self.rows[at], last_day=last_day, by=self.by, reason="Changed.")
        except Refused:
            assert last_day < begins or last_day > ends
            return
        assert begins <= last_day <= ends
        self.model[at][1] = last_day

    @precondition(lambda self: self.rows)
    @rule()
    def withdraw(self) -> None:
        """Take the last one back."""
        withdraw_appointment(appointment=self.rows.pop(), by=self.by, reason="Named by mistake.")
        self.model.pop()

    @rule()
    def tomorrow(self) -> None:
        """Let a day go by, to a moment after midnight."""
        self.today += timedelta(days=1)
        moment = datetime.combine(self.today, datetime.min.time(), LONDON)
        self.traveller.move_to(moment, tick=False)
        self.browser.force_login(self.person.account)

    @invariant()
    def may_come_in_just_when_the_model_says(self) -> None:
        """The page answers as the model says, on every day and after every deed."""
        may = any(first <= self.today <= last for first, last in self.model)
        assert self.browser.get(SEATS).status_code == (200 if may else 404)

    def teardown(self) -> None:
        """Put everything back."""
        self.clock.stop()
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)


@pytest.mark.django_db
def test_nobody_comes_in_on_a_day_without_an_appointment_and_everybody_on_a_day_with_one():
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        AccessOverTime, settings=settings(max_examples=8, stateful_step_count=12, deadline=None)
    )
