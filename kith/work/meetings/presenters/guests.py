"""What guests read, and what a meeting's page of invitations says of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date, time_of_day
from kith.partnership.documents.delivery import SHOWN
from kith.partnership.documents.enums import HandlingMark
from kith.work.meetings.models import Invitation, Meeting
from kith.work.meetings.operations.invitations import MOST_WRONG_CODES
from kith.work.meetings.queries.invitations import GuestPaper, organisation

MARK_WORDS = {
    HandlingMark.OFFICIAL: "OFFICIAL. What you read here is for the meeting: please keep it to yourself.",
    HandlingMark.SENSITIVE: "OFFICIAL-SENSITIVE. What you read here is for the meeting alone: don’t pass it "
    "on, don’t take pictures of it, and read it where nobody looks over your shoulder.",
}


@dataclass(frozen=True)
class PaperForGuest:
    """A paper: its title and how it is to be handled; without an address it can’t be opened here."""

    title: str
    about: str
    url: str


@dataclass(frozen=True)
class ItemForGuest:
    """The one item that a guest sees."""

    handling: str
    facts: list[tuple[str, str]]
    papers: tuple[PaperForGuest, ...]


def item_for_guest(invitation: Invitation, papers: Iterable[GuestPaper], url: str) -> ItemForGuest:
    """Return what a guest reads of the item that they are invited to, and nothing beside it."""
    item, meeting = invitation.item, invitation.item.meeting
    found = list(papers)
    facts = [
        ("Meeting", item.group.name),
        ("When", when(meeting) if meeting else ""),
        ("Where", meeting.place if meeting else ""),
        ("What it is for", item.get_purpose_display()),
        ("What is asked", item.brief),
        ("Time for it", f"{item.minutes} minutes"),
        ("You can read this until", long_date(invitation.last_day)),
    ]
    return ItemForGuest(
        handling=MARK_WORDS[highest(found, is_closed=item.is_closed)],
        facts=facts,
        papers=tuple(_paper(one, invitation, url) for one in found),
    )


def highest(papers: Iterable[GuestPaper], *, is_closed: bool) -> HandlingMark:
    """Return the highest mark among papers; a closed item is OFFICIAL-SENSITIVE by itself."""
    marks = {one.paper.document.mark for one in papers}
    sensitive = is_closed or HandlingMark.SENSITIVE in marks
    return HandlingMark.SENSITIVE if sensitive else HandlingMark.OFFICIAL


def when(meeting: Meeting) -> str:
    """Return the day and the hours of a meeting; the half of the day while nobody has set the hour."""
    day = f"{meeting.meets_on:%A} {long_date(meeting.meets_on)}"
    if meeting.begins is None:
        return f"{day}, {meeting.get_half_day_display().lower()}"
    return f"{day}, {time_of_day(meeting.begins_at)} to {time_of_day(meeting.ends_at)}"


def _paper(one: GuestPaper, invitation: Invitation, url: str) -> PaperForGuest:
    version, opens = one.version, one.version.kind in SHOWN or invitation.may_download
    pages = f", {version.pages} pages" if version.pages and version.pages > 1 else ""
    about = f"{version.get_kind_display()}{pages}, {one.paper.document.get_mark_display()}"
    return PaperForGuest(
        title=one.paper.document.title,
        about=about if opens else f"{about}. Shown at the meeting: it can’t be read here.",
        url=f"{url}/papers/{one.paper.public_id}" if opens else "",
    )


@dataclass(frozen=True)
class InvitationLine:
    """One invitation, for the members of the meeting; the address only for those who look after it."""

    name: str
    body: str
    item: str
    why: str
    email: str
    until: str
    opened: str
    state: str
    again_url: str
    withdraw_url: str


def invitation_line(
    one: Invitation, today: date, at: Callable[..., str], *, is_steered: bool
) -> InvitationLine:
    """Return one line of the page of a meeting’s invitations."""
    is_live = one.withdrawn_at is None
    meeting = one.item.meeting.public_id if one.item.meeting else ""
    ways = is_steered and is_live
    return InvitationLine(
        name=one.name,
        body=organisation(one),
        item=one.item.title,
        why=one.why,
        email=one.email if is_steered else "",
        until=long_date(one.last_day),
        opened=long_date(one.opened_on) if one.opened_on else "Not yet",
        state=_state(one, today),
        again_url=at("meetings:invite_again", meeting, one.public_id) if ways else "",
        withdraw_url=at("meetings:withdraw_invitation", meeting, one.public_id) if ways else "",
    )


def _state(one: Invitation, today: date) -> str:
    if one.withdrawn_at:
        return "Withdrawn"
    if one.last_day < today:
        return "Ended"
    if one.wrong_codes >= MOST_WRONG_CODES:
        return f"Closed after {MOST_WRONG_CODES} wrong codes"
    return "Open"


def guests_words(guests: Sequence[Invitation], *, moves: bool = False) -> str:
    """Return what becomes of the guests of an item, to stand after what was done with it."""
    if not guests:
        return ""
    names = " and ".join(guest.name for guest in guests)
    if moves:
        return f" The invitation of {names} moves with it."
    return f" The invitation of {names} has ended: tell them."
