"""What people may type about agendas and their items."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.forms import ValidationError

from kith.base.ui.dates import long_date
from kith.base.ui.fields import (
    CharField,
    ChoiceField,
    ConfirmField,
    DateField,
    IntegerField,
    RecordField,
    RecordsField,
    TextField,
)
from kith.base.ui.forms import Form
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.models import Partnership, Person
from kith.work.meetings.enums import ItemSource, OfferAnswer, Purpose
from kith.work.meetings.models import ItemOpening, Meeting
from kith.work.meetings.queries.choices import with_place

CHOOSABLE = (ItemSource.REQUEST, ItemSource.PLAN, ItemSource.RISK, ItemSource.STATUTE, ItemSource.REVIEW)
"""Where somebody who adds an item says that it comes from; the others are set by Kith."""


def _person(label: str) -> RecordField:
    return RecordField(
        label=label, required=False, empty_label="Nobody yet",
        named=with_place,
    )  # fmt: skip


def _day_of(meeting: Meeting) -> str:
    return long_date(meeting.meets_on)


class ItemForm(Form):
    """What an item says. In a group that is not shared nothing asks for whom it is."""

    folded = ("for_partnership", "reserved_as", "is_closed", "readers")
    """The questions that few items need; the page folds them away."""

    title = CharField(label="Title", required_message="Say what the item is called")
    brief = TextField(label="What the group is asked to do", required=False, rows=3, max_length=1000)
    purpose = ChoiceField(
        label="Purpose", choices=Purpose.choices, required_message="Choose what the item is for"
    )
    minutes = IntegerField(
        label="Minutes", min_value=1, max_value=600, required_message="Give how many minutes it takes"
    )
    lead = _person("Who leads it")
    asks_for_paper = ConfirmField(label="It needs a paper", required=False)
    author = _person("Who writes the paper")
    draft_due_on = DateField(
        label="Draft due", required=False, hint="Left empty, it follows from the meeting’s day."
    )
    paper_due_on = DateField(
        label="Paper due", required=False, hint="Left empty, it follows from the meeting’s day."
    )
    latest_on = DateField(
        label="Latest day", required=False, hint="The day by which the group must have taken it up."
    )
    for_partnership = RecordField(
        label="Whom it concerns",
        required=False,
        empty_label="All partnerships that share the group",
        named=lambda one: f"{one.short_name} only",
    )
    reserved_as = ChoiceField(
        label="Reserved decision", required=False, choices=[], shown_as="select",
        empty_label="No reserved decision",
        hint="A kind of decision that the arrangements reserve to one group.",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        people: QuerySet[Person],
        partnerships: QuerySet[Partnership] | None = None,
        reserved: Sequence[str] = (),
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self.fields["lead"].queryset = people
        self.fields["author"].queryset = people
        if partnerships is None:
            del self.fields["for_partnership"]
        else:
            self.fields["for_partnership"].queryset = partnerships
        if reserved:
            words = [(one, one) for one in reserved]
            self.fields["reserved_as"].choices = [("", "No reserved decision"), *words]
        else:
            del self.fields["reserved_as"]

    def folds_away(self) -> list[Any]:
        """Return those of the questions folded away that this form asks."""
        return [self[name] for name in self.folded if name in self.fields]

    def is_unfolded(self) -> bool:
        """Return whether a question folded away has an answer or a fault, so that it is shown at once."""
        return any(one.value() or one.errors for one in self.folds_away())

    def clean(self) -> dict[str, Any]:
        """Check that days for a paper are given only where there is one."""
        given = super().clean() or self.cleaned_data
        days = [name for name in ("draft_due_on", "paper_due_on") if given.get(name)]
        if days and not given.get("asks_for_paper"):
            self.add_error(days[0], ValidationError("Tick that it needs a paper, or leave the day empty."))
        return given


class AddItem(ItemForm):
    """A new item, with where it comes from and who may read it."""

    source = ChoiceField(
        label="Where it comes from",
        choices=[(one.value, one.label) for one in CHOOSABLE],
        required_message="Choose where it comes from",
    )
    is_closed = ConfirmField(label="Closed: only you and the people chosen below know of it", required=False)
    readers = RecordsField(
        label="Who else may read it, if it is closed", required=False, 
        named=with_place,
    )  # fmt: skip

    def __init__(self, *args: Any, readers: QuerySet[Person], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["readers"].queryset = readers

    def clean(self) -> dict[str, Any]:
        """Check that readers are named only for a closed item."""
        given = super().clean()
        if given.get("readers") and not given.get("is_closed"):
            self.add_error("is_closed", ValidationError("Tick that it is closed, or choose no readers."))
        return given


class AddToPlan(AddItem):
    """A new item for the forward plan of a group."""

    group = RecordField(
        label="Group",
        required_message="Choose the group",
        named=lambda group: group.name,
    )
    field_order = ("group",)

    def __init__(self, *args: Any, groups: QuerySet[Group], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["group"].queryset = groups
        self.order_fields(self.field_order)


class DeferItem(Form):
    """Where an item goes instead, and why."""

    to_meeting = RecordField(
        label="To which meeting", required=False, named=_day_of,
        empty_label="Back to the forward plan",
    )  # fmt: skip
    reason = TextField(label="Why it is deferred", required_message="Give the reason", rows=3)

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["to_meeting"].queryset = meetings


class CarryOver(DeferItem):
    """Where what was not finished goes on, and why."""

    reason = TextField(label="Why it goes on", required_message="Give the reason", rows=3)


class PlaceItem(Form):
    """On which agenda an item of the forward plan is put."""

    meeting = RecordField(
        label="Which meeting", named=_day_of, shown_as="radios",
        required_message="Choose the meeting",
    )  # fmt: skip

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["meeting"].queryset = meetings


class SendOn(Form):
    """To which group an item goes, and why."""

    to_group = RecordField(
        label="To which group", named=lambda group: group.name,
        required_message="Choose the group",
    )  # fmt: skip
    reason = TextField(label="Why it goes there", required_message="Give the reason", rows=3)

    def __init__(self, *args: Any, groups: QuerySet[Group], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["to_group"].queryset = groups


class WithdrawItem(Form):
    """Why an item is withdrawn."""

    reason = TextField(label="Why it is withdrawn", required_message="Give the reason", rows=3)


class CloseItem(Form):
    """Who may read a closed item."""

    readers = RecordsField(
        label="Who may read it besides you", required=False, 
        named=with_place,
    )  # fmt: skip

    def __init__(self, *args: Any, readers: QuerySet[Person], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["readers"].queryset = readers


class OpenItem(Form):
    """Why a closed item may be opened; nothing is asked of whoever opens it then."""

    reason = TextField(label="Why it may be opened", required_message="Give the reason", rows=3)

    def __init__(self, *args: Any, asked: ItemOpening | None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if asked is not None:
            del self.fields["reason"]


class AnswerOffer(Form):
    """What a group does with its place on an agenda."""

    answer = ChoiceField(
        label="What do you want to do this time?",
        choices=[
            (OfferAnswer.CONTRIBUTES, "We will bring something"),
            (OfferAnswer.PASSES, "Nothing this time"),
            (OfferAnswer.ASK_US, "Please ask us"),
        ],
        required_message="Choose one of the answers",
    )
    words = TextField(
        label="What you bring, or what you want to be asked", required=False, rows=4, max_length=2000
    )
