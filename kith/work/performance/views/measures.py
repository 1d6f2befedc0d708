"""Tying an objective of the plan to what will show whether it is reached, and taking that back."""

from typing import Any

from django.http import HttpResponse

from kith.base.kernel.refusals import Refused
from kith.partnership.plan.forms import ReasonForm
from kith.partnership.plan.models import Priority
from kith.partnership.plan.views.driving import DRIVERS, DrivingForm, ObjectiveForm
from kith.work.performance.enums import ShownBy
from kith.work.performance.forms import MeasureForm
from kith.work.performance.models import Measure
from kith.work.performance.operations.measures import (
    measure_by_indicator,
    measure_in_words,
    take_measure_back,
)
from kith.work.performance.periods import EXAMPLES, read_period
from kith.work.performance.queries.indicators import indicator_seen_by
from kith.work.performance.queries.measures import indicators_that_show, measure_seen_by


class AddMeasure(ObjectiveForm):
    """Say what will show whether an objective is reached."""

    policy = DRIVERS
    title = "Add what will show it"
    form_class = MeasureForm
    button = "Add it"

    def form_arguments(self) -> dict[str, Any]:
        """Return the indicators to choose from."""
        return {"choices": indicators_that_show(self.membership, self.today)}

    def initial(self) -> dict[str, Any]:
        """Return the day of the objective."""
        return {"due_on": self.objective.due_on}

    def act(self, form: Any) -> HttpResponse:
        """Tie it to the objective."""
        said = form.cleaned_data
        given = {"objective": self.objective, "due_on": said["due_on"], "by": self.actor, "on": self.today}
        if said["shown_by"] in (ShownBy.AUDIT, ShownBy.SURVEY):
            measure_in_words(shown_by=said["shown_by"], words=said["words"], **given)
        else:
            self._by_indicator(said, given)
        return self.done("What will show it is on record.", self.cancel_url())

    def _by_indicator(self, said: dict[str, Any], given: dict[str, Any]) -> None:
        indicator = indicator_seen_by(self.membership, said["shown_by"])
        if indicator is None:
            raise Refused("Choose what will show it.", field="shown_by")
        written, period = said["baseline_period"].strip(), None
        if written:
            period = read_period(written, indicator.frequency)
            if period is None:
                words = f"Write the period as in {EXAMPLES[indicator.frequency]}."  # type: ignore[index]
                raise Refused(words, field="baseline_period")
        measure_by_indicator(indicator=indicator, target=said["target"], baseline_period=period, **given)


class TakeBackMeasure(DrivingForm):
    """Take back what shows whether an objective is reached; it stays on record."""

    policy = DRIVERS
    title = "Take a measure back"
    form_class = ReasonForm
    button = "Take it back"
    measure: Measure

    def find(self, public_id: str) -> Priority | None:
        """Return the priority of the objective that the measure belongs to."""
        found = measure_seen_by(self.membership, public_id)
        if found is None:
            return None
        self.measure = found
        return found.objective.priority

    def line(self) -> str:
        """Return what it is, and of which objective."""
        what = self.measure.indicator.name if self.measure.indicator else self.measure.words
        return f"{what}. {self.measure.objective.title}"

    def cancel_url(self) -> str:
        """Return the page of the objective."""
        return self.at("plan:objective", self.measure.objective.public_id)

    def act(self, form: Any) -> HttpResponse:
        """Take it back."""
        take_measure_back(measure=self.measure, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("It is taken back. It stays on record.", self.cancel_url())
