"""What a group did since another last met, as far as every reader of the other group may know it.

Closed items, items of one partnership of a joint group, and items in which anybody has an interest that keeps
them out are left out whole, with the decisions and actions that came of them: nothing closed flows up (AR7).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from kith.base.ui.dates import long_date
from kith.partnership.actions.enums import ActionState
from kith.partnership.actions.models import Action, ActionOrigin
from kith.partnership.actions.public import latest_updates
from kith.partnership.decisions.models import Decision
from kith.work.meetings.decided_on import KIND
from kith.work.meetings.enums import (
    THERE,
    CommissionState,
    ItemStepKind,
    MeetingState,
    OfferAnswer,
    Presence,
)
from kith.work.meetings.models import AgendaItem, Commission, ItemStep, Meeting, Offer
from kith.work.meetings.queries.report_plan import plan_and_risks

OPEN_KINDS = (KIND, "priority", "objective")
"""What raises actions of which a report tells: items that are open to every reader, and the plan."""
A_YEAR = timedelta(days=365)
"""How far back a first report looks, where the other group has not met before."""


@dataclass(frozen=True)
class ReportFacts:
    """What stands in the first draft of a report."""

    meetings: Sequence[tuple[date, int, int]]
    """Each meeting held: its day, how many were there or represented, of how many."""
    decisions: Sequence[Decision]
    done: Sequence[Action]
    raised: int
    late: Sequence[Action]
    delivered: Sequence[Commission]
    late_commissions: Sequence[Commission]
    sent_up: Sequence[ItemStep]
    sent_elsewhere: Sequence[ItemStep]
    offers: tuple[int, int]
    """At how many of how many meetings the place for young people was taken up."""
    plan: Sequence[str] | None = None
    """How each priority that the group looks after stands and moved; None where it looks after none."""
    risks: Sequence[str] | None = None
    """Its risks and the issues put to it; None where the other group has no part in them."""
    said: Mapping[int, str] = field(default_factory=dict)
    """The last update of a late action, by its pk, as its owner typed it."""


def since_of(item: AgendaItem) -> date:
    """Return the day of the meeting that the other group held before this one. One query."""
    meeting = item.meeting
    if meeting is None:
        raise ValueError("A report is for a meeting.")
    rows = Meeting.objects.filter(group=item.group_id, state=MeetingState.HELD, meets_on__lt=meeting.meets_on)
    last = rows.order_by("-meets_on").values_list("meets_on", flat=True).first()
    return last or meeting.meets_on - A_YEAR


def report_facts(item: AgendaItem, since: date, on: date) -> ReportFacts:
    """Return what the reporting group did after a day and up to another, as every reader may know it."""
    group, own = item.about_group_id, item.group.partnership_id
    open_items = AgendaItem.objects.filter(group=group).exclude(pk__in=_hidden(own))
    held = _held(group, since, on)
    actions = _open_actions(group, own)
    commissions = Commission.objects.filter(from_group=item.group_id, to_group=group)
    steps = ItemStep.objects.filter(
        item__in=open_items, kind=ItemStepKind.SENT_ON, happened_on__gt=since, happened_on__lte=on
    ).select_related("item", "to_group")
    plan = plan_and_risks(item, since, on)
    late = list(actions.live().filter(due_on__lt=on))  # type: ignore[attr-defined]
    waits = (CommissionState.ISSUED, CommissionState.ACCEPTED, CommissionState.RETURNED)
    return ReportFacts(
        meetings=held,
        decisions=_decisions(open_items, since, on),
        done=list(actions.filter(state=ActionState.CLOSED, ended_on__gt=since, ended_on__lte=on)),
        raised=actions.filter(raised_on__gt=since, raised_on__lte=on).count(),
        late=late,
        delivered=list(commissions.filter(_delivered(since, on)).distinct()),
        late_commissions=list(commissions.filter(state__in=waits, due_on__lt=on)),
        sent_up=list(steps.filter(to_group=item.group_id)),
        sent_elsewhere=list(steps.filter(to_group__partnership=own).exclude(to_group=item.group_id)),
        offers=_offers(group, since, on),
        plan=plan.plan,
        risks=plan.risks,
        said={pk: f"{long_date(s.taken_on)}: {s.words}" for pk, s in latest_updates(late).items()},
    )


def _hidden(partnership: int) -> QuerySet[AgendaItem]:
    """Return the items that not every reader of a group at home in a partnership may see."""
    others = Q(for_partnership__isnull=False) & ~Q(for_partnership=partnership)
    left = Q(interests__leaves=True, interests__lifted_at__isnull=True)
    return AgendaItem.objects.filter(Q(is_closed=True) | others | left)


def _held(group: int | None, since: date, on: date) -> list[tuple[date, int, int]]:
    came = Count("attendances", filter=Q(attendances__presence__in=[*THERE, Presence.DEPUTY]))
    rows = Meeting.objects.filter(
        group=group, state=MeetingState.HELD, meets_on__gt=since, meets_on__lte=on
    ).annotate(came=came, asked=Count("attendances"))
    return list(rows.order_by("meets_on").values_list("meets_on", "came", "asked"))


def _decisions(items: QuerySet[AgendaItem], since: date, on: date) -> list[Decision]:
    rows = Decision.objects.taken().filter(  # type: ignore[attr-defined]
        subject_kind=KIND,
        subject_id__in=items.values("public_id"),
        concluded_on__gt=since,
        concluded_on__lte=on,
    )
    return list(rows.order_by("concluded_on", "pk"))


def _open_actions(group: int | None, partnership: int) -> QuerySet[Action]:
    hidden = _hidden(partnership).values("public_id")
    also = ActionOrigin.objects.filter(
        Q(subject_kind=KIND, subject_id__in=hidden) | ~Q(subject_kind__in=OPEN_KINDS)
    )
    rows = Action.objects.filter(group=group, subject_kind__in=["", *OPEN_KINDS]).exclude(
        pk__in=also.values("action")
    )
    return rows.exclude(subject_kind=KIND, subject_id__in=hidden).with_names().order_by("due_on", "number")


def _delivered(since: date, on: date) -> Q:
    return Q(steps__state=CommissionState.DELIVERED, steps__happened_on__gt=since, steps__happened_on__lte=on)


def _offers(group: int | None, since: date, on: date) -> tuple[int, int]:
    rows = Offer.objects.filter(
        item__group=group,
        item__is_closed=False,
        item__meeting__state=MeetingState.HELD,
        item__meeting__meets_on__gt=since,
        item__meeting__meets_on__lte=on,
    )
    answers = list(rows.values_list("answer", flat=True))
    return answers.count(OfferAnswer.CONTRIBUTES), len(answers)
