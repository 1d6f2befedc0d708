"""Every address, asked for by every kind of reader, against the table of `tests/access.py`.

A page that lets in somebody whom it should not, or keeps out somebody whom it should not, fails here.
"""

import pytest
from django.urls import resolve

from kith.base.trail.models import Entry
from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.versions import change_draft, fingerprint
from tests.access import (
    BY_RECORD,
    CLOSED_BY_ITS_RECORD,
    EXPECTED,
    NOT_FOR_THE_HOME_SIDE,
    READERS,
    may_open,
    member_routes,
)
from tests.cast import acting

pytestmark = [pytest.mark.django_db, pytest.mark.ground_kept]


def opens(response) -> bool:
    """Return whether a page opened: shown, or there but only for another method."""
    return response.status_code in {200, 405}


def test_the_table_has_every_policy_that_a_page_asks_for():
    assert {policy for _n, _p, policy in member_routes()} <= set(EXPECTED)


def test_every_route_that_goes_by_its_record_exists():
    names = {name for name, _path, _policy in member_routes()}
    assert names >= set(BY_RECORD) | set(CLOSED_BY_ITS_RECORD) | NOT_FOR_THE_HOME_SIDE


def whole(response) -> bytes:
    """Return all that an answer sends, also where it is sent piece by piece."""
    return b"".join(response.streaming_content) if response.streaming else response.content


LEAK_WORD = "Zephyrwick"
"""A word that stands in a closed draft alone, and on no page of anybody who does not draft."""


@pytest.fixture
def leaking_draft(places, lrscp):
    """Return a closed draft whose title and first group bear the leak word."""
    draft = Version.objects.of(lrscp).get(state="draft")
    document = from_plain(draft.document)
    first, *others = document.groups
    about = document.about.model_copy(update={"title": f"{LEAK_WORD} arrangements"})
    groups = (first.model_copy(update={"name": f"{LEAK_WORD} Group"}), *others)
    changed = document.model_copy(update={"about": about, "groups": groups})
    by = acting("manager", "arrangements.draft")
    change_draft(
        version=draft, arrangements=changed, seen=fingerprint(draft.document), by=by, what="first group"
    )
    return draft


BOTH_ENGINES = {"agency_lead", "coordinator", "independent_advisor"}
"""Between them they open nearly every page: for these readers each address is asked on PostgreSQL too."""
EACH = [pytest.param(name, marks=() if name in BOTH_ENGINES else pytest.mark.one_engine) for name in READERS]


@pytest.mark.parametrize("reader", EACH)
def test_each_reader_opens_just_what_the_table_says_and_reads_no_word_of_a_closed_draft(
    reader, signed_in, places, leaking_draft
):
    browser = signed_in(reader).browser
    drafts = may_open("arrangements:draft", "members:arrangements.draft", reader)
    wrong, leaks = [], []
    for name, path, policy in member_routes():
        if name in NOT_FOR_THE_HOME_SIDE:
            continue
        response = browser.get(places(name, path))
        expected = may_open(name, policy, reader)
        if response.status_code not in {200, 404, 405}:
            wrong.append(f"{name}: answered {response.status_code}")
        elif opens(response) != expected:
            wrong.append(f"{name}: {response.status_code}, the table says {expected}")
        if not drafts and LEAK_WORD.encode() in whole(response):
            leaks.append(name)
    assert not wrong, "\n".join(wrong)
    assert leaks == []
    assert drafts or LEAK_WORD.encode() not in whole(browser.get("/"))


def takes_post(address: str) -> bool:
    """Return whether a page does something when a form is sent to it."""
    return hasattr(resolve(address).func.view_class, "post")


@pytest.mark.one_engine
@pytest.mark.parametrize("reader", READERS)
def test_nobody_changes_anything_where_the_table_lets_them_open_nothing(reader, signed_in, places):
    browser = signed_in(reader).browser
    addresses = {
        name: places(name, path)
        for name, path, policy in member_routes()
        if name not in {*NOT_FOR_THE_HOME_SIDE, *CLOSED_BY_ITS_RECORD} and not may_open(name, policy, reader)
    }
    deeds = {name: address for name, address in addresses.items() if takes_post(address)}
    assert deeds
    before = Entry.objects.count()
    answers = {name: browser.post(address).status_code for name, address in deeds.items()}
    assert {name: status for name, status in answers.items() if status != 404} == {}
    assert Entry.objects.count() == before


def test_nobody_changes_anything_without_signing_in(anonymous, places):
    before = Entry.objects.count()
    for name, path, _policy in member_routes():
        response = anonymous.browser.post(places(name, path))
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/sign-in"), name
    assert Entry.objects.count() == before


def test_somebody_who_has_not_signed_in_is_asked_to_wherever_they_knock(anonymous, places):
    for name, path, _policy in member_routes():
        response = anonymous.browser.get(places(name, path))
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/sign-in"), name
    elsewhere = anonymous.browser.get("/partnerships/no-such-partnership/structure")
    assert (elsewhere.status_code, elsewhere["Location"].split("?")[0]) == (302, "/sign-in")


def test_what_is_forbidden_answers_as_what_is_absent(signed_in, places):
    browser = signed_in("stranger").browser
    absent = browser.get("/partnerships/no-such-partnership/structure")
    for name, path, _policy in member_routes():
        forbidden = browser.get(places(name, path))
        assert forbidden.status_code == absent.status_code == 404, name
        assert forbidden.content == absent.content, name
        assert dict(forbidden.headers) == dict(absent.headers), name


def test_whoever_drafts_sees_the_leak_word(leaking_draft, signed_in, lrscp):
    page = signed_in("coordinator").get(f"/partnerships/{lrscp.key}/versions/{leaking_draft.public_id}/draft")
    assert LEAK_WORD in page.whole_text


def test_the_leak_word_of_a_draft_is_on_no_public_page(leaking_draft, anonymous, lrscp):
    pages = ["", "/structure", "/promises", "/agencies"]
    bodies = [anonymous.browser.get(f"/public/{lrscp.key}{page}") for page in pages]
    assert [body.status_code for body in bodies] == [200] * len(pages)
    assert not any(LEAK_WORD.encode() in body.content for body in bodies)
