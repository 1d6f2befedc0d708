"""The structure as people see it: the chart, the same as an outline, and both to take along."""

import gzip
from io import BytesIO

import pikepdf
import pytest
from lxml import etree

from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.presenters.structure_document import structure_document
from kith.partnership.arrangements.printing import pdf_of
from kith.partnership.arrangements.queries import ground_of
from kith.partnership.arrangements.views.pages import PROPOSED
from tests.cast import TODAY
from tests.counting import queries

LRSCP = "/partnerships/leicestershire-and-rutland"
KSCP = "/partnerships/knowsley"
LEICESTER = "/partnerships/leicester-city"
SVG = "{http://www.w3.org/2000/svg}"
MOST_QUERIES, MOST_KB = 12, 25

TEN_BOARDS = (
    "i. Strategic Partnership Board",
    "ii. Youth Offending Service Management Board",
    "iii. Leicestershire Health and Well Being Board",
    "iv. Rutland Health and Well Being Board",
    "v. Leicestershire Children and Family Partnership",
    "vi. Rutland Children’s Trust",
    "vii. Leicestershire and Rutland Safeguarding Adults Board",
    "viii. Leicestershire Safer Communities Strategy Board",
    "ix. Rutland Community Safety Partnership",
    "x. Child Death Review Panel (Leicester, Leicestershire and Rutland)",
)
UNDER_PLANNING = {
    "Policy and Procedures Group": "stated line",
    "Multi Agency Learning and Development Group": "implied line",
    "Case Review Group": "implied line",
    "Multi Agency Audit": "implied line",
}


def chart_of(page) -> etree._Element:
    """Return the picture on the page."""
    return page.by_class("app-chart")[0]


def said_in(svg) -> str:
    """Return all words of a picture as one text."""
    return " ".join(text for text in svg.itertext())


def outline_of(page) -> str:
    """Return the words of the outline."""
    return " ".join(" ".join(part.itertext()) for part in page.by_class("app-structure__outline")).replace(
        "\n", " "
    )


@pytest.mark.clause("L1")
def test_the_chart_shows_every_group_the_lines_the_joint_marks_and_ten_boards_and_can_be_taken_along(
    signed_in,
):
    page = signed_in("manager").get(f"{LRSCP}/structure")
    said, outline = said_in(chart_of(page)), outline_of(page)
    assert page.caption.startswith("7 groups, ")
    for name in ["Planning and Delivery", "Young People Advisory", *UNDER_PLANNING]:
        assert name.split()[0] in said
        assert name in outline
    assert said.count("Joint with Leicester City") == 4, "three groups and the panel"
    dashed = chart_of(page).xpath(".//*[@stroke-dasharray='7 5']")
    assert dashed, "the implied lines are dashed"
    for board in TEN_BOARDS:
        assert board in page.links, "each board leads to its page"
    assert "Set apart" in said
    assert "Young People Advisory Group (not stated to whom it answers" in " ".join(outline.split())
    drawn = signed_in("manager").browser.get(page.links["chart as a picture (SVG)"])
    assert drawn["Content-Type"] == "image/svg+xml"
    assert etree.fromstring(drawn.content).tag == f"{SVG}svg"
    document = signed_in("manager").browser.get(page.links["structure document (PDF)"])
    assert document["Content-Type"] == "application/pdf"
    assert document.content.startswith(b"%PDF")


def test_the_outline_says_the_kind_of_each_line_in_words(signed_in):
    outline = " ".join(outline_of(signed_in("manager").get(f"{LRSCP}/structure")).split())
    for name, line in UNDER_PLANNING.items():
        assert f"{name} ({line};" in outline


def test_the_parts_of_a_board_hang_below_it(signed_in):
    page = signed_in("manager").get(f"{LRSCP}/structure")
    below = page.tree.xpath("//li[a[contains(., 'Strategic Partnership Board')]]/ul//a/text()")
    assert below == ["Vulnerability Executive"]


@pytest.mark.clause("K14")
def test_the_chart_of_knowsley_shows_the_forum_the_core_group_two_working_groups_and_the_thematic_leads(
    signed_in,
):
    page = signed_in("knowsley_manager").get(f"{KSCP}/structure")
    said, outline = said_in(chart_of(page)), " ".join(outline_of(page).split())
    assert page.caption.startswith("4 groups")
    assert "Strategic Forum (leads;" in outline
    assert "Core Business Group (stated line;" in outline
    for name in ("Safeguarding Review and Learning Group", "Policy and Performance Group"):
        assert f"{name} (not stated to whom it answers;" in outline
    for theme in ("neglect", "domestic abuse", "child exploitation"):
        assert f"Thematic lead, {theme} (" in outline
    assert said.count("Thematic lead,") == 3
    assert "in force from" in page.text, "the day on which it goes live stands on the page"


@pytest.mark.clause("K16", part="decisions and meetings of the Forum come with the room of meetings")
def test_the_forum_stands_on_top_and_nothing_above_it(signed_in):
    page = signed_in("knowsley_manager").get(f"{KSCP}/structure")
    assert page.tree.xpath("//section[contains(@class,'outline')]/ul[1]/li/a/text()") == ["Strategic Forum"]
    forum = page.click("Strategic Forum")
    assert (
        forum.fact("Reports to")
        == "It directs and governs the arrangements, and the document names no group above it."
    )
    assert forum.fact("Decisions reserved to it") == "Strategic decision"


@pytest.mark.clause("L8", part="tags on the items of an agenda come with meetings")
def test_both_sides_see_the_joint_groups_marked_with_the_other_and_nothing_else_of_it(signed_in):
    here = outline_of(signed_in("manager").get(f"{LRSCP}/structure"))
    there = outline_of(signed_in("stranger").get(f"{LEICESTER}/structure"))
    joint = (
        "Planning and Delivery Group",
        "Policy and Procedures Group",
        "Multi Agency Learning and Development Group",
    )
    for name in joint:
        assert name in here
        assert name in there
    assert here.count("joint with Leicester City") == 4
    assert there.count("joint with LRSCP") == 4
    for name in (
        "Case Review Group",
        "Multi Agency Audit",
        "Young People Advisory Group",
        "Rutland Children’s Trust",
    ):
        assert name in here
        assert name not in there


@pytest.mark.parametrize(
    ("name", "address"),
    [("manager", LRSCP), ("knowsley_manager", KSCP), ("stranger", LEICESTER), ("police_director", LRSCP)],
)
def test_the_page_asks_as_little_for_one_group_as_for_many(signed_in, name, address):
    client = signed_in(name)
    asked = {day: queries(client, f"{address}/structure{day}") for day in ("", "?on=2020-03-01")}
    assert set(asked.values()) == {8}
    assert max(asked.values()) <= MOST_QUERIES


def test_the_page_is_light(signed_in):
    page = signed_in("manager").get(f"{LRSCP}/structure")
    assert len(gzip.compress(page.response.content)) <= MOST_KB * 1024


def test_a_day_in_2020_shows_the_people_of_2020(signed_in):
    page = signed_in("manager").get(f"{LRSCP}/structure?on=2020-03-01")
    assert page.caption.endswith("As at 1 March 2020.")
    group = page.click("Case Review Group")
    assert group.caption.endswith("As at 1 March 2020."), "the day goes along to the next page"


def test_a_day_before_the_first_arrangements_says_that_they_lie_ahead(signed_in):
    page = signed_in("manager").get(f"{LRSCP}/structure?on=2019-09-28")
    assert "Adopted: not yet in force on this day" in page.whole_text
    on_the_day = signed_in("manager").get(f"{LRSCP}/structure?on=2019-09-29")
    assert "not yet in force" not in on_the_day.whole_text


def test_the_picture_on_its_own_brings_title_day_version_and_colours(signed_in):
    answer = signed_in("manager").browser.get(f"{LRSCP}/structure.svg?on=2020-03-01")
    root = etree.fromstring(answer.content)
    said = said_in(root)
    assert "Structure of Leicestershire and Rutland Safeguarding Children Partnership" in said
    assert "As at 1 March 2020" in said
    assert "Version 1, in force from 29 September 2019" in said
    assert root.xpath("//@style") == []
    assert root.find(f"{SVG}g").get("font-family").startswith("Arial")
    assert 'filename="structure-leicestershire-and-rutland-2020-03-01.svg"' in answer["Content-Disposition"]


def outline_titles(pdf: pikepdf.Pdf) -> list[str]:
    """Return the headings that a reader can jump to."""
    with pdf.open_outline() as outline:
        return [item.title for item in outline.root]


def test_the_document_is_tagged_has_a_title_a_language_and_headings(signed_in):
    answer = signed_in("manager").browser.get(f"{LRSCP}/structure.pdf")
    pdf = pikepdf.open(BytesIO(answer.content))
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en-GB"
    with pdf.open_metadata() as about:
        assert (
            about["dc:title"] == "Structure of Leicestershire and Rutland Safeguarding Children Partnership"
        )
        assert about["pdfuaid:part"] == "1"
    assert outline_titles(pdf) == [
        "Chart",
        "Groups and to whom they answer",
        "Set apart: no line upwards is drawn",
        "Linked boards and bodies",
    ]
    alternatives = [str(e.Alt) for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and "/Alt" in e]
    assert any("Planning and Delivery Group answers to" in text for text in alternatives)


def test_the_same_day_gives_the_same_document_to_the_byte(signed_in):
    browser = signed_in("manager").browser
    assert browser.get(f"{LRSCP}/structure.pdf").content == browser.get(f"{LRSCP}/structure.pdf").content


@pytest.mark.parametrize("address", ["structure", "structure.svg", "structure.pdf"])
def test_nobody_from_outside_learns_that_there_is_a_structure(signed_in, anonymous, address):
    for client in (signed_in("stranger"), signed_in("leaver"), signed_in("practitioner")):
        assert client.browser.get(f"{LRSCP}/{address}").status_code == 404
    for where in (LRSCP, "/partnerships/no-such-partnership"):
        assert anonymous.browser.get(f"{where}/{address}").url.startswith("/sign-in?"), (
            "it tells neither from the other"
        )


def test_every_link_on_the_page_can_be_opened_by_a_member(signed_in):
    opened = (
        signed_in("police_director")
        .get(f"{LRSCP}/structure")
        .open_all_links(except_for=("/sign-out", "/accounts"))
    )
    assert len(opened) > 20


def test_arrangements_that_are_only_proposed_carry_their_watermark_everywhere(signed_in, kscp):
    Version.objects.of(kscp).adopted().update(state=VersionState.PROPOSED)
    client = signed_in("knowsley_manager")
    page = client.get(f"{KSCP}/structure")
    assert page.by_class("app-watermark")[0].text_content().strip() == "Proposed: not yet in force"
    assert "proposed, not yet in force" in page.text
    assert "Proposed: not yet in force" in said_in(
        etree.fromstring(client.browser.get(f"{KSCP}/structure.svg").content)
    )
    printed = structure_document(ground_of(kscp).on(TODAY), TODAY, PROPOSED)
    assert printed["watermark"] == "Proposed: not yet in force"
    assert client.browser.get(f"{KSCP}/structure.pdf").content == pdf_of("structure", printed, day=TODAY)


def test_a_partnership_without_arrangements_says_what_will_stand_here(signed_in, kscp):
    Version.objects.of(kscp).update(state=VersionState.WITHDRAWN)
    client = signed_in("knowsley_manager")
    page = client.get(f"{KSCP}/structure")
    assert "No arrangements on this day" in page.text
    assert page.links["Versions of the arrangements"]
    for end in ("svg", "pdf"):
        assert client.browser.get(f"{KSCP}/structure.{end}").status_code == 404
