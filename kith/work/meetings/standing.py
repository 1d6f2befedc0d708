"""Which standing items the arrangements put on the agenda of a group’s meeting. Pure functions.

A place on an agenda is never the whole of a promise: it makes sure that nobody has to remember it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.settling import due_day, recorded
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import Group
from kith.work.meetings.enums import ItemSource, Purpose, Slot


@dataclass(frozen=True)
class StandingItem:
    """An item that an agenda gets by itself."""

    slot: Slot
    title: str
    minutes: int
    purpose: Purpose
    place: int
    source: ItemSource = ItemSource.STANDING
    brief: str = ""
    about: Group | None = None
    """The group that reports or may bring something."""
    is_offered: bool = False
    """Whether the group that it is about answers if it takes the place."""

    @property
    def mark(self) -> tuple[str, int | None]:
        """Return what tells one standing item of an agenda from another."""
        return self.slot, self.about.pk if self.about else None


def standing_items(
    group: GroupAsAt, ground: Ground, day: date, *, has_met: bool, review_waits: bool = False
) -> tuple[StandingItem, ...]:
    """Return the standing items of a meeting of a group on a day, in their order.

    `has_met` says whether a meeting goes before it, whose minutes there are; `review_waits` whether a review
    of how often the group meets stands on another agenda already.
    """
    found = [*_usual(group, has_met=has_met)]
    found += _young_people(group)
    found += _asked_for(group)
    found += _reports(group)
    if not review_waits:
        found += _frequency_review(group, ground, day)
    return tuple(sorted(found, key=lambda item: item.place))


def duties_on(as_at: AsAt, kind: str) -> tuple[Duty, ...]:
    """Return the promises of one kind that hold on a day; a proposal promises nothing yet."""
    if as_at.chapter is None or as_at.is_proposed:
        return ()
    return tuple(duty for duty in as_at.chapter.document.duties if duty.kind == kind)


def asks_for_theme(group: GroupAsAt) -> bool:
    """Return whether the arrangements ask each meeting of a group for a theme (K18)."""
    return (
        any(duty.group == group.key for duty in duties_on(group.as_at, "themed")) and not group.is_shared_in
    )


def _usual(group: GroupAsAt, *, has_met: bool) -> Iterator[StandingItem]:
    if not group.terms.young_people:
        yield StandingItem(
            Slot.DECLARATIONS, "Declarations of interest", 5, Purpose.INFORMATION, 10,
            brief="Say where you have an interest in an item; you leave for it.",
        )  # fmt: skip
    if has_met:
        yield StandingItem(
            Slot.LAST_MINUTES, "Minutes of the last meeting", 5, Purpose.DECISION, 20,
            brief="Agree the record, with the corrections that were sent in.",
        )  # fmt: skip
    yield StandingItem(
        Slot.ACTIONS, "Actions", 10, Purpose.DISCUSSION, 30,
        brief="What moved, and what is late since the last meeting.",
    )  # fmt: skip


def _young_people(group: GroupAsAt) -> Iterator[StandingItem]:
    """Yield the place that young people are offered on every other group’s agenda (L27)."""
    for duty in duties_on(group.as_at, "standing-item"):
        bringing = group.as_at.group(duty.group) if duty.group else None
        if bringing and bringing.identity and bringing.key != group.key:
            yield StandingItem(
                Slot.YOUNG_PEOPLE, f"What {bringing.terms.name} brings", 10, Purpose.DISCUSSION, 40,
                ItemSource.ARRANGEMENTS, "Theirs to fill or to pass.", bringing.identity, True,
            )  # fmt: skip


def _asked_for(group: GroupAsAt) -> Iterator[StandingItem]:
    if asks_for_theme(group):
        yield StandingItem(
            Slot.THEME, "Theme of the meeting", 40, Purpose.DISCUSSION, 50, ItemSource.ARRANGEMENTS,
            "One priority of the business plan in depth.",
        )  # fmt: skip
    if any(duty.group == group.key for duty in duties_on(group.as_at, "reviews-plan")):
        yield StandingItem(
            Slot.PLAN_PROGRESS, "Progress of the business plan", 20, Purpose.ASSURANCE, 60,
            ItemSource.ARRANGEMENTS, "What moved since the last meeting, and what slipped and why.",
        )  # fmt: skip


def _reports(group: GroupAsAt) -> Iterator[StandingItem]:
    """Yield the report of each group that answers to this one, or that promised a report each meeting."""
    promised = {d.group for d in duties_on(group.as_at, "reports-each-meeting") if d.to_group == group.key}
    offered = {duty.group for duty in duties_on(group.as_at, "standing-item")}
    below = [
        other
        for other in group.as_at.groups
        if other.identity
        and other.key not in offered | {group.key}
        and (other.key in promised or any(line.group == group.key for line in other.lines))
    ]
    for number, other in enumerate(below):
        yield StandingItem(
            Slot.REPORT, f"Report of {other.terms.name}", 10, Purpose.ASSURANCE, 70 + number,
            ItemSource.ARRANGEMENTS if other.key in promised else ItemSource.STANDING,
            about=other.identity,
        )  # fmt: skip


def _frequency_review(group: GroupAsAt, ground: Ground, day: date) -> Iterator[StandingItem]:
    """Yield the review of how often a group meets, on or after the day on which it falls due (L7)."""
    for _duty, due in reviews_ahead(group, ground, day):
        if due <= day:
            yield StandingItem(
                Slot.FREQUENCY_REVIEW, f"Review how often {group.terms.name} meets", 15, Purpose.DECISION,
                150, ItemSource.ARRANGEMENTS,
                "Decide whether the group goes on meeting as often as it does.",
            )  # fmt: skip
            return


def reviews_ahead(group: GroupAsAt, ground: Ground, day: date) -> Iterator[tuple[Duty, date]]:
    """Yield the reviews of how often a group meets that nobody has recorded, each with its day."""
    for duty in duties_on(group.as_at, "frequency-review"):
        due = due_day(duty, ground.timeline)
        if duty.group == group.key and due and not recorded([duty.key], day, ground):
            yield duty, due


@dataclass(frozen=True)
class AskedFor:
    """Something that the arrangements ask a group to take up by a day."""

    duty: str
    """The key of the promise."""
    title: str
    group: GroupAsAt
    due_on: date
    slot: str = ""

    def is_late_on(self, day: date) -> bool:
        """Return whether its day has passed; the last day counts."""
        return day > self.due_on


def asked_for(as_at: AsAt, until: date) -> tuple[AskedFor, ...]:
    """Return what the arrangements ask groups at home here to take up by a day, and what is late already.

    That is each review of how often a group meets, and each other promise with a day of its own, that nobody
    has put on record (L7).
    """
    ground, found = as_at.ground, []
    for duty in as_at.chapter.document.duties if as_at.chapter and not as_at.is_proposed else ():
        due = due_day(duty, ground.timeline)
        group = _whose(duty, as_at)
        if due is None or due > until or group is None or recorded([duty.key], as_at.day, ground):
            continue
        is_review = duty.kind == "frequency-review"
        title = f"Review how often {group.terms.name} meets" if is_review else duty.says.rstrip(".")
        found.append(AskedFor(duty.key, title[:200], group, due, Slot.FREQUENCY_REVIEW if is_review else ""))
    return tuple(sorted(found, key=lambda one: (one.due_on, one.title)))


def _whose(duty: Duty, as_at: AsAt) -> GroupAsAt | None:
    """Return the group that owes a promise; the lead group where the partnership as a whole does."""
    own = [group for group in as_at.groups if not group.is_shared_in and group.identity]
    if duty.group:
        return next((group for group in own if group.key == duty.group), None)
    return next((group for group in own if group.terms.kind == "lead"), None)
