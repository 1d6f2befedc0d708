"""What issues and risks ask of a member on Home."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.partnership.partnerships.membership import Membership
from kith.partnership.risks.deadlines import review_stands, soon_until
from kith.partnership.risks.models import Risk
from kith.partnership.risks.parts import groups_chaired, is_of_the_unit
from kith.partnership.risks.permissions import Permission
from kith.partnership.risks.queries.issues import standing_of, waiting_for_groups
from kith.partnership.risks.queries.risks import risks_to_see_to


def issues_to_answer(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the issues put to groups that a member chairs, to any group for the unit. One query at most."""
    unit = is_of_the_unit(membership)
    chaired = groups_chaired(membership)
    if not membership.may(Permission.ANSWER) or not (unit or chaired):
        return
    for issue in waiting_for_groups(membership, None if unit else chaired, today):
        found = standing_of(issue, today)
        yield Waiting(
            kind="issue to answer",
            kinds="issues to answer",
            title=issue.title,
            url=reverse("risks:issue", args=(membership.partnership.key, issue.public_id)),
            due_on=found.next_on,
            says=f"{issue.group.name}: {found.reason}",
            key=f"issue-{issue.public_id}",
        )


def risks_that_wait(membership: Membership, today: date) -> Iterator[Waiting]:
    """Yield the risks of a member with a review due or a doubted score, and those put before a group that
    they chair. One query."""
    if not membership.may(Permission.KEEP):
        return
    chaired = None if is_of_the_unit(membership) else groups_chaired(membership)
    for risk in risks_to_see_to(membership, soon_until(today), chaired):
        yield Waiting(
            kind="risk to see to",
            kinds="risks to see to",
            title=f"{risk.reference}: {risk.title}",
            url=reverse("risks:risk", args=(membership.partnership.key, risk.public_id)),
            due_on=risk.review_on,
            says=_why(risk, membership, today),
            key=f"risk-{risk.public_id}",
        )


def _why(risk: Risk, membership: Membership, today: date) -> str:
    """Return what waits, in words; `has_come_up` and `has_doubt` were read with the risk."""
    said = []
    if risk.has_come_up:  # type: ignore[attr-defined]
        said.append("It is before the lead group for an answer.")
    if risk.owner_id == membership.person.pk:
        if risk.has_doubt:  # type: ignore[attr-defined]
            said.append("Its score is challenged.")
        if risk.review_on <= soon_until(today):
            said.append(review_stands(risk.review_on, today).reason)
    return " ".join(said)
