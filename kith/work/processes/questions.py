"""What every agency is asked in a rapid review, and the steps of one, where no template says otherwise."""

from dataclasses import dataclass

from kith.partnership.partnerships.enums import Sector

SECTORS = {one.label.casefold(): one.value for one in Sector}
"""The usual sectors by their names, as they may stand before a question."""


@dataclass(frozen=True)
class Question:
    """One question to an agency."""

    key: str
    asks: str
    hint: str = ""
    sectors: tuple[str, ...] = ()
    """Of which sectors an agency is asked it; empty for every agency."""

    @property
    def line(self) -> str:
        """Return it as it is written in a template: *NHS, Police: Which …*."""
        names = ", ".join(Sector(one).label for one in self.sectors)
        return f"{names}: {self.asks}" if names else self.asks

    def is_for(self, sector: str) -> bool:
        """Return whether an agency of a sector is asked it."""
        return not self.sectors or sector in self.sectors


def read_line(line: str) -> tuple[str, tuple[str, ...]]:
    """Return the words of a question as it is written in a template, and the sectors that stand before it."""
    head, _colon, words = line.partition(":")
    names = [name.strip().casefold() for name in head.split(",")]
    if words.strip() and all(name in SECTORS for name in names):
        return words.strip(), tuple(dict.fromkeys(SECTORS[name] for name in names))
    return line.strip(), ()


@dataclass(frozen=True)
class Step:
    """One step of a rapid review, and how many working days before its due day it is done."""

    days_before: int
    says: str


USUAL = (
    Question("services", "Which services knew the child or the family, and from when to when?"),
    Question("contacts", "What were the main contacts and decisions?", "By code, never by name."),
    Question("analysis", "What does your agency make of its own part?", "What happened, and why."),
    Question("child", "What was the child’s daily life like, and what did they say?"),
    Question("context", "How did race, culture, disability or poverty bear on it?"),
    Question("good", "What was done well?"),
    Question("now", "What has your agency changed already?"),
    Question("next", "What is still to be learnt or done?"),
)
"""The usual questions. One list, so that answers stand side by side."""

USUAL_STEPS = (
    Step(14, "Ask the agencies for their returns"),
    Step(7, "Every return is in"),
    Step(5, "Send the returns to the panel"),
    Step(3, "The panel meets"),
    Step(1, "Every statutory partner has signed the report"),
)
"""The steps that a new template begins with; the partnerships change them as they wish."""
