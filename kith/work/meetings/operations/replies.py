"""Answering for a meeting: coming, sending a deputy, or an apology."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Person
from kith.work.meetings.enums import MeetingState, ReplyAnswer
from kith.work.meetings.models import Meeting, Reply
from kith.work.meetings.recording import record, refuse_unless_of_the_unit
from kith.work.meetings.seats import folded, seats_held


@transaction.atomic
def reply_to_meeting(
    *, meeting: Meeting, person: Person, answer: str, deputy: str = "", by: Actor, on: date
) -> Reply:
    """Say whether somebody comes to a meeting. A later answer takes the place of the earlier.

    People answer for themselves; the business unit puts on record what others told it. Raises Refused when
    the meeting is not planned any more or its day has passed, when the person does not sit in the group on
    that day, when a deputy is not named, or when the deputy is somebody who comes as a member.
    """
    _refuse_others(meeting, person, by, on)
    _refuse_too_late(meeting, on)
    group = _group_on_its_day(meeting)
    if person.public_id not in group.people:
        day = long_date(meeting.meets_on)
        raise Refused(f"{person.name} does not sit in {group.terms.name} on {day}, so isn’t asked to come.")
    deputy = " ".join(deputy.split())
    _refuse_deputy(group, person, answer, deputy)
    reply, _new = Reply.objects.update_or_create(
        meeting=meeting,
        person=person,
        defaults={"answer": answer, "deputy": deputy, "replied_at": now(), "replied_by": by.name},
    )
    words = {"person": person.name, "answer": reply.get_answer_display(), "deputy": deputy}
    record(meeting, "answered for meeting", by=by, new=words)
    return reply


def _refuse_others(meeting: Meeting, person: Person, by: Actor, on: date) -> None:
    if by.person != person.public_id:
        refuse_unless_of_the_unit(meeting.group.partnership, by, on)


def _refuse_too_late(meeting: Meeting, on: date) -> None:
    if meeting.state != MeetingState.PLANNED:
        state = meeting.get_state_display().lower()
        raise Refused(f"This meeting is {state}, so nobody needs to answer any more.")
    if meeting.meets_on < on:
        raise Refused(f"The meeting was on {long_date(meeting.meets_on)}, so it is too late to answer.")


def _group_on_its_day(meeting: Meeting) -> GroupAsAt:
    found = ground_of(meeting.group.partnership).on(meeting.meets_on)
    group = found.group_with_id(meeting.group.public_id)
    if group is None:
        raise Refused(f"{meeting.group.name} does not run on {long_date(meeting.meets_on)}.")
    return group


def _refuse_deputy(group: GroupAsAt, person: Person, answer: str, deputy: str) -> None:
    if answer != ReplyAnswer.DEPUTY and deputy:
        words = f"You named {deputy}. Choose “{ReplyAnswer.DEPUTY.label}”, or leave the name empty."
        raise Refused(words, field="deputy")
    if answer == ReplyAnswer.DEPUTY and not deputy:
        raise Refused("Give the name of the deputy.", field="deputy")
    if deputy and folded(deputy) == folded(person.name):
        raise Refused(f"{person.name} can’t be their own deputy. Name somebody else.", field="deputy")
    member = {folded(s.name): s.name for s in seats_held(group)}.get(folded(deputy))
    if member:
        words = f"{member} sits in the group in their own right, so can’t come as a deputy too."
        raise Refused(words, field="deputy")
