"""What other rooms may ask of contributions: what each partner gives in a year, and how sums are said."""

from kith.partnership.contributions.financial_years import FinancialYear, begins_in, year_holding, year_named
from kith.partnership.contributions.money import pounds, share
from kith.partnership.contributions.queries import Given, money_of_year
from kith.partnership.contributions.statutory import statutory_in
from kith.partnership.contributions.words import in_kind_words, unpaid_words
from kith.partnership.partnerships.membership import Membership

__all__ = [
    "FinancialYear",
    "Given",
    "begins_in",
    "given_by_body",
    "in_kind_words",
    "pounds",
    "share",
    "statutory_in",
    "unpaid_words",
    "year_holding",
    "year_named",
]


def given_by_body(membership: Membership, year: FinancialYear) -> dict[int, Given]:
    """Return what each partner and agency gives in a year, by the body’s pk, as far as a member may see it:
    nothing to a young person. One query."""
    return {given.body.pk: given for given in money_of_year(membership, year).given}
