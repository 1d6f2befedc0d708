"""The scorecard, by priority or by group, and the same as a file."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.tables import csv_lines
from kith.partnership.partnerships.pages import MemberPage
from kith.work.performance.permissions import Permission
from kith.work.performance.presenters.scorecard import BY_PRIORITY, WAYS, counts_line, rows_out, sections_of
from kith.work.performance.queries.indicators import indicators_seen_by
from kith.work.performance.queries.series import series_of
from kith.work.performance.series import Series
from kith.work.performance.views.parts import MENU


class Scorecard(MemberPage):
    """What the figures say, indicator by indicator, outcomes first."""

    policy = MEMBERS
    menu = MENU
    title = "Scorecard"
    template_name = "performance/scorecard.jinja"

    def found(self) -> list[Series]:
        """Return the figures of the indicators that are kept today."""
        return series_of(list(indicators_seen_by(self.membership).held_on(self.today)), self.today)

    def content(self) -> dict[str, Any]:
        """Return the scorecard in the way that was asked for."""
        asked = self.request.GET.get("by", "")
        way = asked if asked in WAYS else BY_PRIORITY
        found, may = self.found(), self.membership.may(Permission.KEEP)
        here = self.at("performance:scorecard")
        return {
            "counts": counts_line(found) if found else "",
            "sections": sections_of(found, way, self.at),
            "ways": [(words, f"{here}?by={key}", key == way) for key, words in WAYS.items()],
            "indicators_url": self.at("performance:indicators"),
            "figures_url": self.at("performance:deliveries"),
            "csv_url": self.at("performance:scorecard_csv"),
            "add_url": self.at("performance:add") if may else "",
        }


class ScorecardFile(Scorecard):
    """The scorecard as a CSV file, each cell safe to open in a spreadsheet."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Return the file."""
        name = f"scorecard-{self.partnership.key}-{self.today.isoformat()}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        lines = csv_lines(rows_out(self.found()))
        return StreamingHttpResponse(_marked(lines), content_type="text/csv; charset=utf-8", headers=headers)


def _marked(lines: Iterator[str]) -> Iterator[str]:
    """Yield the file with the mark by which a spreadsheet knows its letters."""
    yield "\ufeff"
    yield from lines
