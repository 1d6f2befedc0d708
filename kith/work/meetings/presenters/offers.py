"""What pages say of the places that a group is offered on other groups’ agendas."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.standings import Standing
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.words import count_of
from kith.partnership.partnerships.membership import Membership
from kith.work.meetings.enums import MeetingState, OfferAnswer
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.presenters.agenda import offer_words
from kith.work.meetings.queries.offers import may_answer

At = Callable[..., str]


@dataclass(frozen=True)
class OfferRow:
    """A place at one meeting and what was answered."""

    group: str
    day: str
    is_ahead: bool
    standing: Standing
    word: str
    words: str
    answered: str
    answer: str
    url: str


def offer_rows(
    items: Iterable[AgendaItem], membership: Membership, today: date, at: At
) -> tuple[OfferRow, ...]:
    """Return each place as a row."""
    return tuple(_row(item, membership, today, at) for item in items if item.meeting)


def _row(item: AgendaItem, membership: Membership, today: date, at: At) -> OfferRow:
    meeting, offer = item.meeting, item.offer
    ahead = bool(meeting and meeting.state == MeetingState.PLANNED and meeting.meets_on >= today)
    asked = offer.answer == OfferAnswer.ASKED
    return OfferRow(
        group=item.group.name,
        day=long_date(meeting.meets_on) if meeting else "",
        is_ahead=ahead,
        standing=(Standing.DUE if ahead else Standing.NOT_STATED) if asked else Standing.MET,
        word=offer_words(offer.answer, item) if ahead or not asked else "Open, and not used",
        words=offer.words,
        answered=f"{offer.answered_by}, {long_date(offer.answered_on)}" if offer.answered_on else "",
        answer=offer.answer,
        url=at("meetings:answer_offer", item.public_id) if ahead and may_answer(membership, item) else "",
    )


def taken_up(rows: Sequence[OfferRow]) -> str:
    """Return how often a place was taken, in a sentence; nothing where no meeting was yet."""
    if not rows:
        return ""
    brought = sum(1 for row in rows if row.answer == OfferAnswer.CONTRIBUTES)
    passed = sum(1 for row in rows if row.answer == OfferAnswer.PASSES)
    asked = sum(1 for row in rows if row.answer == OfferAnswer.ASK_US)
    silent = len(rows) - brought - passed - asked
    said = (
        (brought, "something was brought to {}."),
        (passed, "nothing was brought to {}."),
        (asked, "they wanted to be asked at {}."),
        (silent, "the place was open at {} and not used."),
    )
    words = (sentence.format(count_of(number, "meeting")) for number, sentence in said if number)
    return " ".join(f"{one[:1].upper()}{one[1:]}" for one in words)
