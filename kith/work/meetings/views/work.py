"""The work of the groups that answer to one, and the load of the coming three months."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.kernel.deadlines import months_after
from kith.base.ui.dates import long_date
from kith.base.ui.forms import Form
from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.partnership.plan.meeting_papers import plan_by_group
from kith.work.meetings.enums import ItemSource, Purpose, Slot
from kith.work.meetings.forms.passing import PlanSession
from kith.work.meetings.models import AgendaItem
from kith.work.meetings.operations.agenda import add_item
from kith.work.meetings.permissions import Permission
from kith.work.meetings.presenters.workload import (
    load_words,
    meeting_loads,
    person_loads,
    priority_ways,
    work_lines,
)
from kith.work.meetings.queries.calendar import planned_from
from kith.work.meetings.queries.passing import groups_below, pks_of
from kith.work.meetings.queries.workload import load_between, work_of_groups
from kith.work.meetings.recording import steers
from kith.work.meetings.standing import duties_on
from kith.work.meetings.views.agenda import Steering
from kith.work.meetings.views.parts import GroupPage

MONTHS = 3


def above_by_default(as_at: AsAt) -> GroupAsAt | None:
    """Return the group whose groups are shown first: the executive one, the lead group last."""
    own = [g for g in as_at.groups if g.identity and groups_below(as_at, g)]
    order = {"executive": 0, "group": 1}
    return min(own, key=lambda g: order.get(g.terms.kind, 2), default=None)


class Work(MemberPage):
    """What each group that answers to one has before it (L10)."""

    policy = MEMBERS
    menu = "meetings:work"
    title = "Work of the groups"
    template_name = "meetings/work.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the group above: the one asked for, or the one that most answer to."""
        self.as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        asked = self.as_at.group_with_id(self.request.GET.get("group", ""))
        self.above = asked or above_by_default(self.as_at)

    def line(self) -> str:
        """Return whose groups they are."""
        return f"The groups that answer to {self.above.terms.name}." if self.above else ""

    def content(self) -> dict[str, Any]:
        """Return a line for each group, and the ways to the groups below others."""
        below = groups_below(self.as_at, self.above) if self.above else ()
        self.plan = plan_by_group(self.as_at.ground, self.today)
        return {
            "lines": self._lines(below),
            "plan": priority_ways(self.plan.get(self.above.key, ()), self.at) if self.above else (),
            "progress_url": self.at("plan:progress"),
            "others": [
                (g.terms.name, f"{self.at('meetings:work')}?group={g.identity.public_id}")
                for g in self.as_at.groups
                if g.identity and g is not self.above and groups_below(self.as_at, g)
            ],
            "ways": [
                ("Forward plan", self.at("meetings:forward_plan")),
                ("Commissions", self.at("meetings:commissions")),
                ("Workload of the coming three months", self.at("meetings:workload")),
            ],
        }

    def _lines(self, below: tuple[GroupAsAt, ...]) -> Any:
        if self.above is None or self.above.identity is None:
            return ()
        work = work_of_groups(self.membership, pks_of(below), self.above.identity.pk, self.today)
        return work_lines(below, work, self.plan, self.today, self.at)


class Workload(MemberPage):
    """What the coming three months ask, of each meeting and of each person (L15)."""

    policy = MEMBERS
    menu = "meetings:work"
    title = "Workload of the coming three months"
    template_name = "meetings/workload.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Gather what falls in the three months."""
        self.last = months_after(self.today, MONTHS)
        self.load_found = load_between(self.membership, self.today, self.last)
        self.meetings = meeting_loads(self.load_found, self.at)

    def line(self) -> str:
        """Return the days and the load in a sentence."""
        return f"{long_date(self.today)} to {long_date(self.last)} | {load_words(self.meetings)}"

    def content(self) -> dict[str, Any]:
        """Return the meetings and the people."""
        return {"meetings": self.meetings, "people": person_loads(self.load_found, self.today)}


class PlanningSession(Steering, MemberForm, GroupPage):
    """Plan the session that a group leads at a meeting of another (L26)."""

    policy = members_who(
        Permission.STEER,
        "The chair of the group at whose meeting the session is held, and the business unit, plan it.",
    )
    form_class = PlanSession
    button = "Plan the session"
    host: Group

    def load_record(self, **kwargs: Any) -> None:
        """Find the group that promised a session, and the group where it is held."""
        super().load_record(**kwargs)
        as_at = self.group.as_at
        hosts = [d.to_group for d in duties_on(as_at, "leads-session") if d.group == self.group.key]
        host = as_at.group(hosts[0]) if hosts and hosts[0] else None
        if host is None or host.identity is None or not steers(self.membership, host.identity):
            raise Http404
        self.host = host.identity
        rows = planned_from(self.membership, self.today + timedelta(days=1), [host.identity.public_id])
        self.meetings = list(rows)

    def heading(self) -> str:
        """Return who leads it."""
        return f"Plan the session that {self.group.terms.name} leads"

    def line(self) -> str:
        """Return where it is held."""
        return f"At a meeting of {self.host.name}."

    def form_arguments(self) -> dict[str, Any]:
        """Return the meetings to choose from."""
        return {"meetings": [(m, long_date(m.meets_on)) for m in self.meetings]}

    def initial(self) -> dict[str, Any]:
        """Return an hour."""
        return {"minutes": 60}

    def cancel_url(self) -> str:
        """Return the group."""
        return self.at("arrangements:group", self.identity.public_id)

    def act(self, form: Form) -> HttpResponse:
        """Put it on the agenda."""
        item: AgendaItem = add_item(
            group=self.host,
            meeting=form.chosen(),  # type: ignore[attr-defined]
            title=form.cleaned_data["title"],
            minutes=form.cleaned_data["minutes"],
            purpose=Purpose.DISCUSSION,
            source=ItemSource.ARRANGEMENTS,
            slot=Slot.SESSION,
            about_group=self.identity,
            by=self.actor,
            on=self.today,
        )
        return self.done("The session is on the agenda.", self.at("meetings:item", item.public_id))
