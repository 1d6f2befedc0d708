"""What is overdue, for how long, and whose director to ring; and handing over what somebody leaves behind."""

from typing import Any

from django.http import HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.refusals import Refused
from kith.base.ui.forms import Form
from kith.partnership.actions.deadlines import AGES
from kith.partnership.actions.forms.working import HandOverAll
from kith.partnership.actions.operations.handing_over import hand_over_actions
from kith.partnership.actions.permissions import Permission
from kith.partnership.actions.presenters.overdue import age_line
from kith.partnership.actions.presenters.register import lines_of
from kith.partnership.actions.queries.listing import listed
from kith.partnership.actions.queries.overdue import ages, overdue, ring_for
from kith.partnership.actions.queries.owners import at_work, owners_of_open
from kith.partnership.actions.ringing import ring_words
from kith.partnership.actions.views.one import who
from kith.partnership.actions.views.register import MENU, ROWS, Counted
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.words import count_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.partnership.partnerships.queries import person_seen_by


class Overdue(MemberPage):
    """Which actions are overdue, by how long, and whose director to ring."""

    policy = MEMBERS
    menu = MENU
    title = "Overdue actions"
    template_name = "actions/overdue.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Gather who sits where, and how long the actions of each agency are overdue."""
        self.as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        self.ages = ages(self.membership, self.today)

    def line(self) -> str:
        """Return how many are overdue."""
        return f"{count_of(sum(age.total for age in self.ages), 'action')} past the due day"

    def content(self) -> dict[str, Any]:
        """Return the agencies with whom to ring, and the actions, the oldest first."""
        rings = {age.body_id: ring_for(age.body_id, self.as_at) for age in self.ages}
        count = sum(age.total for age in self.ages)
        pager = Counted(overdue(self.membership, self.today), ROWS, count)
        page = pager.get_page(self.request.GET.get("page"))
        shown = listed(page.object_list)
        lines = lines_of(shown, partnership=self.partnership, today=self.today, at=self.at)
        said = [ring_words(rings[a.body_id], has_agency=bool(a.body_id)) for a in shown]
        return {
            "steps": [words for _most, words in AGES],
            "ages": [age_line(age, rings[age.body_id], self.at) for age in self.ages],
            "lines": lines,
            "rings": said,
            "page": page,
            "register_url": self.at("actions:register"),
        }


class HandOverAllOf(MemberForm):
    """Hand over every open action of one person, such as when they leave."""

    policy = who(Permission.HAND_OVER)
    menu = MENU
    title = "Hand actions over"
    form_class = HandOverAll
    template_name = "actions/hand_over.jinja"
    button = "Hand them over"

    def load_record(self, **kwargs: Any) -> None:
        """Find who owns open actions, and who of them has left."""
        self.owing = owners_of_open(self.membership, self.today)

    def form_arguments(self) -> dict[str, Any]:
        """Return whose actions, and the people who may take them."""
        owners = [(one.public_id, f"{one.name} ({count_of(one.count, 'open action')})") for one in self.owing]
        return {"owners": owners, "people": at_work(self.partnership, self.today)}

    def content(self) -> dict[str, Any]:
        """Return who has left with actions still open."""
        return {"left": [one for one in self.owing if one.has_left]}

    def initial(self) -> dict[str, Any]:
        """Return the person whom the address names."""
        return {"person": self.request.GET.get("person", "")}

    def cancel_url(self) -> str:
        """Return the register."""
        return self.at("actions:register")

    def act(self, form: Form) -> HttpResponse:
        """Hand them over, all or none."""
        said = form.cleaned_data
        person = person_seen_by(self.membership, said["person"])
        if person is None:
            raise Refused("Choose whose actions are handed over.", field="person")
        given = {
            "partnership": self.partnership,
            "person": person,
            "to": said["to"],
            "reason": said["reason"],
        }
        count = hand_over_actions(**given, by=self.actor, on=self.today)
        verb = "is" if count == 1 else "are"
        words = f"{count_of(count, 'action')} {verb} handed over to {said['to'].name}."
        return self.done(words, f"{self.at('actions:register')}?owner={said['to'].public_id}")
