"""One row: what the agency told, where it came from, what stands beside it, and notes by layer (G12)."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.ui.dates import long_datetime
from kith.base.ui.views import Pressing
from kith.partnership.partnerships.pages import MemberForm
from kith.work.chronologies.enums import Layer
from kith.work.chronologies.forms.merged import NoteForm
from kith.work.chronologies.models import ChronologyRow
from kith.work.chronologies.operations.marking import mark_key
from kith.work.chronologies.operations.noting import READERS, add_note
from kith.work.chronologies.presenters.days import known_words
from kith.work.chronologies.presenters.merged import came_from, more_of
from kith.work.chronologies.presenters.pairs import pair_lines_of
from kith.work.chronologies.queries.key import opens_key
from kith.work.chronologies.queries.pairs import notes_beside, pairs_beside, row_seen_in
from kith.work.chronologies.views.merged import ChronologyPage
from kith.work.chronologies.when import when_words
from kith.work.reviews.enums import Part
from kith.work.reviews.views.parts import WORKERS

KNOWN_THEN = "When it happened, or the agency doesn’t say"


class RowPage(ChronologyPage, is_base=True):
    """A page of one row that its agency released."""

    row: ChronologyRow
    what = "a row of the chronology"

    def load_record(self, **kwargs: Any) -> None:
        """Find the row by its part and its line there."""
        super().load_record(**kwargs)
        found = row_seen_in(self.chronology, kwargs["part"], kwargs["line"])
        if found is None:
            raise Http404
        self.row = found
        self.row.chronology = self.chronology

    def line(self) -> str:
        """Return the day and the agency."""
        row = self.row
        return f"{when_words(row.certainty, row.first_on, row.last_on)}, {row.body.name}"

    def address(self, name: str) -> str:
        """Return the address of a page of this row."""
        row = self.row
        return self.at(f"chronologies:{name}", self.case.public_id, row.part.public_id, str(row.line))

    def writes_in(self) -> list[Layer]:
        """Return the layers in which the reader writes notes."""
        return [layer for layer in Layer if READERS[layer] & set(self.parts)]


class OneRow(RowPage):
    """A row as its agency told it, and apart from it what others make of it."""

    policy = WORKERS
    title = "Row"
    template_name = "chronologies/row.jinja"

    def content(self) -> dict[str, Any]:
        """Return what it tells, its source, the pairs and the notes."""
        row = self.row
        may_mark = self.runs and not self.chronology.locked_at
        return super().content() | {
            "facts": self._facts(),
            "event": row.event,
            "is_key": row.is_key,
            "mark_url": self.address("mark_row") if may_mark else "",
            "pairs": pair_lines_of(row, pairs_beside(row), self.at),
            "notes": [
                (one.get_layer_display(), one.words, f"{one.noted_by}, {long_datetime(one.noted_at)}")
                for one in notes_beside(row, self.layers)
            ],
            "note_url": self.address("note_row") if self.writes_in() else "",
            "list_url": self.here(),
        }

    def _facts(self) -> list[tuple[Any, ...]]:
        row = self.row
        when = when_words(row.certainty, row.first_on, row.last_on)
        opens = row.body_id in self.parts.get(Part.CONTRIBUTOR, ()) or opens_key(self.membership, self.case)
        source = self.at("chronologies:source", row.part.public_id, str(row.line))
        return [
            ("Day", f"{when}, {row.time}" if row.time else when),
            ("Date as written", row.written),
            (
                "Known to the agency",
                known_words(row) or KNOWN_THEN,
            ),
            ("Told by", row.body.name),
            ("Comes from", came_from(row), ("As it was handed in", source) if opens else None),
            *more_of(row),
        ]


class AddNote(MemberForm, RowPage):
    """Note something beside a row."""

    policy = WORKERS
    title = "Write a note"
    form_class = NoteForm
    button = "Keep the note"

    def _may_open(self) -> bool:
        return any(READERS[layer] & set(self.parts) for layer in Layer)

    def form_arguments(self) -> dict[str, Any]:
        """Return the layers to choose from."""
        return {"layers": [(one.value, one.label) for one in self.writes_in()]}

    def cancel_url(self) -> str:
        """Return the row."""
        return self.address("row")

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        add_note(row=self.row, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The note stands beside the row.", self.cancel_url())


class MarkRow(Pressing, RowPage):
    """Mark a row as a key event, or take the mark away."""

    policy = WORKERS

    def _may_open(self) -> bool:
        return self.runs

    def act(self) -> str:
        """Do what the button said; pressed twice it does the same."""
        is_key = self.request.POST.get("is_key") == "yes"
        mark_key(row=self.row, is_key=is_key, by=self.actor, on=self.today)
        return "It is marked as a key event." if is_key else "It is no key event any more."

    def next_url(self) -> str:
        """Return the row."""
        return self.address("row")
