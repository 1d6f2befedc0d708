"""Drafting in the browser: each part, files with faults, two editors at once, and nothing lost."""

from io import BytesIO

import pytest
import yaml
from django.apps import apps
from django.urls import reverse

from kith.base.trail.models import Entry
from kith.partnership.arrangements.document.writing import from_plain, write_text
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.drafting import draft_from, faults_of
from kith.partnership.arrangements.permissions import Permission
from tests.cast import acting

pytestmark = pytest.mark.django_db


def at(name, version, *keys):
    return reverse(f"arrangements:{name}", args=(version.partnership.key, version.public_id, *keys))


@pytest.fixture
def draft(lrscp):
    version = Version.objects.of(lrscp).adopted().get()
    return draft_from(version=version, by=acting("manager", Permission.DRAFT_ARRANGEMENTS))


@pytest.fixture
def manager(signed_in):
    return signed_in("manager")


def now(draft):
    return Version.objects.get(pk=draft.pk).document


def group_in(draft, key):
    return next(group for group in now(draft)["groups"] if group["key"] == key)


def counts():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


# --- beginning --------------------------------------------------------------


def test_a_draft_begins_from_the_version_in_force_without_its_day(manager, lrscp):
    page = manager.get(reverse("arrangements:start_draft", args=(lrscp.key,))).submit("Start the draft")

    draft = Version.objects.get(partnership=lrscp, state=VersionState.DRAFT)
    assert page.heading == f"Draft of version {draft.number}"
    assert draft.in_force_from is None
    before = dict(Version.objects.of(lrscp).adopted().get().document)
    assert draft.document["groups"] == before["groups"]
    assert page.fact("Takes effect on") == "Not stated"
    assert "Against version 1, which is in force: nothing added, 1 changed, nothing removed." in page.text


def test_only_the_business_unit_drafts(signed_in, draft):
    pages = [at(name, draft) for name in ("draft", "draft_about", "draft_file", "draft_group_add")]
    pages.append(reverse("arrangements:start_draft", args=(draft.partnership.key,)))
    for name in (
        "council_director",
        "independent_advisor",
        "planning_chair",
        "agency_lead",
        "stranger",
        "auditor",
    ):
        reader = signed_in(name)
        for address in pages:
            reader.get(address, status=404)
    for address in pages:
        signed_in("coordinator").get(address)


# --- parts ------------------------------------------------------------------


def test_title_edition_and_day_are_changed_and_the_rest_stays(manager, draft):
    before = now(draft)
    page = manager.get(at("draft_about", draft)).submit(
        "Save", title="Arrangements for 2027", edition="wt2023", **three_boxes("in_force_from", 4, 1, 2027)
    )

    assert page.messages == ["The draft is changed."]
    after = now(draft)
    assert after["about"] == before["about"] | {
        "title": "Arrangements for 2027",
        "edition": "wt2023",
        "in_force_from": "2027-01-04",
    }
    assert {part: after[part] for part in after if part != "about"} == {
        part: before[part] for part in before if part != "about"
    }
    draft.refresh_from_db()
    assert (draft.title, draft.edition, str(draft.in_force_from)) == (
        "Arrangements for 2027",
        "wt2023",
        "2027-01-04",
    )


def three_boxes(name, day, month, year):
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def test_the_partnerships_name_and_year_are_changed(manager, draft):
    manager.get(at("draft_partnership", draft)).submit(
        "Save", short_name="The Partnership", reporting_year_starts="10"
    )

    assert now(draft)["partnership"]["short_name"] == "The Partnership"
    assert now(draft)["partnership"]["reporting_year_starts"] == 10


def test_a_group_is_added_with_lines_rules_and_seats_and_taken_out_again(manager, draft):
    manager.get(at("draft_group_add", draft)).submit(
        "Add the group", name="Neglect Task Group", purpose="Neglect"
    )
    key = "neglect-task-group"
    manager.get(at("draft_line_add", draft, key)).submit(
        "Add the line", to="group:lrscp", line="implied", because="It informs the partnership."
    )
    manager.get(at("draft_group_rules", draft, key)).submit(
        "Save", meets="every_months", number=2, quorum="members-of-bodies", members=4, bodies=3
    )
    manager.get(at("draft_seat_add", draft, key)).submit(
        "Add the seat", name="Police lead", asks="each", standing="statutory-partner", places=1
    )

    group = group_in(draft, key)
    assert group["reports_to"] == [
        {"group": "lrscp", "line": "implied", "because": "It informs the partnership."}
    ]
    assert group["frequency"] == [{"every_months": 2}]
    assert group["quorum"]["rule"] == {"by": "members-of-bodies", "members": 4, "bodies": 3}
    assert group["seats"] == [
        {"key": "police-lead", "name": "Police lead", "each": {"standing": "statutory-partner"}}
    ]

    page = manager.get(at("draft_group", draft, key))
    assert page.fact("Meets") == "Every 2 months"
    assert "implied: “It informs the partnership.”" in page.fact("Reports to")
    assert page.row("Police lead")["Asks for"] == "Each statutory partner"

    manager.get(at("draft_group_remove", draft, key)).submit("Remove")
    assert key not in {each["key"] for each in now(draft)["groups"]}


def test_a_task_group_needs_its_last_day(manager, draft):
    address = at("draft_group_add", draft)
    form = manager.get(address)
    answers = {
        "seen": form.tree.xpath("//input[@name='seen']/@value")[0],
        "name": "A",
        "kind": "task-and-finish",
    }
    page = manager.post(address, answers, status=422)
    assert page.faults == ["Enter the last day of the task-and-finish group"]


@pytest.mark.ground_kept
def test_opening_and_saving_a_part_without_changing_it_changes_nothing(manager, draft):
    """A rule that says more than the form asks is kept as it is."""
    before, document = now(draft), from_plain(draft.document)
    pages = [at("draft_about", draft), at("draft_partnership", draft)]
    for group in document.groups:
        pages += [at("draft_group_name", draft, group.key), at("draft_group_rules", draft, group.key)]
        pages += [at("draft_seat", draft, group.key, seat.key) for seat in group.seats]
    pages += [at("draft_body", draft, body.key) for body in document.bodies]
    pages += [at("draft_promise", draft, duty.key) for duty in document.duties]
    pages += [at("draft_answer", draft, answer.item) for answer in document.answers]
    for address in pages:
        page = manager.get(address).submit("Save")
        assert page.messages == ["The draft is changed."], address
        lost = {part for part in before if now(draft)[part] != before[part]}
        assert not lost, f"{address} changed {lost}"


def test_removing_a_group_that_others_answer_to_says_first_what_that_leaves(manager, draft):
    page = manager.get(at("draft_group_remove", draft, "lrscp"))
    left = page.table("What would be left to put right").rows
    assert any("reports_to" in row["Where"] for row in left)

    page = page.submit("Remove")
    faults = page.table("What is to put right").rows
    assert faults
    assert "Propose to the statutory partners" not in page.buttons()
    answer = manager.browser.post(at("propose_version", draft), follow=True)
    assert "Not proposed yet" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == VersionState.DRAFT


@pytest.mark.ground_kept
def test_each_fault_of_a_draft_leads_to_the_page_where_it_is_put_right(manager, draft):
    manager.get(at("draft_group_remove", draft, "lrscp")).submit("Remove")
    page = manager.get(at("draft", draft))
    page.open_all_links(except_for=["/account", "/sign-out"])
    assert faults_of(now(draft))


def test_a_promise_is_added_changed_and_taken_out(manager, draft):
    page = manager.get(at("draft_promise_add", draft))
    answers = {
        "says": "The group reviews its purpose each year.",
        "clauses": "L12, L13",
        "kind": "frequency-review",
    }
    page = manager.post(page.address, answers | seen_on(page), status=422)
    assert page.faults == ["Choose the group that owes it. This kind of promise can’t be judged without it"]
    page = page.submit("Add the promise", group="case-review", recurs="times_a_year", number=1)
    assert page.messages == ["The draft is changed."]

    promise = now(draft)["duties"][-1]
    assert promise["clauses"] == ["L12", "L13"]
    assert promise["recurs"] == {"times_a_year": 1}

    page = manager.get(at("draft_promise", draft, promise["key"])).submit("Save", soft=True)
    assert now(draft)["duties"][-1]["soft"] is True
    manager.get(at("draft_promise_remove", draft, promise["key"])).submit("Remove")
    assert promise["key"] not in {duty["key"] for duty in now(draft)["duties"]}


def seen_on(page):
    return {"seen": page.tree.xpath("//input[@name='seen']/@value")[0]}


def test_a_bodys_standing_is_ended_and_not_before_it_begins(manager, draft):
    body = next(b for b in now(draft)["bodies"] if b.get("held_from") and not b.get("held_to"))
    page = manager.get(at("draft_body", draft, body["key"]))
    page.submit("Save", **three_boxes("held_to", 31, 3, 2027))
    changed = next(b for b in now(draft)["bodies"] if b["key"] == body["key"])
    assert changed == body | {"held_to": "2027-03-31"}

    answers = {"name": "A", "sector": "nhs", "kind": "trust", "standing": "other"}
    days = three_boxes("held_from", 2, 1, 2027) | three_boxes("held_to", 1, 1, 2027)
    page = manager.post(page.address, answers | days | seen_on(manager.get(page.address)), status=422)
    assert page.faults == ["The last day of the standing is before its first day"]


def test_a_value_without_the_shape_of_the_file_is_refused_with_what_would_do(manager, draft):
    before = now(draft)
    page = manager.get(at("draft_body_add", draft))
    answers = {"name": "Ashby Trust", "sector": "The NHS!", "kind": "trust", "standing": "other"}
    page = manager.post(page.address, answers | seen_on(page), status=422)

    fault = page.table("What has to be put right").rows[0]
    assert fault["Where"].endswith("sector")
    assert "The NHS!" in fault["Found"]
    assert now(draft) == before


def test_where_a_required_content_is_answered_can_be_said_and_taken_back(manager, draft):
    item = now(draft)["answers"][0]["item"]
    page = manager.get(at("draft_answer", draft, item))
    page.submit("Save", where="Part 4", clauses="L12", in_part=True, note="Says nothing of money")
    answer = next(each for each in now(draft)["answers"] if each["item"] == item)
    assert answer == {
        "item": item,
        "where": "Part 4",
        "clauses": ["L12"],
        "in_part": True,
        "note": "Says nothing of money",
    }
    manager.get(at("draft_answer", draft, item)).submit("Save", where="", clauses="", in_part=None, note="")
    assert item not in {each["item"] for each in now(draft)["answers"]}


# --- two editors ------------------------------------------------------------


def test_of_two_editors_the_second_sees_what_changed_and_loses_no_answer(signed_in, draft):
    address = at("draft_group_name", draft, "case-review")
    first, second = signed_in("manager").get(address), signed_in("coordinator").get(address)
    first.submit("Save", name="Review Group")

    client = second.client
    answers = {"name": "Learning Group", "kind": "group", "purpose": "To learn from reviews"} | seen_on(
        second
    )
    page = client.post(address, answers, status=409)

    assert any("Somebody else has changed this draft" in fault for fault in page.faults)
    assert "changed the group case-review." in page.text
    differs = page.table("Where your answers differ from the draft as it is now")
    assert differs.row("Name of the group") == {
        "Question": "Name of the group",
        "The draft says": "Review Group",
        "You answered": "Learning Group",
    }
    assert group_in(draft, "case-review")["name"] == "Review Group"

    page = page.submit("Save")
    assert page.messages == ["The draft is changed."]
    assert group_in(draft, "case-review")["name"] == "Learning Group"
    assert group_in(draft, "case-review")["purpose"] == "To learn from reviews"


def test_editors_of_different_parts_keep_both_changes(signed_in, draft):
    first = signed_in("manager").get(at("draft_group_name", draft, "case-review"))
    second = signed_in("coordinator").get(at("draft_partnership", draft))
    first.submit("Save", name="Review Group")

    answers = {"name": "A New Name", "short_name": "ANN", "reporting_year_starts": "4"} | seen_on(second)
    second.client.post(second.address, answers, status=409).submit("Save")

    assert group_in(draft, "case-review")["name"] == "Review Group"
    assert now(draft)["partnership"]["short_name"] == "ANN"


def test_an_answer_to_a_draft_that_was_proposed_meanwhile_is_kept_and_refused(manager, draft):
    page = manager.get(at("draft_partnership", draft))
    manager.get(at("draft", draft)).submit("Propose to the statutory partners")

    answers = {"name": "A New Name", "short_name": "ANN", "reporting_year_starts": "4"} | seen_on(page)
    page = manager.post(page.address, answers, status=422)

    assert page.faults == ["This is no draft any more, so it can’t be changed. Start a new draft from it."]
    assert page.tree.xpath("//input[@name='short_name']/@value") == ["ANN"]


def test_what_somebody_changed_is_in_the_trail_without_the_words_of_the_draft(manager, draft):
    manager.get(at("draft_group_name", draft, "case-review")).submit("Save", name="A closed name")

    entry = Entry.objects.filter(deed="changed draft").latest("sequence")
    assert entry.new["what"] == "the group case-review"
    assert "A closed name" not in str((entry.old, entry.new, entry.subject_title))


# --- the whole file ---------------------------------------------------------


def test_the_draft_is_edited_as_a_file_with_faults_listed_and_the_text_kept(manager, draft):
    page = manager.get(at("draft_file", draft))
    assert page.tree.xpath("//textarea")[0].text.removeprefix("\n") == write_text(from_plain(now(draft)))

    broken = (
        write_text(from_plain(now(draft))).replace("edition: wt2018", "edition: wt1999") + "colour: red\n"
    )
    before = now(draft)
    page = manager.post(page.address, {"text": broken} | seen_on(page), status=422)
    rows = page.table("Faults in the file").rows
    assert {row["Where"].split(" ")[0] for row in rows} == {"about.edition", "colour"}
    assert all("Line " in row["Where"] for row in rows)
    assert page.tree.xpath("//textarea")[0].text.removeprefix("\n") == broken
    assert now(draft) == before

    mended = broken.replace("wt1999", "wt2023").replace("colour: red\n", "")
    page = manager.post(page.address, {"text": mended} | seen_on(page))
    assert page.messages == ["The file has no faults and is now the draft."]
    assert now(draft)["about"]["edition"] == "wt2023"


def test_a_file_that_another_partnership_owns_is_refused(manager, draft, kscp):
    text = write_text(from_plain(Version.objects.of(kscp).adopted().get().document))
    page = manager.get(at("draft_file", draft))
    page = manager.post(page.address, {"text": text} | seen_on(page), status=422)
    assert page.faults == ["The file is for “knowsley”; this partnership is “leicestershire-and-rutland”."]


def test_of_two_who_edit_the_file_the_second_sees_what_hers_would_change(signed_in, draft):
    address = at("draft_file", draft)
    page = signed_in("coordinator").get(address)
    signed_in("manager").get(at("draft_group_name", draft, "case-review")).submit("Save", name="Review Group")

    text = page.tree.xpath("//textarea")[0].text.removeprefix("\n")
    page = page.client.post(address, {"text": text} | seen_on(page), status=409)

    assert "Review Group is now called Case Review Group." in page.text
    assert group_in(draft, "case-review")["name"] == "Review Group"


# --- hostile files ----------------------------------------------------------

NESTING = "kith: 1\nabout: " + "[" * 5_000_000 + "]" * 5_000_000
BOMB = "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nkith: 1\n"


def changed_file(draft, change):
    plain = now(draft)
    change(plain)
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False)


def wrong_type(plain):
    plain["groups"][0]["young_people"] = "perhaps"


def unknown_key(plain):
    plain["groups"][0]["colour"] = "red"


def cycle(plain):
    first, second = plain["groups"][0], plain["groups"][1]
    for one, other in ((first, second), (second, first)):
        one.pop("reports_to_nobody", None)
        one["reports_to"] = [{"group": other["key"]}]


def one_name_twice(plain):
    plain["groups"][1]["name"] = plain["groups"][0]["name"]


def no_real_date(plain):
    plain["about"]["in_force_from"] = "2027-02-30"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (wrong_type, "groups[0].young_people"),
        (unknown_key, "groups[0].colour"),
        (cycle, "groups[1].reports_to"),
        (one_name_twice, "groups[1].name"),
        (no_real_date, "about.in_force_from"),
    ],
)
def test_each_fault_of_an_uploaded_file_is_named_with_what_would_do_and_nothing_changes(
    manager, draft, change, where
):
    text = changed_file(draft, change)
    before = counts()

    page = upload(manager, draft, text.encode())

    rows = page.table("Faults in the file").rows
    assert any(row["Where"].startswith(where) for row in rows), rows
    assert all(row["Found"] and row["What would do"] for row in rows)
    assert counts() == before


def test_all_faults_of_a_file_are_named_at_once(manager, draft):
    def all_of_them(plain):
        for change in (wrong_type, unknown_key, one_name_twice, no_real_date):
            change(plain)

    page = upload(manager, draft, changed_file(draft, all_of_them).encode())

    named = " ".join(row["Where"] for row in page.table("Faults in the file").rows)
    for where in ("groups[0].young_people", "groups[0].colour", "groups[1].name", "about.in_force_from"):
        assert where in named


@pytest.mark.parametrize("hostile", [NESTING.encode(), BOMB.encode(), b"\xff\xfe\x00", b"- a\n- b\n"])
def test_a_hostile_file_is_named_as_one_and_changes_nothing(manager, draft, hostile):
    before = counts()
    page = upload(manager, draft, hostile)
    assert page.table("Faults in the file").rows
    assert counts() == before


def upload(manager, draft, content):
    file = BytesIO(content)
    file.name = "sent.yaml"
    address = reverse("arrangements:upload_draft", args=(draft.partnership.key,))
    return manager.post(address, {"file": file}, status=422)
