"""Which clocks of cases run out on the next days, or have: for whoever looks after all groups.

A case stands here by its reference alone, and for those who see its line in the register (AR5); a conflict of
interest closes that too.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.urls import reverse

from kith.base.kernel.workload import Coming
from kith.partnership.partnerships.membership import Membership
from kith.work.reviews.models import Case
from kith.work.reviews.queries.clocks import with_their_changes
from kith.work.reviews.queries.steps import runners_told, told_runners
from kith.work.reviews.running import last_day_of, review_of
from kith.work.reviews.waiting import RUNNING

WHO = "Whoever runs it"


def clocks_coming(membership: Membership, _first: date, last: date) -> Iterator[Coming]:
    """Yield the clocks of cases that run and end by a day, late ones included. Who runs a case is named to
    those who may open it, and to nobody else. One query."""
    is_open = Q(pk__in=Case.objects.visible_to(membership).values("pk"))
    rows: QuerySet = Case.objects.lines_for(membership).filter(state__in=RUNNING).select_related("group")
    rows = rows.annotate(is_open=ExpressionWrapper(is_open, output_field=BooleanField()))
    rows = rows.annotate(told_runners=told_runners(membership.on))
    for case, changes in with_their_changes(rows.order_by("received_on")):
        due_on = last_day_of(case, membership.on, changes)
        opens = getattr(case, "is_open", False)
        if due_on and due_on <= last:
            yield Coming(
                on=due_on,
                what="Report of a rapid review due" if review_of(case) else "Notification due",
                title=f"Case {case.reference}",
                url=address_of(membership, case.public_id if opens else ""),
                group=case.group.name,
                who=(", ".join(runners_told(case)) if opens else "") or WHO,
            )


def address_of(membership: Membership, opened: str) -> str:
    """Return the page of a case that the member may open, by its public id, or else the register."""
    key = membership.partnership.key
    return reverse("reviews:case", args=(key, opened)) if opened else reverse("reviews:register", args=(key,))
