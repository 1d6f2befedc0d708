"""What the page of a case says of its chronology, and of how far its agencies are."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.work.chronologies.presenters.board import board_in_words, how_far_in_words
from kith.work.chronologies.queries.board import board_of, how_far_it_is
from kith.work.reviews.beside import Beside
from kith.work.reviews.models import Case
from kith.work.reviews.running import review_of


def merged_chronology(case: Case, membership: Membership, today: date) -> Iterable[Beside]:
    """Yield how far the chronology of a case is, for whoever reads what is released to it. One query."""
    found = how_far_it_is(membership, case)
    if found:
        url = reverse("chronologies:merged", args=(membership.partnership.key, case.public_id))
        yield Beside("Chronology", how_far_in_words(found), url, "Open the chronology", in_report=True)


def status_board(case: Case, membership: Membership, today: date) -> Iterable[Beside]:
    """Yield how far the agencies of a rapid review are: returns in, nothing held, late; parts of the
    chronology in (L40). One query, or none where no rapid review was begun."""
    found = board_of(membership, case, today) if review_of(case) else None
    if found:
        url = reverse("chronologies:board", args=(membership.partnership.key, case.public_id))
        yield Beside("Status board", board_in_words(found), url, "Open the status board")
