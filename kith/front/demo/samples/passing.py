"""What passes between the sample groups: commissions, reports, and a session that young people led."""

from __future__ import annotations

from datetime import date, timedelta

from kith.base.kernel.deadlines import months_after
from kith.base.kernel.subjects import Subject
from kith.front.demo.samples.reports_told import TOLD
from kith.front.demo.samples.stage import BY
from kith.partnership.actions.public import raise_action
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Body
from kith.work.meetings.enums import ItemSource, Purpose, Slot
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations import commissions as deeds
from kith.work.meetings.operations.agenda import add_item
from kith.work.meetings.operations.reports import give_report, start_report, write_report

LRSCP, KSCP = "leicestershire-and-rutland", "knowsley"
WEEK = timedelta(days=7)
SESSION = "What moving school feels like: a session led by young people"
REPORTING = (
    (LRSCP, "planning-and-delivery", "lrscp"),
    (LRSCP, "case-review", "planning-and-delivery"),
    (LRSCP, "policy-and-procedures", "planning-and-delivery"),
    (LRSCP, "learning-and-development", "planning-and-delivery"),
    (LRSCP, "multi-agency-audit", "planning-and-delivery"),
    (KSCP, "core-business", "strategic-forum"),
)
"""Which group of which partnership reports to which."""
BEGUN = "planning-and-delivery"
"""The group whose report to the next meeting is begun; the others are not."""


def plan_the_session(today: date) -> None:
    """Put the session that young people led last year on the agenda of its meeting, while it is planned."""
    host, young = _group(LRSCP, "lrscp"), _group(LRSCP, "young-people-advisory")
    rows = Meeting.objects.filter(group=host, meets_on__lte=months_after(today, -9)).order_by("-meets_on")
    meeting = rows.select_related("group", "group__partnership")[0]
    add_item(
        group=host,
        meeting=meeting,
        title=SESSION,
        minutes=60,
        purpose=Purpose.DISCUSSION,
        source=ItemSource.ARRANGEMENTS,
        slot=Slot.SESSION,
        about_group=young,
        by=BY,
        on=meeting.planned_on,
    )


def put_passing_in_place(today: date) -> None:
    """Give commissions and reports, and raise what the session asked for."""
    _commission(today)
    _report(today)
    item = AgendaItem.objects.select_related("group", "group__partnership", "meeting").get(title=SESSION)
    raise_action(
        group=item.group,
        wording="Give every child who moves school one named adult in the new school.",
        due_on=today + 6 * WEEK,
        body=Body.objects.get(key="leicestershire-county-council"),
        subject=Subject("agenda-item", item.public_id, item.title),
        by=BY,
        on=item.meeting.meets_on if item.meeting else today,
    )


def _group(home: str, key: str) -> Group:
    return Group.objects.select_related("partnership").get(partnership__key=home, key=key)


def _commission(today: date) -> None:
    above, reviews = _group(LRSCP, "planning-and-delivery"), _group(LRSCP, "case-review")
    policy, learning = _group(LRSCP, "policy-and-procedures"), _group(LRSCP, "learning-and-development")
    asked = deeds.issue_commission(
        from_group=above,
        to_group=reviews,
        title="Themes of the reviews of three years",
        brief="Read the reviews of the past three years together and say what comes back in them.",
        product="A paper of six pages with the themes and what was done about each",
        due_on=today + 8 * WEEK,
        by=BY,
        on=today - 5 * WEEK,
    )
    deeds.accept_commission(commission=asked, by=BY, on=today - 4 * WEEK)
    deeds.tell_progress(
        commission=asked, words="Eleven of fourteen reviews are read.", by=BY, on=today - WEEK
    )
    late = deeds.issue_commission(
        from_group=above,
        to_group=policy,
        title="One page for practitioners on bruising in babies",
        brief="Put the procedure on bruising in babies on one page that fits on a wall.",
        product="One page to print, agreed with the three hospitals",
        due_on=today - 2 * WEEK,
        by=BY,
        on=today - 12 * WEEK,
    )
    deeds.accept_commission(commission=late, by=BY, on=today - 11 * WEEK)
    _discharged(above, learning, today)
    deeds.issue_commission(
        from_group=_group(KSCP, "strategic-forum"),
        to_group=_group(KSCP, "core-business"),
        title="What each agency spends on early help",
        brief="Ask each agency what it spends on early help, and put the answers side by side.",
        product="A table by agency",
        due_on=today + 6 * WEEK,
        by=BY,
        on=today - WEEK,
    )


def _discharged(above: Group, learning: Group, today: date) -> None:
    """Give a commission that was delivered and discharged since."""
    done = deeds.issue_commission(
        from_group=above,
        to_group=learning,
        title="Who came to training on neglect",
        brief="Count who came to training on neglect by agency, and who did not.",
        product="A table by agency with a page of words",
        due_on=today - 10 * WEEK,
        by=BY,
        on=today - 24 * WEEK,
    )
    deeds.accept_commission(commission=done, by=BY, on=today - 23 * WEEK)
    deeds.deliver_commission(
        commission=done, words="The table is with the chair.", by=BY, on=today - 11 * WEEK
    )
    deeds.discharge_commission(commission=done, words="", by=BY, on=today - 10 * WEEK)


def _report(today: date) -> None:
    """Give the report to each meeting of the last year, and begin the one for the next meeting."""
    for home, below, above in REPORTING:
        rows = AgendaItem.objects.filter(
            slot=Slot.REPORT, about_group=_group(home, below), group=_group(home, above), group__key=above
        ).exclude(meeting__state="cancelled")
        items = rows.select_related(
            "group", "group__partnership", "about_group", "about_group__partnership", "meeting"
        ).order_by("meeting__meets_on")
        past = [i for i in items if i.meeting and months_after(today, -12) < i.meeting.meets_on <= today]
        ahead = [i for i in items if i.meeting and i.meeting.meets_on > today]
        for item, words in zip(reversed(past), reversed(TOLD.get(below, ("",) * len(past))), strict=False):
            on = item.meeting.meets_on - WEEK
            report = start_report(item=item, by=BY, on=on)
            if words:
                write_report(report=report, words=words, by=BY, on=on)
            give_report(report=report, by=BY, on=on)
        if ahead and below == BEGUN:
            start_report(item=ahead[0], by=BY, on=today)
