"""Taking a part out of a draft. Nothing is asked but whether."""

from typing import Any

from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.document.describing import name_of
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.forms.drafting.groups import without_line
from kith.partnership.arrangements.forms.drafting.part import PartForm, Place, entry, found, put, take_out


class Removal(PartForm):
    """Takes a part out. `name` is what it is called."""

    @property
    def name(self) -> str:
        """Return what the part is called."""
        raise NotImplementedError


class RemoveGroup(Removal):
    """Takes a group out."""

    what = "the list of groups: {group} removed"

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return nothing; raise LookupError when the group is gone."""
        found(document.groups, place["group"])
        return {}

    @property
    def name(self) -> str:
        """Return the name of the group."""
        return found(self.document.groups, self.place["group"]).name

    def revise(self, plain: dict) -> None:
        """Take the group out."""
        take_out(plain, "groups", self.place["group"])


class RemoveSeat(Removal):
    """Takes a seat out of a group."""

    what = "the seats of the group {group}: {seat} removed"

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return nothing; raise LookupError when the seat is gone."""
        if Directory(document).seat(place["group"], place["seat"]) is None:
            raise LookupError(place["seat"])
        return {}

    @property
    def name(self) -> str:
        """Return the name of the seat."""
        seat = Directory(self.document).seat(self.place["group"], self.place["seat"])
        return seat.name if seat else ""

    def revise(self, plain: dict) -> None:
        """Take the seat out."""
        take_out(entry(plain, "groups", self.place["group"]), "seats", self.place["seat"])


class RemoveLine(Removal):
    """Takes a reporting line out."""

    what = "the lines of the group {group}"

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return nothing; raise LookupError when the line is gone."""
        lines = found(document.groups, place["group"]).reports_to
        if all(getattr(line, place["end"], None) != place["to"] for line in lines):
            raise LookupError(place["to"])
        return {}

    @property
    def name(self) -> str:
        """Return the two ends of the line."""
        group = found(self.document.groups, self.place["group"])
        ends = self.document.linked_boards if self.place["end"] == "board" else self.document.groups
        return f"{group.name} reports to {name_of(ends, self.place['to'])}"

    def revise(self, plain: dict) -> None:
        """Take the line out."""
        group = entry(plain, "groups", self.place["group"])
        put(group, reports_to=without_line(group, self.place["end"], self.place["to"]))


class RemovePromise(Removal):
    """Takes a promise out."""

    what = "the promises: {promise} removed"

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return nothing; raise LookupError when the promise is gone."""
        found(document.duties, place["promise"])
        return {}

    @property
    def name(self) -> str:
        """Return what was promised."""
        return found(self.document.duties, self.place["promise"]).says

    def revise(self, plain: dict) -> None:
        """Take the promise out."""
        take_out(plain, "duties", self.place["promise"])


class RemoveBody(Removal):
    """Takes a body out."""

    what = "the bodies: {body} removed"

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return nothing; raise LookupError when the body is gone."""
        found(document.bodies, place["body"])
        return {}

    @property
    def name(self) -> str:
        """Return the name of the body."""
        return found(self.document.bodies, self.place["body"]).name

    def revise(self, plain: dict) -> None:
        """Take the body out."""
        take_out(plain, "bodies", self.place["body"])
