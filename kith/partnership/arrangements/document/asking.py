"""Questions that pages and promises put to one document, answered quickly."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from kith.partnership.arrangements.document.models import (
    AgencyClass,
    Arrangements,
    Body,
    Clause,
    Duty,
    EachOf,
    Frequency,
    Group,
    JointGroup,
    LinkedBoard,
    LinkPerson,
    Post,
    Predecessor,
    Priority,
    Rank,
    Seat,
)


@dataclass(frozen=True)
class Directory:
    """One document, looked up by key. A key that the document does not have gives None."""

    document: Arrangements

    @cached_property
    def groups(self) -> dict[str, Group]:
        """The groups whose home is this file, by key."""
        return by_key(self.document.groups)

    @cached_property
    def joint_groups(self) -> dict[str, JointGroup]:
        """The groups at home in another partnership's file that this one shares, by key."""
        return {shared.group: shared for shared in self.document.joint_groups}

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Every body that has or had a standing, by key."""
        return by_key(self.document.bodies)

    @cached_property
    def posts(self) -> dict[str, Post]:
        """The posts of the partnership, by key."""
        return by_key(self.document.posts)

    @cached_property
    def links(self) -> dict[str, LinkPerson]:
        """The link officers of every board, by key."""
        return by_key(link for board in self.document.linked_boards for link in board.links)

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """The clauses, by number."""
        return by_key(self.document.clauses)

    @cached_property
    def boards(self) -> dict[str, LinkedBoard]:
        """The linked boards, by key."""
        return by_key(self.document.linked_boards)

    @cached_property
    def ranks(self) -> dict[str, Rank]:
        """The ladder of seniority, by key, the most senior first."""
        return by_key(self.document.seniority)

    @cached_property
    def classes(self) -> dict[str, AgencyClass]:
        """The classes of relevant agency, by key."""
        return by_key(self.document.agency_classes)

    @cached_property
    def predecessors(self) -> dict[str, Predecessor]:
        """What these arrangements replace, by key."""
        return by_key(self.document.predecessors)

    @cached_property
    def priorities(self) -> dict[str, Priority]:
        """The priorities, by key."""
        return by_key(self.document.priorities)

    @cached_property
    def duties(self) -> dict[str, Duty]:
        """The duties, by key."""
        return by_key(self.document.duties)

    def group(self, key: str) -> Group | None:
        """The group of that key."""
        return self.groups.get(key)

    def body(self, key: str) -> Body | None:
        """The body of that key, whatever its standing today."""
        return self.bodies.get(key)

    def post(self, key: str) -> Post | None:
        """Return a post, or None."""
        return self.posts.get(key)

    def rank(self, key: str) -> Rank | None:
        """Return a rung of the ladder of seniority, or None."""
        return self.ranks.get(key)

    def board(self, key: str) -> LinkedBoard | None:
        """Return a linked board, or None."""
        return self.boards.get(key)

    def duty(self, key: str) -> Duty | None:
        """Return a promise, or None."""
        return self.duties.get(key)

    def predecessor(self, key: str) -> Predecessor | None:
        """Return what these arrangements replace, or None."""
        return self.predecessors.get(key)

    def clause(self, number: str) -> Clause | None:
        """Return a clause, or None."""
        return self.clauses.get(number)

    def seat(self, group_key: str, seat_key: str) -> Seat | None:
        """A seat of a group."""
        group = self.groups.get(group_key)
        seats = group.seats if group else ()
        return next((seat for seat in seats if seat.key == seat_key), None)

    # --- seniority ---

    def rank_index(self, key: str) -> int | None:
        """The place of a rank on the ladder, 0 for the most senior."""
        return self._rank_places.get(key)

    def at_least(self, rank: str, asked: str) -> bool:
        """Whether a rank is the one asked for or above it; False where either is not on the ladder."""
        held, least = self.rank_index(rank), self.rank_index(asked)
        return held is not None and least is not None and held <= least

    @cached_property
    def _rank_places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.ranks)}

    # --- bodies on a day ---

    def bodies_on(self, day: date) -> tuple[Body, ...]:
        """The bodies that have a standing on a day, in the order of the file."""
        return tuple(body for body in self.document.bodies if stands_on(body, day))

    def body_on(self, key: str, day: date) -> Body | None:
        """The body of that key on a day: itself, or once its standing has ended the one that succeeded it.

        None where the key is unknown, the standing had not begun, or it ended without a successor.
        """
        body = self.bodies.get(key)
        for _ in self.bodies:
            if body and body.held_to and body.held_to < day:
                body = self.bodies.get(body.succeeded_by) if body.succeeded_by else None
        return body if body and stands_on(body, day) else None

    def statutory_partners(self, day: date) -> tuple[Body, ...]:
        """The statutory partners on a day."""
        return self.of_standing("statutory-partner", day)

    def of_standing(self, standing: str, day: date) -> tuple[Body, ...]:
        """The bodies of one standing on a day."""
        return tuple(body for body in self.bodies_on(day) if body.standing == standing)

    def bodies_of(self, each: EachOf, day: date) -> tuple[Body, ...]:
        """The bodies that a seat "one for each" is for on a day; those named are followed to successors."""
        if each.bodies:
            followed = (self.body_on(key, day) for key in each.bodies)
            among: Iterable[Body] = {body.key: body for body in followed if body}.values()
        else:
            among = self.bodies_on(day)
        return tuple(body for body in among if is_of(body, each))

    # --- groups ---

    def reports_from(self, group_key: str) -> tuple[str, ...]:
        """The keys of the groups that report to a group, joint ones included, in the order of the file."""
        return self._below.get(group_key, ())

    @cached_property
    def _below(self) -> dict[str, tuple[str, ...]]:
        below: dict[str, tuple[str, ...]] = {}
        for key, lines in self._lines():
            for line in lines:
                if line.group:
                    below[line.group] = (*below.get(line.group, ()), key)
        return below

    def _lines(self) -> Iterator[tuple[str, tuple]]:
        yield from ((group.key, group.reports_to) for group in self.document.groups)
        yield from ((shared.group, shared.reports_to) for shared in self.document.joint_groups)

    def groups_chaired_into(self, seat: Seat, group_key: str) -> tuple[str, ...]:
        """The keys of the groups whose chairs hold a seat: those named, else all that report to its group."""
        if seat.chairs_of is None:
            return ()
        return seat.chairs_of.groups or self.reports_from(group_key)

    def frequency_on(self, group: Group | str, day: date, in_force_from: date | None) -> Frequency | None:
        """How often a group meets on a day; where several frequencies hold, the one that began last.

        None where the document says nothing for that day, as after a first year that is to be reviewed.
        """
        known = self.groups.get(group) if isinstance(group, str) else group
        holding = [
            (begins or date.min, place, frequency)
            for place, frequency in enumerate(known.frequency if known else ())
            for begins, ends in [frequency_period(frequency, in_force_from)]
            if (begins is None or begins <= day) and (ends is None or day <= ends)
        ]
        return max(holding, key=lambda held: held[:2])[2] if holding else None

    def duties_of(self, group_key: str | None) -> tuple[Duty, ...]:
        """The duties that a group owes; with None, those of the partnership as a whole."""
        return self._duties_by_group.get(group_key, ())

    @cached_property
    def _duties_by_group(self) -> dict[str | None, tuple[Duty, ...]]:
        owed: dict[str | None, list[Duty]] = {}
        for duty in self.document.duties:
            owed.setdefault(duty.group, []).append(duty)
        return {key: tuple(duties) for key, duties in owed.items()}


def by_key(entries: Iterable) -> dict:
    """Entries by their key, in their order."""
    return {entry.key: entry for entry in entries}


def stands_on(body: Body, day: date) -> bool:
    """Whether a body has its standing on a day; the last day counts, and an end left out is open."""
    return (body.held_from or date.min) <= day <= (body.held_to or date.max)


def is_of(body: Body, each: EachOf) -> bool:
    """Whether a body is of the standing, class and sector that a seat is for."""
    return (
        each.standing in (None, "any", body.standing)
        and each.agency_class in (None, body.agency_class)
        and each.sector in (None, body.sector)
    )


def frequency_period(frequency: Frequency, in_force_from: date | None) -> tuple[date | None, date | None]:
    """The first and last day of a frequency; None where that side is open or cannot be known."""
    begins, ends = frequency.starts_on, frequency.ends_on
    if frequency.for_months:
        begins = begins or in_force_from
        ends = last_day_of(begins, frequency.for_months) if begins else None
    return begins, ends


def last_day_of(begins: date, months: int) -> date:
    """The last day of so many months that begin on a day."""
    years, month = divmod(begins.month - 1 + months, 12)
    year = begins.year + years
    if year > date.max.year:
        return date.max
    length = monthrange(year, month + 1)[1]
    if begins.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, begins.day) - timedelta(days=1)
