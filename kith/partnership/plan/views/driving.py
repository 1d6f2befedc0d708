"""What the deeds of those who drive a priority share: who may, and which appointment they act by."""

from typing import Any

from django.http import Http404

from kith.base.kernel.access import members_who
from kith.base.kernel.actors import Actor
from kith.partnership.partnerships.pages import MemberForm
from kith.partnership.plan.models import Milestone, Objective, Priority
from kith.partnership.plan.permissions import Permission
from kith.partnership.plan.queries import priority_seen_by
from kith.partnership.plan.queries.one import milestone_seen_by, objective_seen_by
from kith.partnership.plan.recording import drives

DRIVERS = members_who(
    Permission.DRIVE,
    "Those who lead the priority can open this page, and the business manager and the coordinators.",
)


class DrivingForm(MemberForm, is_base=True):
    """A deed on a priority, or on something under it; for others than those who drive it there is none."""

    menu = "plan:priorities"
    priority: Priority

    def load_record(self, **kwargs: Any) -> None:
        """Find the priority among those that the reader may see and drives."""
        found = self.find(kwargs["public_id"])
        if found is None or not drives(self.membership, found, self.today):
            raise Http404
        self.priority = found

    def find(self, public_id: str) -> Priority | None:
        """Return the priority that an address is about; a deed on something under it finds that first."""
        return priority_seen_by(self.membership, public_id)

    @property
    def actor(self) -> Actor:
        """Return the reader acting for the business unit where they belong to it, else as lead."""
        unit = self.membership.may(Permission.PLAN_PRIORITIES)
        return self.membership.actor(Permission.PLAN_PRIORITIES if unit else Permission.DRIVE)

    def line(self) -> str:
        """Return which priority it is."""
        return self.priority.name

    def cancel_url(self) -> str:
        """Return the page of the priority."""
        return self.at("plan:priority", self.priority.public_id)


class ObjectiveForm(DrivingForm, is_base=True):
    """A deed on an objective."""

    objective: Objective

    def find(self, public_id: str) -> Priority | None:
        """Return the priority of the objective that the address names."""
        found = objective_seen_by(self.membership, public_id)
        if found is None:
            return None
        self.objective = found
        return found.priority

    def line(self) -> str:
        """Return which objective it is."""
        return self.objective.title

    def cancel_url(self) -> str:
        """Return the page of the objective."""
        return self.at("plan:objective", self.objective.public_id)


class MilestoneForm(ObjectiveForm, is_base=True):
    """A deed on a milestone."""

    milestone: Milestone

    def find(self, public_id: str) -> Priority | None:
        """Return the priority of the milestone that the address names."""
        found = milestone_seen_by(self.membership, public_id)
        if found is None:
            return None
        self.milestone, self.objective = found, found.objective
        return found.objective.priority

    def line(self) -> str:
        """Return which milestone it is."""
        return self.milestone.title
