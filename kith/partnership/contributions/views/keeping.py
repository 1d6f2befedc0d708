"""The pages on which the business unit keeps the record: each asks and does one deed."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpResponse

from kith.base.ui.forms import Form
from kith.partnership.contributions import forms, operations
from kith.partnership.contributions.models import LedgerEntry
from kith.partnership.contributions.presenters.entries import sum_words, title_of
from kith.partnership.contributions.queries import bodies_among, headings_of
from kith.partnership.contributions.statutory import giving_in
from kith.partnership.contributions.views.parts import KEEPERS, MENU, OfYear
from kith.partnership.partnerships.pages import MemberForm


class Keep(MemberForm, OfYear, is_base=True):
    """Ask for one entry of a year, and put it on record."""

    deed: ClassVar[Callable[..., LedgerEntry]]

    def cancel_url(self) -> str:
        """Return the page of the year."""
        return self.for_year(MENU)

    def act(self, form: Form) -> HttpResponse:
        """Put it on record."""
        answers = {"partnership": self.partnership, "year": self.year} | form.cleaned_data
        made = type(self).deed(by=self.actor, on=self.today, **answers)
        return self.done(f"On record: {title_of(made)}, {sum_words(made)}.", self.cancel_url())


class KeepOfPartner(Keep, is_base=True):
    """Ask for something that a partner or agency gives."""

    def form_arguments(self) -> dict[str, Any]:
        """Return the partners and agencies of the year."""
        return {"bodies": bodies_among(body.pk for body in giving_in(self.ground, self.year))}


class KeepOfHeading(Keep, is_base=True):
    """Ask for something that stands under a heading."""

    def form_arguments(self) -> dict[str, Any]:
        """Return the headings of the partnership."""
        return {"headings": headings_of(self.partnership)}


class Agree(KeepOfPartner):
    """Put on record what a partner agreed to pay."""

    policy = KEEPERS
    title = "Agree a contribution"
    button = "Put it on record"
    form_class = forms.AgreedForm
    deed = staticmethod(operations.agree_contribution)


class Pay(KeepOfPartner):
    """Put on record what a partner paid."""

    policy = KEEPERS
    title = "Record a payment"
    button = "Record the payment"
    form_class = forms.PaidForm
    deed = staticmethod(operations.record_payment)


class InKind(KeepOfPartner):
    """Put on record what a partner gives in kind."""

    policy = KEEPERS
    title = "Record what is given in kind"
    button = "Put it on record"
    form_class = forms.InKindForm
    deed = staticmethod(operations.record_in_kind)


class Budget(KeepOfHeading):
    """Set the budget of a heading."""

    policy = KEEPERS
    title = "Set a heading’s budget"
    button = "Set the budget"
    form_class = forms.BudgetForm
    deed = staticmethod(operations.set_budget)


class Spend(KeepOfHeading):
    """Put on record what was spent."""

    policy = KEEPERS
    title = "Record spending"
    button = "Record the spending"
    form_class = forms.SpentForm
    deed = staticmethod(operations.record_spending)


class Reserve(Keep):
    """Put on record what was in the reserve when the year began."""

    policy = KEEPERS
    title = "Set the reserve at the start"
    button = "Put it on record"
    form_class = forms.ReserveForm
    deed = staticmethod(operations.set_opening_reserve)


class Draw(Keep):
    """Put on record what was drawn from the reserve."""

    policy = KEEPERS
    title = "Draw on the reserve"
    button = "Put it on record"
    form_class = forms.DrawForm
    deed = staticmethod(operations.draw_on_reserve)
