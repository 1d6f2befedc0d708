"""What the page of a group says of the issues put to it and of the risks that it looks after."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, F, Max
from django.urls import reverse

from kith.base.kernel.group_lines import GroupLine
from kith.base.kernel.standings import Standing
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.partnerships.membership import Membership
from kith.partnership.risks.models import Risk
from kith.partnership.risks.queries.issues import standing_of, waiting_for_groups

SECTION = "Emerging issues and risks"
LATE = frozenset({Standing.MISSED, Standing.AT_RISK})


def issues_of_group(membership: Membership, group: GroupAsAt, today: date) -> Iterator[GroupLine]:
    """Yield the issues that wait for an answer of a group, with how the answer stands. One query."""
    if group.identity is None:
        return
    for issue in waiting_for_groups(membership, [group.identity.pk], today):
        found = standing_of(issue, today)
        url = reverse("risks:issue", args=(membership.partnership.key, issue.public_id))
        yield GroupLine(SECTION, issue.title, url, found.reason, found.standing in LATE)


def count_of_risks(membership: Membership, group: GroupAsAt, today: date) -> Iterator[GroupLine]:
    """Yield how many risks a group looks after, and the highest score among them. One query."""
    if group.identity is None:
        return
    score = F("residual_likelihood") * F("residual_impact")
    rows = Risk.objects.visible_to(membership).live().filter(group=group.identity.pk)
    found = rows.aggregate(number=Count("pk"), highest=Max(score))
    if found["number"]:
        words = "1 risk" if found["number"] == 1 else f"{found['number']} risks"
        register = reverse("risks:register", args=(membership.partnership.key,))
        url = f"{register}?group={group.identity.public_id}"
        yield GroupLine(SECTION, words, url, f"the highest score is {found['highest']}")
