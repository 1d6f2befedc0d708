"""A misspelt name never passes in silence; the design system's macros work all the same."""

from dataclasses import dataclass

import pytest
from django.template import engines
from jinja2 import UndefinedError

MACROS = sorted(
    name
    for name in engines["jinja2"].env.list_templates()
    if name.startswith("govuk_frontend_jinja/components/") and name.endswith("/macro.html")
)
WORDS = {"text": "Words", "html": "", "classes": "app-x"}
PARAMETERS = {
    "id": "one",
    "idPrefix": "one",
    "name": "one",
    "text": "Words",
    "href": "/x",
    "label": WORDS,
    "hint": WORDS,
    "errorMessage": WORDS,
    "legend": WORDS,
    "titleText": "Words",
    "summaryText": "Words",
    "iconFallbackText": "Warning",
    "tag": WORDS,
    "fieldset": {"legend": WORDS},
    "serviceName": "Kith",
}
WORD = {"text": "Words"}
LEAST = {"id": "one", "idPrefix": "one", "name": "one", "text": "Words", "label": WORD, "legend": WORD}
NEED_LISTS = {
    "accordion": [{"heading": WORDS, "content": WORDS}],
    "tabs": [{"label": "Words", "id": "tab", "panel": WORDS}],
    "task-list": [{"title": WORDS, "status": WORDS, "href": "/x"}],
}


@dataclass(frozen=True)
class Row:
    name: str = "Executive"


def component_of(path: str) -> str:
    return path.split("/")[2]


def render(source: str, **context) -> str:
    return engines["jinja2"].env.from_string(source).render(context)


def test_all_of_the_macros_are_tried():
    assert len(MACROS) >= 36


@pytest.mark.parametrize("path", MACROS, ids=component_of)
@pytest.mark.parametrize("parameters", [PARAMETERS, LEAST], ids=["filled", "least"])
def test_every_macro_of_the_design_system_renders(path, parameters):
    component = component_of(path)
    name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
    macro = getattr(engines["jinja2"].env.get_template(path).module, name)
    items = NEED_LISTS.get(component, [{"text": "Words", "value": "a", "href": "/x"}])
    if component == "cookie-banner":
        given = {"messages": [{"headingText": "Words", "actions": []}]}
    elif component == "table":
        given = {"rows": [[WORDS]], "head": [WORDS]}
    elif component == "summary-list":
        given = {"rows": [{"key": WORDS, "value": WORDS}]}
    else:
        given = {"items": items}
    drawn = str(macro(parameters | given))
    assert "govuk-" in drawn


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("{{ titel }}", "titel"),
        ("{{ row.nmae }}", "nmae"),
        ("{% if row.nmae %}x{% endif %}", "nmae"),
        ("{% for one in rowz %}x{% endfor %}", "rowz"),
        ("{{ row.name | replace('a', leter) }}", "leter"),
        ("{{ 'x' if row.nmae == 'Executive' else 'y' }}", "nmae"),
        ("{{ row.name.titel.words }}", "titel"),
        ("{% from 'components/tag.jinja' import app_tga %}{{ app_tga('x') }}", "app_tga"),
        ("{% from 'components/tag.jinja' import app_tag %}{{ app_tag() }}", "text"),
    ],
)
def test_a_planted_misspelling_stops_the_page(source, missing):
    with pytest.raises(UndefinedError, match=missing):
        render(source, row=Row())


def test_an_absent_key_of_a_dict_counts_as_empty():
    assert render("[{{ given.hint }}]{{ 'none' if not given.hint }}", given={}) == "[]none"


def test_whatever_a_page_is_given_is_escaped():
    assert render("{{ row.name }}", row=Row("<b>&")) == "&lt;b&gt;&amp;"


def test_dates_are_said_in_one_way():
    from datetime import UTC, date, datetime

    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert (
        render("{{ on | long_date }}, {{ on | month_year }}", on=date(2026, 3, 3))
        == "3 March 2026, March 2026"
    )
    assert render("{{ at | long_datetime }}", at=late) == "1 July 2026 at 12:30am"
