"""Questions about a body of a draft and its standing."""

from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField
from kith.base.ui.fields.choices import SELECT
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.forms.drafting.part import (
    PartForm,
    Place,
    entry,
    found,
    named,
    new_key,
    put,
)
from kith.partnership.partnerships.enums import StandingKind

PLAIN = ("name", "sector", "kind", "standing", "agency_class", "succeeded_by")
KEY_WORDS = "Lower-case words joined by hyphens, such as {example}."


class BodyForm(PartForm):
    """A body and its standing from a day to a day. To end a standing, give its last day."""

    what = "the body {body}"

    name = CharField(label="Name of the body", required_message="Enter the name of the body")
    sector = CharField(
        label="Sector",
        required_message="Enter the sector",
        max_length=64,
        hint=KEY_WORDS.format(example="council or nhs"),
    )
    kind = CharField(
        label="Kind of body",
        required_message="Enter the kind of body",
        max_length=64,
        hint=KEY_WORDS.format(example="local-authority or police-force"),
    )
    standing = ChoiceField(
        label="Standing", required_message="Choose the standing", choices=StandingKind.choices
    )
    agency_class = ChoiceField(label="Class of relevant agency", required=False, choices=[], shown_as=SELECT)
    held_from = DateField(label="First day of the standing", required=False)
    held_to = DateField(label="Last day of the standing", required=False, hint="Empty while it goes on.")
    succeeded_by = ChoiceField(label="Followed by", required=False, choices=[], shown_as=SELECT)

    def offer(self) -> None:
        """Offer the classes and the other bodies of the document."""
        others = [choice for choice in named(self.document.bodies) if choice[0] != self.place.get("body")]
        self.fields["agency_class"].choices = [("", "Not stated"), *named(self.document.agency_classes)]
        self.fields["succeeded_by"].choices = [("", "Not stated"), *others]

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return what the document says of the body; a new one has no answers yet."""
        if "body" not in place:
            return {}
        body = found(document.bodies, place["body"])
        return {name: getattr(body, name) for name in (*PLAIN, "held_from", "held_to")}

    def clean(self) -> dict[str, Any]:
        """Refuse a standing that ends before it begins."""
        given = self.cleaned_data
        begins, ends = given.get("held_from"), given.get("held_to")
        if begins and ends and ends < begins:
            self.add_error("held_to", "The last day of the standing is before its first day")
        return given

    def revise(self, plain: dict) -> None:
        """Write the body, adding it where it is new."""
        given = self.cleaned_data
        if "body" not in self.place:
            plain["bodies"].append({"key": new_key(given["name"], [body["key"] for body in plain["bodies"]])})
            body = plain["bodies"][-1]
        else:
            body = entry(plain, "bodies", self.place["body"])
        days = {name: given[name].isoformat() if given[name] else None for name in ("held_from", "held_to")}
        put(body, **days, **{name: given[name] for name in PLAIN})
