"""Gateways, checks, and the last day of a review."""

from typing import Any

from kith.work.practice_reviews import forms
from kith.work.practice_reviews.operations.timetable import (
    extend_review,
    go_on,
    move_gateway,
    pause_review,
    plan_check,
    reach_gateway,
    record_check,
)
from kith.work.practice_reviews.queries.one import check_seen_by, gateway_seen_by
from kith.work.practice_reviews.views.parts import Deed
from kith.work.reviews.views.parts import WORKERS


class GatewayDeed(Deed, is_base=True):
    """A deed on one gateway."""

    finder = staticmethod(gateway_seen_by)
    argument = "gateway"

    def line(self) -> str:
        """Return which gateway it is."""
        return str(self.thing)


class Reach(GatewayDeed):
    """Record that a gateway was reached."""

    policy = WORKERS
    title = "Gateway reached"
    form_class = forms.ReachForm
    button = "Record it"
    deed = staticmethod(reach_gateway)
    said = "The gateway is reached."

    def initial(self) -> dict[str, Any]:
        """Return today."""
        return {"reached_on": self.today}


class MoveGateway(GatewayDeed):
    """Move a gateway."""

    policy = WORKERS
    title = "Move a gateway"
    form_class = forms.MoveForm
    button = "Move it"
    deed = staticmethod(move_gateway)
    said = "The gateway is moved. Where it stood before stays on view."
    has_days_ahead = True


class Check(Deed):
    """Record what a check of time and quality found."""

    policy = WORKERS
    title = "Check of time and quality"
    finder = staticmethod(check_seen_by)
    argument = "check"
    form_class = forms.CheckForm
    button = "Keep the check"
    deed = staticmethod(record_check)
    said = "The check is on record."


class PlanCheck(Deed):
    """Plan another check."""

    policy = WORKERS
    title = "Plan another check"
    form_class = forms.PlanCheckForm
    button = "Plan it"
    deed = staticmethod(plan_check)
    said = "The check is planned."
    has_days_ahead = True


class Extend(Deed):
    """Move the last day."""

    policy = WORKERS
    title = "Move its last day"
    form_class = forms.ExtendForm
    button = "Move the last day"
    deed = staticmethod(extend_review)
    said = "The last day is moved. The first one stays on view."
    has_days_ahead = True


class Pause(Deed):
    """Pause the review."""

    policy = WORKERS
    title = "Pause it"
    form_class = forms.PauseForm
    button = "Pause the review"
    deed = staticmethod(pause_review)
    said = "The review is paused."


class GoOn(Deed):
    """End the pause."""

    policy = WORKERS
    title = "Let it go on"
    form_class = forms.GoOnForm
    button = "Let it go on"
    deed = staticmethod(go_on)
    said = "The review goes on. Its last day moved by the days of the pause."
