"""Our questions are drawn by our own templates, for speed; they stay true to the design system's macros."""

import pytest
from django.template import engines
from lxml import html

from kith.base.ui import fields
from kith.base.ui.forms import Form

LABEL = {"text": "Title"}
HINT = {"text": "As printed"}
SAID = {"text": "Enter a title"}
CHOICES = [("a", "At a meeting"), ("b", "In writing")]
ITEMS = [
    {"id": "id_title_0", "value": "a", "text": "At a meeting"},
    {"id": "id_title_1", "value": "b", "text": "In writing"},
]
ASKED = {"label": "Title", "hint": "As printed", "required_message": "Enter a title"}
COMMON = {"id": "id_title", "name": "title", "hint": HINT, "errorMessage": SAID}
TOGETHER = COMMON | {"idPrefix": "id_title", "fieldset": {"legend": LABEL}, "items": ITEMS}

PAIRS = [
    ("input", fields.CharField(**ASKED), COMMON | {"label": LABEL}),
    ("textarea", fields.TextField(**ASKED), COMMON | {"label": LABEL}),
    (
        "select",
        fields.ChoiceField(choices=CHOICES, shown_as="select", **ASKED),
        COMMON | {"label": LABEL, "items": [{"value": "", "text": "Choose one"}, *ITEMS]},
    ),
    ("file-upload", fields.FileField(endings=(".yaml",), **ASKED), COMMON | {"label": LABEL}),
    ("radios", fields.ChoiceField(choices=CHOICES, **ASKED), TOGETHER | {"classes": "govuk-radios--small"}),
    (
        "checkboxes",
        fields.MultipleChoiceField(choices=CHOICES, **ASKED),
        TOGETHER | {"classes": "govuk-checkboxes--small"},
    ),
    ("date-input", fields.DateField(**ASKED), COMMON | {"fieldset": {"legend": LABEL}}),
]


def macro_output(component: str, parameters: dict) -> str:
    environment = engines["jinja2"].env
    template = environment.get_template(f"govuk_frontend_jinja/components/{component}/macro.html")
    name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
    return getattr(template.module, name)(parameters)


def shape(markup: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Return each element with its classes and its own words, in order."""
    root = html.fragment_fromstring(markup, create_parent="body")
    return [
        (
            element.tag,
            tuple(
                sorted(
                    set((element.get("class") or "").split()) - {"govuk-input--error", "govuk-radios--small"}
                )
            ),
            " ".join((element.text or "").split()),
        )
        for element in root.iter()
        if element is not root and isinstance(element.tag, str)
    ]


@pytest.mark.parametrize(("component", "field", "parameters"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_question_has_the_elements_classes_and_words_of_the_design_system(component, field, parameters):
    asked = type("Asked", (Form,), {"title": field})({})
    assert shape(str(asked["title"])) == shape(macro_output(component, parameters))
