"""Groups that are no more: what came from each, carrying over what is open, and taking in its own list."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kith.base.kernel.access import MEMBERS
from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.base.ui.forms import Form
from kith.partnership.actions.forms.former import CarryOver, ImportActions, TakeInActions
from kith.partnership.actions.importing import COLUMNS, Reading, read_actions, write_rows
from kith.partnership.actions.operations.carrying_over import carry_over_actions
from kith.partnership.actions.operations.imports import Planned, faults_in, import_actions, plan_import
from kith.partnership.actions.parts import Circle
from kith.partnership.actions.permissions import Permission
from kith.partnership.actions.presenters.overdue import closed_words, ended_words, former_line
from kith.partnership.actions.presenters.register import Line, lines_of
from kith.partnership.actions.queries.former import (
    FormerGroup,
    come_from,
    counts_by_origin,
    former_group,
    former_groups,
    left_open,
)
from kith.partnership.actions.queries.groups import groups_to_raise_for
from kith.partnership.actions.queries.register import FORMER
from kith.partnership.actions.views.one import who
from kith.partnership.actions.views.register import MENU
from kith.partnership.arrangements.models import Group
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.words import count_of
from kith.partnership.partnerships.pages import MemberForm, MemberPage

SHOWN_FAULTS = 200


class FormerGroups(MemberPage):
    """Every group that is no more, and where its actions went."""

    policy = MEMBERS
    menu = MENU
    title = "Former groups"
    template_name = "actions/former_groups.jinja"

    def content(self) -> dict[str, Any]:
        """Return the former groups with their counts."""
        counts = counts_by_origin(self.membership)
        found = former_groups(self.partnership, self.today)
        return {"lines": [former_line(former, counts, self.at) for former in found]}


class FormerPage(MemberPage, is_base=True):
    """A page about one group that is no more."""

    menu = MENU
    former: FormerGroup

    def load_record(self, **kwargs: Any) -> None:
        """Find the former group."""
        found = former_group(self.partnership, kwargs["former"], self.today)
        if found is None:
            raise Http404
        self.former = found

    def here(self) -> str:
        """Return the page of the former group."""
        return self.at("actions:former_group", self.former.key)


class OneFormerGroup(FormerPage):
    """A former group: closed, what has taken its place, and its actions where they are now."""

    policy = MEMBERS
    template_name = "actions/former_group.jinja"

    def heading(self) -> str:
        """Return its name."""
        return self.former.name

    def line(self) -> str:
        """Return that it is closed, and what replaced it."""
        return closed_words(self.former, self.today)

    def content(self) -> dict[str, Any]:
        """Return its actions, and what is left to carry over."""
        may = self.membership.may(Permission.CARRY_OVER)
        left = left_open(self.former)
        taker = self.former.replaced_by
        return {
            "ended": ended_words(self.former),
            "replaced_by": (taker.name, self.at("actions:group", taker.public_id)) if taker else None,
            "lines": self.lines(),
            "left": len(left),
            "carry_over_url": self.at("actions:carry_over", self.former.key) if may and left else "",
            "import_url": self.at("actions:import", self.former.key) if may else "",
            "search_url": f"{self.at('actions:register')}?group={FORMER}{self.former.key}&standing=all",
        }

    def lines(self) -> list[Line]:
        """Return the actions that came from it."""
        actions = come_from(self.membership, self.former)
        return lines_of(actions, partnership=self.partnership, today=self.today, at=self.at)


class CarriesOver(FormerPage, MemberForm, is_base=True):
    """A deed by which the actions of a former group go to the group that replaces it."""

    policy = who(Permission.CARRY_OVER)

    def load_record(self, **kwargs: Any) -> None:
        """Find the former group, and the groups that may take its actions over."""
        super().load_record(**kwargs)
        as_at = ground_of(self.partnership, at=self.membership.tide).on(self.today)
        taker = self.former.replaced_by
        self.groups: dict[str, tuple[Group, Circle]] = {
            group.public_id: (group, circle)
            for group, circle in groups_to_raise_for(self.membership, as_at)
            if group.partnership_id == self.partnership.pk and (taker is None or taker.pk == group.pk)
        }

    def form_arguments(self) -> dict[str, Any]:
        """Return the groups to choose from: the one alone that the arrangements name."""
        return {"groups": [(key, circle.name) for key, (_group, circle) in self.groups.items()]}

    def line(self) -> str:
        """Return which group is no more."""
        return self.former.name

    def cancel_url(self) -> str:
        """Return the page of the former group."""
        return self.here()

    def doing(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return what each of these deeds takes."""
        group, _circle = self.groups[said["group"]]
        by: Actor = self.actor
        known = {"partnership": self.partnership, "former_key": self.former.key}
        return {**known, "to": group, "by": by, "on": self.today}

    def carried(self, count: int, said: dict[str, Any]) -> HttpResponse:
        """Say how many actions were carried over, on the former group’s page."""
        name = self.groups[said["group"]][1].name
        verb = "is" if count == 1 else "are"
        return self.done(f"{count_of(count, 'action')} {verb} carried over to {name}.", self.here())


class CarryOverOpen(CarriesOver):
    """Carry over the open actions that still stand under a former group."""

    policy = who(Permission.CARRY_OVER)
    title = "Carry over the open actions"
    form_class = CarryOver
    button = "Carry them over"

    def act(self, form: Form) -> HttpResponse:
        """Carry them over."""
        return self.carried(carry_over_actions(**self.doing(form.cleaned_data)), form.cleaned_data)


class ImportStart(CarriesOver):
    """Choose the file. Nothing is written: what it would do is shown, or every fault by its cell."""

    policy = who(Permission.CARRY_OVER)
    title = "Take in its open actions"
    form_class = ImportActions
    template_name = "actions/import.jinja"
    button = "Look through the list"

    def content(self) -> dict[str, Any]:
        """Return the address of the template to fill in."""
        return {"template_url": self.at("actions:import_template", self.former.key), "faults": (), "more": 0}

    def act(self, form: Form) -> HttpResponse:
        """Show what taking the list in would do, or every fault by its cell."""
        said = form.cleaned_data
        reading = read_actions(said["file"].read(), name=said["file"].name)
        plan = plan_import(
            partnership=self.partnership, former_key=self.former.key, rows=reading.rows, on=self.today
        )
        faults = faults_in(reading, plan)
        if not faults:
            return self._preview(said, reading, plan)
        words = "There is 1 fault" if len(faults) == 1 else f"There are {len(faults)} faults"
        form.refuse(Refused(f"{words} in the list. Nothing was taken in.", field="file"))
        more = {"faults": faults[:SHOWN_FAULTS], "more": max(0, len(faults) - SHOWN_FAULTS)}
        return self.show(status=422, form=form, button=self.button, cancel_url=self.cancel_url(), **more)

    def _preview(self, said: dict[str, Any], reading: Reading, plan: tuple[Planned, ...]) -> HttpResponse:
        self.template_name = "actions/import_preview.jinja"
        return self.show(
            plan=plan,
            group=self.groups[said["group"]][1].name,
            kept={"group": said["group"], "rows": write_rows(reading.rows)},
            take_in_url=self.at("actions:take_in", self.former.key),
            again_url=self.at("actions:import", self.former.key),
            today=self.today,
        )


class TakeIn(CarriesOver):
    """Take the list in, as it was looked through: all of it or nothing."""

    policy = who(Permission.CARRY_OVER)
    title = "Take in its open actions"
    form_class = TakeInActions
    button = "Take in the list"
    http_method_names = ["post", "options"]

    def act(self, form: Form) -> HttpResponse:
        """Read the rows once more, trusting nothing, and take them in."""
        said = form.cleaned_data
        reading = read_actions(said["rows"].encode(), name="rows.csv")
        if reading.faults:
            raise Refused("The rows are not as they were. Choose the file again.", field="rows")
        return self.carried(import_actions(**self.doing(said), rows=reading.rows), said)


class ImportTemplate(FormerPage):
    """The columns of a list, to fill in."""

    policy = who(Permission.CARRY_OVER)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the file."""
        headers = {"Content-Disposition": 'attachment; filename="open-actions.csv"'}
        return HttpResponse(",".join(COLUMNS) + "\n", content_type="text/csv; charset=utf-8", headers=headers)
