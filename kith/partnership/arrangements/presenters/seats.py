"""What the pages about seats and appointments say: who sits where on a day, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.chairs import chair_seat_key
from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.operations.appointments import follows_words
from kith.partnership.arrangements.presenters.seats_of_group import Matter, asks, matters_of
from kith.partnership.arrangements.presenters.structure import group_url, lower_first
from kith.partnership.arrangements.seating import Holder, Place, SeatAsAt, vacant_since
from kith.partnership.arrangements.words import and_list, count_of
from kith.partnership.partnerships.models import Post

Address = Callable[..., str]
"""Gives the address of a page of the partnership by its name."""

YOUNG = "Young member"
CLOSED = "Somebody whose record is closed to you"
MOST_EMPTY = 6
"""How many empty places of one seat are named before the rest is counted."""


@dataclass(frozen=True)
class Reader:
    """For whom the page is: what they may do, and whom they may not see."""

    at: Address
    home: int
    """The pk of the partnership of the page."""
    may_appoint: bool
    hidden: frozenset[str]
    query: str = ""
    hidden_names: frozenset[str] = frozenset()
    sees_young_people: bool = False
    """Whether the names of young members are shown: to the business unit alone."""
    """The names of the hidden, so that no sentence about a gap or concern gives them away."""

    def open_to(self, says: str) -> bool:
        """Return whether a sentence names nobody who is hidden from the reader."""
        return not any(name in says for name in self.hidden_names)


@dataclass(frozen=True)
class Sitter:
    """One person in a place."""

    name: str
    url: str
    """The appointment’s page; empty where it belongs to the other side of a joint group."""
    words: str
    period: str
    note: str = ""


@dataclass(frozen=True)
class SeatLine:
    """One line of the table of a group’s seats."""

    seat: str
    """The seat, and for whom its place is where it has several."""
    asks: str
    holders: tuple[Sitter, ...]
    deputies: tuple[Sitter, ...]
    empty: str
    is_gap: bool
    concerns: tuple[str, ...]
    appoint_url: str = ""
    deputy_url: str = ""
    """Where a deputy is appointed, for a seat that is held."""
    place: str = ""
    """For whom the place is, where the seat is stated once in a line above; else empty."""
    held: str = ""
    """How many places are held, on the line that states a seat of several places; else empty."""


@dataclass(frozen=True)
class GroupLines:
    """One group with its seats."""

    name: str
    url: str
    count: str
    lines: tuple[SeatLine, ...]
    matters: tuple[Matter, ...]

    @property
    def has_deputies(self) -> bool:
        """Return whether anybody deputises in the group, so that the table needs a column for it."""
        return any(line.deputies for line in self.lines)


@dataclass(frozen=True)
class PostLine:
    """One post of the partnership with its holders."""

    name: str
    note: str
    holders: tuple[Sitter, ...]
    empty: str
    is_gap: bool
    appoint_url: str = ""


def group_lines(as_at: AsAt, day: date, reader: Reader) -> list[GroupLines]:
    """Return every group of the day with its seats, gaps and concerns."""
    return [
        GroupLines(
            name=group.terms.name,
            url=group_url(group, reader.query),
            count=f"{count_of(len(group.members), 'person', 'people')} on this day",
            lines=tuple(_lines_of(group, day, reader)),
            matters=_matters(group, reader),
        )
        for group in as_at.groups
    ]


def _matters(group: GroupAsAt, reader: Reader) -> tuple[Matter, ...]:
    found = matters_of(group, reader.query, may_appoint=reader.may_appoint)
    return tuple(matter for matter in found if reader.open_to(matter.says))


def names_of_hidden(as_at: AsAt, hidden: frozenset[str]) -> frozenset[str]:
    """Return the names of those whom a reader may not see, among everybody who was ever appointed."""
    people = (appointment.person for appointment in as_at.ground.appointments) if hidden else ()
    return frozenset(person.name for person in people if person.public_id in hidden)


def _lines_of(group: GroupAsAt, day: date, reader: Reader) -> Iterable[SeatLine]:
    if chair_seat_key(group.terms) not in {seat.terms.key for seat in group.seats}:
        yield _chair_line(group, reader)
    for seat in group.seats:
        yield from _lines_of_seat(seat, group, day, reader)


def _lines_of_seat(seat: SeatAsAt, group: GroupAsAt, day: date, reader: Reader) -> Iterable[SeatLine]:
    """Return the lines of a seat; one with several places is stated once, above the line of each place."""
    held = [place for place in seat.places if place.holders or place.deputies]
    empty = [place for place in seat.places if not place.holders and not place.deputies]
    named = [place for place in empty if place.gap][:MOST_EMPTY]
    rest = [place for place in empty if place not in named]
    is_stated_once = len(seat.places) > 1 and bool(held or named)
    if is_stated_once:
        yield _stating_line(seat, group, reader)
    for place in (*held, *named):
        line = _place_line(seat, place, group, day, reader)
        yield replace(line, place=place.label, deputy_url="") if is_stated_once else line
    if rest or not seat.places:
        line = _rest_line(seat, rest, group, reader)
        yield replace(line, place="The others") if is_stated_once else line


def _stating_line(seat: SeatAsAt, group: GroupAsAt, reader: Reader) -> SeatLine:
    return SeatLine(
        seat=seat.terms.name,
        asks=asks(seat.terms, group),
        holders=(),
        deputies=(),
        empty="",
        is_gap=False,
        concerns=(),
        deputy_url=_deputy_url(group, seat.terms.key, reader) if seat.filled else "",
        held=f"{seat.filled} of {len(seat.places)} held",
    )


def _chair_line(group: GroupAsAt, reader: Reader) -> SeatLine:
    """Return the line of a chair whom no seat of the arrangements lists."""
    chair = group.chair
    holders = (_sitter(chair.holder, group, reader),) if chair.holder else ()
    return SeatLine(
        seat="Chair",
        asks=chair.words,
        holders=holders,
        deputies=(),
        empty="" if holders else "Vacant" if chair.gaps else "Nobody is on record",
        is_gap=bool(chair.gaps),
        concerns=tuple(filter(reader.open_to, chair.concerns)),
        appoint_url="" if holders else _appoint_url(group, chair_seat_key(group.terms), reader),
        deputy_url=_deputy_url(group, chair_seat_key(group.terms), reader) if holders else "",
    )


def _place_line(seat: SeatAsAt, place: Place, group: GroupAsAt, day: date, reader: Reader) -> SeatLine:
    label = f": {place.label}" if place.label and not seat.terms.post else ""
    concerns, asked = place.concerns, asks(seat.terms, group)
    if seat.terms.key == chair_seat_key(group.terms):
        concerns = (*concerns, *group.chair.concerns)
        asked = group.chair.words if group.chair.is_stated else asked
    return SeatLine(
        seat=f"{seat.terms.name}{label}",
        asks=asked,
        holders=_young_members_counted(
            tuple(_sitter(holder, group, reader, place.label) for holder in place.holders)
        ),
        deputies=tuple(_sitter(holder, group, reader, place.label) for holder in place.deputies),
        empty="" if place.holders else vacancy_words(seat.terms, place, group, day),
        is_gap=bool(place.gap),
        concerns=tuple(filter(reader.open_to, concerns)),
        appoint_url=_appoint_url(group, seat.terms.key, reader, place) if _has_room(seat, place) else "",
        deputy_url=_deputy_url(group, seat.terms.key, reader) if place.holders else "",
    )


def _has_room(seat: SeatAsAt, place: Place) -> bool:
    """Return whether somebody more may hold a place; the place of one body has room for one holder."""
    return len(place.holders) < (1 if place.body else seat.terms.places)


def _rest_line(seat: SeatAsAt, rest: Sequence[Place], group: GroupAsAt, reader: Reader) -> SeatLine:
    labels = [place.label for place in rest if place.label]
    more = len(labels) - MOST_EMPTY
    named = f"{', '.join(labels[:MOST_EMPTY])} and {more} more" if more > 0 else and_list(labels)
    is_gap = any(place.gap for place in rest) or (not seat.places and bool(seat.gaps))
    words = "Vacant" if is_gap else "Nobody yet" if group.as_at.takes_effect_on else "May stay empty"
    others = len(rest) < len(seat.places)
    return SeatLine(
        seat=f"{seat.terms.name}: the others" if others else seat.terms.name,
        asks=asks(seat.terms, group),
        holders=(),
        deputies=(),
        empty=f"{words}: {named}" if named else words,
        is_gap=is_gap,
        concerns=(),
        appoint_url=_appoint_url(group, seat.terms.key, reader),
    )


def vacancy_words(seat: file.Seat, place: Place, group: GroupAsAt, day: date) -> str:
    """Return for how long a place has been vacant; days are counted to the day of the page."""
    if group.as_at.takes_effect_on:
        return "Nobody yet"
    if not place.gap:
        return "May stay empty"
    since = vacant_since(seat, place, group)
    if since is None or since > day:
        return "Vacant"
    return f"Vacant since {long_date(since)}: {count_of((day - since).days, 'day')}"


def _sitter(holder: Holder, group: GroupAsAt, reader: Reader, place: str = "") -> Sitter:
    """Return a holder in words; the body is left out where the place says it already."""
    if holder.person_id in reader.hidden:
        return Sitter(CLOSED, "", "", "")
    if is_young_member(holder, group) and not reader.sees_young_people:
        return Sitter(YOUNG, "", "", "")
    ours = reader.home in {holder.side_id, group.home.pk}
    other_side = f"for {holder.side}" if holder.side_id != group.as_at.partnership.pk else ""
    return Sitter(
        name=holder.name,
        url=reader.at("arrangements:appointment", holder.appointment_id) if ours else "",
        words=", ".join(
            part for part in (holder.title, holder.body if holder.body != place else "", other_side) if part
        ),
        period=period_words(holder.since, holder.until),
        note=_note(holder),
    )


def is_young_member(holder: Holder, group: GroupAsAt) -> bool:
    """Return whether somebody sits in a young people’s group for no organisation, as young members do."""
    return group.terms.young_people and holder.body_id is None


def _young_members_counted(holders: tuple[Sitter, ...]) -> tuple[Sitter, ...]:
    """Return the holders with those shown as a young member counted in one: “Young member (11)”."""
    young = sum(1 for one in holders if one.name == YOUNG)
    others = tuple(one for one in holders if one.name != YOUNG)
    return (*others, Sitter(f"{YOUNG} ({young})", "", "", "")) if young else others


def _note(holder: Holder) -> str:
    follows = f"Sits here as {lower_first(holder.follows)}" if holder.follows else ""
    limits = "may not vote" if holder.is_deputy and not holder.may_vote else ""
    return follows or limits


def period_words(begins: date, ends: date | None) -> str:
    """Return since when, and until when if an end is set."""
    return f"{long_date(begins)} to {long_date(ends)}" if ends else f"since {long_date(begins)}"


def _appoint_url(group: GroupAsAt, seat: str, reader: Reader, place: Place | None = None) -> str:
    """Return where somebody is appointed to a seat, with the body for which a place stands empty."""
    if not reader.may_appoint or group.identity is None or follows_words(group, seat):
        return ""
    address = reader.at("arrangements:appoint", group.identity.public_id, seat)
    return f"{address}?for={place.body.public_id}" if place and place.body else address


def _deputy_url(group: GroupAsAt, seat: str, reader: Reader) -> str:
    address = _appoint_url(group, seat, reader)
    return f"{address}?as=deputy" if address else ""


# --- posts ---


def post_lines(as_at: AsAt, posts: Sequence[Post], reader: Reader) -> list[PostLine]:
    """Return the posts of the partnership on the day, without those of link officers."""
    links = as_at.directory.links if as_at.directory else {}
    return [
        _post_line(as_at, post, reader) for post in posts if post.key not in links and _is_there(as_at, post)
    ]


def _is_there(as_at: AsAt, post: Post) -> bool:
    """Return whether a post exists on the day: always in the business unit, others while they are named."""
    known = as_at.directory.post(post.key) if as_at.directory else None
    return known is not None or (not post.board_key and post.key == post.role)


def _post_line(as_at: AsAt, post: Post, reader: Reader) -> PostLine:
    terms = as_at.directory.post(post.key) if as_at.directory else None
    holders = tuple(_post_sitter(h, reader) for h in as_at.holders_of_post(post.key))
    note = f"{', '.join(terms.does)}".capitalize() if terms and terms.does else ""
    may_appoint = reader.may_appoint and not (holders and terms)
    return PostLine(
        name=post.name,
        note=f"{note}{_term_words(terms)}",
        holders=holders,
        empty="" if holders else "Vacant",
        is_gap=not holders and terms is not None and as_at.takes_effect_on is None,
        appoint_url=reader.at("arrangements:appoint_to_post", post.key) if may_appoint else "",
    )


def _term_words(terms: file.Post | None) -> str:
    return f". Term of {count_of(terms.term_years, 'year')}" if terms and terms.term_years else ""


def link_lines(as_at: AsAt, reader: Reader) -> list[PostLine]:
    """Return the link officers’ posts, board by board; a vacant one is a gap (L53)."""
    boards = as_at.chapter.document.linked_boards if as_at.chapter else ()
    lines = []
    for board in boards:
        for link in as_at.links_of(board):
            holders = tuple(_post_sitter(h, reader) for h in link.holders)
            may_appoint = reader.may_appoint and not holders
            is_gap = link.is_vacant and as_at.takes_effect_on is None
            url = reader.at("arrangements:appoint_to_post", link.terms.key) if may_appoint else ""
            lines.append(
                PostLine(link.terms.name, board.name, holders, "" if holders else "Vacant", is_gap, url)
            )
    return lines


def _post_sitter(holder: Holder, reader: Reader) -> Sitter:
    if holder.person_id in reader.hidden:
        return Sitter(CLOSED, "", "", "")
    words = ", ".join(part for part in (holder.title, holder.body) if part)
    url = reader.at("arrangements:appointment", holder.appointment_id)
    return Sitter(holder.name, url, words, period_words(holder.since, holder.until))


def conflicts_of(as_at: AsAt) -> list[str]:
    """Return a sentence for each person who both chairs and scrutinises on the day (K40, L5)."""
    directory = as_at.directory
    posts = [post for post in directory.posts.values() if "scrutinises" in post.does] if directory else []
    scrutinising = {h.person_id: post.name for post in posts for h in as_at.holders_of_post(post.key)}
    found: dict[str, list[str]] = {}
    for group in as_at.groups:
        holder = group.chair.holder
        if holder and holder.person_id in scrutinising and not group.is_shared_in:
            found.setdefault(holder.person_id, [holder.name]).append(group.terms.name)
    return [
        f"{name} chairs {and_list(groups)} and, as {lower_first(scrutinising[person])}, also scrutinises."
        for person, (name, *groups) in found.items()
    ]


# --- one appointment ---


@dataclass(frozen=True)
class ChairFacts:
    """What the arrangements tie to a chair: a function, and a day to look at the choice again."""

    rule: str
    functions: tuple[str, ...]
    """Each function that the chair must hold, and whether the holder is recorded with it."""
    review: str


def chair_facts(group: GroupAsAt, person_id: str) -> ChairFacts:
    """Return what is tied to the chair of a group (L49)."""
    chair, holder = group.chair, group.chair.holder
    allowed = chair.rule.rule.allowed if isinstance(chair.rule.rule, file.ByList) else ()
    functions = []
    for function in dict.fromkeys(kind.function for kind in allowed if kind.function):
        has = holder is not None and holder.person_id == person_id and holder.has_role(function)
        functions.append(
            f"{function}: {'recorded for this person' if has else 'not recorded for this person'}"
        )
    review = long_date(chair.rule.review_on) if chair.rule.review_on else ""
    return ChairFacts(chair.words, tuple(functions), review)
