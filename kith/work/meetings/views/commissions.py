"""Commissions from one group to another: the register, each one with its steps, and what may be done."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.functional import cached_property

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.ui.forms import Form
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.work.meetings.enums import CommissionState
from kith.work.meetings.forms.passing import Again, Delivery, Issue, Progress, Reason, Words
from kith.work.meetings.models import AgendaItem, Commission
from kith.work.meetings.operations import commissions as deeds
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.passing import (
    commission_facts,
    commission_line,
    stands,
    step_lines,
)
from kith.work.meetings.queries.agenda import item_seen_by
from kith.work.meetings.queries.passing import commission_seen_by, commissions_seen, steps_of_commission
from kith.work.meetings.recording import steers
from kith.work.meetings.views.agenda import Steering

MENU = "meetings:commissions"
STEERERS = members_who(
    Permission.STEER,
    "The chairs of the two groups and the business unit: the giving group gives a commission, withdraws and "
    "discharges it; the receiving group accepts, returns and delivers it.",
)
SHOWN = {"open": "Open", "late": "Late", "ended": "Ended", "all": "All"}


class Commissions(MemberPage):
    """Which group asked which other for what, and how it stands."""

    policy = MEMBERS
    menu = MENU
    title = "Commissions"
    caption = "Work that one group asks of another, with a brief, a product and a day."
    template_name = "meetings/commissions.jinja"

    def content(self) -> dict[str, Any]:
        """Return the commissions asked for, and the ways to the others."""
        show = self.request.GET.get("show", "open")
        show = show if show in SHOWN else "open"
        asked = self.request.GET.get("group", "")
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        group = as_at.group_with_id(asked)
        rows = commissions_seen(self.membership, self.today, group=asked if group else "", show=show)
        here, more = self.at(MENU), f"&group={asked}" if group else ""
        return {
            "lines": [commission_line(one, self.today, self.at) for one in rows],
            "ways": [
                (words, "" if key == show else f"{here}?show={key}{more}") for key, words in SHOWN.items()
            ],
            "shown": SHOWN[show],
            "group": group.terms.name if group else "",
            "groups": [
                (g.terms.name, f"{here}?show={show}&group={g.identity.public_id}")
                for g in as_at.groups
                if g.identity and g is not group
            ],
            "all_url": f"{here}?show={show}",
            "issue_url": self.at("meetings:issue_commission") if givers(self.membership, as_at) else "",
        }


def givers(membership: Any, as_at: AsAt) -> list[tuple[str, str]]:
    """Return the groups for which a member may give commissions, by public id and name. No query."""
    if not membership.may(Permission.STEER):
        return []
    groups = [g.identity for g in as_at.groups if g.identity]
    return [(group.public_id, group.name) for group in groups if steers(membership, group)]


class IssueCommission(Steering, MemberForm):
    """Ask another group for a piece of work."""

    policy = STEERERS
    menu = MENU
    title = "Commission work from a group"
    form_class = Issue
    button = "Give the commission"

    def load_record(self, **kwargs: Any) -> None:
        """Find the groups that the reader speaks for; for others there is no such page."""
        self.as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        self.givers = givers(self.membership, self.as_at)
        if not self.givers:
            raise Http404
        self.groups = {g.identity.public_id: g.identity for g in self.as_at.groups if g.identity}

    @cached_property
    def item(self) -> AgendaItem | None:
        """Return the item at which it is given, where the address names one of a group spoken for."""
        found = item_seen_by(self.membership, self.request.GET.get("item", ""))
        return found if found and found.group.public_id in dict(self.givers) else None

    def line(self) -> str:
        """Return the item at which it is given."""
        return f"Given at: {self.item.title}" if self.item else ""

    def form_arguments(self) -> dict[str, Any]:
        """Return the groups to choose from."""
        takers = [(key, group.name) for key, group in self.groups.items()]
        return {"givers": self.givers, "takers": takers}

    def initial(self) -> dict[str, Any]:
        """Return the giving group, where the address or the item names it."""
        asked = self.item.group.public_id if self.item else self.request.GET.get("from", "")
        return {"from_group": asked, "to_group": self.request.GET.get("to", "")}

    def cancel_url(self) -> str:
        """Return the register."""
        return self.at(MENU)

    def act(self, form: Form) -> HttpResponse:
        """Give it."""
        said = form.cleaned_data
        groups = {name: self.groups[said[name]] for name in ("from_group", "to_group")}
        same = self.item if self.item and self.item.group_id == groups["from_group"].pk else None
        made = deeds.issue_commission(**(said | groups), item=same, by=self.actor, on=self.today)
        return self.done("The commission is given.", self.at("meetings:commission", made.public_id))


class CommissionPage(MemberPage, is_base=True):
    """A page about one commission, for those who read one of the two groups."""

    menu = MENU
    commission: Commission

    def load_record(self, **kwargs: Any) -> None:
        """Find the commission among those that the reader may see."""
        found = commission_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.commission = found

    @property
    def gives(self) -> bool:
        """Return whether the reader speaks for the giving group."""
        return steers(self.membership, self.commission.from_group)

    @property
    def receives(self) -> bool:
        """Return whether the reader speaks for the receiving group."""
        return steers(self.membership, self.commission.to_group)


class OneCommission(CommissionPage):
    """What was asked, how it stands, and what happened to it."""

    policy = MEMBERS
    template_name = "meetings/commission.jinja"

    def heading(self) -> str:
        """Return its title."""
        return self.commission.title

    def line(self) -> str:
        """Return the two groups."""
        return f"{self.commission.from_group.name} to {self.commission.to_group.name}"

    def content(self) -> dict[str, Any]:
        """Return the facts, the steps and what this reader may do."""
        one = self.commission
        item = item_seen_by(self.membership, one.item.public_id) if one.item else None
        mark, word = stands(one, self.today)
        return {
            "facts": commission_facts(one, self.at, sees_item=item is not None),
            "mark": mark,
            "word": word,
            "steps": step_lines(steps_of_commission(one)),
            "ways": [(view.button, self.at(name, one.public_id)) for name, view in self._ways()],
            "item_url": self.at("meetings:item", item.public_id) if item else "",
        }

    def _ways(self) -> list[tuple[str, type["Step"]]]:
        if not self.membership.may(Permission.STEER):
            return []
        state, sides = self.commission.state, {"gives": self.gives, "receives": self.receives}
        return [(name, view) for name, view in WAYS.items() if state in view.states and sides[view.side]]


class Step(Steering, MemberForm, CommissionPage, is_base=True):
    """One step of a commission, taken by one of the two sides."""

    side = "gives"
    states: tuple[str, ...] = ()
    says = ""

    def load_record(self, **kwargs: Any) -> None:
        """Find the commission; only the side whose step it is opens the page."""
        super().load_record(**kwargs)
        if not getattr(self, self.side):
            raise Http404

    def heading(self) -> str:
        """Return the step."""
        return self.button

    def line(self) -> str:
        """Return which commission it is."""
        return self.commission.title

    def cancel_url(self) -> str:
        """Return the commission."""
        return self.at("meetings:commission", self.commission.public_id)

    def act(self, form: Form) -> HttpResponse:
        """Take the step."""
        self.deed(form, commission=self.commission, by=self.actor, on=self.today)
        return self.done(self.says, self.cancel_url())

    def deed(self, form: Any, **who: Any) -> None:
        """Do what the step is."""
        raise NotImplementedError


class Accept(Step):
    """Take a commission on."""

    policy, side, states = STEERERS, "receives", (CommissionState.ISSUED,)
    form_class, button, says = Words, "Accept it", "The commission is accepted."

    def deed(self, form: Any, **who: Any) -> None:
        """Accept it."""
        deeds.accept_commission(words=form.cleaned_data["words"], **who)


class Return(Step):
    """Give a commission back with the reason."""

    policy, side, states = STEERERS, "receives", (CommissionState.ISSUED,)
    form_class, button, says = Reason, "Return it with a reason", "The commission is returned."

    def deed(self, form: Any, **who: Any) -> None:
        """Return it."""
        deeds.return_commission(reason=form.cleaned_data["reason"], **who)


class Tell(Step):
    """Tell how a commission is coming on."""

    policy, side, states = STEERERS, "receives", (CommissionState.ACCEPTED,)
    form_class, button, says = Progress, "Tell progress", "The progress is on record."

    def deed(self, form: Any, **who: Any) -> None:
        """Put it on record."""
        deeds.tell_progress(words=form.cleaned_data["words"], **who)


class Deliver(Step):
    """Say that the work is done."""

    policy, side, states = STEERERS, "receives", (CommissionState.ACCEPTED,)
    form_class, button, says = Delivery, "Deliver it", "The commission is delivered."

    def deed(self, form: Any, **who: Any) -> None:
        """Deliver it."""
        deeds.deliver_commission(words=form.said(), **who)


class IssueAgain(Step):
    """Give a returned commission again."""

    policy, side, states = STEERERS, "gives", (CommissionState.RETURNED,)
    form_class, button, says = Again, "Give it again", "The commission is given again."

    def initial(self) -> dict[str, Any]:
        """Return the day as it stands."""
        return {"due_on": self.commission.due_on}

    def deed(self, form: Any, **who: Any) -> None:
        """Give it again."""
        deeds.issue_again(**form.cleaned_data, **who)


class AskForMore(Step):
    """Send what was delivered back for more work."""

    policy, side, states = STEERERS, "gives", (CommissionState.DELIVERED,)
    form_class, button, says = Reason, "Ask for more", "More is asked for."

    def deed(self, form: Any, **who: Any) -> None:
        """Ask for more."""
        deeds.ask_for_more(reason=form.cleaned_data["reason"], **who)


class Discharge(Step):
    """Say that a commission is done with."""

    policy, side, states = STEERERS, "gives", (CommissionState.DELIVERED,)
    form_class, button, says = Words, "Discharge it", "The commission is discharged."

    def deed(self, form: Any, **who: Any) -> None:
        """Discharge it."""
        deeds.discharge_commission(words=form.cleaned_data["words"], **who)


class Withdraw(Step):
    """Withdraw a commission."""

    policy, side = STEERERS, "gives"
    states = (
        CommissionState.ISSUED,
        CommissionState.ACCEPTED,
        CommissionState.RETURNED,
        CommissionState.DELIVERED,
    )
    form_class, button, says = Reason, "Withdraw it", "The commission is withdrawn."

    def deed(self, form: Any, **who: Any) -> None:
        """Withdraw it."""
        deeds.withdraw_commission(reason=form.cleaned_data["reason"], **who)


WAYS: dict[str, type[Step]] = {
    "meetings:accept_commission": Accept,
    "meetings:return_commission": Return,
    "meetings:tell_commission": Tell,
    "meetings:deliver_commission": Deliver,
    "meetings:issue_again": IssueAgain,
    "meetings:ask_for_more": AskForMore,
    "meetings:discharge_commission": Discharge,
    "meetings:withdraw_commission": Withdraw,
}
