"""Whose place is empty in a case: a partner for which nobody decides states no view and signs nothing."""

from typing import Any

from kith.work.reviews.operations.deciding import OPEN_IN
from kith.work.reviews.queries.one import without_decider
from kith.work.reviews.views.parts import CasePage


def empty_places(page: CasePage) -> dict[str, Any]:
    """Return the partners for which nobody decides while views are stated and reports signed, and where a
    place is given: those who run the case go there, others read who runs it."""
    is_open = page.case.state in OPEN_IN.values()
    where = "reviews:give_place" if page.runs else "reviews:circle"
    return {
        "empty": [body.name for body in without_decider(page.case, page.today)] if is_open else [],
        "empty_link": "Give a place" if page.runs else "Who runs this case",
        "empty_url": page.at(where, page.case.public_id),
    }
