"""Taking in a list of bodies: choose a file, look at what it would do, then take it in."""

from typing import Any

from django.http import HttpResponse

from kith.base.kernel.refusals import Refused
from kith.base.ui.forms import Form
from kith.partnership.partnerships.forms import ImportBodies, TakeInBodies
from kith.partnership.partnerships.importing import COLUMNS, Reading, read_bodies, write_rows
from kith.partnership.partnerships.operations.imports import Planned, import_bodies, plan_import
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.partnership.partnerships.queries import classes_to_choose, sectors_known_to
from kith.partnership.partnerships.views.bodies import MANAGES_BODIES, MENU

SHOWN_ROWS = 100
"""How many rows of a list the preview shows; the count is of all."""


def count_words(faults: int) -> str:
    """Return how many faults there are, in words."""
    return "There is 1 fault" if faults == 1 else f"There are {faults} faults"


class ImportPage(MemberForm, is_base=True):
    """What both steps of taking in a list share."""

    policy = MANAGES_BODIES
    menu = MENU
    title = "Take in a list of agencies"

    def form_arguments(self) -> dict[str, Any]:
        """Return the sectors and classes to choose from."""
        return {"sectors": sectors_known_to(self.partnership), "classes": classes_to_choose(self.partnership)}

    def cancel_url(self) -> str:
        """Return the list of agencies."""
        return self.at("partnerships:bodies")


class ImportStart(ImportPage):
    """Choose the file. Nothing is written: what follows is what it would do, or each fault by its cell."""

    form_class = ImportBodies
    button = "Look through the list"
    template_name = "partnerships/import.jinja"

    def initial(self) -> dict[str, Any]:
        """Return today as the first day."""
        return {"held_from": self.today}

    def content(self) -> dict[str, Any]:
        """Return the address of the template to fill in."""
        return {"template_url": self.at("partnerships:import_template"), "faults": ()}

    def act(self, form: Form) -> HttpResponse:
        """Show what taking the list in would do."""
        said = form.cleaned_data
        reading = read_bodies(said["file"].read(), name=said["file"].name)
        if reading.faults:
            form.refuse(
                Refused(
                    f"{count_words(len(reading.faults))} in the list. Nothing was taken in.", field="file"
                )
            )
            return self.show(
                status=422, faults=reading.faults, form=form, button=self.button, cancel_url=self.cancel_url()
            )
        return self._preview(said, reading)

    def _preview(self, said: dict[str, Any], reading: Reading) -> HttpResponse:
        plan = plan_import(
            partnership=self.partnership,
            agency_class=said["agency_class"],
            rows=reading.rows,
            held_from=said["held_from"],
        )
        words = self._preview_words(plan)
        kept = {
            "agency_class": said["agency_class"].pk,
            "sector": said["sector"],
            "rows": write_rows(reading.rows),
        }
        day = said["held_from"]
        kept |= {"held_from_day": day.day, "held_from_month": day.month, "held_from_year": day.year}
        self.template_name = "partnerships/import_preview.jinja"
        return self.show(
            **words,
            agency_class=said["agency_class"].name,
            kept=kept,
            take_in_url=self.at("partnerships:take_in_bodies"),
            again_url=self.at("partnerships:import_bodies"),
        )

    def _preview_words(self, plan: tuple[Planned, ...]) -> dict[str, Any]:
        wrong = [one for one in plan if one.stands_in_the_way]
        return {
            "wrong": wrong,
            "plan": plan[:SHOWN_ROWS],
            "count": len(plan),
            "added": sum(1 for one in plan if not one.is_here and not one.stands_in_the_way),
            "beyond": max(0, len(plan) - SHOWN_ROWS),
        }


class TakeIn(ImportPage):
    """Take the list in, as it was looked through: all of it or nothing."""

    form_class = TakeInBodies
    button = "Take in the list"
    http_method_names = ["post", "options"]

    def act(self, form: Form) -> HttpResponse:
        """Read the rows once more, trusting nothing, and take them in."""
        said = form.cleaned_data
        reading = read_bodies(said["rows"].encode(), name="rows.csv")
        if reading.faults:
            raise Refused("The rows are not as they were. Choose the file again.", field="rows")
        added = import_bodies(
            partnership=self.partnership,
            agency_class=said["agency_class"],
            rows=reading.rows,
            held_from=said["held_from"],
            sector=said["sector"],
            by=self.actor,
        )
        words = (
            f"{added} {'agency is' if added == 1 else 'agencies are'} added to {said['agency_class'].name}."
        )
        return self.done(words, self.at("partnerships:agency_class", said["agency_class"].key))


class ImportTemplate(MemberPage):
    """The columns of a list, to fill in."""

    policy = MANAGES_BODIES
    menu = MENU

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the file."""
        text = ",".join(COLUMNS) + "\n"
        headers = {"Content-Disposition": 'attachment; filename="agencies.csv"'}
        return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)
