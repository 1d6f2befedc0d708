"""Questions about partnerships, bodies and people, each answered in a fixed number of queries."""

import pickle
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

import rules
from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from kith.base.kernel.access import hold_outs, one_sided, restricted, without_held_out
from kith.base.kernel.subjects import Subject
from kith.base.trail.models import Entries, Entry
from kith.base.trail.public import at_tide, facts_in
from kith.base.trail.queries import entries_about, entries_in
from kith.partnership.partnerships.membership import Membership
from kith.partnership.partnerships.models import (
    Affiliation,
    AgencyClass,
    Appointment,
    Body,
    BodyStanding,
    Partnership,
    Person,
    Post,
    Seat,
)


def membership_of(account: object, *, key: str, on: date) -> Membership | None:
    """Return an account’s membership of the partnership with this key on a day, or None. One query while no
    facts have changed since it was read last, two otherwise."""
    found = _live(Appointment.objects.of_account(account).filter(partnership__key=key), on)
    return _membership(*found, on) if found else None


def memberships_of(account: object, *, on: date) -> tuple[Membership, ...]:
    """Return every membership that an account has on a day, by name of partnership. One query while no facts
    have changed since they were read last, two otherwise."""
    found = _live(Appointment.objects.of_account(account), on)
    if not found:
        return ()
    by_partnership: dict[int, list[Appointment]] = {}
    for appointment in sorted(found[0], key=lambda one: one.partnership.name):
        by_partnership.setdefault(appointment.partnership_id, []).append(appointment)
    return tuple(_membership(live, found[1], on) for live in by_partnership.values())


def _live(rows: QuerySet[Appointment], on: date) -> tuple[list[Appointment], str] | None:
    """Return the appointments that hold on a day, in their order, with the tide; None where there are none.

    Which they are is asked each time; what they say is kept until the facts change.
    """
    live = rows.live_on(on).annotate(tide=at_tide()).values_list("pk", "tide")  # type: ignore[attr-defined]
    found = list(live.order_by("held_from", "pk"))
    if not found:
        return None
    tide = found[0][1]
    return pickle.loads(_appointments_at(facts_in(tide), tuple(pk for pk, _tide in found))), tide


MEMBERS_KEPT = 512
"""Of how many readers a process keeps the appointments, each of a few kilobytes."""


@lru_cache(maxsize=MEMBERS_KEPT)
def _appointments_at(_facts: str, live: tuple[int, ...]) -> bytes:
    """Return appointments (by pk) with all that pages say of them, as bytes that each request reads."""
    names = ("person", "partnership", "seat", "post", "body")
    found = Appointment.objects.select_related(*names).in_bulk(live)
    return pickle.dumps([found[pk] for pk in live])


def _membership(live: Sequence[Appointment], tide: str, on: date) -> Membership:
    first = live[0]
    return Membership(first.person, first.partnership, tuple(live), on, tide=tide)


def partnership_named(key: str) -> Partnership | None:
    """Return the partnership with this key, or None."""
    return Partnership.objects.filter(key=key).first()


def all_partnerships() -> Sequence[Partnership]:
    """Return every partnership of the installation, by name."""
    return list(Partnership.objects.order_by("name"))


def standings_of(partnership: Partnership) -> Sequence[BodyStanding]:
    """Return every standing that a body has or had in a partnership, with bodies and classes. One query."""
    return list(
        BodyStanding.objects.of(partnership)
        .select_related("body", "body__succeeded_by", "agency_class")
        .order_by("kind", "body__name", "held_from")
    )


def affiliations_of(people: Sequence[int]) -> Sequence[Affiliation]:
    """Return every job of these people (by pk), with its body. One query."""
    return list(
        Affiliation.objects.filter(person__in=set(people)).select_related("body").order_by("held_from", "pk")
    )


def here(partnership: Partnership) -> Q:
    """Return the appointments that a partnership knows: its own, and to seats of groups at home in it."""
    return Q(partnership=partnership) | Q(seat__partnership=partnership)


def known_people(partnership: Partnership) -> QuerySet[Person]:
    """Return the people whom a partnership knows: by an appointment, or a job in a body with a standing."""
    appointed = Appointment.objects.filter(here(partnership), person=OuterRef("pk"))
    employed = Affiliation.objects.filter(person=OuterRef("pk"), body__standings__partnership=partnership)
    return Person.objects.filter(Exists(appointed) | Exists(employed))


def known_bodies(partnership: Partnership) -> QuerySet[Body]:
    """Return the bodies that a partnership knows: by a standing, or because somebody sits for them here."""
    standing = BodyStanding.objects.filter(partnership=partnership, body=OuterRef("pk"))
    sitting = Appointment.objects.filter(here(partnership), body=OuterRef("pk"))
    return Body.objects.filter(Exists(standing) | Exists(sitting))


def people_seen_by(membership: Membership, *, name: str = "") -> QuerySet[Person]:
    """Return the people whom a member may see, by name; with `name`, those whose name holds it."""
    rows = without_held_out(known_people(membership.partnership), "person", membership.person.public_id)
    if name:
        rows = rows.filter(name__icontains=name)
    return rows.select_related("account").order_by("name", "pk")


def person_seen_by(membership: Membership, public_id: str) -> Person | None:
    """Return one person whom a member may see, or None."""
    return people_seen_by(membership).filter(public_id=public_id).first()


def own_people_seen_by(membership: Membership) -> QuerySet[Person]:
    """Return the people whom a member may see, but for those known only by a joint group’s other side.

    The others have an appointment of this partnership, or a job in a body with a standing in it.
    """
    here = membership.partnership
    appointed = Appointment.objects.filter(partnership=here, person=OuterRef("pk"))
    employed = Affiliation.objects.filter(person=OuterRef("pk"), body__standings__partnership=here)
    return people_seen_by(membership).filter(Exists(appointed) | Exists(employed))


def held_out_people(membership: Membership) -> frozenset[str]:
    """Return the public ids of the people hidden from a member. No query while no rule hides anybody."""
    if not any(about == "person" for _name, (about, _hidden) in hold_outs):
        return frozenset()
    seen = without_held_out(Person.objects.all(), "person", membership.person.public_id)
    return frozenset(Person.objects.exclude(pk__in=seen.values("pk")).values_list("public_id", flat=True))


def held_out_bodies(membership: Membership) -> frozenset[int]:
    """Return the bodies (by pk) that are hidden from a member. No query while no rule hides any."""
    if not any(about == "body" for _name, (about, _hidden) in hold_outs):
        return frozenset()
    seen = without_held_out(Body.objects.all(), "body", membership.person.public_id)
    return frozenset(Body.objects.exclude(pk__in=seen.values("pk")).values_list("pk", flat=True))


def bodies_seen_by(membership: Membership) -> QuerySet[Body]:
    """Return the bodies that a member may see, by name."""
    rows = without_held_out(known_bodies(membership.partnership), "body", membership.person.public_id)
    return rows.select_related("succeeded_by").order_by("name", "pk")


def body_seen_by(membership: Membership, public_id: str) -> Body | None:
    """Return one body that a member may see, or None."""
    return bodies_seen_by(membership).filter(public_id=public_id).first()


def jobs_known_to(partnership: Partnership, people: Sequence[int]) -> Sequence[Affiliation]:
    """Return the jobs of these people (by pk), past and present, in bodies that a partnership knows."""
    rows = Affiliation.objects.filter(person__in=set(people), body__in=known_bodies(partnership).values("pk"))
    return list(rows.select_related("body", "person").order_by("held_from", "pk"))


def job_of(partnership: Partnership, person: Person, public_id: str) -> Affiliation | None:
    """Return one job of a person in a body that a partnership knows, or None."""
    return next((job for job in jobs_known_to(partnership, [person.pk]) if job.public_id == public_id), None)


def jobs_at(membership: Membership, body: Body) -> Sequence[Affiliation]:
    """Return the jobs in a body of the people whom a member may see, by name. One query."""
    people = people_seen_by(membership).order_by().values("pk")
    rows = Affiliation.objects.filter(body=body, person__in=people)
    return list(rows.select_related("person", "body").order_by("person__name", "held_from"))


def appointments_here(partnership: Partnership, people: Sequence[int]) -> Sequence[Appointment]:
    """Return the appointments of these people (by pk) that a partnership knows, of all time. One query."""
    rows = Appointment.objects.filter(here(partnership), person__in=set(people))
    rows = rows.select_related("person__account", "seat", "post", "body", "partnership")
    return list(rows.order_by("held_from", "pk"))


def appointment_seen_by(membership: Membership, public_id: str) -> Appointment | None:
    """Return one appointment that a member may see, or None."""
    people = people_seen_by(membership).order_by().values("pk")
    known = Appointment.objects.filter(here(membership.partnership), public_id=public_id, person__in=people)
    rows = without_held_out(known, "appointment", membership.person.public_id)
    about = ("person__account", "seat__partnership", "post", "body", "partnership")
    return rows.select_related(*about).first()


def post_named(partnership: Partnership, key: str) -> Post | None:
    """Return a post by its key, or None."""
    return Post.objects.filter(partnership=partnership, key=key).select_related("partnership").first()


def standing_in(partnership: Partnership, public_id: str) -> BodyStanding | None:
    """Return one standing of a body in a partnership, or None."""
    rows = BodyStanding.objects.of(partnership).filter(public_id=public_id)
    return rows.select_related("body", "partnership", "agency_class").first()


def predecessors_known_to(partnership: Partnership, body: Body) -> Sequence[Body]:
    """Return the bodies that a partnership knows and that this body followed, by name."""
    return list(known_bodies(partnership).filter(succeeded_by=body).order_by("name"))


def sectors_known_to(partnership: Partnership) -> Sequence[str]:
    """Return the words for the sectors of the bodies that a partnership knows, in order."""
    return sorted(set(known_bodies(partnership).values_list("sector", flat=True)))


# --- the trail ---


def trail_seen_by(membership: Membership) -> Entries:
    """Return the entries of a partnership’s trail that a member may read, newest first.

    An entry about a record from which a hold-out rule keeps the member is left out whole (AR8, AR23), and
    so is one about what is another partnership’s alone (AR13).
    """
    rows = entries_in(membership.partnership.key)
    for about, others in records_of_other_sides(membership.partnership.key):
        rows = rows.exclude(subject_kind=about, subject_id__in=others)
    for _name, (about, hidden) in hold_outs:
        model = _models_by_kind().get(about)
        if model is None:
            continue
        held = model._base_manager.filter(hidden(membership.person.public_id)).values("public_id")
        rows = rows.exclude(subject_kind=about, subject_id__in=held)
        if about == "person":
            theirs = Appointment.objects.filter(person__public_id__in=held).values("public_id")
            rows = rows.exclude(subject_kind="appointment", subject_id__in=theirs)
            rows = rows.exclude(actor_person__in=held)
    return rows


def entries_under(membership: Membership, appointment: Appointment) -> Entries:
    """Return what was done under an appointment, as far as a member may read it, newest first."""
    return trail_seen_by(membership).filter(actor_appointment=appointment.public_id)


def records_held_out(person: str) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield each kind of record that a rule hides from a person, with the public ids of those hidden.

    What such a record raised, or says about it elsewhere, is hidden with it (AR7, AR8).
    """
    for about, rows in _hidden_by(tuple(rule for _name, rule in hold_outs), person):
        yield about, rows.all()


def records_of_other_sides(key: str, *, but: str = "") -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield each kind of record that may be one side’s of a joint group alone, with the public ids of those
    that are another partnership’s than the one with this key (AR13). `but` leaves one kind out."""
    rules = tuple(rule for _name, rule in one_sided if rule[0] != but)
    for about, rows in _hidden_by(rules, key):
        yield about, rows.all()


QUESTIONS_KEPT = 1024
"""For how many readers and partnerships a process keeps what is asked, of some kilobytes each."""


@lru_cache(maxsize=QUESTIONS_KEPT)
def _hidden_by(
    rules: tuple[tuple[str, Callable[[str], Q]], ...], whom: str
) -> tuple[tuple[str, QuerySet[Any]], ...]:
    """Return what rules hide from a person (public id) or partnership (key), as questions that nobody has
    asked yet: to put them together costs more than to ask them. They are used as copies alone."""
    models = _models_by_kind()
    return tuple(
        (about, models[about]._base_manager.filter(hidden(whom)).values("public_id"))
        for about, hidden in rules
        if about in models
    )


def records_restricted(membership: Membership, *, but: str = "") -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield each kind of record that a log may show as a “restricted item”, with the public ids of those that
    it shows so to a member (AR23). `but` leaves one kind out."""
    for about, rows in restricted:
        model = _models_by_kind().get(about)
        if model is not None and about != but:
            yield about, model._base_manager.filter(rows(membership)).values("public_id")


def restricted_among(membership: Membership, entries: Iterable[Entry]) -> frozenset[str]:
    """Return of which records (by public id) these entries say nothing to a member but that they are there.

    At most one query for each kind of record.
    """
    asked: dict[str, set[str]] = {}
    for entry in entries:
        asked.setdefault(entry.subject_kind, set()).add(entry.subject_id)
    return frozenset(
        public_id
        for about, rows in records_restricted(membership)
        if about in asked
        for public_id in rows.filter(public_id__in=asked[about]).values_list("public_id", flat=True)
    )


def hats_of(partnership: Partnership, appointments: Collection[str]) -> dict[str, str]:
    """Return what people were under these appointments (by public id), in words. One query."""
    rows = Appointment.objects.filter(here(partnership), public_id__in=appointments)
    return {a.public_id: a.hat for a in rows.select_related("seat", "post")}


def actors_in(membership: Membership) -> Sequence[tuple[str, str]]:
    """Return who did or read something in a partnership, by name: public id and name. One query."""
    rows = trail_seen_by(membership).exclude(actor_person="").order_by("actor_name")
    return list(dict(rows.values_list("actor_person", "actor_name").distinct()).items())


def kinds_in(membership: Membership) -> Sequence[str]:
    """Return the kinds of record that a partnership’s trail is about. One query."""
    return list(
        trail_seen_by(membership).order_by("subject_kind").values_list("subject_kind", flat=True).distinct()
    )


@cache
def _models_by_kind() -> dict[str, type[Model]]:
    """Return each model by its kind of subject in the trail: `BodyStanding` is `body-standing`."""
    models = [model for model in apps.get_models() if hasattr(model, "public_id")]
    return {re.sub(r"(?<=[a-z])(?=[A-Z])", "-", model.__name__).lower(): model for model in models}


def own_entry(appointment: Appointment, deed: str) -> Entry | None:
    """Return the last entry with this deed about an appointment, such as a declaration."""
    about = Subject("appointment", appointment.public_id)
    return entries_about(about).filter(deed=deed).first()


def seat_in(partnership: Partnership, group_key: str, key: str) -> Seat | None:
    """Return a seat by its keys, or None."""
    return Seat.objects.filter(partnership=partnership, group_key=group_key, key=key).first()


def posts_of(partnership: Partnership) -> Sequence[Post]:
    """Return the posts of a partnership, by name."""
    return list(Post.objects.filter(partnership=partnership).order_by("name"))


def bodies_by_key(keys: Sequence[str]) -> dict[str, Body]:
    """Return the bodies that Kith knows among these keys."""
    return {body.key: body for body in Body.objects.filter(key__in=set(keys))}


def classes_of(partnership: Partnership) -> Sequence[AgencyClass]:
    """Return the classes of relevant agency that a partnership names, by name."""
    return list(classes_to_choose(partnership))


def classes_to_choose(partnership: Partnership) -> QuerySet[AgencyClass]:
    """Return the classes of relevant agency that a partnership names, for a form to choose from."""
    return AgencyClass.objects.filter(partnership=partnership).order_by("name")


def holders_allowing(partnership: Partnership, permission: str, *, on: date) -> Sequence[Appointment]:
    """Return the live appointments that let their holders do something, by name. One query."""
    live = (
        Appointment.objects.filter(partnership=partnership)
        .live_on(on)
        .select_related("person", "seat", "post", "body")
        .order_by("person__name", "held_from")
    )
    return [appointment for appointment in live if rules.has_perm(permission, appointment)]
