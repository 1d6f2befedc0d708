"""What people filter the forward plan by."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kith.base.kernel.deadlines import months_after
from kith.base.ui.dates import month_year
from kith.base.ui.fields import ChoiceField
from kith.base.ui.forms import Form
from kith.partnership.arrangements.models import Group
from kith.work.meetings.enums import ItemSource
from kith.work.meetings.queries.forward_plan import AHEAD_MONTHS, Chosen


def _choice(label: str) -> ChoiceField:
    return ChoiceField(label=label, required=False, choices=[], shown_as="select", empty_label="All")


class PlanFilters(Form):
    """Which group, which source, which month. What makes no sense filters nothing."""

    says_optional = False

    group = _choice("Group")
    source = _choice("Comes from")
    month = _choice("Month")

    def __init__(self, *args: Any, groups: Sequence[Group], today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        first = today.replace(day=1)
        self.months = {f"{m:%Y-%m}": m for m in (months_after(first, n) for n in range(AHEAD_MONTHS + 1))}
        self.fields["group"].choices = [("", "All"), *((g.public_id, g.name) for g in groups)]
        self.fields["source"].choices = [("", "All"), *ItemSource.choices]
        self.fields["month"].choices = [("", "All"), *((k, month_year(m)) for k, m in self.months.items())]

    def chosen(self) -> Chosen:
        """Return what was chosen."""
        if not self.is_bound or not self.is_valid():
            return Chosen()
        given = self.cleaned_data
        return Chosen(given["group"], given["source"], self.months.get(given["month"]))
