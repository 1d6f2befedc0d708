"""What every model keeps to, and that code, pages and glossary use one word for one thing."""

import re

import pytest
from django.apps import apps
from django.db.models import CheckConstraint, DateTimeField

from tests.architecture.codebase import TOP, place

GLOSSARY = TOP / "docs" / "glossary.md"
MODELS = sorted(
    (model for model in apps.get_models() if model.__module__.startswith("kith.")),
    key=lambda m: m._meta.label,
)

ALONE: dict[str, str] = {}
"""Instants without their `…_by`: the field (`room.Model.field_at`) and the reason."""


def named(model) -> str:
    return model._meta.label


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_a_model_says_what_it_remembers_and_what_it_is_called(model):
    made_by_django = f"{model.__name__}({', '.join(field.name for field in model._meta.fields)})"
    assert model.__doc__ != made_by_django
    assert model._meta.verbose_name == model._meta.verbose_name.lower()


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_a_model_has_words_of_its_own_for_each_row(model):
    own = [
        parent
        for parent in model.__mro__
        if parent.__module__.startswith("kith.") and "__str__" in vars(parent)
    ]
    library = [parent for parent in model.__mro__ if parent.__name__ in {"AbstractBaseSession"}]
    assert own or library


def instants(model) -> list[str]:
    return [
        field.name
        for field in model._meta.fields
        if isinstance(field, DateTimeField) and field.name.endswith("_at")
    ]


def test_every_instant_says_by_whom():
    fields = {(model, name) for model in MODELS for name in instants(model)}
    assert fields
    alone = {
        f"{model._meta.label}.{name}"
        for model, name in fields
        if not any(field.name == name.removesuffix("at") + "by" for field in model._meta.fields)
    }
    assert alone == set(ALONE)


def test_an_instant_that_may_be_empty_is_empty_together_with_its_by():
    """The database itself keeps the pair: both or neither."""
    loose = [
        f"{model._meta.label}.{name}"
        for model in MODELS
        for name in instants(model)
        if model._meta.get_field(name).null and f"{model._meta.label}.{name}" not in ALONE
        if not any(
            name in str(rule.condition) and name.removesuffix("at") + "by" in str(rule.condition)
            for rule in model._meta.constraints
            if isinstance(rule, CheckConstraint)
        )
    ]
    assert loose == []


def glossary_words() -> list[str]:
    return re.findall(r"^\*\*([^*]+)\*\*", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_model_is_a_word_of_the_glossary():
    words = {word.lower() for word in glossary_words()}
    spoken = {model._meta.label: re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower() for model in MODELS}
    missing = {label: word for label, word in spoken.items() if word not in words}
    assert missing == {}, f"Explain these in {place(GLOSSARY)}."


def test_the_glossary_explains_each_word_once_and_in_order():
    words = [word.lower() for word in glossary_words()]
    assert words == sorted(set(words))
