"""The register of decisions, and the same as a file."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.tables import csv_lines
from kith.partnership.decisions.finding import choices_of, register, replaced_among
from kith.partnership.decisions.forms import FindDecisions
from kith.partnership.decisions.presenters.partners import list_lines
from kith.partnership.decisions.presenters.register import csv_rows, query_of, rows_of
from kith.partnership.decisions.queries import decisions_seen_by
from kith.partnership.partnerships.pages import MemberPage
from kith.partnership.partnerships.queries import standings_of

ROWS = 25


class Decisions(MemberPage):
    """Every decision that the reader may see: those that wait for the partners, then the register."""

    policy = MEMBERS
    menu = "decisions:decisions"
    title = "Decisions"
    template_name = "decisions/decisions.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Read what is asked for from the address."""
        groups, years = choices_of(self.membership)
        self.is_empty = not years
        self.find = FindDecisions(self.request.GET, groups=groups, years=years)
        self.asked = self.find.asked()

    def content(self) -> dict[str, Any]:
        """Return what waits for the partners, and one page of the register."""
        page = Paginator(register(self.membership, self.asked), ROWS).get_page(self.request.GET.get("page"))
        found, query = list(page.object_list), query_of(self.asked)
        return {
            "waiting": [] if query else self._waiting(),
            "rows": rows_of(found, replaced_among(found), self.at),
            "page": page,
            "find": self.find,
            "here": self.request.path,
            "asked": query,
            "page_address": f"?{query}&page=" if query else "?page=",
            "csv_url": self.at("decisions:csv") + (f"?{query}" if query else ""),
            "is_empty": self.is_empty,
            "versions_url": self.at("arrangements:versions"),
        }

    def _waiting(self) -> list[Any]:
        found = decisions_seen_by(self.membership)
        addresses = {d.public_id: self.at("decisions:decision", d.public_id) for d in found}
        return list_lines(found, standings_of(self.partnership), self.today, addresses)[0]


class RegisterFile(MemberPage):
    """The decisions asked for as a CSV file, sent row by row."""

    policy = MEMBERS
    menu = "decisions:decisions"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Send the file."""
        groups, years = choices_of(self.membership)
        asked = FindDecisions(request.GET, groups=groups, years=years).asked()
        found = register(self.membership, asked).iterator(chunk_size=200)
        name = f"decisions-{self.partnership.key}-{self.today.isoformat()}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        lines = csv_lines(csv_rows(found))
        return StreamingHttpResponse(_marked(lines), content_type="text/csv; charset=utf-8", headers=headers)


def _marked(lines: Any) -> Any:
    """Yield the file with the mark by which a spreadsheet knows its letters."""
    yield "\ufeff"
    yield from lines
