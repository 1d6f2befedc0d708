"""Made-up arrangements of any shape that the models allow, with texts that YAML could misread."""

import typing
from datetime import date

from annotated_types import Ge, Le, MinLen
from hypothesis import strategies as some

from kith.partnership.arrangements.document import models
from kith.partnership.arrangements.document.shape import Place, hints_of, is_model, kinds_of, literal_words

ODD = [
    "yes", "No", "null", "~", "true", "2019-01-01", "1e3", "12", "-5", "0x1F", "1:30", ".5", "<<", "=", "---",
    "...", "- dash", "-", "? q", ": c", "a: b", "a #b", "#b", "&a", "*a", "!t", "%d", "@a", "`b`", "{a}",
    "[a]", "a, b", "'q'", '"q"', "it's \"both\"", "back\\slash", "a\\nb", "|", ">", "€ ü “q” – 日本 🙂",
    "a  b", "a\u00a0b", "x" * 190,
]  # fmt: skip
ODD_WORDS = [
    *ODD,
    "a\nb",
    "a\n\nb",
    "a\n  b",
    "a \nb",
    "- a\n- b",
    "a:\nb",
    "a\tb",
    "a\n\tb",
    "\u2026\nb",
    "word " * 90,
]

keys = some.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,2})?", fullmatch=True)
clause_keys = some.sampled_from(["L1", "4.2", "12", "1e3", "A-1", "0"])
characters = some.characters(exclude_categories=("C", "Zl", "Zp"))
lines = some.sampled_from(ODD) | some.text(characters, min_size=1, max_size=30).filter(str.strip)
words = some.sampled_from(ODD_WORDS) | some.text(
    characters | some.just("\n"), min_size=1, max_size=60
).filter(str.strip)
days = some.dates(date(2000, 1, 1), date(2099, 12, 31))

TEXTS = (
    (models.Key, keys),
    (models.ClauseKey, clause_keys),
    (models.Line, lines),
    (models.Words, words),
    (models.Day, days),
    (bool, some.booleans()),
)


def made_up(model: type) -> some.SearchStrategy:
    """Any value of a model, its lists short."""
    fields = {
        name: field_values(model, name, hint)
        for name, hint in hints_of(model).items()
        if name != "model_config"
    }
    return some.fixed_dictionaries(fields).map(model.model_validate)


def field_values(model: type, name: str, hint: object) -> some.SearchStrategy:
    """Values of a field: what it leaves out by default as often as anything else."""
    field = model.model_fields[name]
    place = Place(hint, tuple(field.metadata))
    if field.is_required():
        return values(place)
    return some.just(field.get_default(call_default_factory=True)) | values(place)


def values(place: Place) -> some.SearchStrategy:
    """Values of one kind."""
    text = next((strategy for named, strategy in TEXTS if place.bare == named), None)
    if text is not None:
        return text
    if kinds_of(place.bare):
        return some.one_of(
            [some.deferred(lambda model=model: made_up(model)) for model in kinds_of(place.bare)]
        )
    if allowed := literal_words(place.bare):
        return some.sampled_from(allowed)
    if is_model(place.bare):
        return some.deferred(lambda: made_up(place.bare))
    return numbers_or_lists(place)


def numbers_or_lists(place: Place) -> some.SearchStrategy:
    """Whole numbers within limits, lists, and titles by sector."""
    if place.bare is int:
        least = next((mark.ge for mark in place.marks if isinstance(mark, Ge)), None)
        most = next((mark.le for mark in place.marks if isinstance(mark, Le)), 1000)
        return some.integers(least, most)
    inner = typing.get_args(place.bare)
    if typing.get_origin(place.bare) is dict:
        return some.dictionaries(keys, values(Place(inner[1])), max_size=2)
    least = next((mark.min_length for mark in place.marks if isinstance(mark, MinLen)), 0)
    return some.lists(values(Place(inner[0])), min_size=least, max_size=max(least, 2)).map(tuple)


arrangements = made_up(models.Arrangements)
