"""What changed from one edition of the guidance to another, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kith.partnership.arrangements.guidance.editions import edition
from kith.partnership.arrangements.guidance.models import Edition, Fact

PART_WORDS = {
    "contents": "Required content",
    "clocks": "Clock",
    "roles": "Role",
    "report": "Yearly report",
    "acts": "Law",
}


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that an edition added, changed or dropped."""

    part: str
    """What kind of thing: contents, clocks, roles, report or acts."""
    what: Literal["added", "changed", "dropped"]
    key: str
    label: str
    before: str | None
    after: str | None
    confirmed: bool

    @property
    def words(self) -> str:
        """The difference as a sentence or two."""
        opening = f"{PART_WORDS[self.part]} {self.what}: {self.label}."
        if self.what == "changed":
            return f"{opening} Before: {self.before} Now: {self.after}"
        return f"{opening} {self.after or self.before}"


def differences(earlier: str | Edition, later: str | Edition) -> tuple[Difference, ...]:
    """What `later` adds, changes and drops against `earlier`, by part. Raises `LookupError`."""
    before, after = (edition(each) if isinstance(each, str) else each for each in (earlier, later))
    return tuple(
        difference
        for part in PART_WORDS
        for difference in _in_part(part, getattr(before, part), getattr(after, part))
    )


def _in_part(part: str, before: tuple[Fact, ...], after: tuple[Fact, ...]) -> Iterator[Difference]:
    old = {fact.key: fact for fact in before}
    new = {fact.key: fact for fact in after}
    for key, fact in new.items():
        if key not in old:
            yield _difference(part, "added", None, fact)
        elif _said(old[key]) != _said(fact):
            yield _difference(part, "changed", old[key], fact)
    for key, fact in old.items():
        if key not in new:
            yield _difference(part, "dropped", fact, None)


def _said(fact: Fact) -> tuple[str, str]:
    return fact.label, fact.words


def _difference(
    part: str, what: Literal["added", "changed", "dropped"], old: Fact | None, new: Fact | None
) -> Difference:
    shown = new or old
    assert shown is not None
    return Difference(
        part=part,
        what=what,
        key=shown.key,
        label=shown.label,
        before=old.words if old else None,
        after=new.words if new else None,
        confirmed=shown.confirmed,
    )
