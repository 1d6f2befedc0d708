"""Deeds on a draft that is made in the browser: beginning it, changing a part of it, writing it anew."""

from collections.abc import Callable, Sequence
from copy import deepcopy

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Overtaken
from kith.base.trail.queries import entries_about
from kith.partnership.arrangements.document.faults import Fault, FaultsFound
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.document.parsing import Parsed
from kith.partnership.arrangements.document.reading import located, read_plain
from kith.partnership.arrangements.document.structure import read_structure
from kith.partnership.arrangements.document.writing import from_plain, to_plain
from kith.partnership.arrangements.guidance.editions import required_contents
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.versions import (
    OVERTAKEN,
    about_version,
    change_draft,
    draft_version,
    fingerprint,
    read_file,
)

Revise = Callable[[dict], None]
"""Changes one part of a document as plain data, in place."""

THE_DRAFT = "the draft"
"""What faults call a document that is made in the browser."""

MOST_FOLLOWED = 200
"""How many changes back two readings of a draft are compared."""


@transaction.atomic
def draft_from(*, version: Version, by: Actor) -> Version:
    """Begin a draft from an earlier version. The day on which it takes effect is left open."""
    arrangements = from_plain(version.document)
    about = arrangements.about.model_copy(update={"in_force_from": None})
    return draft_version(
        partnership=version.partnership, arrangements=arrangements.model_copy(update={"about": about}), by=by
    )


@transaction.atomic
def revise_draft(*, version: Version, seen: str, revise: Revise, what: str, by: Actor) -> None:
    """Change one part of a draft; the rest stays as it is.

    `seen` is the fingerprint of the document that the answers were given to, `what` the part. What the
    part says must have the shape of an arrangement file; whether the whole holds together is asked when it
    is proposed. Raises FaultsFound with what has no such shape, Overtaken when somebody else changed the
    draft in between, Refused when it is no draft any more.
    """
    if fingerprint(version.document) != seen:
        raise Overtaken(OVERTAKEN)
    change_draft(version=version, arrangements=revised(version, revise), seen=seen, by=by, what=what)


def revised(version: Version, revise: Revise) -> Arrangements:
    """Return a draft’s arrangements with one part changed. Raises FaultsFound for a misshapen part."""
    plain = deepcopy(version.document)
    revise(plain)
    arrangements, findings = read_structure(plain)
    if arrangements is None:
        raise FaultsFound(located(findings, Parsed(plain), THE_DRAFT))
    return arrangements


@transaction.atomic
def rewrite_draft(*, version: Version, text: str | bytes, name: str, seen: str, by: Actor) -> None:
    """Put a whole file in place of a draft’s document.

    Raises FaultsFound with every fault of the file, Overtaken and Refused as above; then nothing has changed.
    """
    arrangements = read_file(text, name=name)
    change_draft(version=version, arrangements=arrangements, seen=seen, by=by, what="the whole file")


def faults_of(arrangements: Arrangements | dict) -> Sequence[Fault]:
    """Return what stands in the way of proposing a document: all that does not hold together in it."""
    plain = arrangements if isinstance(arrangements, dict) else to_plain(arrangements)
    try:
        read_plain(plain, name=THE_DRAFT, editions=required_contents())
    except FaultsFound as found:
        return found.faults
    return ()


def changes_since(version: Version, seen: str) -> list[str]:
    """Return who changed which part of a draft since it had this fingerprint, oldest first."""
    rows = entries_about(about_version(version)).filter(deed="changed draft")[:MOST_FOLLOWED]
    told: list[str] = []
    for entry in rows:
        told.append(f"{entry.actor_name} changed {(entry.new or {}).get('what', 'the draft')}.")
        if (entry.old or {}).get("fingerprint") == seen:
            return told[::-1]
    return []
