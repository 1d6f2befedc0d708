"""The deed of a lead before each meeting: saying how the priority stands (K23)."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.plan.colours import worked_out
from kith.partnership.plan.models import PriorityLead, Update
from kith.partnership.plan.queries.whole import measured_plan_of
from kith.partnership.plan.recording import record, refuse_unless_drives, said


@transaction.atomic
def give_update(
    *,
    lead: PriorityLead,
    words: str,
    asks: str = "",
    said_colour: str = "",
    because: str = "",
    by: Actor,
    on: date,
    ground: Ground | None = None,
) -> Update:
    """Record how a lead says that their priority stands; the colour worked out on the day is kept with it.

    `said_colour` stands in its place until the next update, and needs `because`. The lead gives it, or the
    business unit in their place. Raises Refused for others, without words, for another colour without a
    reason, or when the person does not lead the priority on the day.
    """
    priority = lead.priority
    refuse_unless_drives(priority, by, on)
    if not lead.holds_on(on):
        raise Refused(f"{lead.person.name} does not lead this priority on that day.")
    _refuse_colour(said_colour, because)
    planned = measured_plan_of(ground or ground_of(priority.partnership), on)
    colour, reasons = worked_out(next(p for p in planned if p.pk == priority.pk), on)
    if said_colour == colour:
        raise Refused("That is the colour worked out already; leave it as it is.", field="said_colour")
    update = Update.objects.create(
        priority=priority,
        lead=lead,
        words=said(words, "Say how the priority stands.", "words"),
        asks=asks.strip(),
        colour=colour,
        reasons=" ".join(reasons),
        said_colour=said_colour,
        because=because.strip(),
        said_on=on,
        said_at=now(),
        said_by=by.name,
    )
    new = {"lead": lead.person.name, "words": update.words, "asks": update.asks, "colour": colour}
    new |= {"said_colour": said_colour} if said_colour else {}
    record(priority, "gave update", by, new=new, reason=update.because)
    return update


def _refuse_colour(said_colour: str, because: str) -> None:
    if said_colour and not because.strip():
        raise Refused("Say why it is another colour than the one worked out.", field="because")
    if because.strip() and not said_colour:
        raise Refused("Choose the colour, or leave the reason empty.", field="said_colour")
