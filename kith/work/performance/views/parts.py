"""What the pages of this room share: who may open them, and the record that they are about."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404

from kith.base.kernel.access import members_who
from kith.partnership.partnerships.pages import MemberPage
from kith.work.performance.models import Indicator
from kith.work.performance.periods import named
from kith.work.performance.permissions import Permission
from kith.work.performance.queries.indicators import indicator_seen_by
from kith.work.performance.series import Series

MENU = "performance:scorecard"
KEEPERS = members_who(
    Permission.KEEP,
    "The business manager and the coordinators can open this page: they look after the indicators.",
)
DELIVERERS = members_who(
    Permission.DELIVER,
    "The business manager and the coordinators can open this page: they take figures in.",
)
BRINGERS = members_who(
    Permission.OFFER,
    "The business manager and the coordinators can open this page, and whoever sits for an agency: an agency "
    "brings in its own figures.",
)
REMARKERS = members_who(
    Permission.REMARK, "Every member of the partnership can open this page: all may comment on figures."
)


class IndicatorPage(MemberPage, is_base=True):
    """A page about one indicator. What is none, and what the reader may not see, answer alike."""

    menu = MENU
    indicator: Indicator

    def load_record(self, **kwargs: Any) -> None:
        """Find the indicator among those that the reader may see."""
        found = indicator_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.indicator = found

    def here(self) -> str:
        """Return the page of the indicator."""
        return self.at("performance:indicator", self.indicator.public_id)


def periods_of(series: Series, *, after_first: bool = False) -> Sequence[tuple[str, str]]:
    """Return the periods that have a figure, the latest first, to choose from."""
    points = series.points[1:] if after_first else series.points
    frequency = series.indicator.frequency
    return [(one.period_from.isoformat(), named(one.period_from, frequency)) for one in reversed(points)]
