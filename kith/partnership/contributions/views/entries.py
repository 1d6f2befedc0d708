"""Every entry of a year, one of them with what stood before, its correction, and the year as a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from kith.base.kernel.tables import csv_lines
from kith.partnership.contributions.financial_years import FinancialYear, begins_in, year_holding
from kith.partnership.contributions.forms import CorrectForm
from kith.partnership.contributions.operations import correct_entry
from kith.partnership.contributions.presenters.entries import (
    SUMS,
    entry_facts,
    entry_lines,
    revision_rows,
    rows_out,
    title_of,
)
from kith.partnership.contributions.queries import entry_seen_by, money_of_year, revisions_of
from kith.partnership.contributions.spreadsheet import EXCEL, spreadsheet_of
from kith.partnership.contributions.views.parts import KEEPERS, MENU, READERS_OF_ENTRIES, OfYear
from kith.partnership.partnerships.pages import MemberForm


class EntriesPage(OfYear, is_base=True):
    """A page that shows single entries: not for young people, who see the totals."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the year; to a young person the page is not there."""
        if self.is_young:
            raise Http404
        super().load_record(**kwargs)


class Entries(EntriesPage):
    """Every entry of a year."""

    policy = READERS_OF_ENTRIES
    template_name = "contributions/entries.jinja"

    def heading(self) -> str:
        """Return which year it is."""
        return f"Every entry of {self.year.name}"

    def content(self) -> dict[str, Any]:
        """Return the entries."""
        return {
            "lines": entry_lines(money_of_year(self.membership, self.year).entries, self.at),
            "around": self.around("contributions:entries"),
            "year_url": self.for_year(MENU),
            "csv_url": self.for_year("contributions:csv"),
            "excel_url": self.for_year("contributions:excel"),
        }


class File(EntriesPage):
    """Every entry of a year as a CSV file that no spreadsheet takes for formulas."""

    policy = READERS_OF_ENTRIES

    ending = "csv"

    def rows(self) -> Iterator[Sequence[object]]:
        """Return the entries as rows, the names of the columns first."""
        statutory = frozenset(body.pk for body in self.statutory)
        return rows_out(money_of_year(self.membership, self.year).entries, self.year, statutory)

    def headers(self) -> dict[str, str]:
        """Return under which name the file is kept."""
        name = f"contributions-{self.partnership.key}-{self.year.key}.{self.ending}"
        return {"Content-Disposition": f'attachment; filename="{name}"'}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Send the file."""
        lines = _marked(csv_lines(self.rows()))
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=self.headers())


class ExcelFile(File):
    """The same as an Excel file, with sums as numbers."""

    policy = READERS_OF_ENTRIES
    ending = "xlsx"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Send the file."""
        title = f"Contributions of {self.partnership.name} in {self.year.name}"
        content = spreadsheet_of(self.rows(), sums=SUMS, title=title)
        return HttpResponse(content, content_type=EXCEL, headers=self.headers())


def _marked(lines: Iterator[str]) -> Iterator[str]:
    """Yield the file with the mark by which a spreadsheet knows its letters."""
    yield "\ufeff"
    yield from lines


class EntryPage(OfYear, is_base=True):
    """A page about one entry. What is none, and what the reader may not see, answer alike."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the entry among those that the reader may see."""
        found = entry_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.entry = found
        super().load_record(**kwargs)

    def year_asked(self) -> FinancialYear:
        """Return the year of the entry."""
        return year_holding(self.entry.year_from, begins_in(self.ground.on(self.today)))


class OneEntry(EntryPage):
    """One entry as it stands, and what stood before each correction."""

    policy = READERS_OF_ENTRIES
    template_name = "contributions/entry.jinja"

    def heading(self) -> str:
        """Return what it is, and whose."""
        return title_of(self.entry)

    def content(self) -> dict[str, Any]:
        """Return its facts and its history."""
        return {
            "facts": entry_facts(self.entry, self.year),
            "revisions": revision_rows(revisions_of(self.entry)),
            "year_url": self.for_year(MENU),
            "correct_url": (self.at("contributions:correct", self.entry.public_id) if self.may_keep else ""),
        }


class Correct(MemberForm, EntryPage):
    """Correct an entry; what stood before stays."""

    policy = KEEPERS
    title = "Correct the entry"
    form_class = CorrectForm
    button = "Correct it"

    def line(self) -> str:
        """Return which entry it is."""
        return f"{title_of(self.entry)}, {self.year.name}"

    def form_arguments(self) -> dict[str, Any]:
        """Return the entry, which says what is asked."""
        return {"entry": self.entry}

    def initial(self) -> dict[str, Any]:
        """Return what is on record."""
        names = ("amount", "due_on", "happened_on", "words")
        return {name: getattr(self.entry, name) for name in names}

    def cancel_url(self) -> str:
        """Return the page of the entry."""
        return self.at("contributions:entry", self.entry.public_id)

    def act(self, form: CorrectForm) -> HttpResponse:
        """Correct it."""
        correct_entry(entry=self.entry, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The entry is corrected. What stood before stays below it.", self.cancel_url())
