"""Who may open the key of a case: for those who run it, whether or not they may themselves."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from kith.work.chronologies.forms import key as forms
from kith.work.chronologies.operations.key import end_key, give_key
from kith.work.chronologies.queries.key import key_place_seen_by, key_places_of, people_who_read_all
from kith.work.reviews.enums import RUNS
from kith.work.reviews.forms import ReasonForm
from kith.work.reviews.models import Case
from kith.work.reviews.views.parts import WORKERS, CasePage, RunnersForm


class KeyPlaces(CasePage):
    """Who may open the key: for those who run the case, whether or not they may themselves."""

    policy = WORKERS
    reads = RUNS
    for_scrutiny = False
    title = "Who can open the key"
    what = "who can open the key"
    template_name = "chronologies/key_places.jinja"

    def content(self) -> dict[str, Any]:
        """Return who may, why and until when."""
        places = key_places_of(self.case, self.today)
        return {
            "places": [(one, self.at("chronologies:end_key", one.public_id)) for one in places],
            "give_url": self.at("chronologies:give_key", self.case.public_id),
            "case_url": self.here(),
        }


class GiveKey(RunnersForm):
    """Give somebody the key."""

    policy = WORKERS
    title = "Give the key"
    what = "who can open the key"
    form_class = forms.GiveKeyForm
    button = "Give the key"

    def form_arguments(self) -> dict[str, Any]:
        """Return the people who read the whole case."""
        return {"people": people_who_read_all(self.case, self.today)}

    def cancel_url(self) -> str:
        """Return who may open it."""
        return self.at("chronologies:key_places", self.case.public_id)

    def act(self, form: Any) -> HttpResponse:
        """Give it."""
        give_key(case=self.case, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("They can open the key from now on.", self.cancel_url())


class EndKey(RunnersForm):
    """Take the key back."""

    policy = WORKERS
    title = "Take the key back"
    what = "who can open the key"
    form_class = ReasonForm
    button = "Take it back"

    def find(self, public_id: str) -> Case:
        """Return the case whose key somebody may open."""
        place = key_place_seen_by(self.membership, public_id)
        if place is None:
            raise Http404
        self.place = place
        return super().find(place.case.public_id)

    def line(self) -> str:
        """Return who may open it."""
        return self.place.person.name

    def cancel_url(self) -> str:
        """Return who may open it."""
        return self.at("chronologies:key_places", self.case.public_id)

    def act(self, form: Any) -> HttpResponse:
        """Take it back."""
        end_key(place=self.place, by=self.actor, on=self.today, **form.cleaned_data)
        return self.done("The key is closed to them from now on.", self.cancel_url())
