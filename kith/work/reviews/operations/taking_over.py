"""A case that nobody can run is taken over by the manager, without a word of it being shown before."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.enums import PostRole
from kith.partnership.partnerships.models import Person
from kith.work.reviews.enums import Part, StepKind
from kith.work.reviews.handing_over import give_first, in_post
from kith.work.reviews.locking import hold_case
from kith.work.reviews.models import Case
from kith.work.reviews.recording import record, runners_of
from kith.work.reviews.stepping import keep_step


@transaction.atomic
def take_over(*, case: Case, because: str, by: Actor, on: date) -> None:
    """Take over a case that nobody runs: everybody who did is kept out, or the last place has lapsed.

    Raises Refused while somebody runs it, for others than the business manager, for one whom a conflict keeps
    out, and without a reason.
    """
    hold_case(case)
    if runners_of(case, on).exists():
        raise Refused("Somebody runs this case. They give a place to who needs one.")
    person = Person.objects.filter(public_id=by.person).first()
    if person is None or person not in in_post(case.partnership, PostRole.MANAGER, on):
        raise Refused("The business manager takes over a case that nobody can run.")
    if case.conflicts.filter(person=person, lifted_at__isnull=True).exists():
        raise Refused("A conflict of interest keeps you out of this case.")
    if not because.strip():
        raise Refused("Say why you take it over.", field="because")
    give_first(case, person, Part.COORDINATOR, because.strip(), by=by, on=on)
    keep_step(case, StepKind.TAKEN_OVER, because, by=by, on=on)
    record(case, "took over case", by=by)
