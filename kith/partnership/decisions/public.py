"""What other rooms may ask of decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kith.base.kernel.subjects import Subject
from kith.partnership.decisions.enums import DecisionState, Method
from kith.partnership.decisions.models import Decision
from kith.partnership.decisions.queries import (
    DecisionRecord,
    decisions_on,
    held_out_decisions,
    records_on,
)
from kith.partnership.decisions.unanimity import Tally
from kith.partnership.decisions.voices import speakers_on
from kith.partnership.partnerships.membership import Membership

__all__ = [
    "DecisionRecord",
    "DecisionState",
    "Method",
    "Taken",
    "Tally",
    "decisions_about",
    "held_out_decisions",
    "records_on",
    "speakers_on",
]


@dataclass(frozen=True)
class Taken:
    """A decision as pages and papers of other rooms show it, in the words that were taken."""

    public_id: str
    title: str
    wording: str
    reasons: str
    method: str
    """How it was taken, in words."""
    deciders: str
    group: str
    state: str
    """How far it has come, in words."""
    is_provisional: bool
    """Whether it still waits to be ratified."""
    has_legal_advice: bool
    decided_on: date | None
    """None while the partners are being asked."""
    effective_from: date | None
    url: str


def decisions_about(subjects: Iterable[Subject], membership: Membership) -> dict[str, list[Taken]]:
    """Return the decisions on these records that a member may see, by the record’s public id. At most two
    queries."""
    found = decisions_on(subjects, membership)
    key = membership.partnership.key
    return {about: [_taken(decision, key) for decision in rows] for about, rows in found.items()}


def _taken(decision: Decision, key: str) -> Taken:
    return Taken(
        public_id=decision.public_id,
        title=decision.title,
        wording=decision.wording,
        reasons=decision.reasons,
        method=Method(decision.method).label,
        deciders=decision.deciders,
        group=decision.group_name,
        state=DecisionState(decision.state).label,
        is_provisional=decision.state == DecisionState.PROVISIONAL,
        has_legal_advice=decision.has_legal_advice,
        decided_on=decision.concluded_on,
        effective_from=decision.effective_from,
        url=reverse("decisions:decision", args=(key, decision.public_id)),
    )
