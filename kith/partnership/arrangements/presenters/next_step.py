"""The one next step that the arrangements wait for, for somebody who may take it."""

from collections.abc import Sequence

from django.urls import reverse

from kith.base.kernel.registries import next_steps
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.arrangements.presenters.versions import NextStep, version_name
from kith.partnership.arrangements.timeline import Timeline
from kith.partnership.partnerships.membership import Membership


def next_step_of_all(versions: Sequence[Version], address: dict[int, str], key: str) -> NextStep:
    """Return the next step for a partnership’s arrangements as a whole, for the business unit."""
    open_ones = {version.state: version for version in reversed(versions)}
    for state, says in (
        (VersionState.PROPOSED, "is proposed and waits for the statutory partners."),
        (VersionState.DRAFT, "is a draft. Propose it when it is ready."),
    ):
        if version := open_ones.get(state):
            name = version_name(version)
            return NextStep(f"{name} {says}", f"Open {name.lower()}", address[version.pk])
    unpublished = [v for v in versions if v.state == VersionState.ADOPTED and v.published_at is None]
    if unpublished:
        name = version_name(unpublished[0])
        return NextStep(
            f"{name} is adopted and not published.", f"Open {name.lower()}", address[unpublished[0].pk]
        )
    if not versions:
        return NextStep(
            "There are no arrangements yet. Begin with an arrangement file.",
            "Upload an arrangement file",
            reverse("arrangements:upload_draft", args=(key,)),
        )
    return NextStep("Nothing waits. The next change begins with a draft.")


def next_step(version: Version, timeline: Timeline, membership: Membership) -> NextStep | None:
    """Return the next step for one version, or None where the reader has none to take."""
    if version.state == VersionState.PROPOSED:
        return _towards_adoption(version, membership)
    if version.state == VersionState.ADOPTED and version.published_at is None:
        return _publish(version, membership)
    return None


def _at(version: Version, name: str) -> str:
    return reverse(name, args=(version.partnership.key, version.public_id))


def _asked_already(version: Version, membership: Membership) -> NextStep | None:
    """Return what the partners were asked already about a version, as the room that asked them tells."""
    tells = next_steps.get("version")
    told = tells(record=version, membership=membership, on=membership.on) if tells else None
    return NextStep(*told) if told else None


def _towards_adoption(version: Version, membership: Membership) -> NextStep | None:
    if asked := _asked_already(version, membership):
        return asked
    if not membership.may(Permission.DRAFT_ARRANGEMENTS):
        return NextStep("The statutory partners have not adopted this version yet.")
    if version.in_force_from is None:
        return NextStep(
            "The day on which they take effect is not stated, and without it they can’t be adopted.",
            "Take it back to draft and give the day",
            _at(version, "arrangements:return_version"),
        )
    return NextStep(
        "Adoption is for all statutory partners together: each takes a position, and none is outvoted.",
        "Ask the statutory partners to adopt",
        _at(version, "decisions:ask_to_adopt"),
    )


def _publish(version: Version, membership: Membership) -> NextStep | None:
    if not membership.may(Permission.PUBLISH_ARRANGEMENTS):
        return None
    says = "These arrangements are adopted and not published. Once published, anybody may read them."
    return NextStep(says, "Publish", _at(version, "arrangements:publish_version"), is_press=True)
