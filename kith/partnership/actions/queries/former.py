"""Groups that are no more, and which group has taken each one’s place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from kith.partnership.actions.enums import LIVE
from kith.partnership.actions.models import Action
from kith.partnership.actions.queries.listing import Listed, listed
from kith.partnership.arrangements.document.models import Predecessor
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import timelines_of
from kith.partnership.arrangements.timeline import Chapter
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Partnership


@dataclass(frozen=True)
class FormerGroup:
    """A group or board of before, as the arrangements name it, or one that a later version left out."""

    key: str
    name: str
    ended_on: date | None
    """Its last day; None where the arrangements don’t state it."""
    replaced_by: Group | None
    replaced_from: date | None
    """The day on which the arrangements that replace it took effect."""
    identity: Group | None = None
    """The group itself, where Kith has known it as one."""


def former_groups(partnership: Partnership, on: date) -> tuple[FormerGroup, ...]:
    """Return the groups of a partnership that are no more on a day, by name. Two queries."""
    timeline = timelines_of(partnership)[0]
    chapter = timeline.to_show_on(on)
    if chapter is None:
        return ()
    begun = {
        key: earlier.version.in_force_from
        for earlier in reversed(timeline.adopted)
        for key in earlier.directory.predecessors
    }
    groups = {group.key: group for group in Group.objects.filter(partnership=partnership)}
    named = {p.key: _named(p, begun.get(p.key), chapter, groups) for p in chapter.document.predecessors}
    left_out = [g for key, g in groups.items() if key not in named and not runs(chapter, key, on)]
    gone = [_left_out(group, chapter, groups) for group in left_out]
    return tuple(sorted([*named.values(), *gone], key=lambda former: former.name.casefold()))


def runs(chapter: Chapter, key: str, on: date) -> bool:
    """Return whether a version of the arrangements has a group that runs on a day."""
    terms = chapter.directory.group(key)
    if terms is None:
        return False
    return (terms.starts_on is None or terms.starts_on <= on) and (
        terms.ends_on is None or on <= terms.ends_on
    )


def _named(each: Predecessor, begins: date | None, chapter: Chapter, groups: dict[str, Group]) -> FormerGroup:
    taker = _replacing(each.key, chapter, groups)
    return FormerGroup(each.key, each.name, each.ended_on, taker, begins, groups.get(each.key))


def _left_out(group: Group, chapter: Chapter, groups: dict[str, Group]) -> FormerGroup:
    terms = chapter.directory.group(group.key)
    taker = _replacing(group.key, chapter, groups)
    return FormerGroup(
        group.key, group.name, terms.ends_on if terms else None, taker, chapter.version.in_force_from, group
    )


def _replacing(key: str, chapter: Chapter, groups: dict[str, Group]) -> Group | None:
    """Return the group that says it replaces this one, or that a promise says does."""
    named = [group.key for group in chapter.document.groups if key in group.replaces]
    promised = [
        duty.group
        for duty in chapter.document.duties
        if duty.kind == "replaces" and duty.predecessor == key and duty.group
    ]
    return next((groups[one] for one in [*named, *promised] if one in groups), None)


def former_group(partnership: Partnership, key: str, on: date) -> FormerGroup | None:
    """Return one group that is no more by its key, or None."""
    return next((former for former in former_groups(partnership, on) if former.key == key), None)


def counts_by_origin(membership: Membership) -> dict[str, tuple[int, int]]:
    """Return how many actions came from each former group, by key, and how many are open. One query."""
    rows = Action.objects.visible_to(membership).exclude(origin_key="").order_by()
    still = Count("pk", filter=Q(state__in=sorted(LIVE)))
    found = rows.values("origin_key").annotate(all=Count("pk"), still=still)
    return {row["origin_key"]: (row["all"], row["still"]) for row in found}


def come_from(membership: Membership, former: FormerGroup) -> Sequence[Listed]:
    """Return the actions that came from a former group, open ones first. One query."""
    rows = Action.objects.visible_to(membership).filter(
        origin_key=former.key, partnership=membership.partnership
    )
    return listed(rows.order_by(F("ended_on").desc(nulls_first=True), "due_on", "number"))


def left_open(former: FormerGroup) -> Sequence[Action]:
    """Return the open actions that still stand under a former group in Kith. One query."""
    if former.identity is None:
        return []
    return list(Action.objects.live().filter(group=former.identity).with_names().order_by("number"))
