"""What the page of a group says of its figures: how many indicators it watches, and where they stand."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.base.kernel.group_lines import GroupLine
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.partnerships.membership import Membership
from kith.work.performance.models import Indicator

SECTION = "Scorecard"


def scorecard_of_group(membership: Membership, group: GroupAsAt, today: date) -> Iterator[GroupLine]:
    """Yield the scorecard of a group that watches indicators. One query."""
    if group.identity is None:
        return
    rows = Indicator.objects.visible_to(membership).held_on(today).filter(group=group.identity.pk)
    count = rows.count()
    if count:
        url = reverse("performance:scorecard", args=(membership.partnership.key,))
        words = "1 indicator" if count == 1 else f"{count} indicators"
        yield GroupLine(SECTION, words, f"{url}?by=group#part-{group.identity.public_id}")
