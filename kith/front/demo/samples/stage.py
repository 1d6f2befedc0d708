"""How the samples are put in place: through the deeds that everybody uses, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kith.base.accounts.public import make_account
from kith.base.kernel.actors import Actor, command
from kith.front.demo.cast import BY_KEY
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.models import Group, Version
from kith.partnership.arrangements.operations.appointments import appoint
from kith.partnership.arrangements.operations.posts import appoint_to_post
from kith.partnership.arrangements.operations.versions import load_file
from kith.partnership.partnerships.models import Appointment, Body, Partnership, Person, Post
from kith.partnership.partnerships.operations.founding import found_partnership
from kith.partnership.partnerships.operations.people import add_affiliation, add_person

FILES = Path(__file__).resolve().parents[3] / "partnership" / "arrangements" / "files"
BY = command("Kith’s sample partnerships")
INDEPENDENCE = "Holds no office in any body of the partnership and answers to none of them (invented)."
BEGINNING = date(2019, 9, 29)
"""The day on which the sample arrangements take effect: the latest that the Act allowed."""


def acting(appointment: Appointment) -> Actor:
    """Return the holder of an appointment as they act by it."""
    return Actor(
        person=appointment.person.public_id,
        name=appointment.person.name,
        appointment=appointment.public_id,
        partnership=appointment.partnership.key,
    )


def changed(version: Version, **facts: Any) -> Arrangements:
    """Return the arrangements of a version with some of the facts about the document itself changed."""
    arrangements = from_plain(version.document)
    return arrangements.model_copy(update={"about": arrangements.about.model_copy(update=facts)})


@dataclass(frozen=True)
class Job:
    """A fictional person’s job in a body."""

    name: str
    body: str
    title: str
    seniority: str = ""
    roles: tuple[str, ...] = ()
    held_from: date = BEGINNING
    held_to: date | None = None
    key: str = ""
    """Their key in the cast, for those who can sign in."""


@dataclass(frozen=True)
class Sitting:
    """An appointment of a fictional person to a seat (`group/seat`) or a post (`post`)."""

    name: str
    place: str
    held_from: date = BEGINNING
    held_to: date | None = None
    body: str = ""
    is_deputy: bool = False
    may_vote: bool = True


class Stage:
    """One sample partnership while it is being put in place."""

    def __init__(self, key: str, name: str, short_name: str) -> None:
        self.by: Actor = BY
        self.partnership: Partnership = found_partnership(
            key=key, name=name, short_name=short_name, by=BY, is_sample=True
        )
        self.people: dict[str, Person] = {}

    def load(self) -> Version:
        """Propose the version that the partnership’s file holds."""
        path = FILES / f"{self.partnership.key}.yaml"
        return load_file(text=path.read_bytes(), name=path.name, partnership=self.partnership, by=self.by)

    def hire(self, jobs: Iterable[Job]) -> None:
        """Make people known with their jobs; those of the cast get an account."""
        for job in jobs:
            person = self.person(job.name, key=job.key)
            if not job.body:
                continue
            add_affiliation(
                partnership=self.partnership,
                person=person,
                body=Body.objects.get(key=job.body),
                title=job.title,
                seniority=job.seniority,
                roles=list(job.roles),
                held_from=job.held_from,
                held_to=job.held_to,
                by=self.by,
            )

    def person(self, name: str, *, key: str = "") -> Person:
        """Return the person of that name, made known if they are not yet."""
        if name not in self.people:
            known = Person.objects.filter(name=name).first()
            self.people[name] = known or add_person(partnership=self.partnership, name=name, by=self.by)
            if key:
                self._give_account(self.people[name], key)
        return self.people[name]

    def _give_account(self, person: Person, key: str) -> None:
        person.account = make_account(email=BY_KEY[key].email, by=self.by)
        person.save(update_fields=["account"])

    def seat(self, sittings: Iterable[Sitting]) -> None:
        """Appoint people to seats and posts."""
        for sitting in sittings:
            self.appoint(sitting)

    def appoint(self, sitting: Sitting) -> Appointment:
        """Appoint one person, to a seat or to a post, within what the arrangements ask."""
        group, _, place = sitting.place.rpartition("/")
        return self._to_seat(sitting, group, place) if group else self._to_post(sitting, place)

    def _to_seat(self, sitting: Sitting, group: str, seat: str) -> Appointment:
        return appoint(
            partnership=self.partnership,
            group=Group.objects.select_related("partnership").get(
                partnership__key=self.home_of(group), key=group
            ),
            seat=seat,
            person=self.person(sitting.name),
            body=self._body(sitting),
            is_deputy=sitting.is_deputy,
            may_vote=sitting.may_vote,
            held_from=sitting.held_from,
            held_to=sitting.held_to,
            by=self.by,
        )

    def _to_post(self, sitting: Sitting, post: str) -> Appointment:
        return appoint_to_post(
            partnership=self.partnership,
            post=Post.objects.get(partnership=self.partnership, key=post),
            person=self.person(sitting.name),
            body=self._body(sitting),
            held_from=sitting.held_from,
            held_to=sitting.held_to,
            independence=INDEPENDENCE if post.startswith("independent") else "",
            by=self.by,
        )

    def _body(self, sitting: Sitting) -> Body | None:
        return Body.objects.get(key=sitting.body) if sitting.body else None

    def by_seat(self, name: str, place: str) -> Actor:
        """Return somebody acting by their seat (`group/seat`) or post (`post`) in this partnership."""
        group, _, key = place.rpartition("/")
        which = {"seat__group_key": group, "seat__key": key} if group else {"post__key": key}
        rows = Appointment.objects.select_related("person", "partnership")
        held = rows.filter(partnership=self.partnership, person=self.people[name], **which)
        return acting(held.get())

    def home_of(self, group: str) -> str:
        """Return the key of the partnership in whose file a group is at home."""
        return self.partnership.key

    def end(self) -> Partnership:
        """Return the partnership as it now stands."""
        self.partnership.refresh_from_db()
        return self.partnership
