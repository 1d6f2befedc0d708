"""What every deed on the link does besides: ask whether whoever acts may, and write to the trail.

The trail names a concern by its reference and never holds a word of what it says.
"""

from datetime import date
from typing import Any

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change, record_read
from kith.partnership.partnerships.models import Partnership
from kith.work.child_deaths.models import SafeguardingConcern
from kith.work.child_deaths.seeing import KIND, held_out_of_concerns, keeps_link_as

KEEPERS = "The link officers, the chair of the group that considers cases and the business unit do that."


def about(concern: SafeguardingConcern) -> Subject:
    """Return a concern as the trail refers to it: by its reference alone."""
    return Subject(KIND, concern.public_id, f"Concern {concern.reference}")


def record(concern: SafeguardingConcern, deed: str, *, by: Actor, new: Any = None) -> None:
    """Record a deed on a concern; `new` holds nothing of what it says."""
    record_change(by=by, deed=deed, subject=about(concern), new=new, partnership=concern.partnership.key)


def record_that_it_was_read(concern: SafeguardingConcern, *, by: Actor) -> None:
    """Record that somebody opened a concern, before anything of it is shown."""
    record_read(by=by, subject=about(concern), purpose="the concern", partnership=concern.partnership.key)


def refuse_unless_keeps(partnership: Partnership, by: Actor, on: date) -> None:
    """Raise Refused unless somebody keeps the link. A command at the machine may."""
    if by.person and not keeps_link_as(by.person, partnership, on):
        raise Refused(KEEPERS)


def hold(concern: SafeguardingConcern, by: Actor, on: date) -> None:
    """Hold a concern until the deed is done and read it anew. Raises Refused for whoever doesn’t keep the
    link, and for whom a conflict of interest keeps out of its case."""
    refuse_unless_keeps(concern.partnership, by, on)
    concern.refresh_from_db(from_queryset=SafeguardingConcern.objects.select_for_update())
    if SafeguardingConcern.objects.filter(held_out_of_concerns(by.person), pk=concern.pk).exists():
        raise Refused(KEEPERS)
