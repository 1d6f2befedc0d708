"""Bodies as anybody may read them: statutory partners, and relevant agencies by class."""

from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.public import AsAt, Ground
from kith.partnership.partnerships.public import StandingKind


@dataclass(frozen=True)
class Agency:
    """A body with its class and the day from which it is named."""

    name: str
    of_class: str
    since: str


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


def classes_of(as_at: AsAt) -> list[tuple[str, str, str]]:
    """Return each class of relevant agency, why it was chosen, and where the regulations name it."""
    classes = as_at.chapter.document.agency_classes if as_at.chapter else ()
    return [(found.name, found.why or "Not stated", found.schedule or "Not stated") for found in classes]
