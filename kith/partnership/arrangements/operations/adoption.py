"""Deeds that put arrangements into force, and keep the sharing of joint groups in step with them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.registries import overtaken
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.lifecycle import VERSION
from kith.partnership.arrangements.models import Group, Sharing, Version
from kith.partnership.arrangements.operations.identities import keep_identities
from kith.partnership.arrangements.operations.versions import about_version, return_version
from kith.partnership.arrangements.reading_room import read_versions
from kith.partnership.arrangements.timeline import Timeline
from kith.partnership.arrangements.words import long_date
from kith.partnership.partnerships.models import Partnership
from kith.partnership.partnerships.operations.founding import rename_partnership


@transaction.atomic
def adopt_by_decision(*, subject: Subject, by: Actor, on: date, words: str) -> None:
    """Adopt the version that a final decision of all statutory partners was about; `words` name it."""
    version = Version.objects.select_related("partnership").get(public_id=subject.id)
    _adopt(version, by=by, on=on, adoption=words)


@transaction.atomic
def record_adoption(*, version: Version, by: Actor, on: date, evidence: str) -> None:
    """Adopt the first version of an installation, by a decision that was taken outside Kith.

    `evidence` says who decided and where it is written down. Raises Refused when another version was
    adopted before, since from then on the statutory partners decide in Kith, or when no evidence is given.
    """
    if Version.objects.of(version.partnership).adopted().exists():
        raise Refused(
            "Arrangements are already in force. The statutory partners adopt the next version by a decision."
        )
    if not evidence.strip():
        raise Refused("Say who decided, on which day, and where it is written down.", field="evidence")
    _adopt(version, by=by, on=on, adoption=evidence.strip())


def _adopt(version: Version, *, by: Actor, on: date, adoption: str) -> None:
    if version.in_force_from is None:
        raise Refused(
            "Say from which day the arrangements take effect before they are adopted.", field="in_force_from"
        )
    _refuse_backwards(version)
    VERSION.move(version, "adopt", adopted_on=on, adoption=adoption)
    arrangements = from_plain(version.document)
    keep_identities(partnership=version.partnership, arrangements=arrangements, by=by, adopting=True)
    rename_partnership(
        partnership=version.partnership,
        name=arrangements.partnership.name,
        short_name=arrangements.partnership.short_name,
        by=by,
    )
    new = {"in_force_from": str(version.in_force_from), "adopted_on": str(on), "adoption": adoption}
    record_change(
        by=by,
        deed="adopted version",
        subject=about_version(version),
        new=new,
        partnership=version.partnership.key,
    )
    _take_back_overtaken(version, by=by, on=on)
    settle_sharings(partnership=version.partnership, by=by)


def _take_back_overtaken(adopted: Version, *, by: Actor, on: date) -> None:
    """Take proposals back to draft that can’t be adopted any more, since they take effect no later."""
    rivals = Version.objects.of(adopted.partnership).filter(
        state=VersionState.PROPOSED, in_force_from__lte=adopted.in_force_from
    )
    for rival in rivals.select_related("partnership").order_by("number"):
        reason = _why_overtaken(rival, adopted)
        for _name, follow in overtaken:
            follow(subject=about_version(rival), reason=reason, by=by, on=on)
        return_version(version=rival, by=by, reason=reason)


def _why_overtaken(rival: Version, adopted: Version) -> str:
    if rival.in_force_from == adopted.in_force_from or adopted.in_force_from is None:
        return f"Version {adopted.number} was adopted for the same day."
    return (
        f"Version {adopted.number} was adopted for a later day, {long_date(adopted.in_force_from)}. "
        "Only a version that takes effect after it can be adopted."
    )


def _refuse_backwards(version: Version) -> None:
    later = Version.objects.of(version.partnership).adopted().filter(in_force_from__gte=version.in_force_from)
    latest = later.order_by("-in_force_from").first()
    if latest and latest.in_force_from:
        raise Refused(
            f"Version {latest.number} takes effect on {long_date(latest.in_force_from)}. "
            "A new version takes effect on a later day.",
            field="in_force_from",
        )


@dataclass(frozen=True)
class Span:
    """A period for which both sides share a group, the last day included."""

    held_from: date
    held_to: date | None


@transaction.atomic
def settle_sharings(*, partnership: Partnership, by: Actor) -> None:
    """Bring the record of shared groups into step with the arrangements of both sides, after an adoption."""
    touching = Q(partnership=partnership) | Q(sharings__partnership=partnership)
    names = {joint for _v, d in _adopted(partnership) for joint in d.document.joint_groups}
    homes = Q()
    for joint in names:
        homes |= Q(partnership__key=joint.partnership, key=joint.group)
    for group in (
        Group.objects.filter(touching | homes if names else touching).select_related("partnership").distinct()
    ):
        _settle_group(group, by)


def _adopted(partnership: Partnership) -> list:
    return read_versions(
        Version.objects.of(partnership).adopted().select_related("partnership").order_by("number")
    )


def _settle_group(group: Group, by: Actor) -> None:
    home = Timeline.of(_adopted(group.partnership))
    for partner in _partners_named(group, home):
        spans = _spans(group, home, partner, Timeline.of(_adopted(partner)))
        _keep_spans(group, partner, spans, by)


def _partners_named(group: Group, home: Timeline) -> list[Partnership]:
    keys = {
        joint.partnership
        for chapter in home.adopted
        if (terms := chapter.directory.group(group.key))
        for joint in terms.joint_with
    }
    return list(Partnership.objects.filter(key__in=keys))


def _spans(group: Group, home: Timeline, partner: Partnership, theirs: Timeline) -> list[Span]:
    """Return the periods in which the home names the partner and the partner names the group."""
    here = [c for c in home.adopted if _names_partner(c.directory.group(group.key), partner.key)]
    there = [
        c
        for c in theirs.adopted
        if any(
            j.group == group.key and j.partnership == group.partnership.key for j in c.document.joint_groups
        )
    ]
    pairs = [_overlap(a, b) for a in here for b in there]
    return _joined(sorted((span for span in pairs if span), key=lambda span: span.held_from))


def _names_partner(terms, partner: str) -> bool:
    return terms is not None and any(joint.partnership == partner for joint in terms.joint_with)


def _overlap(one, other) -> Span | None:
    begins = max(one.version.in_force_from, other.version.in_force_from)
    ends = min((day for day in (one.until, other.until) if day), default=None)
    return Span(begins, ends) if ends is None or begins <= ends else None


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.held_to and last.held_to + timedelta(days=1) >= span.held_from:
            joined[-1] = Span(last.held_from, span.held_to)
        else:
            joined.append(span)
    return joined


def _keep_spans(group: Group, partner: Partnership, spans: list[Span], by: Actor) -> None:
    rows = Sharing.objects.filter(group=group, partnership=partner).order_by("held_from")
    before = [Span(row.held_from, row.held_to) for row in rows]
    if before == spans:
        return
    rows.delete()
    for span in spans:
        Sharing.objects.create(
            group=group, partnership=partner, held_from=span.held_from, held_to=span.held_to
        )
    old = {"periods": [_words(span) for span in before]}
    new = {"periods": [_words(span) for span in spans]}
    subject = Subject("group", group.public_id, group.name)
    for side in (group.partnership.key, partner.key):
        record_change(by=by, deed="shared group", subject=subject, old=old, new=new, partnership=side)


def _words(span: Span) -> str:
    return f"{span.held_from} to {span.held_to or 'now'}"
