"""When and where the sample groups meet next, who says that they come, and who has come for whom before."""

from __future__ import annotations

from datetime import date, time, timedelta

from kith.front.demo.samples.stage import BY
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Person
from kith.work.meetings.enums import MeetingState, ReplyAnswer
from kith.work.meetings.models import Meeting
from kith.work.meetings.operations.agenda import set_times
from kith.work.meetings.operations.replies import reply_to_meeting
from kith.work.meetings.seats import seats_held

DEPUTIES = ("Elowen Tansy-Marsh", "Corin Fennimore", "Dulcie Hawkweed", "Piers Gorsebrook", "Annis Larchwood")
NEXT = timedelta(days=75)
"""How far ahead meetings have a time and a place, and people have begun to answer."""
FEW = 3
"""A group of so many sends neither a deputy nor an apology; one of fewer has not answered at all."""

WHERE: dict[str, tuple[time, int, str]] = {
    "lrscp": (time(9, 30), 150, "Larkfield House, the long room (invented)"),
    "planning-and-delivery": (time(13, 30), 150, "Larkfield House, room 2 (invented)"),
    "case-review": (time(10), 120, "Rushbank Centre, upstairs (invented)"),
    "strategic-forum": (time(10), 120, "Heronwater Hall, committee room (invented)"),
    "core-business": (time(14), 120, "Heronwater Hall, room 5 (invented)"),
    "leicester-city-lead": (time(9, 30), 120, "Saffron Wharf, first floor (invented)"),
}
"""When each group begins, how many minutes it takes, and where."""
BEGAN = {("lrscp", 4), ("strategic-forum", 2), ("planning-and-delivery", 6)}
"""The past meetings, by their place in the group’s line, of which the hour and the room are on record."""


def say_when_it_began(meeting: Meeting, place: int) -> None:
    """Set the hour and the room of a past meeting, where they are on record."""
    if (meeting.group.key, place) in BEGAN:
        _set(meeting, meeting.planned_on)


def put_comings_in_place(today: date) -> None:
    """Give the next meetings their hour and room, and let most people answer for them."""
    rows = Meeting.objects.filter(state=MeetingState.PLANNED, meets_on__gt=today, meets_on__lte=today + NEXT)
    for meeting in rows.with_groups().order_by("meets_on", "pk"):
        if meeting.group.key in WHERE:
            _set(meeting, today)
            _answer(meeting, today)


def _set(meeting: Meeting, on: date) -> None:
    begins, length, place = WHERE[meeting.group.key]
    set_times(
        meeting=meeting,
        begins=begins,
        length=length,
        shortened_because="",
        place=place,
        link="",
        by=BY,
        on=on,
    )


def _answer(meeting: Meeting, today: date) -> None:
    """Let most of those who are asked answer, as they told the business unit; some have not yet."""
    group = ground_of(meeting.group.partnership).on(meeting.meets_on).group_with_id(meeting.group.public_id)
    asked = list(dict.fromkeys(seat.person for seat in seats_held(group))) if group else []
    people = {one.public_id: one for one in Person.objects.filter(public_id__in=asked)}
    for number, who in enumerate(asked if len(asked) >= FEW else ()):
        answer, deputy = _answers(number, of=len(asked))
        if answer:
            reply_to_meeting(
                meeting=meeting, person=people[who], answer=answer, deputy=deputy, by=BY, on=today
            )


def _answers(number: int, *, of: int) -> tuple[str, str]:
    """Return what one of so many answers: the first and every fifth not yet, one a deputy, one an apology."""
    if number % 5 == 0:
        return "", ""
    if number == of - 1 and of > FEW:
        return ReplyAnswer.APOLOGY, ""
    if number == of - 2 and of > FEW:
        return ReplyAnswer.DEPUTY, DEPUTIES[of % len(DEPUTIES)]
    return ReplyAnswer.COMING, ""
