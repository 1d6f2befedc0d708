"""What changed between two versions, put together for a page."""

from dataclasses import dataclass

from kith.partnership.arrangements.document.comparing import Change
from kith.partnership.arrangements.words import count_of

ORDER = ("added", "changed", "removed")
WORDS = {"added": ("Added", "good"), "changed": ("Changed", "notice"), "removed": ("Removed", "warn")}


@dataclass(frozen=True)
class ChangeLine:
    """One change: its kind in a word, its tone, the sentence."""

    kind: str
    tone: str
    sentence: str


@dataclass(frozen=True)
class ChangedPart:
    """The changes of one part of the document."""

    title: str
    lines: list[ChangeLine]


def changed_parts(changes: tuple[Change, ...]) -> list[ChangedPart]:
    """Return changes by part, in the order of the document."""
    parts: dict[str, list[ChangeLine]] = {}
    for change in changes:
        word, tone = WORDS[change.kind]
        parts.setdefault(change.part, []).append(ChangeLine(word, tone, change.sentence))
    return [ChangedPart(title, lines) for title, lines in parts.items()]


def changes_counted(changes: tuple[Change, ...]) -> str:
    """Return how many changes there are of each kind: `2 added, 3 changed, nothing removed`."""
    if not changes:
        return "Nothing is different."
    counts = [(kind, sum(change.kind == kind for change in changes)) for kind in ORDER]
    return ", ".join(f"{number or 'nothing'} {kind}" for kind, number in counts).capitalize() + "."


def faults_counted(number: int) -> str:
    """Return how many faults stand in the way of proposing."""
    return (
        f"{count_of(number, 'thing')} to put right before it can be proposed"
        if number
        else "Nothing to put right"
    )
