"""Copies of a chronology: taking one, and for those who run the case who took which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse

from kith.partnership.arrangements.views.pages import download
from kith.partnership.partnerships.models import Body
from kith.partnership.partnerships.pages import SAMPLE_NOTICE, MemberForm
from kith.work.chronologies.exporting.contents import Contents, rows_out
from kith.work.chronologies.exporting.files import FORMS, file_name
from kith.work.chronologies.forms.copies import CopyForm
from kith.work.chronologies.names import Possible
from kith.work.chronologies.operations.copying import HasDoubts, take_copy
from kith.work.chronologies.presenters.copies import copy_facts, copy_lines
from kith.work.chronologies.queries.copies import copies_of, known_for
from kith.work.chronologies.queries.merged import rows_shown
from kith.work.chronologies.views.picture import FilteredPage
from kith.work.reviews.views.parts import WORKERS

SHOWN = 50
"""How many possible names stand on the page at once."""


class Copies(MemberForm, FilteredPage):
    """Take a copy of all rows, or of those chosen on the merged page. Each copy is put on record."""

    policy = WORKERS
    for_scrutiny = False
    title = "Take a copy"
    tab = "copies"
    what = "taking a copy of the chronology"
    form_class = CopyForm
    template_name = "chronologies/copies.jinja"
    button = "Take the copy"
    doubts: Sequence[Possible] = ()

    def cancel_url(self) -> str:
        """Return the merged page with the same rows."""
        return self.merged_url

    def content(self) -> dict[str, Any]:
        """Return which rows it holds, what may be names, and for those who run the case earlier copies."""
        return super().content() | {
            "counts": self.shown(),
            "rows": self.counts.shown,
            "agencies": [
                (one.name, f"?agency={one.public_id}")
                for one in self.agencies.values()
                if not self.asked.agency
            ],
            "whole_url": self.at("chronologies:copies", self.case.public_id) if self.asked.narrows else "",
            "doubts": self.doubts[:SHOWN],
            "more": max(0, len(self.doubts) - SHOWN),
            "copies": copy_lines(copies_of(self.chronology)) if self.runs else [],
            "runs": self.runs,
        }

    def act(self, form: Any) -> HttpResponse:
        """Make it and hand it out; where names may be left, ask first."""
        kind = form.cleaned_data["form"]
        names = [one.name for one in self.agencies.values()]
        openly = [*names, self.partnership.name, self._title()]
        try:
            _copy, content = take_copy(
                chronology=self.chronology,
                contents=self._contents(kind),
                rows=self.counts.shown,
                form=kind,
                known=known_for(self.chronology, openly),
                because=form.cleaned_data["because"],
                by=self.actor,
                on=self.today,
                body=self._body(),
            )
        except HasDoubts as found:
            self.doubts = found.doubts
            raise
        answer = download(content, FORMS[kind].content_type, file_name(self.case.reference, kind))
        answer.headers["Cache-Control"] = "private, no-store"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer

    def _title(self) -> str:
        return f"Case {self.case.reference}: chronology"

    def _body(self) -> Body | None:
        """Return the agency whose rows alone are asked for, or None."""
        return next((one.body for one in self.released if one.body.public_id == self.asked.agency), None)

    def _known_to(self) -> str:
        """Return the name of the agency of which is asked what it knew; empty for any."""
        names = (one.name for one in self.agencies.values() if one.public_id == self.asked.known_to)
        return next(names, "")

    def _contents(self, kind: str) -> Contents:
        picture = self.drawn(to_download=True) if kind == "pdf" and self.counts.shown else None
        return Contents(
            title=self._title(),
            author=self.partnership.name,
            day=self.today,
            facts=copy_facts(
                self.chronology,
                self.counts,
                self.asked,
                body=self._body(),
                known_to=self._known_to(),
                day=self.today,
                sample=SAMPLE_NOTICE if self.partnership.is_sample else "",
            ),
            rows=rows_out(rows_shown(self.chronology, self.asked)),
            picture=str(picture.svg) if picture else "",
            picture_words=picture.description if picture else "",
        )
