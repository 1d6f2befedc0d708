"""What the page of a case says of agencies’ parts: to who writes one, and to who may open the chronology."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.work.chronologies.presenters.parts import own_words
from kith.work.chronologies.queries.parts import chronology_of, written_for
from kith.work.reviews.beside import Beside
from kith.work.reviews.enums import RUNS, CaseState
from kith.work.reviews.models import Case
from kith.work.reviews.queries.one import parts_of

TITLE = "Chronology"


def own_parts(case: Case, membership: Membership, today: date) -> Iterable[Beside]:
    """Yield, for who writes for an agency that is asked, how far its part is. Two queries."""
    for asked, words in own_words(written_for(membership, case), today):
        url = reverse("chronologies:agency", args=(membership.partnership.key, asked.public_id))
        yield Beside(f"{TITLE} of {asked.body.name}", words, url, "Open your agency’s part")


def not_opened_yet(case: Case, membership: Membership, today: date) -> Iterable[Beside]:
    """Yield, for who runs a case, that no chronology is open. At most two queries."""
    if case.state not in (CaseState.RAPID_REVIEW, CaseState.REPORTED) or chronology_of(case):
        return
    if RUNS & set(parts_of(membership, case)):
        url = reverse("chronologies:open", args=(membership.partnership.key, case.public_id))
        yield Beside(TITLE, "Not open yet.", url, "Open the chronology")
