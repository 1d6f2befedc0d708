"""Finding decisions in the register: by words, group, way of deciding, state and year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kith.partnership.decisions.enums import TAKEN, DecisionState
from kith.partnership.decisions.models import Decision
from kith.partnership.partnerships.membership import Membership

SEARCHED = (
    "title",
    "wording",
    "reasons",
    "options",
    "deciders",
    "who_was_there",
    "subject_title",
    "group_name",
)
"""Where words are looked for: all that was written down of a decision."""
MOST_WORDS = 8
SUPERSEDED = "superseded"
"""Asked for like a state: decisions whose place another has taken."""


@dataclass(frozen=True)
class Asked:
    """What the register is asked for; an empty answer asks for all."""

    text: str = ""
    group: str = ""
    """The public id of a group."""
    method: str = ""
    state: str = ""
    year: str = ""


def register(membership: Membership, asked: Asked) -> QuerySet[Decision]:
    """Return the decisions that a member may see and that were asked for, the latest first."""
    rows = Decision.objects.visible_to(membership).filter(_words(asked.text), _state(asked.state))
    if asked.group:
        rows = rows.filter(group__public_id=asked.group)
    if asked.method:
        rows = rows.filter(method=asked.method)
    if asked.year:
        begin = date(int(asked.year), 1, 1)
        ended = Q(concluded_on__range=(begin, date(begin.year, 12, 31)))
        rows = rows.filter(ended | Q(concluded_on=None, asked_on__range=(begin, date(begin.year, 12, 31))))
    return rows.order_by("-concluded_on", "-asked_on", "-pk")


def _words(text: str) -> Q:
    """Return that every word stands somewhere in what was written down."""
    found = Q()
    for word in text.split()[:MOST_WORDS]:
        anywhere = Q()
        for column in SEARCHED:
            anywhere |= Q(**{f"{column}__icontains": word})
        found &= anywhere
    return found


def _state(state: str) -> Q:
    if state == SUPERSEDED:
        return Q(pk__in=_replaced())
    if state == DecisionState.FINAL:
        return Q(state=state) & ~Q(pk__in=_replaced())
    return Q(state=state) if state else Q()


def _replaced() -> QuerySet:
    rows = Decision.objects.taken().filter(supersedes__isnull=False)
    return rows.values("supersedes")


def choices_of(membership: Membership) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the groups and the years of decisions that a member may see. One query."""
    rows = Decision.objects.visible_to(membership)
    found = rows.values_list("group__public_id", "group_name", "concluded_on", "asked_on")
    groups: dict[str, str] = {}
    years: set[str] = set()
    for group, name, concluded, asked in found.order_by("asked_on", "pk"):
        if group:
            groups[group] = name
        years.add(str((concluded or asked).year))
    return sorted(groups.items(), key=lambda pair: pair[1]), sorted(years, reverse=True)


def replaced_among(decisions: Sequence[Decision]) -> set[int]:
    """Return which of these decisions (by pk) another has taken the place of. One query."""
    rows = Decision.objects.taken().filter(supersedes__in=[d.pk for d in decisions])
    return {pk for pk in rows.values_list("supersedes", flat=True) if pk}


def provisional_of(membership: Membership, group_id: int) -> list[Decision]:
    """Return the decisions of a group that wait to be ratified and that a member may see. One query."""
    rows = Decision.objects.visible_to(membership).filter(group=group_id)
    return list(rows.filter(state=DecisionState.PROVISIONAL).order_by("concluded_on", "pk"))


def replaceable_of(membership: Membership, group_id: int) -> QuerySet[Decision]:
    """Return the decisions of a group that a new one can take the place of, the latest first."""
    rows = Decision.objects.visible_to(membership).filter(group=group_id, state__in=TAKEN)
    return rows.exclude(pk__in=_replaced()).order_by("-concluded_on", "-pk")
