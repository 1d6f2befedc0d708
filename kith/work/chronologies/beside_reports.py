"""What the page of a case says of its key of names, and the lanes that its report carries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from kith.partnership.partnerships.membership import Membership
from kith.work.chronologies.models import ChronologyRow
from kith.work.chronologies.presenters.picture import shown_picture
from kith.work.chronologies.queries.key import opens_key
from kith.work.chronologies.seeing import rows_open_to
from kith.work.reviews.beside import Beside
from kith.work.reviews.enums import RUNS
from kith.work.reviews.models import Case
from kith.work.reviews.queries.one import parts_of

SILENT_DAYS = 90


def key_of_names(case: Case, membership: Membership, today: date) -> Iterable[Beside]:
    """Yield the way to the key for who may open it, and for who runs the case the way to who may. Two
    queries."""
    key, ident = membership.partnership.key, case.public_id
    if opens_key(membership, case):
        url = reverse("chronologies:key", args=(key, ident))
        yield Beside("Key of names", "You may open it; each opening is put on record", url, "Open the key")
    if RUNS & set(parts_of(membership, case)):
        url = reverse("chronologies:key_places", args=(key, ident))
        says = "Given to named people until a day; running the case doesn’t open it"
        yield Beside("Who can open the key", says, url, "See who can")


def lanes_for_report(case: Case, membership: Membership, today: date) -> str | None:
    """Return the lanes of all that agencies released, or None where no row with a day is released. Three
    queries."""
    rows = ChronologyRow.objects.filter(chronology__case=case, is_released=True)
    picture = shown_picture(
        rows_open_to(rows, membership),
        QueryDict(),
        title=f"Case {case.reference}: what agencies knew, along time",
        silent_days=SILENT_DAYS,
        to_download=True,
    )
    return str(picture.svg) if picture else None
