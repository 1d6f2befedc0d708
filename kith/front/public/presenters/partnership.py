"""What a partnership’s first public page says: who they are, what they promised and published."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kith.base.ui.dates import long_date
from kith.front.public.presenters.groups import group_url
from kith.partnership.arrangements.public import (
    AsAt,
    Directory,
    Duty,
    Ground,
    Publication,
    edition,
    publication_of,
)
from kith.partnership.partnerships.public import Sector


@dataclass(frozen=True)
class VersionRow:
    """One published version: what it is, for which time it holds, and where its file is."""

    title: str
    in_force: str
    published_on: str
    guidance: str
    file_url: str
    page_url: str
    """The partnership’s page as at its first day."""


@dataclass(frozen=True)
class PromisesOf:
    """The promises of one group, or of the partnership as a whole."""

    name: str
    url: str
    promises: tuple[tuple[str, str], ...]
    """What is promised, and the clauses it comes from with a note where it is soft."""


def areas(directory: Directory) -> str:
    """Return the areas of a partnership as words."""
    names = [area.name for area in directory.document.partnership.areas]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def councils(ground: Ground, day: date) -> list[str]:
    """Return the names of the councils among the statutory partners on a day."""
    return sorted(
        {
            s.body.name
            for s in ground.standings
            if s.kind == "statutory-partner" and s.holds_on(day) and s.body.sector == Sector.COUNCIL
        }
    )


def versions_of(ground: Ground) -> tuple[VersionRow, ...]:
    """Return the published versions, the latest first."""
    return tuple(
        version_row(publication_of(chapter), ground.partnership.key)
        for chapter in reversed(ground.timeline.adopted)
    )


def version_row(version: Publication, key: str) -> VersionRow:
    """Return one published version."""
    until = f" to {long_date(version.until)}" if version.until else ""
    return VersionRow(
        title=f"Version {version.number}: {version.title}",
        in_force=f"{long_date(version.begins_on)}{until}",
        published_on=long_date(version.published_at),
        guidance=edition(version.edition).name,
        file_url=reverse("public:arrangements_file", args=(key, version.public_id)),
        page_url=f"{reverse('public:partnership', args=(key,))}?on={version.begins_on.isoformat()}",
    )


def promises_by_group(as_at: AsAt, query: str) -> tuple[PromisesOf, ...]:
    """Return what was promised, the partnership as a whole first and then group by group."""
    directory = as_at.directory
    if directory is None:
        return ()
    whole = PromisesOf("The partnership as a whole", "", promises(directory.duties_of(None)))
    each = [
        PromisesOf(group.terms.name, group_url(group, query), promises(directory.duties_of(group.key)))
        for group in as_at.groups
    ]
    shown = {group.key for group in as_at.groups}
    other = [duty for duty in directory.document.duties if duty.group and duty.group not in shown]
    rest = PromisesOf("Groups that do not run on this day", "", promises(other))
    return tuple(found for found in (whole, *each, rest) if found.promises)


def promises(duties: Iterable[Duty]) -> tuple[tuple[str, str], ...]:
    """Return promises with their clauses."""
    return tuple((duty.says, clauses(duty)) for duty in duties)


def clauses(duty: Duty) -> str:
    """Return the clauses of a promise, and a note where it is only to be tried."""
    many = "clause" if len(duty.clauses) == 1 else "clauses"
    said = f"{many} {', '.join(duty.clauses)}"
    return f"{said}; where possible" if duty.soft else said
