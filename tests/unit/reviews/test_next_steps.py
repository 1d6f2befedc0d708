"""The table of next steps: in each state the first thing missing, and what each reader does about it."""

from datetime import date, timedelta

import pytest

from kith.work.reviews.beside import Opening, Step
from kith.work.reviews.enums import CaseState, Part
from kith.work.reviews.next_steps import TABLE, Asked, Known, Reader, next_step, step_of

TODAY = date(2026, 11, 16)
ONE = timedelta(days=1)
POLICE, HEALTH, TRUST = 1, 2, 3
PARTNERS = {POLICE: "Police", HEALTH: "Health"}
RECEIVED, RAPID, REPORTED = CaseState.RECEIVED, CaseState.RAPID_REVIEW, CaseState.REPORTED
RUNNER = Reader({Part.COORDINATOR: frozenset()}, "runner", opens=True)
DIRECTOR = Reader({Part.PARTNER: frozenset({POLICE})}, "director", opens=True)
WRITER = Reader({Part.CONTRIBUTOR: frozenset({TRUST})}, "writer", opens=True)
BOARD = Reader()


def asked(due_on=TODAY, *, is_in=False, body=TRUST, name="Trust"):
    return Asked(f"return-{body}", body, name, due_on, is_in)


def known(state, **facts):
    return Known(**{"public_id": "c", "state": state, "partners": PARTNERS, **facts})


RETURNED = {"asked": [asked(is_in=True)]}
MET = {**RETURNED, "meets_on": TODAY - ONE}
VIEWED = {**MET, "stated": {POLICE, HEALTH}}
WRITTEN = {**VIEWED, "is_written": True}
SIGNED = {**WRITTEN, "signed": {POLICE, HEALTH}}
REVIEW = Step(
    "Local practice review", None, "First draft: 1 December 2026", page=("practice_reviews:review", "r")
)
COMMISSION = Opening("Commission the review", "One follows.", ("practice_reviews:commission", "c"))

WRITE = "Write the report with the decision whether a practice review follows"

CASES = [
    (RECEIVED, {"left": ["area"]}, "Answer the criteria: 1 left", "reviews:criterion"),
    (RECEIVED, {"stated": {HEALTH}}, "Views awaited from 1 partner", ""),
    (RECEIVED, {"stated": {POLICE, HEALTH}}, "Decide whether to notify the Panel", "reviews:notified"),
    (CaseState.NOT_NOTIFIED, {}, "Look at it again once more is known, or end the case", "reviews:end"),
    (CaseState.NOT_NOTIFIED, {"elsewhere": REVIEW}, REVIEW.next_step, "practice_reviews:review"),
    (RAPID, {}, "Ask the agencies and set the day of the meeting", "reviews:first_day"),
    (RAPID, {"asked": [asked()]}, "0 of 1 returns are in", ""),
    (RAPID, {"asked": [asked(TODAY - ONE)]}, "0 of 1 returns are in, 1 late", "reviews:chase_return"),
    (RAPID, RETURNED, "Set the day of the meeting", "reviews:write_report"),
    (RAPID, {**RETURNED, "meets_on": TODAY}, "Hold the meeting on 16 November 2026", "reviews:answers"),
    (RAPID, {**MET, "left": ["panel"]}, "Answer the criteria: 1 left", "reviews:criterion"),
    (RAPID, MET, "Views awaited from 2 partners", ""),
    (RAPID, VIEWED, WRITE, "reviews:write_report"),
    (RAPID, {**VIEWED, "asked": [asked()]}, WRITE, "reviews:write_report"),
    (RAPID, WRITTEN, "Signatures awaited from 2 partners", ""),
    (RAPID, SIGNED, "Check the copy of the report", "reviews:check_copy"),
    (RAPID, {**SIGNED, "checked_by": "another"}, "Send the report to the Panel", "reviews:send_report"),
    (RAPID, {**SIGNED, "checked_by": "runner"}, "Send the report to the Panel", ""),
    (REPORTED, {"elsewhere": REVIEW, "disagrees": True}, "Panel disagreed: awaiting reconsideration",
     "reviews:reconsider"),
    (REPORTED, {"elsewhere": REVIEW}, REVIEW.next_step, "practice_reviews:review"),
    (REPORTED, {"opening": COMMISSION}, "Commission the review", "practice_reviews:commission"),
    (REPORTED, {}, "The Panel’s answer is awaited", "reviews:panel_answer"),
    (REPORTED, {"answered": True}, "Follow the learning, then end the case", "reviews:end"),
    (CaseState.ENDED, {}, "Done", ""),
    (CaseState.WITHDRAWN, {}, "Withdrawn", ""),
]  # fmt: skip


@pytest.mark.parametrize(("state", "facts", "words", "page"), CASES)
def test_a_case_has_one_next_step_for_those_who_run_it(state, facts, words, page):
    found = next_step(known(state, **facts), RUNNER, TODAY)
    assert (found.short, found.way.page[0] if found.way else "") == (words, page)


def test_the_table_speaks_of_each_state_and_ends_each_with_a_rule_that_always_holds():
    assert {state for state, _holds, _tells in TABLE} == set(CaseState)
    for state in CaseState:
        assert step_of(known(state, answered=True, checked_by="x", left=["a"], asked=[asked()]), TODAY).short


@pytest.mark.parametrize(
    ("facts", "words", "page"),
    [
        ({}, "View awaited from Police, Health.", "reviews:state_view"),
        ({"stated": {POLICE}}, "View awaited from Health.", ""),
    ],
)
def test_a_partner_sees_their_own_view_awaited_and_others_from_whom(facts, words, page):
    found = next_step(known(RAPID, **{**MET, **facts}), DIRECTOR, TODAY)
    assert (found.says, found.way.page[0] if found.way else "") == (words, page)


def test_a_partner_signs_until_theirs_is_there():
    page = next_step(known(RAPID, **WRITTEN), DIRECTOR, TODAY).way.page
    assert page == ("reviews:report", "c")
    after = next_step(known(RAPID, **{**WRITTEN, "signed": {POLICE}}), DIRECTOR, TODAY)
    assert (after.says, after.way) == ("Signature awaited from Health.", None)


def test_an_agencys_writer_sees_their_own_return_alone_and_nothing_once_it_is_in():
    police = asked(TODAY - ONE, body=POLICE, name="Police")
    found = next_step(known(RAPID, asked=[police, asked()]), WRITER, TODAY)
    assert (found.short, found.says) == (
        "Write the return of Trust",
        "Awaited: Trust, due on 16 November 2026.",
    )
    assert next_step(known(RAPID, asked=[police, asked(is_in=True)]), WRITER, TODAY) is None
    assert next_step(known(RECEIVED), WRITER, TODAY) is None


def test_who_may_not_open_the_case_reads_numbers_and_no_agency():
    late = known(RAPID, asked=[asked(TODAY - ONE * 2), asked(is_in=True, body=HEALTH, name="Health")])
    told = next_step(late, BOARD, TODAY)
    assert (told.says, told.way) == ("1 of 2 returns is in, 1 late", None)
    assert next_step(late, RUNNER, TODAY).says == (
        "1 of 2 returns is in. Awaited: Trust, due on 14 November 2026 and late by 1 working day."
    )
