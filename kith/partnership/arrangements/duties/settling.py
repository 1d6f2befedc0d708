"""Promises that something will be settled, reviewed or handed on by a day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kith.base.kernel.deadlines import months_after
from kith.base.kernel.standings import Evidence, Finding, Standing
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.duties.evidence import address, of_page
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.models import Fulfilment, Group
from kith.partnership.arrangements.timeline import Timeline
from kith.partnership.arrangements.words import ago, and_list, count_of, long_date
from kith.partnership.partnerships.models import Partnership

DUE_WITHIN = timedelta(days=28)
"""A promise with a day is due from four weeks before it (Kith’s own choice)."""

WORDS = {
    "to-be-settled": "Every partnership that the promise names has signed it off. Due from 28 days before "
    "its day, missed from the day after.",
    "frequency-review": "A review is recorded. Due from 28 days before its day, missed from the day after.",
    "functions-handed-on": "Each function on the function map has a group. An empty map holds nothing yet.",
}


def first_in_force(duty: Duty, timeline: Timeline) -> date | None:
    """Return the first day on which a version in force makes this promise."""
    for chapter in timeline.adopted:
        if chapter.directory.duty(duty.key):
            return chapter.version.in_force_from
    return None


def due_day(duty: Duty, timeline: Timeline) -> date | None:
    """Return the day by which a promise falls due, or None if none is stated."""
    if duty.due_on or duty.after_months is None:
        return duty.due_on
    begun = first_in_force(duty, timeline)
    return months_after(begun, duty.after_months) if begun else None


def _record(duty: Duty, ground: Ground) -> tuple[Evidence, ...]:
    return (Evidence("What was recorded", address("arrangements:promise", ground.partnership.key, duty.key)),)


def recorded(
    keys: Collection[str], day: date, ground: Ground, *, home: int | None = None
) -> list[Fulfilment]:
    """Return what was recorded of promises up to a day, oldest first; here or at another home (by pk)."""
    of_home = home or ground.partnership.pk
    return [f for f in ground.fulfilments if f.home_id == of_home and f.duty_key in keys and f.done_on <= day]


def not_done(due: date | None, day: date, what: str, where: tuple[Evidence, ...]) -> Finding:
    """Return how a promise stands that is not done: by how near its day is, or how far past."""
    if due is None:
        return Finding(Standing.NOT_STATED, f"{what} The arrangements give no day.", evidence=where)
    if day > due:
        return Finding(
            Standing.MISSED, f"{what} It was due by {long_date(due)}, {ago(due, day)}.", due, where
        )
    standing = Standing.DUE if due - day <= DUE_WITHIN else Standing.NOT_YET_DUE
    return Finding(standing, f"{what} It is due by {long_date(due)}.", due, where)


def late_by(done: date, due: date | None) -> str:
    """Return by how much something was late, to follow its day; empty when it was in time."""
    return f", {count_of((done - due).days, 'day')} late" if due and done > due else ""


def to_be_settled(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether something left open was settled, by every partnership it concerns (L21)."""
    names = sides(duty, ground.partnership, ground.on(day))
    signed = recorded([duty.key], day, ground)
    return settled(due_day(duty, ground.timeline), day, names, signed, _record(duty, ground))


def sides(duty: Duty, home: Partnership, as_at: AsAt) -> dict[str, str]:
    """Return the partnerships that sign a promise off, by key, with their names."""
    names = {home.key: home.short_name}
    if duty.with_partnership:
        names[duty.with_partnership] = partner_name(duty.with_partnership, as_at)
    return names


def settled(
    due: date | None,
    day: date,
    names: Mapping[str, str],
    signed: Iterable[Fulfilment],
    where: tuple[Evidence, ...],
) -> Finding:
    """Return how a promise stands that each of these partnerships is to sign off."""
    found = {f.partnership.key: f for f in signed}
    missing = [name for key, name in names.items() if key not in found]
    done = [name for key, name in names.items() if key in found]
    if missing:
        by_one = f" {and_list(done)} has signed it off." if done else ""
        return not_done(due, day, f"Not signed off by {and_list(missing)}.{by_one}", where)
    last = max(found[key].done_on for key in names)
    words = f"Signed off by {and_list(done)}, complete on {long_date(last)}{late_by(last, due)}."
    return Finding(Standing.MET, words, evidence=where)


def partner_name(key: str, as_at: AsAt) -> str:
    """Return the name by which the arrangements call a partnership."""
    if key == as_at.partnership.key:
        return as_at.partnership.short_name
    document = as_at.chapter.document if as_at.chapter else None
    marks = [joint for group in (document.groups if document else ()) for joint in group.joint_with]
    return next((joint.name for joint in marks if joint.partnership == key), key)


@dataclass(frozen=True)
class SharedPromise:
    """A promise of a shared group at home elsewhere, which this partnership signs off for its side."""

    duty: Duty
    home: Partnership
    group: Group
    finding: Finding
    signed: Fulfilment | None
    """What this partnership itself put on record."""


def shared_promises(ground: Ground, day: date) -> tuple[SharedPromise, ...]:
    """Return the promises of groups at home elsewhere that ask this partnership to sign off, on a day."""
    found = []
    for group in ground.on(day).groups:
        if group.is_shared_in and group.identity:
            owed = [d for d in group.directory.duties_of(group.key) if d.kind == "to-be-settled"]
            found += [
                _shared(duty, day, ground, group.identity)
                for duty in owed
                if duty.with_partnership == ground.partnership.key
            ]
    return tuple(found)


def _shared(duty: Duty, day: date, ground: Ground, group: Group) -> SharedPromise:
    home, here = group.partnership, ground.partnership
    signed = recorded([duty.key], day, ground, home=home.pk)
    names = {home.key: home.short_name, here.key: here.short_name}
    finding = settled(due_day(duty, ground.homes[home.pk]), day, names, signed, ())
    own = [f for f in signed if f.partnership_id == here.pk]
    return SharedPromise(duty, home, group, finding, own[-1] if own else None)


def frequency_review(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether the frequency of a group’s meetings was reviewed in time (L7)."""
    held = recorded([duty.key], day, ground)
    due, where = due_day(duty, ground.timeline), _record(duty, ground)
    if not held:
        return not_done(due, day, "No review is recorded.", where)
    review = held[-1]
    words = f"Reviewed on {long_date(review.done_on)}{late_by(held[0].done_on, due)}. {review.says}"
    return Finding(Standing.MET, words, evidence=where)


def functions_handed_on(duty: Duty, day: date, ground: Ground) -> Finding:
    """Judge whether each function of a retired group has a group that took it on (L20)."""
    rows = [row for row in ground.functions if row.predecessor_key == duty.predecessor]
    where = of_page(ground, "arrangements:function_map", "Function map")
    if not rows:
        return Finding(
            Standing.MISSED, "The function map is empty: no function is listed yet.", evidence=where
        )
    without = [r for r in rows if r.taken_on_from is None or r.taken_on_from > day]
    if without:
        verb = "has" if len(without) == 1 else "have"
        words = f"{len(without)} of {count_of(len(rows), 'function')} {verb} no group."
        return Finding(Standing.MISSED, words, evidence=where)
    whole = "The one function listed has" if len(rows) == 1 else f"Each of {len(rows)} functions has"
    return Finding(Standing.MET, f"{whole} a group.", evidence=where)


JUDGES = {
    "to-be-settled": to_be_settled,
    "frequency-review": frequency_review,
    "functions-handed-on": functions_handed_on,
}
