"""The partnership chooses how soon concerns are acknowledged and answered."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.partnerships.models import Partnership
from kith.work.child_deaths.deadlines import MOST
from kith.work.child_deaths.models import LinkTimes
from kith.work.child_deaths.recording import refuse_unless_keeps


@transaction.atomic
def set_times(
    *, partnership: Partnership, acknowledge_within: int, answer_within: int, by: Actor, on: date
) -> LinkTimes:
    """Set in how many working days concerns are acknowledged and answered, for those recorded from now on.
    Raises Refused for whoever doesn’t keep the link, and for times below 1, above a year or out of order."""
    refuse_unless_keeps(partnership, by, on)
    if not 1 <= acknowledge_within <= MOST:
        raise Refused(f"Write a number of working days from 1 to {MOST}.", field="acknowledge_within")
    if not acknowledge_within <= answer_within <= MOST:
        raise Refused(
            f"Write a number of working days from {acknowledge_within} to {MOST}: an outcome comes with the "
            "acknowledgement, or after it.",
            field="answer_within",
        )
    values = {"acknowledge_within": acknowledge_within, "answer_within": answer_within}
    said = {**values, "set_on": on, "set_at": now(), "set_by": by.name}
    old = LinkTimes.objects.filter(partnership=partnership).values(*values).first()
    times, _made = LinkTimes.objects.update_or_create(partnership=partnership, defaults=said)
    subject = Subject("partnership", partnership.public_id, partnership.name)
    record_change(
        by=by, deed="set times of link", subject=subject, old=old, new=values, partnership=partnership.key
    )
    return times
