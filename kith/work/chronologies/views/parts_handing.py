"""One part of an agency: how far reading it is, what its columns hold, what is aside, what it changes."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase

from kith.partnership.documents.delivery import delivered
from kith.work.chronologies.differences import difference
from kith.work.chronologies.enums import IN_HAND, Column, PartState
from kith.work.chronologies.forms.parts import BecauseForm, RowForm
from kith.work.chronologies.models import ChronologyPart
from kith.work.chronologies.operations.handing_in import (
    take_good_rows,
)
from kith.work.chronologies.operations.releasing import put_part_away, recall_part
from kith.work.chronologies.operations.typing import mend_row
from kith.work.chronologies.presenters.asides import (
    aside_lines,
    column_lines,
    doubt_lines,
    typed_from,
)
from kith.work.chronologies.presenters.parts import (
    adding_up,
    handed_in,
    row_line,
    state_words,
)
from kith.work.chronologies.queries.key import opens_key
from kith.work.chronologies.queries.parts import (
    aside_of,
    coder_of,
    doubts_of,
    rows_of_part,
    told_by,
)
from kith.work.chronologies.views.parts_base import PartForm, PartPage, PartPress
from kith.work.chronologies.when import when_words
from kith.work.reviews.enums import READS_ALL
from kith.work.reviews.recording import record_that_it_was_read

SHOWN = 20
"""How many rows a page shows at first, as they were read."""
AT_ONCE = 100
"""How many rows, or faults, a page lists."""
TEMPLATES = {
    PartState.WAITS: "chronologies/reading.jinja",
    PartState.REFUSED: "chronologies/refused.jinja",
    PartState.COLUMNS: "chronologies/unsaid.jinja",
}


class OnePart(PartPage):
    """A part: how far it is, how it was read, and its rows. `from` in the address goes on to later rows."""

    title = "part of a chronology"

    @property
    def template_name(self) -> str:  # type: ignore[override]
        """Return the page that fits how far it is."""
        return TEMPLATES.get(PartState(self.part.state), "chronologies/part.jinja")

    def content(self) -> dict[str, Any]:
        """Return its state, its rows and what can be done."""
        part = self.part
        common = {
            "part": part,
            "state": state_words(part),
            "handed_in": handed_in(part),
            "agency_url": self.agency(),
            "here": self.own(),
            "away_url": self._to("put_away") if part.state in IN_HAND else "",
        }
        ways = {PartState.WAITS: self._reading, PartState.REFUSED: dict, PartState.COLUMNS: self._unsaid}
        return common | ways.get(PartState(part.state), self._read)()

    def _to(self, name: str, *more: str) -> str:
        return self.at(f"chronologies:{name}", self.part.public_id, *more)

    def _reading(self) -> dict[str, Any]:
        return {"read_url": self._to("read")}

    def _unsaid(self) -> dict[str, Any]:
        name = "columns" if self.part.layout else "sheet"
        return {"columns_url": self._to(name)}

    def _read(self) -> dict[str, Any]:
        part, start = self.part, self._start()
        rows = list(rows_of_part(part)[start : start + self._size(start)])
        aside = aside_of(part)
        after = start + len(rows)
        return {
            "adding_up": adding_up(part),
            "columns": column_lines(part),
            "columns_url": self._to("columns") if self._columns_open() else "",
            "aside": aside_lines(aside, AT_ONCE, self._mend_url()),
            "aside_more": max(0, len(aside) - AT_ONCE),
            "doubts": doubt_lines(doubts_of(part), AT_ONCE),
            "rows": [row_line(one, self._to("source", str(one.line))) for one in rows],
            "first": start + 1,
            "after": after,
            "more_url": f"{self.own()}?from={after}" if after < part.rows_kept else "",
            "take_url": self._to("take") if part.state == PartState.ASIDE else "",
            "release_url": self._release_url(),
            "recall_url": self._to("recall") if part.state in (PartState.RELEASED, PartState.NIL) else "",
            "changes_url": self._to("changes") if part.replaces_id else "",
            "type_url": self._type_url(),
            "file_url": self._to("file") if part.file_id else "",
        }

    def _start(self) -> int:
        given = self.request.GET.get("from", "")
        return (
            min(int(given), self.part.rows_kept) if given.isdecimal() and len(given) < len("1000000") else 0
        )

    def _size(self, start: int) -> int:
        return AT_ONCE if start or self.part.file_id is None else SHOWN

    def _columns_open(self) -> bool:
        return self.part.file_id is not None and self.part.state in (PartState.ASIDE, PartState.PRIVATE)

    def _mend_url(self) -> Any:
        if self.part.state not in IN_HAND:
            return None
        return lambda line: self._to("mend", str(line))

    def _asked_url(self, name: str) -> str:
        asked = self.chronology.asked.filter(body=self.part.body_id).first()
        return self.at(f"chronologies:{name}", asked.public_id) if asked else ""

    def _release_url(self) -> str:
        open_now = self.part.state in (PartState.PRIVATE, PartState.RECALLED) and self.part.rows_kept
        return self._asked_url("release") if open_now else ""

    def _type_url(self) -> str:
        is_typed = self.part.file_id is None and self.part.state in (PartState.PRIVATE, PartState.RECALLED)
        return self._asked_url("type_row") if is_typed else ""


class Take(PartPress):
    """Take the good rows and leave the faulty ones listed."""

    def act(self) -> str:
        """Take them."""
        take_good_rows(part=self.part, by=self.actor, on=self.today)
        return "The good rows are taken. The others stay listed until they are mended."


class PutAway(PartPress):
    """Put a part away that isn’t released."""

    def act(self) -> str:
        """Put it away."""
        put_part_away(part=self.part, by=self.actor, on=self.today)
        return "It is put away. Nothing of it reaches the case."

    def next_url(self) -> str:
        """Return the page of the agency, or of the part where it stays."""
        return self.agency() if self.part.state == PartState.DISCARDED else self.own()


class Recall(PartForm):
    """Take a released part back."""

    title = "take a part back"
    form_class = BecauseForm
    button = "Take it back"

    def act(self, form: Any) -> HttpResponse:
        """Take it back."""
        recall_part(part=self.part, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(
            "The part is your agency’s own again. That it was released stays on record.", self.own()
        )


class Mend(PartForm):
    """Mend a row that was kept aside."""

    title = "mend a row"
    what = "a row that was kept aside"
    form_class = RowForm
    template_name = "chronologies/mend.jinja"
    button = "Keep the row"

    def load_record(self, **kwargs: Any) -> None:
        """Find the row among those kept aside."""
        super().load_record(**kwargs)
        self.number = kwargs["line"]
        self.faults = list(self.part.faults.filter(line=self.number, is_doubt=False).order_by("pk"))
        if not self.number or not self.faults or self.part.state not in IN_HAND:
            raise Http404

    def initial(self) -> dict[str, Any]:
        """Return what its cells say."""
        return typed_from(self.part, self.faults)

    def content(self) -> dict[str, Any]:
        """Return what is wrong, and the cells as the file has them."""
        values: list[str] = next((one.values for one in self.faults if one.values), [])
        heads = [heading or "No heading" for heading, _column in self.part.layout]
        return {"faults": self.faults, "number": self.number, "cells": list(zip(heads, values, strict=False))}

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        row = mend_row(part=self.part, line=self.number, said=form.said(), by=self.actor, on=self.today)
        when = when_words(row.certainty, row.first_on, row.last_on)
        return self.done(f"Row {row.line} is mended. Its date was understood as: {when}.", self.own())


class Changes(PartPage):
    """What a corrected part changes against the one whose place it takes, for its agency before the release
    and for the case after it (G6)."""

    title = "what a corrected part changes"
    what = "what a corrected part of the chronology changes"
    template_name = "chronologies/changes.jinja"
    for_scrutiny = True

    def _may_open(self) -> bool:
        released = self.part.state in (PartState.RELEASED, PartState.REPLACED)
        reads = bool(READS_ALL & set(self.parts)) or self.scrutinises
        return bool(self.part.replaces_id) and (self.writes_for(self.part.body_id) or (released and reads))

    def content(self) -> dict[str, Any]:
        """Return the rows added, removed and changed, all with codes."""
        part, earlier = self.part, self.part.replaces
        assert earlier is not None
        if not self.writes_for(part.body_id) and not self._was_released(earlier):
            raise Http404
        coder = coder_of(self.case)
        found = difference(told_by(earlier, coder), told_by(part, coder))
        return {
            "found": found,
            "most": AT_ONCE,
            "earlier": earlier,
            "part": part,
            "is_after": part.state == PartState.RELEASED,
            "case_url": self.here(),
            "columns": [column.label for column in Column],
        }

    def _was_released(self, earlier: ChronologyPart) -> bool:
        return earlier.released_at is not None


class TakeFile(PartPage):
    """The file as it was handed in, for its agency and for who may open the key."""

    what = "a file of an agency’s chronology"

    def _may_open(self) -> bool:
        own = self.writes_for(self.part.body_id)
        return self.part.file is not None and (own or opens_key(self.membership, self.case))

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Put on record that the file was taken, then hand it out."""
        assert self.part.file is not None
        record_that_it_was_read(self.case, self.what, by=self.actor)
        return delivered(self.part.file)
