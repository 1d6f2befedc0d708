"""The function map: what a retired group did, and which group does it now."""

from typing import Any

from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.base.ui.dates import long_date
from kith.base.ui.forms import Form
from kith.partnership.arrangements.forms import function_map as forms
from kith.partnership.arrangements.models import Group, HandedOnFunction
from kith.partnership.arrangements.operations.functions import (
    hand_on_function,
    list_function,
    take_function_off,
)
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.arrangements.presenters.function_map import retired_groups
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.views.pages import ArrangementsPage
from kith.partnership.partnerships.pages import MemberForm

KEEPERS = members_who(
    Permission.KEEP_FUNCTION_MAP, "The business unit keeps the function map: its manager and co-ordinators."
)


class FunctionMap(ArrangementsPage):
    """Each function of a retired group with the group that has it now; those without one first."""

    policy = MEMBERS
    menu = "arrangements:versions"
    title = "Function map"
    template_name = "arrangements/function_map.jinja"

    def line(self) -> str:
        """Return the day."""
        return f"As at {long_date(self.day)}"

    def content(self) -> dict[str, Any]:
        """Return the retired groups with their functions, and the steps for who may take them."""
        at = self.at if self.membership.may(Permission.KEEP_FUNCTION_MAP) else None
        return {
            "retired": retired_groups(self.ground, self.as_at, self.day, at),
            "may_keep": at is not None,
            "as_at_form": self.as_at_form,
            "here": self.at("arrangements:function_map"),
        }


class MapForm(MemberForm, is_base=True):
    """A page that changes the function map."""

    policy = KEEPERS
    menu = "arrangements:versions"

    def cancel_url(self) -> str:
        """Return the map."""
        return self.at("arrangements:function_map")


class ListFunction(MapForm):
    """Put a function on the map."""

    policy = KEEPERS
    title = "List a function"
    form_class = forms.ListFunction
    button = "List the function"

    def load_record(self, **kwargs: Any) -> None:
        """Find the retired group by its key."""
        chapter = ground_of(self.partnership, at=self.membership.tide).timeline.to_show_on(self.today)
        found = chapter.directory.predecessor(kwargs["predecessor"]) if chapter else None
        if found is None:
            raise Http404
        self.predecessor = found

    def line(self) -> str:
        """Return the retired group."""
        return f"Of {self.predecessor.name}"

    def act(self, form: Form) -> HttpResponse:
        """List it."""
        says = form.cleaned_data["says"]
        list_function(
            partnership=self.partnership, predecessor_key=self.predecessor.key, says=says, by=self.actor
        )
        return self.done("The function is on the map.", self.cancel_url())


class OneFunction(MapForm, is_base=True):
    """A page about one function on the map."""

    function: HandedOnFunction

    def load_record(self, **kwargs: Any) -> None:
        """Find the function by its public id."""
        self.ground = ground_of(self.partnership, at=self.membership.tide)
        found = [f for f in self.ground.functions if f.public_id == kwargs["public_id"]]
        if not found:
            raise Http404
        self.function = found[0]

    def line(self) -> str:
        """Return the function in its words."""
        return self.function.says


class HandOnFunction(OneFunction):
    """Say which group has a function now."""

    policy = KEEPERS
    title = "Hand on a function"
    form_class = forms.HandOn
    button = "Hand it on"

    def form_arguments(self) -> dict[str, Any]:
        """Return the groups to choose from."""
        return {"groups": [(group.public_id, group.name) for group in self._groups()]}

    def initial(self) -> dict[str, Any]:
        """Return the group that has it now."""
        group = self.function.group
        return {"group": group.public_id if group else "", "from_day": self.function.taken_on_from}

    def _groups(self) -> list[Group]:
        return [group.identity for group in self.ground.on(self.today).groups if group.identity]

    def act(self, form: Form) -> HttpResponse:
        """Hand it on."""
        group = next(g for g in self._groups() if g.public_id == form.cleaned_data["group"])
        from_day = form.cleaned_data["from_day"]
        hand_on_function(function=self.function, group=group, from_day=from_day, by=self.actor)
        return self.done(f"{group.name} has the function from {long_date(from_day)}.", self.cancel_url())


class TakeFunctionOff(OneFunction):
    """Take a function off the map, with the reason."""

    policy = KEEPERS
    title = "Take a function off the map"
    form_class = forms.TakeOff
    button = "Take it off"

    def act(self, form: Form) -> HttpResponse:
        """Take it off."""
        take_function_off(function=self.function, reason=form.cleaned_data["reason"], by=self.actor)
        return self.done("The function is off the map. The trail keeps what stood there.", self.cancel_url())
