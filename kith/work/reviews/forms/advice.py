"""What people may type about privileged advice."""

from typing import Any

from kith.base.ui.fields import CharField, DateField, RecordField, RecordsField, TextField
from kith.base.ui.forms import Form
from kith.work.reviews.models import CasePlace


def named(place: CasePlace) -> str:
    """Return somebody with a place in a case, and for which agency."""
    return f"{place.person.name}, {place.body.name}" if place.body else str(place.person.name)


class AdviceForm(Form):
    """Privileged advice, whose it is, and who reads it."""

    title = CharField(label="What is it about?", required_message="Say what it is about", max_length=200)
    words = TextField(
        label="The advice",
        hint="It is stored so that nobody reads it in the database, and shown to those you name alone.",
        required_message="Write the advice",
        rows=10,
        max_length=100_000,
    )
    owners = RecordsField(
        label="Whose advice is it?", required_message="Choose each agency whose advice it is"
    )
    readers = RecordsField(
        label="Who reads it?",
        hint="People with a place in this case for one of these agencies, you among them.",
        required_message="Choose who reads it",
        named=named,
    )

    def __init__(self, *args: Any, bodies: Any, places: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["owners"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["readers"].queryset = places  # type: ignore[attr-defined]


class WaiveForm(Form):
    """For whom privilege is waived, for what, and until when."""

    place = RecordField(label="Who may read it too?", required_message="Choose the person", named=named)
    purpose = TextField(
        label="For which purpose?",
        hint="What is waived for one purpose may be hard to keep back for another.",
        required_message="Say for which purpose",
        rows=2,
        max_length=2000,
    )
    held_to = DateField(label="Until which day?", required_message="Give the last day")

    def __init__(self, *args: Any, places: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
