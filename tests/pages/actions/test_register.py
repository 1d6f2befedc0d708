"""The register on its pages: what stands there, how it is narrowed down, and what it costs."""

import csv
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.raising import raise_action
from kith.partnership.arrangements.models import Group, Version
from kith.partnership.arrangements.operations.versions import about_version
from tests.cast import TODAY, acting, person

pytestmark = pytest.mark.django_db

LRSCP = "leicestershire-and-rutland"
HERE = f"/partnerships/{LRSCP}/actions"


def at(name: str, *args: str, key: str = LRSCP) -> str:
    return reverse(f"actions:{name}", args=(key, *args))


@pytest.fixture
def case_review(lrscp):
    """Return the Case Review Group."""
    return Group.objects.select_related("partnership").get(partnership=lrscp, key="case-review")


@pytest.fixture
def action(case_review):
    """Return an action of the Case Review Group that the agency lead owes in a month."""
    return raise_action(
        group=case_review,
        wording="Write down what the audit found.",
        owner=person("agency_lead"),
        due_on=TODAY + timedelta(days=30),
        by=acting("manager"),
        on=TODAY,
    )


def first_cells(page) -> list[str]:
    return [row[0] for table in page.tables for row in table.cells]


def test_the_register_shows_the_open_actions_by_due_day_with_standing_and_reason(signed_in):
    page = signed_in("agency_lead").get(HERE)
    rows = page.table("Actions").rows
    assert page.heading == "Actions"
    assert page.caption.startswith(f"{len(rows)} open actions: ")
    due = [datetime.strptime(row["Due"].split(" First")[0], "%d %B %Y").date() for row in rows]
    assert due == sorted(due)
    assert rows[0]["Standing"] == "Late by 46 working days It was due on 11 September 2026."
    assert page.tree.xpath("//nav//a[@aria-current='page']/text()") == ["Actions"]


@pytest.mark.parametrize(
    ("asked", "holds", "lacks"),
    [
        ({"text": "costed analyst"}, "A13: Bring costed options", "A12:"),
        ({"standing": "late"}, "A13: Bring costed options", "A11:"),
        ({"standing": "closed"}, "A1: List the training", "A13:"),
        ({"source": "carried-over", "standing": "all"}, "A5: Settle who pays", "A13:"),
        ({"source": "version"}, "A9: Write a page for staff", "A13:"),
    ],
)
def test_the_register_is_narrowed_down_without_a_script(signed_in, asked, holds, lacks):
    page = signed_in("agency_lead").get(HERE).submit("Show these", **asked)
    shown = " ".join(first_cells(page))
    assert holds in shown
    assert lacks not in shown


def test_group_agency_and_owner_narrow_it_down_too(signed_in, action):
    start = signed_in("agency_lead").get(HERE)
    for name, value in (
        ("group", action.group.public_id),
        ("agency", action.body.public_id),
        ("owner", action.owner.public_id),
    ):
        rows = start.submit("Show these", **{name: value}).table("Actions").rows
        seen = {row["Raised by" if name == "group" else "Owner"] for row in rows}
        expected = {"group": "Case Review Group", "agency": "Bramble", "owner": "Quentin Sandpiper"}[name]
        assert seen
        assert all(expected in words for words in seen)


def test_a_choice_that_leaves_nothing_says_so_and_leads_back(signed_in):
    page = signed_in("agency_lead").get(HERE).submit("Show these", text="no such words anywhere")
    assert "None of the actions is what you asked for." in page.text
    assert page.click("Show all that are open").table("Actions").rows


def test_nonsense_in_the_address_counts_as_not_asked(signed_in):
    reader = signed_in("agency_lead")
    plain = first_cells(reader.get(HERE))
    nonsense = "?standing=purple&order=sideways&group=x&owner=y&source=z&page=many"
    assert first_cells(reader.get(HERE + nonsense)) == plain


def test_the_views_of_a_group_and_of_an_agency_hold_its_actions_alone(signed_in, action):
    reader = signed_in("agency_lead")
    group = reader.get(at("group", action.group.public_id))
    agency = reader.get(at("agency", action.body.public_id))
    assert group.heading == "Actions of Case Review Group"
    assert {row["Raised by"].split(" From ")[0] for row in group.tables[0].rows} == {"Case Review Group"}
    assert agency.heading == "Actions of Bramble Community NHS Trust (sample)"
    assert all("Bramble" in row["Owner"] for row in agency.tables[0].rows)


def test_each_agencys_overdue_actions_come_with_how_long_and_whose_director_to_ring(signed_in):
    page = signed_in("manager").get(at("overdue"))
    ages = page.table("How long overdue, by agency")
    police = ages.row("Leicestershire Police")
    assert police["Whom to ring"] == "Barnaby Larkspur, Assistant chief constable"
    assert (police["11 to 30"], police["In all"]) == ("2", "2")
    trust = ages.row("Bramble Community NHS Trust (sample)")["Whom to ring"]
    assert trust.startswith("Nobody sits for it in the lead group.")
    assert trust.endswith("The most senior on record is Quentin Sandpiper, Named nurse.")
    actions = page.table("Overdue actions").rows
    assert page.caption == f"{len(actions)} actions past the due day"
    assert sum(int(row["In all"]) for row in ages.rows) == len(actions)
    board = next(row for row in actions if row["Action"].startswith("A13:"))
    assert board["Whom to ring"] == "Odette Meadowsweet, Chief nurse"


def test_the_file_holds_what_was_asked_for_and_no_formula(signed_in, action):
    Action.objects.filter(pk=action.pk).update(wording='=HYPERLINK("http://example.org","x")')
    answer = signed_in("agency_lead").browser.get(
        at("csv"), {"owner": action.owner.public_id, "standing": "open"}
    )
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    row = next(row for row in rows if row["Reference"] == action.reference)
    assert row["Action"] == '\'=HYPERLINK("http://example.org","x")'
    assert (row["Group"], row["Standing"], row["Due on"]) == ("Case Review Group", "On track", "2026-12-16")
    assert {row["Owner"] for row in rows} == {"Quentin Sandpiper"}
    assert answer["Content-Disposition"].endswith(f'"actions-{LRSCP}-2026-11-16.csv"')


# --- what it costs ---


def copies(action: Action, number: int) -> None:
    """Put copies of an action beside it, straight into the table."""
    last = Action.objects.filter(partnership=action.partnership).order_by("number").last().number
    facts = {
        field.name: getattr(action, field.name)
        for field in Action._meta.concrete_fields
        if field.name not in {"id", "public_id", "number"}
    }
    Action.objects.bulk_create(Action(number=last + n, **facts) for n in range(1, number + 1))


def cost(reader, address: str, *, anew: bool = False) -> int:
    """Return what a page costs, with the session begun; `anew` right after a deed, with nothing kept."""
    reader.browser.get(address)
    if anew:
        about = Subject("action", "test", "Something changed")
        with transaction.atomic():
            record_change(by=acting("manager"), deed="tested", subject=about)
    with CaptureQueriesContext(connection) as queries:
        answer = reader.browser.get(address)
        if answer.streaming:
            list(answer.streaming_content)
    assert answer.status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    ("name", "most"), [("register", 8), ("group", 8), ("agency", 8), ("csv", 4), ("overdue", 12)]
)
def test_a_page_of_actions_costs_the_same_for_1_3_and_30_more(signed_in, action, name, most):
    Action.objects.filter(pk=action.pk).update(due_on=TODAY - timedelta(days=5))
    action.refresh_from_db()
    args = {"group": [action.group.public_id], "agency": [action.body.public_id]}.get(name, [])
    reader, found = signed_in("agency_lead"), []
    for more in (0, 2, 27):
        copies(action, more)
        query = "?order=agency" if name == "register" else ""
        found.append(cost(reader, at(name, *args) + query, anew=name != "overdue"))
    assert len(set(found)) == 1
    assert found[0] <= most


def test_a_transition_and_a_former_group_cost_the_same_for_1_and_30(signed_in, action, lrscp):
    version = Version.objects.of(lrscp).adopted().get()
    about = about_version(version)
    Action.objects.filter(pk=action.pk).update(
        subject_kind=about.kind, subject_id=about.id, subject_title=about.title,
        origin_key="joint-executives", origin_name="Joint Executives", carried_over_on=TODAY,
    )  # fmt: skip
    action.refresh_from_db()
    reader = signed_in("agency_lead")
    addresses = (at("transition", version.public_id), at("former_group", "joint-executives"))
    few = [cost(reader, address) for address in addresses]
    copies(action, 30)
    assert [cost(reader, address) for address in addresses] == few
    assert max(few) <= 12
