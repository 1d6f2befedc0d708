"""What every deed of this room does besides: ask whether whoever acts may, and write to the trail."""

from datetime import date
from typing import Any

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.partnerships.models import Affiliation, Appointment, Body, Partnership, held_on
from kith.partnership.partnerships.permissions import in_business_unit, opens_content
from kith.work.performance.models import Delivery, Indicator
from kith.work.performance.permissions import may_release


def about_indicator(indicator: Indicator) -> Subject:
    """Return an indicator as the trail and other rooms refer to it."""
    return Subject("indicator", indicator.public_id, indicator.name)


def record(
    indicator: Indicator, deed: str, *, by: Actor, old: Any = None, new: Any = None, reason: str = ""
) -> None:
    """Record a deed on an indicator in the trail."""
    key = indicator.partnership.key
    about = about_indicator(indicator)
    record_change(by=by, deed=deed, subject=about, old=old, new=new, reason=reason, partnership=key)


def record_delivery(delivery: Delivery, deed: str, *, by: Actor, new: Any = None) -> None:
    """Record a deed on a delivery of figures in the trail: how many, never each."""
    about = Subject("delivery", delivery.public_id, delivery.name)
    record_change(by=by, deed=deed, subject=about, new=new, partnership=delivery.partnership.key)


def refuse_unless_of_the_unit(partnership: Partnership, by: Actor, on: date) -> None:
    """Raise Refused unless somebody is of the business unit.

    A command run at the machine itself may do all that the business unit may.
    """
    if not by.person:
        return
    found = _appointment(partnership, by, on)
    if found is None or not in_business_unit(found):
        raise Refused("The business manager and the coordinators look after indicators and their figures.")


def refuse_unless_brings(partnership: Partnership, body: Body | None, by: Actor, on: date) -> None:
    """Raise Refused unless somebody is of the business unit, or works for the agency that brings figures."""
    if not by.person:
        return
    found = _appointment(partnership, by, on)
    if found is None or not in_business_unit(found):
        works = found is not None and opens_content(found) and body is not None
        if not works or not _works_for(body.pk, found.person_id, partnership.pk, on):  # type: ignore[union-attr]
            words = "The business manager and the coordinators look after indicators and their figures; an"
            raise Refused(f"{words} agency brings in its own.")


def refuse_unless_a_member(partnership: Partnership, by: Actor, on: date) -> None:
    """Raise Refused unless somebody’s appointment opens the partnership’s records."""
    if not by.person:
        return
    found = _appointment(partnership, by, on)
    if found is None or not opens_content(found):
        raise Refused("None of your appointments in this partnership lets you do that.")


def refuse_unless_answers(indicator: Indicator, by: Actor, on: date) -> None:
    """Raise Refused unless somebody works for the agency that owns the figures, or is of the unit."""
    if not by.person:
        return
    found = _appointment(indicator.partnership, by, on)
    if found is None or not (in_business_unit(found) or answers_for(indicator, found.person_id, on)):
        owner = indicator.owner.name if indicator.owner else "The business unit"
        words = f"People of {owner} answer, or the business unit." if indicator.owner else f"{owner} answers."
        raise Refused(words)


def refuse_unless_releases(partnership: Partnership, by: Actor, on: date) -> None:
    """Raise Refused unless somebody’s appointment lets them publish what another prepared."""
    if not by.person:
        return
    found = _appointment(partnership, by, on)
    if found is None or not may_release(found):
        raise Refused("Another of the business unit publishes figures, or the independent chair or advisor.")


def answers_for(indicator: Indicator, person: int, on: date) -> bool:
    """Return whether a person works, or sits, on a day for the agency that owns an indicator’s figures."""
    if indicator.owner_id is None:
        return False
    return _works_for(indicator.owner_id, person, indicator.partnership_id, on)


def _works_for(body: int, person: int, partnership: int, on: date) -> bool:
    """Return whether a person works for an agency on a day, or sits for it in the partnership."""
    works = Affiliation.objects.filter(held_on(on), person=person, body=body)
    seats = Appointment.objects.filter(person=person, body=body).live_on(on)
    return works.exists() or seats.filter(partnership=partnership).exists()


def _appointment(partnership: Partnership, by: Actor, on: date) -> Appointment | None:
    rows = Appointment.objects.filter(public_id=by.appointment, person__public_id=by.person)
    return rows.filter(partnership=partnership).live_on(on).select_related("post").first()
