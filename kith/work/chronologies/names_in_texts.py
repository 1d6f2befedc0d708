"""Names in a text that others are to read, such as a review before its publication."""

from collections.abc import Sequence

from kith.work.chronologies.models import CodedName, CodeName, NoName
from kith.work.chronologies.names import Coder, possible_names
from kith.work.reviews.models import Case


def possible_names_in(case: Case, text: str) -> Sequence[str]:
    """Return the words of a text that may name somebody: those that stand in the key of the case, and others
    that look like names. It doesn’t tell which is which, since few may open the key. Three queries."""
    key = Coder(CodedName.objects.filter(code__case=case).values_list("name", "code__code"))
    codes = set(CodeName.objects.filter(case=case).values_list("code", flat=True))
    judged = set(NoName.objects.filter(case=case).values_list("word", flat=True))
    found = {*key.covered(text), *(one.words for one in possible_names([text], codes, judged))}
    return sorted(found, key=lambda word: (text.find(word), word))
