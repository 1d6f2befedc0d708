"""The page kit in a real browser: at a desk, on a phone, by keyboard, without scripts."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import Page, expect

from kith.base.kernel.standings import Standing
from kith.base.ui import charts, errors, fields
from kith.base.ui.forms import AsAt, Form
from kith.base.ui.shell import NavLink, Shell
from tests.browser import DESKTOP, PHONE, axe, no_sideways_scroll, press_through

STATIC = Path(errors.__file__).parent / "static" / "ui"
SHELL = Shell(
    partnership_name="Wessingham and Thorle Safeguarding Children Partnership",
    partnership_url="/wessingham",
    links=tuple(NavLink(name, f"/{name}", name == "Promises") for name in ("Home", "Structure", "Promises")),
    person_name="Merrin Oakhollow",
    hat="business manager",
    sign_out_url="/sign-out",
    watermark="Proposed: not yet in force",
    notice="Sample records: every person and event here is invented.",
    footer_links=(NavLink("Who can see this, and why", "/who"),),
)
WAYS = [("meeting", "At a meeting"), ("writing", "In writing")]
COMPONENTS = """{% extends 'layouts/page.jinja' %}
{% from 'components/as_at.jinja' import app_as_at %}
{% from 'components/definition.jinja' import app_definition %}
{% from 'components/empty.jinja' import app_empty %}
{% from 'components/gap.jinja' import app_gap %}
{% from 'components/outline.jinja' import app_outline %}
{% from 'components/pager.jinja' import app_pager %}
{% from 'components/press.jinja' import app_press %}
{% from 'components/standing.jinja' import app_standing %}
{% from 'components/summary.jinja' import app_summary %}
{% from 'components/table.jinja' import app_cell, app_table %}
{% from 'components/tag.jinja' import app_tag %}
{% from 'components/year_strip.jinja' import app_year_strip %}
{% block actions %}<a class="govuk-button" href="/draft">Draft a new version</a>{% endblock %}
{% block content %}
{{ app_as_at(as_at, "/board") }}
{{ app_gap("Nobody holds the seat of Wessingham Police.", "Clause 4.2 asks for a superintendent or above.") }}
{% call app_table("What was promised", ["Promise", "Standing", "Why", "Over the year"]) %}
{% for standing in standings %}
<tr role="row">{% call app_cell("Promise", head=true) %}The Executive meets six times a year{% endcall %}
{% call app_cell("Standing") %}{{ app_standing(standing) }}{% endcall %}
{% call app_cell("Why") %}Met in December: <a class="govuk-link" href="/minutes">the minutes</a>{% endcall %}
{% call app_cell("Over the year") %}{{ app_year_strip(strip) }}{% endcall %}</tr>
{% endfor %}
{% endcall %}
{{ app_table("Meetings", ["Group", "Held"], [["Safeguarding Effectiveness Sub-group", 12]], numeric=[1]) }}
{{ app_summary([("Chair", ""), ("Meets", "Six times a year", ("Change", "/change"))]) }}
<p>{% for tone in tones %}{{ app_tag(tone, tone) }} {% endfor %}</p>
{{ app_empty("No meetings yet", "Meetings stand here once planned.", ("Plan the year", "/plan")) }}
{{ app_outline(nodes) }}
{{ app_definition("Quorum", "How many must be there.") }}
{{ app_pager(page) }}
{{ app_press("Adopt", "/adopt", csrf_input) }}{{ app_press("Withdraw", "/withdraw", csrf_input, "warning") }}
{% endblock %}"""


class Draft(Form):
    """Every kind of question once."""

    title = fields.CharField(label="Title", required_message="Enter a title", hint="As on the front page")
    words = fields.TextField(label="What changed", required_message="Say what changed")
    starts = fields.DateField(label="In force from", required_message="Enter the day it is in force from")
    way = fields.ChoiceField(label="Way", choices=WAYS, required_message="Choose how it was decided")
    body = fields.ChoiceField(label="Body", choices=WAYS, shown_as="select", required_message="Choose a body")
    who = fields.MultipleChoiceField(label="Who agrees", choices=WAYS, required_message="Choose a partner")
    file = fields.FileField(label="File", endings=(".yaml",), required_message="Choose a file")
    sure = fields.ConfirmField(label="I have read it", required_message="Tick the box once you have read it")


def components() -> dict[str, object]:
    months = [
        (date(2025 + (3 + n) // 12, (3 + n) % 12 + 1, 1), one) for n, one in enumerate([*Standing, None])
    ]
    executive = {"text": "Executive", "url": "/executive", "note": "chair not stated", "children": []}
    return {
        "title": "31 of 38 promises hold",
        "caption": "As at 3 March 2026",
        "shell": SHELL,
        "as_at": AsAt({"on": "2026-03-03"}),
        "standings": list(Standing),
        "strip": charts.strip_of("Meetings", months),
        "tones": ["plain", "good", "notice", "warn", "bad", "quiet"],
        "nodes": [{"text": "Lead group", "url": "", "note": "", "children": [executive]}],
        "page": Paginator(range(120), 50).page(2),
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the pages that the kit makes, without a database, and return the address."""
    folder = tmp_path_factory.mktemp("kit")
    (folder / "static").mkdir()
    (folder / "static" / "ui").symlink_to(STATIC)
    request, jinja = RequestFactory().get("/form.html"), engines["jinja2"]
    draft = {"title": "Draft arrangements", "shell": SHELL, "form": Draft({"starts_month": "13"})}
    pages = {
        "components": jinja.from_string(COMPONENTS).render(components(), request),
        "form": jinja.get_template("layouts/form.jinja").render(draft, request),
        "gone": errors.not_found(request).content.decode(),
    }
    for name, drawn in pages.items():
        (folder / f"{name}.html").write_text(drawn, encoding="utf-8")
    handler = partial(Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ["components", "form", "gone"])
def test_every_component_and_question_is_accessible_and_fits(page_at: Callable[..., Page], site, name, size):
    page = page_at(size)
    page.goto(f"{site}/{name}.html")
    axe(page)
    no_sideways_scroll(page)


def test_without_scripts_the_faults_have_the_focus_and_lead_to_their_answers(no_javascript: Page, site):
    page = no_javascript
    page.goto(f"{site}/form.html")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    leads_to = {
        "Enter a title": "#id_title",
        "In force from must include a day and a year": "#id_starts_day",
        "Choose how it was decided": "#id_way_0",
        "Choose a partner": "#id_who_0",
        "Tick the box once you have read it": "#id_sure",
    }
    for fault, answer in leads_to.items():
        page.get_by_role("link", name=fault).click()
        expect(page.locator(answer)).to_be_focused()


def test_a_keyboard_comes_past_every_link_in_the_order_of_the_page(page_at: Callable[..., Page], site):
    page = page_at(DESKTOP)
    page.goto(f"{site}/components.html")
    passed = press_through(page)
    assert passed[:3] == ["Skip to main content", "Kith", SHELL.partnership_name]
    assert passed[-4:] == ["Adopt", "Withdraw", "Who can see this, and why", "Accessibility"]
    assert passed.count("the minutes") == len(Standing)


def test_the_skip_link_leads_past_the_menu(page_at: Callable[..., Page], site):
    page = page_at(DESKTOP)
    page.goto(f"{site}/components.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Draft a new version")).to_be_focused()


def test_a_table_is_still_a_table_to_a_screen_reader_on_a_phone(page_at: Callable[..., Page], site):
    page = page_at(PHONE)
    page.goto(f"{site}/components.html")
    table = page.get_by_role("table", name="Meetings")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Group", "Held"]
    assert table.get_by_role("rowheader").all_inner_texts() == ["Safeguarding Effectiveness Sub-group"]
    assert table.get_by_role("cell").all_inner_texts() == ["12"]


def test_a_fault_of_accessibility_is_found_and_told(page_at: Callable[..., Page], site):
    page = page_at(DESKTOP)
    page.goto(f"{site}/gone.html")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input name=a>')")
    with pytest.raises(AssertionError, match=r"label: .*\n.*input"):
        axe(page)


def test_a_page_that_is_too_wide_for_a_phone_is_found(page_at: Callable[..., Page], site):
    page = page_at(PHONE)
    page.goto(f"{site}/gone.html")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<svg width=900 class=wide>')"
    )
    with pytest.raises(AssertionError, match=r"svg\.wide"):
        no_sideways_scroll(page)
