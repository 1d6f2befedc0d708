"""A group as a page, and its terms of reference as a document."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.group_lines import GroupLine, sections_of
from kith.base.ui.drawing import drawn
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.arrangements.presenters.group import GroupShown, group_shown
from kith.partnership.arrangements.presenters.terms import terms_document
from kith.partnership.arrangements.printing import pdf_of
from kith.partnership.arrangements.views.pages import ArrangementsPage, download
from kith.partnership.partnerships.pages import KeptPage


class Group(KeptPage, ArrangementsPage):
    """Is the group in order, and what is it doing?"""

    policy = MEMBERS
    menu = "arrangements:structure"
    template_name = "arrangements/group.jinja"

    def load_shown(self, **kwargs: Any) -> None:
        """Find the group, and how it stands on the day if it runs then."""
        self.identity = next((g for g in self.ground.groups if g.public_id == kwargs["public_id"]), None)
        if self.identity is None:
            raise Http404
        self.group = self.as_at.group_with_id(self.identity.public_id)

    def heading(self) -> str:
        """Return the group’s name, as the arrangements of the day have it."""
        return self.group.terms.name if self.group else self.identity.name

    def line(self) -> str:
        """Return what places the group."""
        return self.shown.caption if self.shown else ""

    @property
    def shown(self) -> GroupShown | None:
        """Return what the page says, or None on a day on which the group does not run."""
        group = self.group
        if group is None:
            return None
        may_appoint = self.membership.may(Permission.APPOINT)
        return self.ground.kept(
            ("group", self.identity.pk, self.day, self.day_query, may_appoint),
            lambda: group_shown(group, self.day, self.day_query, may_appoint=may_appoint),
        )

    def content(self) -> dict[str, Any]:
        """Return what the page says, drawn once for all who may do the same."""
        may_appoint = self.membership.may(Permission.APPOINT)
        key = ("group drawn", self.identity.pk, self.day, self.day_query, may_appoint)
        return {
            "as_at_form": self.as_at_form,
            "structure_url": self.at("arrangements:structure") + self.day_query,
            "drawn": self.ground.kept(key, self._drawn),
            "work": self._work(),
        }

    def _work(self) -> dict[str, list[GroupLine]]:
        """Return what the rooms say of the group’s work today; of other days the page tells no work."""
        if self.group is None or self.day != self.today:
            return {}
        return sections_of(self.membership, self.group, self.today)

    def _drawn(self) -> str:
        content = {
            "group": self.shown,
            "terms_url": self.at("arrangements:group_terms", self.identity.public_id) + self.day_query,
            "structure_url": self.at("arrangements:structure") + self.day_query,
            "actions_url": self.at("actions:group", self.identity.public_id) if self.group else "",
        }
        return drawn("arrangements/_group.jinja", content)


class GroupTerms(Group):
    """The terms of reference of a group, made from what runs, so that the two never differ."""

    policy = MEMBERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the document; it does not exist for a day on which the group does not run."""
        if self.group is None or self.shown is None:
            raise Http404
        document = terms_document(self.group, self.shown, self.day, self.watermark())
        name = f"terms-{self.group.key}-{self.day.isoformat()}.pdf"
        return download(pdf_of("terms", document, day=self.day), "application/pdf", name)
