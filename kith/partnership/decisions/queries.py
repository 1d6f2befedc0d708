"""Questions about decisions, each answered in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet

from kith.base.kernel.access import hold_outs
from kith.base.kernel.subjects import Subject
from kith.base.trail.queries import entries_about
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import Version
from kith.partnership.decisions.enums import TAKEN, WAITING, DecisionState
from kith.partnership.decisions.models import Decision
from kith.partnership.decisions.subject_kinds import Place, subject_kinds
from kith.partnership.decisions.unanimity import Stated, Tally, tally
from kith.partnership.partnerships.enums import StandingKind
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body, BodyStanding, Partnership
from kith.partnership.partnerships.queries import standings_of

FACTS = (
    "public_id",
    "title",
    "wording",
    "subject_kind",
    "subject_id",
    "subject_title",
    "state",
    "asked_on",
    "opened_by",
    "concluded_on",
    "concluded_by",
)
STATED = ("body_id", "body__name", "stance", "reasons", "stated_on", "stated_at", "stated_by", "recorded_by")


@dataclass(frozen=True)
class DecisionRecord:
    """A decision with every position ever stated on it, oldest first."""

    public_id: str
    title: str
    wording: str
    subject_kind: str
    subject_id: str
    subject_title: str
    state: str
    asked_on: date
    opened_by: str
    concluded_on: date | None
    concluded_by: str
    positions: tuple[Stated, ...]

    @property
    def is_waiting(self) -> bool:
        """Return whether it still waits for a position, or is stopped by one."""
        return self.state in WAITING

    @property
    def is_final(self) -> bool:
        """Return whether every statutory partner agreed."""
        return self.state == DecisionState.FINAL

    def was_waiting_on(self, day: date) -> bool:
        """Return whether it was asked by that day and neither decided nor withdrawn at the end of it."""
        return self.asked_on <= day and (self.concluded_on is None or self.concluded_on > day)

    def counted_on(self, today: date) -> date:
        """Return the day whose statutory partners count: that of its end, or today while it waits."""
        return self.concluded_on or today

    def tally(self, standings: Iterable[BodyStanding], day: date) -> Tally:
        """Return where the statutory partners of a day stood at its end."""
        return tally(self.positions, partners_among(standings, day), on=day)


def partners_among(standings: Iterable[BodyStanding], day: date) -> list[Body]:
    """Return the statutory partners of a day among standings that were read already, by name."""
    held = (s for s in standings if s.kind == StandingKind.STATUTORY_PARTNER and s.holds_on(day))
    return sorted({s.body_id: s.body for s in held}.values(), key=lambda body: body.name)


def statutory_partners_on(partnership: Partnership, day: date) -> list[Body]:
    """Return the statutory partners of a partnership on a day, by name."""
    return partners_among(standings_of(partnership), day)


def decision_records(partnership: Partnership) -> tuple[DecisionRecord, ...]:
    """Return what the statutory partners were asked, with their positions, in order of asking. One query."""
    return _records(Decision.objects.of(partnership).of_the_partners())


def records_on(ground: Ground) -> tuple[DecisionRecord, ...]:
    """Return what the statutory partners were asked, for a ground; one page asks for them once."""
    if "decisions" not in ground.gathered:
        ground.gathered["decisions"] = decision_records(ground.partnership)
    return ground.gathered["decisions"]


def decisions_seen_by(membership: Membership) -> tuple[DecisionRecord, ...]:
    """Return what the statutory partners were asked and a member may see, the newest first. One query."""
    rows = Decision.objects.visible_to(membership).of_the_partners()
    return _records(rows)[::-1]


def record_of(decision: Decision) -> DecisionRecord:
    """Return one decision with its positions. One query."""
    return _records(Decision.objects.filter(pk=decision.pk))[0]


def _records(rows: QuerySet[Decision]) -> tuple[DecisionRecord, ...]:
    found = rows.order_by("asked_on", "pk", "positions__stated_at", "positions__pk").values(
        "pk", *FACTS, *(f"positions__{name}" for name in STATED)
    )
    return tuple(_record(list(lines)) for _pk, lines in groupby(found, key=lambda line: line["pk"]))


def _record(lines: list[dict[str, Any]]) -> DecisionRecord:
    stated = [line for line in lines if line["positions__body_id"] is not None]
    positions = tuple(Stated(*(line[f"positions__{name}"] for name in STATED)) for line in stated)
    return DecisionRecord(**{name: lines[0][name] for name in FACTS}, positions=positions)


def decision_seen_by(membership: Membership, public_id: str) -> Decision | None:
    """Return one decision that a member may see, or None."""
    rows = Decision.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("partnership", "group", "supersedes").first()


def held_out_decisions(membership: Membership, among: Iterable[DecisionRecord] = ()) -> frozenset[str]:
    """Return the public ids of the partnership’s decisions that are hidden from a member.

    No query while no rule hides any and none `among` those to be shown is about a record that some don’t see.
    """
    some_hidden = any(about == "decision" for _name, (about, _hidden) in hold_outs)
    if not some_hidden and not any(d.subject_kind in subject_kinds for d in among):
        return frozenset()
    rows = Decision.objects.of(membership.partnership)
    seen = Decision.objects.visible_to(membership).values("pk")
    return frozenset(rows.exclude(pk__in=seen).values_list("public_id", flat=True))


def decisions_on(subjects: Iterable[Subject], membership: Membership) -> dict[str, list[Decision]]:
    """Return the decisions on these records that a member may see, by the record’s public id. One query where
    there are none, two otherwise: who may see them is asked where there is something to see."""
    asked = [(subject.kind, subject.id) for subject in subjects]
    kinds, ids = {kind for kind, _id in asked}, {found for _kind, found in asked}
    about = Q(subject_kind__in=kinds, subject_id__in=ids)
    if not asked or not Decision.objects.filter(about).exists():
        return {}
    rows = Decision.objects.visible_to(membership).filter(about)
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in rows.select_related("group", "partnership").order_by("asked_on", "pk"):
        if (decision.subject_kind, decision.subject_id) in asked:
            found[decision.subject_id].append(decision)
    return dict(found)


def neighbours_of(decision: Decision, membership: Membership) -> tuple[list[Decision], list[Decision]]:
    """Return whose place a decision took, and which took its own, of those seen. One query."""
    rows = Decision.objects.visible_to(membership)
    around = Q(pk=decision.supersedes_id) | Q(supersedes=decision, state__in=TAKEN)
    found = list(rows.filter(around).order_by("concluded_on", "pk"))
    before = [one for one in found if one.pk == decision.supersedes_id]
    return before, [one for one in found if one.pk != decision.supersedes_id]


def places_of(decision: Decision, membership: Membership) -> tuple[Place, ...]:
    """Return the pages from which a decision came, such as the item and its meeting. One query at most."""
    kind = subject_kinds.get(decision.subject_kind)
    if kind is None:
        return ()
    return kind.places(membership, [decision.subject_id]).get(decision.subject_id, ())


def version_asked_about(decision: Decision) -> Version | None:
    """Return the version of the arrangements that a decision is about, or None for another subject."""
    if decision.subject_kind != "version":
        return None
    rows = Version.objects.of(decision.partnership)
    return rows.select_related("partnership").filter(public_id=decision.subject_id).first()


def decision_about(version: Version) -> DecisionRecord | None:
    """Return the decision that waits for positions on adopting a version, or None."""
    rows = Decision.objects.of(version.partnership).waiting()
    return next(iter(_records(rows.filter(subject_kind="version", subject_id=version.public_id))), None)


def reason_for_withdrawing(decision: Decision) -> str:
    """Return why a decision was withdrawn, from its trail."""
    about = Subject("decision", decision.public_id)
    entry = entries_about(about).filter(deed="withdrew decision").first()
    return entry.reason if entry else ""


def latest_adopted(version: Version) -> Version | None:
    """Return the adopted version of the same partnership that takes effect last, or None."""
    return Version.objects.of(version.partnership).adopted().order_by("-in_force_from").first()
