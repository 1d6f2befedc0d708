"""What the page of a case says of the concern that hangs on it."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.work.child_deaths.deadlines import standing_of
from kith.work.child_deaths.enums import Direction
from kith.work.child_deaths.models import SafeguardingConcern
from kith.work.child_deaths.queries import dated
from kith.work.reviews.beside import Beside
from kith.work.reviews.models import Case


def concern_of_case(case: Case, membership: Membership, today: date) -> Iterator[Beside]:
    """Yield the concern from which a case was opened, or that was sent from it. One query."""
    one = SafeguardingConcern.objects.visible_to(membership).filter(case=case).first()
    if one is None:
        return
    came = "came from the child death review panel"
    went = "went to the child death review panel"
    what = came if one.direction == Direction.RECEIVED else went
    yield Beside(
        title="Safeguarding concern",
        says=f"Concern {one.reference} {what}. {standing_of(dated(one), today).reason}",
        url=reverse("child_deaths:concern", args=(membership.partnership.key, one.public_id)),
        link="Open the concern",
        section="Child death review link",
    )
