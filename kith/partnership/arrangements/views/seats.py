"""Pages about seats and people: who sits where on a day, appointing, and one appointment."""

from datetime import date
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.kernel.refusals import Refused
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_read
from kith.partnership.arrangements.as_at import GroupAsAt
from kith.partnership.arrangements.chairs import chair_seat_key
from kith.partnership.arrangements.forms.appointing import (
    DEPUTY,
    HOLDER,
    AppointToPost,
    AppointToSeat,
    EndOfAppointment,
    WithdrawAppointment,
)
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.operations.appointments import (
    appoint,
    bodies_for,
    check,
    follows_words,
    picture_for,
    wish_for,
)
from kith.partnership.arrangements.operations.posts import (
    DECLARED,
    appoint_to_post,
    is_independent,
    post_terms,
    warnings_about_post,
)
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.arrangements.presenters.seats import (
    ChairFacts,
    Reader,
    chair_facts,
    conflicts_of,
    group_lines,
    link_lines,
    names_of_hidden,
    post_lines,
)
from kith.partnership.arrangements.presenters.seats_of_group import asks
from kith.partnership.arrangements.presenters.structure import takes_effect_words
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.views.pages import ArrangementsPage
from kith.partnership.partnerships.models import Appointment, Body, Person
from kith.partnership.partnerships.operations.people import add_person, end_appointment, withdraw_appointment
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.partnership.partnerships.permissions import Permission as PartnershipPermission
from kith.partnership.partnerships.presenters import period_words, standing_words, trail_lines
from kith.partnership.partnerships.queries import (
    appointment_seen_by,
    bodies_seen_by,
    entries_under,
    held_out_people,
    jobs_known_to,
    own_entry,
    own_people_seen_by,
    people_seen_by,
    post_named,
    posts_of,
    restricted_among,
)

MENU = "arrangements:seats"
APPOINTS = members_who(
    Permission.APPOINT, "The business manager and the coordinators appoint people to seats and posts."
)
LATEST = 20
"""How many of the deeds done under an appointment its page shows."""


class Seats(ArrangementsPage):
    """Every group’s seats with their holders, gaps and concerns first, as at any day."""

    policy = MEMBERS
    menu = MENU
    title = "Seats and people"
    template_name = "arrangements/seats.jinja"

    def content(self) -> dict[str, Any]:
        """Return groups, posts and link officers on the day."""
        hidden = held_out_people(self.membership)
        reader = Reader(
            at=self.at,
            home=self.partnership.pk,
            may_appoint=self.day == self.today and self.membership.may(Permission.APPOINT),
            hidden=hidden,
            sees_young_people=self.membership.may(Permission.APPOINT),
            hidden_names=names_of_hidden(self.as_at, hidden),
            query=self.day_query,
        )
        groups = group_lines(self.as_at, self.day, reader)
        links = link_lines(self.as_at, reader)
        return {
            "groups": groups,
            "with_matters": [group for group in groups if group.matters],
            "vacant_links": [line for line in links if line.is_gap],
            "posts": post_lines(self.as_at, posts_of(self.partnership), reader),
            "links": links,
            "conflicts": [words for words in conflicts_of(self.as_at) if reader.open_to(words)],
            "takes_effect": takes_effect_words(self.as_at),
            "day": self.day,
            "as_at": self.as_at_form,
            "here": self.at(MENU),
            "people_url": self.at("partnerships:people"),
        }


class AppointingPage(MemberForm, is_base=True):
    """What the pages that appoint share: people to choose from, and a warning before it counts."""

    policy = APPOINTS
    menu = MENU
    button = "Appoint"
    template_name = "arrangements/appoint.jinja"
    warnings: tuple[str, ...] = ()

    def form_arguments(self) -> dict[str, Any]:
        """Return the people to choose from, told apart by their job today."""
        people = self.people()
        jobs = jobs_known_to(self.partnership, [person.pk for person in people])
        labels = {job.person_id: f"{job.title}, {job.body.name}" for job in jobs if job.holds_on(self.today)}
        return {"people": people, "labels": labels, "today": self.today, "bodies_on": self.bodies_on}

    def people(self) -> QuerySet[Person]:
        """Return whom one chooses from; those known only by the other side of a joint group are not."""
        return own_people_seen_by(self.membership)

    @cached_property
    def ground(self) -> Ground:
        """Return all that is known of the partnership, to ask about any day."""
        return ground_of(self.partnership, at=self.membership.tide)

    def bodies_on(self, day: date) -> QuerySet[Body]:
        """Return the organisations with a standing on the first day."""
        here = {standing.body_id for standing in self.ground.on(day).standings}
        return bodies_seen_by(self.membership).filter(pk__in=here)

    def cancel_url(self) -> str:
        """Return the page of seats."""
        return self.at(MENU)

    def act(self, form: Any) -> HttpResponse:
        """Appoint; what does not fit is shown first, and nothing is kept until that is confirmed."""
        made, warnings = self._try(form)
        if made is None:
            return self.warn(form, warnings)
        words = f"{made.person.name} is appointed: {made.hat}."
        return self.done(" ".join([words, *warnings]), self.at("arrangements:appointment", made.public_id))

    @transaction.atomic
    def _try(self, form: Any) -> tuple[Appointment | None, tuple[str, ...]]:
        """Return the appointment with what does not fit; none, and nothing kept, until that is confirmed."""
        said = form.answers()
        said["person"] = said["person"] or self.person_added(form)
        warnings = self.check(said)
        if warnings and not form.cleaned_data["anyway"]:
            transaction.set_rollback(True)
            return None, warnings
        return self.make(said), warnings

    def person_added(self, form: Any) -> Person:
        """Return somebody who was not on record until now."""
        return add_person(partnership=self.partnership, name=form.cleaned_data["new_name"], by=self.actor)

    def check(self, said: dict[str, Any]) -> tuple[str, ...]:
        """Return what does not fit the arrangements; raise Refused for what they forbid."""
        raise NotImplementedError

    def make(self, said: dict[str, Any]) -> Appointment:
        """Make the appointment."""
        raise NotImplementedError

    def warn(self, form: Any, warnings: tuple[str, ...]) -> HttpResponse:
        """Ask whether to go on in spite of what does not fit."""
        self.warnings = warnings
        form.refuse(Refused(f"{' '.join(warnings)} Tick “Appoint anyway” to go on.", field="anyway"))
        return self.ask(form, status=422)

    def content(self) -> dict[str, Any]:
        """Return what the arrangements ask for, and what does not fit."""
        return {
            "asks": self.what_is_asked(),
            "warnings": self.warnings,
            "people_url": self.at("partnerships:add_person"),
        }

    def what_is_asked(self) -> tuple[tuple[str, str], ...]:
        """Return what the arrangements ask of the holder, as facts."""
        raise NotImplementedError


class Appoint(AppointingPage):
    """Appoint somebody to a seat of a group."""

    form_class = AppointToSeat

    def load_record(self, **kwargs: Any) -> None:
        """Find the group as it runs today, and the seat."""
        group = self.ground.on(self.today).group_with_id(kwargs["public_id"])
        if group is None:
            raise Http404
        self.group: GroupAsAt = group
        self.seat: str = kwargs["seat"]
        self.terms = next((seat for seat in group.terms.seats if seat.key == self.seat), None)
        if self.terms is None and self.seat != chair_seat_key(group.terms):
            raise Http404
        self.follows = follows_words(group, self.seat)

    def heading(self) -> str:
        """Return which seat it is, and for which organisation the place is where the address says it."""
        whose = f" for {self.asked_for.name}" if self.asked_for else ""
        return f"Appoint to the seat “{self.terms.name if self.terms else 'Chair'}”{whose}"

    def line(self) -> str:
        """Return which group it is."""
        return self.group.terms.name

    @cached_property
    def asked_for(self) -> Body | None:
        """Return the organisation that the address names, if the seat has a place for it."""
        named = self.request.GET.get("for", "")
        places = bodies_for(self.group, self.terms) or ()
        return next((body for body in places if body.public_id == named), None)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the questions; a seat that follows another asks none and says what it follows."""
        if self.follows:
            self.template_name = "arrangements/seat_follows.jinja"
            return self.show(follows=self.follows, seats_url=self.at(MENU))
        return super().get(request, *args, **kwargs)

    def form_arguments(self) -> dict[str, Any]:
        """Return the people, and whether the seat asks for a body."""
        return super().form_arguments() | {"body_is_asked": bodies_for(self.group, self.terms) is not None}

    def people(self) -> QuerySet[Person]:
        """Return everybody known here for a joint group, which the other side’s people sit in too."""
        return people_seen_by(self.membership) if self.group.joint_names else super().people()

    def bodies_on(self, day: date) -> QuerySet[Body]:
        """Return the bodies that the seat asks for on the first day, of those with a standing."""
        group = self.ground.on(day).group(self.group.key, home=self.group.home.pk) or self.group
        terms = next((seat for seat in group.terms.seats if seat.key == self.seat), self.terms)
        asked = bodies_for(group, terms)
        bodies = super().bodies_on(day)
        return bodies if asked is None else bodies.filter(pk__in=[body.pk for body in asked])

    def initial(self) -> dict[str, Any]:
        """Return today, a holder, a vote where the seat has one, and whatever the address says."""
        votes = self.terms.votes if self.terms else True
        sits_as = DEPUTY if self.request.GET.get("as") == DEPUTY else HOLDER
        return {"held_from": self.today, "sits_as": sits_as, "may_vote": votes, "body": self.asked_for}

    def what_is_asked(self) -> tuple[tuple[str, str], ...]:
        """Return what the arrangements ask of the holder."""
        seat = (("The seat asks for", asks(self.terms, self.group)),) if self.terms else ()
        if self.seat != chair_seat_key(self.group.terms):
            return seat
        return (*seat, ("Who may chair", self.group.chair.words))

    @property
    def place(self) -> dict[str, Any]:
        """Return which seat it is, as the deed takes it."""
        return {"partnership": self.partnership, "group": self.group.identity, "seat": self.seat}

    def check(self, said: dict[str, Any]) -> tuple[str, ...]:
        """Return what does not fit the seat."""
        asked = {name: value for name, value in said.items() if name != "may_vote"}
        return check(wish_for(**self.place, **asked))

    def make(self, said: dict[str, Any]) -> Appointment:
        """Appoint to the seat."""
        return appoint(**self.place, **said, by=self.actor)


class AppointToAPost(AppointingPage):
    """Appoint somebody to a post of the partnership."""

    form_class = AppointToPost

    def load_record(self, **kwargs: Any) -> None:
        """Find the post, and what the arrangements of today say of it."""
        found = post_named(self.partnership, kwargs["post"])
        if found is None:
            raise Http404
        self.post_held = found
        self.terms = post_terms(self.ground.on(self.today), found)

    def heading(self) -> str:
        """Return which post it is."""
        return f"Appoint to the post “{self.post_held.name}”"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people and bodies, and whether independence is declared."""
        extra = {"body_is_asked": False, "is_independent": is_independent(self.terms)}
        return super().form_arguments() | extra

    def initial(self) -> dict[str, Any]:
        """Return today as the first day."""
        return {"held_from": self.today}

    def what_is_asked(self) -> tuple[tuple[str, str], ...]:
        """Return what the arrangements say of the post."""
        years = getattr(self.terms, "term_years", None)
        does = ", ".join(getattr(self.terms, "does", ()))
        facts = (("The holder", does), ("Term", f"{years} years" if years else ""))
        return tuple(fact for fact in facts if fact[1])

    def check(self, said: dict[str, Any]) -> tuple[str, ...]:
        """Return what does not fit the post."""
        as_at = picture_for(partnership=self.partnership, person=said["person"], day=said["held_from"])
        return warnings_about_post(as_at=as_at, post=self.post_held, person=said["person"])

    def make(self, said: dict[str, Any]) -> Appointment:
        """Appoint to the post."""
        return appoint_to_post(partnership=self.partnership, post=self.post_held, by=self.actor, **said)


class AppointmentPage(MemberPage, is_base=True):
    """A page about one appointment of this partnership, or to a seat of a group at home in it."""

    menu = MENU

    def load_record(self, **kwargs: Any) -> None:
        """Find the appointment; absent and not known here answer alike."""
        found = appointment_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.appointment = found

    @property
    def may_end(self) -> bool:
        """Return whether the reader may end it: it is this partnership’s own, and goes on."""
        a = self.appointment
        is_own = a.partnership_id == self.partnership.pk
        goes_on = a.held_to is None or a.held_to >= self.today
        return is_own and goes_on and self.membership.may(Permission.APPOINT)


class AppointmentHome(AppointmentPage):
    """One appointment: who, for whom, from when to when, what is tied to it, and what was done under it."""

    policy = MEMBERS
    template_name = "arrangements/appointment.jinja"

    def heading(self) -> str:
        """Return who is appointed to what."""
        return f"{self.appointment.person.name}: {self.appointment.hat}"

    def content(self) -> dict[str, Any]:
        """Return the facts of the appointment, and the trail under it for those who may read that."""
        a = self.appointment
        group = self._group()
        declared = own_entry(a, DECLARED)
        return {
            "a": a,
            "person_url": self.at("partnerships:person", a.person.public_id),
            "group": group,
            "group_url": self.at("arrangements:group", group.identity.public_id)
            if group and group.identity
            else "",
            "period": period_words(a.held_from, a.held_to),
            "standing": standing_words(a, self.today),
            "chair": self._chair(group),
            "independence": declared.reason if declared else "",
            "end_url": self.at("arrangements:end_appointment", a.public_id) if self.may_end else "",
            "is_to_begin": a.held_from > self.today,
            "deeds": self._deeds(),
            "trail_url": f"{self.at('partnerships:trail')}?kind=appointment&id={a.public_id}",
            "deeds_url": f"{self.at('partnerships:trail')}?appointment={a.public_id}",
        }

    def _group(self) -> GroupAsAt | None:
        seat = self.appointment.seat
        if seat is None:
            return None
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        return as_at.group(seat.group_key, home=seat.partnership_id)

    def _chair(self, group: GroupAsAt | None) -> ChairFacts | None:
        seat = self.appointment.seat
        if group is None or seat is None or seat.key != chair_seat_key(group.terms):
            return None
        return chair_facts(group, self.appointment.person.public_id)

    def _deeds(self) -> list[Any] | None:
        """Return what was done under the appointment, once the reading is recorded; None for others."""
        if not self.membership.may(PartnershipPermission.READ_TRAIL):
            return None
        a = self.appointment
        subject = Subject("trail", self.partnership.public_id, f"Deeds of {a.person.name}, {a.hat}")
        by = self.membership.actor(PartnershipPermission.READ_TRAIL)
        record_read(by=by, subject=subject, purpose="What was done under the appointment")
        entries = list(entries_under(self.membership, a)[:LATEST])
        return trail_lines(entries, {}, restricted_among(self.membership, entries))


class EndAppointment(AppointmentPage, MemberForm):
    """End an appointment after its last day, or take it back before its first."""

    policy = APPOINTS
    button = "End appointment"

    def load_record(self, **kwargs: Any) -> None:
        """Find the appointment, if the reader may end it."""
        super().load_record(**kwargs)
        if not self.may_end:
            raise Http404
        self.is_to_begin = self.appointment.held_from > self.today
        self.form_class = WithdrawAppointment if self.is_to_begin else EndOfAppointment
        self.button = "Withdraw appointment" if self.is_to_begin else "End appointment"

    def heading(self) -> str:
        """Return what the page does."""
        return "Withdraw an appointment" if self.is_to_begin else "End an appointment"

    def line(self) -> str:
        """Return which appointment it is."""
        a = self.appointment
        return f"{a.person.name}: {a.hat}, {period_words(a.held_from, a.held_to)}"

    def initial(self) -> dict[str, Any]:
        """Return today as the last day."""
        return {"last_day": self.today}

    def cancel_url(self) -> str:
        """Return the appointment’s own page."""
        return self.at("arrangements:appointment", self.appointment.public_id)

    def act(self, form: Any) -> HttpResponse:
        """End or withdraw it."""
        said = form.cleaned_data
        if self.is_to_begin:
            withdraw_appointment(appointment=self.appointment, by=self.actor, reason=said["reason"])
            return self.done("The appointment is withdrawn. It never opened anything.", self.at(MENU))
        end_appointment(appointment=self.appointment, by=self.actor, **said)
        return self.done("The last day of the appointment is on record.", self.cancel_url())
