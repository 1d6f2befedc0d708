"""Of what meetings remind: papers to write, meetings to answer, minutes to finish."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse

from kith.base.kernel.subjects import Subject
from kith.base.kernel.working_days import add_working_days, late_by
from kith.base.kernel.workload import Reminder
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Partnership, Person
from kith.partnership.partnerships.queries import holders_allowing, membership_of
from kith.work.meetings.enums import ItemState, MeetingState, MinutesState
from kith.work.meetings.models import AgendaItem, Meeting, Minutes, Paper, Reply
from kith.work.meetings.permissions import Permission
from kith.work.meetings.queries.timings import timings_of
from kith.work.meetings.recording import about_meeting

PAPER_DAYS, ANSWER_DAYS = 3, 2
"""How many working days before the day authors are reminded of papers, and members of answering."""
OLDEST = 60
"""After so many working days nobody is reminded of minutes any more."""


def papers_to_remind_of(partnership: Partnership, today: date) -> Iterator[Reminder]:
    """Yield a reminder of each paper that is due within three working days and not in, to its author."""
    there = Paper.objects.filter(item=OuterRef("pk"), withdrawn_at__isnull=True)
    last = add_working_days(today, PAPER_DAYS)
    rows = AgendaItem.objects.filter(
        group__partnership=partnership,
        asks_for_paper=True,
        paper_due_on__range=(today, last),
        state__in=[ItemState.WAITING, ItemState.PLACED],
    )
    for item in rows.filter(~Exists(there)).select_related("author__account", "lead__account").order_by("pk"):
        who = item.author or item.lead
        if who and item.paper_due_on and _sees(who, partnership, item, today):
            yield Reminder(
                key=f"paper:{item.public_id}:{item.paper_due_on}:{who.public_id}",
                person=who.public_id,
                says=f"A paper that you write is due on {long_date(item.paper_due_on)}.",
                url=reverse("meetings:item", args=(partnership.key, item.public_id)),
                rung="author, 3 working days before",
                about=Subject("agenda-item", item.public_id),
            )


def _sees(who: Person, partnership: Partnership, item: AgendaItem, today: date) -> bool:
    membership = membership_of(who.account, key=partnership.key, on=today) if who.account else None
    return bool(membership and AgendaItem.objects.visible_to(membership).filter(pk=item.pk).exists())


def answers_to_remind_of(partnership: Partnership, today: date) -> Iterator[Reminder]:
    """Yield a reminder to each member who has not answered to a meeting within two working days."""
    last = add_working_days(today, ANSWER_DAYS)
    rows = Meeting.objects.filter(
        group__partnership=partnership, state=MeetingState.PLANNED, meets_on__range=(today, last)
    ).select_related("group", "group__partnership")
    answered = set(Reply.objects.filter(meeting__in=rows).values_list("meeting", "person__public_id"))
    for meeting in rows.order_by("meets_on", "pk"):
        group = ground_of(partnership).on(meeting.meets_on).group_with_id(meeting.group.public_id)
        for person in sorted(group.people if group else ()):
            if (meeting.pk, person) not in answered:
                yield Reminder(
                    key=f"answer:{meeting.public_id}:{meeting.meets_on}:{person}",
                    person=person,
                    says=f"Say whether you come to a meeting on {long_date(meeting.meets_on)}.",
                    url=reverse("meetings:reply", args=(partnership.key, meeting.public_id)),
                    rung="member, 2 working days before",
                    about=about_meeting(meeting),
                )


def minutes_to_remind_of(partnership: Partnership, today: date) -> Iterator[Reminder]:
    """Yield a reminder to the business unit of each meeting whose minutes are drafted too late."""
    within = timings_of(partnership).minutes_within
    past_draft = Minutes.objects.filter(meeting=OuterRef("pk")).exclude(state=MinutesState.DRAFT)
    since = add_working_days(today, -(within + OLDEST))
    rows = Meeting.objects.filter(
        group__partnership=partnership, state=MeetingState.HELD, meets_on__range=(since, today)
    ).filter(~Exists(past_draft))
    unit = [a.person.public_id for a in holders_allowing(partnership, Permission.RECORD, on=today)]
    for meeting in rows.select_related("group", "group__partnership").order_by("meets_on", "pk"):
        if late_by(meeting.meets_on, today) > within:
            for person in sorted(set(unit)):
                yield Reminder(
                    key=f"minutes:{meeting.public_id}:{person}",
                    person=person,
                    says="The minutes of a meeting are late: the chair has not had them yet.",
                    url=reverse("meetings:meeting", args=(partnership.key, meeting.public_id)),
                    rung="business unit, minutes late",
                    about=about_meeting(meeting),
                )
