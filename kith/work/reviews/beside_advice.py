"""The way from the page of a case to privileged advice: the same for everybody, whatever is there."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.permissions import is_independent
from kith.work.reviews.beside import Beside
from kith.work.reviews.models import Case


def advice_line(case: Case, membership: Membership, _today: date) -> Iterable[Beside]:
    """Yield the line of a case to whoever has a part in it: it doesn’t tell whether there is any advice."""
    if any(is_independent(one) for one in membership.appointments):
        return
    yield Beside(
        title="Privileged advice",
        says="Legal advice to an agency, for those whom it named.",
        url=reverse("reviews:advice", args=(membership.partnership.key, case.public_id)),
        link="Open privileged advice",
    )
