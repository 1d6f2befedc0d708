"""One action, raising one, and each thing that can be done with it."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, Policy, members_who
from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.ui.forms import Form
from kith.partnership.actions.deadlines import how_it_stands
from kith.partnership.actions.forms.closing import SendBack, SupersedeAction, WithdrawAction
from kith.partnership.actions.forms.working import AddEvidence, HandOverOne, ReportDone, ReviseDay, SayUpdate
from kith.partnership.actions.models import Action, ActionOrigin
from kith.partnership.actions.operations.concluding import (
    send_back,
    supersede_action,
    withdraw_action,
)
from kith.partnership.actions.operations.handing_over import hand_over_action
from kith.partnership.actions.operations.revising import revise_due_day
from kith.partnership.actions.operations.working import add_evidence, add_update, report_done
from kith.partnership.actions.parts import actor_in, circle_of, may, parts_in, reported_it
from kith.partnership.actions.permissions import SAYS, Permission
from kith.partnership.actions.presenters import one
from kith.partnership.actions.presenters.register import (
    changed_words,
    origin_words,
    reference_in,
    source_words,
)
from kith.partnership.actions.queries.owners import at_work
from kith.partnership.actions.queries.register import (
    action_seen_by,
    action_with_reference,
    other_origins,
    steps_of,
)
from kith.partnership.actions.recording import about_action
from kith.partnership.actions.sources import sources
from kith.partnership.actions.views.register import MENU
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.notices.public import reminder_words, rungs_about
from kith.partnership.partnerships.pages import MemberForm, MemberPage


class ActionPage(MemberPage, is_base=True):
    """A page about one action. What is no action, and what the reader may not see, answer alike."""

    menu = MENU
    action: Action

    def load_record(self, **kwargs: Any) -> None:
        """Find the action among those that the reader may see, and what the reader is to it."""
        found = action_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.action = found
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        self.circle = circle_of(found.group, as_at)
        self.parts = parts_in(self.membership, self.circle, found.owner, found.confirmer)

    @property
    def reference(self) -> str:
        """Return the reference as the reader’s partnership knows it."""
        action = self.action
        home = action.partnership
        return reference_in(action.number, home.pk, home.short_name, self.partnership)

    def here(self) -> str:
        """Return the page of the action."""
        return self.at("actions:action", self.action.public_id)


class OneAction(ActionPage):
    """An action: who owes it, how it stands and why, what happened to it, and what the reader may do."""

    policy = MEMBERS
    template_name = "actions/action.jinja"

    def heading(self) -> str:
        """Return the reference and the words."""
        return f"{self.reference}: {one.title_words(self.action)}"

    def content(self) -> dict[str, Any]:
        """Return the facts, the history and what may be done."""
        action, steps = self.action, steps_of(self.action)
        permitted = [permission for permission in Permission if may(permission, self.parts)]
        did_report = reported_it(action, self.membership.person.public_id)
        return {
            "action": action,
            "whole_wording": action.wording if one.title_words(action) != action.wording else "",
            "stands": how_it_stands(action, self.today),
            "origin": origin_words(action.origin_name, action.origin_reference),
            "sources": self._sources(),
            "group_url": self.at("actions:group", action.group.public_id),
            "sent_back": one.sent_back(steps, action),
            "history": one.history(action, steps),
            "reminders": [reminder_words(rung) for rung in rungs_about(about_action(action))],
            "ways": [
                (way.text, self.at(way.url_name, action.public_id))
                for way in one.ways(action, permitted, reported_it=did_report)
            ],
            "changed": changed_words(action.what_changed, is_administration=action.is_administration),
            "look_again": self._look_again(),
            "closes": SAYS[Permission.CLOSE],
            "replaced_by": self._superseded_by(),
            "at": self.at,
        }

    def _sources(self) -> list[tuple[str, str]]:
        """Return what raised it and what else it answers: in words, with the page where one can open it."""
        raised: list[Action | ActionOrigin] = [self.action] if self.action.subject_kind else []
        return [self._source(one) for one in (*raised, *other_origins(self.action, self.membership))]

    def _source(self, origin: Action | ActionOrigin) -> tuple[str, str]:
        source = sources.get(origin.subject_kind)
        url = source.page(self.membership, origin.subject_id) if source else ""
        return source_words(origin.subject_kind, origin.subject_title), url

    def _look_again(self) -> str:
        """Return where the reader says whether the action still holds, once it is their turn to."""
        due = self.action.look_again_on
        its_turn = due is not None and due <= self.today and may(Permission.CLOSE, self.parts)
        return self.at("actions:look_again", self.action.public_id) if its_turn else ""

    def _superseded_by(self) -> tuple[str, str] | None:
        other = self.action.superseded_by
        return (other.reference, self.at("actions:action", other.public_id)) if other else None


class ActionForm(MemberForm, ActionPage, is_base=True):
    """A deed on one action; for whom the deed is not, the page does not exist."""

    policy: ClassVar[Policy]

    def load_record(self, **kwargs: Any) -> None:
        """Find the action; whoever has no part that allows the deed finds no page."""
        super().load_record(**kwargs)
        if not may(Permission(self.policy.needs), self.parts):
            raise Http404

    @property
    def actor(self) -> Actor:
        """Return the reader acting by the appointment that gives them their part."""
        return actor_in(self.membership, Permission(self.policy.needs), self.circle)

    @property
    def doing(self) -> dict[str, Any]:
        """Return what every deed on an action takes besides its own answers."""
        return {"action": self.action, "by": self.actor, "on": self.today}

    def line(self) -> str:
        """Return which action it is."""
        return f"{self.reference}: {one.title_words(self.action)}"

    def cancel_url(self) -> str:
        """Return the page of the action."""
        return self.here()


def who(permission: Permission) -> Policy:
    """Return the policy of a page for one deed, with its rule as a sentence."""
    return members_who(permission, SAYS[permission])


class Update(ActionForm):
    """Say how it goes."""

    policy = who(Permission.UPDATE)
    title = "Say how it goes"
    form_class = SayUpdate
    button = "Save the update"

    def act(self, form: Form) -> HttpResponse:
        """Add the update."""
        add_update(**self.doing, **form.cleaned_data)
        return self.done("The update is on record.", self.here())


class Evidence(ActionForm):
    """Add what shows that it was done."""

    policy = who(Permission.UPDATE)
    title = "Add evidence"
    form_class = AddEvidence
    button = "Add evidence"

    def act(self, form: Form) -> HttpResponse:
        """Add the evidence."""
        add_evidence(**self.doing, **form.cleaned_data)
        return self.done("The evidence is on record.", self.here())


class Report(ActionForm):
    """Report it done."""

    policy = who(Permission.UPDATE)
    title = "Report it done"
    form_class = ReportDone
    button = "Report it done"

    def act(self, form: Form) -> HttpResponse:
        """Report it done."""
        report_done(**self.doing, **form.cleaned_data)
        words = f"The action is reported done. {self.circle.name} closes it or sends it back."
        return self.done(words, self.here())


class Back(ActionForm):
    """Send it back to its owner."""

    policy = who(Permission.CLOSE)
    title = "Send the action back"
    form_class = SendBack
    button = "Send it back"

    def act(self, form: Form) -> HttpResponse:
        """Send it back."""
        send_back(**self.doing, **form.cleaned_data)
        return self.done("The action is back with its owner.", self.here())


class Withdraw(ActionForm):
    """Withdraw it."""

    policy = who(Permission.CLOSE)
    title = "Withdraw the action"
    form_class = WithdrawAction
    button = "Withdraw the action"

    def act(self, form: Form) -> HttpResponse:
        """Withdraw it."""
        withdraw_action(**self.doing, **form.cleaned_data)
        return self.done("The action is withdrawn. It stays on record.", self.here())


class Supersede(ActionForm):
    """Let another action take its place."""

    policy = who(Permission.CLOSE)
    title = "Replace it with another action"
    form_class = SupersedeAction
    button = "Replace it with another action"

    def act(self, form: Form) -> HttpResponse:
        """Find the other action and let it take the place of this one."""
        other = action_with_reference(self.membership, form.cleaned_data["reference"])
        if other is None:
            raise Refused("There is no action with that reference here.", field="reference")
        supersede_action(**self.doing, other=other, reason=form.cleaned_data["reason"])
        return self.done(f"{other.reference} takes the place of this action.", self.here())


class Revise(ActionForm):
    """Change the due day, as the group agreed."""

    policy = who(Permission.REVISE)
    title = "Change the due day"
    form_class = ReviseDay
    button = "Save the new day"

    def act(self, form: Form) -> HttpResponse:
        """Give it the new day."""
        revise_due_day(**self.doing, **form.cleaned_data)
        return self.done("The new day is on record, with the one before.", self.here())


class HandOver(ActionForm):
    """Give one action to another owner."""

    policy = who(Permission.HAND_OVER)
    title = "Hand the action over"
    form_class = HandOverOne
    button = "Hand it over"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people who may own it from now on."""
        return {"people": at_work(self.partnership, self.today)}

    def act(self, form: Form) -> HttpResponse:
        """Hand it over."""
        hand_over_action(**self.doing, **form.cleaned_data)
        return self.done(f"{self.action.owner_words} owns the action now.", self.here())
