"""The deeds that settle a risk: tolerated, transferred, closed, and back again."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse

from kith.base.kernel.access import Policy
from kith.partnership.risks import forms
from kith.partnership.risks.lifecycle import RISK
from kith.partnership.risks.operations.settling import close_risk, settle_risk, transfer_risk
from kith.partnership.risks.views.parts import KEEPERS, RiskDeed


class MovePage(RiskDeed, is_base=True):
    """A move of a risk; where it is not open from the state of the risk there is no page."""

    policy: ClassVar[Policy] = KEEPERS
    form_class = forms.Settle
    move = ""
    says = ""

    def load_record(self, **kwargs: Any) -> None:
        """Find the risk, where the move is open to it."""
        super().load_record(**kwargs)
        if self.risk.state not in RISK.named(self.move).sources:
            raise Http404

    def act(self, form: Any) -> HttpResponse:
        """Make the move."""
        settle_risk(risk=self.risk, move=self.move, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(self.says, self.here())


class Tolerate(MovePage):
    """Tolerate a risk as it scores."""

    policy = KEEPERS
    title = "Tolerate the risk"
    button = "Tolerate it"
    move = "tolerate"
    says = "The risk is tolerated, and looked at again on the day that you gave."


class Treat(MovePage):
    """Treat a risk again that was tolerated."""

    policy = KEEPERS
    title = "Treat the risk again"
    button = "Treat it again"
    move = "treat"
    says = "The risk is treated again."


class TakeBack(MovePage):
    """Take a risk back from a partner’s own register."""

    policy = KEEPERS
    title = "Take the risk back"
    button = "Take it back"
    move = "take-back"
    says = "The partnership looks after the risk again."


class Reopen(MovePage):
    """Open a closed risk again."""

    policy = KEEPERS
    title = "Open the risk again"
    button = "Open it again"
    move = "reopen"
    says = "The risk is open again."


class Transfer(MovePage):
    """Transfer a risk to a partner’s own register."""

    policy = KEEPERS
    title = "Transfer the risk to a partner’s register"
    form_class = forms.Transfer
    button = "Transfer it"
    move = "transfer"

    def form_arguments(self) -> dict[str, Any]:
        """Return the agencies to choose from."""
        return {"records": {"to": self.bodies()}}

    def act(self, form: Any) -> HttpResponse:
        """Transfer it."""
        transfer_risk(risk=self.risk, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The risk is in the partner’s register. It stays on record here.", self.here())


class Close(MovePage):
    """Close a risk."""

    policy = KEEPERS
    title = "Close the risk"
    form_class = forms.ReasonForm
    button = "Close it"
    move = "close"

    def act(self, form: Any) -> HttpResponse:
        """Close it."""
        close_risk(risk=self.risk, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The risk is closed. It stays on record.", self.here())
