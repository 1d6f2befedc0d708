"""The register of cases, and who opened which."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404

from kith.base.kernel.access import members_who
from kith.base.kernel.navigation import others_beside
from kith.partnership.partnerships.pages import KeptPage, MemberPage
from kith.partnership.partnerships.permissions import Permission as Partnerships
from kith.partnership.partnerships.permissions import in_business_unit
from kith.work.reviews.beside import Step
from kith.work.reviews.enums import CaseState
from kith.work.reviews.models import Case
from kith.work.reviews.permissions import Permission
from kith.work.reviews.presenters.next_step import steps_in_register
from kith.work.reviews.presenters.register import (
    figures_of,
    in_order,
    line_of,
    withdrawn_line,
    years_of,
)
from kith.work.reviews.queries.register import (
    lines_seen_by,
    opened_by,
    readings_of,
    referrals_of,
    steps_told,
    why_withdrawn,
    without_runner,
)
from kith.work.reviews.seeing import sees_lines
from kith.work.reviews.views.parts import MENU, REFERRERS

WHO_READ = members_who(
    Permission.WHO_READ,
    "The business manager and the coordinators can open this page: it says who opened a case, never what it "
    "holds.",
)
SEES = Partnerships.SEE_PARTNERSHIP
MOST = 200
"""How many of the latest readings a page lists."""


class Register(KeptPage):
    """Every case in its coded line, with what is late and the year’s figures."""

    policy = REFERRERS
    menu = MENU
    title = "Reviews"
    template_name = "reviews/register.jinja"

    def content(self) -> dict[str, Any]:
        """Return the lines, the figures, and one’s own referrals."""
        cases, opened = lines_seen_by(self.membership), opened_by(self.membership)
        withdrawn = [case for case in cases if case.state == CaseState.WITHDRAWN]
        why = why_withdrawn([case.pk for case in withdrawn if case.pk in opened])
        steps = steps_told([case.pk for case in cases], self.today)
        following = steps_in_register(cases, self.membership, steps, opened, self.today)
        alone = without_runner(self.membership) if self.membership.may(Permission.TAKE_OVER) else ()
        watches = any(in_business_unit(a) for a in self.membership.appointments)
        return {
            "lines": in_order(
                line_of(
                    case,
                    self.today,
                    opened,
                    self.at,
                    steps.get(case.pk),
                    following=following[case.pk],
                    take_over=case.pk in alone,
                )
                for case in cases
                if case.state != CaseState.WITHDRAWN
            ),
            "withdrawn": [withdrawn_line(case, why, self.at) for case in withdrawn],
            **self._figures(cases, steps),
            "own": [
                (case, self.at("reviews:referral", case.public_id)) for case in referrals_of(self.membership)
            ],
            "older_url": self.at("reviews:older") if sees_lines(self.membership) else "",
            "beside": [
                (place.text, self.at(place.url_name))
                for place in others_beside(MENU)
                if self.membership.may(place.needs or SEES)
            ],
            "refer_url": self.at("reviews:refer"),
            "take_in_url": self.at("reviews:take_in") if self.membership.may(Permission.RECEIVE) else "",
            "who_read": {case.reference: self.at("reviews:who_read", case.public_id) for case in cases}
            if watches
            else {},
        }

    def _figures(self, cases: Sequence[Case], steps: Mapping[int, Step]) -> dict[str, Any]:
        """Return the figures of the year that the reader chose, else of this year, and the other years."""
        if not sees_lines(self.membership):
            return {"figures": [], "years": []}
        years, asked = years_of(cases, self.today), self.request.GET.get("year", "")
        year = next((one for one in years if str(one) == asked), self.today.year)
        here = self.at("reviews:register")
        tabs = [{"text": str(one), "url": f"{here}?year={one}", "is_open": one == year} for one in years]
        return {
            "figures": figures_of(cases, year, self.today, steps),
            "years": tabs if len(years) > 1 else [],
        }


class WhoRead(MemberPage):
    """Who opened a case and when, for the business unit, who need not be in its circle (R7)."""

    policy = WHO_READ
    menu = MENU
    template_name = "reviews/who_read.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the case among those whose line the reader sees."""
        found = [one for one in lines_seen_by(self.membership) if one.public_id == kwargs["public_id"]]
        if not found:
            raise Http404
        self.case = found[0]

    def heading(self) -> str:
        """Return the reference."""
        return f"Who opened case {self.case.reference}"

    def content(self) -> dict[str, Any]:
        """Return the latest readings, and whether there are more than are shown."""
        found = readings_of(self.case, MOST + 1)
        return {
            "entries": found[:MOST],
            "more_than": MOST if len(found) > MOST else 0,
            "register_url": self.at("reviews:register"),
        }
