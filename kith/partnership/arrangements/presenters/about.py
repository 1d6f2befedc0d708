"""What the page about the arrangements says of them as a document, and of what came before."""

from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.document.models import Predecessor
from kith.partnership.arrangements.presenters.reading import Facts, document_facts
from kith.partnership.arrangements.presenters.versions import adopted_words, published_words, version_name
from kith.partnership.arrangements.timeline import Timeline


@dataclass(frozen=True)
class Former:
    """A board or group that the arrangements replace."""

    name: str
    kind: str
    state: str
    tone: str
    ended: str
    note: str


def about_facts(as_at: AsAt) -> Facts:
    """Return the facts about the arrangements that are shown for a day."""
    chapter = as_at.chapter
    if chapter is None:
        return []
    version = chapter.version
    if chapter.is_proposed:
        in_force = "Not in force: proposed"
    elif chapter.until:
        in_force = f"{long_date(chapter.begins)} to {long_date(chapter.until)}"
    else:
        in_force = f"From {long_date(chapter.begins)}"
    facts = [fact for fact in document_facts(chapter.document) if fact[0] != "Takes effect on"]
    return [
        *facts,
        ("In force", in_force),
        ("Version", version_name(version)),
        ("Adopted", adopted_words(version)),
        ("Published", published_words(version)),
    ]


def formers(as_at: AsAt, timeline: Timeline) -> list[Former]:
    """Return what the arrangements replace, each archived from the day on which they took effect."""
    if as_at.chapter is None:
        return []
    return [
        _former(each, replaced_on(each.key, timeline), as_at.day)
        for each in as_at.chapter.document.predecessors
    ]


def replaced_on(key: str, timeline: Timeline) -> date | None:
    """Return the day on which the first adopted version that replaces a board or group took effect."""
    for chapter in timeline.adopted:
        if chapter.directory.predecessor(key):
            return chapter.version.in_force_from
    return None


def _former(each: Predecessor, replaced: date | None, day: date) -> Former:
    is_over = bool((replaced and replaced <= day) or (each.ended_on and each.ended_on < day))
    if each.ended_on:
        ended = f"Ended on {long_date(each.ended_on)}"
    elif replaced:
        ended = (
            f"No last day is stated. Replaced on {long_date(replaced)}, when these arrangements took effect"
        )
    else:
        ended = "Goes on until these arrangements take effect"
    state, tone = ("Archived", "quiet") if is_over else ("To be replaced", "notice")
    return Former(each.name, each.kind.capitalize(), state, tone, ended, each.note or "")
