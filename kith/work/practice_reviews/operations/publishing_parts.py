"""What deeds on a publication share, and the file that is to be published."""

from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.documents.enums import FileKind, HandlingMark
from kith.partnership.documents.operations import add_version, keep_file
from kith.partnership.documents.public import CheckedFile, Upload, checked_file, open_version
from kith.partnership.partnerships.models import Body
from kith.work.practice_reviews.enums import PublicationState
from kith.work.practice_reviews.models import ReviewPublication
from kith.work.practice_reviews.models.publication import LONGEST_TITLE
from kith.work.practice_reviews.public_file import refuse_unfit
from kith.work.practice_reviews.queries.publication import signed_draft
from kith.work.reviews.locking import hold_case
from kith.work.reviews.recording import record, refuse_unless_runs

KEPT_AS = "Review to be published"
"""What the document is called inside: nothing of the case, nor of the title."""


def hold(publication: ReviewPublication) -> None:
    """Hold the case of a publication until the deed is done, and read the publication and its review anew."""
    hold_case(publication.review.case)
    publication.refresh_from_db(from_queryset=ReviewPublication.objects.select_for_update())
    publication.review.refresh_from_db()


def refuse_unless_prepared(publication: ReviewPublication) -> None:
    """Raise Refused once a review is published, or has ended without that."""
    if publication.state != PublicationState.PREPARED:
        raise Refused(f"This publication is {publication.get_state_display().lower()}.")


def hand_in_file(
    *,
    publication: ReviewPublication,
    upload: Upload | None,
    title: str,
    by: Actor,
    on: date,
    differs_because: str = "",
) -> None:
    """Hand in the file that is to be published, with the title that anybody will read.

    It is the file that the partners signed; one that differs has `differs_because`, such as what was blacked
    out, and is signed again. Without a file the signed one is taken, or the one handed in before stays and
    only the title changes. The file is looked at before the transaction begins and is marked
    OFFICIAL-SENSITIVE until it is published. Raises Refused for others than those who run the case, for a
    file that is no PDF, for another file than was signed without a reason, without a title, and for a title
    with the case’s reference; NotForThePublic for a handling mark, a comment or what may be a name.
    """
    refuse_unless_runs(publication.review.case, by, on)
    given = upload or (_signed_file(publication) if _takes_signed(publication) else None)
    checked = checked_file(given) if given else None
    if checked and checked.kind != FileKind.PDF:
        raise Refused("Hand it in as a PDF: anybody can read one.", field="upload")
    because = differs_because.strip()
    if checked:
        _refuse_unfit(publication, checked, title)
        because = _why_it_differs(publication, checked, because)
    _hand_in_file(publication, checked, title.strip(), because, by=by, on=on)


def _takes_signed(publication: ReviewPublication) -> bool:
    """Return whether the file that the partners signed is taken where none is chosen."""
    draft = signed_draft(publication.review)
    return publication.document is None and draft is not None and draft.version.kind == FileKind.PDF


def _signed_file(publication: ReviewPublication) -> Upload:
    draft = signed_draft(publication.review)
    if draft is None:
        raise Refused("There is no file that the partners signed. Choose the file.", field="upload")
    with open_version(draft.version) as signed:
        return ContentFile(signed.read(), draft.version.name)


def _refuse_unfit(publication: ReviewPublication, checked: CheckedFile, title: str) -> None:
    case = publication.review.case
    checked.file.seek(0)
    content = checked.file.read()
    checked.file.seek(0)
    judged = publication.judged_words.values_list("words", flat=True)
    refuse_unfit(case, content, title, openly=_told_openly(publication), judged=set(judged))


def _told_openly(publication: ReviewPublication) -> set[str]:
    """Return the names of the partnership, of its agencies and of who did the review: anybody reads them."""
    review, partnership = publication.review, publication.review.case.partnership
    bodies = Body.objects.filter(standings__partnership=partnership).values_list("name", flat=True)
    reviewers = review.reviewers.filter(chosen_on__isnull=False).values_list("name", flat=True)
    return {partnership.name, *bodies, *reviewers}


def _why_it_differs(publication: ReviewPublication, checked: CheckedFile, because: str) -> str:
    draft = signed_draft(publication.review)
    if draft and draft.version.sha256 == checked.sha256:
        return ""
    if not because:
        raise Refused(
            "This is another file than the partners signed. Choose that one, or write why it differs, such "
            "as what was blacked out: each partner then signs it again.",
            field="differs_because",
        )
    return because


@transaction.atomic
def _hand_in_file(
    publication: ReviewPublication,
    checked: CheckedFile | None,
    title: str,
    because: str,
    *,
    by: Actor,
    on: date,
) -> None:
    hold(publication)
    refuse_unless_runs(publication.review.case, by, on)
    refuse_unless_prepared(publication)
    _refuse_title(publication, title)
    if checked is None and publication.document is None:
        raise Refused("Choose the file.", field="upload")
    if checked is not None:
        _keep(publication, checked, by, on)
    publication.title, publication.prepared_by_person = title, by.person
    if checked is not None:
        publication.differs_because = because
    publication.save(update_fields=["title", "document", "differs_because", "prepared_by_person"])
    record(publication.review.case, "prepared publication", by=by, new={"new_file": checked is not None})


def _keep(publication: ReviewPublication, checked: CheckedFile, by: Actor, on: date) -> None:
    if publication.document is not None:
        add_version(document=publication.document, upload=checked, by=by, on=on)
        return
    publication.document = keep_file(
        partnership=publication.review.case.partnership,
        upload=checked,
        title=KEPT_AS,
        mark=HandlingMark.SENSITIVE,
        by=by,
        on=on,
    )


def _refuse_title(publication: ReviewPublication, title: str) -> None:
    if not title:
        raise Refused("Give the title that anybody will read.", field="title")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"Say the title in {LONGEST_TITLE} characters or fewer.", field="title")
    if publication.review.case.reference in title:
        raise Refused("Leave the case’s reference out of the title: anybody will read it.", field="title")
