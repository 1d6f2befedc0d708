"""Reading the file of a part: at once or by a job, and what its agency has to say before it can be read."""

from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django_q.tasks import async_task

from kith.work.chronologies.enums import PartState
from kith.work.chronologies.forms.parts import ColumnsForm, SheetForm
from kith.work.chronologies.models import ChronologyPart
from kith.work.chronologies.operations.handing_in import is_large, read_part, say_columns, say_sheet
from kith.work.chronologies.queries.files import example_columns, sheets_to_choose
from kith.work.chronologies.views.parts_base import PartForm, PartPress

JOB = "kith.work.chronologies.jobs.read_part_of"
MAPPABLE = (PartState.COLUMNS, PartState.ASIDE, PartState.PRIVATE)
"""The states in which somebody may say what is read, and how."""


def read_now_or_later(part: ChronologyPart, on: date) -> None:
    """Read the file of a part at once, or let a job do so where it is large."""
    if is_large(part):
        transaction.on_commit(lambda: async_task(JOB, part.public_id))
    else:
        read_part(part=part, on=on)


class ReadNow(PartPress):
    """Read a file while one waits, where no worker does."""

    def act(self) -> str:
        """Read it."""
        done = read_part(part=self.part, on=self.today)
        return "The file is read." if done else "The file is being read already."


class ChooseSheet(PartForm):
    """Say which sheet or table of a file is read."""

    title = "choose what is read"
    form_class = SheetForm
    template_name = "chronologies/sheet.jinja"
    button = "Read this one"

    def load_record(self, **kwargs: Any) -> None:
        """Find a part whose file is not released."""
        super().load_record(**kwargs)
        if self.part.file is None or self.part.state not in MAPPABLE:
            raise Http404

    def form_arguments(self) -> dict[str, Any]:
        """Return the sheets with how many rows each has and how it begins."""
        return {"sheets": sheets_to_choose(self.part)}

    def act(self, form: Any) -> HttpResponse:
        """Read it."""
        say_sheet(part=self.part, sheet=form.cleaned_data["sheet"], by=self.actor, on=self.today)
        read_now_or_later(self.part, self.today)
        return self.done("The file is read anew.", self.own())


class Columns(PartForm):
    """Say what each column of the file holds; the agency’s next file with these headings is read alike."""

    title = "what the columns hold"
    form_class = ColumnsForm
    template_name = "chronologies/columns.jinja"
    button = "Read the file by this"

    def load_record(self, **kwargs: Any) -> None:
        """Find a part of which the columns are known by name and that is not released."""
        super().load_record(**kwargs)
        if not self.part.layout or self.part.state not in MAPPABLE:
            raise Http404
        self.heads, self.asks, self.sheets = example_columns(self.part)

    def form_arguments(self) -> dict[str, Any]:
        """Return the columns of the file."""
        return {"heads": self.heads}

    def content(self) -> dict[str, Any]:
        """Return what is missing, and whether there are other sheets."""
        return {
            "asks": self.asks,
            "sheet_url": self.at("chronologies:sheet", self.part.public_id) if self.sheets > 1 else "",
            "sheet": self.part.sheet,
        }

    def act(self, form: Any) -> HttpResponse:
        """Read the file by it."""
        say_columns(part=self.part, meanings=form.meanings(), by=self.actor, on=self.today)
        read_now_or_later(self.part, self.today)
        return self.done("The columns are remembered for your agency’s next file.", self.own())
