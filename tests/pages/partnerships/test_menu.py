"""The menu: one line, shorter on a narrow screen, with all the rest under headings on the page More."""

import pytest

pytestmark = pytest.mark.django_db

HERE = "/partnerships/leicestershire-and-rutland"


def menu_of(page, *, narrow=False):
    """Return the words of the menu, in their order; `narrow` as a phone shows it."""
    items = page.tree.xpath("//nav[@aria-label='Menu']//li")
    return [i.text_content().strip() for i in items if not narrow or i.get("class") != "app-nav__wide"]


def test_the_menu_is_one_line_of_at_most_seven_and_of_five_on_a_narrow_screen(signed_in):
    page = signed_in("manager").get(f"{HERE}/more")
    assert menu_of(page) == ["Home", "Meetings", "Plan", "Promises", "Actions", "Reviews", "More"]
    assert menu_of(page, narrow=True) == ["Home", "Meetings", "Plan", "Reviews", "More"]
    assert menu_of(signed_in("young_member").get(f"{HERE}/more")) == [
        "Home", "Meetings", "Plan", "Promises", "Actions", "More",
    ]  # fmt: skip


def test_more_stands_under_headings_and_holds_all_that_a_narrow_screen_leaves_out(signed_in):
    page = signed_in("manager").get(f"{HERE}/more")
    sections = {
        section.xpath("./h2")[0].text_content(): [link.text_content() for link in section.xpath(".//a")]
        for section in page.tree.xpath("//main//section")
    }
    assert list(sections) == [
        "Partnership and people", "Meetings", "Plan and risks", "Figures", "Actions and decisions",
        "Reviews", "Arrangements", "Administration",
    ]  # fmt: skip
    assert sections["Partnership and people"][:3] == ["Structure", "Seats and people", "Agencies"]
    assert sections["Plan and risks"][1:3] == ["Risks", "Emerging issues"]
    assert set(sections["Reviews"]) == {
        "Rapid review process", "National reviews", "Child death review link",
    }  # fmt: skip
    assert "Actions" in sections["Actions and decisions"]
    assert sections["Arrangements"][:2] == ["Promises", "Arrangements"]


def test_a_heading_without_a_place_for_the_reader_is_left_out(signed_in):
    page = signed_in("young_member").get(f"{HERE}/more")
    assert "Reviews" not in [heading.text_content() for heading in page.tree.xpath("//main//h2")]


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("priorities", "Plan"),
        ("risks", "Plan"),
        ("issues", "Plan"),
        ("contributions", "Plan"),
        ("scorecard", "More"),
        ("structure", "More"),
        ("actions/overdue", "Actions"),
        ("more", "More"),
    ],
)
def test_the_menu_marks_the_section_in_which_the_reader_is(signed_in, path, word):
    page = signed_in("manager").get(f"{HERE}/{path}")
    assert page.tree.xpath("//nav[@aria-label='Menu']//a[@aria-current]/text()") == [word]


def test_the_header_names_the_seat_for_the_body_of_its_holder(signed_in):
    page = signed_in("agency_lead").get(f"{HERE}/more")
    header = " ".join(page.by_class("app-header__person")[0].text_content().split())
    assert "Safeguarding lead for Bramble Community NHS Trust (sample)" in header


def test_who_looks_after_the_trail_keeps_every_place_on_a_narrow_screen(signed_in):
    page = signed_in("auditor").get("/")
    assert page.tree.xpath("//nav[@aria-label='Menu']//a")
    assert not page.by_class("app-nav__wide")
