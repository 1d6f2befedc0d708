"""The sample issues and risks: what partners saw coming, what was answered, and what is held down by what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kith.front.demo.samples.stage import BY
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Body, Partnership, Person
from kith.partnership.plan.models import Priority
from kith.partnership.risks.enums import AnswerKind
from kith.partnership.risks.models import Issue, Risk
from kith.partnership.risks.operations.answering import act_on_issue, answer_issue
from kith.partnership.risks.operations.following import (
    challenge_score,
    escalate_risk,
    review_risk,
    score_again,
)
from kith.partnership.risks.operations.issues import raise_issue
from kith.partnership.risks.operations.keeping import add_control, enter_risk
from kith.partnership.risks.operations.settling import settle_risk, transfer_risk
from kith.partnership.risks.scores import Scored
from kith.work.meetings.models import Meeting

LRSCP, KSCP = "leicestershire-and-rutland", "knowsley"
DAY = timedelta(days=1)
BEGAN = 200
"""How many days ago the risks were entered."""


@dataclass(frozen=True)
class Held:
    """What holds a risk down: the words, the agency that sees to it, and how one knows that it works."""

    says: str
    how_known: str = ""


@dataclass(frozen=True)
class Sample:
    """One sample risk."""

    partnership: str
    group: str
    title: str
    cause: str
    event: str
    consequence: str
    owner: str
    inherent: tuple[int, int]
    residual: tuple[int, int]
    review_in: int
    priority: str = ""
    held: tuple[Held, ...] = ()
    later: tuple[int, int] = (0, 0)
    """How it scored two months ago, where it was scored again."""
    why: str = ""


RISKS = (
    Sample(
        KSCP, "policy-and-performance", "Neglect is seen late",
        "Visits to homes were cut back in two services (invented).",
        "Signs of neglect are put together only when a child is hurt.",
        "Children live with neglect for longer, and the harm lasts.",
        "Honoria Teasdale", (4, 4), (4, 4), 40, "neglect",
        (
            Held("One tool for neglect in all agencies", "A sample of 20 records each quarter (invented)."),
            Held("Health visitors ring about every missed visit"),
        ),
        (3, 4), "Two hundred staff use the tool; the sample shows earlier referrals.",
    ),
    Sample(
        KSCP, "policy-and-performance", "Children who go missing are not talked to",
        "Two lists of return talks are kept side by side.",
        "A child who comes back is asked nothing by anybody they trust.",
        "Exploitation goes on unseen.",
        "Lucan Redshank", (4, 4), (3, 4), -9, "child-exploitation",
        (Held("A weekly call between police and council", "Both read the same list in each call."),),
    ),
    Sample(
        KSCP, "core-business", "The data sharing agreement runs out",
        "It was made for two years and nobody has begun on the next.",
        "Agencies stop sharing what they know from one day to the next.",
        "Risk to a child is seen by one agency and known to none of the others.",
        "Linnet Harbourne", (3, 5), (2, 5), 60, "",
        (Held("A calendar entry nine months ahead", "The draft is in the folder (invented)."),),
    ),
    Sample(
        LRSCP, "planning-and-delivery", "Too few authors for practice reviews",
        "Three authors of reviews have left the region (invented).",
        "A review is not done in its six months.",
        "What went wrong goes on going wrong for other children.",
        "Rowan Thistlewood", (4, 4), (3, 3), 30, "Babies under one",
        (Held("A shared list of authors with two neighbours", "Two came from it this year (invented)."),),
        (4, 3), "One of the two neighbours has left the list.",
    ),
    Sample(
        LRSCP, "planning-and-delivery", "School exclusions rise in one district",
        "Two schools changed how they deal with behaviour (invented).",
        "Children leave school early in the day and nobody looks after them.",
        "They are drawn into harm outside the home.",
        "Caspian Heron", (4, 3), (3, 3), 20, "Harm outside the home",
        (Held("A weekly list from both schools"),),
    ),
    Sample(
        LRSCP, "case-review", "Actions of old reviews are never looked at again",
        "They were closed on the word of the agency.",
        "A change that was reported done is not there.",
        "The same harm comes before a second review.",
        "Hester Willowherb", (3, 4), (2, 4), 50, "Children who live with neglect",
        (Held("One in five closed actions is tested", "The first test found two of ten not in place."),),
    ),
    Sample(
        LRSCP, "case-review", "Interpreters can’t be had at night",
        "One firm holds the contract (invented).",
        "A parent is not understood on the first evening.",
        "Plans for a baby rest on what a neighbour translated.",
        "Quentin Sandpiper", (3, 3), (2, 3), 80, "Babies under one",
        (Held("A telephone line as a second way", "Used 31 times this year (invented)."),),
    ),
)  # fmt: skip


def put_risks_in_place(today: date) -> None:
    """Raise the sample issues, answer most of them, and keep the sample risks."""
    begin = today - BEGAN * DAY
    made = [_enter(sample, begin, today) for sample in RISKS]
    _settle({risk.title: risk for risk in made}, today)
    _raise_in_knowsley(today)
    _raise_in_leicestershire(today)


def _enter(sample: Sample, begin: date, today: date) -> Risk:
    home = Partnership.objects.get(key=sample.partnership)
    owner = Person.objects.get(name=sample.owner)
    named = Priority.objects.filter(partnership=home)
    bears_on = named.filter(key=sample.priority) | named.filter(name=sample.priority)
    risk = enter_risk(
        partnership=home,
        group=_group(sample.partnership, sample.group),
        title=sample.title,
        cause=sample.cause,
        event=sample.event,
        consequence=sample.consequence,
        inherent=Scored(*sample.inherent),
        residual=Scored(*sample.residual),
        review_on=today + sample.review_in * DAY,
        owner=owner,
        body=Body.objects.filter(affiliations__person=owner).first(),
        priorities=bears_on if sample.priority else (),
        by=BY,
        on=begin,
    )
    agency = risk.body or Body.objects.filter(standings__partnership=home).order_by("name")[0]
    for held in sample.held:
        add_control(risk=risk, says=held.says, body=agency, how_known=held.how_known, by=BY, on=begin)
    if sample.later != (0, 0):
        score_again(
            risk=risk, inherent=risk.inherent, residual=Scored(*sample.later), reason=sample.why, by=BY,
            on=today - 60 * DAY,
        )  # fmt: skip
    return risk


def _settle(risks: dict[str, Risk], today: date) -> None:
    """Let one be reviewed, one challenged, one put before the lead group, one tolerated, one transferred."""
    month_ago = today - 30 * DAY
    review_risk(
        risk=risks["Neglect is seen late"], words="The tool holds; the calls need a rota.",
        review_on=today + 40 * DAY, by=BY, on=month_ago,
    )  # fmt: skip
    challenge_score(
        risk=risks["Too few authors for practice reviews"],
        words="Two of the four on the list have not answered since June. Likely is too low.",
        by=BY, on=today - 6 * DAY,
    )  # fmt: skip
    escalate_risk(
        risk=risks["Children who go missing are not talked to"],
        reason="The two lists belong to two agencies; neither can end the other’s.",
        by=BY, on=today - 20 * DAY,
    )  # fmt: skip
    settle_risk(
        risk=risks["Interpreters can’t be had at night"], move="tolerate",
        reason="The second way works, and no other firm is to be had before spring.",
        review_on=today + 80 * DAY, by=BY, on=month_ago,
    )  # fmt: skip
    exclusions = risks["School exclusions rise in one district"]
    transfer_risk(
        risk=exclusions, to=Body.objects.get(key="leicestershire-county-council"), reference="CS-14 (sample)",
        accepted_by="The council’s head of education (sample)",
        reason="The council has the powers that it takes.", by=BY, on=today - 10 * DAY,
    )  # fmt: skip


def _raise_in_knowsley(today: date) -> None:
    """Let one issue be answered in time, one stay silent past the meeting, and one wait for the next."""
    group = _group(KSCP, "core-business")
    last = _last_held(group, today)
    talk = _raise(
        group, "More first talks are missed", "Three in ten first talks were missed in the last quarter.",
        "Counts of one hospital (invented)", "Mirabel Oxlip", last - 20 * DAY, "neglect",
    )  # fmt: skip
    act_on_issue(
        issue=talk, words="The group asks for the reasons and a plan by its next meeting.", answered_on=last,
        wording="Find out why first talks are missed, and offer evening times.",
        owner=Person.objects.get(name="Honoria Teasdale"), due_on=last + 120 * DAY, by=BY, on=last,
    )  # fmt: skip
    _raise(
        group, "A new app is used to reach children", "Children in two schools are asked for pictures.",
        "What children told a school nurse (invented)", "Lucan Redshank", last - 15 * DAY,
        "child-exploitation",
    )  # fmt: skip
    _raise(
        _group(KSCP, "policy-and-performance"), "Night calls about violence rise",
        "Calls at night about violence at home rose by a quarter.",
        "Counts of the control room (invented)", "Jolyon Kestrel", today - 5 * DAY, "domestic-abuse",
    )  # fmt: skip


def _raise_in_leicestershire(today: date) -> None:
    """Let one issue be watched, and two wait for the next meeting."""
    planning = _group(LRSCP, "planning-and-delivery")
    last = _last_held(planning, today)
    beds = _raise(
        planning, "Fewer places of safety at weekends", "Two of five weekends had no place for a child.",
        "The night duty list (invented)", "Caspian Heron", last - 8 * DAY, "Harm outside the home",
    )  # fmt: skip
    answer_issue(
        issue=beds, kind=AnswerKind.WATCH, words="The group looks at the count again in the spring.",
        answered_on=last, by=BY, on=last,
    )  # fmt: skip
    soon = max(today - 4 * DAY, last + DAY)
    _raise(
        planning, "Parents ask for help with sleep", "Midwives hear the same question in every second visit.",
        "Notes of the midwives’ forum (invented)", "Quentin Sandpiper", soon, "Babies under one",
    )  # fmt: skip
    _raise(
        _group(LRSCP, "case-review"), "Records of one clinic are late", "Letters take five weeks to arrive.",
        "Two reviews of this year (invented)", "Hester Willowherb",
        max(today - 3 * DAY, _last_held(_group(LRSCP, "case-review"), today) + DAY),
    )  # fmt: skip


def _raise(group: Group, title: str, seen: str, comes_from: str, *told: Any) -> Issue:
    """`told` are who raised it, on which day, and for which priority if any."""
    who, on, priority = (*told, "")[:3]
    person = Person.objects.get(name=who)
    named = Priority.objects.filter(partnership=group.partnership)
    return raise_issue(
        partnership=group.partnership,
        title=title,
        seen=seen,
        comes_from=comes_from,
        group=group,
        priority=(named.filter(key=priority) | named.filter(name=priority)).first() if priority else None,
        body=Body.objects.filter(affiliations__person=person).first(),
        raiser=person,
        by=BY,
        on=on,
    )


def _group(partnership: str, key: str) -> Group:
    return Group.objects.select_related("partnership").get(partnership__key=partnership, key=key)


def _last_held(group: Group, today: date) -> date:
    """Return the day of the last meeting held before today."""
    rows = Meeting.objects.filter(group=group, state="held", meets_on__lt=today)
    return rows.latest("meets_on").meets_on
