"""The figures that a partnership published: the list, each indicator, the method, and open data."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from kith.base.kernel.access import PUBLIC
from kith.base.kernel.tables import csv_lines
from kith.base.ui.dates import long_date
from kith.front.public.pages import KEPT, PartnershipPage
from kith.front.public.presenters.figures import (
    data_rows,
    dictionary_rows,
    entry_rows,
    figure_lines,
    indicator_lines,
)
from kith.work.performance.public import (
    COLUMNS,
    STATUS,
    PublishedIndicator,
    method,
    published_indicators,
    released_chart,
)


class FiguresPlace(PartnershipPage, is_base=True):
    """A page about published figures. They are as they were released, whatever day is looked at."""

    url_name = "public:figures"
    found: Sequence[PublishedIndicator]

    def load_record(self, **kwargs: Any) -> None:
        """Find what was released and not withdrawn."""
        self.found = published_indicators(self.ground.partnership)

    def line(self) -> str:
        """Return nothing: figures don’t depend on the day."""
        return ""

    def to(self, name: str, *args: str) -> str:
        """Return the address of another public page of this partnership."""
        return reverse(name, args=(self.ground.partnership.key, *args))


class Figures(FiguresPlace):
    """The indicators of which a partnership published figures."""

    policy = PUBLIC
    title = "Figures"
    template_name = "public/figures.jinja"

    def content(self) -> dict[str, Any]:
        """Return the indicators with the ways to their figures and to the open data."""
        return {
            "rows": [(line, self.to("public:figures_of", line.key)) for line in indicator_lines(self.found)],
            "data_url": self.to("public:figures_data"),
            "dictionary_url": self.to("public:figures_dictionary"),
            "method_url": self.to("public:figures_method"),
        }


class FiguresOf(FiguresPlace):
    """The published figures of one indicator: picture, words, table and its entry in the dictionary."""

    policy = PUBLIC
    template_name = "public/figures_of.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the indicator among those that were released."""
        super().load_record(**kwargs)
        one = next((one for one in self.found if one.entry["key"] == kwargs["indicator"]), None)
        if one is None:
            raise Http404
        self.one = one

    def heading(self) -> str:
        """Return the name of the indicator as it was released."""
        return str(self.one.entry["name"])

    def line(self) -> str:
        """Return when it was last released."""
        return f"Released on {long_date(self.one.released_on)}"

    def content(self) -> dict[str, Any]:
        """Return the figures and what they mean."""
        return {
            "chart": released_chart(self.one.entry, self.one.cells),
            "lines": figure_lines(self.one),
            "entry": entry_rows(self.one),
            "list_url": self.to("public:figures"),
            "method_url": self.to("public:figures_method"),
        }


class FiguresMethod(FiguresPlace):
    """How small numbers are kept from being published, and what the open data hold."""

    policy = PUBLIC
    title = "How small numbers are kept from being published"
    template_name = "public/figures_method.jinja"

    def content(self) -> dict[str, Any]:
        """Return the method, and what each column and status means."""
        return {
            "method": method(),
            "columns": list(COLUMNS.items()),
            "statuses": [(mark.value, words) for mark, words in STATUS.items()],
            "list_url": self.to("public:figures"),
        }


class FiguresData(FiguresPlace):
    """The published figures as a CSV file, each cell safe to open in a spreadsheet."""

    policy = PUBLIC
    name = "figures"

    def rows(self) -> Iterable[Sequence[str]]:
        """Return the table."""
        return data_rows(self.found)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Send the file."""
        name = f"{self.name}-{self.ground.partnership.key}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": KEPT}
        lines = _marked(csv_lines(self.rows()))
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


class FiguresDictionary(FiguresData):
    """What each column, status and indicator of the published figures means, as a CSV file."""

    policy = PUBLIC
    name = "figures-dictionary"

    def rows(self) -> Iterable[Sequence[str]]:
        """Return the dictionary."""
        return dictionary_rows(self.found)


def _marked(lines: Iterator[str]) -> Iterator[str]:
    """Yield the file with the mark by which a spreadsheet knows its letters."""
    yield "\ufeff"
    yield from lines
