"""The scorecard, by priority or by group, and the same as a file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.ui.dates import long_date
from kith.base.ui.drawing import drawn_once
from kith.partnership.arrangements.views.pages import download
from kith.partnership.partnerships.pages import SAMPLE_NOTICE, MemberPage
from kith.work.performance.permissions import Permission
from kith.work.performance.presenters.scorecard import outcomes_of, parts_of
from kith.work.performance.queries.reports import card_seen_by, scorecard_tide
from kith.work.performance.reports.card import BY_PRIORITY, WAYS, Card
from kith.work.performance.reports.files import KINDS, made
from kith.work.performance.reports.paper import About
from kith.work.performance.views.parts import MENU


class CardPage(MemberPage, is_base=True):
    """A page that shows the scorecard of today, by priority or by group."""

    menu = MENU

    @property
    def way(self) -> str:
        """Return the way that was asked for."""
        asked = self.request.GET.get("by", "")
        return asked if asked in WAYS else BY_PRIORITY

    def card(self) -> Card:
        """Return what the figures of the indicators that are kept today say."""
        return card_seen_by(self.membership, self.today)


class Scorecard(CardPage):
    """What the figures say, indicator by indicator, outcomes first."""

    policy = MEMBERS
    title = "Scorecard"
    template_name = "performance/scorecard.jinja"

    def content(self) -> dict[str, Any]:
        """Return the scorecard in the way that was asked for, drawn once until figures or names change."""
        here, may = self.at("performance:scorecard"), self.membership.may(Permission.KEEP)
        key = (self.partnership.pk, self.way, self.today, scorecard_tide(self.membership))
        return {
            "card": drawn_once(key, "performance/_card.jinja", self.drawn),
            "ways": [(words, f"{here}?by={way}", way == self.way) for way, words in WAYS.items()],
            "places": [
                ("Indicators", self.at("performance:indicators")),
                ("Figures taken in", self.at("performance:deliveries")),
                ("Quarterly reports", self.at("performance:reports")),
            ],
            "files": [
                (words, f"{self.at('performance:scorecard_file', kind)}?by={self.way}")
                for kind, (words, *_rest) in KINDS.items()
            ],
            "add_url": self.at("performance:add") if may else "",
        }

    def drawn(self) -> dict[str, Any]:
        """Return what the part that is drawn once needs; all who may open the page see the same."""
        card = self.card()
        return {
            "counts": card.counts,
            "leading": outcomes_of(card, self.at),
            "parts": parts_of(card.sections(self.way), self.at),
        }


class ScorecardFile(CardPage):
    """The scorecard as a file: CSV, Excel, Word or PDF."""

    policy = MEMBERS

    def load_record(self, **kwargs: Any) -> None:
        """Find which kind of file is asked for."""
        self.kind = kwargs["kind"]
        if self.kind not in KINDS:
            raise Http404

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        about = About(
            title=f"Scorecard, {long_date(self.today)}",
            author=self.partnership.name,
            caption=f"{WAYS[self.way]}, as at {long_date(self.today)}.",
            sample=SAMPLE_NOTICE if self.partnership.is_sample else "",
        )
        _words, kind, end, _make = KINDS[self.kind]
        name = f"scorecard-{self.partnership.key}-{self.today.isoformat()}.{end}"
        return download(made(self.kind, about, self.card(), self.today, self.way), kind, name)
