"""Questions about a seat of a draft: who is asked for."""

from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, ConfirmField, IntegerField, MultipleChoiceField
from kith.base.ui.fields.choices import SELECT
from kith.partnership.arrangements.document.describing import each_words, sentence_case
from kith.partnership.arrangements.document.models import Arrangements, Seat
from kith.partnership.arrangements.forms.drafting.part import (
    PartForm,
    Place,
    clause_field,
    entry,
    found,
    named,
    new_key,
    put,
)

KEEP = "keep"
ASKS = [
    ("body", "One body"),
    ("each", "Each body of a standing or a class"),
    ("post", "Whoever holds a post of the partnership"),
    ("chairs_of", "The chairs of other groups"),
    ("open", "Nobody in particular"),
]
STANDINGS = [
    ("", "Any"),
    ("statutory-partner", "Statutory partner"),
    ("relevant-agency", "Relevant agency"),
    ("other", "Other body"),
]
CAPACITIES = [
    ("member", "Member"),
    ("chair", "Chair"),
    ("deputy-chair", "Deputy chair"),
    ("adviser", "Adviser"),
    ("in-attendance", "In attendance"),
    ("executive", "Executive member"),
    ("non-executive", "Non-executive member"),
    ("co-opted", "Co-opted member"),
]
HOLDERS = ("body", "each", "post", "chairs_of")
PLAIN = ("name", "capacity", "seniority", "role", "places", "optional", "clause")


class SeatForm(PartForm):
    """A seat of a group."""

    what = "the seat {seat} of the group {group}"
    says_optional = False

    name = CharField(label="Name of the seat", required_message="Enter the name of the seat")
    asks = ChoiceField(label="Who is asked for?", required_message="Say who is asked for", choices=[])
    body = ChoiceField(
        label="Which body", required=False, choices=[], shown_as=SELECT, hint="For a seat of one body."
    )
    standing = ChoiceField(
        label="Each body of which standing",
        required=False,
        choices=STANDINGS,
        shown_as=SELECT,
        empty_label="Not asked",
        hint="For a seat of each body.",
    )
    agency_class = ChoiceField(label="Of which class", required=False, choices=[], shown_as=SELECT)
    at_least = IntegerField(
        label="At least how many of them",
        required=False,
        min_value=1,
        hint="Empty where all of them are asked.",
    )
    post = ChoiceField(label="Which post", required=False, choices=[], shown_as=SELECT)
    chaired = MultipleChoiceField(
        label="The chairs of which groups",
        required=False,
        choices=[],
        hint="If you choose no group: every group that reports here.",
    )
    capacity = ChoiceField(
        label="In which capacity", required_message="Choose the capacity", choices=CAPACITIES, shown_as=SELECT
    )
    seniority = ChoiceField(label="At the level of, or above", required=False, choices=[], shown_as=SELECT)
    role = CharField(label="What the holder does in their own body", required=False)
    places = IntegerField(
        label="How many places",
        required_message="Enter how many places the seat has",
        min_value=1,
        max_value=200,
    )
    optional = ConfirmField(label="The group may leave this seat empty", required=False)
    clause = clause_field()

    def offer(self) -> None:
        """Offer the bodies, classes, posts, groups and levels of the document."""
        document = self.document
        for name, entries in (
            ("body", document.bodies),
            ("agency_class", document.agency_classes),
            ("post", document.posts),
            ("seniority", document.seniority),
        ):
            self.fields[name].choices = [("", "Not asked"), *named(entries)]
        self.fields["standing"].choices = STANDINGS
        others = [choice for choice in named(document.groups) if choice[0] != self.place["group"]]
        self.fields["chaired"].choices = others
        seat = seat_at(document, self.place)
        each = seat.each if seat and says_more(seat) else None
        kept = [(KEEP, f"As it is now: {sentence_case(each_words(each, document))}")] if each else []
        self.fields["asks"].choices = [*kept, *ASKS]

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return what the seat asks for; raise LookupError when the group or the seat is gone."""
        seat = seat_at(document, place)
        if seat is None:
            return {"asks": "body", "capacity": "member", "places": 1}
        asks = KEEP if says_more(seat) else next((name for name in HOLDERS if getattr(seat, name)), "open")
        answers = {name: getattr(seat, name) for name in PLAIN} | {
            "asks": asks,
            "body": seat.body,
            "post": seat.post,
        }
        if seat.each:
            answers |= {name: getattr(seat.each, name) for name in ("standing", "agency_class", "at_least")}
        if seat.chairs_of:
            answers["chaired"] = list(seat.chairs_of.groups)
            answers["asks"] = "chairs_of"
        return answers

    def clean(self) -> dict[str, Any]:
        """Ask for the body, post or bodies that the seat is for."""
        given = self.cleaned_data
        for name, sentence in (("body", "Choose the body"), ("post", "Choose the post")):
            if given.get("asks") == name and not given.get(name):
                self.add_error(name, sentence)
        if given.get("asks") == "each" and not given.get("standing") and not given.get("agency_class"):
            self.add_error("standing", "Choose the standing or the class of the bodies")
        return given

    def revise(self, plain: dict) -> None:
        """Write the seat, adding it where it is new."""
        given, group = self.cleaned_data, entry(plain, "groups", self.place["group"])
        seats = group.setdefault("seats", [])
        if "seat" not in self.place:
            seats.append(
                {"key": new_key(given["name"], [seat["key"] for seat in seats]), "name": given["name"]}
            )
            seat = seats[-1]
        else:
            seat = entry(group, "seats", self.place["seat"])
        put(seat, **{name: given[name] for name in PLAIN})
        if given["asks"] != KEEP:
            for name in HOLDERS:
                seat.pop(name, None)
            seat.update(written_holder(given))


def seat_at(document: Arrangements, place: Place) -> Seat | None:
    """Return the seat that is asked about, None for a new one; raise LookupError when it is gone."""
    group = found(document.groups, place["group"])
    return found(group.seats, place["seat"]) if "seat" in place else None


def says_more(seat: Seat | None) -> bool:
    """Return whether a seat asks for bodies in a way that the form can’t."""
    return bool(seat and seat.each and (seat.each.bodies or seat.each.sector or seat.each.standing == "any"))


def written_holder(given: dict[str, Any]) -> dict[str, Any]:
    """Return who is asked for, as plain data; nothing for a seat that is open."""
    if given["asks"] == "each":
        each: dict[str, Any] = {}
        put(each, **{name: given[name] for name in ("standing", "agency_class", "at_least")})
        return {"each": each}
    if given["asks"] == "chairs_of":
        return {"chairs_of": {"groups": given["chaired"]}}
    return {given["asks"]: given[given["asks"]]} if given["asks"] in ("body", "post") else {}
