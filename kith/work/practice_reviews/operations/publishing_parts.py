"""What deeds on a publication share, and the file that is to be published."""

from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.documents.enums import FileKind, HandlingMark
from kith.partnership.documents.operations import add_version, keep_file
from kith.partnership.documents.public import CheckedFile, Upload, checked_file
from kith.work.practice_reviews.enums import PublicationState
from kith.work.practice_reviews.models import ReviewPublication
from kith.work.practice_reviews.models.publication import LONGEST_TITLE
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
    *, publication: ReviewPublication, upload: Upload | None, title: str, by: Actor, on: date
) -> None:
    """Hand in the file that is to be published, with the title that anybody will read.

    A new file takes the place of the last, which is kept; without one only the title changes. The file is
    looked at before the transaction begins and is marked OFFICIAL-SENSITIVE until it is published. Raises
    Refused for others than those who run the case, for a file that is no PDF, without a title, and for a
    title with the case’s reference.
    """
    refuse_unless_runs(publication.review.case, by, on)
    checked = checked_file(upload) if upload else None
    if checked and checked.kind != FileKind.PDF:
        raise Refused("Hand it in as a PDF: anybody can read one.", field="upload")
    _hand_in_file(publication, checked, title.strip(), by, on)


@transaction.atomic
def _hand_in_file(
    publication: ReviewPublication, checked: CheckedFile | None, title: str, by: Actor, on: date
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
    publication.save(update_fields=["title", "document", "prepared_by_person"])
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
