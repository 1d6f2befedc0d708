"""Whose place is empty in a case: a partner for which nobody decides states no view and signs nothing."""

from collections.abc import Sequence
from typing import Any

from kith.partnership.partnerships.models import Body
from kith.work.reviews.operations.deciding import OPEN_IN
from kith.work.reviews.operations.partners_places import last_day_of_first_places, said_of
from kith.work.reviews.queries.one import without_decider
from kith.work.reviews.queries.sitting import proposed_deciders
from kith.work.reviews.views.parts import CasePage


def empty_places(page: CasePage) -> dict[str, Any]:
    """Return the partners for which nobody decides while views are stated and reports signed, and where a
    place is given: those who run the case go there, others read who runs it."""
    is_open = page.case.state in OPEN_IN.values()
    where = "reviews:give_place" if page.runs else "reviews:circle"
    empty = without_decider(page.case, page.today) if is_open else []
    return {
        "empty": [body.name for body in empty],
        "empty_link": "Give a place" if page.runs else "Who runs this case",
        "empty_url": page.at(where, page.case.public_id),
        "proposed": _proposed(page, empty) if empty and page.runs else None,
    }


def _proposed(page: CasePage, empty: Sequence[Body]) -> dict[str, Any] | None:
    """Return who would be given places at one press, until when, and for which partners nobody; None where
    nobody sits for any of them."""
    found = proposed_deciders(page.case, page.today, but=page.membership.person.public_id)
    if not found:
        return None
    named = {one.body.pk for one in found}
    return {
        "who": [(one.person.name, one.body.name) for one in found],
        "until": last_day_of_first_places(page.case, page.today),
        "nobody_for": [body.name for body in empty if body.pk not in named],
        "shown": said_of(found),
        "url": page.at("reviews:give_partners_places", page.case.public_id),
    }
