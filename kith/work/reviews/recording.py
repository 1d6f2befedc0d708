"""What every deed on a case does besides: ask whether whoever acts may, and write to the trail.

The trail names a case by its reference and never holds a word of what it says.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change, record_read
from kith.partnership.partnerships.models import Body
from kith.work.reviews.enums import RUNS, Part
from kith.work.reviews.models import Case, CasePlace, OlderReview
from kith.work.reviews.models.circle import CasePlaceQuerySet
from kith.work.reviews.seeing import KIND, OLDER_KIND, held_out_of

RUNNERS = "Whoever leads the case does that, and whoever runs it for the business unit."


def about_case(case: Case) -> Subject:
    """Return a case as the trail refers to it: by its reference alone."""
    return Subject(KIND, case.public_id, f"Case {case.reference}")


def record(case: Case, deed: str, *, by: Actor, old: Any = None, new: Any = None, reason: str = "") -> None:
    """Record a deed on a case in the trail; `old`, `new` and `reason` hold nothing of what the case says."""
    record_change(
        by=by,
        deed=deed,
        subject=about_case(case),
        old=old,
        new=new,
        reason=reason,
        partnership=case.partnership.key,
    )


def record_that_it_was_read(case: Case, what: str, *, by: Actor) -> None:
    """Record that somebody opened a page of a case, before anything of it is shown."""
    record_read(by=by, subject=about_case(case), purpose=what, partnership=case.partnership.key)


def about_older(review: OlderReview) -> Subject:
    """Return an older review as the trail refers to it: by its code alone."""
    return Subject(OLDER_KIND, review.public_id, f"Older review {review.reference}")


def record_that_older_was_read(review: OlderReview, *, by: Actor) -> None:
    """Record that somebody opened an older review, before anything of it is shown."""
    what = "the older review"
    record_read(by=by, subject=about_older(review), purpose=what, partnership=review.partnership.key)


def places_of(case: Case, by: Actor, on: date) -> list[CasePlace]:
    """Return the places that open a case to whoever acts; none where a conflict keeps them out."""
    kept_out = Case.objects.filter(held_out_of(by.person), pk=case.pk).exists()
    rows = CasePlace.objects.open_on(on).filter(case=case, person__public_id=by.person)
    return [] if kept_out else list(rows.select_related("body"))


def refuse_unless_in(case: Case, by: Actor, on: date, *, parts: Collection[Part], says: str) -> None:
    """Raise Refused unless somebody does one of these parts in a case. A command at the machine may all."""
    if by.person and not any(place.part in parts for place in places_of(case, by, on)):
        raise Refused(says)


def refuse_unless_runs(case: Case, by: Actor, on: date) -> None:
    """Raise Refused unless somebody leads a case or runs it for the business unit."""
    refuse_unless_in(case, by, on, parts=RUNS, says=RUNNERS)


def runners_of(case: Case, on: date) -> CasePlaceQuerySet:
    """Return the places by which somebody really runs a case on a day: they hold, their holders still have an
    appointment, and no conflict keeps them out."""
    out = case.conflicts.filter(lifted_at__isnull=True).values("person")
    return CasePlace.objects.open_on(on).filter(case=case, part__in=RUNS).exclude(person__in=out)


def partner_for(case: Case, by: Actor, on: date, body: Body | None = None) -> Body:
    """Return the statutory partner for which somebody decides in a case. Raises Refused for none, for another
    than theirs, and where they decide for several and name none."""
    found = {p.body.pk: p.body for p in places_of(case, by, on) if p.part == Part.PARTNER and p.body}
    if not found or (body and body.pk not in found):
        raise Refused("Only those who decide for a statutory partner in this case do that.")
    if body is None and len(found) > 1:
        raise Refused("You decide for several partners in this case. Choose for which.", field="body")
    return body or next(iter(found.values()))
