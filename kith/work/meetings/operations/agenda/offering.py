"""Answering for a place on another group’s agenda (L27)."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.work.meetings.enums import MeetingState, OfferAnswer
from kith.work.meetings.models import AgendaItem, Offer
from kith.work.meetings.operations.agenda.steps import record_item
from kith.work.meetings.recording import refuse_unless_of_the_unit


@transaction.atomic
def answer_offer(*, item: AgendaItem, answer: str, words: str, by: Actor, on: date) -> Offer:
    """Say what a group does with its place on an agenda: bring something, pass, or ask to be asked.

    The people of the group that was offered the place answer, and the business unit for them. A later answer
    takes the place of an earlier one. Raises Refused for others, once the meeting is over, and for bringing
    something without saying what.
    """
    offer = Offer.objects.filter(item=item).first()
    if offer is None or item.about_group is None:
        raise Refused("No place is offered with this item.")
    if not _is_of_the_group(item, by, on):
        refuse_unless_of_the_unit(item.group.partnership, by, on)
    _refuse_too_late(item, on)
    answer, words = OfferAnswer(answer), words.strip()
    if answer == OfferAnswer.ASKED:
        raise Refused("Choose one of the answers.", field="answer")
    if answer == OfferAnswer.CONTRIBUTES and not words:
        raise Refused("Say in a few words what the group brings.", field="words")
    old = {"answer": str(offer.answer)}
    offer.answer, offer.words = answer, words
    offer.answered_on, offer.answered_at, offer.answered_by = on, now(), by.name
    offer.save()
    record_item(item, "answered offer of a place", by=by, old=old, new={"answer": str(answer)})
    return offer


def _is_of_the_group(item: AgendaItem, by: Actor, on: date) -> bool:
    if not by.person or item.about_group is None:
        return False
    group = ground_of(item.about_group.partnership).on(on).group_with_id(item.about_group.public_id)
    return bool(group and by.person in group.people)


def _refuse_too_late(item: AgendaItem, on: date) -> None:
    meeting = item.meeting
    if meeting is None:
        raise Refused("The item is on no agenda yet, so there is nothing to answer.")
    if meeting.state != MeetingState.PLANNED or meeting.meets_on < on:
        raise Refused(f"The meeting on {long_date(meeting.meets_on)} is over, so the answer stays as it is.")
