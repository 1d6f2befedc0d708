"""Withdrawing a case that was taken in twice or by mistake, and taking that back."""

from typing import Any

from kith.work.reviews import forms
from kith.work.reviews.operations.withdrawing import take_back, withdraw_case
from kith.work.reviews.queries.one import others_to_be
from kith.work.reviews.views.deciding import Reasoned
from kith.work.reviews.views.parts import WORKERS


class Withdraw(Reasoned):
    """Withdraw the case."""

    policy = WORKERS
    title = "Withdraw"
    what = "withdrawing it"
    form_class = forms.WithdrawForm
    button = "Withdraw the case"
    deed = staticmethod(withdraw_case)
    said = "The case is withdrawn. It stands in the register under “Withdrawn” and counts nowhere."

    def form_arguments(self) -> dict[str, Any]:
        """Return the other cases whose line the reader sees."""
        return {"others": others_to_be(self.membership, self.case)}


class TakeBack(Reasoned):
    """Take the withdrawal back."""

    policy = WORKERS
    title = "Take the withdrawal back"
    what = "taking its withdrawal back"
    button = "Take it back"
    deed = staticmethod(take_back)
    said = "The case waits for the decision again. Its clock counts from the day of awareness."
