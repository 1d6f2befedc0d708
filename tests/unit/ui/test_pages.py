"""The frame of a page, its components, and the pages that say why there is none, through the inspection."""

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from lxml import html

from kith.base.kernel.standings import Standing
from kith.base.ui import charts, errors, fields
from kith.base.ui.forms import AsAt, Form
from kith.base.ui.shell import NavLink, Shell
from tests.inspection import faults_of, inspect, title_of, words_of
from tests.page import Table

STATIC = Path(errors.__file__).parent / "static" / "ui"
SHELL = Shell(
    partnership_name="Wessingham and Thorle Safeguarding Partnership",
    partnership_url="/wessingham",
    links=(NavLink("Home", "/"), NavLink("Structure", "/structure", current=True)),
    person_name="Merrin Oakhollow",
    hat="business manager",
    sign_out_url="/sign-out",
    watermark="Proposed: not yet in force",
    notice="Sample records: every person and event here is invented.",
    footer_links=(NavLink("Who can see this, and why", "/who"),),
)


class Ask(Form):
    """One question."""

    name = fields.CharField(label="Name", required_message="Enter a name")


def request() -> HttpRequest:
    return RequestFactory().get("/groups?year=2026")


def read(source: str, **context) -> html.HtmlElement:
    """Return a page made from source, after failing on anything that is wrong with it."""
    drawn = engines["jinja2"].from_string(source).render({"shell": SHELL, **context}, request())
    tree = html.document_fromstring(drawn)
    assert inspect(tree) == []
    return tree


def read_page(content: str, **context) -> html.HtmlElement:
    source = "{% extends 'layouts/page.jinja' %}{% block content %}" + content + "{% endblock %}"
    return read(source, **{"title": "Executive", **context})


def text(found: list) -> list[str]:
    return [words_of(one) for one in found]


def test_the_title_is_the_heading_and_names_the_partnership():
    tree = read_page("<p>Words</p>", caption="Six meetings a year")
    assert title_of(tree) == "Executive – Wessingham and Thorle Safeguarding Partnership – Kith"
    assert text(tree.xpath("//h1 | //p[@class='app-heading__caption']")) == [
        "Executive",
        "Six meetings a year",
    ]


def test_partnership_person_and_watermark_are_always_in_sight():
    assert text(read_page("").xpath("//header")) == [
        "Kith Wessingham and Thorle Safeguarding Partnership Merrin Oakhollow, business manager Sign out "
        "Proposed: not yet in force"
    ]


def test_the_menu_tells_where_the_reader_is():
    tree = read_page("")
    assert text(tree.xpath("//nav//a")) == ["Home", "Structure"]
    assert text(tree.xpath("//nav//a[@aria-current='page']")) == ["Structure"]


def test_an_empty_shell_leaves_no_empty_element_behind():
    tree = read_page("", shell=Shell())
    assert tree.xpath("//nav | //p[@class='app-watermark'] | //footer//ul[not(li)]") == []
    assert title_of(tree) == "Executive – Kith"


def test_what_a_deed_said_is_shown_calmly():
    def said(asked: HttpRequest) -> list[Message]:
        return [Message(constants.SUCCESS, "Saved")]

    environment = engines["jinja2"].env
    real = environment.globals["messages_for"]
    environment.globals["messages_for"] = said
    try:
        tree = read_page("", request=request())
    finally:
        environment.globals["messages_for"] = real
    assert text(tree.xpath("//*[@role='status']")) == ["Saved"]


def test_a_form_with_faults_says_so_in_the_title_and_above_the_heading():
    tree = read("{% extends 'layouts/form.jinja' %}", title="Draft", form=Ask({}))
    assert title_of(tree).startswith("Error: Draft – ")
    assert faults_of(tree) == ["Enter a name"]
    assert tree.xpath("//main//h2 | //main//h1")[0].tag == "h2"
    assert [one.get("tabindex") for one in tree.xpath("//*[@autofocus]")] == ["-1"]


def test_a_form_goes_back_to_its_own_page_unless_told_otherwise():
    plain = read("{% extends 'layouts/form.jinja' %}", title="Draft", form=Ask())
    told = read(
        "{% extends 'layouts/form.jinja' %}",
        title="Draft",
        form=Ask(),
        action="/elsewhere",
        button="Send",
        cancel_url="/back",
    )
    assert (plain.xpath("//form/@action"), text(plain.xpath("//button"))) == (["/groups?year=2026"], ["Save"])
    assert (told.xpath("//form/@action"), text(told.xpath("//button"))) == (["/elsewhere"], ["Send"])
    assert told.xpath("//a[text()='Cancel']/@href") == ["/back"]


def test_a_table_names_its_rows_and_gives_each_cell_its_column_for_a_phone():
    tree = read_page(
        "{% from 'components/table.jinja' import app_table %}"
        "{{ app_table('Meetings', ['Group', 'Held'], [['Executive', 6], ['Learning', 12]], numeric=[1]) }}"
    )
    table = Table(tree.xpath("//table")[0])
    assert (table.caption, table.rows) == (
        "Meetings",
        [{"Group": "Executive", "Held": "6"}, {"Group": "Learning", "Held": "12"}],
    )
    assert table.row("Learning") == {"Group": "Learning", "Held": "12"}
    assert tree.xpath("//td/@data-label") == ["Held", "Held"]
    assert [one.get("scope") for one in tree.xpath("//tbody//th")] == ["row", "row"]
    assert len(tree.xpath("//td[@class='app-table__number'] | //thead//th[@class='app-table__number']")) == 3


def test_a_table_can_take_rows_that_the_page_writes():
    tree = read_page(
        "{% from 'components/table.jinja' import app_table, app_cell %}"
        "{% call app_table('Duties', ['Promise', 'Clause']) %}<tr role='row'>"
        "{% call app_cell('Promise', head=true) %}Meets{% endcall %}"
        "{% call app_cell('Clause') %}<a href='/4'>4.1</a>{% endcall %}</tr>{% endcall %}"
    )
    assert Table(tree.xpath("//table")[0]).rows == [{"Promise": "Meets", "Clause": "4.1"}]


def test_a_table_without_rows_says_what_will_be_here():
    tree = read_page(
        "{% from 'components/table.jinja' import app_table %}"
        "{{ app_table('Groups', ['Group'], [], empty='Groups come with the arrangement file.') }}"
    )
    assert tree.xpath("//table") == []
    assert "Groups come with the arrangement file." in words_of(tree.xpath("//main")[0])


def test_a_fact_without_a_value_is_not_stated():
    tree = read_page(
        "{% from 'components/summary.jinja' import app_summary %}"
        "{{ app_summary([('Chair', ''), ('Meets', 'Monthly', ('Change', '/change'))]) }}"
    )
    assert text(tree.xpath("//dd")) == ["Not stated", "Monthly Change (Meets)"]


def test_a_standing_is_said_in_words_beside_its_mark():
    tree = read_page(
        "{% from 'components/standing.jinja' import app_standing %}"
        "{% for one in standings %}<p>{{ app_standing(one) }}</p>{% endfor %}",
        standings=list(Standing),
    )
    assert text(tree.xpath("//main//p[span]")) == [one.label for one in Standing]
    assert len({html.tostring(mark) for mark in tree.xpath("//main//svg")}) == len(Standing)


COMPONENTS: dict[str, tuple[str, Callable[[], dict], str]] = {
    "tag": (
        "{% from 'components/tag.jinja' import app_tag %}{{ app_tag('Draft', 'notice') }}",
        dict,
        "Draft",
    ),
    "empty": (
        "{% from 'components/empty.jinja' import app_empty %}"
        "{{ app_empty('No meetings yet', 'They stand here once planned.', ('Plan', '/plan')) }}",
        dict,
        "No meetings yet They stand here once planned. Plan",
    ),
    "outline": (
        "{% from 'components/outline.jinja' import app_outline %}{{ app_outline(nodes) }}",
        lambda: {
            "nodes": [
                {
                    "text": "Lead",
                    "url": "/lead",
                    "note": "no chair",
                    "children": [{"text": "Executive", "url": "", "note": "", "children": []}],
                }
            ]
        },
        "Lead no chair Executive",
    ),
    "year_strip": (
        "{% from 'components/year_strip.jinja' import app_year_strip %}{{ app_year_strip(strip) }}",
        lambda: {"strip": charts.strip_of("Executive", [(date(2026, 3, 1), Standing.MET)])},
        "M",
    ),
    "as_at": (
        "{% from 'components/as_at.jinja' import app_as_at %}{{ app_as_at(form, '/x', {'group': 'a'}) }}",
        lambda: {"form": AsAt({"on": "2026-03-03"})},
        "Show as at Day Month Year Show",
    ),
    "definition": (
        "{% from 'components/definition.jinja' import app_definition %}{{ app_definition('Word', 'Who.') }}",
        dict,
        "Word Who.",
    ),
    "pager": (
        "{% from 'components/pager.jinja' import app_pager %}{{ app_pager(page) }}",
        lambda: {"page": Paginator(range(120), 50).page(2)},
        "Page 2 of 3: 51 to 100 of 120 Previous page Next page",
    ),
    "gap": (
        "{% from 'components/gap.jinja' import app_gap %}{{ app_gap('No chair.', 'See 4.1.') }}",
        dict,
        "No chair. See 4.1.",
    ),
    "press": (
        "{% from 'components/press.jinja' import app_press %}{{ app_press('Adopt', '/adopt', csrf_input) }}",
        dict,
        "Adopt",
    ),
    "form": (
        "{% from 'components/form.jinja' import app_form %}{{ app_form(form, csrf_input, '/x', 'Add') }}",
        lambda: {"form": Ask()},
        "Name Add",
    ),
}


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_passes_inspection_and_says_what_it_is_told(name):
    source, given, said = COMPONENTS[name]
    tree = read_page(f"<div id='here'>{source}</div>", **given())
    assert words_of(tree.xpath("//*[@id='here']")[0]) == said


ANSWERS = [
    (errors.bad_request, 400),
    (errors.forbidden, 403),
    (errors.not_found, 404),
    (errors.server_error, 500),
    (errors.csrf_failure, 403),
]


@pytest.mark.parametrize(("answer", "status"), ANSWERS, ids=[one[0].__name__ for one in ANSWERS])
def test_a_page_that_says_why_there_is_none_needs_no_database(answer, status):
    response = answer(request())
    tree = html.document_fromstring(response.content.decode())
    assert (response.status_code, inspect(tree)) == (status, [])


def test_absent_and_forbidden_answer_with_the_same_bytes():
    from django.http import Http404

    absent = errors.not_found(request(), Http404("no such group"))
    hidden = errors.not_found(request(), Http404("a closed review"))
    assert absent.content == hidden.content


def test_a_first_visit_fetches_at_most_60_kilobytes_of_styles_and_no_script():
    tree = read_page("")
    sent = sum(
        len(gzip.compress((STATIC / Path(href).name).read_bytes())) for href in tree.xpath("//link/@href")
    )
    assert sent <= 60 * 1024
    assert tree.xpath("//script") == []


def test_neither_the_typeface_nor_the_crest_of_government_is_shipped():
    css = (STATIC / "govuk-frontend.min.css").read_text(encoding="utf-8")
    assert [word for word in ("GDS Transport", "@font-face", "crest.svg") if word in css] == []
