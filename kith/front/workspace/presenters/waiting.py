"""What waits for the reader: positions, sign-offs and actions; for the business unit steps of versions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kith.base.kernel.standings import Standing
from kith.front.workspace.presenters.words import at, away
from kith.front.workspace.queries import Desk
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.permissions import Permission as ArrangementsPermission
from kith.partnership.arrangements.words import and_list, long_date
from kith.partnership.decisions.public import DecisionRecord, DecisionState, Tally, speakers_on
from kith.partnership.partnerships.models import Body


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for the reader."""

    says: str
    url: str
    detail: str
    is_late: bool = False
    key: str = ""
    """What it is about, where two partnerships can show the same thing."""
    where: str = ""
    """The partnership’s short name, for a reader who has several."""
    due_on: date | None = None


def waiting_for(desk: Desk) -> list[Waiting]:
    """Return what waits for the reader in one partnership: what is late first."""
    asked = [d for d in desk.decisions if d.is_waiting]
    found = [
        *_positions(desk, asked),
        *(_versions(desk, asked) if desk.drafts else ()),
        *_sign_offs(desk),
        *_actions(desk),
        *_from_the_rooms(desk),
    ]
    return late_first(replace(one, where=desk.ground.partnership.short_name) for one in found)


def late_first(found: Iterable[Waiting]) -> list[Waiting]:
    """Return what waits, each thing once: what is late, then what has no day, then by the day."""
    once = {one.key or one.url: one for one in found}
    return sorted(once.values(), key=lambda one: (not one.is_late, one.due_on or date.min))


def _from_the_rooms(desk: Desk) -> Iterator[Waiting]:
    for one in desk.waits:
        yield Waiting(
            says=one.title,
            url=one.url,
            detail=" ".join(filter(None, [_by_when(one.due_on, desk.today), one.says])),
            is_late=one.due_on is not None and one.due_on < desk.today,
            key=one.key,
            due_on=one.due_on,
        )


def _by_when(due_on: date | None, today: date) -> str:
    if due_on is None:
        return ""
    day = f"{long_date(due_on)}, {away(due_on, today)}"
    return f"{day[:1].upper()}{day[1:]}."


def _sign_offs(desk: Desk) -> Iterator[Waiting]:
    for promise in desk.to_sign:
        yield Waiting(
            says=f"Sign off for {desk.ground.partnership.short_name}: {promise.duty.says}",
            url=at(desk, "arrangements:sign_off_shared", promise.home.key, promise.duty.key),
            detail=f"{promise.group.name}, shared with {promise.home.short_name}. {promise.finding.reason}",
            is_late=promise.finding.standing == Standing.MISSED,
        )


def _actions(desk: Desk) -> Iterator[Waiting]:
    for action in desk.actions:
        word, what = action.standing.word, action.wording.rstrip(".")
        yield Waiting(
            says=f"{action.reference}: {what} – {word[:1].lower()}{word[1:]}",
            url=action.url,
            detail=f"{action.group}. {action.standing.reason}",
            is_late=action.standing.mark == Standing.MISSED,
            key=action.public_id,
            due_on=action.due_on,
        )


def _positions(desk: Desk, asked: list[DecisionRecord]) -> Iterator[Waiting]:
    mine = {a.pk for a in desk.membership.appointments}
    speakers = speakers_on(desk.ground, desk.today) if asked else {}
    for decision in asked:
        for body in decision.tally(desk.ground.standings, desk.today).missing:
            if mine & {a.pk for a in speakers.get(body.pk, ())}:
                yield _position(desk, decision, body)


def _position(desk: Desk, decision: DecisionRecord, body: Body) -> Waiting:
    return Waiting(
        says=f"Say where {body.name} stands: {decision.title}",
        url=at(desk, "decisions:decision", decision.public_id),
        detail=f"Asked on {long_date(decision.asked_on)}. “{decision.wording}”",
    )


def _versions(desk: Desk, asked: list[DecisionRecord]) -> Iterator[Waiting]:
    about = {d.subject_id: d for d in asked if d.subject_kind == "version"}
    for version in reversed(desk.versions):
        decision = about.get(version.public_id)
        found = _asked(desk, version, decision) if decision else _next_step(desk, version)
        if found:
            yield found


def _next_step(desk: Desk, version: Version) -> Waiting | None:
    name = f"Version {version.number} of the arrangements"
    if version.state == VersionState.DRAFT:
        address = at(desk, "arrangements:draft", version.public_id)
        return Waiting(f"{name} is a draft", address, "Propose it when it is ready.")
    address = at(desk, "arrangements:version", version.public_id)
    if version.state == VersionState.PROPOSED:
        return Waiting(f"{name} is proposed", address, "The partners have not been asked to adopt it yet.")
    unpublished = version.state == VersionState.ADOPTED and version.published_at is None
    if unpublished and desk.membership.may(ArrangementsPermission.PUBLISH_ARRANGEMENTS):
        return Waiting(f"{name} is adopted", address, "Publish it, so that anybody can read it.")
    return None


def _asked(desk: Desk, version: Version, decision: DecisionRecord) -> Waiting:
    stands = decision.tally(desk.ground.standings, desk.today)
    return Waiting(
        says=f"Version {version.number} of the arrangements waits for the partners",
        url=at(desk, "decisions:decision", decision.public_id),
        detail=_whom_to_ask(desk, decision, stands),
    )


def _whom_to_ask(desk: Desk, decision: DecisionRecord, stands: Tally) -> str:
    speakers = speakers_on(desk.ground, desk.today)
    stopped = decision.state == DecisionState.STOPPED
    bodies = stands.against if stopped else stands.missing
    named = [_with_speakers(desk, body, speakers.get(body.pk, [])) for body in bodies]
    if not named:
        return "Every partner of today agrees; one of them states so once more."
    start = "Stopped. Speak to" if stopped else "No position yet from"
    return f"{start} {and_list(named)}."


def _with_speakers(desk: Desk, body: Body, speakers: list) -> str:
    names = list(dict.fromkeys(a.person.name for a in speakers if desk.sees(a)))
    return f"{body.name} ({and_list(names)})" if names else f"{body.name} (nobody sits for it)"
