"""A partnership as at one day: its groups, their seats and holders, its bodies, gaps and concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kith.partnership.arrangements.chairs import ChairAsAt, chair_of, chair_seat_key
from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.seating import Holder, SeatAsAt, holder_of, seats_of
from kith.partnership.arrangements.timeline import Chapter
from kith.partnership.partnerships.enums import StandingKind
from kith.partnership.partnerships.models import Appointment, Body, BodyStanding, Partnership

if TYPE_CHECKING:
    from kith.partnership.arrangements.ground import Ground


@dataclass(frozen=True)
class GroupAsAt:
    """A group on a day: what the arrangements say of it, and who sits there."""

    as_at: AsAt
    home: Partnership
    terms: file.Group
    directory: Directory
    """The home partnership’s arrangements, which the group’s terms come from."""
    identity: Group | None
    """None while the group stands only in a draft."""
    lines: tuple[file.ReportsTo, ...]
    """The lines to whom it answers, as this partnership’s own arrangements draw them."""
    joint_names: tuple[str, ...] = ()
    """The short names of the other partnerships that share it."""

    @property
    def key(self) -> str:
        """Return the group’s key."""
        return self.terms.key

    @property
    def is_shared_in(self) -> bool:
        """Return whether the group’s home is another partnership."""
        return self.home.pk != self.as_at.partnership.pk

    @cached_property
    def seats(self) -> tuple[SeatAsAt, ...]:
        """Return the seats with their places and holders."""
        return seats_of(self)

    @cached_property
    def chair(self) -> ChairAsAt:
        """Return who chairs, by which rule, and what is wrong with it if anything is."""
        return chair_of(self)

    @cached_property
    def members(self) -> tuple[Holder, ...]:
        """Return everyone who sits in the group, each once, deputies left out."""
        seen: dict[str, Holder] = {}
        for seat in self.seats:
            for place in seat.places:
                for holder in place.holders:
                    seen.setdefault(holder.person_id, holder)
        return tuple(seen.values())

    @cached_property
    def people(self) -> frozenset[str]:
        """Return the public ids of those who sit in the group: holders, their deputies and the chair."""
        places = [place for seat in self.seats for place in seat.places]
        sitting = {one.person_id for place in places for one in (*place.holders, *place.deputies)}
        return frozenset(sitting | ({self.chair.holder.person_id} if self.chair.holder else set()))

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """Return each gap in a seat that the arrangements ask to be filled, as a sentence; the chair once."""
        said = self.chair.gaps
        found = [gap for seat in self.seats if not (said and self._chairs(seat)) for gap in seat.gaps]
        return (*said, *found)

    def _chairs(self, seat: SeatAsAt) -> bool:
        rule = self.chair.rule.rule
        key = rule.seat if isinstance(rule, file.BySeat) else chair_seat_key(self.terms)
        return seat.terms.key == key and len(seat.places) == 1

    @cached_property
    def concerns(self) -> tuple[str, ...]:
        """Return what else does not fit the arrangements, such as a holder below the seniority asked for."""
        found = [concern for seat in self.seats for concern in seat.concerns]
        return (*self.chair.concerns, *found)


@dataclass(frozen=True)
class LinkAsAt:
    """A link officer’s post with a linked board, and who holds it."""

    terms: file.LinkPerson
    holders: tuple[Holder, ...]

    @property
    def is_vacant(self) -> bool:
        """Return whether nobody holds it."""
        return not self.holders


class AsAt:
    """One partnership as at a day. Everything is worked out in memory, from the ground, when asked for."""

    def __init__(self, ground: Ground, day: date, chapter: Chapter | None = None) -> None:
        self.ground = ground
        self.day = day
        self.partnership = ground.partnership
        self.chapter = chapter or ground.timeline.to_show_on(day)

    @property
    def directory(self) -> Directory | None:
        """Return the arrangements to look things up in, or None when there are none on the day."""
        return self.chapter.directory if self.chapter else None

    @property
    def is_proposed(self) -> bool:
        """Return whether what is shown was not in force on the day, as a proposal is not."""
        return bool(self.chapter and not self.chapter.holds_on(self.day))

    @property
    def takes_effect_on(self) -> date | None:
        """Return the day on which adopted arrangements take effect, while that is still ahead; else None."""
        ahead = self.chapter is not None and not self.chapter.is_proposed and self.chapter.begins > self.day
        return self.chapter.version.in_force_from if self.chapter and ahead else None

    # --- bodies ---

    @cached_property
    def standings(self) -> tuple[BodyStanding, ...]:
        """Return the standings of bodies that hold on the day."""
        return tuple(s for s in self.ground.standings if s.holds_on(self.day))

    @cached_property
    def statutory_partners(self) -> tuple[Body, ...]:
        """Return the statutory safeguarding partners on the day: as many as there are."""
        return self.bodies_standing_as(StandingKind.STATUTORY_PARTNER)

    def bodies_standing_as(self, kind: str) -> tuple[Body, ...]:
        """Return the bodies with one kind of standing on the day, by name; `any` is partners and agencies."""
        kinds = {StandingKind.STATUTORY_PARTNER, StandingKind.RELEVANT_AGENCY} if kind == "any" else {kind}
        found = {s.body_id: s.body for s in self.standings if s.kind in kinds}
        return tuple(sorted(found.values(), key=lambda body: body.name))

    def standing_of(self, body_id: int | None) -> str:
        """Return the kind of standing that a body has on the day, or an empty text."""
        return next((s.kind for s in self.standings if s.body_id == body_id), "")

    def body_now(self, key: str) -> Body | None:
        """Return the body with this key, or whichever followed it and has a standing on the day."""
        body = self._bodies.get(key)
        here = {s.body_id for s in self.standings}
        while body and body.pk not in here and body.succeeded_by:
            body = self._bodies.get(body.succeeded_by.key, body.succeeded_by)
        return body

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        known = {
            s.body.succeeded_by.key: s.body.succeeded_by for s in self.ground.standings if s.body.succeeded_by
        }
        return known | {s.body.key: s.body for s in self.ground.standings}

    # --- people ---

    def holders_of_post(self, key: str) -> tuple[Holder, ...]:
        """Return who holds a post on the day, deputies left out."""
        rows = self.ground.appointments_by_post.get((self.partnership.pk, key), [])
        return self.holders(rows)

    def holders(self, rows: list[Appointment]) -> tuple[Holder, ...]:
        """Return the holders among these appointments on the day, deputies left out."""
        live = [a for a in rows if a.holds_on(self.day) and not a.is_deputy]
        return tuple(holder_of(a, self) for a in live)

    # --- groups ---

    @cached_property
    def groups(self) -> tuple[GroupAsAt, ...]:
        """Return the partnership’s own groups, then those of others that it shares on the day."""
        if self.chapter is None:
            return ()
        directory = self.chapter.directory
        own = [self._own(terms, directory) for terms in directory.document.groups if self._runs(terms)]
        return tuple(own + self._shared_in)

    def _runs(self, terms: file.Group) -> bool:
        begun = terms.starts_on is None or terms.starts_on <= self.day
        return begun and (terms.ends_on is None or self.day <= terms.ends_on)

    def _own(self, terms: file.Group, directory: Directory) -> GroupAsAt:
        identity = self.ground.group_by_key.get((self.partnership.pk, terms.key))
        shared_with = {
            s.partnership.key
            for s in self.ground.sharings
            if identity and s.group_id == identity.pk and s.holds_on(self.day)
        }
        joint = tuple(j.name for j in terms.joint_with if j.partnership in shared_with)
        return GroupAsAt(self, self.partnership, terms, directory, identity, terms.reports_to, joint)

    @cached_property
    def _shared_in(self) -> list[GroupAsAt]:
        here = self.partnership.pk
        rows = [s for s in self.ground.sharings if s.partnership_id == here and s.holds_on(self.day)]
        found = [self._from_home(row.group) for row in rows]
        return [group for group in found if group]

    def _from_home(self, identity: Group) -> GroupAsAt | None:
        home = self.ground.homes.get(identity.partnership_id)
        chapter = home.in_force_on(self.day) if home else None
        terms = chapter.directory.group(identity.key) if chapter else None
        if chapter is None or terms is None or not self._runs(terms):
            return None
        name = (identity.partnership.short_name,)
        lines = self._lines_of(identity)
        return GroupAsAt(self, identity.partnership, terms, chapter.directory, identity, lines, name)

    def _lines_of(self, shared: Group) -> tuple[file.ReportsTo, ...]:
        """Return the lines that this partnership’s own arrangements draw from a group that it shares."""
        named = self.chapter.document.joint_groups if self.chapter else ()
        return tuple(
            line
            for joint in named
            if joint.group == shared.key and joint.partnership == shared.partnership.key
            for line in joint.reports_to
        )

    def group(self, key: str, *, home: int | None = None) -> GroupAsAt | None:
        """Return a group by key, of this partnership unless another home is given."""
        wanted = home or self.partnership.pk
        return next((g for g in self.groups if g.key == key and g.home.pk == wanted), None)

    def group_with_id(self, public_id: str) -> GroupAsAt | None:
        """Return a group by its public id."""
        return next((g for g in self.groups if g.identity and g.identity.public_id == public_id), None)

    def reporting_to(self, key: str) -> tuple[GroupAsAt, ...]:
        """Return the groups that answer to a group of this partnership."""
        return tuple(g for g in self.groups if any(line.group == key for line in g.lines))

    # --- linked boards ---

    def links_of(self, board: file.LinkedBoard) -> tuple[LinkAsAt, ...]:
        """Return the link officers’ posts with a board and who holds them."""
        return tuple(LinkAsAt(link, self.holders_of_post(link.key)) for link in board.links)
