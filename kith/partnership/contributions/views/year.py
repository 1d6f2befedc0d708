"""The year: who gives what, what the money goes into, and the reserve."""

from typing import Any

from kith.partnership.contributions.presenters import year as said
from kith.partnership.contributions.queries import money_of_year, totals_of_year
from kith.partnership.contributions.views.parts import MENU, READERS, OfYear
from kith.partnership.contributions.words import unpaid_words

WAYS = (
    ("Agree a contribution", "contributions:agree"),
    ("Record a payment", "contributions:pay"),
    ("Record what is given in kind", "contributions:in_kind"),
    ("Set a heading’s budget", "contributions:budget"),
    ("Record spending", "contributions:spend"),
    ("Set the reserve at the start", "contributions:reserve"),
    ("Draw on the reserve", "contributions:draw"),
)


class Year(OfYear):
    """What each partner gives in a year, and what the money goes into; for young people the totals."""

    policy = READERS
    template_name = "contributions/year.jinja"

    def heading(self) -> str:
        """Return which year it is."""
        return f"Contributions in {self.year.name}"

    def content(self) -> dict[str, Any]:
        """Return the year. A young person gets the totals, and nothing of who gives what."""
        around = self.around(MENU)
        if self.is_young:
            words = said.totals_words(totals_of_year(self.membership, self.year), self.year)
            return {"is_young": True, "words": words, "around": around}
        return {"is_young": False, "around": around} | self._whole()

    def _whole(self) -> dict[str, Any]:
        money = money_of_year(self.membership, self.year)
        found = said.partners_first(money, self.statutory)
        return {
            "money": money,
            "is_empty": not money.entries,
            "words": said.totals_words(money, self.year),
            "unpaid": unpaid_words(found, self.today),
            "lines": said.partner_lines(found, self.statutory),
            "picture": said.picture_of_partners(found, self.year),
            "headings": said.heading_rows(money.headings),
            "overspent": said.overspent_words(money.headings),
            "picture_of_headings": said.picture_of_headings(money.headings, self.year),
            "drawn": said.drawn_rows(money),
            "ways": [(words, self.for_year(name)) for words, name in WAYS] if self.may_keep else [],
            "entries_url": self.for_year("contributions:entries"),
            "csv_url": self.for_year("contributions:csv"),
            "excel_url": self.for_year("contributions:excel"),
            "partners_url": self.for_year("workspace:partners"),
        }
