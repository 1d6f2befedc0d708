"""What people type about the key of names."""

from collections.abc import Iterable
from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, ConfirmField, DateField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.work.chronologies.enums import CodeKind

ONE_TO_A_LINE = "One to a line. Each is replaced wherever it stands as a whole word, large or small."
NEW, NONE = "new", "none"


def _names() -> TextField:
    return TextField(
        label="Which names does it stand for?",
        hint=ONE_TO_A_LINE,
        required_message="Write at least one name",
        rows=3,
        max_length=2000,
    )


def _sure() -> ConfirmField:
    return ConfirmField(
        label="Replace them everywhere, also where they stand as ordinary words", required=False
    )


class GiveKeyForm(Form):
    """Who may open the key, why, and until when."""

    person = RecordField(
        label="Who?",
        hint="Somebody who leads or runs this case, decides for a partner or sits on the panel.",
        required_message="Choose the person",
    )
    because = CharField(label="Why do they need the key?", required_message="Say why", max_length=300)
    held_to = DateField(label="Until which day?", required_message="Give the last day")

    def __init__(self, *args: Any, people: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class CodeForm(Form):
    """A new code, what it stands for, and the names behind it."""

    kind = ChoiceField(
        label="What does it stand for?",
        choices=CodeKind.choices,
        required_message="Choose what it stands for",
    )
    code = CharField(
        label="Code",
        hint="Such as Child A, Mother or School 1. Leave it empty for the next free one of its kind.",
        required=False,
        max_length=60,
    )
    names = _names()
    sure = _sure()

    def __init__(self, *args: Any, free: dict[str, str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.free = free
        self.fields["kind"].hints = {kind: f"Next free: {code}" for kind, code in free.items() if code}  # type: ignore[attr-defined]

    def code_asked(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        said = self.cleaned_data
        return {
            "kind": said["kind"],
            "code": said["code"] or self.free.get(said["kind"], ""),
            "names": said["names"].splitlines(),
            "sure": said["sure"],
        }


class NamesForm(Form):
    """Other ways in which whoever a code stands for is written."""

    names = _names()
    sure = _sure()


class ChangeNameForm(Form):
    """Which name was written wrongly, and how it is right."""

    name = ChoiceField(label="Which one?", choices=(), required_message="Choose the name")
    to = CharField(label="How is it written rightly?", required_message="Write the name", max_length=200)
    sure = _sure()

    def __init__(self, *args: Any, names: Iterable[str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["name"].choices = [(str(at), name) for at, name in enumerate(names)]  # type: ignore[attr-defined]


class WordForm(Form):
    """What a possible name is: a name of somebody in the key, of somebody new, or no name."""

    answer = ChoiceField(
        label="What is it?", choices=(), required_message="Choose what it is", shown_as="select"
    )
    written = CharField(
        label="The name as it goes into the key",
        hint="Take away words around it that are no part of the name.",
        required_message="Write the name",
        max_length=200,
    )
    sure = _sure()

    def __init__(
        self, *args: Any, codes: Iterable[tuple[str, str]], free: dict[str, str], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        new = [(f"{NEW}-{kind}", f"A new code: {code}") for kind, code in free.items() if code]
        known = [(ident, f"Another way to write {code}") for ident, code in codes]
        self.fields["answer"].choices = [("", "Choose one"), (NONE, "No name"), *known, *new]  # type: ignore[attr-defined]
