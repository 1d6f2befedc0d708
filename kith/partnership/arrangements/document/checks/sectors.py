"""Sectors of bodies, in which a mistyped word would leave a seat or a rule without anybody."""

import re
from collections.abc import Iterator

from kith.partnership.arrangements.document.checks.walking import places, texts, words_of
from kith.partnership.arrangements.document.faults import Finding, Path, one_of, quoted

USUAL = (
    "council",
    "police",
    "nhs",
    "education",
    "justice",
    "voluntary",
    "faith",
    "fire",
    "housing",
    "other",
)
"""The sectors that every file may name."""

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A word of any other shape is a fault already."""

RULES = ("groups[].seats[].each.sector", "groups[].chair.rule.allowed[].sector")
"""Rules that choose bodies by their sector."""


def unknown_sectors(plain: object) -> Iterator[Finding]:
    """Sectors that are neither usual nor the file’s own.

    A word of the file’s own is the sector of a body and has titles in the ladder of seniority, so that a
    word which is typed once, and wrongly, is found.
    """
    of_bodies, with_titles = words_of(plain, "bodies[].sector"), sectors_with_titles(plain)
    own = [sector for sector in with_titles if sector in of_bodies]
    known = [*USUAL, *(sector for sector in own if sector not in USUAL)]
    for pattern in ("bodies[].sector", *RULES):
        for path, sector in texts(plain, pattern):
            if sector not in known and KEY.fullmatch(sector):
                found = f"{quoted(sector)}, which is no usual sector and has no titles in “seniority”"
                yield Finding(path, found, one_of(known, sector))
    for sector, path in with_titles.items():
        if sector not in known:
            found = f"{quoted(sector)}, which is no usual sector and the sector of no body"
            yield Finding(path, found, one_of(known, sector))


def sectors_with_titles(plain: object) -> dict[str, Path]:
    """The sectors for which a rung has titles, and where each stands first."""
    first: dict[str, Path] = {}
    for path, titles in places(plain, "seniority[].titles"):
        for sector in titles if isinstance(titles, dict) else ():
            if isinstance(sector, str) and KEY.fullmatch(sector):
                first.setdefault(sector, (*path, sector))
    return first
