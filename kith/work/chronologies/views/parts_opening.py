"""Opening the chronology of a case, how far each agency is, and the empty tables to write in."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.partnership.partnerships.pages import MemberForm
from kith.work.chronologies.empty_tables import EMPTY_TABLES
from kith.work.chronologies.forms.parts import OpenForm
from kith.work.chronologies.operations.opening import change_what_is_asked, open_chronology
from kith.work.chronologies.presenters.parts import agency_line
from kith.work.chronologies.queries.parts import chronology_of, how_far
from kith.work.chronologies.views.parts_base import CIRCLE, ChronologyPage
from kith.work.reviews.enums import RUNS
from kith.work.reviews.queries.one import requests_of
from kith.work.reviews.views.parts import RunnersForm


class Open(RunnersForm):
    """Open the chronology of a case."""

    policy = CIRCLE
    title = "Open the chronology"
    what = "opening the chronology"
    form_class = OpenForm
    template_name = "chronologies/open.jinja"
    button = "Open it"

    def load_record(self, **kwargs: Any) -> None:
        """Find a case that has no chronology yet."""
        super().load_record(**kwargs)
        if chronology_of(self.case):
            raise Http404

    def heading(self) -> str:
        """Return the case’s reference and what the page is."""
        return f"Case {self.case.reference}: {self.title[0].lower()}{self.title[1:]}"

    def form_arguments(self) -> dict[str, Any]:
        """Return the agencies that are asked for a return."""
        return {
            "requests": self.case.requests.select_related("body").order_by("body__name"),
            "today": self.today,
        }

    def initial(self) -> dict[str, Any]:
        """Return all agencies that are asked for a return."""
        return {"requests": [one.public_id for one in requests_of(self.case)]}

    def content(self) -> dict[str, Any]:
        """Return whether anybody can be asked."""
        return {
            "nobody": not self.case.requests.exists(),
            "ask_url": self.at("reviews:ask", self.case.public_id),
        }

    def act(self, form: Any) -> HttpResponse:
        """Open it."""
        said = form.cleaned_data | {"requests": list(form.cleaned_data["requests"])}
        made = open_chronology(case=self.case, by=self.actor, on=self.today, **said)
        return self.done("The chronology is open.", self.at("chronologies:agencies", made.public_id))


class Agencies(ChronologyPage):
    """How far each agency is with its part, and never a word of it before it is released (AR6)."""

    title = "What agencies handed in"
    what = "how far agencies’ parts of the chronology are"
    template_name = "chronologies/agencies.jinja"

    def heading(self) -> str:
        """Return the case’s reference and what the page is."""
        return f"Case {self.case.reference}: what agencies handed in"

    def content(self) -> dict[str, Any]:
        """Return one line for each agency that is asked."""
        chronology, ident = self.chronology, self.chronology.public_id
        return {
            "chronology": chronology,
            "lines": [agency_line(one, self.today, self.at) for one in how_far(chronology)],
            "change_url": self.at("chronologies:change_asks", ident) if self.runs else "",
            "tables": table_links(self, ident),
            "case_url": self.here(),
        }


class ChangeAsks(MemberForm, ChronologyPage):
    """Ask other agencies too, or for other days."""

    title = "Change what is asked"
    what = "what the chronology asks"
    reads = RUNS
    for_scrutiny = False
    form_class = OpenForm
    button = "Keep it"

    def heading(self) -> str:
        """Return the case’s reference and what the page is."""
        return f"Case {self.case.reference}: change what is asked"

    def form_arguments(self) -> dict[str, Any]:
        """Return the agencies that are asked for a return."""
        return {
            "requests": self.case.requests.select_related("body").order_by("body__name"),
            "today": self.today,
        }

    def initial(self) -> dict[str, Any]:
        """Return what is asked now."""
        one = self.chronology
        asked = [request.public_id for request in one.asked.all()]
        return {"requests": asked, "from_on": one.from_on, "to_on": one.to_on, "asks": one.asks}

    def cancel_url(self) -> str:
        """Return how far agencies are."""
        return self.at("chronologies:agencies", self.chronology.public_id)

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        said = form.cleaned_data | {"requests": list(form.cleaned_data["requests"])}
        change_what_is_asked(chronology=self.chronology, by=self.actor, on=self.today, **said)
        return self.done("What is asked is changed.", self.cancel_url())


class EmptyTable(ChronologyPage):
    """An empty table with the columns, as a workbook or a Word document, for whoever is in the case."""

    reads = None
    what = "the empty table for a chronology"

    def load_record(self, **kwargs: Any) -> None:
        """Find the type of file that is asked for."""
        super().load_record(**kwargs)
        if kwargs["end"] not in EMPTY_TABLES:
            raise Http404
        self.end = kwargs["end"]

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Return the file. It holds what is asked and nothing of what anybody told."""
        kind, make = EMPTY_TABLES[self.end]
        response = HttpResponse(make(self.chronology), content_type=kind, status=status)
        response["Content-Disposition"] = f'attachment; filename="chronology-table.{self.end}"'
        response["Cache-Control"] = "no-store"
        return response


def table_links(page: Any, ident: str) -> list[tuple[str, str]]:
    """Return the empty tables that can be taken."""
    words = {"xlsx": "Empty table for Excel", "docx": "Empty table for Word"}
    return [(words[end], page.at("chronologies:empty_table", ident, end)) for end in EMPTY_TABLES]
