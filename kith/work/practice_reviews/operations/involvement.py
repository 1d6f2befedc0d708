"""Who takes part: events with practitioners, and the plan of contacts with the family (L42)."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.work.practice_reviews.enums import Method
from kith.work.practice_reviews.models import FamilyContact, PracticeReview, PractitionerEvent
from kith.work.practice_reviews.recording import (
    hold_open_review,
    refuse_day_outside,
    refuse_day_passed,
    said,
)
from kith.work.reviews.recording import record

MOST_PEOPLE = 500
"""How many practitioners come to one event at most: more is a slip."""


@transaction.atomic
def plan_event(
    *, review: PracticeReview, method: str, planned_on: date, for_whom: str, by: Actor, on: date
) -> PractitionerEvent:
    """Plan an event with practitioners. Raises Refused for others than those who run the case, without whom
    it is for, and for a day that is passed or far ahead."""
    hold_open_review(review, by, on)
    if method not in Method.values:
        raise Refused("Choose how practitioners take part.", field="method")
    refuse_day_passed(planned_on, on, field="planned_on")
    whom = said(for_whom, "Say for whom it is.", field="for_whom")
    made = PractitionerEvent.objects.create(
        review=review, method=method, planned_on=planned_on, for_whom=whom
    )
    record(review.case, "planned practitioner event", by=by, new={"on": planned_on.isoformat()})
    return made


@transaction.atomic
def record_event(
    *, event: PractitionerEvent, held_on: date, came: int, heard: str, by: Actor, on: date
) -> None:
    """Put on record that an event was held, how many came and what was heard. Raises Refused for others than
    those who run the case, without what was heard, for a day before the commission or ahead, and for one on
    record already."""
    hold_open_review(event.review, by, on)
    review = event.review
    event.refresh_from_db()
    event.review = review
    if event.held_on:
        raise Refused("This event is on record already.")
    refuse_day_outside(held_on, review, on, field="held_on")
    if not 0 <= came <= MOST_PEOPLE:
        raise Refused(f"Write a number of people up to {MOST_PEOPLE}.", field="came")
    event.held_on, event.came = held_on, came
    event.heard = said(heard, "Say what was heard.", field="heard")
    event.save(update_fields=["held_on", "came", "heard"])
    record(review.case, "recorded practitioner event", by=by, new={"on": held_on.isoformat()})


@transaction.atomic
def plan_contact(
    *,
    review: PracticeReview,
    who: str,
    how: str,
    by_whom: str,
    purpose: str,
    due_on: date,
    by: Actor,
    on: date,
) -> FamilyContact:
    """Plan a contact with somebody of the family, by code. Raises Refused for others than those who run the
    case, for anything left empty, and for a day that is passed or far ahead."""
    hold_open_review(review, by, on)
    refuse_day_passed(due_on, on, field="due_on")
    made = FamilyContact.objects.create(
        review=review,
        who=said(who, "Say who it is, by code.", field="who"),
        how=said(how, "Say how.", field="how"),
        by_whom=said(by_whom, "Say who makes the contact.", field="by_whom"),
        purpose=said(purpose, "Say what it is for.", field="purpose"),
        due_on=due_on,
    )
    record(review.case, "planned contact with family", by=by, new={"due_on": due_on.isoformat()})
    return made


@transaction.atomic
def record_contact(
    *,
    contact: FamilyContact,
    done_on: date,
    declined: bool,
    said_words: str,
    on_publication: str,
    by: Actor,
    on: date,
) -> None:
    """Put on record what came of a contact: what they said, also about the publication, or that they did not
    want to take part. Raises Refused for others than those who run the case, without words, for a day before
    the commission or ahead, and for one on record already."""
    hold_open_review(contact.review, by, on)
    review = contact.review
    contact.refresh_from_db()
    contact.review = review
    if contact.done_on:
        raise Refused("This contact is on record already. Plan another one.")
    refuse_day_outside(done_on, review, on, field="done_on")
    contact.said = said(said_words, "Say what they said, or why there was no contact.", field="said_words")
    contact.done_on, contact.declined = done_on, declined
    contact.on_publication = on_publication.strip()
    contact.save(update_fields=["said", "done_on", "declined", "on_publication"])
    record(review.case, "recorded contact with family", by=by, new={"on": done_on.isoformat()})
