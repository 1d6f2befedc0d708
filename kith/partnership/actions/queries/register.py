"""The register: which actions to show, in which order, and how many stand how."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count, F, Q, Value

from kith.base.kernel.access import hold_outs
from kith.base.kernel.subjects import Subject
from kith.partnership.actions.deadlines import soon_until
from kith.partnership.actions.enums import ActionState, Stand, StepKind
from kith.partnership.actions.models import Action, ActionOrigin, ActionQuerySet, ActionStep
from kith.partnership.actions.queries.listing import Listed, listed
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body, Person
from kith.partnership.partnerships.queries import records_held_out, records_of_other_sides

LIVE_ONES, ALL = "open", "all"
"""What can be asked of the register besides one rung of the ladder."""
FROM_GROUP, CARRIED_OVER = "group", "carried-over"
"""Sources that are no record: the group itself, and a former group."""
KEPT = 256
"""How many answers stay in memory, each for one reader and one tide of the trail, which every deed moves."""
FORMER = "former:"
"""Goes before the key of a former group where a group is chosen."""

ORDERS: dict[str, tuple[Any, ...]] = {
    "due": ("due_on", "number"),
    "newest": ("-raised_on", "-number"),
    "owner": (F("owner__name").asc(nulls_last=True), "due_on", "number"),
    "agency": (F("body__name").asc(nulls_last=True), "due_on", "number"),
    "group": ("group__name", "due_on", "number"),
}


@dataclass(frozen=True)
class Asked:
    """What a reader wants to see of the register. Empty means any."""

    text: str = ""
    group: str = ""
    """The public id of a group, or `former:` and the key of one that is no more."""
    agency: str = ""
    owner: str = ""
    standing: str = LIVE_ONES
    source: str = ""
    order: str = "due"


def register(membership: Membership, asked: Asked, today: date) -> ActionQuerySet:
    """Return the actions that a member may see and asked for, in the order asked for."""
    rows = Action.objects.visible_to(membership).filter(_fits(asked))
    return standing(rows, asked.standing, today).order_by(*ORDERS.get(asked.order, ORDERS["due"]))


def _fits(asked: Asked) -> Q:
    fits = Q()
    if asked.group.startswith(FORMER):
        fits &= Q(origin_key=asked.group.removeprefix(FORMER))
    elif asked.group:
        fits &= Q(group__public_id=asked.group)
    if asked.agency:
        fits &= Q(body__public_id=asked.agency)
    if asked.owner:
        fits &= Q(owner__public_id=asked.owner)
    return fits & _from_source(asked.source) & _says(asked.text)


def _from_source(source: str) -> Q:
    if source == CARRIED_OVER:
        return ~Q(origin_key="")
    if source == FROM_GROUP:
        return Q(subject_kind="", origin_key="")
    return Q(subject_kind=source) if source else Q()


def _says(text: str) -> Q:
    """Return the actions that hold every word asked for, or have the reference asked for."""
    words = text.split()
    fits = Q()
    for word in words:
        fits &= (
            Q(wording__icontains=word)
            | Q(origin_name__icontains=word)
            | Q(origin_reference__icontains=word)
            | Q(subject_title__icontains=word)
        )
    number = text.strip().upper().removeprefix("A")
    if len(words) == 1 and number.isascii() and number.isdigit():
        fits |= Q(number=int(number[:9]))
    return fits


def standing(rows: ActionQuerySet, asked: str, today: date) -> ActionQuerySet:
    """Return the actions on one rung of the ladder on a day, those still open, or all."""
    if asked == ALL:
        return rows
    return rows.filter(RUNGS[Stand(asked)](today)) if asked in set(Stand) else rows.live()


RUNGS = {
    Stand.LATE: lambda today: Q(state=ActionState.OPEN, due_on__lt=today),
    Stand.DUE_SOON: lambda today: Q(state=ActionState.OPEN, due_on__gte=today, due_on__lte=soon_until(today)),
    Stand.ON_TRACK: lambda today: Q(state=ActionState.OPEN, due_on__gt=soon_until(today)),
    Stand.REPORTED: lambda today: Q(state=ActionState.REPORTED),
    Stand.TO_CONFIRM: lambda today: Q(state=ActionState.TO_CONFIRM),
    Stand.CLOSED: lambda today: Q(state=ActionState.CLOSED),
    Stand.SUPERSEDED: lambda today: Q(state=ActionState.SUPERSEDED),
    Stand.WITHDRAWN: lambda today: Q(state=ActionState.WITHDRAWN),
}
"""Each rung of the ladder as a question to the database: the same answers as `deadlines.how_it_stands`."""


LIVE_STANDS = (Stand.LATE, Stand.DUE_SOON, Stand.ON_TRACK, Stand.REPORTED, Stand.TO_CONFIRM)
"""The rungs of actions that somebody still has to do something about."""


def counts(membership: Membership, asked: Asked, today: date) -> Counter[Stand]:
    """Return how many of the actions asked for stand on each rung, whatever standing was asked for.

    One query; none where nothing has changed since the same reader asked the same.
    """
    if not membership.tide:
        return _count(membership, asked, today)
    return _counts_kept(membership, replace(asked, standing=ALL, order=""), today, _rules())


@lru_cache(maxsize=KEPT)
def _counts_kept(
    membership: Membership, asked: Asked, today: date, _rules: tuple[str, ...]
) -> Counter[Stand]:
    return _count(membership, asked, today)


def _count(membership: Membership, asked: Asked, today: date) -> Counter[Stand]:
    rungs = {stand.name: Count("pk", filter=rung(today)) for stand, rung in RUNGS.items()}
    rows = register(membership, replace(asked, standing=ALL), today)
    found = rows.order_by().aggregate(**rungs)
    return Counter({stand: found[stand.name] for stand in RUNGS})


def counted_as(counts: Counter[Stand], asked: str) -> int:
    """Return how many actions a choice of standing leaves, out of counts that were made without it."""
    if asked == ALL:
        return counts.total()
    if asked in set(Stand):
        return counts[Stand(asked)]
    return sum(counts[one] for one in LIVE_STANDS)


@dataclass(frozen=True)
class Choices:
    """What the register can be narrowed down to: each with its value and its words."""

    groups: tuple[tuple[str, str], ...]
    agencies: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]


def choices(membership: Membership) -> Choices:
    """Return the groups, agencies and owners of the actions that a member may see.

    One query; none where nothing has changed since the same reader asked.
    """
    return _choices_kept(membership, _rules()) if membership.tide else _choose(membership)


@lru_cache(maxsize=KEPT)
def _choices_kept(membership: Membership, _rules: tuple[str, ...]) -> Choices:
    return _choose(membership)


def _rules() -> tuple[str, ...]:
    """Return the names of the rules that hide records, by which something kept for a reader is known."""
    return tuple(name for name, _rule in hold_outs)


def _choose(membership: Membership) -> Choices:
    rows = Action.objects.visible_to(membership).order_by()
    groups = _named(Group, rows.values("group"), "group")
    bodies = _named(Body, rows.values("body"), "agency")
    people = _named(Person, rows.values("owner"), "owner")
    former = (
        rows.exclude(origin_key="")
        .annotate(facet=Value("former"))
        .values_list("facet", "origin_key", "origin_name")
        .distinct()
    )
    found: dict[str, list[tuple[str, str]]] = {"group": [], "agency": [], "owner": [], "former": []}
    for kind, key, name in groups.union(bodies, people, former, all=True):
        found[kind].append((key, name))
    gone = [(f"{FORMER}{key}", f"{name} (former)") for key, name in found["former"]]
    return Choices(_sorted(found["group"] + gone), _sorted(found["agency"]), _sorted(found["owner"]))


def _named(model: type[Group] | type[Body] | type[Person], among, kind: str):
    rows = model.objects.filter(pk__in=among).annotate(facet=Value(kind))
    return rows.values_list("facet", "public_id", "name")


def choices_as_asked(group: str, agency: str, owner: str) -> Choices:
    """Return what was asked for as the only choices, where nobody is going to choose, such as for a file."""
    return Choices(((group, group),), ((agency, agency),), ((owner, owner),))


def _sorted(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))


def latest_updates(actions: Sequence[Listed] | Sequence[Action]) -> dict[int, ActionStep]:
    """Return the last update of each of these actions, by pk. One query."""
    steps = ActionStep.objects.filter(action__in=[a.pk for a in actions], kind=StepKind.UPDATE)
    return {step.action_id: step for step in steps.order_by("pk")}


def actions_about(membership: Membership, subject: Subject) -> Sequence[Listed]:
    """Return the actions that one thing raised and that a member may see, by due day. One query."""
    rows = Action.objects.visible_to(membership).about(subject)
    return listed(rows.order_by("due_on", "number"))


def action_seen_by(membership: Membership, public_id: str) -> Action | None:
    """Return one action that a member may see, with the names around it, or None."""
    rows = Action.objects.visible_to(membership).filter(public_id=public_id)
    return rows.with_names().select_related("group__partnership", "superseded_by", "confirmer").first()


def steps_of(action: Action) -> Sequence[ActionStep]:
    """Return what happened to an action, the latest first. One query."""
    return list(ActionStep.objects.filter(action=action).order_by("-taken_on", "-pk"))


def action_with_reference(membership: Membership, reference: str) -> Action | None:
    """Return the action of a member’s own partnership that has a reference such as *A12*, or None."""
    number = reference.strip().upper().removeprefix("A")
    if not (number.isascii() and number.isdigit()):
        return None
    rows = Action.objects.visible_to(membership).filter(partnership=membership.partnership)
    return rows.filter(number=int(number[:9])).first()


def owed_by(person: Person, membership: Membership) -> ActionQuerySet:
    """Return the open actions that a person owes and a member may see, by due day."""
    rows = Action.objects.visible_to(membership).filter(owner=person)
    return rows.live().order_by("due_on", "number")


def waiting_for(membership: Membership, due_by: date, closes: Collection[str]) -> ActionQuerySet:
    """Return the open actions that a member owns and that fall due by a day, and those to be closed.

    So are those whose closing they are asked to confirm.

    To be closed are those reported done in certain groups (by public id), but never by their owner, nor by
    whoever reported them done.
    """
    me = membership.person
    own = Q(owner=me, state=ActionState.OPEN, due_on__lte=due_by)
    reported = Q(state=ActionState.REPORTED, group__public_id__in=closes)
    to_close = reported & ~Q(owner=me) & ~Q(reporter_id_used=me.public_id)
    to_confirm = Q(confirmer=me, state=ActionState.TO_CONFIRM)
    rows = Action.objects.visible_to(membership).filter(own | to_close | to_confirm)
    return rows.order_by("due_on", "number")


def for_export(rows: ActionQuerySet) -> Iterable[dict]:
    """Yield the plain facts of actions, a few hundred at a time. One query."""
    facts = rows.annotate(
        home=F("partnership__short_name"),
        group_name=F("group__name"),
        owner_name=F("owner__name"),
        agency=F("body__name"),
        confirmer_name=F("confirmer__name"),
    ).values(
        "number", "home", "wording", "group_name", "origin_name", "origin_reference", "subject_kind",
        "subject_title", "owner_name", "agency", "raised_on", "first_due_on", "due_on", "state",
        "reported_on", "ended_on", "what_changed", "is_administration", "confirmer_name",
        "look_again_on",
    )  # fmt: skip
    return facts.iterator(chunk_size=500)


def other_origins(action: Action, membership: Membership) -> Sequence[ActionOrigin]:
    """Return what else an action answers, but for what is hidden from a member. One query."""
    rows = ActionOrigin.objects.filter(action=action)
    key = membership.partnership.key
    for kind, hidden in (*records_held_out(membership.person.public_id), *records_of_other_sides(key)):
        rows = rows.exclude(subject_kind=kind, subject_id__in=hidden)
    return list(rows.order_by("linked_at", "pk"))
