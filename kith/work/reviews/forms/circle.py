"""What people may type about the circle of a case."""

from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.work.reviews.enums import ConflictKind, Part
from kith.work.reviews.queries.choosing import with_agency


class PlaceForm(Form):
    """Who may open a case, what they do in it, why, and until when."""

    person = RecordField(
        label="Who?",
        hint="Those with an appointment that opens cases, and whom no conflict of interest keeps out.",
        required_message="Choose the person",
        named=with_agency,
    )
    part = ChoiceField(label="What do they do?", choices=Part.choices, required_message="Choose what they do")
    body = RecordField(
        label="For which agency?",
        hint="Needed for who decides for a partner or writes a return.",
        required=False,
        empty_label="No agency",
    )
    because = CharField(
        label="Why do they need to open this case?", required_message="Say why", max_length=300
    )
    held_to = DateField(label="Until which day?", required_message="Give the last day")

    def __init__(self, *args: Any, people: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class ExtendForm(Form):
    """Until when a place holds instead."""

    held_to = DateField(label="Until which day instead?", required_message="Give the last day")


class ConflictForm(Form):
    """What keeps somebody out of a case."""

    person = RecordField(label="Who?", required_message="Choose the person")
    kind = ChoiceField(label="Why?", choices=ConflictKind.choices, required_message="Choose why")
    because = TextField(
        label="What is the conflict?", required_message="Say what the conflict is", rows=2, max_length=1000
    )

    def __init__(self, *args: Any, people: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class OwnConflictForm(Form):
    """A conflict of interest of one’s own."""

    because = TextField(
        label="What is your conflict?",
        hint="The case closes to you at once and your places in it end. Another person who runs it can lift "
        "this and give you a place anew.",
        required_message="Say what your conflict is",
        rows=2,
        max_length=1000,
    )
