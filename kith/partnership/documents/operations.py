"""Deeds on documents: keeping a file, and a new version of it. Each looks at the file before it is kept."""

from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.documents.checking import CheckedFile, Upload, checked_file
from kith.partnership.documents.enums import HandlingMark
from kith.partnership.documents.models import Document, FileVersion
from kith.partnership.partnerships.models import Partnership


@transaction.atomic
def keep_file(
    *, partnership: Partnership, upload: Upload, title: str, mark: str, by: Actor, on: date
) -> Document:
    """Keep a file as the first version of a new document.

    `upload` is a file as it came in, or one looked at before by `checked_file`, which belongs outside the
    transaction. Who may is for the deed of the room that the document belongs to. Raises Refused without a
    title, for a mark that there is not, and for a file that is not taken in.
    """
    checked = checked_file(upload)
    if not title.strip():
        raise Refused("Give the title.", field="title")
    if mark not in HandlingMark.values:
        raise Refused("Choose how it is to be handled.", field="mark")
    document = Document.objects.create(partnership=partnership, title=title.strip(), mark=mark)
    _keep(document, checked, 1, by, on)
    return document


@transaction.atomic
def add_version(*, document: Document, upload: Upload, by: Actor, on: date) -> FileVersion:
    """Keep a file as the next version of a document; raise Refused for one that differs in nothing."""
    checked = checked_file(upload)
    Document.objects.select_for_update().get(pk=document.pk)
    last = document.versions.order_by("-number").first()
    if last and last.sha256 == checked.sha256:
        raise Refused(f"The file is the same as version {last.number}, byte for byte.", field="upload")
    number = (document.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    return _keep(document, checked, number, by, on)


@transaction.atomic
def change_mark(*, document: Document, mark: str, reason: str = "", by: Actor, on: date) -> None:
    """Change how a document is to be handled.

    To lower the mark takes a reason, and somebody else than who handed in its last version (AR20). Raises
    Refused otherwise, and when it bears that mark already.
    """
    if mark not in HandlingMark.values or mark == document.mark:
        raise Refused("Choose the other mark.", field="mark")
    if document.mark == HandlingMark.SENSITIVE:
        _refuse_lowering(document, reason, by)
    old, document.mark = document.mark, mark
    document.save(update_fields=["mark"])
    _record(document, "changed mark", by, old={"mark": str(old)}, new={"mark": mark}, reason=reason.strip())


def _refuse_lowering(document: Document, reason: str, by: Actor) -> None:
    if not reason.strip():
        raise Refused("Say why the mark can be lowered.", field="reason")
    last = document.versions.order_by("-number").first()
    if by.person and last and last.handed_in_by == by.name:
        raise Refused("You handed it in, so somebody else lowers its mark.", field="mark")


def _keep(document: Document, checked: CheckedFile, number: int, by: Actor, on: date) -> FileVersion:
    version = FileVersion.objects.create(
        document=document,
        number=number,
        name=checked.name,
        kind=checked.kind,
        size=checked.size,
        sha256=checked.sha256,
        pages=checked.pages,
        file=File(checked.file, name="upload"),
        scan=checked.scan,
        handed_in_on=on,
        handed_in_at=now(),
        handed_in_by=by.name,
    )
    new = {"version": number, "sha256": version.sha256, "bytes": version.size, "scan": str(version.scan)}
    _record(document, "kept file", by, new=new)
    return version


def _record(document: Document, deed: str, by: Actor, **values: object) -> None:
    """Write a deed into the trail; the title stays out of it, as it may be that of a closed record."""
    subject = Subject("document", document.public_id, "A document")
    record_change(by=by, deed=deed, subject=subject, partnership=document.partnership.key, **values)  # type: ignore[arg-type]
