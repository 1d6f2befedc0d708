"""What stands on record of a publication, and what is missing before it goes out."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256

from kith.base.kernel.deadlines import said
from kith.base.kernel.working_days import OutsideCalendar
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.documents.models import FileVersion
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import Body
from kith.work.practice_reviews.enums import Check, Kind, PublicationState, Recipient, Route
from kith.work.practice_reviews.models import (
    AdvanceCopy,
    Draft,
    PracticeReview,
    PublicationCheck,
    ReviewPublication,
    RouteChoice,
)
from kith.work.practice_reviews.publication_deadlines import earliest_publishing
from kith.work.reviews.enums import RUNS, Part

CONFIRMS = RUNS | {Part.PARTNER}
"""Who publishes what another person prepared: who runs the case, and who decides for a statutory partner."""
REQUIRED = (Recipient.PANEL, Recipient.SECRETARY)
"""To whom a copy has to go."""
OF_THE_TEXT = frozenset({Check.ANONYMISED, Check.SIGNED_OFF})
"""What holds for the title and the file that were looked at, and for no other."""


def review_to_publish(membership: Membership, public_id: str) -> PracticeReview | None:
    """Return one review that a member may open, with its case and its publication, or None. One query."""
    rows = PracticeReview.objects.visible_to(membership).filter(public_id=public_id)
    return rows.select_related("case", "case__partnership", "publication", "publication__document").first()


def publication_of(review: PracticeReview) -> ReviewPublication | None:
    """Return what is published of a review, or None where nothing was prepared."""
    return getattr(review, "publication", None)


def is_published(publication: ReviewPublication) -> bool:
    """Return whether anybody can read it now."""
    return publication.state == PublicationState.PUBLISHED


def latest_choice(publication: ReviewPublication) -> RouteChoice | None:
    """Return the choice of the route that counts. One query."""
    return publication.choices.order_by("-chosen_at", "-pk").first()


def choices_of(publication: ReviewPublication) -> Sequence[RouteChoice]:
    """Return every choice of the route, the latest first. One query."""
    return list(publication.choices.order_by("-chosen_at", "-pk"))


def file_of(publication: ReviewPublication) -> FileVersion | None:
    """Return the file that is to be published, or the one that was. One query."""
    if publication.version_id:
        return publication.version
    if publication.document_id is None:
        return None
    return FileVersion.objects.filter(document=publication.document_id).order_by("-number").first()


def sent_hash(publication: ReviewPublication) -> str:
    """Return the hash of what copies are of: the file, or the reasons for publishing nothing; empty while
    there is neither."""
    if publication.route == Route.NONE:
        choice = latest_choice(publication)
        return sha256(choice.because.encode()).hexdigest() if choice else ""
    version = file_of(publication)
    return version.sha256 if version else ""


def shown_hash(publication: ReviewPublication) -> str:
    """Return the hash of all that anybody would read, title and file; empty while there is no file."""
    sent = sent_hash(publication)
    return sha256(f"{publication.route}\n{publication.title}\n{sent}".encode()).hexdigest() if sent else ""


def checks_that_count(publication: ReviewPublication) -> Mapping[Check, PublicationCheck]:
    """Return the latest of each check; of those about the text only where the text is still the same."""
    now_shown = shown_hash(publication)
    rows = publication.checks.order_by("recorded_at", "pk")
    latest = {Check(one.check_kind): one for one in rows}
    return {kind: one for kind, one in latest.items() if kind not in OF_THE_TEXT or one.sha256 == now_shown}


def checks_of(publication: ReviewPublication) -> Sequence[PublicationCheck]:
    """Return every check that was put on record, the latest first. One query."""
    return list(publication.checks.order_by("-recorded_at", "-pk"))


def copies_that_count(publication: ReviewPublication) -> Mapping[Recipient, AdvanceCopy]:
    """Return the first copy of what is to be published that went to each recipient."""
    rows = publication.copies.filter(sha256=sent_hash(publication)).order_by("-sent_on", "-pk")
    return {Recipient(one.recipient): one for one in rows}


def copies_of(publication: ReviewPublication) -> Sequence[AdvanceCopy]:
    """Return every copy that was sent, the latest first. One query."""
    return list(publication.copies.order_by("-sent_on", "-pk"))


def checks_needed(publication: ReviewPublication) -> tuple[Check, ...]:
    """Return the checks that the route needs: where nothing is published there is nothing to anonymise."""
    if publication.route == Route.NONE:
        return (Check.FAMILY_TOLD, Check.SIGNED_OFF)
    return tuple(Check)


def copies_needed(publication: ReviewPublication) -> tuple[Recipient, ...]:
    """Return to whom copies have to go: of another local review, below the criteria, to nobody."""
    return REQUIRED if publication.review.kind == Kind.LOCAL else ()


def earliest_day(publication: ReviewPublication) -> date | None:
    """Return the first day on which it may be published by the copies that were sent; None while one of them
    is missing, and where none is needed. Raises OutsideCalendar where the calendar lacks the days."""
    needed, sent = copies_needed(publication), copies_that_count(publication)
    if not needed or any(one not in sent for one in needed):
        return None
    return max(earliest_publishing(sent[one].sent_on) for one in needed)


def signed_draft(review: PracticeReview) -> Draft | None:
    """Return the draft that the partners signed as the text of a review. One query."""
    rows = review.drafts.filter(for_signing_on__isnull=False).select_related("version")
    return rows.order_by("-number").first()


def differs_in(publication: ReviewPublication) -> str:
    """Return in a sentence how the file to be published differs from what the partners signed, by their
    hashes; empty where they are the same file, and while there is none."""
    version, draft = file_of(publication), signed_draft(publication.review)
    if publication.route == Route.NONE or version is None:
        return ""
    if draft is None:
        return "There is no file that the partners signed."
    if draft.version.sha256 == version.sha256:
        return ""
    return (
        f"It is another file than the partners signed: draft {draft.number} is {_file_words(draft.version)}, "
        f"this one is {_file_words(version)}."
    )


def _file_words(version: FileVersion) -> str:
    pages = f" with {version.pages} page{'' if version.pages == 1 else 's'}" if version.pages else ""
    return f"a .{version.kind}{pages} of {version.size:,} bytes, hash {version.sha256[:8]}"


def file_unsigned_by(publication: ReviewPublication, on: date) -> list[Body]:
    """Return the statutory partners of a day that have not signed a file that differs from what was signed;
    none where it doesn’t differ."""
    version = file_of(publication)
    if version is None or not differs_in(publication):
        return []
    signed = set(publication.sign_offs.filter(sha256=version.sha256).values_list("body", flat=True))
    partners = ground_of(publication.review.case.partnership).on(on).statutory_partners
    return [body for body in partners if body.pk not in signed]


def _not_what_was_signed(publication: ReviewPublication, on: date) -> list[str]:
    left = file_unsigned_by(publication, on)
    if not left:
        return []
    names = ", ".join(body.name for body in left)
    return [f"{differs_in(publication)} Not signed again yet: {names}."]


def what_is_missing(publication: ReviewPublication, on: date) -> list[str]:
    """Return, each in a sentence, what keeps a publication, or the end without one, from being confirmed."""
    if not sent_hash(publication):
        return ["Hand in the file that is to be published first."]
    found, counts = [], checks_that_count(publication)
    found += [
        f"Not on record yet: {kind.label[0].lower()}{kind.label[1:]}."
        for kind in checks_needed(publication)
        if kind not in counts
    ]
    sent = copies_that_count(publication)
    found += [
        f"No copy is on record as sent to {one.label[0].lower()}{one.label[1:]}."
        for one in copies_needed(publication)
        if one not in sent
    ]
    return found + _not_what_was_signed(publication, on) + _too_early(publication, on)


def _too_early(publication: ReviewPublication, on: date) -> list[str]:
    if publication.route == Route.NONE:
        return []
    try:
        earliest = earliest_day(publication)
    except OutsideCalendar as outside:
        return [outside.sentence]
    if earliest is None or on >= earliest:
        return []
    return [
        f"Copies go out at least seven working days before publication: the earliest day is {said(earliest)}."
    ]
