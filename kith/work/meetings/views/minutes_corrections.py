"""Corrections to minutes that are out: proposing one, and settling it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.ui.forms import Form
from kith.partnership.partnerships.pages import MemberForm
from kith.work.meetings.enums import CorrectionState, MinutesState
from kith.work.meetings.forms.minutes import ProposeCorrection, SettleCorrection
from kith.work.meetings.operations.minutes import (
    propose_correction,
    settle_correction,
)
from kith.work.meetings.presenters.minutes import correction_shown
from kith.work.meetings.queries.agenda import item_seen_by
from kith.work.meetings.views.minutes import MinutesPage
from kith.work.meetings.views.minutes_steps import STEERING, MinutesForm


class Correcting(MemberForm, MinutesPage):
    """Say what should stand otherwise; in a joint group from every side."""

    policy = MEMBERS
    title = "What should stand otherwise"
    form_class = ProposeCorrection
    button = "Send the correction"

    def load_record(self, **kwargs: Any) -> None:
        """Find minutes that are out for corrections."""
        super().load_record(**kwargs)
        if self.read.kept is None or self.read.state != MinutesState.OUT:
            raise Http404
        self.kept = self.read.kept

    def heading(self) -> str:
        """Return what is asked."""
        return self.title

    def tabs(self) -> Any:
        """Return no other pages: one question at a time."""
        return ()

    def cancel_url(self) -> str:
        """Return the minutes."""
        return self.minutes_at("minutes")

    def form_arguments(self) -> dict[str, Any]:
        """Return the items that this reader sees."""
        return {"items": [(item.public_id, f"{item.label} {item.title}") for item in self.read.items]}

    def act(self, form: Form) -> HttpResponse:
        """Send it."""
        chosen = form.cleaned_data["item"]
        item = item_seen_by(self.membership, chosen) if chosen else None
        says = form.cleaned_data["says"]
        propose_correction(minutes=self.kept, item=item, says=says, by=self.actor, on=self.today)
        return self.done("The correction is with the business unit.", self.cancel_url())


class Settling(MinutesForm):
    """Take a correction in, or say why not."""

    policy = STEERING
    form_class = SettleCorrection
    title = "Settle a correction"

    def load_record(self, **kwargs: Any) -> None:
        """Find an open correction that the reader sees."""
        super().load_record(**kwargs)
        rows = [c for c in self.read.corrections if c.public_id == kwargs["correction"]]
        is_open = bool(rows) and rows[0].state == CorrectionState.PROPOSED
        if not is_open or not self.steers or self.read.state != MinutesState.OUT:
            raise Http404
        self.correction = rows[0]

    def line(self) -> str:
        """Return what somebody said."""
        labels = {item.public_id: f"{item.label} {item.title}" for item in self.read.items}
        said = correction_shown(self.correction, labels)
        return f"{said.who}, about {said.about}: {said.says}"

    @property
    def has_text(self) -> bool:
        """Return whether the reader alters a text with it: only the business unit writes minutes."""
        return self.correction.item is not None and self.is_of_the_unit

    def form_arguments(self) -> dict[str, Any]:
        """Return whether there is a text to alter."""
        return {"has_text": self.has_text}

    def initial(self) -> dict[str, Any]:
        """Return the text as it stands."""
        if not self.has_text or self.correction.item is None:
            return {}
        minute = getattr(self.correction.item, "minute", None)
        return {"text": minute.text if minute else "", "revision": minute.revision if minute else 0}

    def act(self, form: Form) -> HttpResponse:
        """Settle it."""
        said = form.cleaned_data
        settle_correction(
            correction=self.correction,
            taken_in=said["outcome"] == CorrectionState.TAKEN_IN,
            because=said["because"],
            text=said["text"] if self.has_text else None,
            revision=said["revision"] or 0 if self.has_text else 0,
            by=self.steering,
            on=self.today,
        )
        return self.done("The correction is settled.", self.cancel_url())
