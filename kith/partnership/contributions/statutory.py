"""Who was a statutory partner, or a relevant agency, at any time in a year. No query."""

from __future__ import annotations

from kith.partnership.arrangements.ground import Ground
from kith.partnership.contributions.financial_years import FinancialYear
from kith.partnership.partnerships.enums import StandingKind
from kith.partnership.partnerships.models import Body


def statutory_in(ground: Ground, year: FinancialYear) -> tuple[Body, ...]:
    """Return the bodies that were a statutory partner at any time in a year, by name: three, five or more."""
    return _standing(ground, year, frozenset({StandingKind.STATUTORY_PARTNER}))


def giving_in(ground: Ground, year: FinancialYear) -> tuple[Body, ...]:
    """Return the partners and relevant agencies of a year, by name."""
    return _standing(ground, year, frozenset({StandingKind.STATUTORY_PARTNER, StandingKind.RELEVANT_AGENCY}))


def _standing(ground: Ground, year: FinancialYear, kinds: frozenset[StandingKind]) -> tuple[Body, ...]:
    found = {
        s.body_id: s.body
        for s in ground.standings
        if s.kind in kinds
        and (s.held_from is None or s.held_from <= year.last)
        and (s.held_to is None or s.held_to >= year.first)
    }
    return tuple(sorted(found.values(), key=lambda body: body.name))
