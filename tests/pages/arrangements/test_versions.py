"""Pages about versions: the list, one in words, its file, two compared, and the way to adoption."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse

from kith.base.trail.models import Entry
from kith.partnership.arrangements.document.writing import from_plain, write_text
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.adoption import adopt_by_decision
from kith.partnership.arrangements.operations.drafting import draft_from, revise_draft
from kith.partnership.arrangements.operations.versions import about_version, fingerprint, propose_version
from kith.partnership.arrangements.permissions import Permission
from tests.cast import TODAY, acting

pytestmark = pytest.mark.django_db

NEXT_YEAR = date(2027, 1, 4)


def at(name, partnership, *keys):
    return reverse(f"arrangements:{name}", args=(partnership.key, *keys))


def in_force(partnership):
    return Version.objects.of(partnership).adopted().get()


def drafter():
    return acting("manager", Permission.DRAFT_ARRANGEMENTS)


@pytest.fixture
def draft(lrscp):
    return draft_from(version=in_force(lrscp), by=drafter())


def with_day(draft, day):
    def revise(plain):
        plain["about"]["in_force_from"] = day.isoformat()

    seen = fingerprint(draft.document)
    revise_draft(version=draft, seen=seen, revise=revise, what="the day", by=drafter())


def test_the_list_says_how_each_version_stands_newest_first(signed_in, kscp):
    page = signed_in("knowsley_manager").get(at("versions", kscp))

    table = page.table("Versions, newest first")
    numbers = [int(row["Version"].removeprefix("Version ")) for row in table.rows]
    assert numbers == sorted(numbers, reverse=True)
    current = table.row(f"Version {in_force(kscp).number}")
    assert current["State"] == "In force"
    assert current["In force"] == "From 29 September 2019"
    assert current["Adopted"].startswith("On 12 September 2019. Decided unanimously by")
    assert table.row("Version 1")["State"] == "Withdrawn"


def test_members_who_do_not_draft_see_neither_drafts_nor_what_was_withdrawn(signed_in, lrscp, draft, kscp):
    reader = signed_in("council_director")

    assert f"Version {draft.number}" not in reader.get(at("versions", lrscp)).text
    for name in ("version", "version_file", "compare", "draft", "draft_file"):
        reader.get(at(name, lrscp, draft.public_id), status=404)
    withdrawn = Version.objects.filter(partnership=kscp, state=VersionState.WITHDRAWN).first()
    signed_in("knowsley_council_director").get(at("version", kscp, withdrawn.public_id), status=404)


def test_a_version_of_another_partnership_is_absent(signed_in, lrscp, kscp):
    signed_in("manager").get(at("version", lrscp, in_force(kscp).public_id), status=404)


def test_a_director_reads_groups_seats_rules_promises_and_what_was_assumed_in_words(signed_in, lrscp):
    page = signed_in("council_director").get(at("version", lrscp, in_force(lrscp).public_id))

    document = from_plain(in_force(lrscp).document)
    for group in document.groups:
        assert group.name in page.text
    seats = page.table("Seats of Case Review Group")
    assert all(row["Asks for"] for row in seats.rows)
    for duty in document.duties:
        assert duty.says in page.text
    for clause in document.clauses:
        assert clause.says in page.text
    assert "What was assumed" in page.text
    assert document.about.assumed.split(".")[0] in page.text
    assert not page.by_class("app-watermark")


def test_reading_a_draft_is_in_the_trail_and_reading_what_is_adopted_is_not(signed_in, lrscp, draft):
    manager, before = signed_in("manager"), Entry.objects.count()

    manager.get(at("version", lrscp, in_force(lrscp).public_id))
    assert Entry.objects.count() == before

    manager.get(at("version", lrscp, draft.public_id))
    manager.get(at("draft", lrscp, draft.public_id))
    manager.get(at("draft_about", lrscp, draft.public_id))
    read = Entry.objects.order_by("sequence")[before:]
    assert [(entry.kind, entry.subject_id) for entry in read] == [("read", draft.public_id)] * 3
    assert all(entry.actor_appointment for entry in read)


def test_taking_a_draft_out_as_a_file_is_in_the_trail(signed_in, lrscp, draft):
    signed_in("manager").browser.get(at("version_file", lrscp, draft.public_id))

    assert Entry.objects.order_by("-sequence").first().kind == "export"


def test_a_file_that_differs_in_a_word_is_not_said_to_be_what_is_in_force(signed_in, lrscp):
    manager = signed_in("manager")
    taken = manager.browser.get(at("version_file", lrscp, in_force(lrscp).public_id)).content
    changed = taken.replace(b"short_name: ", b"short_name: The ", 1)
    assert changed != taken
    file = BytesIO(changed)
    file.name = "changed.yaml"
    page = manager.get(at("upload_draft", lrscp)).submit("Upload", file=file)
    assert page.messages == ["The file has no faults and is now a draft."]


def test_a_file_taken_out_loads_back_and_comes_out_the_same_to_the_byte(signed_in, lrscp):
    manager = signed_in("manager")
    taken = manager.browser.get(at("version_file", lrscp, in_force(lrscp).public_id))
    assert taken.headers["Content-Disposition"].endswith('.yaml"')

    file = BytesIO(taken.content)
    file.name = "taken.yaml"
    page = manager.get(at("upload_draft", lrscp)).submit("Upload", file=file)

    assert page.messages == [
        "The file has no faults and is now a draft. Nothing differs from version 1, which is in force."
    ]
    draft = Version.objects.get(partnership=lrscp, state=VersionState.DRAFT)
    again = manager.browser.get(at("version_file", lrscp, draft.public_id))
    assert again.content == taken.content
    assert draft.document == in_force(lrscp).document


def test_two_versions_are_compared_in_words_by_default_with_the_one_in_force(signed_in, lrscp, draft):
    def revise(plain):
        case_review = next(group for group in plain["groups"] if group["key"] == "case-review")
        case_review["name"] = "Review and Learning Group"
        case_review["seats"].pop()
        plain["priorities"] = [*plain.get("priorities", []), {"key": "new-one", "name": "Safer sleeping"}]

    seen = fingerprint(draft.document)
    revise_draft(version=draft, seen=seen, revise=revise, what="several parts", by=drafter())

    page = signed_in("manager").get(at("compare", lrscp, draft.public_id))

    assert f"From version 1, adopted, to version {draft.number}, draft." in page.text
    assert "Changed Case Review Group is now called Review and Learning Group." in page.text
    assert "Removed Review and Learning Group no longer has the seat" in page.text
    assert "Added Safer sleeping is a new priority." in page.text


def test_any_two_versions_can_be_compared(signed_in, kscp):
    manager = signed_in("knowsley_manager")
    older = Version.objects.get(partnership=kscp, number=1)

    page = manager.get(at("compare", kscp, in_force(kscp).public_id))
    page = page.submit("Compare", against=older.public_id)

    assert f"From version 1, withdrawn, to version {in_force(kscp).number}, adopted." in page.text
    assert "The day on which the arrangements take effect is now 29 September 2019" in page.text


def test_a_proposal_wears_its_mark_and_says_the_next_step(signed_in, lrscp, draft):
    manager = signed_in("manager")
    with_day(draft, NEXT_YEAR)
    page = manager.get(at("draft", lrscp, draft.public_id)).submit("Propose to the statutory partners")

    assert page.messages == ["The version is proposed. Every member can read it now."]
    assert page.by_class("app-watermark")[0].text_content().strip() == "Proposed: not yet in force"
    assert page.caption == "Proposed. From 4 January 2027, if it is adopted."
    assert "Ask the statutory partners to adopt" in page.links

    as_read = signed_in("council_director").get(at("version", lrscp, draft.public_id))
    assert "The statutory partners have not adopted this version yet." in as_read.text
    assert "Ask the statutory partners to adopt" not in as_read.links


def test_a_proposal_without_a_day_is_sent_back_for_one(signed_in, lrscp, draft):
    propose_version(version=draft, by=drafter())

    page = signed_in("manager").get(at("version", lrscp, draft.public_id))
    assert "Ask the statutory partners to adopt" not in page.links
    page = page.click("Take it back to draft and give the day")
    page = page.submit("Take back to draft", reason="The day is missing")

    assert page.heading == f"Draft of version {draft.number}"
    assert page.messages == ["The version is a draft again."]


def test_withdrawing_asks_for_the_reason_and_keeps_it(signed_in, lrscp, draft):
    manager = signed_in("manager")
    form = manager.get(at("withdraw_version", lrscp, draft.public_id))
    answer = manager.browser.post(at("withdraw_version", lrscp, draft.public_id), {"reason": " "})
    assert answer.status_code == 422

    page = form.submit("Withdraw for good", reason="Overtaken by a review of the groups")
    assert page.row(f"Version {draft.number}")["State"] == "Withdrawn"
    entry = Entry.objects.filter(deed="withdrew version").latest("sequence")
    assert entry.reason == "Overtaken by a review of the groups"
    manager.get(at("draft", lrscp, draft.public_id), status=404)


def test_an_adopted_version_is_published_by_the_manager_alone(signed_in, lrscp, draft):
    with_day(draft, NEXT_YEAR)
    propose_version(version=draft, by=drafter())
    adopt_by_decision(subject=about_version(draft), by=drafter(), on=TODAY, words="Decided unanimously.")

    coordinator = signed_in("coordinator")
    assert "Publish" not in coordinator.get(at("version", lrscp, draft.public_id)).buttons()
    answer = coordinator.browser.post(at("publish_version", lrscp, draft.public_id))
    assert answer.status_code == 404

    page = signed_in("manager").get(at("version", lrscp, draft.public_id)).submit("Publish")
    assert page.fact("Published").startswith("16 November 2026, by ")
    assert "Publish" not in page.buttons()


def test_in_force_from_and_to_are_said_and_the_last_day_counts(signed_in, lrscp, draft):
    with_day(draft, NEXT_YEAR)
    propose_version(version=draft, by=drafter())
    adopt_by_decision(subject=about_version(draft), by=drafter(), on=TODAY, words="Decided unanimously.")

    table = signed_in("manager").get(at("versions", lrscp)).table("Versions, newest first")
    later, earlier = table.row(f"Version {draft.number}"), table.row("Version 1")
    assert later["In force"] == "From 4 January 2027"
    assert later["State"] == "Adopted, not yet in force"
    assert earlier["In force"] == "29 September 2019 to 3 January 2027"
    assert earlier["State"] == "In force"


def test_the_page_for_a_first_adoption_is_gone_once_any_version_was_adopted(signed_in, lrscp, draft):
    propose_version(version=draft, by=drafter())
    manager, address = signed_in("manager"), at("record_adoption", lrscp, draft.public_id)

    manager.get(address, status=404)
    day = {"adopted_on_day": "1", "adopted_on_month": "11", "adopted_on_year": "2026"}
    answer = manager.browser.post(address, day | {"evidence": "Minutes"})

    assert answer.status_code == 422
    assert "Arrangements are already in force." in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == VersionState.PROPOSED


def test_the_file_of_a_version_is_the_canonical_one(signed_in, leicester):
    version = in_force(leicester)
    taken = signed_in("stranger").browser.get(at("version_file", leicester, version.public_id))
    assert taken.content.decode() == write_text(from_plain(version.document))


def test_nobody_gets_a_button_by_get(signed_in, lrscp, draft):
    manager = signed_in("manager")
    for name in ("propose_version", "publish_version"):
        assert manager.browser.get(at(name, lrscp, draft.public_id)).status_code == 405
