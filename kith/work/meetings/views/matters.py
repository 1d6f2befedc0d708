"""One matter over all meetings and groups that took it up."""

from typing import Any

from django.http import Http404

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.subjects import Subject
from kith.partnership.decisions.public import decisions_about
from kith.partnership.partnerships.pages import MemberPage
from kith.work.meetings.presenters.matters import action_rows, outcome_lines, stations_of
from kith.work.meetings.queries.agenda import item_seen_by, matter_items, steps_of_all
from kith.work.meetings.queries.answers import outcomes_for
from kith.work.meetings.queries.came_of_it import actions_from_items
from kith.work.meetings.queries.papers import papers_of
from kith.work.meetings.views.year import MENU


class Matter(MemberPage):
    """A matter: its items, papers, minutes, decisions and actions in order, as far as the reader sees them.

    It opens by any of its items. Where the reader sees none, there is no such page.
    """

    policy = MEMBERS
    menu = MENU
    template_name = "meetings/matter.jinja"

    def load_record(self, **kwargs: Any) -> None:
        """Find the items of the matter that the reader may see."""
        found = item_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.items = matter_items(self.membership, found)

    def heading(self) -> str:
        """Return the title of the latest item."""
        return self.items[-1].title

    def line(self) -> str:
        """Return in which groups it was."""
        groups = dict.fromkeys(item.group.name for item in self.items)
        return " | ".join(groups)

    def content(self) -> dict[str, Any]:
        """Return each item with what came of it, and all actions."""
        ids = [item.public_id for item in self.items]
        about = [Subject("agenda-item", public_id) for public_id in ids]
        steps = steps_of_all(self.items)
        return {
            "stations": stations_of(
                self.items,
                steps,
                papers_of(self.membership, self.items),
                decisions_about(about, self.membership),
                self.at,
            ),
            "outcomes": outcome_lines(outcomes_for(self.membership, self.items, steps)),
            "actions": action_rows(actions_from_items(self.membership, ids, self.today)),
        }
