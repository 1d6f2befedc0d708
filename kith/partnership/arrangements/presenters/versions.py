"""What the pages about versions say: the list, how each was adopted, and the one next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.timeline import Timeline

TONES = {
    VersionState.DRAFT: "notice",
    VersionState.PROPOSED: "notice",
    VersionState.ADOPTED: "plain",
    VersionState.WITHDRAWN: "quiet",
}
PROPOSED_MARK = "Proposed: not yet in force"
LATER_MARK = "Not in force on this day"
DRAFT_MARK = "Draft: closed to all but the business unit"
WITHDRAWN_MARK = "Withdrawn: never in force"


@dataclass(frozen=True)
class VersionLine:
    """One version in the list."""

    name: str
    url: str
    state: str
    tone: str
    in_force: str
    adopted: str
    published: str


@dataclass(frozen=True)
class NextStep:
    """The one thing to do next: in words, where, and whether it is a button that acts at once."""

    says: str
    text: str = ""
    url: str = ""
    is_press: bool = False


def version_name(version: Version) -> str:
    """Return what a version is called: `Version 2`."""
    return f"Version {version.number}"


def choice_name(version: Version) -> str:
    """Return a version as a list of choices names it."""
    return f"{version_name(version)}, {state_words(version).lower()}"


def state_words(version: Version) -> str:
    """Return the state of a version in a word."""
    return VersionState(version.state).label


def standing_on(version: Version, timeline: Timeline, today: date) -> tuple[str, str]:
    """Return how a version stands today, in a word or two, and its tone."""
    if version.state != VersionState.ADOPTED:
        return state_words(version), TONES[VersionState(version.state)]
    current = timeline.in_force_on(today)
    if current and current.version.pk == version.pk:
        return "In force", "good"
    if version.in_force_from and version.in_force_from > today:
        return "Adopted, not yet in force", "notice"
    return "No longer in force", "quiet"


def period_words(version: Version, timeline: Timeline) -> str:
    """Return from when until when a version is, was or would be in force."""
    begins = version.in_force_from
    if version.state != VersionState.ADOPTED:
        return f"From {long_date(begins)}, if it is adopted" if begins else "The day is not stated yet"
    until = next((c.until for c in timeline.adopted if c.version.pk == version.pk), None)
    if begins is None:
        return ""
    return f"{long_date(begins)} to {long_date(until)}" if until else f"From {long_date(begins)}"


def adopted_words(version: Version) -> str:
    """Return when and how a version was adopted."""
    if version.adopted_on is None:
        return "Not adopted"
    return f"On {long_date(version.adopted_on)}. {version.adoption}"


def published_words(version: Version) -> str:
    """Return when and by whom a version was published."""
    if version.published_at is None:
        return "Not published"
    return f"{long_date(version.published_at)}, by {version.published_by}"


def version_lines(
    versions: Sequence[Version], timeline: Timeline, today: date, address: dict[int, str]
) -> list[VersionLine]:
    """Return the list, newest first; `address` gives each version’s page by its pk."""
    return [_line(version, timeline, today, address[version.pk]) for version in versions]


def _line(version: Version, timeline: Timeline, today: date, url: str) -> VersionLine:
    state, tone = standing_on(version, timeline, today)
    return VersionLine(
        name=version_name(version).replace(" ", "\N{NO-BREAK SPACE}"),
        url=url,
        state=state,
        tone=tone,
        in_force=period_words(version, timeline),
        adopted=adopted_words(version),
        published=published_words(version),
    )


def watermark_of(version: Version) -> str:
    """Return the words across a page about a version that is not adopted."""
    return {
        VersionState.DRAFT: DRAFT_MARK,
        VersionState.PROPOSED: PROPOSED_MARK,
        VersionState.WITHDRAWN: WITHDRAWN_MARK,
    }.get(VersionState(version.state), "")
