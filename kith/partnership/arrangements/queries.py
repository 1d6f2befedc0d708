"""Questions about arrangements, each answered in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from kith.base.kernel.access import without_held_out
from kith.partnership.arrangements.as_at import AsAt
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


def ground_of(partnership: Partnership, *, with_records: bool = True) -> Ground:
    """Return everything known about a partnership’s seats, bodies and promises, in at most nine queries.

    `with_records` leaves out what was done about promises, for pages that show none.
    """
    timeline, homes = timelines_of(partnership, with_proposals=False)
    groups = groups_of(partnership)
    sharings = Sharing.objects.filter(group__in=[g.pk for g in groups]).select_related(
        "group", "group__partnership", "partnership"
    )
    appointments = _appointments(partnership, groups)
    people = {a.person_id for a in appointments}
    affiliations = Affiliation.objects.filter(person__in=people).select_related("body").order_by("held_from", "pk")
    return Ground(
        partnership=partnership,
        timeline=timeline,
        homes=homes,
        groups=tuple(groups),
        sharings=tuple(sharings),
        appointments=appointments,
        affiliations=tuple(affiliations),
        standings=tuple(standings_of(partnership)),
        functions=_functions(partnership) if with_records else (),
        fulfilments=_fulfilments(partnership, homes) if with_records else (),
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
    rows = without_held_out(rows, "version", membership.person.public_id)
    return list(rows.defer("document").select_related("partnership").order_by("-number"))


def version_seen_by(membership: Membership, public_id: str) -> Version | None:
    """Return one version that a member may see, or None."""
    rows = Version.objects.of(membership.partnership)
    if not membership.may(Permission.DRAFT_ARRANGEMENTS):
        rows = rows.visible_to_members()
    rows = without_held_out(rows, "version", membership.person.public_id)
    return rows.filter(public_id=public_id).select_related("partnership").first()


def version_in_force(partnership: Partnership, on: date) -> Chapter | None:
    """Return the version in force on a day, or None."""
    return timelines_of(partnership)[0].in_force_on(on)


def as_drafted(ground: Ground, chapter: Chapter, day: date) -> AsAt:
    """Return the partnership as a draft or an older version would have it, with the people of a day."""
    return AsAt(ground, day, chapter)
