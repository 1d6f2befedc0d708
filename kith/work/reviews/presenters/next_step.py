"""The next step of a case for one reader: on its page, and in the lines of the register."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from kith.partnership.partnerships.membership import Membership
from kith.work.reviews.beside import Step
from kith.work.reviews.enums import CaseState, Part
from kith.work.reviews.models import Case
from kith.work.reviews.next_steps import NextStep, Reader, next_step
from kith.work.reviews.queries.register import steps_told
from kith.work.reviews.queries.steps import case_with_facts, known_of, parts_in
from kith.work.reviews.report_on_paper.sections import text_hash
from kith.work.reviews.running import review_of


def step_on_page(
    case: Case, membership: Membership, parts: Mapping[Part, frozenset[int]], today: date
) -> NextStep | None:
    """Return the next step of a case for who may open it. Two queries, and five for a report with words."""
    found = case_with_facts(case, today)
    review = review_of(case)
    is_signed_now = case.state == CaseState.RAPID_REVIEW and review is not None and bool(review.because)
    text = text_hash(review) if review and is_signed_now else None
    elsewhere = steps_told([case.pk], today).get(case.pk)
    known = known_of(found, elsewhere, text=text)
    return next_step(known, Reader(parts, membership.person.public_id, opens=True), today)


def steps_in_register(
    cases: Sequence[Case],
    membership: Membership,
    elsewhere: Mapping[int, Step],
    opened: Collection[int],
    today: date,
) -> dict[int, NextStep | None]:
    """Return the next step of each case (by pk) for a reader of the register. One query."""
    parts = parts_in(membership, cases)
    me = membership.person.public_id
    return {
        case.pk: next_step(
            known_of(case, elsewhere.get(case.pk)),
            Reader(parts.get(case.pk, {}) if case.pk in opened else {}, me, opens=case.pk in opened),
            today,
        )
        for case in cases
    }
