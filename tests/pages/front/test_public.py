"""What anybody may read of a partnership: what it published, and nothing else."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.front.demo.cast import CAST
from kith.front.public.presenters import accessibility
from kith.partnership.arrangements.document.reading import read_text
from kith.partnership.arrangements.document.writing import from_plain, write_text
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.guidance.editions import required_contents
from kith.partnership.arrangements.models import Group, Version
from kith.partnership.arrangements.operations.versions import draft_version, propose_version
from kith.partnership.partnerships.models import AgencyClass, Person
from kith.partnership.partnerships.operations.bodies import add_body
from tests.cast import acting

pytestmark = pytest.mark.django_db

LRSCP, KSCP, LEICESTER = "leicestershire-and-rutland", "knowsley", "leicester-city"
PAGES = ("partnership", "structure", "promises", "agencies")
MOST_BYTES, MOST_QUERIES = 20_000, 8


def address(page: str, key: str = LRSCP, *more: str) -> str:
    return reverse(f"public:{page}", args=(key, *more))


def every_address() -> list[str]:
    """Return the address of every public page of the samples, a group’s among them."""
    pages = [address(page, key) for page in PAGES for key in (LRSCP, KSCP, LEICESTER)]
    groups = [
        address("group", g.partnership.key, g.public_id) for g in Group.objects.select_related("partnership")
    ]
    files = [
        address("arrangements_file", v.partnership.key, v.public_id)
        for v in Version.objects.published().select_related("partnership")
    ]
    fixed = [reverse("public:partnerships"), reverse("public:accessibility")]
    return [*fixed, *pages, *groups, *files]


def test_the_first_page_says_what_to_do_when_worried_about_a_child_before_anything_else(anonymous):
    page = anonymous.get(address("partnership"))
    headings = [heading.text for heading in page.tree.xpath("//main//h2")]
    assert headings[:2] == ["Worried about a child?", "Who we are"]
    said = page.text.split("Who we are")[0]
    for number in ("999", "101", "0808 800 5000"):
        assert number in said
    assert "Leicestershire County Council or Rutland County Council" in said


def test_the_structure_is_there_as_a_chart_and_as_an_outline(anonymous):
    page = anonymous.get(address("structure"))
    drawn = " ".join(page.tree.xpath("//*[local-name()='svg']//*[local-name()='text']//text()"))
    assert "Planning and Delivery Group" in drawn
    outline = page.by_class("app-outline")[0].text_content()
    for name in ("Planning and Delivery Group", "Case Review Group", "Young People Advisory Group"):
        assert name in outline
    assert "the arrangements don’t say to whom it answers" in outline


def test_the_chart_names_no_holder_and_no_gap(anonymous, signed_in):
    picture = anonymous.get(address("structure")).tree.xpath("string(//*[local-name()='svg'])")
    inside = signed_in("manager").get(f"/partnerships/{LRSCP}/structure").text
    assert "Chair:" in inside
    assert "Chair:" not in picture
    assert "gap" not in picture.lower()


def test_a_group_shows_its_rules_and_its_seats_without_anybody_in_them(anonymous):
    page = anonymous.get(address("structure")).click("Planning and Delivery Group")
    assert (
        page.fact("Chair")
        == "Independent advisor or a statutory partner at the level of Assistant director or above"
    )
    assert page.fact("Quorum") == "Not stated"
    assert page.table("Seats that the arrangements ask for").row("Chair")["For whom"] == page.fact("Chair")
    seats = page.table("Seats that the arrangements ask for")
    assert seats.row("Assistant directors")["For whom"].startswith("At least 1 of the statutory partners")
    assert "Rowan Thistlewood" not in page.whole_text


def test_promises_stand_by_group_with_their_clauses(anonymous):
    page = anonymous.get(address("promises"))
    owed = page.tree.xpath("//h2[.//text()='Planning and Delivery Group']/following-sibling::ul[1]")[
        0
    ].text_content()
    assert "takes over from the Joint Executives" in owed
    assert "(clause L9)" in owed
    stated = from_plain(Version.objects.get(partnership__key=LRSCP, number=1).document).duties
    assert len(page.tree.xpath("//main//li")) == len(stated)


def test_agencies_are_listed_by_class_with_the_day_from_which_they_are_named(anonymous):
    page = anonymous.get(address("agencies"))
    partners = page.table("Statutory safeguarding partners")
    assert [row["Name"] for row in partners.rows][-1] == "Rutland County Council"
    row = page.table("Relevant agencies, by class").row("Acorn Steps Nursery (sample)")
    assert (row["Class"], row["Named from"]) == ("Early years settings", "29 September 2019")
    assert (
        "SI 2018/789" in page.table("Classes of relevant agency").row("Probation")["Named in the regulations"]
    )


@pytest.mark.parametrize(
    ("day", "there"),
    [("2022-06-30", "West Leicestershire Clinical"), ("2022-07-01", "Integrated Care Board")],
)
def test_agencies_are_those_of_the_day(anonymous, day, there):
    names = [row["Name"] for row in anonymous.get(f"{address('agencies')}?on={day}").tables[0].rows]
    of_the_nhs = [name for name in names if "Clinical" in name or "Integrated" in name]
    assert of_the_nhs
    assert all(("Clinical" in name) == ("Clinical" in there) for name in of_the_nhs)


def test_the_list_grows_with_each_agency_that_is_named_and_is_cut_into_pages(anonymous, lrscp):
    nhs = AgencyClass.objects.get(partnership=lrscp, key="schools-and-colleges")
    for number in range(70):
        add_body(
            partnership=lrscp,
            name=f"Sample School {number:02}",
            sector="education",
            kind="school",
            standing="relevant-agency",
            agency_class=nhs,
            held_from=date(2026, 9, 1),
            by=acting("manager", "partnerships.manage_bodies"),
        )
    page = anonymous.get(address("agencies"))
    assert "named 81 agencies" in page.text
    assert len(page.response.content) < MOST_BYTES
    later = page.click("Next page")
    assert later.row("Sample School 69")["Named from"] == "1 September 2026"


def test_each_published_version_can_be_read_and_taken_along(anonymous):
    page = anonymous.get(address("partnership", KSCP))
    row = page.table("Versions of the arrangements, the latest first").rows[0]
    assert row["In force"] == "29 September 2019"
    file = anonymous.browser.get(page.tree.xpath("//a[contains(@href, '.yaml')]/@href")[0])
    assert file["Content-Disposition"] == 'attachment; filename="knowsley-arrangements-version-2.yaml"'
    text = file.content.decode()
    assert write_text(read_text(text, name="published.yaml", editions=required_contents())) == text


def test_only_published_versions_have_a_file(anonymous, kscp):
    consulted = Version.objects.get(partnership=kscp, number=1)
    assert consulted.state == VersionState.WITHDRAWN
    anonymous.get(address("arrangements_file", KSCP, consulted.public_id), status=404)
    theirs = Version.objects.get(partnership__key=LRSCP, number=1)
    anonymous.get(address("arrangements_file", KSCP, theirs.public_id), status=404)


LEAK = "Quillwort Panel"


def with_a_secret(version: Version):
    document = from_plain(version.document)
    first, *rest = document.groups
    return document.model_copy(
        update={"groups": (first.model_copy(update={"name": LEAK, "purpose": LEAK}), *rest)}
    )


def test_drafts_and_proposals_show_nowhere(anonymous, signed_in, lrscp):
    published = Version.objects.get(partnership=lrscp, number=1)
    by = acting("manager", "arrangements.draft")
    draft = draft_version(partnership=lrscp, arrangements=with_a_secret(published), by=by)
    proposed = draft_version(partnership=lrscp, arrangements=with_a_secret(published), by=by)
    propose_version(version=proposed, by=by)
    seen = signed_in("manager").get(reverse("arrangements:version", args=(LRSCP, draft.public_id)))
    assert LEAK in seen.html
    assert [path for path in every_address() if LEAK in anonymous.browser.get(path).content.decode()] == []
    for closed in (draft, proposed):
        anonymous.get(address("arrangements_file", LRSCP, closed.public_id), status=404)


def test_what_was_adopted_and_not_yet_published_shows_nowhere(anonymous, leicester):
    """Not the partnership itself, nor its groups, nor its side of a group that it shares."""
    assert Version.objects.of(leicester).published().update(published_at=None, published_by="") == 1
    for page in PAGES:
        unpublished = anonymous.get(address(page, LEICESTER), status=404)
        unknown = anonymous.get(address(page, "nowhere-at-all"), status=404)
        assert unpublished.whole_text == unknown.whole_text
    assert "Leicester City" not in anonymous.get(reverse("public:partnerships")).text
    structure = anonymous.get(address("structure")).text
    assert "not yet by the other side" in structure


def test_no_page_names_a_person_or_an_address_of_mail(anonymous):
    names = {name for name in Person.objects.values_list("name", flat=True) if " " in name} | {"Robin"}
    assert {part.name for part in CAST} <= names
    words = re.compile(rf"\b({'|'.join(re.escape(name) for name in names)})\b")
    for path in every_address():
        text = anonymous.browser.get(path).content.decode()
        assert words.findall(text) == [], path
        assert "@" not in text, path


def test_no_page_shows_a_number_that_counts_rows_or_an_address_for_members(anonymous):
    for path in every_address():
        text = anonymous.browser.get(path).content.decode()
        assert "/partnerships/" not in text, path
        assert re.findall(r"href=\"[^\"]*/\d+[\"/]", text) == [], path


def test_every_link_on_every_page_can_be_opened_by_anybody(anonymous):
    for path in every_address():
        if not path.endswith(".yaml"):
            assert anonymous.get(path).open_all_links(), path


@pytest.mark.parametrize("name", ["stranger", "manager", "administrator", "practitioner"])
def test_the_page_is_the_same_for_whoever_has_signed_in(anonymous, signed_in, name):
    mine = signed_in(name).get(address("partnership"))
    assert mine.whole_text == anonymous.get(address("partnership")).whole_text
    assert mine.response["Cache-Control"] == "no-store"


def test_pages_may_be_kept_for_a_short_while(anonymous):
    assert {anonymous.browser.get(path)["Cache-Control"] for path in every_address()} == {
        "public, max-age=300"
    }


def test_pages_ask_little_and_are_small(anonymous):
    for path in every_address():
        with CaptureQueriesContext(connection) as asked:
            content = anonymous.browser.get(path).content
        assert len(asked) <= MOST_QUERIES, path
        assert path.endswith(".yaml") or len(content) <= MOST_BYTES, path


def test_before_its_first_day_a_page_says_that_the_arrangements_lie_ahead(anonymous):
    before, first = (
        anonymous.get(f"{address('partnership')}?on={day}") for day in ("2019-09-28", "2019-09-29")
    )
    assert "Not yet in force" in before.whole_text
    assert "take effect on 29 September 2019" in before.caption
    assert "Not yet in force" not in first.whole_text
    assert "took effect on 29 September 2019" in first.caption


def test_a_group_that_is_not_of_the_partnership_is_not_there(anonymous):
    theirs = Group.objects.get(partnership__key=KSCP, key="core-business")
    anonymous.get(address("group", LRSCP, theirs.public_id), status=404)
    anonymous.get(address("group", LRSCP, "nothing"), status=404)


def test_a_joint_group_stands_on_both_sides_and_nothing_else_of_the_other(anonymous):
    other = anonymous.get(address("structure", LEICESTER)).text
    assert "Planning and Delivery Group" in other
    assert "Case Review Group" not in other


@pytest.mark.parametrize("path", ["/", "/sign-in", "/public/", "/no-such-page", "/account/second-factor"])
def test_every_page_leads_to_the_accessibility_statement(anonymous, signed_in, path):
    for client in (anonymous, signed_in("manager")):
        answer = client.browser.get(path, follow=True)
        assert f'href="{reverse("public:accessibility")}"' in answer.content.decode()


def test_the_accessibility_statement_says_what_nobody_has_tested(anonymous):
    page = anonymous.get(reverse("public:accessibility"))
    tests = page.table("Tests of accessibility")
    assert tests.row("Use by disabled people")["How"] == "Not tested"
    assert "Kith has not been tested with a real screen reader" in page.text
    assert 0 < (accessibility.REVIEW_BY - accessibility.WRITTEN_ON).days < 366
