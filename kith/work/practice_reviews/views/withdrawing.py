"""Withdrawing a published review at once: asking for it, and confirming what another person asked for."""

from typing import Any

from django.http import HttpResponse

from kith.work.practice_reviews import publication_forms as forms
from kith.work.practice_reviews.operations.withdrawing import ask_withdrawal, confirm_withdrawal
from kith.work.practice_reviews.queries.publication import CONFIRMS, is_published
from kith.work.practice_reviews.views.publication import PublicationForm
from kith.work.reviews.views.parts import WORKERS


class AskWithdrawal(PublicationForm):
    """Ask that it is withdrawn at once."""

    policy = WORKERS
    title = "Withdraw it at once"
    form_class = forms.AskWithdrawalForm
    button = "Ask for it"

    def is_open(self) -> bool:
        """Return whether it is published and nobody has asked yet."""
        one = self.publication
        return one is not None and is_published(one) and one.withdrawal_asked_at is None

    def act(self, form: Any) -> HttpResponse:
        """Ask."""
        ask_withdrawal(publication=self.found, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("It is asked for. It can be read until another person confirms it.", self.own())


class ConfirmWithdrawal(PublicationForm):
    """Confirm what another person asked for."""

    policy = WORKERS
    reads = CONFIRMS
    title = "Confirm the withdrawal"
    form_class = forms.ConfirmWithdrawalForm
    button = "Withdraw it now"
    template_name = "practice_reviews/withdraw.jinja"

    def is_open(self) -> bool:
        """Return whether it is published and somebody has asked."""
        one = self.publication
        return one is not None and is_published(one) and one.withdrawal_asked_at is not None

    def content(self) -> dict[str, Any]:
        """Return who asked, and why."""
        return {"publication": self.found}

    def act(self, form: Any) -> HttpResponse:
        """Withdraw it."""
        confirm_withdrawal(publication=self.found, by=self.actor, on=self.today)
        return self.done("It is withdrawn. The public pages say the day, and no reason.", self.own())
