"""Commissioning work from another group, and what becomes of it (L16)."""

from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.models import Group
from kith.work.meetings.enums import CommissionState
from kith.work.meetings.lifecycle import COMMISSION
from kith.work.meetings.models import AgendaItem, Commission, CommissionStep
from kith.work.meetings.recording import chairs_on, refuse_unless_steers


def about_commission(commission: Commission) -> Subject:
    """Return a commission as the trail refers to it."""
    groups = f"{commission.from_group.name} to {commission.to_group.name}"
    return Subject("commission", commission.public_id, f"Commission from {groups}")


@transaction.atomic
def issue_commission(
    *,
    from_group: Group,
    to_group: Group,
    title: str,
    brief: str,
    product: str,
    due_on: date,
    by: Actor,
    on: date,
    item: AgendaItem | None = None,
) -> Commission:
    """Ask another group for a piece of work: what it is, what is to be there at the end, and by which day.

    Raises Refused for others than the chair of the giving group and the business unit, to the same group,
    without a title, a brief or a product, for a day before today, and for an item of another group.
    """
    refuse_unless_steers(from_group, by, on)
    _refuse_facts(from_group, to_group, {"title": title, "brief": brief, "product": product}, due_on, on)
    if item is not None and item.group_id != from_group.pk:
        raise Refused(f"The item is not one of {from_group.name}.", field="item")
    commission = Commission.objects.create(
        from_group=from_group,
        to_group=to_group,
        title=title.strip(),
        brief=brief.strip(),
        product=product.strip(),
        due_on=due_on,
        item=item,
        issued_on=on,
        issued_at=now(),
        issued_by=by.name,
    )
    _write(commission, "issued commission", "", by, on, new={"due_on": str(due_on)})
    return commission


@transaction.atomic
def accept_commission(*, commission: Commission, words: str = "", by: Actor, on: date) -> None:
    """Take a commission on. Raises Refused for others than the receiving group’s chair and its unit."""
    refuse_unless_steers(commission.to_group, by, on)
    COMMISSION.move(commission, "accept")
    _write(commission, "accepted commission", words, by, on)


@transaction.atomic
def return_commission(*, commission: Commission, reason: str, by: Actor, on: date) -> None:
    """Give a commission back with the reason. Raises Refused for others than the receiving group’s chair
    and its unit, and without a reason."""
    refuse_unless_steers(commission.to_group, by, on)
    COMMISSION.move(commission, "return", reason=reason)
    _write(commission, "returned commission", reason, by, on)


@transaction.atomic
def issue_again(*, commission: Commission, words: str, due_on: date, by: Actor, on: date) -> None:
    """Give a commission that was returned again, with what has changed and the day by which it is due now.

    Raises Refused for others than the giving group’s chair and the business unit, without words, and for a
    day before today.
    """
    refuse_unless_steers(commission.from_group, by, on)
    if not words.strip():
        raise Refused("Say what has changed.", field="words")
    _refuse_day(due_on, on)
    old = {"due_on": str(commission.due_on)}
    COMMISSION.move(commission, "issue_again", due_on=due_on)
    _write(commission, "issued commission again", words, by, on, old=old, new={"due_on": str(due_on)})


@transaction.atomic
def tell_progress(*, commission: Commission, words: str, by: Actor, on: date) -> None:
    """Tell how a commission is coming on. Raises Refused for others than the receiving group’s chair and its
    unit, without words, and before it was accepted or after it was delivered."""
    refuse_unless_steers(commission.to_group, by, on)
    if commission.state != CommissionState.ACCEPTED:
        state = commission.get_state_display().lower()
        raise Refused(f"This commission is {state}, so there is no progress to tell.")
    if not words.strip():
        raise Refused("Say how it is coming on.", field="words")
    _write(commission, "told progress of commission", words, by, on)


@transaction.atomic
def deliver_commission(*, commission: Commission, words: str, by: Actor, on: date) -> None:
    """Say that the work is done and where it is. Raises Refused for others than the receiving group’s chair
    and its unit, and without words."""
    refuse_unless_steers(commission.to_group, by, on)
    if not words.strip():
        raise Refused("Say what is delivered.", field="words")
    COMMISSION.move(commission, "deliver")
    _write(commission, "delivered commission", words, by, on)


@transaction.atomic
def ask_for_more(*, commission: Commission, reason: str, by: Actor, on: date) -> None:
    """Send what was delivered back for more work. Raises Refused for others than the giving group’s chair and
    the business unit, and without a reason."""
    _refuse_unless_judges(commission, by, on)
    COMMISSION.move(commission, "ask_for_more", reason=reason)
    _write(commission, "asked for more", reason, by, on)


@transaction.atomic
def discharge_commission(*, commission: Commission, words: str = "", by: Actor, on: date) -> None:
    """Say that a commission is done with. The giving group says so, never the receiving one alone.

    Raises Refused for others than the giving group’s chair and the business unit, and for whoever chairs the
    receiving group.
    """
    _refuse_unless_judges(commission, by, on)
    COMMISSION.move(commission, "discharge", ended_on=on)
    _write(commission, "discharged commission", words, by, on)


@transaction.atomic
def withdraw_commission(*, commission: Commission, reason: str, by: Actor, on: date) -> None:
    """Withdraw a commission. Raises Refused for others than the giving group’s chair and the business unit,
    and without a reason."""
    refuse_unless_steers(commission.from_group, by, on)
    COMMISSION.move(commission, "withdraw", reason=reason, ended_on=on)
    _write(commission, "withdrew commission", reason, by, on)


def _refuse_unless_judges(commission: Commission, by: Actor, on: date) -> None:
    refuse_unless_steers(commission.from_group, by, on)
    if chairs_on(commission.to_group, by, on):
        raise Refused(
            f"You chair {commission.to_group.name}, which did the work. Somebody else of "
            f"{commission.from_group.name} or the business unit says whether it is done."
        )


def _refuse_facts(from_group: Group, to_group: Group, words: dict[str, str], due_on: date, on: date) -> None:
    if from_group.pk == to_group.pk:
        raise Refused("A group commissions work from another. Choose another group.", field="to_group")
    asked = {
        "title": "Give the commission a title.",
        "brief": "Say what the group is asked to do.",
        "product": "Say what is to be there at the end.",
    }
    for field, sentence in asked.items():
        if not words[field].strip():
            raise Refused(sentence, field=field)
    _refuse_day(due_on, on)


def _refuse_day(due_on: date, on: date) -> None:
    if due_on < on:
        raise Refused(f"The commission is due on {long_date(on)} or later.", field="due_on")


def _write(
    commission: Commission, deed: str, words: str, by: Actor, on: date, *, old: Any = None, new: Any = None
) -> None:
    CommissionStep.objects.create(
        commission=commission,
        state=commission.state,
        words=words.strip(),
        happened_on=on,
        happened_at=now(),
        happened_by=by.name,
    )
    record_change(
        by=by,
        deed=deed,
        subject=about_commission(commission),
        old=old,
        new={"state": str(CommissionState(commission.state)), **(new or {})},
        partnership=commission.from_group.partnership.key,
    )
