"""The statutory partners side by side over a year, and the papers of one of them."""

from typing import Any

from django.http import Http404

from kith.base.kernel.access import Audience, Policy
from kith.base.ui.dates import long_date
from kith.front.workspace.presenters.differences import differences
from kith.front.workspace.presenters.partners import columns_of, measures_of, paper_rows
from kith.front.workspace.side_by_side import papers_of_body, side_by_side
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.young_people import groups_of_a_young_person
from kith.partnership.contributions.public import begins_in, year_holding, year_named
from kith.partnership.partnerships.pages import MemberPage

TOLD = (
    "People with a live appointment in this partnership can see this page, until the last day of the "
    "appointment. It counts only the meetings, papers and actions that the reader may see."
)
READERS = Policy(
    Audience.MEMBERS,
    says=f"{TOLD} Papers, money and actions by partner are not shown to young people who sit for no agency.",
)
READERS_OF_PAPERS = Policy(Audience.MEMBERS, says=f"{TOLD} Young people who sit for no agency can’t open it.")


class OfYear(MemberPage, is_base=True):
    """A page about one year, named in the address by the calendar year in which it begins."""

    menu = "more"

    def load_record(self, **kwargs: Any) -> None:
        """Read which year is asked for; this year where none is."""
        self.ground = ground_of(self.partnership, at=self.membership.tide)
        month = begins_in(self.ground.on(self.today))
        asked = year_named(self.request.GET.get("year", ""), month)
        self.year = asked or year_holding(self.today, month)

    def line(self) -> str:
        """Return the days of the year."""
        return f"{long_date(self.year.first)} to {long_date(self.year.last)}"

    def years(self, address: str) -> list[tuple[str, str]]:
        """Return the year shown, without address, and the two before it and the one after, with theirs."""
        first = self.year.first
        found = (year_named(str(first.year + step), first.month) for step in (-2, -1, 0, 1))
        return [(y.name, "" if y == self.year else f"{address}?year={y.key}") for y in found if y]


class Partners(OfYear):
    """Attendance, papers, money, actions and who leads, a column for each statutory partner (K9)."""

    policy = READERS
    template_name = "workspace/partners.jinja"

    def heading(self) -> str:
        """Return what it is and which year it shows."""
        return f"Partners side by side in {self.year.name}"

    def content(self) -> dict[str, Any]:
        """Return the table of the statutory partners, the agencies below it, and what differs in words."""
        found = side_by_side(self.membership, self.ground, self.year, self.today)
        columns = columns_of(found.partners, found, self.at)
        return {
            "columns": columns,
            "measures": measures_of(columns),
            "agencies": columns_of(found.agencies, found, self.at),
            "differences": differences(found),
            "is_for_the_young": found.is_for_the_young,
            "is_over": self.year.last < self.today,
            "years": self.years(self.at("workspace:partners")),
        }


class PapersOfPartner(OfYear):
    """The papers that one partner was asked for in a year, and when each came."""

    policy = READERS_OF_PAPERS
    template_name = "workspace/partner_papers.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the partner among the bodies with a standing; to a young person the page is not there."""
        super().load_record(**kwargs)
        wanted = (s.body for s in self.ground.standings if s.body.public_id == kwargs["public_id"])
        found = next(wanted, None)
        if found is None or groups_of_a_young_person(self.membership) is not None:
            raise Http404
        self.body = found

    def heading(self) -> str:
        """Return whose papers they are."""
        return f"Papers of {self.body.name} in {self.year.name}"

    def content(self) -> dict[str, Any]:
        """Return the papers in the order of the meetings."""
        papers = papers_of_body(self.membership, self.ground, self.year, self.body)
        return {
            "rows": paper_rows(papers, self.today, self.at),
            "back_url": f"{self.at('workspace:partners')}?year={self.year.key}",
            "years": self.years(self.at("workspace:partner_papers", self.body.public_id)),
        }
