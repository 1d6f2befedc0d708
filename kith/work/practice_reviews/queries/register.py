"""Reviews in few words, for the register and the pages of cases: days and stages, and nothing they say."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from kith.base.kernel.standings import Finding
from kith.work.practice_reviews.deadlines import standing
from kith.work.practice_reviews.enums import Kind, ReviewState
from kith.work.practice_reviews.models import Gateway, LastDayMove, PracticeReview, RouteChoice
from kith.work.practice_reviews.publication_deadlines import publishing_standing


@dataclass(frozen=True)
class InShort:
    """A review as the register knows it."""

    case: int
    reference: str
    """Of the case."""
    public_id: str
    kind: str
    state: str
    commissioned_on: date
    first_on: date | None
    """The last day as it was at first."""
    ended_on: date | None
    moved_on: date | None
    """The last day as it is, where it was moved."""
    is_paused: bool
    gateway: str | None
    """The next gateway."""
    gateway_on: date | None
    route: str | None
    """What is made public of it; None while that was not chosen."""
    published_on: date | None
    delayed_to: date | None
    """The day of the latest choice of the route, where it puts the publication off."""

    @property
    def last_on(self) -> date | None:
        """Return the last day that counts: the end of the six months whatever was moved or put off, and of
        another review the day that holds now."""
        return self.first_on if self.kind == Kind.LOCAL else self.moved_on or self.first_on

    def finding(self, today: date) -> Finding:
        """Return how its time stands; of a signed local practice review, how publishing stands."""
        if self.kind == Kind.LOCAL and self.state in {ReviewState.SIGNED, ReviewState.PUBLISHED}:
            return publishing_standing(self.first_on, today, self.published_on, delayed_to=self.delayed_to)
        last = self.moved_on or self.first_on
        return standing(self.kind, self.first_on, last, today, self.ended_on, is_paused=self.is_paused)


def in_short(cases: Collection[int] | QuerySet) -> dict[int, InShort]:
    """Return the review of each of these cases (by pk), but for stopped ones. One query."""
    moved = LastDayMove.objects.filter(review=OuterRef("pk"))
    ahead = Gateway.objects.filter(review=OuterRef("pk"), reached_on__isnull=True)
    ahead = ahead.order_by("planned_on", "pk")
    choices = RouteChoice.objects.filter(publication=OuterRef("publication"))
    rows = PracticeReview.objects.not_stopped().filter(case__in=cases)
    rows = rows.annotate(
        moved_on=Subquery(moved.filter(due_on__isnull=False).order_by("-pk").values("due_on")[:1]),
        is_paused=Exists(moved.filter(paused_from__isnull=False, paused_to__isnull=True)),
        gateway=Subquery(ahead.values("name")[:1]),
        gateway_on=Subquery(ahead.values("planned_on")[:1]),
        delayed_to=Subquery(choices.order_by("-chosen_at", "-pk").values("delayed_to")[:1]),
    )
    names = (
        "case",
        "case__reference",
        "public_id",
        "kind",
        "state",
        "commissioned_on",
        "due_on",
        "ended_on",
        "moved_on",
    )
    public = ("publication__route", "publication__published_on", "delayed_to")
    found = rows.values_list(*names, "is_paused", "gateway", "gateway_on", *public)
    return {row[0]: InShort(*row) for row in found}
