"""The public pages: partnerships that have published, and for each what it is, promised and published."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from kith.base.kernel.access import PUBLIC
from kith.base.ui.views import Page
from kith.front.public.pages import KEPT, PartnershipPage, PublicPage
from kith.front.public.presenters import accessibility, agencies, groups, partnership, structure
from kith.partnership.arrangements.public import (
    draw,
    partnerships_that_published,
    published_version,
    write_text,
)

AGENCIES_A_PAGE = 50


class Partnerships(PublicPage):
    """The partnerships that have published their arrangements here."""

    policy = PUBLIC
    title = "Safeguarding children partnerships"
    template_name = "public/partnerships.jinja"

    def content(self) -> dict[str, Any]:
        """Return each partnership with its area."""
        rows = [
            (d.document.partnership.name, reverse("public:partnership", args=(key,)), partnership.areas(d))
            for key, d in partnerships_that_published()
        ]
        return {"rows": rows}


class Accessibility(PublicPage):
    """How accessible Kith is, what was tested and what was not."""

    policy = PUBLIC
    title = "Accessibility statement for Kith"
    template_name = "public/accessibility.jinja"

    def content(self) -> dict[str, Any]:
        """Return what was tested and when the statement is looked at again."""
        written_on, review_by = accessibility.WRITTEN_ON, accessibility.REVIEW_BY
        return {"tests": accessibility.TESTS, "written_on": written_on, "review_by": review_by}


class Partnership(PartnershipPage):
    """A partnership: what to do when worried about a child, then who they are and what they published."""

    policy = PUBLIC
    url_name = "public:partnership"
    template_name = "public/partnership.jinja"

    def heading(self) -> str:
        """Return the partnership’s name as it was published."""
        return self.shown.document.partnership.name

    def content(self) -> dict[str, Any]:
        """Return what the page says, in the order of the page."""
        key = self.ground.partnership.key
        return {
            "councils": partnership.councils(self.ground, self.day),
            "areas": partnership.areas(self.shown.directory),
            "scope": self.shown.document.partnership.scope,
            "partners": agencies.partners_on(self.ground, self.day),
            "agency_count": len(agencies.relevant_agencies_on(self.ground, self.day)),
            "groups": [groups.group_row(g, self.day, self.day_query) for g in self.as_at.groups],
            "promise_count": len(self.shown.document.duties),
            "versions": partnership.versions_of(self.ground),
            "to": {name: reverse(f"public:{name}", args=(key,)) + self.day_query for name in PLACES},
        }


PLACES = ("structure", "promises", "agencies")


class Structure(PartnershipPage):
    """The structure as a chart and as an outline, without who holds which seat."""

    policy = PUBLIC
    url_name = "public:structure"
    title = "Structure"
    template_name = "public/structure.jinja"

    def content(self) -> dict[str, Any]:
        """Return the picture and the outline."""
        return {
            "as_at_form": self.as_at_form,
            "picture": draw(structure.chart_of(self.as_at, self.day)),
            "outline": structure.outline_of(self.as_at, self.day_query),
            "boards": structure.board_nodes(self.as_at),
        }


class Group(PartnershipPage):
    """One group with its terms of reference."""

    policy = PUBLIC
    url_name = "public:structure"
    template_name = "public/group.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the group among those that were published for the day."""
        found = self.as_at.group_with_id(kwargs["public_id"])
        if found is None:
            raise Http404
        self.group = groups.group_shown(found, self.day, self.day_query)

    def heading(self) -> str:
        """Return the group’s name."""
        return self.group.name

    def content(self) -> dict[str, Any]:
        """Return the group."""
        return {"group": self.group}


class Promises(PartnershipPage):
    """What was promised, group by group, with the clauses."""

    policy = PUBLIC
    url_name = "public:promises"
    title = "What was promised"
    template_name = "public/promises.jinja"

    def content(self) -> dict[str, Any]:
        """Return the promises by group."""
        return {"owed": partnership.promises_by_group(self.as_at, self.day_query)}


class Agencies(PartnershipPage):
    """The statutory partners, and the relevant agencies by class with the day from which each is named."""

    policy = PUBLIC
    url_name = "public:agencies"
    title = "Partners and relevant agencies"
    template_name = "public/agencies.jinja"

    def content(self) -> dict[str, Any]:
        """Return the bodies of the day, so many to a page."""
        found = agencies.relevant_agencies_on(self.ground, self.day)
        page = Paginator(found, AGENCIES_A_PAGE).get_page(self.request.GET.get("page"))
        return {
            "as_at_form": self.as_at_form,
            "partners": agencies.partners_on(self.ground, self.day) if page.number == 1 else [],
            "classes": agencies.classes_of(self.as_at),
            "count": len(found),
            "page": page,
            "page_address": f"{self.day_query or '?'}{'&' if self.day_query else ''}page=",
        }


class ArrangementsFile(Page):
    """One published version as the arrangement file that Kith reads and writes."""

    policy = PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the file to keep."""
        found = published_version(kwargs["partnership"], kwargs["public_id"])
        if found is None:
            raise Http404
        name = f"{kwargs['partnership']}-arrangements-version-{found.number}.yaml"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": KEPT}
        return HttpResponse(
            write_text(found.document), content_type="application/yaml; charset=utf-8", headers=headers
        )
