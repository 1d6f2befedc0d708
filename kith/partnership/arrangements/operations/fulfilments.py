"""Deeds that put on record that something promised was done: a matter settled, a review held."""

from datetime import date, timedelta

from django.db import transaction

from kith.base.kernel import clock
from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.document.asking import frequency_period
from kith.partnership.arrangements.document.describing import frequency_words
from kith.partnership.arrangements.document.models import Arrangements, Duty, Frequency, Group
from kith.partnership.arrangements.duties.settling import first_in_force
from kith.partnership.arrangements.models import Fulfilment, Version
from kith.partnership.arrangements.operations.versions import draft_version, propose_version
from kith.partnership.arrangements.queries import timelines_of
from kith.partnership.arrangements.timeline import Chapter, Timeline
from kith.partnership.arrangements.words import long_date
from kith.partnership.partnerships.models import Partnership

REVIEWED = ("chair", "frequency-review")
"""The kinds of promise whose evidence is that a review was held."""


@transaction.atomic
def sign_off(
    *, home: Partnership, duty_key: str, partnership: Partnership, done_on: date, says: str, by: Actor
) -> Fulfilment:
    """Put on record that one partnership holds a matter settled; each signs for its own side (L21).

    `home` is the partnership whose arrangements hold the promise, `partnership` the side that signs. Raises
    Refused when the promise asks no such sign-off of that side, when that side has signed already, or when
    the day is in the future or before the arrangements took effect.
    """
    timeline = timelines_of(home)[0]
    duty = _promise(timeline, duty_key)
    if duty.kind != "to-be-settled" or partnership.key not in (home.key, duty.with_partnership):
        raise Refused(f"This promise asks {partnership.short_name} for no sign-off.")
    signed = Fulfilment.objects.filter(home=home, duty_key=duty_key, partnership=partnership).first()
    if signed:
        raise Refused(f"{partnership.short_name} signed this off on {long_date(signed.done_on)}.")
    _check_day(done_on, duty, timeline)
    return _put_on_record(
        "signed off promise", home=home, duty=duty, partnership=partnership, done_on=done_on, says=says, by=by
    )


@transaction.atomic
def record_review(
    *,
    home: Partnership,
    duty_key: str,
    done_on: date,
    says: str,
    takes_effect_on: date | None = None,
    frequency: Frequency | None = None,
    by: Actor,
) -> Fulfilment:
    """Put on record that a review was held of who chairs, or of how often a group meets (L7, L49).

    Where the review of a frequency changed it, `frequency` is the new one and `takes_effect_on` the day from
    which it holds: a new version of the arrangements says so and is put before the statutory partners. Until
    they adopt it the old one holds, and afterwards it stays in the history. Raises Refused when the promise
    asks for no review, or a day does not fit.
    """
    timeline = timelines_of(home)[0]
    duty = _promise(timeline, duty_key)
    if duty.kind not in REVIEWED:
        raise Refused("This promise asks for no review.")
    _check_day(done_on, duty, timeline)
    if Fulfilment.objects.filter(home=home, duty_key=duty_key, partnership=home, done_on=done_on).exists():
        raise Refused("A review is already recorded for that day.", field="done_on")
    if frequency is not None:
        _propose_frequency(
            home, timeline, duty=duty, frequency=frequency, takes_effect_on=takes_effect_on, by=by
        )
    return _put_on_record(
        "recorded review",
        home=home,
        duty=duty,
        partnership=home,
        done_on=done_on,
        says=says,
        takes_effect_on=takes_effect_on,
        by=by,
    )


def _promise(timeline: Timeline, duty_key: str) -> Duty:
    chapter = timeline.in_force_on(clock.today())
    duty = chapter.directory.duty(duty_key) if chapter else None
    if duty is None:
        raise Refused("The arrangements in force today make no such promise.")
    return duty


def _check_day(done_on: date, duty: Duty, timeline: Timeline) -> None:
    if done_on > clock.today():
        raise Refused("Give a day that is not in the future.", field="done_on")
    begun = first_in_force(duty, timeline)
    if begun and done_on < begun:
        raise Refused(
            f"The promise was made on {long_date(begun)}. Give that day or a later one.", field="done_on"
        )


def _put_on_record(
    deed: str,
    *,
    home: Partnership,
    duty: Duty,
    partnership: Partnership,
    done_on: date,
    says: str,
    by: Actor,
    takes_effect_on: date | None = None,
) -> Fulfilment:
    if not says.strip():
        raise Refused("Say what was decided, and where it is written down.", field="says")
    made = Fulfilment.objects.create(
        home=home,
        duty_key=duty.key,
        partnership=partnership,
        done_on=done_on,
        says=says.strip(),
        takes_effect_on=takes_effect_on,
    )
    subject = Subject("fulfilment", made.public_id, duty.says)
    new = {"promise": duty.key, "side": partnership.key, "done_on": str(done_on), "says": made.says}
    if takes_effect_on:
        new["takes_effect_on"] = str(takes_effect_on)
    for key in dict.fromkeys((home.key, partnership.key)):
        record_change(by=by, deed=deed, subject=subject, new=new, partnership=key)
    return made


def _propose_frequency(
    home: Partnership,
    timeline: Timeline,
    *,
    duty: Duty,
    frequency: Frequency,
    takes_effect_on: date | None,
    by: Actor,
) -> Version:
    """Draft and propose the version in which the group’s new frequency follows the one that holds now."""
    chapter = timeline.in_force_on(clock.today())
    if chapter is None or duty.group is None or takes_effect_on is None:
        raise Refused("Say from which day the new frequency holds.", field="takes_effect_on")
    if takes_effect_on < clock.today():
        raise Refused("A new frequency holds from today or a later day.", field="takes_effect_on")
    changed = with_frequency(chapter, duty.group, frequency, takes_effect_on)
    version = draft_version(partnership=home, arrangements=changed, by=by)
    propose_version(version=version, by=by)
    return version


def with_frequency(chapter: Chapter, group_key: str, frequency: Frequency, begins: date) -> Arrangements:
    """Return the arrangements with another frequency of one group from a day on; the old one ends before."""
    document = chapter.document
    groups = tuple(
        _meeting(group, frequency, begins, chapter.version.in_force_from) if group.key == group_key else group
        for group in document.groups
    )
    about = document.about.model_copy(update={"in_force_from": begins})
    return document.model_copy(update={"groups": groups, "about": about})


def _meeting(group: Group, frequency: Frequency, begins: date, in_force_from: date | None) -> Group:
    kept = [_ended(known, begins - timedelta(days=1), in_force_from) for known in group.frequency]
    new = frequency.model_copy(update={"starts_on": begins})
    return group.model_copy(update={"frequency": (*(known for known in kept if known), new)})


def _ended(frequency: Frequency, last: date, in_force_from: date | None) -> Frequency | None:
    """Return a frequency with its days written out, ended by a day at the latest; None if it begins later."""
    starts, ends = frequency_period(frequency, in_force_from)
    if starts and starts > last:
        return None
    ends = min(ends, last) if ends else last
    return frequency.model_copy(
        update={"starts_on": starts, "ends_on": ends, "for_months": None, "then": None}
    )


def new_frequency(times_a_year: int, clause: str | None) -> Frequency:
    """Return the frequency of so many meetings a year, under the clause of the promise to review it."""
    return Frequency(times_a_year=times_a_year, clause=clause)


def frequency_in_force(chapter: Chapter, group_key: str, day: date) -> str:
    """Return how often a group meets on a day, in words."""
    held = chapter.directory.frequency_on(group_key, day, chapter.version.in_force_from)
    return frequency_words(held)
