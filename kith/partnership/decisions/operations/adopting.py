"""Asking the statutory partners to adopt a version of the arrangements."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.versions import about_version
from kith.partnership.arrangements.words import long_date
from kith.partnership.decisions.models import Decision
from kith.partnership.decisions.operations.deciding import ALREADY_OPEN, open_decision
from kith.partnership.decisions.queries import decision_about, latest_adopted

ADOPTS = "adopt-arrangements"
"""The effect by which a final decision puts a version into force."""


def why_not_ask(version: Version) -> str:
    """Return why the partners can’t be asked to adopt a version, as a sentence; empty when they can."""
    if version.state != VersionState.PROPOSED:
        state = version.get_state_display().lower()
        return f"Version {version.number} is {state}. The partners are asked about one that is proposed."
    if version.in_force_from is None:
        return (
            f"Version {version.number} does not say from which day it takes effect. "
            "Take it back to draft and add the day."
        )
    last = latest_adopted(version)
    if last and last.in_force_from and last.in_force_from >= version.in_force_from:
        return (
            f"Version {last.number} takes effect on {long_date(last.in_force_from)}. "
            "A new version takes effect on a later day."
        )
    if decision_about(version):
        return ALREADY_OPEN
    rival = _asked_for_the_same_day(version)
    if rival is None:
        return ""
    return (
        f"The partners are already asked about version {rival.number}, for the same day. "
        "Withdraw that decision first, or choose another day."
    )


def _asked_for_the_same_day(version: Version) -> Version | None:
    """Return another version whose decision waits and that takes effect on the same day."""
    waiting = Decision.objects.of(version.partnership).waiting().filter(subject_kind="version")
    others = Version.objects.of(version.partnership).exclude(pk=version.pk)
    same_day = others.filter(in_force_from=version.in_force_from)
    return same_day.filter(public_id__in=waiting.values("subject_id")).order_by("number").first()


@transaction.atomic
def ask_to_adopt(*, version: Version, wording: str, by: Actor, on: date) -> Decision:
    """Ask the statutory partners to adopt a proposed version in exactly these words.

    Raises Refused when it is not proposed, has no day to take effect or one before that of a version already
    adopted, or when a decision about it, or about another version for the same day, is open.
    """
    version = Version.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=version.pk)
    objection = why_not_ask(version)
    if objection:
        raise Refused(objection)
    return open_decision(
        partnership=version.partnership,
        title=f"Adopt version {version.number} of the arrangements",
        wording=wording,
        subject=about_version(version),
        effect=ADOPTS,
        by=by,
        on=on,
    )


def wording_for(version: Version) -> str:
    """Return the usual words for adopting a version."""
    if version.in_force_from is None:
        return ""
    return f"The arrangements are adopted and take effect on {long_date(version.in_force_from)}."
