"""Which editions of the guidance there are, and which held on a day."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from kith.partnership.arrangements.guidance.models import Act, Edition, Fact

FACTS = Path(__file__).with_name("editions.yaml")

CARRIED = " · carried over: "

PARTS = ("acts", "roles", "contents", "clocks", "report")
"""The parts of an edition that a later one carries on."""


@cache
def editions() -> tuple[Edition, ...]:
    """Every edition, the oldest first, each with what it carries on from the one before."""
    written = yaml.safe_load(FACTS.read_text(encoding="utf-8"))["editions"]
    whole: dict[str, Edition] = {}
    for own in sorted(
        (Edition.model_validate(each) for each in written), key=lambda each: each.in_force_from
    ):
        whole[own.key] = _built_on(whole.get(own.builds_on or ""), own)
    return tuple(whole.values())


def edition(key: str) -> Edition:
    """The edition of that key. Raises `LookupError`, naming the editions there are."""
    for each in editions():
        if each.key == key:
            return each
    known = ", ".join(each.key for each in editions())
    raise LookupError(f"There is no edition “{key}”. Known are {known}.")


def required_contents() -> dict[str, set[str]]:
    """For each edition, the keys of what published arrangements must contain."""
    return {each.key: {content.key for content in each.contents} for each in editions()}


def edition_on(day: date) -> Edition | None:
    """The edition that held on a day: from the day it took effect. None before the first of them."""
    held = [each for each in editions() if each.in_force_from <= day]
    return held[-1] if held else None


def _built_on(earlier: Edition | None, own: Edition) -> Edition:
    parts = {part: _joined(earlier, own, part) for part in PARTS}
    return own.model_copy(update=parts)


def _joined(earlier: Edition | None, own: Edition, part: str) -> tuple[Fact, ...]:
    """The earlier edition's facts, changed and dropped as the later one says, then its new ones."""
    said = {fact.key: fact.model_copy(update={"since": own.key}) for fact in getattr(own, part)}
    dropped = getattr(own.drops, part)
    before = getattr(earlier, part) if earlier else ()
    kept = [said.pop(fact.key, None) or _carried(fact, own) for fact in before if fact.key not in dropped]
    return (*kept, *said.values())


def _carried(fact: Fact, own: Edition) -> Fact:
    """A fact as a later edition holds it: no surer than that it was carried over. Law stands by itself."""
    if own.carried_over is None or own.carried_over.confirmed or isinstance(fact, Act):
        return fact
    source = f"{fact.source.split(CARRIED)[0]}{CARRIED}{own.carried_over.source}"
    return fact.model_copy(update={"confirmed": False, "source": source})
