"""One row of an agency: where it came from, as it stood there; changing and removing what was typed."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.refusals import Refused
from kith.work.chronologies.enums import Column, PartState
from kith.work.chronologies.forms.parts import RowForm
from kith.work.chronologies.operations.typing import change_row, remove_row
from kith.work.chronologies.presenters.parts import handed_in, row_line
from kith.work.chronologies.queries.files import row_in_file
from kith.work.chronologies.queries.key import opens_key
from kith.work.chronologies.views.parts_base import PartForm, PartPage, PartPress
from kith.work.chronologies.when import when_words

OPEN = (PartState.PRIVATE, PartState.RECALLED)


class RowPage(PartPage, is_base=True):
    """A page about one row, found by its part and its number there."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the row."""
        super().load_record(**kwargs)
        rows = self.part.rows.select_related("as_written")
        found = rows.filter(line=kwargs["line"]).first()
        if found is None:
            raise Http404
        self.row = found
        self.row.part = self.part

    @property
    def was_typed(self) -> bool:
        """Return whether its words were typed here."""
        return hasattr(self.row, "as_written")

    @property
    def can_change(self) -> bool:
        """Return whether the agency may still write it anew."""
        states = (*OPEN, PartState.ASIDE) if self.part.file_id else OPEN
        return self.was_typed and self.writes_for(self.part.body_id) and self.part.state in states

    def source(self) -> str:
        """Return the page of where the row came from."""
        return self.at("chronologies:source", self.part.public_id, str(self.row.line))


class Source(RowPage):
    """Where a row came from, before codes took the place of names: for its agency, and for who may open the
    key of the case."""

    title = "where a row came from"
    what = "the source of a chronology row"
    template_name = "chronologies/source.jinja"

    def _may_open(self) -> bool:
        return self.writes_for(self.part.body_id) or opens_key(self.membership, self.case)

    def content(self) -> dict[str, Any]:
        """Return its file and place, its cells, and how it is read."""
        where, cells, refused = self._in_file()
        ident, line = self.part.public_id, str(self.row.line)
        own = self.writes_for(self.part.body_id)
        removable = self.can_change and self.part.file_id is None
        return {
            "part": self.part,
            "where": where,
            "cells": cells,
            "refused": refused,
            "handed_in": handed_in(self.part),
            "row": row_line(self.row, ""),
            "typed": self._typed(),
            "change_url": self.at("chronologies:change_row", ident, line) if self.can_change else "",
            "remove_url": self.at("chronologies:remove_row", ident, line) if removable else "",
            "file_url": self.at("chronologies:file", ident) if self.part.file_id else "",
            "part_url": self.own() if own else "",
            "case_url": self.here(),
        }

    def _in_file(self) -> tuple[str, list[tuple[str, str]], str]:
        if self.part.file is None:
            return f"Row {self.row.line} of those typed here", [], ""
        try:
            where, cells = row_in_file(self.part, self.row.line)
        except Refused as refused:
            return f"Row {self.row.line}", [], refused.sentence
        return where, cells, "" if cells else "The row was not found in the file any more."

    def _typed(self) -> list[tuple[str, str]]:
        if not self.was_typed:
            return []
        labels = dict(Column.choices)
        return [(labels[name], words) for name, words in self.row.as_written.said.items() if words]


class RowForms(PartForm, RowPage, is_base=True):
    """A deed on a row that was typed or mended here."""

    def load_record(self, **kwargs: Any) -> None:
        """Find a row that may still be changed."""
        super().load_record(**kwargs)
        if not self.can_change:
            raise Http404

    def cancel_url(self) -> str:
        """Return where the row came from."""
        return self.source()


class ChangeRow(RowForms):
    """Write a typed row anew."""

    title = "change a row"
    form_class = RowForm
    template_name = "chronologies/type_row.jinja"
    button = "Keep the row"

    def initial(self) -> dict[str, Any]:
        """Return the words as they were typed."""
        return dict(self.row.as_written.said)

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        row = change_row(row=self.row, said=form.said(), by=self.actor, on=self.today)
        when = when_words(row.certainty, row.first_on, row.last_on)
        return self.done(f"The row is changed. Its date was understood as: {when}.", self.own())


class RemoveRow(PartPress, RowPage):
    """Remove a row that was typed here."""

    def load_record(self, **kwargs: Any) -> None:
        """Find a row that may still be removed."""
        super().load_record(**kwargs)
        if not self.can_change or self.part.file_id is not None:
            raise Http404

    def act(self) -> str:
        """Remove it."""
        remove_row(row=self.row, by=self.actor, on=self.today)
        return "The row is removed."
