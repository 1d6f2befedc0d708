"""What every deed on a case does first: hold its row and read it anew.

A page may have been open for an hour: what it knew of the case doesn’t count, the state of the row does.
"""

from kith.work.reviews.models import Case, ReturnRequest


def hold_case(case: Case) -> None:
    """Hold the row of a case until the deed is done, and read the case anew. For a transaction."""
    case.refresh_from_db(from_queryset=Case.objects.select_for_update())


def hold_return(request: ReturnRequest) -> None:
    """Hold a return and its case until the deed is done, and read both anew; the case comes first, always."""
    hold_case(request.case)
    request.refresh_from_db(from_queryset=ReturnRequest.objects.select_for_update())
