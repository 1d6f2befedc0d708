"""What a partnership has published, for anybody to read: its versions, what they rest on, and no person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import Group, Sharing, Version
from kith.partnership.arrangements.reading_room import read_versions
from kith.partnership.arrangements.timeline import Chapter, Timeline
from kith.partnership.partnerships.models import BodyStanding, Partnership
from kith.partnership.partnerships.queries import partnership_named, standings_of


@dataclass(frozen=True)
class Publication:
    """A published version: its document, the days for which it is in force, and when it was published."""

    public_id: str
    number: int
    title: str
    edition: str
    directory: Directory
    begins_on: date
    until: date | None
    published_at: datetime

    @property
    def document(self) -> Arrangements:
        """Return the arrangements themselves."""
        return self.directory.document


Read = list[tuple[Version, Directory]]


def published_ground(key: str) -> Ground | None:
    """Return what a partnership has published, or None when it has published nothing or does not exist.

    Nobody’s appointment or job is in it, no draft and no proposal. Six queries at most.
    """
    partnership = partnership_named(key)
    if partnership is None:
        return None
    sharings = _sharings(partnership)
    sides = {pk for s in sharings for pk in (s.partnership_id, s.group.partnership_id)}
    adopted = _adopted({partnership.pk, *sides})
    published = {pk: _timeline(read) for pk, read in adopted.items() if _published(read)}
    own = published.pop(partnership.pk, None)
    if own is None:
        return None
    both = {partnership.pk, *published}
    shared = [s for s in sharings if {s.partnership_id, s.group.partnership_id} <= both]
    return Ground(
        partnership=partnership,
        timeline=own,
        homes=published,
        groups=(
            *Group.objects.filter(partnership=partnership).order_by("pk"),
            *_from_elsewhere(shared, partnership),
        ),
        sharings=tuple(shared),
        appointments=(),
        affiliations=(),
        standings=_open_standings(partnership, adopted[partnership.pk]),
    )


def _sharings(partnership: Partnership) -> Sequence[Sharing]:
    rows = Sharing.objects.filter(Q(partnership=partnership) | Q(group__partnership=partnership))
    return list(rows.select_related("group", "group__partnership", "partnership"))


def _from_elsewhere(sharings: Sequence[Sharing], partnership: Partnership) -> list[Group]:
    return list({s.group_id: s.group for s in sharings if s.partnership_id == partnership.pk}.values())


def _adopted(partnerships: Collection[int]) -> dict[int, Read]:
    """Return the adopted versions of some partnerships, published or not, with their documents."""
    rows = Version.objects.adopted().filter(partnership__in=partnerships)
    found: dict[int, Read] = {}
    for version, directory in read_versions(
        rows.select_related("partnership").defer("document").order_by("number")
    ):
        found.setdefault(version.partnership_id, []).append((version, directory))
    return found


def _published(read: Read) -> Read:
    return [(version, directory) for version, directory in read if version.published_at]


def _timeline(read: Read) -> Timeline:
    return Timeline.of(_published(read))


def _open_standings(partnership: Partnership, adopted: Read) -> tuple[BodyStanding, ...]:
    """Return the standings of bodies, but for bodies that only an unpublished version names."""
    named = {b.key for version, d in adopted if version.published_at for b in d.document.bodies}
    closed = {b.key for version, d in adopted if not version.published_at for b in d.document.bodies} - named
    return tuple(standing for standing in standings_of(partnership) if standing.body.key not in closed)


def partnerships_that_published() -> list[tuple[str, Directory]]:
    """Return the key of each partnership that published, with the arrangements it published last, by name."""
    rows = Version.objects.published().select_related("partnership").defer("document")
    latest = {version.partnership.key: version for version in rows.order_by("in_force_from")}
    found = [(version.partnership.key, directory) for version, directory in read_versions(latest.values())]
    return sorted(found, key=lambda pair: pair[1].document.partnership.name)


def publication_of(chapter: Chapter) -> Publication:
    """Return a published version as anybody may read it; raise ValueError for one that isn’t published."""
    version = chapter.version
    if version.in_force_from is None or version.published_at is None:
        raise ValueError(f"{version} is not published.")
    return Publication(
        public_id=version.public_id,
        number=version.number,
        title=version.title,
        edition=version.edition,
        directory=chapter.directory,
        begins_on=version.in_force_from,
        until=chapter.until,
        published_at=version.published_at,
    )


def published_version(key: str, public_id: str) -> Publication | None:
    """Return one published version of a partnership by its public id, or None."""
    rows = Version.objects.published().filter(partnership__key=key, public_id=public_id)
    read = read_versions(rows.select_related("partnership").defer("document"))
    return publication_of(Chapter(*read[0])) if read else None
