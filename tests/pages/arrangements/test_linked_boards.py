"""Boards and bodies beside the partnership: which, who leads on what, who links them, and what is vacant."""

from datetime import date

import pytest

from kith.partnership.partnerships.models import Appointment
from tests.counting import allowed, queries
from tests.page import PageClient

LRSCP = "/partnerships/leicestershire-and-rutland"
KSCP = "/partnerships/knowsley"
LEICESTER = "/partnerships/leicester-city"
PANEL = "x. Child Death Review Panel (Leicester, Leicestershire and Rutland)"

BOARDS = {
    "L61": "i. Strategic Partnership Board",
    "L62": "ii. Youth Offending Service Management Board",
    "L63": "iii. Leicestershire Health and Well Being Board",
    "L64": "iv. Rutland Health and Well Being Board",
    "L65": "v. Leicestershire Children and Family Partnership",
    "L66": "vi. Rutland Children’s Trust",
    "L67": "vii. Leicestershire and Rutland Safeguarding Adults Board",
    "L68": "viii. Leicestershire Safer Communities Strategy Board",
    "L69": "ix. Rutland Community Safety Partnership",
    "L70": PANEL,
}


def register(client: PageClient, on: str = ""):
    return client.get(f"{LRSCP}/linked-boards{f'?on={on}' if on else ''}")


def row_of(page, name: str) -> dict[str, str]:
    rows = page.table("Linked boards and bodies").rows
    return next(row for row in rows if row["Board or body"].startswith(name))


@pytest.mark.clause("L58")
def test_ten_boards_are_listed_each_with_its_link_officer_or_the_vacancy(signed_in):
    page = register(signed_in("manager"))
    rows = page.table("Linked boards and bodies").rows
    numbered = [row for row in rows if row["Board or body"][0] in "ivx" and ". " in row["Board or body"][:6]]
    assert len(numbered) == 10
    vacant = [row for row in numbered if "vacant" in row["Link officer"]]
    named = [row for row in numbered if row not in vacant]
    assert all(": " in row["Link officer"] for row in named)
    assert len(vacant) == 3
    assert "3 link officers’ posts vacant" in page.caption
    assert (
        len(
            [
                gap
                for gap in page.by_class("app-gap")
                if "Nobody holds the post “Link officer, " in gap.text_content()
            ]
        )
        == 3
    )


def test_a_vacancy_has_the_step_for_those_who_may_appoint_and_for_nobody_else(signed_in):
    page = register(signed_in("manager"))
    words = next(words for words in page.links if words.startswith("Appoint somebody"))
    assert page.click(words).status == 200
    assert not [
        words for words in register(signed_in("police_director")).links if words.startswith("Appoint")
    ]


@pytest.mark.clause("L61", part="the logs of information sent and assurance sought come later")
@pytest.mark.clause("L62", part="the logs of information sent and assurance sought come later")
@pytest.mark.clause("L63", part="the logs of information sent and assurance sought come later")
@pytest.mark.clause("L64", part="the logs of information sent and assurance sought come later")
@pytest.mark.clause("L65", part="the logs of information sent and assurance sought come later")
@pytest.mark.clause("L66", part="the logs of information sent and assurance sought come later")
@pytest.mark.clause("L67", part="the logs of information sent and assurance sought come later")
@pytest.mark.clause("L68", part="the logs of information sent and assurance sought come later")
@pytest.mark.clause("L69", part="the logs of information sent and assurance sought come later")
@pytest.mark.clause("L70", part="the logs of information sent and assurance sought come later")
@pytest.mark.parametrize("name", BOARDS.values())
def test_each_board_has_its_record(signed_in, name):
    page = register(signed_in("manager"))
    board = page.click(name)
    assert board.heading == name.split(". ", 1)[1]
    assert board.fact("Passes between the two").startswith("Information, Assurance")
    assert board.table("Link officers").rows


def test_the_two_health_and_well_being_boards_are_kept_apart_and_each_gets_the_yearly_report(signed_in):
    page = register(signed_in("manager"))
    one, other = row_of(page, BOARDS["L63"]), row_of(page, BOARDS["L64"])
    assert one["Link officer"] != other["Link officer"]
    assert "Yearly report" in one["Passes between the two"]
    assert "Yearly report" in other["Passes between the two"]


def test_exploitation_is_led_by_the_vulnerability_executive_below_its_board(signed_in):
    page = register(signed_in("manager"))
    row = row_of(page, "Vulnerability Executive")
    assert row["Leads on"] == "Exploitation of children: led by Vulnerability Executive (L61)"
    assert "Sub-group of Strategic Partnership Board" in row["Board or body"]
    assert page.click("Vulnerability Executive").fact("Part of") == "Strategic Partnership Board"


@pytest.mark.clause("L51")
def test_the_child_death_review_panel_is_a_linked_body_with_its_partners_named_and_no_group(signed_in):
    client = signed_in("manager")
    panel = register(client).click(PANEL)
    partners = panel.fact("Partners")
    for body in ("Leicestershire County Council", "Rutland County Council", "Integrated Care Board"):
        assert body in partners
    assert "Clinical Commissioning Group" not in partners, "their successor stands in their place"
    assert (
        panel.fact("Note")
        == "The panel and its arrangements stay as they were. It is no group of the partnership."
    )
    structure = client.get(f"{LRSCP}/structure")
    groups = structure.tree.xpath("//section[contains(@class,'outline')]/ul[1]//a/text()")
    assert "Planning and Delivery Group" in groups
    assert not [name for name in groups if "Child Death" in name]


@pytest.mark.parametrize(
    ("on", "is_there"),
    [("2022-06-30", "Clinical Commissioning Group"), ("2022-07-01", "Integrated Care Board")],
)
def test_the_partners_of_the_panel_are_those_of_the_day(signed_in, on, is_there):
    names = {"Clinical Commissioning Group", "Integrated Care Board"}
    partners = register(signed_in("manager"), on).click(PANEL).fact("Partners")
    assert {name for name in names if name in partners} == {is_there}


@pytest.mark.clause("L53")
def test_both_directors_of_public_health_are_on_record_and_a_post_that_ends_is_called_vacant(
    signed_in, lrscp
):
    client = signed_in("manager")
    officers = register(client).click(PANEL).table("Link officers")
    assert [row["Post"] for row in officers.rows] == [
        "Director of Public Health, Leicestershire (L53)",
        "Director of Public Health, Rutland (L53)",
    ]
    assert officers.rows[0]["Held by"].startswith("Theodora Milkwort, Director of public health")
    assert officers.rows[1]["Held by"].startswith("Alaric Fieldfare, Director of public health")
    post = Appointment.objects.get(partnership=lrscp, post__name="Director of Public Health, Rutland")
    ending = client.get(f"{LRSCP}/appointments/{post.public_id}/end")
    ending.submit("End appointment", last_day=date(2026, 11, 13), reason="Has taken up another job")
    after = register(client)
    assert "Nobody holds the post “Director of Public Health, Rutland”." in after.text
    assert "Director of Public Health, Rutland: vacant" in row_of(after, PANEL)["Link officer"]
    last_day = register(client, "2026-11-13")
    assert "Director of Public Health, Rutland: Alaric Fieldfare" in row_of(last_day, PANEL)["Link officer"]


@pytest.mark.clause("L54")
def test_the_panel_carries_the_joint_mark_and_no_case_is_kept(signed_in):
    page = register(signed_in("manager"))
    assert "joint with Leicester City" in row_of(page, PANEL)["Board or body"]
    panel = page.click(PANEL)
    assert panel.fact("Joint with") == "Leicester City Safeguarding Children Partnership (sample) (L54)"
    assert panel.tree.xpath("//main//form[@method='post']") == [], "nothing of a case can be entered"
    there = signed_in("stranger").get(f"{LEICESTER}/linked-boards")
    assert "joint with LRSCP" in there.text


def test_a_partnership_without_linked_boards_says_what_would_stand_here(signed_in):
    page = signed_in("knowsley_manager").get(f"{KSCP}/linked-boards")
    assert "No linked boards on this day" in page.text


@pytest.mark.parametrize(
    ("name", "where"), [("manager", LRSCP), ("knowsley_manager", KSCP), ("stranger", LEICESTER)]
)
def test_the_register_asks_as_little_for_none_as_for_eleven(signed_in, name, where):
    client = signed_in(name)
    assert queries(client, f"{where}/linked-boards") == 8
    assert queries(client, f"{where}/linked-boards?on=2020-03-01") == 8


def test_the_page_of_a_board_asks_few_questions(signed_in):
    assert queries(signed_in("manager"), f"{LRSCP}/linked-boards/child-death-review-panel") <= allowed(12)


def test_boards_are_for_members_alone(signed_in, anonymous):
    for where in ("linked-boards", "linked-boards/child-death-review-panel"):
        for client in (signed_in("stranger"), signed_in("leaver")):
            assert client.browser.get(f"{LRSCP}/{where}").status_code == 404
        assert anonymous.browser.get(f"{LRSCP}/{where}").url.startswith("/sign-in?")
    assert signed_in("manager").browser.get(f"{LRSCP}/linked-boards/no-such-board").status_code == 404
