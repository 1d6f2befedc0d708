"""Why there are fewer statutory partners on a day than the arrangements named: some were followed."""

from datetime import date

from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.words import and_list, long_date
from kith.partnership.partnerships.enums import StandingKind
from kith.partnership.partnerships.models import Body


def succession_words(as_at: AsAt) -> str:
    """Return which statutory partners named were followed by which body, and when; else an empty text."""
    document = as_at.chapter.document if as_at.chapter else None
    named = [body for body in (document.bodies if document else ()) if body.standing == "statutory-partner"]
    followed: dict[int, tuple[Body, list[str]]] = {}
    for body in named:
        now = as_at.body_now(body.key)
        if now and now.key != body.key:
            followed.setdefault(now.pk, (now, []))[1].append(body.name)
    return " ".join(_words(names, heir, as_at) for heir, names in followed.values())


def _words(names: list[str], heir: Body, as_at: AsAt) -> str:
    since = _standing_since(heir, as_at)
    was = "was" if len(names) == 1 else "were"
    return f"{and_list(names)} {was} followed by {heir.name}{f' on {long_date(since)}' if since else ''}."


def _standing_since(heir: Body, as_at: AsAt) -> date | None:
    kind = StandingKind.STATUTORY_PARTNER
    days = [s.held_from for s in as_at.standings if s.body_id == heir.pk and s.kind == kind and s.held_from]
    return min(days, default=None)
