"""Who can open a case, and who is kept out of it."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.ui.dates import long_date
from kith.base.ui.views import Pressing
from kith.partnership.partnerships.pages import MemberForm
from kith.partnership.partnerships.queries import known_bodies
from kith.work.reviews import forms
from kith.work.reviews.enums import RUNS, ConflictKind
from kith.work.reviews.models import Case, CaseConflict, CasePlace
from kith.work.reviews.operations.circle import end_place, extend_place, give_place, keep_out, lift_conflict
from kith.work.reviews.operations.partners_places import give_partners_places
from kith.work.reviews.queries.choosing import people_to_choose, people_to_keep_out
from kith.work.reviews.queries.one import circle_of, conflict_seen_by, conflicts_of, place_seen_by
from kith.work.reviews.views.parts import WORKERS, CasePage, RunnersForm


class Circle(CasePage):
    """The circle of a case: who, what they do, why, until when; for those who run it also the conflicts."""

    policy = WORKERS
    title = "Who can open"
    what = "its circle"
    template_name = "reviews/circle.jinja"

    def content(self) -> dict[str, Any]:
        """Return the places, and the conflicts for those who run the case (AR8)."""
        ident = self.case.public_id
        return {
            "places": [
                (one, self._ways_of(one) if self.runs else []) for one in circle_of(self.case, self.today)
            ],
            "conflicts": [
                (one, self.at("reviews:lift_conflict", one.public_id) if self._lifts(one) else "")
                for one in conflicts_of(self.case)
            ]
            if self.runs
            else [],
            "give_url": self.at("reviews:give_place", ident) if self.runs else "",
            "keep_out_url": self.at("reviews:keep_out", ident) if self.runs else "",
            "runs": self.runs,
        }

    def _ways_of(self, place: CasePlace) -> list[tuple[str, str]]:
        """Return what those who run the case may do with a place."""
        ident = place.public_id
        return [
            ("Extend", self.at("reviews:extend_place", ident)),
            ("End", self.at("reviews:end_place", ident)),
        ]

    def _lifts(self, conflict: CaseConflict) -> bool:
        """Return whether the reader may lift a conflict: not one that they put on record themselves."""
        return not conflict.lifted_at and conflict.declared_by_person != self.membership.person.public_id


class CircleForm(RunnersForm, is_base=True):
    """A deed on the circle, which leads back to it."""

    what = "its circle"

    def cancel_url(self) -> str:
        """Return the circle."""
        return self.at("reviews:circle", self.case.public_id)


class GivePlace(CircleForm):
    """Give somebody a place."""

    policy = WORKERS
    title = "Give a place"
    form_class = forms.PlaceForm
    button = "Give the place"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people and agencies to choose from."""
        return {
            "people": people_to_choose(self.case, self.membership),
            "bodies": known_bodies(self.partnership).order_by("name"),
        }

    def act(self, form: Any) -> HttpResponse:
        """Give it."""
        give_place(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The place is given; it opens the case from now on.", self.cancel_url())


class GivePartnersPlaces(Pressing, CasePage):
    """Give those who sit for the partners in the lead group their places, as the page named them."""

    policy = WORKERS
    what = "its circle"
    reads = RUNS
    for_scrutiny = False

    def act(self) -> str:
        """Give them."""
        shown = self.request.POST.get("shown", "")
        given = give_partners_places(case=self.case, shown=shown, by=self.actor, on=self.today)
        return f"The case is open from now on to {', '.join(place.person.name for place in given)}."

    def next_url(self) -> str:
        """Return the case."""
        return self.here()


class PlacePage(CircleForm, is_base=True):
    """A deed on one place."""

    def find(self, public_id: str) -> Case:
        """Return the case of the place."""
        place = place_seen_by(self.membership, public_id)
        if place is None:
            raise Http404
        self.place = place
        return super().find(place.case.public_id)

    def line(self) -> str:
        """Return whose place it is."""
        return f"{self.place.person.name}: {self.place.get_part_display()}"


class ExtendPlace(PlacePage):
    """Let a place hold longer."""

    policy = WORKERS
    title = "Extend a place"
    form_class = forms.ExtendForm
    button = "Extend the place"

    def act(self, form: Any) -> HttpResponse:
        """Extend it."""
        extend_place(place=self.place, by=self.actor, on=self.today, **form.cleaned_data)
        until = long_date(form.cleaned_data["held_to"])
        return self.done(f"The place holds until {until}.", self.cancel_url())


class EndPlace(PlacePage):
    """End a place at once."""

    policy = WORKERS
    title = "End a place"
    form_class = forms.ReasonForm
    button = "End the place"

    def act(self, form: Any) -> HttpResponse:
        """End it; whoever ended their own place goes back to the register."""
        end_place(place=self.place, by=self.actor, on=self.today, **form.cleaned_data)
        mine = self.place.person_id == self.membership.person.pk
        to = self.at("reviews:register") if mine else self.cancel_url()
        return self.done("The place has ended.", to)


class KeepOut(CircleForm):
    """Keep somebody out."""

    policy = WORKERS
    title = "Keep somebody out"
    form_class = forms.ConflictForm
    button = "Keep them out"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people to choose from."""
        return {"people": people_to_keep_out(self.membership)}

    def act(self, form: Any) -> HttpResponse:
        """Do it."""
        keep_out(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(
            "The case is closed to them from now on, and their places in it have ended.", self.cancel_url()
        )


class DeclareConflict(MemberForm, CasePage):
    """Declare a conflict of interest of one’s own: the case closes at once."""

    policy = WORKERS
    reads = None
    title = "Declare a conflict of interest"
    what = "declaring a conflict"
    form_class = forms.OwnConflictForm
    button = "Declare it"

    def cancel_url(self) -> str:
        """Return the case."""
        return self.here()

    def act(self, form: Any) -> HttpResponse:
        """Declare it."""
        keep_out(
            case=self.case,
            person=self.membership.person,
            kind=ConflictKind.DECLARED,
            by=self.actor,
            on=self.today,
            **form.cleaned_data,
        )
        return self.done("The case is closed to you from now on.", self.at("reviews:register"))


class LiftConflict(CircleForm):
    """Let somebody back in."""

    policy = WORKERS
    title = "Lift a conflict of interest"
    form_class = forms.ReasonForm
    reads = RUNS
    button = "Lift it"

    def find(self, public_id: str) -> Case:
        """Return the case of the conflict."""
        conflict = conflict_seen_by(self.membership, public_id)
        if conflict is None:
            raise Http404
        self.conflict = conflict
        return super().find(conflict.case.public_id)

    def line(self) -> str:
        """Return whose conflict it is."""
        return self.conflict.person.name

    def act(self, form: Any) -> HttpResponse:
        """Lift it."""
        lift_conflict(conflict=self.conflict, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done(
            "The conflict is lifted. Their places stay ended: give one anew if they need it.",
            self.cancel_url(),
        )
