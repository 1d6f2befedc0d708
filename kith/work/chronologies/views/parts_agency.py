"""One agency’s work on its part: what it has handed in, handing in files and typed rows, releasing."""

from typing import Any

from django.http import HttpResponse

from kith.work.chronologies.forms.parts import HandInForm, LeadForm, RowForm
from kith.work.chronologies.models import ChronologyPart
from kith.work.chronologies.operations.handing_in import TO_CORRECT, hand_in_file, looked_at
from kith.work.chronologies.operations.releasing import TO_RELEASE, release_parts, say_nothing_held
from kith.work.chronologies.operations.typing import type_row
from kith.work.chronologies.presenters.parts import next_step, part_line
from kith.work.chronologies.queries.parts import parts_of_agency
from kith.work.chronologies.views.parts_base import AgencyForm, AgencyPage
from kith.work.chronologies.views.parts_opening import table_links
from kith.work.chronologies.views.parts_reading import read_now_or_later
from kith.work.chronologies.when import when_words


class Agency(AgencyPage):
    """What an agency is asked, what it has handed in, and its one next step."""

    title = "your agency’s chronology"
    template_name = "chronologies/agency.jinja"

    def content(self) -> dict[str, Any]:
        """Return the parts, the next step and the ways on."""
        parts = parts_of_agency(self.chronology, self.asked.body)
        return {
            "asked": self.asked,
            "chronology": self.chronology,
            "lines": [part_line(one, self.at) for one in parts],
            "next_step": self._next(parts),
            "ways": self._ways(parts),
            "tables": table_links(self, self.chronology.public_id),
            "is_open": self._is_open,
            "case_url": self.here(),
        }

    @property
    def _is_open(self) -> bool:
        return not self.chronology.locked_at

    def _to(self, name: str) -> str:
        return self.at(f"chronologies:{name}", self.asked.public_id)

    def _next(self, parts: Any) -> tuple[str, str] | None:
        words, part = next_step(parts)
        if not words or not self._is_open:
            return None
        if part:
            return words, self.at("chronologies:part", part)
        return words, self._to("release" if parts else "hand_in")

    def _ways(self, parts: Any) -> list[tuple[str, str]]:
        if not self._is_open:
            return []
        found = [("Type a row", self._to("type_row"))]
        if parts:
            found.insert(0, ("Hand in a file", self._to("hand_in")))
        if not any(one.rows_kept or one.file_id for one in parts):
            found.append(("Say that your agency holds nothing", self._to("nothing")))
        return found


class HandIn(AgencyForm):
    """Hand in a file. Nobody outside the agency reads it before its release."""

    title = "hand in a file"
    what = "handing in a chronology file"
    form_class = HandInForm
    template_name = "chronologies/hand_in.jinja"
    button = "Hand it in"

    def form_arguments(self) -> dict[str, Any]:
        """Return the parts that the file may correct."""
        return {"parts": [(one.public_id, self._name(one)) for one in self._correctable()]}

    def _correctable(self) -> list[ChronologyPart]:
        parts = parts_of_agency(self.chronology, self.asked.body)
        return [one for one in parts if one.state in TO_CORRECT and one.rows_kept]

    def _name(self, part: ChronologyPart) -> str:
        return f"Yes, {part_line(part, self.at).name[0].lower()}{part_line(part, self.at).name[1:]}"

    def content(self) -> dict[str, Any]:
        """Return the empty tables."""
        return {"tables": table_links(self, self.chronology.public_id)}

    def act(self, form: Any) -> HttpResponse:
        """Look at the file, keep it, and read it now or let a job do so."""
        chosen = form.cleaned_data.get("replaces")
        replaces = next((one for one in self._correctable() if one.public_id == chosen), None)
        part = hand_in_file(
            chronology=self.chronology,
            body=self.asked.body,
            upload=looked_at(form.cleaned_data["upload"]),
            replaces=replaces,
            by=self.actor,
            on=self.today,
        )
        read_now_or_later(part, self.today)
        return self.done("The file is kept as it came.", self.at("chronologies:part", part.public_id))


class TypeRow(AgencyForm):
    """Type one row; how its date was understood is said on the page that comes next."""

    title = "type a row"
    what = "typing a chronology row"
    form_class = RowForm
    template_name = "chronologies/type_row.jinja"
    button = "Keep the row"

    def act(self, form: Any) -> HttpResponse:
        """Keep it."""
        row = type_row(
            chronology=self.chronology,
            body=self.asked.body,
            said=form.said(),
            by=self.actor,
            on=self.today,
        )
        when = when_words(row.certainty, row.first_on, row.last_on)
        return self.done(
            f"The row is kept. Its date was understood as: {when}.",
            self.at("chronologies:part", row.part.public_id),
        )


class Release(AgencyForm):
    """Release what is handed in to the case."""

    title = "release your agency’s chronology"
    what = "releasing a part of the chronology"
    form_class = LeadForm
    template_name = "chronologies/release.jinja"
    button = "Release it to the case"

    def content(self) -> dict[str, Any]:
        """Return what would be released."""
        parts = parts_of_agency(self.chronology, self.asked.body)
        ready = [one for one in parts if one.state in TO_RELEASE and one.rows_kept]
        return {
            "lines": [part_line(one, self.at) for one in ready],
            "changes": [
                (f"What part {one.number} changes", self.at("chronologies:changes", one.public_id))
                for one in ready
                if one.replaces_id
            ],
        }

    def act(self, form: Any) -> HttpResponse:
        """Release it."""
        agreed_by = form.cleaned_data["agreed_by"]
        body = self.asked.body
        release_parts(
            chronology=self.chronology, body=body, agreed_by=agreed_by, by=self.actor, on=self.today
        )
        return self.done("Your agency’s chronology is in the case.", self.own())


class SayNothing(AgencyForm):
    """Say that one’s agency holds nothing."""

    title = "say that your agency holds nothing"
    what = "saying that nothing is held"
    form_class = LeadForm
    button = "Say that nothing is held"

    def act(self, form: Any) -> HttpResponse:
        """Say so."""
        agreed_by = form.cleaned_data["agreed_by"]
        body = self.asked.body
        say_nothing_held(
            chronology=self.chronology, body=body, agreed_by=agreed_by, by=self.actor, on=self.today
        )
        return self.done("It is on record that your agency holds nothing.", self.own())
