"""The picture of a chronology on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kith.work.chronologies.forms.merged import FindRows
from kith.work.chronologies.models import ChronologyPart
from kith.work.chronologies.presenters.asked import counts_in_words, query_of
from kith.work.chronologies.presenters.merged import agencies_of
from kith.work.chronologies.presenters.picture import Picture, lanes_shown
from kith.work.chronologies.presenters.silent import silences_asked
from kith.work.chronologies.queries.merged import counts_of, parts_released, rows_shown
from kith.work.chronologies.queries.silence import worked_out
from kith.work.chronologies.views.merged import ChronologyPage
from kith.work.chronologies.views.searched import rows_asked
from kith.work.reviews.views.parts import WORKERS


class FilteredPage(ChronologyPage, is_base=True):
    """A page about the rows that are asked for in its address, as on the merged page."""

    released: Sequence[ChronologyPart]

    def load_record(self, **kwargs: Any) -> None:
        """Find the chronology, and read from the address which rows are asked for."""
        super().load_record(**kwargs)
        given = rows_asked(self.request, self.case.public_id)
        bodies = parts_released(self.chronology, FindRows(given, agencies=()).asked())
        agencies = agencies_of(bodies).values()
        self.asked = FindRows(given, agencies=[(one.public_id, one.name) for one in agencies]).asked()
        self.released = parts_released(self.chronology, self.asked) if self.asked.agency else bodies
        self.agencies = agencies_of(self.released)
        self.counts = counts_of(self.chronology, self.released, self.asked)

    def shown(self) -> Sequence[str]:
        """Return in words how many rows are shown, and why others aren’t."""
        return counts_in_words(self.counts, self.asked, self.agencies)

    @property
    def merged_url(self) -> str:
        """Return the merged page with the same rows."""
        query = query_of(self.asked)
        return f"{self.here()}?{query}" if query else self.here()

    def drawn(self, *, to_download: bool = False) -> Picture | None:
        """Return the picture of the rows that are asked for."""
        found = worked_out(self.chronology, self.released).silences
        return lanes_shown(
            self.chronology,
            rows_shown(self.chronology, self.asked),
            self.request.GET,
            silences_asked(found, self.asked, self.agencies, self.chronology.silent_days),
            self.agencies,
            to_download=to_download,
        )


class PicturePage(FilteredPage):
    """Lanes of agencies or subjects along time, near or far."""

    policy = WORKERS
    title = "Picture of the chronology"
    tab = "picture"
    what = "the picture of the chronology"
    template_name = "chronologies/picture.jinja"

    def content(self) -> dict[str, Any]:
        """Return the picture and the ways to others."""
        return super().content() | {
            "picture": self.drawn(),
            "counts": self.shown(),
            "merged_url": self.merged_url,
        }
