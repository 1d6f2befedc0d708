"""When the case may open a form that an agency handed in: once all that it says is released, unchanged.

A form may hold more than the agency released: a word taken out in Kith, a line beside the boxes. Then the
case reads the answers and which form they came from, and the file stays the agency’s own.
"""

from datetime import date

from django.db.models import Count, F, Q

from kith.work.reviews.models import ReturnFile, ReturnRequest


def open_files(request: ReturnRequest, on: date) -> None:
    """Open the forms of which the return that is released says every word. For a deed’s transaction."""
    stands = Count("answers", filter=Q(answers__is_altered=False))
    whole = request.files.filter(is_whole=True).annotate(stands=stands).filter(stands=F("answers_taken"))
    ReturnFile.objects.filter(pk__in=[one.pk for one in whole if one.answers_taken]).update(opened_on=on)


def close_files(request: ReturnRequest) -> None:
    """Make the forms of a return that is taken back the agency’s own again. For a deed’s transaction."""
    ReturnFile.objects.filter(pk__in=request.answers.filter(file__isnull=False).values("file")).update(
        opened_on=None
    )
