"""The children that priorities and indicators cover, and the ages and places that nothing covers (K8)."""

from typing import Any

from kith.base.kernel.access import MEMBERS
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberPage
from kith.work.performance.age_band import age_band
from kith.work.performance.presenters.children import (
    INDICATOR,
    PRIORITY,
    cover_lines,
    gaps_of,
    whole_words,
)
from kith.work.performance.queries.children import indicators_covering, places_of, priorities_covering
from kith.work.performance.views.parts import MENU


class ChildrenCovered(MemberPage):
    """Which children priorities and indicators cover, by age and place, and which none of them covers."""

    policy = MEMBERS
    menu = MENU
    title = "Children covered"
    template_name = "performance/children.jinja"

    def content(self) -> dict[str, Any]:
        """Return the picture, what is missing, and each priority and indicator with what it states."""
        priorities = priorities_covering(self.membership, self.today)
        indicators = indicators_covering(self.membership, self.today)
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        places = places_of(as_at, [*priorities, *indicators])
        gaps = [*gaps_of(priorities, PRIORITY, places), *gaps_of(indicators, INDICATOR, places)]
        parts = [
            ("Priorities", cover_lines(priorities, PRIORITY, self.at)),
            ("Indicators", cover_lines(indicators, INDICATOR, self.at)),
        ]
        return {
            "gaps": gaps,
            "says": whole_words(gaps),
            "picture": age_band(priorities, indicators, whole_words(gaps)),
            "parts": parts if priorities or indicators else [],
            "unstated": [line for _name, lines in parts for line in lines if not line.is_stated],
            "priorities_url": self.at("plan:priorities"),
            "indicators_url": self.at("performance:indicators"),
        }
