"""Who chairs a group on a day, by which rule, and whom the arrangements allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.document.describing import chair_words
from kith.partnership.arrangements.seating import CHAIR_SEAT, Holder, holder_of
from kith.partnership.partnerships.enums import StandingKind

if TYPE_CHECKING:
    from kith.partnership.arrangements.as_at import AsAt, GroupAsAt

NOT_STATED = file.Chair(rule=file.NotStated(by="not-stated"))


@dataclass(frozen=True)
class ChairAsAt:
    """The chair of a group on a day."""

    rule: file.Chair
    words: str
    """The rule in words."""
    holder: Holder | None
    gaps: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()

    @property
    def is_stated(self) -> bool:
        """Return whether the arrangements say who chairs."""
        return self.rule.rule.by != "not-stated"


def chair_of(group: GroupAsAt) -> ChairAsAt:
    """Return who chairs a group on the day of the picture, and whether the arrangements allow it."""
    chair = group.terms.chair or NOT_STATED
    words = chair_words(chair, group.directory.document)
    holder = _holder(chair, group)
    judged = [*([holder] if holder else []), *_deputies(group)]
    concerns = tuple(found for one in judged if (found := _objection(one, chair, group)))
    if holder is None:
        is_asked_for = not group.is_shared_in and group.as_at.takes_effect_on is None
        stated = chair.rule.by != "not-stated" and is_asked_for
        gaps = ("Nobody is recorded as chair.",) if stated else ()
        return ChairAsAt(chair, words, None, gaps=gaps, concerns=concerns)
    return ChairAsAt(chair, words, holder, concerns=concerns)


def _objection(holder: Holder, chair: file.Chair, group: GroupAsAt) -> str:
    # Whoever sits for the other side of a joint group was checked there, against the other side’s bodies.
    is_own = not group.is_shared_in and holder.side_id == group.as_at.partnership.pk
    return why_not(holder, chair, group.as_at, group) if is_own else ""


def _deputies(group: GroupAsAt) -> list[Holder]:
    """Return who stands in for the chair, which the rule on the chair is about too."""
    key = (group.home.pk, group.key, chair_seat_key(group.terms))
    rows = group.as_at.ground.appointments_by_seat.get(key, [])
    return [holder_of(a, group.as_at) for a in rows if a.is_deputy and a.holds_on(group.as_at.day)]


def chair_seat_key(terms: file.Group) -> str:
    """Return the key of the seat to which the chair of a group is appointed."""
    return next((seat.key for seat in terms.seats if seat.capacity == "chair"), CHAIR_SEAT)


def _holder(chair: file.Chair, group: GroupAsAt) -> Holder | None:
    rule, as_at, ground = chair.rule, group.as_at, group.as_at.ground
    if isinstance(rule, file.ByPost):
        rows = ground.appointments_by_post.get((group.home.pk, rule.post), [])
    elif isinstance(rule, file.BySeat):
        rows = ground.appointments_by_seat.get((group.home.pk, group.key, rule.seat), [])
    else:
        rows = ground.appointments_by_seat.get((group.home.pk, group.key, chair_seat_key(group.terms)), [])
    live = [a for a in rows if a.holds_on(as_at.day) and not a.is_deputy]
    return holder_of(live[-1], as_at) if live else None


def why_not(holder: Holder, chair: file.Chair, as_at: AsAt, group: GroupAsAt) -> str:
    """Return why the arrangements do not allow this person to chair, or an empty text (L14)."""
    rule = chair.rule
    if isinstance(rule, file.ByList) and not any(_fits(holder, kind, as_at, group) for kind in rule.allowed):
        return f"{who(holder)} can’t chair {group.terms.name}: {allowed_words(chair, group)}"
    if isinstance(rule, file.ByRotation):
        bodies = {body.pk for body in (as_at.body_now(key) for key in rule.bodies) if body}
        if holder.body_id not in bodies:
            return f"{who(holder)} can’t chair {group.terms.name}: {allowed_words(chair, group)}"
    return ""


def who(holder: Holder) -> str:
    """Return a person with the body they stand for and its standing."""
    return f"{holder.name} of {holder.body}" if holder.body else holder.name


def allowed_words(chair: file.Chair, group: GroupAsAt) -> str:
    """Return whom the arrangements allow to chair, as the end of a sentence."""
    words = chair_words(chair, group.directory.document)
    return f"the arrangements say “{words.rstrip('.')}”."


def _fits(holder: Holder, kind: file.AllowedChair, as_at: AsAt, group: GroupAsAt) -> bool:
    if kind.post:
        return any(h.person_id == holder.person_id for h in _in_post(kind.post, as_at, group))
    if kind.standing and as_at.standing_of(holder.body_id) != StandingKind(kind.standing):
        return False
    if kind.body:
        body = as_at.body_now(kind.body)
        if body is None or body.pk != holder.body_id:
            return False
    if kind.seniority and not group.directory.at_least(holder.seniority, kind.seniority):
        return False
    if kind.sector and not _in_sector(holder, kind.sector, as_at):
        return False
    return not kind.function or holder.has_role(kind.function)


def _in_post(key: str, as_at: AsAt, group: GroupAsAt) -> tuple[Holder, ...]:
    rows = as_at.ground.appointments_by_post.get((group.home.pk, key), [])
    return as_at.holders(rows)


def _in_sector(holder: Holder, sector: str, as_at: AsAt) -> bool:
    return any(s.body_id == holder.body_id and s.body.sector == sector for s in as_at.ground.standings)
