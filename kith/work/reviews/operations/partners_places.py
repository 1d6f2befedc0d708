"""Those who sit for the statutory partners are given their places in a case together."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.work.reviews.enums import Part
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case, CasePlace
from kith.work.reviews.operations.circle import give_place
from kith.work.reviews.queries.sitting import Proposed, proposed_deciders
from kith.work.reviews.recording import refuse_unless_runs, runners_of


def said_of(proposed: Sequence[Proposed]) -> str:
    """Return who is proposed for which partner by their public ids, so that a press gives what it showed."""
    return " ".join(f"{one.body.public_id}:{one.person.public_id}" for one in proposed)


def last_day_of_first_places(case: Case, on: date) -> date:
    """Return the latest last day of those who run a case; today where nobody does."""
    return runners_of(case, on).aggregate(last=Max("held_to"))["last"] or on


@transaction.atomic
def give_partners_places(*, case: Case, shown: str, by: Actor, on: date) -> list[CasePlace]:
    """Give each person who holds a partner’s seat in the lead group a place that decides for it, where nobody
    does yet, as long as those who run the case have theirs. `shown` is what `said_of` told the reader.

    Raises Refused for others than those who run the case, where nobody can be proposed, and where somebody
    else would be given a place than was shown."""
    hold_case(case)
    refuse_unless_runs(case, by, on)
    proposed = proposed_deciders(case, on, but=by.person)
    if not proposed:
        raise Refused("Nobody is left who sits for a partner and could be given a place. Give it by hand.")
    if said_of(proposed) != shown:
        raise Refused("Others sit for the partners now, or have a place. Read who it is, and press again.")
    until = last_day_of_first_places(case, on)
    return [
        give_place(
            case=case,
            person=one.person,
            part=Part.PARTNER,
            because=one.because,
            held_to=until,
            by=by,
            on=on,
            body=one.body,
        )
        for one in proposed
    ]
