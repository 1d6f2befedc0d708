"""Promises that something will be settled, reviewed or handed on by a day."""

from datetime import date, timedelta

from kith.base.kernel.standings import Evidence, Finding, Standing
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.deadlines import months_after
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.evidence import address, of_page
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import Fulfilment
from kith.partnership.arrangements.words import and_list, count_of, long_date

DUE_WITHIN = timedelta(days=28)
"""A promise with a day is due from four weeks before it (Kith’s own choice)."""

WORDS = {
    "to-be-settled": "Every partnership that the promise names has signed it off. Due from 28 days before its day, "
    "missed from the day after.",
    "frequency-review": "A review is recorded. Due from 28 days before its day, missed from the day after.",
    "functions-handed-on": "Each function on the function map has a group. An empty map holds nothing yet.",
}


def first_in_force(duty: Duty, ground: Ground) -> date | None:
    """Return the first day on which a version in force makes this promise."""
    for chapter in ground.timeline.adopted:
        if any(known.key == duty.key for known in chapter.document.duties):
            return chapter.version.in_force_from
    return None


def due_day(duty: Duty, ground: Ground) -> date | None:
    """Return the day by which a promise falls due, or None if none is stated."""
    if duty.due_on or duty.after_months is None:
        return duty.due_on
    begun = first_in_force(duty, ground)
    return months_after(begun, duty.after_months) if begun else None


def _record(duty: Duty, ground: Ground) -> tuple[Evidence, ...]:
    return (Evidence("What was recorded", address("arrangements:promise", ground.partnership.key, duty.key)),)


def fulfilments(duty: Duty, day: date, ground: Ground) -> list[Fulfilment]:
    """Return what was recorded of a promise of this partnership up to a day, oldest first."""
    home = ground.partnership.pk
    return [f for f in ground.fulfilments if f.home_id == home and f.duty_key == duty.key and f.done_on <= day]


def not_done(due: date | None, day: date, what: str, where: tuple[Evidence, ...]) -> Finding:
    """Return how a promise stands that is not done: by how near its day is, or how far past."""
    if due is None:
        return Finding(Standing.NOT_STATED, f"{what} The arrangements give no day.", evidence=where)
    if day > due:
        late = count_of((day - due).days, "day")
        return Finding(Standing.MISSED, f"{what} It was due by {long_date(due)}, {late} ago.", due, where)
    standing = Standing.DUE if due - day <= DUE_WITHIN else Standing.NOT_YET_DUE
    return Finding(standing, f"{what} It is due by {long_date(due)}.", due, where)


def to_be_settled(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether something left open was settled, by every partnership it concerns (L21)."""
    signed = {f.partnership.key: f for f in fulfilments(duty, day, ground)}
    wanted = [ground.partnership.key, *([duty.with_partnership] if duty.with_partnership else [])]
    missing = [key for key in wanted if key not in signed]
    due, where = due_day(duty, ground), _record(duty, ground)
    if missing:
        names = and_list([partner_name(key, ground.on(day)) for key in missing])
        return not_done(due, day, f"Not signed off by {names}.", where)
    last = max(signed[key].done_on for key in wanted)
    by = and_list([signed[key].partnership.short_name for key in wanted])
    late = f", {count_of((last - due).days, 'day')} late" if due and last > due else ""
    return Finding(Standing.MET, f"Signed off by {by} on {long_date(last)}{late}.", evidence=where)


def partner_name(key: str, as_at: AsAt) -> str:
    """Return the name by which the arrangements call a partnership."""
    if key == as_at.partnership.key:
        return as_at.partnership.short_name
    document = as_at.chapter.document if as_at.chapter else None
    marks = [joint for group in (document.groups if document else ()) for joint in group.joint_with]
    return next((joint.name for joint in marks if joint.partnership == key), key)


def frequency_review(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether the frequency of a group’s meetings was reviewed in time (L7)."""
    held = fulfilments(duty, day, ground)
    due, where = due_day(duty, ground), _record(duty, ground)
    if not held:
        return not_done(due, day, "No review is recorded.", where)
    review = held[-1]
    late = f", {count_of((review.done_on - due).days, 'day')} late" if due and review.done_on > due else ""
    return Finding(Standing.MET, f"Reviewed on {long_date(review.done_on)}{late}. {review.says}", evidence=where)


def functions_handed_on(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether each function of a retired group has a group that took it on (L20)."""
    rows = [row for row in ground.functions if row.predecessor_key == duty.predecessor]
    where = of_page(ground, "arrangements:function_map", "Function map")
    if not rows:
        return Finding(Standing.MISSED, "The function map is empty: no function is listed yet.", evidence=where)
    without = [r for r in rows if r.taken_on_from is None or r.taken_on_from > day]
    if without:
        words = f"{len(without)} of {count_of(len(rows), 'function')} have no group."
        return Finding(Standing.MISSED, words, evidence=where)
    return Finding(Standing.MET, f"Each of {count_of(len(rows), 'function')} has a group.", evidence=where)


JUDGES = {
    "to-be-settled": to_be_settled,
    "frequency-review": frequency_review,
    "functions-handed-on": functions_handed_on,
}
