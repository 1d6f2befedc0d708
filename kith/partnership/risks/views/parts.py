"""What the pages about issues and risks share: who may open a deed, and by which appointment they act."""

from typing import Any, ClassVar

from django.http import Http404

from kith.base.kernel.access import Policy, members_who
from kith.base.kernel.actors import Actor
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.partnership.partnerships.queries import known_bodies
from kith.partnership.risks.models import Issue, Risk
from kith.partnership.risks.parts import actor_for, keeps, steers
from kith.partnership.risks.permissions import Permission
from kith.partnership.risks.queries.issues import groups_to_choose, issue_seen_by
from kith.partnership.risks.queries.people import people_to_choose
from kith.partnership.risks.queries.risks import choosable_groups, choosable_priorities, risk_seen_by

MENU = "risks:register"
RAISERS = members_who(
    Permission.RAISE,
    "Every member who may see the partnership’s records can open this page: any partner raises an issue, and "
    "anybody may challenge a score.",
)
ANSWERERS = members_who(
    Permission.ANSWER,
    "The chair of the group that is to answer can open this page, and the business manager and the "
    "coordinators.",
)
KEEPERS = members_who(
    Permission.KEEP,
    "Whoever owns the risk can open this page, the chair of its group, and the business manager and the "
    "coordinators.",
)


class RisksPage(MemberPage, is_base=True):
    """A page of this room, with what its forms choose from."""

    menu = MENU
    policy: ClassVar[Policy]

    @property
    def actor(self) -> Actor:
        """Return the reader acting for the business unit where they belong to it."""
        return actor_for(self.membership, self.policy.needs)

    @property
    def as_at(self) -> Any:
        """Return the partnership as at today."""
        return ground_of(self.partnership, at=self.membership.tide).on(self.today)

    def groups(self) -> Any:
        """Return the groups that may be asked, for a form to choose from."""
        return choosable_groups(groups_to_choose(self.as_at))

    def priorities(self) -> Any:
        """Return the priorities that run today."""
        return choosable_priorities(self.membership, self.today)

    def people(self, *, also: Any = None) -> Any:
        """Return the people to choose from, with who is named already."""
        return people_to_choose(self.membership, self.as_at, also=also)

    def bodies(self) -> Any:
        """Return the agencies to choose from."""
        return known_bodies(self.partnership).order_by("name")


class IssuePage(RisksPage, is_base=True):
    """A page about one issue. What is none, and what the reader may not see, answer alike."""

    issue: Issue

    def load_record(self, **kwargs: Any) -> None:
        """Find the issue among those that the reader may see."""
        found = issue_seen_by(self.membership, kwargs["public_id"], self.today)
        if found is None:
            raise Http404
        self.issue = found

    @property
    def answers(self) -> bool:
        """Return whether the reader answers for the group that was asked."""
        return steers(self.membership, self.issue.group)

    @property
    def raised(self) -> bool:
        """Return whether the reader raised it."""
        return self.issue.raiser_id == self.membership.person.pk

    def here(self) -> str:
        """Return the page of the issue."""
        return self.at("risks:issue", self.issue.public_id)


class RiskPage(RisksPage, is_base=True):
    """A page about one risk. What is none, and what the reader may not see, answer alike."""

    risk: Risk

    def load_record(self, **kwargs: Any) -> None:
        """Find the risk among those that the reader may see."""
        found = risk_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.risk = found

    @property
    def keeps(self) -> bool:
        """Return whether the reader keeps the risk."""
        return keeps(self.membership, self.risk)

    def here(self) -> str:
        """Return the page of the risk."""
        return self.at("risks:risk", self.risk.public_id)


class RiskDeed(MemberForm, RiskPage, is_base=True):
    """A deed on one risk; for others than those who keep it there is no page."""

    policy: ClassVar[Policy] = KEEPERS

    def load_record(self, **kwargs: Any) -> None:
        """Find the risk among those that the reader keeps."""
        super().load_record(**kwargs)
        if not self.keeps:
            raise Http404

    def line(self) -> str:
        """Return which risk it is."""
        return f"{self.risk.reference}: {self.risk.title}"

    def cancel_url(self) -> str:
        """Return the page of the risk."""
        return self.here()
