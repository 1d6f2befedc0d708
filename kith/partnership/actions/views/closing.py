"""Closing an action, confirming that, and saying half a year later whether it still holds."""

from typing import Any

from django.http import HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.ui.forms import Form
from kith.partnership.actions.forms.closing import (
    HOLDS,
    CloseAction,
    ConfirmClosing,
    DoubtClosing,
    LookAgain,
    WhoConfirms,
)
from kith.partnership.actions.operations.closing import (
    ask_another_to_confirm,
    close_action,
    confirm_closing,
    doubt_closing,
)
from kith.partnership.actions.operations.looking_again import open_again, say_it_holds
from kith.partnership.actions.permissions import Permission
from kith.partnership.actions.presenters.closing import again_lines
from kith.partnership.actions.queries.confirmers import confirmers_of, has_evidence, to_look_at_again
from kith.partnership.actions.views.one import ActionForm, who
from kith.partnership.actions.views.register import MENU
from kith.partnership.arrangements.words import count_of
from kith.partnership.partnerships.pages import MemberPage


class Close(ActionForm):
    """Say what changed, and ask somebody from another agency to confirm."""

    policy = who(Permission.CLOSE)
    title = "Close the action"
    form_class = CloseAction
    button = "Close the action"

    def form_arguments(self) -> dict[str, Any]:
        """Return who may confirm it, and whether anything shows that it was done."""
        me = self.membership.person.public_id
        people = confirmers_of(self.action, me, self.today)
        return {"people": people, "has_evidence": has_evidence(self.action)}

    def act(self, form: Form) -> HttpResponse:
        """Close it, as far as its group can."""
        close_action(**self.doing, **form.said())  # type: ignore[attr-defined]
        confirmer = form.cleaned_data["confirmer"].name
        return self.done(f"The action is closed once {confirmer} confirms it.", self.here())


class AskAnother(ActionForm):
    """Ask somebody else to confirm that it is rightly closed."""

    policy = who(Permission.CLOSE)
    title = "Ask somebody else to confirm it"
    form_class = WhoConfirms
    button = "Ask them"

    def form_arguments(self) -> dict[str, Any]:
        """Return who may confirm it."""
        me = self.membership.person.public_id
        return {"people": confirmers_of(self.action, me, self.today)}

    def act(self, form: Form) -> HttpResponse:
        """Ask them."""
        ask_another_to_confirm(**self.doing, **form.cleaned_data)
        return self.done(f"{form.cleaned_data['confirmer'].name} is asked to confirm it.", self.here())


class Confirm(ActionForm):
    """Confirm that it is rightly closed."""

    policy = who(Permission.CONFIRM)
    title = "Confirm that the action is rightly closed"
    form_class = ConfirmClosing
    button = "Confirm it"

    def act(self, form: Form) -> HttpResponse:
        """Confirm it."""
        confirm_closing(**self.doing, **form.cleaned_data)
        return self.done("The action is closed.", self.here())


class Doubt(ActionForm):
    """Say what is still missing instead of confirming."""

    policy = who(Permission.CONFIRM)
    title = "Say what is still missing"
    form_class = DoubtClosing
    button = "Send it back"

    def act(self, form: Form) -> HttpResponse:
        """Send it back to its owner."""
        doubt_closing(**self.doing, **form.cleaned_data)
        return self.done("The action is back with its owner.", self.here())


class LookAgainAt(ActionForm):
    """Say whether what a closed action brought about still holds."""

    policy = who(Permission.CLOSE)
    title = "Does it still hold?"
    form_class = LookAgain
    button = "Save the answer"

    def act(self, form: Form) -> HttpResponse:
        """Record that it holds, or open it again."""
        given = form.cleaned_data
        if given["answer"] == HOLDS:
            say_it_holds(**self.doing, words=given["words"])
            return self.done("That it still holds is on record.", self.here())
        open_again(**self.doing, words=given["words"], due_on=given["due_on"])
        return self.done("The action is open again.", self.here())


class StillHold(MemberPage):
    """The closed actions whose turn it is to be looked at again."""

    policy = MEMBERS
    menu = MENU
    title = "Do they still hold?"
    template_name = "actions/still_hold.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find them."""
        self.found = again_lines(to_look_at_again(self.membership, self.today), self.partnership, self.at)

    def line(self) -> str:
        """Return how many there are."""
        return f"{count_of(len(self.found), 'closed action')} to look at again"

    def content(self) -> dict[str, Any]:
        """Return them, and where all actions stand."""
        return {"lines": self.found, "register_url": self.at("actions:register")}
