"""Who does a review: considered, asked about conflicts of interest, chosen, under terms, ended (L42)."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.models import Person
from kith.work.practice_reviews.conflicts import QUESTIONS
from kith.work.practice_reviews.enums import ReviewerState, ReviewState, StepOfReview
from kith.work.practice_reviews.lifecycle import PRACTICE_REVIEW, REVIEWER
from kith.work.practice_reviews.models import ConflictAnswer, Reviewer
from kith.work.practice_reviews.models.practice import PracticeReview
from kith.work.practice_reviews.recording import (
    hold_open_review,
    hold_reviewer,
    keep_step,
    refuse_day_outside,
    refuse_day_passed,
    said,
)
from kith.work.reviews.enums import Part
from kith.work.reviews.models import CaseConflict, CasePlace
from kith.work.reviews.operations.circle import end_place, give_place
from kith.work.reviews.recording import record

MOST_DAYS = 300
"""How many days of work a contract holds at most: more is a slip."""


@transaction.atomic
def consider_reviewer(
    *,
    review: PracticeReview,
    name: str,
    background: str,
    by: Actor,
    on: date,
    person: Person | None = None,
) -> Reviewer:
    """Consider somebody for a review: their name and what they bring; `person` where they have an account
    here. Raises Refused for others than those who run the case, and for somebody considered already."""
    hold_open_review(review, by, on)
    who = (
        person.name if person else said(name, "Write their name, or choose who they are here.", field="name")
    )
    brings = said(background, "Say what they bring, and where they work.", field="background")
    known = review.reviewers.exclude(state=ReviewerState.ENDED)
    if known.filter(name__iexact=who).exists():
        raise Refused(f"{who} is considered already.", field="name")
    made = Reviewer.objects.create(
        review=review, name=who, person=person, background=brings, considered_on=on
    )
    record(review.case, "considered reviewer", by=by)
    return made


@transaction.atomic
def check_conflicts(
    *, reviewer: Reviewer, answers: Mapping[str, tuple[bool, str]], by: Actor, on: date
) -> list[ConflictAnswer]:
    """Put the check of somebody’s conflicts of interest on record: for each question whether it is so, and
    what was found. Earlier answers stay. Raises Refused for others than those who run the case, for a
    question without an answer, for a conflict without words, and for somebody whose work has ended."""
    hold_reviewer(reviewer, by, on)
    if reviewer.state == ReviewerState.ENDED:
        raise Refused(f"{reviewer.name} is no longer the reviewer.")
    for one in QUESTIONS:
        if one.key not in answers:
            raise Refused("Answer each question.", field=one.key)
        is_so, words = answers[one.key]
        if is_so and not words.strip():
            raise Refused("Say what the conflict of interest is.", field=f"{one.key}_words")
    made = ConflictAnswer.objects.bulk_create(
        ConflictAnswer(
            reviewer=reviewer,
            question=one.key,
            is_so=answers[one.key][0],
            words=answers[one.key][1].strip(),
            answered_on=on,
            answered_at=now(),
            answered_by=by.name,
        )
        for one in QUESTIONS
    )
    reviewer.checked_on = on
    reviewer.save(update_fields=["checked_on"])
    record(reviewer.review.case, "checked conflicts of reviewer", by=by)
    return made


@transaction.atomic
def choose_reviewer(*, reviewer: Reviewer, because: str, by: Actor, on: date) -> None:
    """Choose somebody as the reviewer, with the reason. Raises Refused for others than those who run the
    case, before the check of conflicts, for somebody whom a conflict bars, and while another is chosen."""
    hold_reviewer(reviewer, by, on)
    refuse_conflict(reviewer)
    if reviewer.review.reviewers.filter(state=ReviewerState.CHOSEN).exists():
        raise Refused("Somebody is chosen for this review already. End their work first.")
    REVIEWER.move(reviewer, "choose", reason=because, chosen_on=on, chosen_because=because.strip())
    record(reviewer.review.case, "chose reviewer", by=by)


def refuse_conflict(reviewer: Reviewer) -> None:
    """Raise Refused for somebody who was not checked, whom the latest check bars, or whom a conflict of
    interest keeps out of the case."""
    if reviewer.checked_on is None:
        raise Refused(f"Check the conflicts of interest of {reviewer.name} first.")
    if conflicts_found(reviewer):
        raise Refused(f"{reviewer.name} has a conflict of interest and can’t do this review.")
    kept_out = CaseConflict.objects.filter(case=reviewer.review.case, lifted_at__isnull=True)
    if reviewer.person_id and kept_out.filter(person=reviewer.person_id).exists():
        raise Refused(f"A conflict of interest keeps {reviewer.name} out of this case.")


def conflicts_found(reviewer: Reviewer) -> list[ConflictAnswer]:
    """Return the latest answers that are conflicts of interest. One query, or none where they were read."""
    latest = {one.question: one for one in sorted(reviewer.answers.all(), key=lambda one: one.pk)}
    return [one for one in latest.values() if one.is_so]


@transaction.atomic
def agree_terms(
    *,
    reviewer: Reviewer,
    terms: str,
    days: int,
    agreed_on: date,
    ends_on: date,
    by: Actor,
    on: date,
) -> None:
    """Put on record the terms that were agreed with the reviewer; with them the review starts. Raises Refused
    for others than those who run the case, for somebody who is not chosen or whom a later check bars, and for
    days that don’t fit."""
    hold_reviewer(reviewer, by, on)
    if reviewer.state != ReviewerState.CHOSEN:
        raise Refused(f"Choose {reviewer.name} as the reviewer first.")
    refuse_conflict(reviewer)
    if not 1 <= days <= MOST_DAYS:
        raise Refused(f"Write between 1 and {MOST_DAYS} days of work.", field="days")
    refuse_day_outside(agreed_on, reviewer.review, on, field="agreed_on")
    refuse_day_passed(ends_on, on, field="ends_on")
    reviewer.terms = said(terms, "Write what is agreed.", field="terms")
    reviewer.days, reviewer.agreed_on, reviewer.ends_on = days, agreed_on, ends_on
    reviewer.save(update_fields=["terms", "days", "agreed_on", "ends_on"])
    record(reviewer.review.case, "agreed terms with reviewer", by=by)
    if reviewer.review.state == ReviewState.COMMISSIONED:
        PRACTICE_REVIEW.move(reviewer.review, "start")
        words = "The terms of the reviewer are agreed."
        keep_step(reviewer.review, StepOfReview.STARTED, words, by=by, on=on)


@transaction.atomic
def give_reviewer_place(*, reviewer: Reviewer, by: Actor, on: date) -> CasePlace:
    """Give the reviewer a place in the circle of the case until the last day of their terms. Raises Refused
    for one without terms or without an account here, and as giving any place does."""
    hold_reviewer(reviewer, by, on)
    if reviewer.state != ReviewerState.CHOSEN or reviewer.ends_on is None:
        raise Refused("A place is given once the terms are agreed.")
    if reviewer.person is None:
        raise Refused(f"{reviewer.name} has no account here, so there is nobody to give a place to.")
    return give_place(
        case=reviewer.review.case,
        person=reviewer.person,
        part=Part.PANEL,
        because="Does the review, by the terms that were agreed",
        held_to=reviewer.ends_on,
        body=None,
        by=by,
        on=on,
    )


@transaction.atomic
def end_reviewer(*, reviewer: Reviewer, because: str, by: Actor, on: date) -> None:
    """End the reviewer’s work, for a reason; the place in the circle that they had for it ends too. Raises
    Refused for others than those who run the case, without a reason, and for somebody not chosen."""
    hold_reviewer(reviewer, by, on)
    let_go(reviewer=reviewer, because=because, by=by, on=on)


def let_go(*, reviewer: Reviewer, because: str, by: Actor, on: date) -> None:
    """End a reviewer’s work and their place in the circle, within a deed that holds the review."""
    REVIEWER.move(reviewer, "end", reason=because, ended_on=on, ended_because=because.strip())
    for place in _places_of(reviewer, on):
        end_place(place=place, because="No longer does the review", by=by, on=on)
    record(reviewer.review.case, "ended work of reviewer", by=by)


def _places_of(reviewer: Reviewer, on: date) -> list[CasePlace]:
    if reviewer.person_id is None:
        return []
    rows = CasePlace.objects.open_on(on).filter(case=reviewer.review.case, part=Part.PANEL)
    return list(rows.filter(person=reviewer.person_id).select_related("case", "person"))
