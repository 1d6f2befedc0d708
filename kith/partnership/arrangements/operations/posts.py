"""Deeds about posts of the partnership itself: business unit, independent advisor, link officers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.as_at import AsAt
from kith.partnership.arrangements.document import models as file
from kith.partnership.arrangements.document.asking import last_day_of
from kith.partnership.arrangements.operations.appointments import (
    CONFLICT,
    about_appointment,
    picture_for,
    record_warnings,
)
from kith.partnership.arrangements.words import long_date
from kith.partnership.partnerships.enums import BUSINESS_UNIT_POSTS, POSTS_WITHOUT_CONTENT, PostRole
from kith.partnership.partnerships.models import Appointment, Body, Partnership, Person, Post
from kith.partnership.partnerships.operations.people import make_appointment

DECLARED = "declared independence"
"""The deed under which the trail keeps the words of a declaration."""

OPENS_ALL = "This opens every record of the partnership and the trail."
"""What an appointment to the post of manager is warned of."""

POSTS_WATCHED = frozenset({PostRole.MANAGER, PostRole.COORDINATOR})
"""Posts whose holders run the partnership, and whose deeds others watch."""


@transaction.atomic
def appoint_to_post(
    *,
    partnership: Partnership,
    post: Post,
    person: Person,
    held_from: date,
    by: Actor,
    body: Body | None = None,
    held_to: date | None = None,
    independence: str = "",
) -> Appointment:
    """Appoint a person to a post of the partnership, from a day to a day.

    A post with a stated term ends with it unless an earlier day is given. Whoever takes an independent
    post declares their independence in words, which are kept with the appointment. Raises Refused when
    the arrangements have no such post on the first day, somebody else holds it, or no declaration is given.
    """
    as_at = picture_for(partnership=partnership, person=person, day=held_from)
    terms = post_terms(as_at, post)
    if terms is None and post.role not in BUSINESS_UNIT_POSTS:
        raise Refused(
            f"The arrangements have no post “{post.name}” on {long_date(held_from)}.", field="held_from"
        )
    if is_independent(terms) and not independence.strip():
        raise Refused("Say in words that the person is independent, and of whom.", field="independence")
    held_to = held_to or term_end(terms, held_from)
    _refuse_watching_oneself(post, person, held_from, held_to)
    _refuse_young_member(as_at, post, person, held_from, held_to)
    _refuse_second_holder(as_at, post, person, held_from, held_to)
    _refuse_wrong_body_of_link(as_at, terms, body)
    warnings = warnings_about_post(as_at=as_at, post=post, person=person)
    appointment = make_appointment(
        partnership=partnership,
        person=person,
        post=post,
        body=body,
        held_from=held_from,
        held_to=held_to,
        by=by,
    )
    if independence.strip():
        _record_independence(appointment, independence.strip(), by)
    record_warnings(appointment=appointment, warnings=warnings, by=by)
    return appointment


def post_terms(as_at: AsAt, post: Post) -> file.Post | file.LinkPerson | None:
    """Return what the arrangements of the day say of a post, or None when they don’t name it."""
    if as_at.directory is None:
        return None
    return as_at.directory.post(post.key) or as_at.directory.links.get(post.key)


def is_independent(terms: file.Post | file.LinkPerson | None) -> bool:
    """Return whether the arrangements ask that the holder is independent."""
    return isinstance(terms, file.Post) and terms.independent


def term_end(terms: file.Post | file.LinkPerson | None, begins: date) -> date | None:
    """Return the last day of the stated term of a post; None where none is stated."""
    years = terms.term_years if isinstance(terms, file.Post) else None
    return last_day_of(begins, 12 * years) if years else None


def _refuse_watching_oneself(post: Post, person: Person, begins: date, ends: date | None) -> None:
    """Keep apart those who run the partnership and those who look after accounts and the trail (AR19)."""
    pairs = ((POSTS_WITHOUT_CONTENT, POSTS_WATCHED), (POSTS_WATCHED, POSTS_WITHOUT_CONTENT))
    apart = next((others for these, others in pairs if post.role in these), None)
    if apart is None:
        return
    rows = Appointment.objects.filter(
        person=person, post__partnership=post.partnership, post__role__in=apart
    ).select_related("post")
    for row in rows:
        if row.post and _meets(row, begins, ends):
            raise Refused(
                f"{person.name} holds the post “{row.post.name}”. Whoever runs the partnership can’t also "
                "look after its accounts or its trail. Choose somebody else.",
                field="person",
            )


def _refuse_young_member(as_at: AsAt, post: Post, person: Person, begins: date, ends: date | None) -> None:
    if post.role not in BUSINESS_UNIT_POSTS:
        return
    for group in as_at.groups:
        if not group.terms.young_people:
            continue
        for (home, key, _seat), rows in as_at.ground.appointments_by_seat.items():
            sits = any(row.person_id == person.pk and _meets(row, begins, ends) for row in rows)
            if (home, key) == (group.home.pk, group.key) and sits:
                raise Refused(
                    f"{person.name} sits in {group.terms.name}, a group of young people, and can’t hold "
                    f"the post “{post.name}”.",
                    field="person",
                )


def _meets(row: Appointment, begins: date, ends: date | None) -> bool:
    """Return whether an appointment holds on any day from one day to another."""
    return (ends is None or row.held_from <= ends) and (row.held_to is None or row.held_to >= begins)


def _refuse_second_holder(as_at: AsAt, post: Post, person: Person, begins: date, ends: date | None) -> None:
    if post.role in BUSINESS_UNIT_POSTS:
        return
    for row in as_at.ground.appointments_by_post.get((post.partnership_id, post.key), []):
        if _meets(row, begins, ends) and row.person_id != person.pk:
            until = f" until {long_date(row.held_to)}" if row.held_to else ""
            raise Refused(
                f"{row.person.name} holds the post “{post.name}”{until}. End that appointment first.",
                field="held_from",
            )


def _refuse_wrong_body_of_link(
    as_at: AsAt, terms: file.Post | file.LinkPerson | None, body: Body | None
) -> None:
    asked = as_at.body_now(terms.body) if isinstance(terms, file.LinkPerson) and terms.body else None
    if asked and (body is None or body.pk != asked.pk):
        raise Refused(f"The arrangements give this post to {asked.name}. Choose it.", field="body")


def warnings_about_post(*, as_at: AsAt, post: Post, person: Person) -> tuple[str, ...]:
    """Return what does not fit an appointment to a post although nothing forbids it, each as a sentence."""
    terms = post_terms(as_at, post)
    opens = (OPENS_ALL,) if post.role == PostRole.MANAGER else ()
    return opens + (tuple(_post_warnings(as_at, terms, person)) if isinstance(terms, file.Post) else ())


def _post_warnings(as_at: AsAt, terms: file.Post, person: Person) -> Iterator[str]:
    if {"chairs", "scrutinises"} <= set(terms.does) or (
        "scrutinises" in terms.does and _chairs(person, as_at)
    ):
        yield CONFLICT
    if terms.independent:
        jobs = [job for job in as_at.ground.jobs.get(person.pk, []) if job.holds_on(as_at.day)]
        for job in jobs:
            if as_at.standing_of(job.body_id):
                yield f"{person.name} works for {job.body.name}, which has a standing in the partnership."


def _chairs(person: Person, as_at: AsAt) -> bool:
    chairs = [group.chair.holder for group in as_at.groups]
    return person.public_id in {holder.person_id for holder in chairs if holder}


def _record_independence(appointment: Appointment, words: str, by: Actor) -> None:
    record_change(
        by=by,
        deed=DECLARED,
        subject=about_appointment(appointment),
        reason=words,
        partnership=appointment.partnership.key,
    )
