"""Publishing agreed minutes: one person prepares what is released, another publishes it (AR20)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.actions.models import Action
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Person
from kith.work.meetings.enums import MinutesState
from kith.work.meetings.models import Meeting, Minutes
from kith.work.meetings.queries.minute_record import ITEM_KIND, Record, items_open_to, record_of
from kith.work.meetings.recording import record, refuse_unless_of_the_unit, refuse_unless_steers
from kith.work.meetings.releasing import may_be_published, release_of


@transaction.atomic
def ask_to_publish(*, minutes: Minutes, left_out: Collection[str] = (), by: Actor, on: date) -> None:
    """Prepare what is to be published, for somebody else to publish.

    `left_out`: the items (by public id) that stay inside. Prepared again, it takes the place of what was
    prepared before. Raises Refused before the minutes are agreed, once they are published, for a group of
    young people, and to whoever left for an item because of an interest.
    """
    meeting = minutes.meeting
    refuse_unless_of_the_unit(meeting.group.partnership, by, on)
    if minutes.state != MinutesState.AGREED:
        raise Refused("Minutes are published once they are agreed.")
    if minutes.published_on:
        raise Refused("These minutes are published already.")
    _refuse_young_people(meeting)
    whole = record_of(meeting, minutes)
    _refuse_with_interest(whole, meeting, by)
    minutes.release = release_to_be(whole, meeting, left_out)
    minutes.asked_to_publish_at, minutes.asked_to_publish_by = now(), by.name
    minutes.asker = Person.objects.filter(public_id=by.person).first() if by.person else None
    minutes.save(update_fields=["release", "asked_to_publish_at", "asked_to_publish_by", "asker"])
    new = {"items": len(minutes.release["items"]), "left_out": len(left_out)}
    record(meeting, "asked to publish minutes", by=by, new=new)


@transaction.atomic
def publish_minutes(*, minutes: Minutes, by: Actor, on: date) -> None:
    """Publish what somebody else prepared: from the business unit, or the chair of the group.

    Raises Refused to whoever prepared it, and when nothing is prepared or it is published already.
    """
    meeting = minutes.meeting
    refuse_unless_steers(meeting.group, by, on)
    if minutes.asked_to_publish_at is None:
        raise Refused("Nobody has prepared these minutes for publishing.")
    if by.person == (minutes.asker.public_id if minutes.asker else ""):
        raise Refused("You prepared what is published, so somebody else publishes it.")
    facts = {"published_on": on, "published_at": now(), "published_by": by.name}
    rows = Minutes.objects.filter(pk=minutes.pk, published_on__isnull=True).update(**facts)
    if rows != 1:
        raise Refused("These minutes are published already.")
    record(meeting, "published minutes", by=by, new={"published_on": on.isoformat()})


@transaction.atomic
def take_down_minutes(*, minutes: Minutes, reason: str, by: Actor, on: date) -> None:
    """Take published minutes down again at once, with the reason. What is to be published is prepared anew.

    One person does it: it shows less, not more. Raises Refused when they are not published, and without a
    reason.
    """
    refuse_unless_steers(minutes.meeting.group, by, on)
    if not reason.strip():
        raise Refused("Give the reason.", field="reason")
    facts = {"published_on": None, "published_at": None, "published_by": "", "release": None}
    facts |= {"asked_to_publish_at": None, "asked_to_publish_by": "", "asker": None}
    rows = Minutes.objects.filter(pk=minutes.pk, published_on__isnull=False).update(**facts)
    if rows != 1:
        raise Refused("These minutes are not published.")
    record(minutes.meeting, "took down minutes", by=by, reason=reason.strip())


def release_to_be(whole: Record, meeting: Meeting, left_out: Collection[str]) -> Record:
    """Return what would be published of a record, without the items that are left out. One query."""
    home = meeting.group.partnership
    rows = Action.objects.filter(subject_kind=ITEM_KIND, subject_id__in=[i["id"] for i in whole["items"]])
    names = rows.select_related("body").order_by("due_on", "number")
    actions = [(a.reference, a.due_on, a.body.name if a.body else "", a.subject_id) for a in names]
    return release_of(whole, home=home.key, left_out=left_out, actions=actions)


def _refuse_young_people(meeting: Meeting) -> None:
    group = ground_of(meeting.group.partnership).on(meeting.meets_on).group_with_id(meeting.group.public_id)
    if group and group.terms.young_people:
        raise Refused("What young people say in their own group is theirs, so its minutes stay inside.")


def _refuse_with_interest(whole: Record, meeting: Meeting, by: Actor) -> None:
    key = meeting.group.partnership.key
    to_publish = {item["id"] for item in whole["items"] if may_be_published(item, key)}
    if to_publish - items_open_to(meeting, by):
        raise Refused("You left for an item of this meeting, so somebody else prepares what is published.")
