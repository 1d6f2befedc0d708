"""What the young people answered about their place on past agendas, and what was minuted."""

from __future__ import annotations

from datetime import date

from kith.front.demo.samples.stage import BY
from kith.work.meetings.enums import OfferAnswer, Slot
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda import answer_offer

BRINGS, PASSES, ASK_US = OfferAnswer.CONTRIBUTES, OfferAnswer.PASSES, OfferAnswer.ASK_US
Answer = tuple[OfferAnswer, str]

ANSWERS: dict[str, tuple[Answer, ...]] = {
    "lrscp": (
        (BRINGS, "What we would change about the first letter a family gets."),
        (PASSES, ""),
        (BRINGS, "A short film about waiting rooms, made by four of us."),
        (ASK_US, "Please ask us before you choose the new priorities."),
        (PASSES, "We lead the session at this meeting, so that is our place."),
        (BRINGS, "Three things that make it easier to tell an adult something."),
        (PASSES, ""),
        (BRINGS, "Letters should say who will come and when. We bring two that don’t."),
    ),
    "planning-and-delivery": (
        (ASK_US, "Tell us first what the group does. Then we can say."),
        (BRINGS, "What we hear at school about who to go to."),
        (PASSES, ""),
        (BRINGS, "A list of words in leaflets that nobody our age uses."),
        (BRINGS, "Which of the leaflets have changed since, and which have not."),
        (PASSES, ""),
        (BRINGS, "What it is like when a visit is moved without a call."),
        (PASSES, "Most of us have mock exams. Next time, please."),
    ),
    "case-review": (
        (PASSES, ""),
        (PASSES, ""),
        (ASK_US, "Ask us when a review is about somebody our age."),
        (BRINGS, "How we would like to be told what a review has found."),
        (PASSES, ""),
        (PASSES, ""),
        (BRINGS, "Our words for the page that tells families what a review is."),
        (ASK_US, "We would like to see that page again before it is printed."),
    ),
}
"""For each group that offers them a place, what they answered at one meeting after the other."""


def answer_for_young_people(meeting: Meeting, place: int) -> None:
    """Answer for their place on the agenda of a meeting, the group’s first, second and so on."""
    answers = ANSWERS.get(meeting.group.key, ())
    item = offered_at(meeting)
    if item is not None and place <= len(answers):
        answer, words = answers[place - 1]
        answer_offer(item=item, answer=answer, words=words, by=BY, on=_week_before(meeting))


def offered_at(meeting: Meeting) -> AgendaItem | None:
    """Return the item with which young people are offered a place at a meeting."""
    rows = AgendaItem.objects.filter(meeting=meeting, slot=Slot.YOUNG_PEOPLE, offer__isnull=False)
    found = rows.select_related("group", "group__partnership", "about_group", "meeting", "offer").first()
    if found is not None:
        found.meeting = meeting
    return found


def minuted(item: AgendaItem) -> str:
    """Return what the minutes say at their item, by what they had answered."""
    offer = item.offer
    if offer.answer == BRINGS:
        said = offer.words.rstrip(".").replace(". ", "; ")
        return f"Two young people brought this: “{said}”. Members say next time what follows from it."
    if offer.answer == ASK_US:
        return f"The young people had written: “{offer.words}” The chair answers them this week."
    return "The young people had nothing to bring this time. The place stays theirs at the next meeting."


def _week_before(meeting: Meeting) -> date:
    return date.fromordinal(meeting.meets_on.toordinal() - 7)
