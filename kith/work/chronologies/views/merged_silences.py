"""The silences of agencies, and the rule by which they are shown (G8)."""

from typing import Any

from django.http import HttpResponse

from kith.base.ui.dates import long_date
from kith.partnership.partnerships.pages import MemberForm
from kith.work.chronologies.forms.merged import SilenceForm
from kith.work.chronologies.gaps import Gap
from kith.work.chronologies.operations.silence import set_silent_days
from kith.work.chronologies.presenters.asked import query_of
from kith.work.chronologies.presenters.days import days
from kith.work.chronologies.presenters.merged import Agency, agencies_of
from kith.work.chronologies.queries.merged import Asked, parts_released
from kith.work.chronologies.queries.silence import worked_out
from kith.work.chronologies.views.merged import ChronologyPage
from kith.work.reviews.enums import RUNS
from kith.work.reviews.views.parts import WORKERS


class Silences(ChronologyPage):
    """Each stretch in which an agency tells nothing for longer than the rule allows."""

    policy = WORKERS
    title = "Silences"
    tab = "silences"
    template_name = "chronologies/silences.jinja"

    def content(self) -> dict[str, Any]:
        """Return the silences by agency, with the way to the rows around each."""
        chronology = self.chronology
        parts = parts_released(chronology, Asked())
        agencies, found = agencies_of(parts), worked_out(chronology, parts).silences
        return super().content() | {
            "rule": days(chronology.silent_days),
            "span": _span(chronology.from_on, chronology.to_on),
            "rule_url": self.at("chronologies:silent_days", self.case.public_id) if self.runs else "",
            "silences": [
                self._line(agencies[gap.body], gap)
                for gap in sorted(found, key=lambda gap: (agencies[gap.body].letter, gap.from_on))
            ],
        }

    def _line(self, agency: Agency, gap: Gap) -> tuple[Any, ...]:
        return agency, long_date(gap.from_on), long_date(gap.to_on), days(gap.days), self._rows(gap)

    def _rows(self, gap: Gap) -> str:
        return f"{self.here()}?{query_of(Asked(from_on=gap.from_on, to_on=gap.to_on))}"


def _span(first: Any, last: Any) -> str:
    if first and last:
        return f"Agencies are asked about {long_date(first)} to {long_date(last)}."
    if first:
        return f"Agencies are asked about the time since {long_date(first)}."
    if last:
        return f"Agencies are asked about the time until {long_date(last)}."
    return (
        "No first or last day is set: what is before an agency’s first row or after its last doesn’t count."
    )


class SetSilentDays(MemberForm, ChronologyPage):
    """Set the rule of silence."""

    policy = WORKERS
    reads = RUNS
    for_scrutiny = False
    title = "Set the rule of silence"
    form_class = SilenceForm
    button = "Set the rule"

    def initial(self) -> dict[str, Any]:
        """Return the rule so far."""
        return {"silent_days": self.chronology.silent_days}

    def cancel_url(self) -> str:
        """Return the silences."""
        return self.at("chronologies:silences", self.case.public_id)

    def act(self, form: Any) -> HttpResponse:
        """Set it."""
        number = form.cleaned_data["silent_days"]
        set_silent_days(chronology=self.chronology, silent_days=number, by=self.actor, on=self.today)
        return self.done(f"Silences of more than {days(number)} are shown.", self.cancel_url())
