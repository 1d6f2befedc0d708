"""Where else one can go in a partnership, and who can see a page and why."""

from typing import Any

from django.http import Http404
from django.urls import URLPattern, URLResolver, get_resolver

from kith.base.kernel.access import MEMBERS, Policy
from kith.base.kernel.navigation import Place, beside_the_menu, by_section
from kith.partnership.partnerships.pages import MemberPage
from kith.partnership.partnerships.queries import holders_allowing


class More(MemberPage):
    """The places of a partnership that don’t stand in its menu, or not on a narrow screen."""

    policy = MEMBERS
    menu = "more"
    title = "More"
    template_name = "partnerships/more.jinja"

    def content(self) -> dict[str, Any]:
        """Return each place that the reader may go to, under its section, with what one finds there."""
        places = [p for p in beside_the_menu() if not p.needs or self.membership.may(p.needs)]
        return {"sections": [(section.value, self._lines(rows)) for section, rows in by_section(places)]}

    def _lines(self, rows: list[Place]) -> list[tuple[str, str, str]]:
        return [(p.text, self.at(p.url_name), p.says) for p in rows]


class WhoCanSee(MemberPage):
    """Who can see one page of a partnership today, and by which appointment."""

    policy = MEMBERS
    menu = "more"
    title = "Who can see this, and why"
    template_name = "partnerships/who_can_see.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the page that is asked about by the name of its address."""
        found = policy_of(self.request.GET.get("page", "partnerships:more"))
        if found is None:
            raise Http404
        self.asked: Policy = found

    def content(self) -> dict[str, Any]:
        """Return the rule in words and the people whom it lets in today."""
        needs = self.asked.needs or "partnerships.see_partnership"
        return {"says": self.asked.says, "holders": holders_allowing(self.partnership, needs, on=self.today)}


def policy_of(view_name: str) -> Policy | None:
    """Return the policy of the page with this name, or None."""
    return _policies().get(view_name)


def _policies() -> dict[str, Policy]:
    found: dict[str, Policy] = {}
    for name, pattern in _named(get_resolver().url_patterns, ""):
        view = getattr(pattern.callback, "view_class", None)
        if view is not None and hasattr(view, "policy"):
            found[name] = view.policy
    return found


def _named(patterns: list[URLPattern | URLResolver], prefix: str) -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found += _named(pattern.url_patterns, inner)
        elif pattern.name:
            found.append((f"{prefix}{pattern.name}", pattern))
    return found
