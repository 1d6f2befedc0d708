"""Reports of one group to another: begun from what is on record, changed, and given (L19, K26)."""

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
from kith.work.meetings.enums import MeetingState, Slot
from kith.work.meetings.lifecycle import REPORT
from kith.work.meetings.models import AgendaItem, GroupReport
from kith.work.meetings.queries.passing import met_since, report_opens_on
from kith.work.meetings.queries.report_facts import report_facts, since_of
from kith.work.meetings.recording import refuse_unless_of_the_unit, refuse_unless_steers
from kith.work.meetings.report_words import (
    EARLIER,
    above_the_line,
    brought_up_to_date,
    draft_words,
    has_changed,
)


@transaction.atomic
def start_report(*, item: AgendaItem, by: Actor, on: date) -> GroupReport:
    """Begin the report of a group at an item; its first draft says what the group did since the other met.

    The reporting group’s chair begins it, or the business unit. Raises Refused for others, where no group
    reports at the item, when it was begun before, when the meeting was cancelled, and to people more than
    eight weeks before it.
    """
    _refuse_unless_reports(item, by, on)
    _refuse_too_soon(item, by, on)
    if GroupReport.objects.filter(item=item).exists():
        raise Refused("The report is begun already. Open it to go on.")
    since = since_of(item)
    words = draft_words(report_facts(item, since, on))
    report = GroupReport.objects.create(
        item=item,
        since=since,
        words=words,
        drafted_words=words,
        drafted_at=now(),
        drafted_by=by.name,
    )
    _record(report, "began report", by, new={"since": str(since)})
    return report


@transaction.atomic
def draft_anew(*, report: GroupReport, by: Actor, on: date) -> None:
    """Make the draft of a report anew from what is on record, as the group met again since it was made.

    The words of the earlier draft stay below a line, to take from them. Raises Refused for others than the
    reporting group’s chair and the business unit, where the group has not met since, and once it was given.
    """
    _refuse_unless_reports(report.item, by, on)
    if met_since(report, on) is None:
        raise Refused("The group has not met since this was drafted.")
    anew = draft_words(report_facts(report.item, report.since, on))
    words = f"{anew}\n\n{EARLIER}\n{above_the_line(report.words)}"
    rows = GroupReport.objects.filter(pk=report.pk, state=REPORT.start)
    if rows.update(words=words, drafted_words=anew, drafted_at=now(), drafted_by=by.name) != 1:
        raise Refused("The report is given, so it stays as it is.")
    report.refresh_from_db()
    _record(report, "drafted report anew", by)


@transaction.atomic
def bring_up_to_date(*, report: GroupReport, by: Actor, on: date) -> None:
    """Put what is on record today into the draft of a report: the plan, risks, actions and decisions.

    What its writer wrote stays. Raises Refused for others than the reporting group’s chair and the business
    unit, where nothing has changed on record, where the group has met since, and once it was given.
    """
    _refuse_unless_reports(report.item, by, on)
    if met_since(report, on):
        raise Refused("The group has met since this was drafted. Draft it anew.")
    anew = draft_words(report_facts(report.item, report.since, on))
    if anew == report.drafted_words:
        raise Refused("Nothing on record has changed since this was drafted.")
    words = brought_up_to_date(report.words, report.drafted_words, anew)
    rows = GroupReport.objects.filter(pk=report.pk, state=REPORT.start)
    if rows.update(words=words, drafted_words=anew, drafted_at=now(), drafted_by=by.name) != 1:
        raise Refused("The report is given, so it stays as it is.")
    report.refresh_from_db()
    _record(report, "brought report up to date", by)


@transaction.atomic
def write_report(*, report: GroupReport, words: str, by: Actor, on: date) -> None:
    """Change the words of a report while it is a draft. Raises Refused for others than the reporting group’s
    chair and the business unit, and once it was given."""
    _refuse_unless_reports(report.item, by, on)
    rows = GroupReport.objects.filter(pk=report.pk, state=REPORT.start)
    if rows.update(words=words.strip()) != 1:
        raise Refused("The report is given, so it stays as it is.")
    report.words = words.strip()
    _record(report, "changed report", by)


@transaction.atomic
def give_report(*, report: GroupReport, by: Actor, on: date) -> None:
    """Give a report to the other group; from then on it stays as it is.

    What stands below the line of an earlier draft is not given. Raises Refused for others than the reporting
    group’s chair and the business unit, without words, where the group has met or the record has changed
    since it was drafted, and when it was given before.
    """
    _refuse_unless_reports(report.item, by, on)
    words = above_the_line(report.words)
    if not words:
        raise Refused("The report says nothing yet.")
    if report.state == REPORT.start and met_since(report, on):
        raise Refused("The group has met since this was drafted. Draft it anew before you give it.")
    if report.state == REPORT.start and has_changed(report, on):
        raise Refused(
            "The record has changed since this was drafted. Bring it up to date before you give it."
        )
    REPORT.move(report, "give", words=words, given_on=on, given_at=now(), given_by=by.name)
    _record(report, "gave report", by, new={"given_on": str(on)})


def _refuse_unless_reports(item: AgendaItem, by: Actor, on: date) -> None:
    group, meeting = item.about_group, item.meeting
    if item.slot != Slot.REPORT or group is None or meeting is None:
        raise Refused("No group reports at this item.")
    _refuse_others(item, group, by, on)
    if meeting.state == MeetingState.CANCELLED:
        raise Refused("The meeting is cancelled, so no report is given to it.")


def _refuse_too_soon(item: AgendaItem, by: Actor, on: date) -> None:
    """Raise Refused for people before a report can be begun; a command may begin one at any time."""
    opens = report_opens_on(item)
    if by.person and opens and on < opens:
        raise Refused(f"The report can be begun from {long_date(opens)}.")


def _refuse_others(item: AgendaItem, group: Group, by: Actor, on: date) -> None:
    try:
        refuse_unless_of_the_unit(item.group.partnership, by, on)
    except Refused:
        refuse_unless_steers(group, by, on)


def _record(report: GroupReport, deed: str, by: Actor, new: Any = None) -> None:
    group = report.item.about_group
    title = f"Report of {group.name} to {report.item.group.name}" if group else "Report"
    record_change(
        by=by,
        deed=deed,
        subject=Subject("group-report", report.public_id, title),
        new=new,
        partnership=report.item.group.partnership.key,
    )
