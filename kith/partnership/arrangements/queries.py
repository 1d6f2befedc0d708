"""Questions about arrangements, each answered in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.db.models import F, Q

from kith.base.kernel.access import without_held_out
from kith.base.trail.public import facts_in, tide
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import (
    Fulfilment,
    Group,
    HandedOnFunction,
    Sharing,
    Version,
)
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.arrangements.reading_room import read_versions
from kith.partnership.arrangements.timeline import Chapter, Timeline
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Affiliation, Appointment, Partnership
from kith.partnership.partnerships.queries import standings_of


def timelines_of(
    partnership: Partnership, *, with_proposals: bool = True
) -> tuple[Timeline, dict[int, Timeline]]:
    """Return a partnership’s versions along time, and those of every partnership whose groups it shares.

    One query, and one more for documents that are not yet in memory: what is adopted stays there, a proposal
    does not. Without `with_proposals`, a proposal is read only where nothing is adopted yet.
    """
    shared = Q(partnership__groups__sharings__partnership=partnership) & Q(state="adopted")
    rows = (
        Version.objects.visible_to_members()
        .filter(Q(partnership=partnership) | shared)
        .select_related("partnership")
        .defer("document")
        .distinct()
        .order_by("number")
    )
    by_partnership: dict[int, list] = {}
    for pair in read_versions(rows if with_proposals else _adopted_or_first(rows)):
        by_partnership.setdefault(pair[0].partnership_id, []).append(pair)
    own = Timeline.of(by_partnership.pop(partnership.pk, []))
    return own, {pk: Timeline.of(pairs) for pk, pairs in by_partnership.items()}


def _adopted_or_first(versions: Iterable[Version]) -> list[Version]:
    versions = list(versions)
    adopted_in = {v.partnership_id for v in versions if v.state == VersionState.ADOPTED}
    return [v for v in versions if v.state == VersionState.ADOPTED or v.partnership_id not in adopted_in]


def ground_of(partnership: Partnership, *, at: str = "") -> Ground:
    """Return everything known about a partnership’s seats, bodies and promises.

    No query where only the daily work, such as meetings and actions, has changed since the ground was last
    gathered, which the trail tells because every deed writes to it; at most nine where anything else has.
    `at` is the tide of the trail, which a membership brings along; without it one more query asks for it.
    What is returned is shared between readers: it is for reading, and a deed fetches what it changes.
    """
    return _ground_at(at or tide(), partnership)


GROUNDS_KEPT = 24
"""How many grounds a process keeps, of about a megabyte each."""


@lru_cache(maxsize=GROUNDS_KEPT)
def _ground_at(tide: str, partnership: Partnership) -> Ground:
    """Return the ground at a tide: what rooms gather and work out from it holds until any deed is done."""
    return _facts_at(facts_in(tide), partnership).afresh()


@lru_cache(maxsize=GROUNDS_KEPT)
def _facts_at(_facts: str, partnership: Partnership) -> Ground:
    """Return the facts, which the daily work leaves as they are."""
    timeline, homes = timelines_of(partnership, with_proposals=False)
    groups, sharings = _groups_and_sharings(partnership)
    appointments = _appointments(partnership, groups)
    people = {a.person_id for a in appointments}
    affiliations = (
        Affiliation.objects.filter(person__in=people).select_related("body").order_by("held_from", "pk")
    )
    return Ground(
        partnership=partnership,
        timeline=timeline,
        homes=homes,
        groups=tuple(groups),
        sharings=tuple(sharings),
        appointments=appointments,
        affiliations=tuple(affiliations),
        standings=tuple(standings_of(partnership)),
        ask_functions=partial(_functions, partnership),
        ask_fulfilments=partial(_fulfilments, partnership, homes),
    )


def _groups_and_sharings(partnership: Partnership) -> tuple[Sequence[Group], Sequence[Sharing]]:
    """Return the groups that a partnership has or shares in, and with whom each is shared. One query."""
    shared_in = Sharing.objects.filter(partnership=partnership).values("group")
    rows = (
        Group.objects.filter(Q(partnership=partnership) | Q(pk__in=shared_in))
        .select_related("partnership")
        .annotate(**{f"shared_{name}": F(f"sharings__{path}") for name, path in SHARED.items()})
        .order_by("pk", "sharings__held_from")
    )
    found: list[Any] = list(rows)
    groups = {row.pk: row for row in reversed(found)}
    sharings = [_sharing(groups[row.pk], row) for row in found if row.shared_pk]
    return sorted(groups.values(), key=lambda group: group.pk), sharings


SHARED = {
    "pk": "pk",
    "with": "partnership_id",
    "key": "partnership__key",
    "name": "partnership__name",
    "short_name": "partnership__short_name",
    "from": "held_from",
    "to": "held_to",
}
"""What a row brings along of each sharing of its group."""


def _sharing(group: Group, row: Any) -> Sharing:
    other = Partnership(
        pk=row.shared_with, key=row.shared_key, name=row.shared_name, short_name=row.shared_short_name
    )
    return Sharing(
        pk=row.shared_pk,
        group=group,
        partnership=other,
        held_from=row.shared_from,
        held_to=row.shared_to,
    )


def groups_of(partnership: Partnership) -> Sequence[Group]:
    """Return the groups that a partnership has, or shares or shared with another. One query."""
    rows = Group.objects.filter(Q(partnership=partnership) | Q(sharings__partnership=partnership))
    return list(rows.select_related("partnership").distinct().order_by("pk"))


def _appointments(partnership: Partnership, groups: Sequence[Group]) -> tuple[Appointment, ...]:
    """Return the appointments to the partnership’s own seats and posts, and to the groups that it shares."""
    shared = Q()
    for group in groups:
        if group.partnership_id != partnership.pk:
            shared |= Q(seat__partnership=group.partnership_id, seat__group_key=group.key)
    own = Q(seat__partnership=partnership) | Q(post__partnership=partnership)
    rows = Appointment.objects.filter(own | shared if shared else own).select_related(
        "person", "seat", "post", "body", "partnership"
    )
    return tuple(rows.order_by("held_from", "pk"))


def _functions(partnership: Partnership) -> tuple[HandedOnFunction, ...]:
    rows = HandedOnFunction.objects.filter(partnership=partnership).select_related("group")
    return tuple(rows.order_by("predecessor_key", "pk"))


def _fulfilments(partnership: Partnership, homes: dict[int, Timeline]) -> tuple[Fulfilment, ...]:
    rows = Fulfilment.objects.filter(home__in=[partnership.pk, *homes]).select_related("home", "partnership")
    return tuple(rows.order_by("done_on", "pk"))


def versions_seen_by(membership: Membership) -> Sequence[Version]:
    """Return the versions that a member may see, newest first: drafts only for those who draft."""
    rows = Version.objects.of(membership.partnership)
    if not membership.may(Permission.DRAFT_ARRANGEMENTS):
        rows = rows.visible_to_members()
    shown = without_held_out(rows, "version", membership.person.public_id)
    return list(shown.defer("document").select_related("partnership").order_by("-number"))


def version_seen_by(membership: Membership, public_id: str) -> Version | None:
    """Return one version that a member may see, or None."""
    rows = Version.objects.of(membership.partnership)
    if not membership.may(Permission.DRAFT_ARRANGEMENTS):
        rows = rows.visible_to_members()
    shown = without_held_out(rows, "version", membership.person.public_id)
    return shown.filter(public_id=public_id).select_related("partnership").first()


def version_in_force(partnership: Partnership, on: date) -> Chapter | None:
    """Return the version in force on a day, or None."""
    return timelines_of(partnership)[0].in_force_on(on)
