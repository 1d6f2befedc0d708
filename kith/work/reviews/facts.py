"""What is known of a case, by code: for its page and for its report."""

from kith.base.ui.dates import long_date
from kith.work.reviews.correcting import FACTS, facts_as_received, words_of
from kith.work.reviews.enums import CaseState
from kith.work.reviews.models import Case

MARKS = (
    ("has_died", "The child has died"),
    ("is_looked_after", "Looked after"),
    ("is_care_leaver", "Care leaver"),
)
"""What may apply to a child, by column."""


def facts_of(case: Case) -> list[tuple[str, str]]:
    """Return what is known of a case, by code."""
    came = case.get_origin_display()
    if case.referred_by:
        came = f"{came}: {case.referred_by.name}, agreed by {case.agreed_by}"
    marks = [words for name, words in MARKS if getattr(case, name)]
    return [
        ("How it came", f"{came} ({long_date(case.received_on)})"),
        ("Local authority", f"{case.authority.name}, aware on {long_date(case.aware_on)}"),
        ("It happened", long_date(case.incident_on) if case.incident_on else "Day not known"),
        ("Child", ", ".join([case.child, *marks])),
        ("Another area", case.other_area or "None is concerned"),
        ("What happened", case.what_happened),
        ("Why it may be serious", case.why),
        ("Made safe at once", case.made_safe),
        *referrers_answers(case),
        *_decision(case),
    ]


def referrers_answers(case: Case) -> list[tuple[str, str]]:
    """Return what the referrer answered besides, each question with its answer; nothing for a case that was
    not referred. One query for one that was."""
    if case.referred_by_id is None:
        return []
    triggers = [
        (one.asks, f"{one.get_answer_display()}, by the referrer") for one in case.triggers.order_by("pk")
    ]
    told = (
        ("Agencies that know the family", case.agencies_known),
        ("Whether the family knows", case.family_told),
    )
    return [*triggers, *((asks, words) for asks, words in told if words)]


def referral_as_written(case: Case) -> list[tuple[str, str]]:
    """Return everything that a referrer wrote, as they wrote it, whatever was put right since. 2 queries."""
    wrote = {name: words_of(getattr(case, name)) for name in FACTS} | facts_as_received(case)
    marks = ", ".join(words for name, words in MARKS if wrote[name] == words_of(True))
    return [
        ("Agency", words_of(case.referred_by)),
        ("Agreed by", case.agreed_by),
        ("Local authority", wrote["authority"]),
        ("Local authority became aware", wrote["aware_on"]),
        ("It happened", wrote["incident_on"] or "Day not known"),
        ("What happened", wrote["what_happened"]),
        ("Why it may be serious", wrote["why"]),
        ("Made safe at once", wrote["made_safe"]),
        ("What applies", marks or "Nothing was ticked"),
        ("Another area", wrote["other_area"] or "None was named"),
        *referrers_answers(case),
    ]


def _decision(case: Case) -> list[tuple[str, str]]:
    if case.state == CaseState.RECEIVED or case.decided_on is None:
        return []
    if case.sent_on is None:
        return [(f"Not notified, {long_date(case.decided_on)}", case.decided_because)]
    sent = f"Sent on {long_date(case.sent_on)}"
    more = "; ".join(part for part in (case.form_reference, case.sent_to) if part)
    return [("Notified", f"{sent}{f' ({more})' if more else ''}. {case.decided_because}")]
