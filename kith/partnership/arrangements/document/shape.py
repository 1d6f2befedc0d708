"""What the models want at a place in the file, and how to say it."""

import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotated_types import Ge, Le
from pydantic import BaseModel

from kith.partnership.arrangements.document import models
from kith.partnership.arrangements.document.faults import Path, either, quoted

Hint = Any
"""A type as it stands in a model."""

WANTED = (
    (models.Key, "a key of lower-case words joined by hyphens, such as “business-group”"),
    (
        models.ClauseKey,
        "the number of a clause, such as “L12” or “4.2”, in quotation marks where it is a number",
    ),
    (models.Line, "a line of text, in quotation marks where it is a number"),
    (models.Words, "a sentence or a paragraph"),
    (models.Day, "a day as year-month-day, such as 2019-09-29"),
    (bool, "true or false"),
)


@dataclass(frozen=True)
class Place:
    """What the models say about one place in the file."""

    hint: Hint
    marks: tuple = ()
    """Limits that the field adds, such as the least number."""

    @property
    def bare(self) -> Hint:
        """The type without “or nothing” and without marks."""
        return bare(self.hint)


def place_at(path: Path, plain: object) -> Place | None:
    """What belongs at a path, following what the file says where the models allow several things."""
    place: Place | None = Place(models.Arrangements)
    for step in path:
        place = place_below(place, step, plain) if place else None
        plain = value_below(plain, step)
    return place


def value_below(plain: object, step: str | int) -> object:
    """The value one step down, or None where there is none."""
    if isinstance(plain, dict):
        return plain.get(step)
    if isinstance(plain, list) and isinstance(step, int) and step < len(plain):
        return plain[step]
    return None


def value_at(path: Path, plain: object) -> object:
    """The value at a path, or None where there is none."""
    for step in path:
        plain = value_below(plain, step)
    return plain


def place_below(place: Place, step: str | int, plain: object) -> Place | None:
    """What belongs one step down."""
    hint = chosen(place.bare, plain)
    if is_model(hint):
        field = hint.model_fields.get(step)
        return Place(hints_of(hint)[str(step)], tuple(field.metadata)) if field else None
    inner = [arg for arg in typing.get_args(hint) if arg is not Ellipsis]
    return Place(inner[-1]) if origin_of(hint) in (tuple, dict) else None


@cache
def hints_of(model: type[BaseModel]) -> dict[str, Hint]:
    """The type of each field of a model, with its limits."""
    return typing.get_type_hints(model, include_extras=True)


def bare(hint: Hint) -> Hint:
    """A type without “or nothing” and without marks, unless it is one of the named kinds of text."""
    if any(hint == named for named, _ in WANTED):
        return hint
    if origin_of(hint) is typing.Annotated:
        return bare(typing.get_args(hint)[0])
    if origin_of(hint) in (typing.Union, types.UnionType):
        some = [arg for arg in typing.get_args(hint) if arg is not types.NoneType]
        return bare(some[0]) if len(some) == 1 else hint
    return hint


def origin_of(hint: Hint) -> Any:
    """What a type is at bottom: a union, a tuple, a choice of words."""
    return typing.get_origin(hint)


def is_model(hint: Hint) -> bool:
    """Whether the type is one of the models."""
    return isinstance(hint, type) and issubclass(hint, BaseModel)


def chosen(hint: Hint, plain: object) -> Hint:
    """Of several kinds of rule, the one whose word `by` the file gives."""
    by = plain.get("by") if isinstance(plain, dict) else None
    for model in kinds_of(hint):
        if by in literal_words(hints_of(model)["by"]):
            return model
    return hint


def kinds_of(hint: Hint) -> tuple[type[BaseModel], ...]:
    """The models among which a rule chooses."""
    if origin_of(hint) in (typing.Union, types.UnionType):
        return typing.get_args(hint)
    return ()


def literal_words(hint: Hint) -> tuple[str, ...]:
    """The words that a field allows, where it allows only certain words."""
    hint = bare(hint)
    return typing.get_args(hint) if origin_of(hint) is typing.Literal else ()


def allowed_words(place: Place) -> tuple[str, ...]:
    """The words allowed at a place: those of a field, or the kinds of a rule."""
    rules = kinds_of(place.bare)
    if rules:
        return tuple(word for model in rules for word in literal_words(hints_of(model)["by"]))
    return literal_words(place.hint)


def keys_at(place: Place | None, plain: object) -> tuple[str, ...]:
    """The names of values that may stand at a place."""
    hint: Hint = chosen(place.bare, plain) if place else None
    return tuple(hint.model_fields) if is_model(hint) else ()


def wanted(place: Place | None) -> str:
    """What would do at a place, in words."""
    if place is None:
        return "what the documentation of the file shows"
    if allowed := allowed_words(place):
        return wanted_words(place.bare, allowed)
    text = next((words for named, words in WANTED if place.bare == named), None)
    return text or other_words(place)


def other_words(place: Place) -> str:
    """What would do where neither certain words nor a kind of text are wanted."""
    if place.bare is int:
        return number_words(place.marks)
    if origin_of(place.bare) is tuple:
        return "a list of entries, each after “- ”"
    if is_model(place.bare):
        return f"named values: {', '.join(place.bare.model_fields)}"
    return "named values"


def wanted_words(hint: Hint, allowed: Sequence[str]) -> str:
    """Which words would do, or which rules."""
    if kinds_of(hint):
        return f"a rule that begins with “by:” and one of {either([quoted(word) for word in allowed])}"
    if all(isinstance(word, int) for word in allowed):
        return either([str(word) for word in allowed])
    return either([quoted(word) for word in allowed])


def number_words(marks: tuple) -> str:
    """A whole number, and between which limits."""
    least = next((mark.ge for mark in marks if isinstance(mark, Ge)), None)
    most = next((mark.le for mark in marks if isinstance(mark, Le)), None)
    if least is not None and most is not None:
        return f"a whole number from {least} to {most}"
    return f"a whole number of {least} or more" if least is not None else "a whole number"
