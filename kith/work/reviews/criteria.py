"""The questions of the guidance that a case is tested against, each with where it comes from.

Taken from papers about the guidance and not from the guidance itself: confirm them against the edition in
force before relying on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kith.work.reviews.enums import Answer, Stage

EDITION = "2023"
"""The edition of Working Together to Safeguard Children that the words follow, to be confirmed."""


@dataclass(frozen=True)
class Criterion:
    """One thing that must be asked, and the rule that asks it."""

    key: str
    asks: str
    source: str
    stage: Stage

    @property
    def field(self) -> str:
        """Return the name of the question in the form of a referral."""
        return f"trigger_{self.key.replace('-', '_')}"


CRITERIA = (
    Criterion(
        "abuse-or-neglect",
        "Is it known or suspected that the child was abused or neglected?",
        "section 16C(1), Children Act 2004",
        Stage.NOTIFY,
    ),
    Criterion(
        "death-or-serious-harm",
        "Did the child die, or come to serious harm?",
        "section 16C(1), Children Act 2004",
        Stage.NOTIFY,
    ),
    Criterion(
        "area",
        "Did it happen in the authority’s area, or outside England to a child who usually lives in it?",
        "section 16C(1), Children Act 2004",
        Stage.NOTIFY,
    ),
    Criterion(
        "improvements",
        "Does the case show, or may it show, improvements that are needed, also ones seen before?",
        "regulation 11, SI 2018/789",
        Stage.REVIEW,
    ),
    Criterion(
        "recurrent",
        "Does it show, or may it show, themes that keep coming back?",
        "regulation 11, SI 2018/789",
        Stage.REVIEW,
    ),
    Criterion(
        "working-together",
        "Does it raise concerns about how two or more agencies worked together?",
        "regulation 11, SI 2018/789",
        Stage.REVIEW,
    ),
    Criterion(
        "panel",
        "Has the national Panel considered it and thought a local review more fitting?",
        "regulation 11, SI 2018/789",
        Stage.REVIEW,
    ),
)


def criteria_of(stage: Stage) -> tuple[Criterion, ...]:
    """Return what is asked at one stage of a case."""
    return tuple(one for one in CRITERIA if one.stage == stage)


def says_against(stage: Stage, answers: Mapping[str, str], *, yes: bool) -> str:
    """Return in a sentence which answers (by criterion) speak against a decision, or nothing. A notification
    asks for every criterion; each by itself speaks for a local practice review."""
    found = [answers.get(one.key) for one in criteria_of(stage)]
    if yes:
        return "" if Answer.YES in found else "No criterion is met by the answers on record."
    if stage == Stage.REVIEW and Answer.YES in found:
        return "A criterion is met by the answers on record."
    if all(one == Answer.YES for one in found):
        return "Each criterion is met by the answers on record."
    return "A criterion is not clear yet." if Answer.UNSURE in found else ""


TRIGGERS = criteria_of(Stage.NOTIFY)
"""What a referrer is asked: whether what they know may meet what the group then tests."""
