"""Questions about a group of a draft: what it is, how it works, to whom it answers."""

from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField, TextField
from kith.base.ui.fields.choices import SELECT
from kith.partnership.arrangements.document.models import Arrangements
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

KINDS = [
    ("lead", "Leads the partnership"),
    ("executive", "Executive group"),
    ("group", "Group"),
    ("advisory", "Advisory group"),
    ("task-and-finish", "Task-and-finish group, with a last day"),
]


class GroupForm(PartForm):
    """What a group is."""

    what = "the group {group}"

    name = CharField(label="Name of the group", required_message="Enter the name of the group")
    short_name = CharField(label="Short name", required=False)
    kind = ChoiceField(label="Kind of group", required_message="Choose the kind of group", choices=KINDS)
    purpose = TextField(label="Purpose", required=False, rows=3, max_length=4000)
    ends_on = DateField(label="Last day of the group", required=False, hint="For a task-and-finish group.")

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return what the document says of the group; a new one has no answers yet."""
        if "group" not in place:
            return {"kind": "group"}
        group = found(document.groups, place["group"])
        return {name: getattr(group, name) for name in ("name", "short_name", "kind", "purpose", "ends_on")}

    def clean(self) -> dict[str, Any]:
        """Ask for the last day of a task-and-finish group."""
        given = self.cleaned_data
        if (
            given.get("kind") == "task-and-finish"
            and not given.get("ends_on")
            and "ends_on" not in self.errors
        ):
            self.add_error("ends_on", "Enter the last day of the task-and-finish group")
        return given

    def revise(self, plain: dict) -> None:
        """Write the group, adding it where it is new."""
        given = dict(self.cleaned_data)
        if "group" not in self.place:
            keys = [group["key"] for group in plain["groups"]]
            plain["groups"].append({"key": new_key(given["name"], keys), "name": given["name"]})
            group = plain["groups"][-1]
        else:
            group = entry(plain, "groups", self.place["group"])
        ends_on = given["ends_on"].isoformat() if given["ends_on"] else None
        put(group, ends_on=ends_on, **{n: given[n] for n in ("name", "short_name", "kind", "purpose")})


class LineForm(PartForm):
    """A line from a group to what it answers to."""

    what = "the lines of the group {group}"

    to = ChoiceField(
        label="Reports to", required_message="Choose what the group reports to", choices=[], shown_as=SELECT
    )
    line = ChoiceField(
        label="Is the line stated?",
        required_message="Say whether the document states the line",
        choices=[("stated", "The document states it"), ("implied", "The document only implies it")],
    )
    because = TextField(
        label="The sentence that implies it", required=False, hint="For a line that is only implied.", rows=2
    )
    how_often = CharField(label="How often", required=False, hint="Such as every quarter.")
    clause = clause_field()

    def offer(self) -> None:
        """Offer every other group and every linked board."""
        groups = [
            (f"group:{key}", name) for key, name in named(self.document.groups) if key != self.place["group"]
        ]
        boards = [
            (f"board:{key}", f"{name} (linked board)") for key, name in named(self.document.linked_boards)
        ]
        self.fields["to"].choices = [("", "Choose one"), *groups, *boards]

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return that a new line is stated; raise LookupError when the group is gone."""
        found(document.groups, place["group"])
        return {"line": "stated"}

    def clean(self) -> dict[str, Any]:
        """Ask for the sentence by which a line is implied."""
        given = self.cleaned_data
        if given.get("line") == "implied" and not given.get("because"):
            self.add_error("because", "Enter the sentence that implies the line")
        return given

    def revise(self, plain: dict) -> None:
        """Write the line, in place of an earlier one to the same end."""
        given = self.cleaned_data
        end, key = given["to"].split(":")
        group = entry(plain, "groups", self.place["group"])
        line = {end: key, "line": given["line"]}
        because = given["because"] if given["line"] == "implied" else ""
        put(line, because=because, how_often=given["how_often"], clause=given["clause"])
        group["reports_to"] = [*without_line(group, end, key), line]
        group.pop("reports_to_nobody", None)


def without_line(group: dict, end: str, key: str) -> list[dict]:
    """Return the lines of a group without the one to this group or board."""
    return [line for line in group.get("reports_to", []) if line.get(end) != key]
