"""The forms that agencies handed in, and which answers came from which."""

from collections.abc import Mapping, Sequence

from django.db.models import Q

from kith.partnership.partnerships.membership import Membership
from kith.work.reviews.enums import RequestState
from kith.work.reviews.models import Case, ReturnAnswer, ReturnFile, ReturnRequest


def file_seen_by(membership: Membership, public_id: str) -> ReturnFile | None:
    """Return one form in a case that a member may open, or None. One query."""
    rows = ReturnFile.objects.filter(request__case__in=Case.objects.visible_to(membership))
    related = ("file", "request__case__partnership", "request__case__authority", "request__body")
    return rows.filter(public_id=public_id).select_related(*related, "request__version").first()


def files_read(request: ReturnRequest, *, writes: bool) -> Sequence[ReturnFile]:
    """Return the forms of a return of which its reader may know: all for its writers, for others those of
    answers that they read (AR6). One query."""
    rows = request.files.select_related("file").order_by("number")
    if writes:
        return list(rows)
    read = Q(earlier_answers__is_withdrawn=False)
    if request.state == RequestState.RELEASED:
        read |= Q(answers__isnull=False) & ~Q(answers__words="")
    return list(rows.filter(read).distinct())


def answers_with_files(request: ReturnRequest) -> Mapping[str, ReturnAnswer]:
    """Return the answers that were read from forms, by question, each with its form. One query."""
    rows = request.answers.filter(file__isnull=False).exclude(words="").select_related("file")
    return {one.question: one for one in rows}
