"""The register, of the whole partnership, of one group or of one agency, and the same as a file."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.tables import csv_lines
from kith.base.ui.drawing import drawn_once
from kith.partnership.actions.forms.finding import FindActions
from kith.partnership.actions.permissions import Permission
from kith.partnership.actions.presenters.register import (
    Line,
    counts_in_words,
    csv_rows,
    lines_of,
    query_of,
    standing_links,
)
from kith.partnership.actions.queries.groups import group_seen_by
from kith.partnership.actions.queries.listing import Listed, listed
from kith.partnership.actions.queries.register import (
    Asked,
    choices,
    choices_as_asked,
    counted_as,
    counts,
    for_export,
    latest_updates,
    register,
)
from kith.partnership.partnerships.pages import MemberPage
from kith.partnership.partnerships.queries import body_seen_by

MENU = "actions:register"
ROWS = 50


class Counted(Paginator):
    """Pages of a list whose length is known already."""

    def __init__(self, rows: Any, per_page: int, count: int) -> None:
        super().__init__(rows, per_page)
        self._known = count

    @cached_property
    def count(self) -> int:
        """Return how many there are."""
        return self._known


class Register(MemberPage):
    """Who owes what, by when: the actions asked for, fifty at a time."""

    policy = MEMBERS
    menu = MENU
    title = "Actions"
    template_name = "actions/register.jinja"
    without = ""
    """The question that the page itself answers."""

    def load_record(self, **kwargs: Any) -> None:
        """Read what is asked for from the address, and count."""
        self.find = FindActions(self.request.GET, choices=choices(self.membership), without=self.without)
        self.asked = self.narrowed(self.find.asked())
        self.counts = counts(self.membership, self.asked, self.today)

    def narrowed(self, asked: Asked) -> Asked:
        """Return what is asked for, with what the page itself is about."""
        return asked

    def line(self) -> str:
        """Return how many are open and how they stand."""
        return counts_in_words(self.counts)

    def content(self) -> dict[str, Any]:
        """Return one page of actions, drawn once for this reader until something changes."""
        asked = (self.request.path, self.request.GET.urlencode(), self.membership, self.today)
        return {
            "may_raise": self.membership.may(Permission.RAISE),
            "at": self.at,
            "drawn": drawn_once(asked, "actions/_register.jinja", self.found),
        }

    def found(self) -> dict[str, Any]:
        """Return the actions asked for, and the questions that narrow them down."""
        rows = register(self.membership, self.asked, self.today)
        pager = Counted(rows, ROWS, counted_as(self.counts, self.asked.standing))
        page = pager.get_page(self.request.GET.get("page"))
        query = query_of(self.asked, without=self.without)
        return {
            "lines": self.lines(listed(page.object_list)),
            "page": page,
            "find": self.find,
            "here": self.request.path,
            "asked": query,
            "page_address": f"?{query}&page=" if query else "?page=",
            "csv_url": self.csv_url(),
            "standings": standing_links(self.counts, self.request.path, self._kept()),
            "is_empty": not self.counts.total() and not query,
            "title": self.heading(),
            "may_raise": self.membership.may(Permission.RAISE),
            "may_hand_over": self.membership.may(Permission.HAND_OVER),
            "at": self.at,
        }

    def lines(self, actions: Sequence[Listed]) -> list[Line]:
        """Return the lines of a page of actions, each with its last update."""
        updates = latest_updates(actions)
        return lines_of(actions, partnership=self.partnership, today=self.today, at=self.at, updates=updates)

    def csv_url(self) -> str:
        """Return the address of the same actions as a file."""
        query = query_of(self.asked)
        return self.at("actions:csv") + (f"?{query}" if query else "")

    def _kept(self) -> Asked:
        return Asked(**{**vars(self.asked), self.without: ""}) if self.without else self.asked


class RegisterOfGroup(Register):
    """The actions of one group."""

    policy = MEMBERS
    without = "group"

    def load_record(self, **kwargs: Any) -> None:
        """Find the group: one of the partnership’s own, or one that it shares today."""
        found = group_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.group = found
        super().load_record(**kwargs)

    def narrowed(self, asked: Asked) -> Asked:
        """Return what is asked for, of the group alone."""
        return Asked(**{**vars(asked), "group": self.group.public_id})

    def heading(self) -> str:
        """Return whose actions they are."""
        return f"Actions of {self.group.name}"


class RegisterOfAgency(Register):
    """The actions that one agency owes."""

    policy = MEMBERS
    without = "agency"

    def load_record(self, **kwargs: Any) -> None:
        """Find the agency among those that the partnership knows."""
        found = body_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.body = found
        super().load_record(**kwargs)

    def narrowed(self, asked: Asked) -> Asked:
        """Return what is asked for, of the agency alone."""
        return Asked(**{**vars(asked), "agency": self.body.public_id})

    def heading(self) -> str:
        """Return whose actions they are."""
        return f"Actions of {self.body.name}"


class RegisterFile(MemberPage):
    """The actions asked for as a CSV file, sent row by row."""

    policy = MEMBERS
    menu = MENU

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Send the file."""
        said = [request.GET.get(name, "") for name in ("group", "agency", "owner")]
        find = FindActions(request.GET, choices=choices_as_asked(*said))
        found = for_export(register(self.membership, find.asked(), self.today))
        name = f"actions-{self.partnership.key}-{self.today.isoformat()}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        lines = csv_lines(csv_rows(found, self.today))
        return StreamingHttpResponse(_marked(lines), content_type="text/csv; charset=utf-8", headers=headers)


def _marked(lines: Any) -> Any:
    """Yield the file with the mark by which a spreadsheet knows its letters."""
    yield "\ufeff"
    yield from lines
