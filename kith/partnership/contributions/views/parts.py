"""What pages of one year have in common: which year it is, and who was a statutory partner in it."""

from __future__ import annotations

from typing import Any

from kith.base.kernel.access import Audience, Policy, members_who
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.young_people import groups_of_a_young_person
from kith.partnership.contributions.financial_years import FinancialYear, begins_in, year_holding, year_named
from kith.partnership.contributions.permissions import Permission
from kith.partnership.contributions.statutory import statutory_in
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.pages import MemberPage

MENU = "contributions:year"
READERS = Policy(
    Audience.MEMBERS,
    says="People with a live appointment in this partnership can see this page, until the last day of the "
    "appointment. Young people who sit for no agency see the totals of the year.",
)
READERS_OF_ENTRIES = Policy(
    Audience.MEMBERS,
    says="People with a live appointment in this partnership can see this page, until the last day of the "
    "appointment. Young people who sit for no agency can’t: they see the totals of the year.",
)
KEEPERS = members_who(
    Permission.KEEP,
    "The business manager and the coordinators can open this page: they keep the record of contributions.",
)


class OfYear(MemberPage, is_base=True):
    """A page about one year, named in the address by the calendar year in which it begins."""

    menu = MENU
    ground: Ground
    year: FinancialYear

    def load_record(self, **kwargs: Any) -> None:
        """Read which year is asked for; this year where none is."""
        self.ground = ground_of(self.partnership, at=self.membership.tide)
        self.year = self.year_asked()

    def year_asked(self) -> FinancialYear:
        """Return the year that the address names, or this year."""
        month = begins_in(self.ground.on(self.today))
        return year_named(self.request.GET.get("year", ""), month) or year_holding(self.today, month)

    @property
    def statutory(self) -> tuple[Body, ...]:
        """Return the statutory partners of the year, by name."""
        return statutory_in(self.ground, self.year)

    @property
    def is_young(self) -> bool:
        """Return whether the reader is known as a young person alone."""
        return groups_of_a_young_person(self.membership) is not None

    @property
    def may_keep(self) -> bool:
        """Return whether the reader keeps the record."""
        return self.membership.may(Permission.KEEP)

    def line(self) -> str:
        """Return the days of the year."""
        return f"{long_date(self.year.first)} to {long_date(self.year.last)}"

    def for_year(self, name: str, step: int = 0) -> str:
        """Return the address of a page for this year, or for one before or after."""
        return f"{self.at(name)}?year={self.year.first.year + step}"

    def around(self, name: str) -> list[tuple[str, str]]:
        """Return the ways to the year before and the year after."""
        return [("The year before", self.for_year(name, -1)), ("The year after", self.for_year(name, 1))]
