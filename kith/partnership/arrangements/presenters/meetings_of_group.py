"""How often a group meets: on the day, before and after it, and when that was reviewed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.document.asking import frequency_period
from kith.partnership.arrangements.document.describing import NOT_STATED, frequency_words
from kith.partnership.arrangements.document.models import Frequency


@dataclass(frozen=True)
class FrequencyShown:
    """How often a group meets, in words."""

    now: str
    history: tuple[str, ...] = ()
    """Each frequency that the arrangements state, with its days, where there is more than the present one."""
    reviews: tuple[str, ...] = ()


def frequency_shown(group: GroupAsAt, day: date) -> FrequencyShown:
    """Return how often a group meets as at a day, what else is stated, and the reviews on record."""
    stated = group.terms.frequency
    begun = {id(frequency): first_day(group, frequency) for frequency in stated}
    holding = [f for f in stated if holds(f, begun[id(f)], day)]
    latest = max(holding, key=lambda f: frequency_period(f, begun[id(f)])[0] or date.min) if holding else None
    others = stated if len(stated) > 1 or (stated and latest is None) else ()
    return FrequencyShown(
        now=now_words(latest, begun.get(id(latest))),
        history=tuple(past_words(frequency, begun[id(frequency)]) for frequency in others),
        reviews=reviews_of(group, day),
    )


def first_day(group: GroupAsAt, frequency: Frequency) -> date | None:
    """Return the day from which a frequency is in force: that of the first version stating it, or None."""
    ground = group.as_at.ground
    home = ground.timeline if not group.is_shared_in else ground.homes.get(group.home.pk)
    for chapter in home.adopted if home else ():
        terms = chapter.directory.group(group.key)
        if terms and frequency in terms.frequency:
            return chapter.version.in_force_from
    return None


def holds(frequency: Frequency, begun: date | None, day: date) -> bool:
    """Return whether a frequency holds on a day; its last day counts."""
    begins, ends = frequency_period(frequency, begun)
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def now_words(frequency: Frequency | None, begun: date | None) -> str:
    """Return the present frequency with its clause; *not stated* where none holds on the day."""
    if frequency is None:
        return f"{NOT_STATED} for this day"
    words = frequency_words(frequency).removesuffix(", then reviewed")
    clause = f" ({frequency.clause})" if frequency.clause else ""
    _begins, ends = frequency_period(frequency, begun)
    until = f", until {long_date(ends)}" if frequency.for_months and ends else ""
    then = ", reviewed after that" if frequency.then == "reviewed" else ""
    return f"{words}{until}{then}{clause}" if words != NOT_STATED else words


def past_words(frequency: Frequency, begun: date | None) -> str:
    """Return a frequency of another day with its first and last day."""
    begins, ends = frequency_period(frequency, begun)
    words = frequency_words(
        frequency.model_copy(update={"starts_on": None, "ends_on": None, "for_months": None})
    )
    words = words.removesuffix(", then reviewed")
    start = f" from {long_date(begins)}" if begins else ""
    end = f" until {long_date(ends)}" if ends else ""
    then = ", to be reviewed after that" if frequency.then == "reviewed" else ""
    clause = f" ({frequency.clause})" if frequency.clause else ""
    return f"{words}{start}{end}{then}{clause}"


def reviews_of(group: GroupAsAt, day: date) -> tuple[str, ...]:
    """Return the reviews of the frequency on record by the day, and since when a change holds (L6, L7)."""
    if group.is_shared_in:
        return ()
    keys = {duty.key for duty in group.directory.duties_of(group.key) if duty.kind == "frequency-review"}
    rows = [f for f in group.as_at.ground.fulfilments if f.duty_key in keys and f.home_id == group.home.pk]
    said = []
    for row in rows:
        if row.done_on <= day:
            effect = f" In effect from {long_date(row.takes_effect_on)}." if row.takes_effect_on else ""
            said.append(f"Reviewed on {long_date(row.done_on)}. {row.says}{effect}")
    return tuple(said)
