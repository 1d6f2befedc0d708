"""Whether a file of the right shape also makes sense: what it refers to is there, and nothing contradicts.

The checks read plain data and step around whatever has the wrong shape, so that faults of shape and of
sense can be named together.
"""

from collections.abc import Iterator, Mapping

from kith.partnership.arrangements.document.checks.answers import wrong_answers
from kith.partnership.arrangements.document.checks.cycles import cycles
from kith.partnership.arrangements.document.checks.doubles import doubles
from kith.partnership.arrangements.document.checks.duties import incomplete_duties
from kith.partnership.arrangements.document.checks.references import unknown_references
from kith.partnership.arrangements.document.checks.rules import unclear_rules
from kith.partnership.arrangements.document.checks.sectors import unknown_sectors
from kith.partnership.arrangements.document.faults import Finding


def findings_in(plain: object, *, editions: Mapping[str, set[str]] | None = None) -> Iterator[Finding]:
    """Every fault of sense. `editions` maps each edition of the guidance to its required contents."""
    yield from doubles(plain)
    yield from unknown_references(plain)
    yield from unknown_sectors(plain)
    yield from cycles(plain)
    yield from unclear_rules(plain)
    yield from incomplete_duties(plain)
    yield from wrong_answers(plain, editions)
