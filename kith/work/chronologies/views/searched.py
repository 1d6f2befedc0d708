"""The words that somebody looks for in a chronology: kept in the session, for they may be a name. The address
holds a mark in their place, which tells nobody else anything."""

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, QueryDict
from django.utils.crypto import get_random_string

from kith.work.chronologies.forms.merged import SEARCHED_FOR, WORDS, FindRows

KEPT = "words-looked-for"
MOST_KEPT = 20
"""Of so many searches the words are kept in one session; the oldest go first."""
LONGEST = 200


def address_of(request: HttpRequest, case: str) -> str:
    """Return the query that asks for the rows that a form sent, its words kept in the session.

    `case` is the public id of the case that they were looked for in.
    """
    sent = request.POST
    names = [name for name in sent if _is_asked(name) and sent[name].strip()]
    query = QueryDict(mutable=True)
    for name in names:
        query[name] = sent[name]
    words = {name: sent.get(name, "").strip()[:LONGEST] for name in SEARCHED_FOR}
    if any(words.values()):
        query[WORDS] = _kept(request.session, case, words)
    return query.urlencode()


def rows_asked(request: HttpRequest, case: str) -> QueryDict:
    """Return which rows an address asks for, with the words that were kept under its mark. What an address
    says in words itself counts for nothing, and neither does a mark of another session or case."""
    given = request.GET.copy()
    for name in SEARCHED_FOR:
        given.pop(name, None)
    mark = given.get(WORDS, "")
    found = next((one for one in request.session.get(KEPT, []) if one[:2] == [mark, case]), None)
    if found is None:
        given.pop(WORDS, None)
        return given
    given.update(found[2])
    return given


def _kept(session: SessionBase, case: str, words: dict[str, str]) -> str:
    """Keep words in the session and return their mark: the one that they have already, or a new one."""
    before = session.get(KEPT, [])
    mark = next((one[0] for one in before if one[1:] == [case, words]), "") or get_random_string(10)
    session[KEPT] = [*(one for one in before if one[0] != mark), [mark, case, words]][-MOST_KEPT:]
    return mark


def _is_asked(name: str) -> bool:
    """Return whether an answer of the form may stand in the address."""
    fields = FindRows.base_fields.keys() - SEARCHED_FOR
    return name in fields or any(
        name == f"{field}_{part}" for field in fields for part in ("day", "month", "year")
    )
