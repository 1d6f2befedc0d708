"""Questions about the document itself, the partnership, and where a required content is answered."""

from typing import Any

from kith.base.ui.dates import MONTHS
from kith.base.ui.fields import CharField, ChoiceField, ConfirmField, DateField, TextField
from kith.base.ui.fields.choices import SELECT
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.document.parsing import MOST_BYTES
from kith.partnership.arrangements.document.writing import write_text
from kith.partnership.arrangements.forms.drafting.part import (
    PartForm,
    Place,
    clauses_in,
    clauses_out,
    put,
)
from kith.partnership.arrangements.guidance.editions import edition, editions


class AboutForm(PartForm):
    """The document: its title, edition and the day on which it takes effect."""

    what = "the part about the document"

    title = CharField(label="Title", required_message="Enter the title")
    edition = ChoiceField(
        label="Edition of the guidance",
        required_message="Choose the edition of the guidance",
        choices=[],
        hint="The required contents are those of this edition.",
    )
    legal_basis = TextField(label="Legal basis", required=False, rows=2, max_length=4000)
    in_force_from = DateField(
        label="Takes effect on",
        required=False,
        hint="The statutory partners can’t adopt the arrangements before this day is given.",
    )
    assumed = TextField(
        label="What is assumed",
        required=False,
        hint="What the published document does not say and this one takes for granted.",
        rows=4,
        max_length=4000,
    )

    def offer(self) -> None:
        """Offer the editions that Kith knows."""
        self.fields["edition"].choices = [(each.key, each.name) for each in editions()]

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return what the document says of itself."""
        about = document.about
        names = ("title", "edition", "legal_basis", "in_force_from", "assumed")
        return {name: getattr(about, name) for name in names}

    def revise(self, plain: dict) -> None:
        """Write title, edition, day and the rest."""
        answers = {name: self.cleaned_data[name] for name in ("title", "edition", "legal_basis", "assumed")}
        day = self.cleaned_data["in_force_from"]
        put(plain["about"], in_force_from=day.isoformat() if day else None, **answers)


class PartnershipForm(PartForm):
    """The partnership: its names, whom it covers, when its year begins."""

    what = "the part about the partnership"

    name = CharField(label="Name of the partnership", required_message="Enter the name of the partnership")
    short_name = CharField(label="Short name", required_message="Enter the short name")
    scope = TextField(label="Children whom the arrangements cover", required=False, rows=2, max_length=4000)
    reporting_year_starts = ChoiceField(
        label="Month in which the reporting year begins",
        required_message="Choose the month in which the reporting year begins",
        choices=[(str(number), name) for number, name in enumerate(MONTHS, start=1)],
        shown_as=SELECT,
    )

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return what the document says of the partnership."""
        partnership = document.partnership
        names = ("name", "short_name", "scope", "reporting_year_starts")
        return {name: getattr(partnership, name) for name in names}

    def revise(self, plain: dict) -> None:
        """Write names, scope and the first month."""
        answers = {name: self.cleaned_data[name] for name in ("name", "short_name", "scope")}
        month = int(self.cleaned_data["reporting_year_starts"])
        put(plain["partnership"], reporting_year_starts=month, **answers)


class AnswerForm(PartForm):
    """Where the arrangements answer one required content."""

    what = "the answer to {item}"

    where = CharField(
        label="Where it is answered",
        required=False,
        hint="The heading or clause. Leave it empty if the arrangements don’t answer it.",
    )
    clauses = CharField(label="Clauses", required=False, hint="Separated by commas, such as L12, L13.")
    in_part = ConfirmField(label="Only part of it is answered", required=False)
    note = TextField(label="What is missing, or a note", required=False, rows=2, max_length=4000)

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return where the content is answered now, if it is."""
        content = edition(document.about.edition).content(place["item"])
        if content is None:
            raise LookupError(place["item"])
        given = next((answer for answer in document.answers if answer.item == content.key), None)
        if given is None:
            return {}
        rest = {"where": given.where, "in_part": given.in_part, "note": given.note}
        return rest | {"clauses": clauses_out(given.clauses)}

    def clean(self) -> dict[str, Any]:
        """Ask for the place where only a note or a clause is given."""
        given = self.cleaned_data
        if not given.get("where") and (given.get("clauses") or given.get("note") or given.get("in_part")):
            self.add_error("where", "Enter where it is answered, or empty the other answers too")
        return given

    def revise(self, plain: dict) -> None:
        """Write the answer, or take it out."""
        item, given = self.place["item"], self.cleaned_data
        answers = [answer for answer in plain.get("answers", []) if answer["item"] != item]
        if given["where"]:
            answer = {"item": item, "where": given["where"], "in_part": given["in_part"]}
            put(answer, clauses=clauses_in(given["clauses"]), note=given["note"])
            answers.append(answer)
        order = [content.key for content in edition(plain["about"]["edition"]).contents]
        answers.sort(
            key=lambda answer: order.index(answer["item"]) if answer["item"] in order else len(order)
        )
        plain["answers"] = answers


class FileForm(PartForm):
    """The whole draft as an arrangement file."""

    what = "the whole file"
    says_optional = False

    text = TextField(
        label="The draft as an arrangement file",
        required_message="The file is empty. An arrangement file begins with “kith: 1”",
        hint="What stands here takes the place of the whole draft. Faults are named and nothing is lost.",
        rows=30,
        max_length=MOST_BYTES,
        strip=False,
    )

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return the draft as a file."""
        return {"text": write_text(document)}
