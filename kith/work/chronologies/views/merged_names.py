"""The merged chronology with names beside the codes: for who may open the key, and for one reading."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse

from kith.work.chronologies.presenters.named import named_lines
from kith.work.chronologies.queries.key import namer_of
from kith.work.chronologies.views.key import HOLDERS
from kith.work.chronologies.views.merged import Merged
from kith.work.reviews.recording import record_that_it_was_read


class WithNames(Merged):
    """One page of the rows that were asked for, shown once. The picture and copies keep the codes."""

    policy = HOLDERS
    http_method_names = ["post", "options"]
    shows_names = True

    def _may_open(self) -> bool:
        return bool(self.parts) and bool(self.chronology.opens_key)  # type: ignore[attr-defined]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put on record that the key was opened, then show the rows."""
        record_that_it_was_read(self.case, "the key of names", by=self.actor)
        return self.show()

    def _lines(self, page: Page) -> tuple[Any, Any]:
        lines, last = super()._lines(page)
        return named_lines(lines, namer_of(self.case)), last
