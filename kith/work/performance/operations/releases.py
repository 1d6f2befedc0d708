"""Deeds on releases of figures: one person prepares, another publishes, and either can be undone (AR20)."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.partnerships.models import Partnership, Person
from kith.work.performance.enums import ReleaseState
from kith.work.performance.lifecycle import RELEASE
from kith.work.performance.models import Indicator, Release
from kith.work.performance.periods import named
from kith.work.performance.queries.releases import draft_for
from kith.work.performance.recording import refuse_unless_of_the_unit, refuse_unless_releases
from kith.work.performance.releasing import Draft


@transaction.atomic
def prepare_release(
    *,
    partnership: Partnership,
    name: str,
    indicators: Collection[Indicator],
    first: date,
    last: date,
    is_rounded: bool = False,
    by: Actor,
    on: date,
) -> Release:
    """Prepare figures for somebody else to publish: small numbers are hidden, and what would give them away.

    `first` and `last`: between which days a period begins. With `is_rounded` counts are rounded to five
    instead. Raises Refused for others than the business unit, without a name or an indicator, when none of
    the figures can be shown, and when with earlier releases they would give a hidden one away.
    """
    refuse_unless_of_the_unit(partnership, by, on)
    _refuse_unchosen(name, indicators, first, last)
    chosen = {
        "indicators": sorted(one.key for one in indicators),
        "from": first.isoformat(),
        "to": last.isoformat(),
        "rounded": is_rounded,
    }
    draft = draft_for(partnership, chosen)
    _refuse_given_away(draft, partnership)
    _refuse_nothing_shown(draft)
    release = Release.objects.create(
        partnership=partnership,
        name=name.strip(),
        chosen=chosen,
        content={"indicators": draft.content},
        basis=draft.basis,
        prepared_on=on,
        prepared_at=now(),
        prepared_by=by.name,
        preparer=Person.objects.filter(public_id=by.person).first() if by.person else None,
    )
    _record(release, "prepared release of figures", by=by, new=chosen)
    return release


@transaction.atomic
def publish_release(*, release: Release, by: Actor, on: date) -> None:
    """Publish figures that somebody else prepared. They are frozen as they were prepared.

    Raises Refused to others than the business unit and the independent chair or advisor, to whoever
    prepared them, and when figures, or what was released, changed since.
    """
    partnership = release.partnership
    refuse_unless_releases(partnership, by, on)
    if by.person and release.preparer is not None and by.person == release.preparer.public_id:
        raise Refused("You prepared these figures, so somebody else publishes them.")
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    if release.state == ReleaseState.PREPARED:
        _refuse_changed(release)
    facts: dict[str, Any] = {"released_on": on, "released_at": now(), "released_by": by.name}
    before, after = RELEASE.move(release, "release", **facts)
    _record(release, "published release of figures", by=by, old={"state": before}, new={"state": after})


@transaction.atomic
def discard_release(*, release: Release, by: Actor, on: date) -> None:
    """Discard figures that are prepared. Raises Refused for others than the unit, and once published."""
    refuse_unless_of_the_unit(release.partnership, by, on)
    if Release.objects.filter(pk=release.pk, state=ReleaseState.PREPARED).delete()[0] == 0:
        raise Refused("These figures were published, or discarded already.")
    _record(release, "discarded release of figures", by=by, old={"name": release.name})


@transaction.atomic
def withdraw_release(*, release: Release, reason: str, by: Actor, on: date) -> None:
    """Take published figures down with the reason. What they told still counts when others are prepared.

    One person does it: it shows less, not more. Raises Refused to others than those who publish, without a
    reason, and when the figures are not published.
    """
    refuse_unless_releases(release.partnership, by, on)
    reason = reason.strip()
    facts: dict[str, Any] = {"withdrawn_on": on, "withdrawn_at": now(), "withdrawn_by": by.name}
    before, after = RELEASE.move(release, "withdraw", reason=reason, withdrawn_because=reason, **facts)
    states = {"old": {"state": before}, "new": {"state": after}}
    _record(release, "withdrew release of figures", by=by, reason=reason, **states)


def _refuse_unchosen(name: str, indicators: Collection[Indicator], first: date, last: date) -> None:
    if not name.strip():
        raise Refused("Give the release a name.", field="name")
    if not indicators:
        raise Refused("Choose at least one indicator.", field="indicators")
    if last < first:
        raise Refused("The last day is on or after the first.", field="last")


def _refuse_given_away(draft: Draft, partnership: Partnership) -> None:
    if not draft.given_away:
        return
    key, _bar, first = draft.given_away[0].partition("|")
    indicator = Indicator.objects.get(partnership=partnership, key=key)
    period = named(date.fromisoformat(first), indicator.frequency)
    raise Refused(
        f"With what was published before, these figures would give away a number of {indicator.name} "
        f"in {period} that is hidden. Leave that period out."
    )


def _refuse_nothing_shown(draft: Draft) -> None:
    cells = [cell for entry in draft.content for cell in entry["cells"]]
    if not cells:
        raise Refused("There are no figures of these indicators in that time.", field="indicators")
    if not any("value" in cell for cell in cells):
        raise Refused(
            "Every one of these figures would be hidden. Choose longer periods, or round to five.",
            field="indicators",
        )


def _refuse_changed(release: Release) -> None:
    draft = draft_for(release.partnership, release.chosen)
    if {"indicators": draft.content} != release.content or draft.basis != release.basis:
        raise Refused("Figures, or what was published, changed since. Discard these and prepare them again.")


def _record(
    release: Release, deed: str, *, by: Actor, old: Any = None, new: Any = None, reason: str = ""
) -> None:
    subject, key = Subject("release", release.public_id, release.name), release.partnership.key
    record_change(by=by, deed=deed, subject=subject, old=old, new=new, reason=reason, partnership=key)
