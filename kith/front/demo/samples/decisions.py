"""The sample decisions: two dozen over two years, by groups, chairs and all partners; one was sent up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kith.front.demo.samples.stage import BY
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.decisions.enums import Method, Stance
from kith.partnership.decisions.models import Decision
from kith.partnership.decisions.public import speakers_on
from kith.partnership.partnerships.models import Appointment
from kith.work.meetings.enums import THERE, ItemState, MeetingState, Purpose
from kith.work.meetings.models import AgendaItem, Meeting
from kith.work.meetings.operations.agenda.adding import make_item
from kith.work.meetings.operations.agenda.moving import take_item
from kith.work.meetings.operations.deciding import (
    Stated,
    Words,
    decide,
    record_chairs_action,
    send_to_who_decides,
)

LRSCP, KSCP = "leicestershire-and-rutland", "knowsley"
STRATEGIC = "Strategic decision"


@dataclass(frozen=True)
class Taken:
    """A decision of the sample: of which group, how many months back, and in which words."""

    partnership: str
    group: str
    months: int
    title: str
    wording: str
    reasons: str
    options: str = ""
    has_legal_advice: bool = False
    replaces: str = ""


BY_CONSENSUS = (
    Taken(LRSCP, "lrscp", 19, "Sleep advice for new parents",
          "Every partner’s staff give the same advice on safer sleep from April.",
          "Families heard three kinds of advice.", "Leave it to each partner; one leaflet for all."),
    Taken(LRSCP, "lrscp", 14, "Sharing of information in school holidays",
          "Schools name a contact for each holiday, and the partners use it.",
          "Two referrals waited until term began.", has_legal_advice=True),
    Taken(LRSCP, "lrscp", 5, "Sleep advice for new parents, second year",
          "The same advice is given at every visit up to the first birthday.",
          "The audit found that one visit is not enough.", replaces="Sleep advice for new parents"),
    Taken(LRSCP, "planning-and-delivery", 17, "A pilot of joint visits",
          "Two districts try joint visits for half a year.", "Families asked to tell their story once."),
    Taken(LRSCP, "planning-and-delivery", 10, "Joint visits after the pilot",
          "Joint visits go on in both districts.", "Most families in the pilot said it helped."),
    Taken(KSCP, "strategic-forum", 12, "A year on neglect",
          "Neglect is the theme of two meetings of the coming year.", "The data show more late referrals."),
    Taken(KSCP, "core-business", 8, "One form for early help",
          "All agencies use one form for early help from the summer.", "Four forms ask for the same facts."),
    Taken(LRSCP, "lrscp", 22, "How the group hears from young people",
          "The first paper of each item says what young people think of it.", "Few papers said so."),
    Taken(LRSCP, "lrscp", 8, "One list of contacts out of hours",
          "The partners keep one list of contacts out of hours, looked at each month.",
          "Two lists disagreed at Christmas."),
    Taken(LRSCP, "lrscp", 1, "Letters to families",
          "Each partner looks at its first letter together with young people by spring.",
          "Young people brought letters that say neither who comes nor when."),
    Taken(LRSCP, "planning-and-delivery", 4, "Training on neglect in the evening",
          "One course in four is in the evening.", "Foster carers and school staff can’t come by day."),
    Taken(LRSCP, "case-review", 20, "Who writes the summary of a review",
          "One of the agencies that were not involved writes the summary.", "It is read with more trust."),
    Taken(LRSCP, "case-review", 13, "Briefings of two pages",
          "Each review ends in a briefing of two pages for practitioners.", "The long reports go unread."),
    Taken(LRSCP, "case-review", 7, "Families read the draft first",
          "Families see the words about them before the group does.", "One family read them in the paper."),
    Taken(LRSCP, "case-review", 2, "Checking that briefings are read",
          "Each agency says which of its teams has read a briefing within a month.", "Nobody knew."),
    Taken(KSCP, "strategic-forum", 17, "Early years at the table",
          "A voice for early years is found by the autumn.", "Most late referrals were of small children."),
    Taken(KSCP, "strategic-forum", 5, "The second meeting on neglect",
          "The thematic lead brings the same table to the next meeting, by locality.",
          "The first meeting asked where families wait longest."),
    Taken(KSCP, "core-business", 20, "A shared calendar of courses",
          "The agencies put their courses into one calendar.", "Three courses fell on one day."),
    Taken(KSCP, "core-business", 15, "Calls that are not answered",
          "After two calls without an answer somebody visits.", "Calls were noted and nothing followed."),
    Taken(KSCP, "core-business", 1, "Missing episodes by locality",
          "The table of missing episodes is shared by locality.", "Totals hide one locality."),
)  # fmt: skip


def put_decisions_in_place(today: date) -> None:
    """Record what the sample’s meetings and chairs decided, as of the day of each."""
    for one in BY_CONSENSUS:
        _by_consensus(one, today)
    _by_all_partners(today)
    _by_the_chair(today)
    _sent_up(today)


def _by_consensus(one: Taken, today: date) -> None:
    meeting = _held(one.partnership, one.group, today - timedelta(days=30 * one.months))
    if meeting is None:
        return
    item = _item(meeting, one.title)
    earlier = Decision.objects.filter(title=one.replaces).first() if one.replaces else None
    words = Words(one.wording, one.reasons, one.options, one.has_legal_advice, supersedes=earlier)
    decide(item=item, words=words, method=Method.CONSENSUS, by=BY, on=meeting.meets_on)
    take_item(item=item, by=BY, on=meeting.meets_on)


def _by_all_partners(today: date) -> None:
    """The Forum’s three partners agree on something together, at a meeting where each of them was."""
    rows = Meeting.objects.filter(group__partnership__key=KSCP, group__key="strategic-forum")
    held = rows.filter(state=MeetingState.HELD, meets_on__lt=today).order_by("-meets_on").with_groups()
    for meeting in held:
        voices = _voices(meeting)
        if voices:
            item = _item(meeting, "A shared front door for the three partners", reserved_as=STRATEGIC)
            decide(
                item=item,
                words=Words(
                    "The three partners run one front door together for two years.",
                    "One door gives families one answer, and each partner carries a third of the cost.",
                ),
                method=Method.UNANIMITY,
                positions=[Stated(voice, Stance.AGREES) for voice in voices],
                by=BY,
                on=meeting.meets_on,
            )
            take_item(item=item, by=BY, on=meeting.meets_on)
            return


def _voices(meeting: Meeting) -> list[Appointment]:
    """Return one voice for each statutory partner that was there; none where one of them was not."""
    ground = ground_of(meeting.group.partnership)
    there = set(meeting.attendances.filter(presence__in=THERE).values_list("person", flat=True))
    speakers = speakers_on(ground, meeting.meets_on)
    found = [
        next((v for v in speakers.get(body.pk, []) if v.person_id in there), None)
        for body in ground.on(meeting.meets_on).statutory_partners
    ]
    voices = [voice for voice in found if voice]
    return voices if len(voices) == len(found) else []


def _by_the_chair(today: date) -> None:
    meeting = _held(LRSCP, "planning-and-delivery", today)
    if meeting is not None:
        record_chairs_action(
            group=meeting.group,
            title="A trainer for the foster carers’ evening",
            words=Words(
                "The group’s trainer takes the evening on 3 December.",
                "The evening is before the next meeting, and the booked trainer is ill.",
            ),
            taken_on=today - timedelta(days=4),
            by=BY,
            on=today,
        )


def _sent_up(today: date) -> None:
    meeting = _held(LRSCP, "planning-and-delivery", today)
    if meeting is not None:
        item = _item(meeting, "Whether to pool the budgets for training", reserved_as=STRATEGIC)
        send_to_who_decides(item=item, kind=STRATEGIC, by=BY, on=meeting.meets_on)


def _held(partnership: str, group: str, day: date) -> Meeting | None:
    """Return the last meeting of a group that was held by a day and whose attendance is on record."""
    rows = Meeting.objects.filter(group__partnership__key=partnership, group__key=group)
    held = rows.filter(state=MeetingState.HELD, meets_on__lte=day, attendances__isnull=False)
    return held.with_groups().order_by("-meets_on").first()


def _item(meeting: Meeting, title: str, **more: str) -> AgendaItem:
    """Return the item on which the meeting decided: one already on its agenda, or one put there."""
    found = AgendaItem.objects.filter(meeting=meeting, title=title, state=ItemState.PLACED).first()
    return found or make_item(
        group=meeting.group,
        meeting=meeting,
        title=title,
        minutes=15,
        purpose=Purpose.DECISION,
        by=BY,
        on=meeting.meets_on,
        **more,
    )
