"""The sample plans: objectives with milestones, needs, words of young people, updates of leads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from kith.base.kernel.plan_links import MeasureAsked
from kith.front.demo.samples.stage import BY
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.partnerships.models import Partnership
from kith.partnership.plan.covering import Covers
from kith.partnership.plan.models import Objective, Priority
from kith.partnership.plan.operations.evidence import add_need, keep_words
from kith.partnership.plan.operations.objectives import (
    complete_objective,
    move_due_day,
    reach_milestone,
    set_milestone,
    set_objective,
    show_impact,
)
from kith.partnership.plan.operations.priorities import change_priority
from kith.partnership.plan.operations.updates import give_update
from kith.partnership.plan.queries.whole import plan_of
from kith.work.performance.models import Indicator
from kith.work.performance.periods import containing

LRSCP, KSCP = "leicestershire-and-rutland", "knowsley"
BEGAN = 300
"""How many days ago the objectives were set."""


@dataclass(frozen=True)
class Mile:
    """A milestone: due so many days from today, reached so many days ago if it is."""

    title: str
    due_in: int
    reached_ago: int = 0
    invites: bool = False


@dataclass(frozen=True)
class Aim:
    """An objective: due so many days from today, completed so many days ago if it is."""

    title: str
    how: str
    due_in: int
    miles: tuple[Mile, ...] = ()
    completed_ago: int = 0
    changed: str = ""
    moved_by: int = 0
    """By how many days its day was moved three weeks ago."""
    shown_by: tuple[str, str] = ("audit", "")
    """The key of the indicator that shows it and the figure it is to reach; else what the words are."""


@dataclass(frozen=True)
class Sample:
    """What the sample says under one priority."""

    partnership: str
    priority: str
    children: tuple[str, int, int]
    need: tuple[str, str]
    aims: tuple[Aim, ...]
    voice: tuple[str, str] = ("", "")
    says: tuple[str, ...] = field(default=())
    """What the lead said before each of the last meetings, the latest first; empty for nothing."""
    asks: str = ""


SAMPLES = (
    Sample(
        KSCP, "neglect", ("Children up to 11 in all six townships of the sample.", -1, 11),
        ("Three in ten children on plans are on one for neglect (invented).", "Sample needs report"),
        (
            Aim(
                "Neglect is named earlier by schools and nurseries",
                "More first contacts from schools before a child is five; fewer repeat plans.", 120,
                (
                    Mile("One tool for neglect agreed by all partners", -60, reached_ago=70),
                    Mile("Two hundred staff trained in the tool", -9),
                    Mile("The tool used in every first assessment", 45, invites=True),
                ),
                shown_by=("neglect-plans", "20"),
            ),
            Aim(
                "Dentists and health visitors share missed visits",
                "Each missed visit reaches the health visitor within a week.", -30, (), 35,
                "Of 40 children with missed visits, 36 were seen within a month (invented).",
            ),
        ),
        ("“Ask me twice. The first time I always say I’m fine.”", "Sample youth forum"),
        (
            "The training slipped because two sessions were cancelled. The tool is liked where it is used.",
            "The tool is agreed. Training has begun.",
        ),
        "Release staff for two more sessions in January.",
    ),
    Sample(
        KSCP, "child-exploitation", ("Children from 10 to 17, and care leavers.", 10, 21),
        ("Missing episodes doubled in one locality (invented).", "Sample police profile"),
        (
            Aim(
                "Every child who goes missing talks to somebody they trust",
                "Return talks held within three days, and what children say is used.", 60,
                (Mile("One list of return talks for all agencies", 20), Mile("A first count of themes", 50)),
                moved_by=40,
                shown_by=("missing-from-care", "40"),
            ),
        ),
        says=("", "One list is being built with the police."),
    ),
    Sample(
        LRSCP, "Babies under one", ("Babies up to their first birthday, in both areas.", -1, 0),
        ("Half of the sample’s reviews in three years were about babies (invented).", "Sample review digest"),
        (
            Aim(
                "Parents hear the same advice on crying from every service",
                "Nine in ten parents in the survey know what to do when crying does not stop.", 90,
                (
                    Mile("Advice agreed by midwives, health visitors and family hubs", -40, reached_ago=45),
                    Mile("Advice in every discharge pack", 40, invites=True),
                ),
                shown_by=("survey", ""),
            ),
        ),
        says=("Agreed advice is out. Packs are being printed.", "The wording is agreed in the group."),
    ),
    Sample(
        LRSCP, "Harm outside the home", ("Children from 11 to 17.", 11, 17),
        ("One in five strategy talks is about harm outside the home (invented).", "Sample data pack"),
        (
            Aim(
                "Places where children are harmed are made safer",
                "Fewer reports from the five named places; children say they feel safer there.", 150,
                (Mile("Five places named with young people", -21), Mile("A plan for each place", 70)),
                shown_by=("return-interviews", "85"),
            ),
        ),
        ("“The bus station. Everybody knows, nobody does anything.”", "Sample advisory group"),
        ("Two of the five places are named; the rest wait for the young people’s walk.",),
        "Agree that the walk may take place in school time.",
    ),
)  # fmt: skip


def put_plans_in_place(today: date) -> None:
    """Put objectives, evidence and updates under the sample priorities."""
    grounds = {key: ground_of(Partnership.objects.get(key=key)) for key in (LRSCP, KSCP)}
    for sample in SAMPLES:
        named = {"key": sample.priority} if sample.partnership == KSCP else {"name": sample.priority}
        rows = Priority.objects.select_related("partnership").filter(partnership__key=sample.partnership)
        priority = rows.get(**named)
        _rest_on(priority, sample, today)
        for aim in sample.aims:
            _set(priority, aim, today)
        _say(priority, sample, grounds[sample.partnership], today)


def _rest_on(priority: Priority, sample: Sample, today: date) -> None:
    begin = today - timedelta(days=BEGAN)
    words, first, last = sample.children
    change_priority(
        priority=priority, name=priority.name, children=words, covers=Covers(first, last, "whole"),
        held_from=priority.held_from, held_to=priority.held_to, by=BY, on=today,
    )  # fmt: skip
    says, source = sample.need
    add_need(priority=priority, says=says, source=source, dated_on=begin, by=BY, on=begin)
    words, where = sample.voice
    if words:
        said_on = today - timedelta(days=80)
        keep_words(
            priority=priority, words=words, source=where, said_on=said_on, are_agreed=True, by=BY, on=said_on
        )


def _set(priority: Priority, aim: Aim, today: date) -> None:
    begin, due = today - timedelta(days=BEGAN), today + timedelta(days=aim.due_in)
    first = due - timedelta(days=aim.moved_by)
    objective = set_objective(
        priority=priority, title=aim.title, how_one_knows=aim.how, measure=_asked(priority, aim, begin),
        due_on=first, by=BY, on=begin,
    )  # fmt: skip
    if aim.moved_by:
        move_due_day(
            step=objective, due_on=due, reason="The list needs an agreement on sharing data first.",
            agreed_by="The group’s chair (sample)", by=BY, on=today - timedelta(days=4),
        )  # fmt: skip
    for mile in aim.miles:
        _mile(objective, mile, today)
    if aim.completed_ago:
        on = today - timedelta(days=aim.completed_ago)
        complete_objective(
            objective=objective, completed_on=on, what_was_done="Agreed and in use.", by=BY, on=on
        )
    if aim.changed:
        show_impact(objective=objective, what_changed=aim.changed, by=BY, on=today - timedelta(days=12))


def _asked(priority: Priority, aim: Aim, begin: date) -> MeasureAsked:
    shown_by, target = aim.shown_by
    if not target:
        return MeasureAsked(shown_by)
    indicator = Indicator.objects.get(partnership=priority.partnership, key=shown_by)
    period = containing(begin, indicator.frequency)
    return MeasureAsked(indicator.public_id, target=Decimal(target), baseline_period=period)


def _mile(objective: Objective, mile: Mile, today: date) -> None:
    made = set_milestone(
        objective=objective,
        title=mile.title,
        due_on=today + timedelta(days=mile.due_in),
        invites_scrutiny=mile.invites,
        by=BY,
        on=today - timedelta(days=BEGAN),
    )
    if mile.reached_ago:
        on = today - timedelta(days=mile.reached_ago)
        reach_milestone(
            milestone=made, reached_on=on, evidence="Minutes of the group (sample).", by=BY, on=on
        )


def _say(priority: Priority, sample: Sample, ground: Ground, today: date) -> None:
    """Let the lead speak three working days or so before each of the last meetings."""
    planned = next(p for p in plan_of(ground, today) if p.pk == priority.pk)
    held = [meeting.on for meeting in reversed(planned.meetings) if meeting.is_held]
    lead = priority.leads.select_related("person", "priority__partnership").first()
    for place, (on, words) in reversed(list(enumerate(zip(held, sample.says, strict=False)))):
        if words and lead:
            give_update(
                lead=lead, words=words, asks=sample.asks if place == 0 else "",
                by=BY, on=on - timedelta(days=3), ground=ground,
            )  # fmt: skip
