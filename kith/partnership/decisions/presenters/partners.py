"""What the pages about decisions say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kith.base.kernel.standings import Standing
from kith.partnership.arrangements.document.comparing import compare
from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.queries import version_in_force
from kith.partnership.arrangements.words import and_list, count_of, long_date
from kith.partnership.decisions.enums import DecisionState, Stance
from kith.partnership.decisions.queries import DecisionRecord, decision_about, held_out_decisions
from kith.partnership.decisions.unanimity import Stand, Stated, Tally
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body, BodyStanding
from kith.partnership.partnerships.queries import standings_of

NO_POSITION = "No position yet"
FEW_CHANGES = 8
"""Up to so many changes of a version are told beside the question; more are counted."""


@dataclass(frozen=True)
class Line:
    """One decision in the list."""

    title: str
    address: str
    asked_on: date
    outcome: str
    ended_on: date | None
    ended: str
    """How it ended in a word or two; empty while it waits."""


@dataclass(frozen=True)
class PartnerLine:
    """Where one statutory partner stands."""

    body: str
    says: str
    mark: Standing
    reasons: str
    by: str
    on: date | None


@dataclass(frozen=True)
class HistoryLine:
    """A position as it was stated."""

    body: str
    says: str
    reasons: str
    by: str
    on: date
    note: str
    """Whether it still counts, and if not, why."""


def names_of(bodies: Sequence[Body]) -> str:
    """Return the names of bodies as words."""
    return and_list([body.name for body in bodies])


def outcome_of(decision: DecisionRecord, stands: Tally) -> str:
    """Return how a decision ended, or how it stands and for whom it waits, in a sentence or two."""
    ended = long_date(decision.concluded_on) if decision.concluded_on else ""
    if decision.state == DecisionState.FINAL:
        return f"Decided on {ended} by {names_of(stands.agreeing)}, who all agree."
    if decision.state == DecisionState.WITHDRAWN:
        return f"Withdrawn on {ended} by {decision.concluded_by}. Nothing was decided."
    if stands.against:
        verb = "does" if len(stands.against) == 1 else "do"
        return f"Stopped: {names_of(stands.against)} {verb} not agree. It goes on when every partner agrees."
    return f"{agreement_of(stands)} {waiting_for(stands)}"


def agreement_of(stands: Tally) -> str:
    """Return how many of the statutory partners agree, as a sentence."""
    verb = "agrees" if len(stands.agreeing) == 1 else "agree"
    return f"{len(stands.agreeing)} of {count_of(len(stands.stands), 'statutory partner')} {verb}."


def waiting_for(stands: Tally) -> str:
    """Return whose positions are missing, as a sentence."""
    if stands.missing:
        return f"Waiting for {names_of(stands.missing)}."
    return "The statutory partners have changed, so one of them states its position once more to end it."


def list_line(decision: DecisionRecord, standings: Sequence[BodyStanding], today: date, address: str) -> Line:
    """Return one decision for the list."""
    return Line(
        title=decision.title,
        address=address,
        asked_on=decision.asked_on,
        outcome=outcome_of(decision, decision.tally(standings, decision.counted_on(today))),
        ended_on=decision.concluded_on,
        ended="" if decision.is_waiting else DecisionState(decision.state).label,
    )


def list_lines(
    decisions: Sequence[DecisionRecord],
    standings: Sequence[BodyStanding],
    today: date,
    addresses: Mapping[str, str],
) -> tuple[list[Line], list[Line]]:
    """Return the decisions that wait, the longest first, and those that have ended, the latest first."""
    lines = [list_line(d, standings, today, addresses[d.public_id]) for d in decisions]
    waiting = [line for line in lines if not line.ended]
    ended = [line for line in lines if line.ended]
    by_end = sorted(ended, key=lambda line: line.ended_on or line.asked_on, reverse=True)
    return sorted(waiting, key=lambda line: line.asked_on), by_end


def partner_lines(stands: Tally) -> list[PartnerLine]:
    """Return where each statutory partner stands."""
    return [_partner_line(stand) for stand in stands.stands]


def _partner_line(stand: Stand) -> PartnerLine:
    position = stand.position
    if position is None:
        return PartnerLine(stand.body.name, NO_POSITION, Standing.NOT_YET_DUE, "", "", None)
    mark = Standing.MET if position.agrees else Standing.AT_RISK
    says = Stance(position.stance).label
    return PartnerLine(stand.body.name, says, mark, position.reasons, said_by(position), position.on)


def said_by(position: Stated) -> str:
    """Return who stated a position, and who put it on record where that was somebody else."""
    if not position.recorded_by:
        return position.by
    return f"{position.by}, put on record by {position.recorded_by}"


def history_lines(decision: DecisionRecord, stands: Tally) -> list[HistoryLine]:
    """Return every position ever stated, oldest first; nothing when each of them counts."""
    latest = {position.body_id: position for position in decision.positions}
    counting = {stand.body.pk for stand in stands.stands}
    lines = [_history_line(p, latest, counting) for p in decision.positions]
    return lines if any(line.note for line in lines) else []


def _history_line(position: Stated, latest: dict[int, Stated], counting: set[int]) -> HistoryLine:
    note = ""
    if position.body_id not in counting:
        note = "Kept on record; not counted, since the body is no statutory partner any more."
    elif latest[position.body_id] is not position:
        note = "Changed later."
    says = Stance(position.stance).label
    return HistoryLine(position.body, says, position.reasons, said_by(position), position.on, note)


def done_words(body: str, stance: str, state: str) -> str:
    """Return what was recorded, and what became of the decision by it."""
    said = f"Recorded: {body} {Stance(stance).label.lower()}."
    after = {
        DecisionState.FINAL: " Every statutory partner agrees, so it is decided.",
        DecisionState.STOPPED: " The decision is stopped until every statutory partner agrees.",
    }
    return said + after.get(DecisionState(state), "")


def step_of_version(*, record: Version, membership: Membership, on: date) -> tuple[str, str, str] | None:
    """Return how the open decision about a version stands, with a link to it; None where none is open."""
    decision = decision_about(record)
    if decision is None or decision.public_id in held_out_decisions(membership, [decision]):
        return None
    says = outcome_of(decision, decision.tally(standings_of(record.partnership), on))
    address = reverse("decisions:decision", args=(membership.partnership.key, decision.public_id))
    return says, "Open the decision", address


@dataclass(frozen=True)
class AskedVersion:
    """The version that the partners are asked about: where it is read, and what it changes."""

    title: str
    url: str
    before: int | None
    """The number of the version in force, which it would replace; None where there is none."""
    compare_url: str
    counted: str
    told: tuple[str, ...]
    """The changes as sentences, where they are few."""


def asked_version(version: Version, key: str, on: date) -> AskedVersion:
    """Return a version that the partners are asked about, beside the one in force on a day."""
    now = version_in_force(version.partnership, on)
    before = now if now and now.version.pk != version.pk else None
    found = compare(before.document, from_plain(version.document)) if before else ()
    counted = count_of(len(found), "change") if found else "nothing"
    return AskedVersion(
        title=f"version {version.number}",
        url=reverse("arrangements:version", args=(key, version.public_id)),
        before=before.version.number if before else None,
        compare_url=reverse("arrangements:compare", args=(key, version.public_id)),
        counted=counted,
        told=tuple(change.sentence for change in found) if len(found) <= FEW_CHANGES else (),
    )
