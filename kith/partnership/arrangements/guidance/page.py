"""Writes docs/guidance-editions.md from the facts.

Run `python -m kith.partnership.arrangements.guidance.page` from the top of the
repository after a change to editions.yaml.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from kith.partnership.arrangements.guidance.differences import differences
from kith.partnership.arrangements.guidance.editions import editions
from kith.partnership.arrangements.guidance.models import Edition, Fact, Standing, long_day

PAGE = Path(__file__).parents[4] / "docs" / "guidance-editions.md"

HEADINGS = {
    "acts": "Law it rests on",
    "roles": "Roles",
    "contents": "What published arrangements must contain",
    "clocks": "Clocks",
    "report": "What the yearly report must say",
    "pending": "Made law, not yet in force",
}

OPENING = """# Editions of the statutory guidance

This page is written from `kith/partnership/arrangements/guidance/editions.yaml` by
`python -m kith.partnership.arrangements.guidance.page`. Change the facts there, not here.

Everything is said in our own words. **Confirm** marks a fact that was not read in a published
source: it is recalled, inferred, or carried over from an earlier edition. Check it against the
guidance itself before you rely on it."""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([OPENING, *_to_confirm(), *_all_editions(), *_all_differences()]) + "\n"


def write() -> None:
    """Write the page to docs."""
    PAGE.write_text(page(), encoding="utf-8")


def _to_confirm() -> Iterator[str]:
    yield "\n## How much is still to be confirmed\n"
    yield "| edition | in force from | that day | facts | to confirm |"
    yield "| --- | --- | --- | --- | --- |"
    for each in editions():
        facts = [fact for part in HEADINGS for fact in getattr(each, part)]
        open_facts = sum(not fact.confirmed for fact in facts)
        day, standing = long_day(each.in_force_from), _standing(each.dated.confirmed)
        yield f"| {each.short_name} | {day} | {standing} | {len(facts)} | {open_facts} |"


def _all_editions() -> Iterator[str]:
    for each in editions():
        yield from _one_edition(each)


def _one_edition(each: Edition) -> Iterator[str]:
    yield f"\n## {each.name}\n"
    yield f"In force from {long_day(each.in_force_from)}: {_sure(each.dated)}."
    if each.carried_over:
        yield f"\nWhat it carries over: {_sure(each.carried_over)}."
    for part, heading in HEADINGS.items():
        yield from _table(heading, getattr(each, part))


def _table(heading: str, facts: Iterable[Fact]) -> Iterator[str]:
    facts = tuple(facts)
    if not facts:
        return
    yield f"\n### {heading}\n"
    yield "| key | what | in our words | since | standing | source |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for fact in facts:
        words = f"{fact.words} {fact.note}" if fact.note else fact.words
        cells = (f"`{fact.key}`", fact.label, words, fact.since or "", _standing(fact.confirmed), fact.source)
        yield f"| {' | '.join(cells)} |"


def _all_differences() -> Iterator[str]:
    for earlier, later in pairwise(editions()):
        yield f"\n## From {earlier.short_name} to {later.short_name}\n"
        for difference in differences(earlier, later):
            mark = "" if difference.confirmed else " (**Confirm**)"
            yield f"- {difference.words}{mark}"


def _sure(known: Standing) -> str:
    return f"{_standing(known.confirmed)} ({known.source})"


def _standing(confirmed: bool) -> str:
    return "read" if confirmed else "**Confirm**"


if __name__ == "__main__":
    write()
