"""What a copy needs to know, and which copies were taken."""

from __future__ import annotations

from collections.abc import Sequence

from kith.work.chronologies.exporting.known import Known
from kith.work.chronologies.models import Chronology, ChronologyCopy, CodedName, CodeName, NoName
from kith.work.chronologies.names import Coder


def known_for(chronology: Chronology, openly: Sequence[str]) -> Known:
    """Return what the check of names goes by; `openly` are words that are told openly, such as the names of
    agencies. Three queries."""
    case = chronology.case
    key = CodedName.objects.filter(code__case=case).values_list("name", "code__code")
    codes = CodeName.objects.filter(case=case).values_list("code", flat=True)
    words = NoName.objects.filter(case=case).values_list("word", flat=True)
    return Known(Coder(key), {*codes, *openly}, set(words))


def copies_of(chronology: Chronology) -> Sequence[ChronologyCopy]:
    """Return the copies that were taken, the latest first. One query."""
    return list(chronology.copies.select_related("body").order_by("-made_at", "-pk"))
