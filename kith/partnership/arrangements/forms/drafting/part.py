"""What every form about one part of a draft has in common."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.text import slugify

from kith.base.ui.fields import CharField
from kith.base.ui.forms import Form
from kith.partnership.arrangements.document.models import Arrangements

Place = dict[str, str]
"""Which part: the keys of the group, seat, promise, body or content that the address names."""

NOTHING: tuple = (None, "", [], ())


class PartForm(Form):
    """One part of a draft. `seen` is the fingerprint of the document that the answers were given to."""

    what: ClassVar[str]
    """The part as the trail calls it, with the names of keys in `place` to fill in."""

    seen = CharField(
        label="The draft as it was opened",
        required_message="Open the page again: it has lost which draft it was about",
        widget=forms.HiddenInput(),
    )

    def __init__(self, *args: Any, document: Arrangements, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        self.place = place
        self.offer()

    def offer(self) -> None:
        """Fill in what can be chosen, from the document."""

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return the answers that the document gives now; raise LookupError if it has no such part."""
        return {}

    def revise(self, plain: dict) -> None:
        """Write the answers into a document as plain data."""
        raise NotImplementedError


def entry(plain: dict, part: str, key: str) -> dict:
    """Return the entry with a key in one list of a document; raise LookupError if there is none."""
    for found in plain.get(part, []):
        if found["key"] == key:
            return found
    raise LookupError(f"{part} has no {key}")


def put(into: dict, **values: Any) -> None:
    """Write values into an entry; what is empty is left out, and so not stated."""
    for name, value in values.items():
        if value in NOTHING:
            into.pop(name, None)
        else:
            into[name] = value


def take_out(plain: dict, part: str, key: str) -> None:
    """Take the entry with a key out of one list; raise LookupError if there is none."""
    plain[part].remove(entry(plain, part, key))


def new_key(name: str, taken: Iterable[str]) -> str:
    """Return a key made from a name that nothing else in the list has."""
    stem = slugify(name)[:56].strip("-") or "new"
    known, number, key = set(taken), 2, stem
    while key in known:
        key, number = f"{stem}-{number}", number + 1
    return key


def named(entries: Iterable) -> list[tuple[str, str]]:
    """Return entries as choices: key and name."""
    return [(found.key, found.name) for found in entries]


def clauses_in(text: str) -> list[str]:
    """Return the numbers of clauses in a line such as `L12, L13`."""
    return [number.strip() for number in text.replace(";", ",").split(",") if number.strip()]


def clauses_out(clauses: Sequence[str]) -> str:
    """Return the numbers of clauses as one line."""
    return ", ".join(clauses)


def found(entries: Iterable, key: str) -> Any:
    """Return the entry with a key; raise LookupError if there is none."""
    for each in entries:
        if each.key == key:
            return each
    raise LookupError(key)


def clause_field(**more: Any) -> CharField:
    """Return the question for the clause that a part comes from."""
    return CharField(label="Clause", required=False, max_length=24, classes="govuk-input--width-10", **more)
