"""Taking the answers of a form that an agency handed in, once its writer has seen what was understood."""

from dataclasses import replace
from datetime import date

from django.core.files.base import File
from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.clock import now
from kith.base.kernel.refusals import Refused
from kith.partnership.documents.checking.kinds import KINDS
from kith.partnership.documents.checking.names import ending_of, shown_name
from kith.partnership.documents.enums import FileKind, HandlingMark
from kith.partnership.documents.operations import keep_file
from kith.partnership.documents.public import CheckedFile, checked_file
from kith.work.reviews.models import ReturnAnswer, ReturnFile, ReturnRequest
from kith.work.reviews.operations.returns import begin_writing
from kith.work.reviews.recording import record
from kith.work.reviews.return_form.understanding import Understood, understood

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 1
"""Of a form: words alone take far less."""
CHANGED = "Answers were changed in Kith since you handed the form in. Look at both again."


def looked_at(upload: File) -> CheckedFile:
    """Return a form that may be read. Raises Refused for what is no Word file, is locked or damaged, carries
    programs, would unpack to more than is safe, or is larger than a form. Belongs outside a transaction."""
    _refuse_other_kinds(upload)
    checked = checked_file(upload)
    if checked.size > MOST_MEGABYTES * MEGABYTE:
        raise Refused(
            f"“{checked.name}” has {-(-checked.size // MEGABYTE)} MB; a form has up to {MOST_MEGABYTES} MB. "
            "Take pictures out of it: only words are read.",
            field="upload",
        )
    return checked


def _refuse_other_kinds(upload: File) -> None:
    """Raise Refused for a file that Kith takes in elsewhere and that is no Word file."""
    ending = ending_of(upload.name or "")
    if KINDS.get(ending, FileKind.WORD) != FileKind.WORD:
        raise Refused(
            f"“{shown_name(upload.name or '', ending)}” is no Word file. Hand in the form (.docx) that you "
            "downloaded here and filled in.",
            field="upload",
        )


def understood_form(request: ReturnRequest, form: CheckedFile, on: date) -> Understood:
    """Return what a form says to the questions of a return. It writes nothing."""
    form.file.seek(0)
    return understood(request, form.file.read(), on=on)


@transaction.atomic
def take_form(*, request: ReturnRequest, form: CheckedFile, seen: str, by: Actor, on: date) -> ReturnFile:
    """Take the answers of a form into a return, and keep the form as the agency’s own. A question that the
    form leaves empty keeps what is written; `seen` is the hash of what was written when the writer looked.

    Raises Refused for others than the agency’s writers, outside a rapid review, once the return is in, for a
    form of which nothing can be taken, and where answers were changed meanwhile.
    """
    begin_writing(request=request, by=by, on=on)
    found = understood_form(request, form, on)
    if found.faults:
        raise Refused(found.faults[0], field="upload")
    if found.seen != seen:
        raise Refused(CHANGED, field="seen")
    if not found.changes_something:
        raise Refused("The form says nothing that is not written in Kith.", field="upload")
    kept = _kept(request, form, found, by=by, on=on)
    for question, words in found.taken.items():
        said = {"words": words, "file": kept, "is_altered": False, "saved_at": now(), "saved_by": by.name}
        ReturnAnswer.objects.update_or_create(request=request, question=question, defaults=said)
    new = {"body": request.body.key, "sha256": form.sha256, "answers": kept.answers_taken}
    record(request.case, "took form of return", by=by, new=new)
    return kept


def _kept(request: ReturnRequest, form: CheckedFile, found: Understood, *, by: Actor, on: date) -> ReturnFile:
    """Keep a form under a name that says nothing, whatever it was called."""
    number = 1 + request.files.count()
    form.file.seek(0)
    document = keep_file(
        partnership=request.case.partnership,
        upload=replace(form, name=f"return-{request.case.reference}-{number}.docx"),
        title="Form of a return",
        mark=HandlingMark.SENSITIVE,
        by=by,
        on=on,
    )
    return ReturnFile.objects.create(
        request=request,
        number=number,
        file=document.versions.get(),
        answers_taken=len(found.taken),
        is_whole=found.is_whole,
        taken_on=on,
        taken_at=now(),
        taken_by=by.name,
    )
