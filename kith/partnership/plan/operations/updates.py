"""The deed of a lead before each meeting: saying how the priority stands (K23)."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.plan.colours import late_on, worked_out
from kith.partnership.plan.models import LateReason, PriorityLead, Update
from kith.partnership.plan.progressing import Planned, Step
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
    late_because: Mapping[str, str] | None = None,
    by: Actor,
    on: date,
    ground: Ground | None = None,
) -> Update:
    """Record how a lead says that their priority stands; the colour worked out on the day is kept with it.

    `said_colour` stands in its place until the next update, and needs `because`. The lead gives it, or the
    business unit in their place; a command gives it in the lead’s name. `late_because` says why each late
    milestone and objective is late, by its key (L11). Raises Refused for others, without words, for another
    colour without a reason, without the reason of something late, or when the person does not lead the
    priority on the day.
    """
    priority = lead.priority
    refuse_unless_drives(priority, by, on)
    if not lead.holds_on(on):
        raise Refused(f"{lead.person.name} does not lead this priority on that day.")
    _refuse_colour(said_colour, because)
    planned = measured_plan_of(ground or ground_of(priority.partnership), on)
    own = next(p for p in planned if p.pk == priority.pk)
    colour, reasons = worked_out(own, on)
    if said_colour == colour:
        raise Refused("That is the colour worked out already; leave it as it is.", field="said_colour")
    why_late = _why_late(own, late_because or {}, on) if by.person else {}
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
        said_by=by.name if by.person else lead.person.name,
    )
    _keep_reasons(update, why_late)
    new = {"lead": lead.person.name, "words": update.words, "asks": update.asks, "colour": colour}
    new |= {"said_colour": said_colour} if said_colour else {}
    new |= {f"why late: {step.title}": why for step, why in why_late.items()}
    record(priority, "gave update", by, new=new, reason=update.because)
    return update


def _keep_reasons(update: Update, why_late: Mapping[Step, str]) -> None:
    LateReason.objects.bulk_create(
        LateReason(
            update=update, reason=why, **{"milestone_id" if step.is_milestone else "objective_id": step.pk}
        )
        for step, why in why_late.items()
    )


def _why_late(planned: Planned, given: Mapping[str, str], on: date) -> dict[Step, str]:
    """Return why each late thing is late; raise Refused for the first that has no reason."""
    found = {}
    for step in late_on(planned, on):
        asked = f"Say why “{step.title}” is late."
        found[step] = said(given.get(step.key, ""), asked, f"late_{step.key}")
    return found


def _refuse_colour(said_colour: str, because: str) -> None:
    if said_colour and not because.strip():
        raise Refused("Say why it is another colour than the one worked out.", field="because")
    if because.strip() and not said_colour:
        raise Refused("Choose the colour, or leave the reason empty.", field="said_colour")
