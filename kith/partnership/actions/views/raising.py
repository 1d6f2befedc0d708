"""Raising actions: for a group, or for the transition to a version of the arrangements."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.subjects import Subject
from kith.base.ui.forms import Form
from kith.partnership.actions.forms.raising import RaiseAction
from kith.partnership.actions.operations.raising import raise_action
from kith.partnership.actions.parts import actor_in
from kith.partnership.actions.permissions import Permission
from kith.partnership.actions.presenters.register import lines_of
from kith.partnership.actions.queries.groups import groups_to_raise_for
from kith.partnership.actions.queries.owners import at_work
from kith.partnership.actions.queries.register import actions_about
from kith.partnership.actions.views.one import who
from kith.partnership.actions.views.register import MENU
from kith.partnership.arrangements.operations.versions import about_version
from kith.partnership.arrangements.queries import ground_of, version_seen_by
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.partnership.partnerships.queries import known_bodies


class Raise(MemberForm):
    """Raise an action for a group in which the reader sits; the business unit for any."""

    policy = who(Permission.RAISE)
    menu = MENU
    title = "Raise an action"
    form_class = RaiseAction
    button = "Raise the action"
    subject: Subject | None = None

    def load_record(self, **kwargs: Any) -> None:
        """Find the groups; whoever sits in none finds no page."""
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        found = groups_to_raise_for(self.membership, as_at)
        self.groups = {group.public_id: (group, circle) for group, circle in found}
        if not self.groups:
            raise Http404

    def form_arguments(self) -> dict[str, Any]:
        """Return the groups, people and agencies to choose from."""
        return {
            "groups": [(key, circle.name) for key, (_group, circle) in self.groups.items()],
            "people": at_work(self.partnership, self.today),
            "bodies": known_bodies(self.partnership).order_by("name"),
        }

    def initial(self) -> dict[str, Any]:
        """Return the group that the address names."""
        return {"group": self.request.GET.get("group", "")}

    def cancel_url(self) -> str:
        """Return the register."""
        return self.at("actions:register")

    def act(self, form: Form) -> HttpResponse:
        """Raise the action."""
        said = dict(form.cleaned_data)
        group, circle = self.groups[said.pop("group")]
        by = actor_in(self.membership, Permission.RAISE, circle)
        action = raise_action(group=group, subject=self.subject, by=by, on=self.today, **said)
        return self.done(f"{action.reference} is raised.", self.at("actions:action", action.public_id))


class TransitionPage(MemberPage, is_base=True):
    """A page about the transition to one version of the arrangements."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the version among those that the reader may see."""
        found = version_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.version = found
        super().load_record(**kwargs)


class Transition(TransitionPage):
    """The transition plan of a version: its actions with owner and standing (K4)."""

    policy = MEMBERS
    menu = "arrangements:versions"
    template_name = "actions/transition.jinja"

    def heading(self) -> str:
        """Return which transition it is."""
        return f"Transition to version {self.version.number}"

    def line(self) -> str:
        """Return the title of the version."""
        return self.version.title

    def content(self) -> dict[str, Any]:
        """Return the actions of the transition."""
        actions = actions_about(self.membership, about_version(self.version))
        may_raise = self.membership.may(Permission.CARRY_OVER)
        return {
            "lines": lines_of(actions, partnership=self.partnership, today=self.today, at=self.at),
            "raise_url": self.at("actions:raise_transition", self.version.public_id) if may_raise else "",
            "version_url": self.at("arrangements:version", self.version.public_id),
        }


class RaiseForTransition(TransitionPage, Raise):
    """Raise an action for the transition to a version."""

    policy = who(Permission.CARRY_OVER)
    title = "Raise a transition action"

    def line(self) -> str:
        """Return which transition it is for."""
        return f"For the transition to version {self.version.number} of the arrangements"

    def cancel_url(self) -> str:
        """Return the transition’s own page."""
        return self.at("actions:transition", self.version.public_id)

    def act(self, form: Form) -> HttpResponse:
        """Raise the action with the version as its source."""
        self.subject = about_version(self.version)
        return super().act(form)
