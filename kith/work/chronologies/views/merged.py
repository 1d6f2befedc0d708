"""The merged chronology: rows of all agencies in one order, and what was known by a day (L40, G9)."""

from collections.abc import Hashable
from typing import Any, ClassVar

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from kith.base.ui.dates import long_date
from kith.base.ui.drawing import drawn_once
from kith.work.chronologies.enums import Layer
from kith.work.chronologies.forms.merged import FindRows
from kith.work.chronologies.gaps import Gap
from kith.work.chronologies.models import Chronology
from kith.work.chronologies.presenters.asked import counts_in_words, days_beside, query_of
from kith.work.chronologies.presenters.merged import Agency, agencies_of, row_lines
from kith.work.chronologies.presenters.picture import Picture, lanes_shown
from kith.work.chronologies.presenters.silent import gap_line, silences_asked, with_silences
from kith.work.chronologies.presenters.tabs import tabs_of
from kith.work.chronologies.queries.merged import (
    ROWS,
    beside_rows,
    chronology_seen_by,
    counts_of,
    parts_released,
    rows_shown,
)
from kith.work.chronologies.queries.silence import WorkedOut, worked_out
from kith.work.chronologies.views.searched import address_of, rows_asked
from kith.work.reviews.enums import READS_ALL
from kith.work.reviews.models import Case
from kith.work.reviews.views.parts import WORKERS, CasePage, KeptCasePage


class ChronologyPage(CasePage, is_base=True):
    """A page of the chronology of a case: for whoever reads what was released to the case."""

    chronology: Chronology
    tab: ClassVar[str] = ""
    what = "the chronology"

    def find(self, public_id: str) -> Case:
        """Return the case with its chronology; raise Http404 where either is not there or not open."""
        found = chronology_seen_by(self.membership, public_id)
        if found is None:
            raise Http404
        self.chronology = found
        return found.case

    def here(self) -> str:
        """Return the merged chronology."""
        return self.at("chronologies:merged", self.case.public_id)

    @property
    def layers(self) -> list[Layer]:
        """Return the layers of notes that the reader reads."""
        reads = bool(READS_ALL & set(self.parts)) or self.scrutinises
        return [*([Layer.PANEL] if reads else []), *([Layer.RUNNERS] if self.runs else [])]

    def content(self) -> dict[str, Any]:
        """Return the line of pages, and whether the rows are locked."""
        locked = self.chronology
        return {
            "tabs": tabs_of(self.case.public_id, self.tab, self.at),
            "case_url": self.at("reviews:case", self.case.public_id),
            "locked": f"{long_date(locked.locked_on)} by {locked.locked_by}" if locked.locked_on else "",
        }


class Merged(KeptCasePage, ChronologyPage):
    """All that agencies released, in one order, with what stands beside each row."""

    policy = WORKERS
    title = "Chronology"
    tab = "merged"
    template_name = "chronologies/merged.jinja"
    shows_names: ClassVar[bool] = False

    def stamp(self, **kwargs: Any) -> Hashable:
        """Return the words that are looked for, since the address holds only their mark."""
        return tuple(sorted(rows_asked(self.request, kwargs["public_id"]).items()))

    def load_record(self, **kwargs: Any) -> None:
        """Find the chronology, and read from the address which rows are asked for."""
        super().load_record(**kwargs)
        given = rows_asked(self.request, self.case.public_id)
        said = [given.get(name, "") for name in ("agency", "known_to")]
        asked = FindRows(given, agencies=[(ident, "") for ident in said]).asked()
        self.released = parts_released(self.chronology, asked)
        named = [(one.public_id, one.name) for one in self.agencies.values()]
        self.find_rows = FindRows(given or None, agencies=named)
        self.asked = self.find_rows.asked() if self.find_rows.is_bound else asked
        if self.asked != asked:
            self.released = parts_released(self.chronology, self.asked)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go to the rows that were asked for; the words that were looked for stay out of the address."""
        query = address_of(request, self.case.public_id)
        return HttpResponseRedirect(f"{self.here()}?{query}" if query else self.here())

    @cached_property
    def agencies(self) -> dict[int, Agency]:
        """Return the agencies by pk."""
        return dict(agencies_of(self.released))

    @cached_property
    def worked_out(self) -> WorkedOut:
        """Return the silences, and the days on which anything became known."""
        return worked_out(self.chronology, self.released)

    def content(self) -> dict[str, Any]:
        """Return one page of rows, the counts, and the ways to other rows."""
        counts = counts_of(self.chronology, self.released, self.asked)
        page = Paginator(range(counts.shown), ROWS).get_page(self.request.GET.get("page"))
        lines, last = self._lines(page)
        query = query_of(self.asked)
        return super().content() | {
            "form": self.find_rows,
            "lines": lines,
            "last_silences": last,
            "counts": counts_in_words(counts, self.asked, self.agencies),
            "agencies": list(self.agencies.values()),
            "page": page,
            "page_address": f"{self.here()}?{query}&page=" if query else f"{self.here()}?page=",
            "names_url": self._names_url(query, page.number),
            "codes_url": f"{self.here()}?{query}" if self.shows_names else "",
            "here": self.here(),
            "narrows": self.asked.narrows_rows,
            "is_empty": not counts.all,
            "query": query,
            "picture": self._picture() if counts.shown else "",
            "copies_url": self._copies_url(query),
            **self._knowing(),
        }

    def _names_url(self, query: str, number: int) -> str:
        """Return where the names of the key are shown on this page, for who may open it; empty for others."""
        if self.shows_names or not self.chronology.opens_key:  # type: ignore[attr-defined]
            return ""
        to = self.at("chronologies:merged_names", self.case.public_id)
        return f"{to}?{query}&page={number}" if query else f"{to}?page={number}"

    def _copies_url(self, query: str) -> str:
        """Return where those who read the whole case take a copy of these rows; empty for others."""
        to = self.at("chronologies:copies", self.case.public_id)
        return f"{to}?{query}" if READS_ALL & set(self.parts) else ""

    def _picture(self) -> SafeString:
        """Return the lanes of the same rows, drawn once until something changes: nothing in them is for one
        reader alone."""
        key = (self.membership.tide, self.chronology.pk, self.asked, self.request.GET.urlencode())
        return drawn_once(key, "chronologies/_picture.jinja", lambda: {"picture": self._lanes()})

    def _lanes(self) -> Picture | None:
        silences = self._silences()
        return lanes_shown(
            self.chronology,
            rows_shown(self.chronology, self.asked),
            self.request.GET,
            silences,
            self.agencies,
            address=self.here(),
        )

    def _silences(self) -> list[Gap]:
        silent_days = self.chronology.silent_days
        return silences_asked(self.worked_out.silences, self.asked, self.agencies, silent_days)

    def _lines(self, page: Page) -> tuple[Any, Any]:
        first = (page.number - 1) * ROWS
        rows = list(rows_shown(self.chronology, self.asked)[first : first + ROWS])
        beside = beside_rows([row.pk for row in rows], self.layers) if rows else {}
        lines = row_lines(
            rows,
            parts=self.released,
            beside=beside,
            asked=self.asked,
            ident=self.case.public_id,
            at=self.at,
        )
        found = self._silences()
        silences = [(gap, gap_line(gap, self.agencies)) for gap in found]
        return with_silences(rows, lines, silences, starts=page.number == 1, ends=not page.has_next())

    def _knowing(self) -> dict[str, Any]:
        """Return the ways to earlier and later days of knowing, and the ends of the slider."""
        days = self.worked_out.known_days
        day = self.asked.as_at
        before, after = days_beside(days, day) if day else (days[-1] if days else None, None)
        return {
            "as_at": long_date(day) if day else "",
            "as_at_day": (day or (days[-1] if days else self.today)).isoformat(),
            "known_first": days[0].isoformat() if days else "",
            "known_last": days[-1].isoformat() if days else "",
            "earlier": self._at_day(before),
            "later": self._at_day(after),
            "now_url": f"{self.here()}?{query_of(self.asked, as_at=None, known_to='', later='')}",
        }

    def _at_day(self, day: Any) -> tuple[str, str] | None:
        return (long_date(day), f"{self.here()}?{query_of(self.asked, as_at=day)}") if day else None
