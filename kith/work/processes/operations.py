"""Two partnerships agree on a template, write and adopt its versions, and align what differs (L45)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import rules
from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.deadlines import said
from kith.base.kernel.ids import public_id
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.partnerships.models import Appointment, Partnership
from kith.work.processes.models import (
    AlignmentItem,
    ProcessTemplate,
    TemplateAdoption,
    TemplateParty,
    TemplateVersion,
)
from kith.work.processes.permissions import Permission
from kith.work.processes.queries import version_in_use
from kith.work.processes.questions import USUAL, USUAL_STEPS, Question, Step, read_line

NAME = "Rapid review process"


def _record(
    template: ProcessTemplate, deed: str, partnership: Partnership, *, by: Actor, new: Any = None
) -> None:
    subject = Subject("process-template", template.public_id, template.name)
    record_change(by=by, deed=deed, subject=subject, new=new, partnership=partnership.key)


def _refuse_unless_keeps(partnership: Partnership, by: Actor, on: date) -> None:
    live = Appointment.objects.live_on(on).filter(partnership=partnership, person__public_id=by.person)
    if by.person and not any(rules.has_perm(Permission.KEEP, a) for a in live.select_related("post")):
        raise Refused("The business manager and the coordinators keep the process.")


def _party(template: ProcessTemplate, partnership: Partnership, by: Actor, on: date) -> TemplateParty:
    """Return a partnership as a party of a template, held until the deed is done. Raises Refused for whoever
    doesn’t keep its process, and for a partnership that doesn’t share the template."""
    _refuse_unless_keeps(partnership, by, on)
    ProcessTemplate.objects.select_for_update().get(pk=template.pk)
    found = TemplateParty.objects.filter(template=template, partnership=partnership).first()
    if found is None:
        raise Refused("Your partnership does not share this template.")
    return found


def _joined(template: ProcessTemplate, partnership: Partnership, by: Actor, on: date) -> TemplateParty:
    found = _party(template, partnership, by, on)
    if found.joined_on is None:
        raise Refused("Your partnership has not joined the agreement yet. Join it first.")
    return found


@transaction.atomic
def start_template(
    *, partnership: Partnership, other: Partnership, agreement: str, agreed_on: date, by: Actor, on: date
) -> ProcessTemplate:
    """Put the agreement of two partnerships on one process on record, with a first version of the usual
    questions and steps; the other one joins by a deed of its own.

    Raises Refused for others than the business unit, for one’s own partnership, where one of the two shares a
    template already, without words, and for a day that lies ahead.
    """
    _refuse_unless_keeps(partnership, by, on)
    both = [partnership.pk, other.pk]
    list(Partnership.objects.select_for_update().filter(pk__in=both).order_by("pk"))
    if partnership.pk == other.pk:
        raise Refused("Choose another partnership than your own.", field="other")
    if TemplateParty.objects.filter(partnership__in=both).exists():
        raise Refused("One of the two shares a template already.", field="other")
    if not agreement.strip():
        raise Refused("Say what the partnerships agreed.", field="agreement")
    if agreed_on > on:
        raise Refused(
            f"{said(agreed_on)} lies ahead. Write the day on which it was agreed.", field="agreed_on"
        )
    template = ProcessTemplate.objects.create(
        name=NAME, agreement=agreement.strip(), agreed_on=agreed_on, started_at=now(), started_by=by.name
    )
    TemplateParty.objects.create(
        template=template, partnership=partnership, joined_on=on, joined_at=now(), joined_by=by.name
    )
    TemplateParty.objects.create(template=template, partnership=other)
    _keep(template, [one.asks for one in USUAL], USUAL_STEPS, "The usual questions and steps.", by=by, on=on)
    _record(template, "started template", partnership, by=by, new={"with": other.key})
    return template


@transaction.atomic
def join_template(*, template: ProcessTemplate, partnership: Partnership, by: Actor, on: date) -> None:
    """Join the agreement on a template. Raises Refused for others than the business unit, for a partnership
    that is not asked to, and for one that has joined."""
    party = _party(template, partnership, by, on)
    if party.joined_on:
        raise Refused(f"Your partnership joined on {said(party.joined_on)}.")
    party.joined_on, party.joined_at, party.joined_by = on, now(), by.name
    party.save(update_fields=["joined_on", "joined_at", "joined_by"])
    _record(template, "joined template", partnership, by=by)


@transaction.atomic
def write_version(
    *,
    template: ProcessTemplate,
    partnership: Partnership,
    questions: Sequence[str],
    steps: Sequence[Step],
    changes: str,
    by: Actor,
    on: date,
) -> TemplateVersion:
    """Write the next version of a template, for every partnership that shares it to adopt. Raises Refused for
    others than the business unit of one that has joined, without a question for every agency or a step, for a
    question that stands there twice, and without the words of what it changes. A question that begins with
    sectors and a colon is for their agencies alone."""
    _joined(template, partnership, by, on)
    lines = [line.strip() for line in questions if line.strip()]
    if not any(not sectors for _words, sectors in map(read_line, lines)):
        raise Refused("Write at least one question that every agency is asked.", field="questions")
    asked = [read_line(line)[0] for line in lines]
    if twice := next((words for words in asked if asked.count(words) > 1), ""):
        raise Refused(f"“{twice}” stands there twice. Write each question once.", field="questions")
    if not steps:
        raise Refused("Write at least one step.", field="steps")
    if not changes.strip():
        raise Refused("Say what it changes, and why.", field="changes")
    version = _keep(template, lines, steps, changes.strip(), by=by, on=on)
    _record(template, "wrote version of template", partnership, by=by, new={"number": version.number})
    return version


def _keep(
    template: ProcessTemplate,
    lines: Sequence[str],
    steps: Sequence[Step],
    changes: str,
    *,
    by: Actor,
    on: date,
) -> TemplateVersion:
    known = {one.asks: one for one in USUAL}
    for version in template.versions.order_by("number"):
        known |= {one.asks: one for one in version.asked}
    rows = []
    for words, sectors in map(read_line, lines):
        one = known.get(words) or Question(public_id(), words)
        rows.append([one.key, words, one.hint, list(sectors)])
    in_order = sorted(steps, key=lambda step: -step.days_before)
    return TemplateVersion.objects.create(
        template=template,
        number=template.versions.count() + 1,
        questions=rows,
        steps=[[step.days_before, step.says] for step in in_order],
        changes=changes,
        written_on=on,
        written_at=now(),
        written_by=by.name,
    )


@transaction.atomic
def adopt_version(
    *, version: TemplateVersion, partnership: Partnership, because: str, by: Actor, on: date
) -> TemplateAdoption:
    """Adopt a version for a partnership: its agencies are asked by it from this day on. Raises Refused for
    others than the business unit of a partnership that has joined, for the version that it works by already,
    and without the decision by which it is adopted."""
    _joined(version.template, partnership, by, on)
    if not because.strip():
        raise Refused("Say by which decision it is adopted.", field="because")
    if (current := version_in_use(partnership, on)) and current.pk == version.pk:
        raise Refused("Your partnership works by this version already.")
    adoption = TemplateAdoption.objects.create(
        version=version,
        partnership=partnership,
        because=because.strip(),
        adopted_on=on,
        adopted_at=now(),
        adopted_by=by.name,
    )
    _record(
        version.template, "adopted version of template", partnership, by=by, new={"number": version.number}
    )
    return adoption


@transaction.atomic
def raise_item(
    *,
    template: ProcessTemplate,
    partnership: Partnership,
    differs: str,
    does: str,
    owner: Partnership,
    who: str,
    due_on: date,
    by: Actor,
    on: date,
) -> AlignmentItem:
    """Put on record what differs still, who does what about it and by when. Raises Refused for others than
    the business unit of a partnership that has joined, for an owner that doesn’t share the template, without
    words, and for a day that has passed."""
    _joined(template, partnership, by, on)
    if not TemplateParty.objects.filter(template=template, partnership=owner).exists():
        raise Refused("Choose a partnership that shares the template.", field="owner")
    for field, words in (("differs", differs), ("does", does), ("who", who)):
        if not words.strip():
            raise Refused("Say what differs, what is done about it, and who does it.", field=field)
    if due_on < on:
        raise Refused("Choose a day that is today or later.", field="due_on")
    item = AlignmentItem.objects.create(
        template=template,
        partnership=owner,
        differs=differs.strip(),
        does=does.strip(),
        who=who.strip(),
        due_on=due_on,
        raised_on=on,
        raised_at=now(),
        raised_by=by.name,
    )
    _record(template, "raised alignment item", partnership, by=by, new={"due_on": due_on.isoformat()})
    return item


@transaction.atomic
def finish_item(*, item: AlignmentItem, partnership: Partnership, words: str, by: Actor, on: date) -> None:
    """Put on record that an item is done, and what was done. Raises Refused for others than the business unit
    of a partnership that has joined, for one that is done, and without words."""
    _joined(item.template, partnership, by, on)
    item.refresh_from_db()
    if item.done_on:
        raise Refused(f"It was done on {said(item.done_on)}.")
    if not words.strip():
        raise Refused("Say what was done.", field="words")
    item.done_on, item.done_words, item.done_at, item.done_by = on, words.strip(), now(), by.name
    item.save(update_fields=["done_on", "done_words", "done_at", "done_by"])
    _record(item.template, "finished alignment item", partnership, by=by)
