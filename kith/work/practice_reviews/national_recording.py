"""What every deed on a request of the national Panel does besides: name it in the trail, ask who may."""

from datetime import date

from kith.base.kernel.actors import Actor
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_read
from kith.partnership.partnerships.enums import PostRole
from kith.partnership.partnerships.models import Partnership
from kith.work.practice_reviews.models import NationalRequest
from kith.work.practice_reviews.national_seeing import KIND
from kith.work.reviews.models import Case, CaseConflict
from kith.work.reviews.representing import working_appointments

UNIT = (PostRole.MANAGER, PostRole.COORDINATOR)


def about_request(request: NationalRequest) -> Subject:
    """Return a request as the trail and its actions refer to it: by its reference alone."""
    return Subject(KIND, request.public_id, f"National request {request.reference}")


def record_that_request_was_read(request: NationalRequest, *, by: Actor) -> None:
    """Record that somebody opened a request, before anything of it is shown."""
    record_read(
        by=by,
        subject=about_request(request),
        purpose="the request",
        partnership=request.partnership.key,
    )


def in_unit(partnership: Partnership, by: Actor, on: date) -> bool:
    """Return whether whoever acts is of the business unit. A command at the machine is too. One query."""
    rows = working_appointments(on).filter(partnership=partnership, post__role__in=UNIT)
    return not by.person or rows.filter(person__public_id=by.person).exists()


def is_kept_out(case: Case | None, person: str) -> bool:
    """Return whether a conflict of interest keeps a person (by public id) out of a case. One query."""
    rows = CaseConflict.objects.filter(case=case, person__public_id=person, lifted_at__isnull=True)
    return case is not None and rows.exists()


def works_on(request: NationalRequest, by: Actor, on: date) -> bool:
    """Return whether whoever acts answers for a request: the local contact, and the business unit."""
    if is_kept_out(request.case, by.person):
        return False
    stands = working_appointments(on).filter(partnership=request.partnership, person__public_id=by.person)
    is_contact = request.contact.public_id == by.person and stands.exists()
    return is_contact or in_unit(request.partnership, by, on)
