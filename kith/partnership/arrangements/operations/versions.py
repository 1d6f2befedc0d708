"""Deeds on versions: drafting, changing a draft, proposing, taking back, withdrawing, publishing."""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.db.models import Max

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Overtaken, Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.document.reading import read_text
from kith.partnership.arrangements.document.writing import from_plain, to_plain, write_text
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.guidance.editions import required_contents
from kith.partnership.arrangements.lifecycle import VERSION
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.identities import keep_identities
from kith.partnership.partnerships.models import Partnership

OVERTAKEN = "Somebody else has changed this draft since you opened it. Look at what changed before you save."


def about_version(version: Version) -> Subject:
    """Return a version as the trail and decisions refer to it."""
    return Subject(
        "version", version.public_id, f"{version.partnership.short_name}, version {version.number}"
    )


def read_file(text: str | bytes, *, name: str) -> Arrangements:
    """Return the arrangements in a file; raise FaultsFound with every fault when there is any."""
    return read_text(text, name=name, editions=required_contents())


@transaction.atomic
def draft_version(*, partnership: Partnership, arrangements: Arrangements, by: Actor) -> Version:
    """Begin a new draft. Raises Refused when the file is another partnership’s."""
    _same_partnership(partnership, arrangements)
    last = Version.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"] or 0
    version = Version.objects.create(
        partnership=partnership,
        number=last + 1,
        title=arrangements.about.title,
        edition=arrangements.about.edition,
        in_force_from=arrangements.about.in_force_from,
        document=to_plain(arrangements),
        drafted_at=now(),
        drafted_by=by.name,
    )
    record_change(by=by, deed="drafted version", subject=about_version(version), partnership=partnership.key)
    return version


def _same_partnership(partnership: Partnership, arrangements: Arrangements) -> None:
    if arrangements.partnership.key != partnership.key:
        raise Refused(
            f"The file is for “{arrangements.partnership.key}”; this partnership is “{partnership.key}”.",
            field="file",
        )


@transaction.atomic
def change_draft(*, version: Version, arrangements: Arrangements, seen: str, by: Actor, what: str) -> None:
    """Put a changed document in place of a draft’s.

    `seen` is the fingerprint of the document that the change was made from, so that two people who
    change one draft lose nothing; `what` says what was changed. Raises Overtaken when the draft has
    changed in between, Refused when it is no draft any more.
    """
    _same_partnership(version.partnership, arrangements)
    if version.state != VersionState.DRAFT:
        raise Refused("This is no draft any more, so it can’t be changed. Start a new draft from it.")
    current = Version.objects.select_for_update().get(pk=version.pk)
    if fingerprint(current.document) != seen:
        raise Overtaken(OVERTAKEN)
    values: dict[str, Any] = {
        "document": to_plain(arrangements),
        "title": arrangements.about.title,
        "edition": arrangements.about.edition,
        "in_force_from": arrangements.about.in_force_from,
    }
    changed = Version.objects.filter(pk=version.pk, state=VersionState.DRAFT).update(**values)
    if not changed:
        raise Overtaken("This draft has just been proposed or withdrawn.")
    for name, value in values.items():
        setattr(version, name, value)
    record_change(
        by=by,
        deed="changed draft",
        subject=about_version(version),
        old={"fingerprint": seen},
        new={"fingerprint": fingerprint(version.document), "what": what},
        partnership=version.partnership.key,
    )


def fingerprint(document: dict) -> str:
    """Return a short text that differs whenever the document does."""
    plain = json.dumps(document, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:32]


@transaction.atomic
def propose_version(*, version: Version, by: Actor) -> None:
    """Put a draft before the statutory partners. Its groups, seats and bodies are known from now on.

    Raises FaultsFound when the document does not hold together, Refused when it is no draft.
    """
    arrangements = read_file(write_text(_arrangements(version)), name="the draft")
    VERSION.move(version, "propose", proposed_at=now(), proposed_by=by.name)
    keep_identities(partnership=version.partnership, arrangements=arrangements, by=by, adopting=False)
    record_change(
        by=by, deed="proposed version", subject=about_version(version), partnership=version.partnership.key
    )


def _arrangements(version: Version) -> Arrangements:
    return from_plain(version.document)


@transaction.atomic
def return_version(*, version: Version, by: Actor, reason: str) -> None:
    """Take a proposed version back to draft, with the reason."""
    VERSION.move(version, "return", reason=reason, proposed_at=None, proposed_by="")
    record_change(
        by=by,
        deed="took version back to draft",
        subject=about_version(version),
        reason=reason,
        partnership=version.partnership.key,
    )


@transaction.atomic
def withdraw_version(*, version: Version, by: Actor, reason: str) -> None:
    """Withdraw a draft or a proposal for good, with the reason."""
    VERSION.move(version, "withdraw", reason=reason)
    record_change(
        by=by,
        deed="withdrew version",
        subject=about_version(version),
        reason=reason,
        partnership=version.partnership.key,
    )


@transaction.atomic
def publish_version(*, version: Version, by: Actor) -> None:
    """Let anybody read an adopted version. Raises Refused when it is not adopted or published already."""
    if version.state != VersionState.ADOPTED:
        raise Refused("Only adopted arrangements can be published.")
    published = Version.objects.filter(pk=version.pk, published_at__isnull=True)
    stamp = now()
    if not published.update(published_at=stamp, published_by=by.name):
        raise Refused("These arrangements are already published.")
    version.published_at, version.published_by = stamp, by.name
    record_change(
        by=by, deed="published version", subject=about_version(version), partnership=version.partnership.key
    )


def load_file(*, text: str | bytes, name: str, partnership: Partnership, by: Actor) -> Version:
    """Read a file and propose it as the next version. Raises FaultsFound, and then nothing has changed."""
    arrangements = read_file(text, name=name)
    with transaction.atomic():
        version = draft_version(partnership=partnership, arrangements=arrangements, by=by)
        propose_version(version=version, by=by)
    return version
