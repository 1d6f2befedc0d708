"""Bodies as anybody may read them: statutory partners, and relevant agencies by class."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.public import AsAt, Ground
from kith.partnership.partnerships.public import StandingKind


@dataclass(frozen=True)
class Agency:
    """A body with its class and the day from which it is named."""

    name: str
    of_class: str
    since: str


@dataclass(frozen=True)
class AgencyClassShown:
    """A class of relevant agency, why it was chosen, and its bodies."""

    name: str
    note: str
    agencies: tuple[Agency, ...]


def agencies_on(ground: Ground, day: date, kind: str) -> list[Agency]:
    """Return the bodies with one kind of standing on a day, by class and name."""
    found = [
        Agency(s.body.name, _class_name(s), long_date(s.held_from) if s.held_from else "")
        for s in ground.standings
        if s.kind == kind and s.holds_on(day)
    ]
    return sorted(found, key=lambda agency: (agency.of_class, agency.name))


def _class_name(standing: object) -> str:
    agency_class = getattr(standing, "agency_class", None)
    return agency_class.name if agency_class else "No class stated"


def partners_on(ground: Ground, day: date) -> list[Agency]:
    """Return the statutory safeguarding partners on a day."""
    return agencies_on(ground, day, StandingKind.STATUTORY_PARTNER)


def relevant_agencies_on(ground: Ground, day: date) -> list[Agency]:
    """Return the relevant agencies on a day."""
    return agencies_on(ground, day, StandingKind.RELEVANT_AGENCY)


def by_class(agencies: list[Agency], as_at: AsAt) -> tuple[AgencyClassShown, ...]:
    """Return agencies put together by class, with what the arrangements say of each class."""
    notes = (
        {c.name: _note(c.schedule, c.why) for c in as_at.chapter.document.agency_classes}
        if as_at.chapter
        else {}
    )
    return tuple(
        AgencyClassShown(name, notes.get(name, ""), tuple(found))
        for name, found in groupby(agencies, key=lambda agency: agency.of_class)
    )


def _note(schedule: str | None, why: str | None) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in (why, schedule) if part)
