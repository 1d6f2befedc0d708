"""Deeds on versions: what is adopted is never altered, and of two editors neither loses anything."""

import pytest

from kith.base.kernel.refusals import Overtaken, Refused
from kith.partnership.arrangements.document.faults import FaultsFound
from kith.partnership.arrangements.document.writing import from_plain, write_text
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.drafting import (
    changes_since,
    draft_from,
    revise_draft,
    rewrite_draft,
)
from kith.partnership.arrangements.operations.versions import (
    change_draft,
    fingerprint,
    load_file,
    propose_version,
    publish_version,
    return_version,
    withdraw_version,
)
from kith.partnership.arrangements.permissions import Permission
from tests.cast import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return acting("manager", Permission.DRAFT_ARRANGEMENTS)


@pytest.fixture
def adopted(lrscp):
    return Version.objects.of(lrscp).adopted().select_related("partnership").get()


@pytest.fixture
def draft(adopted, by):
    return draft_from(version=adopted, by=by)


def renamed(name):
    def revise(plain):
        plain["about"]["title"] = name

    return revise


def stored(version):
    return Version.objects.filter(pk=version.pk).values().get()


def test_no_deed_alters_an_adopted_version(adopted, by):
    before, seen = stored(adopted), fingerprint(adopted.document)
    text = write_text(from_plain(adopted.document))

    for attempt in (
        lambda: revise_draft(version=adopted, seen=seen, revise=renamed("B"), what="title", by=by),
        lambda: rewrite_draft(version=adopted, text=text, name="file", seen=seen, by=by),
        lambda: change_draft(
            version=adopted, arrangements=from_plain(adopted.document), seen=seen, by=by, what="nothing"
        ),
        lambda: propose_version(version=adopted, by=by),
        lambda: return_version(version=adopted, by=by, reason="A change of mind"),
        lambda: withdraw_version(version=adopted, by=by, reason="A change of mind"),
    ):
        with pytest.raises(Refused):
            attempt()
    assert stored(adopted) == before


def test_a_stale_copy_of_a_draft_cannot_alter_what_was_proposed_meanwhile(draft, by):
    stale = Version.objects.select_related("partnership").get(pk=draft.pk)
    propose_version(version=draft, by=by)
    before = stored(draft)

    with pytest.raises(Overtaken):
        revise_draft(
            version=stale, seen=fingerprint(stale.document), revise=renamed("B"), what="title", by=by
        )
    assert stored(draft) == before


def test_a_change_made_from_an_older_draft_is_overtaken_and_told_what_changed(draft, by):
    seen = fingerprint(draft.document)
    revise_draft(version=draft, seen=seen, revise=renamed("First"), what="the title", by=by)
    revise_draft(
        version=draft,
        seen=fingerprint(draft.document),
        revise=renamed("Second"),
        what="the title again",
        by=by,
    )

    with pytest.raises(Overtaken):
        revise_draft(version=draft, seen=seen, revise=renamed("Third"), what="the title", by=by)

    assert stored(draft)["document"]["about"]["title"] == "Second"
    assert changes_since(draft, seen) == [
        f"{by.name} changed the title.",
        f"{by.name} changed the title again.",
    ]


def test_a_part_without_the_shape_of_the_file_changes_nothing(draft, by):
    before = stored(draft)

    def misshapen(plain):
        plain["groups"][0]["kind"] = "circle"

    with pytest.raises(FaultsFound) as found:
        revise_draft(version=draft, seen=fingerprint(draft.document), revise=misshapen, what="kind", by=by)
    assert [fault.path for fault in found.value.faults] == ["groups[0].kind"]
    assert stored(draft) == before


def test_a_draft_that_does_not_hold_together_is_kept_and_not_proposed(draft, by):
    def dangling(plain):
        plain["groups"][1]["reports_to"] = [{"group": "nowhere"}]

    revise_draft(version=draft, seen=fingerprint(draft.document), revise=dangling, what="a line", by=by)
    with pytest.raises(FaultsFound):
        propose_version(version=draft, by=by)
    assert stored(draft)["state"] == VersionState.DRAFT


def test_a_draft_taken_back_can_be_proposed_again(draft, by):
    propose_version(version=draft, by=by)
    return_version(version=draft, by=by, reason="A group was missing")
    assert stored(draft)["proposed_at"] is None
    propose_version(version=draft, by=by)
    assert stored(draft)["state"] == VersionState.PROPOSED


def test_what_is_withdrawn_stays_withdrawn(draft, by):
    withdraw_version(version=draft, by=by, reason="Begun by mistake")
    with pytest.raises(Refused):
        propose_version(version=draft, by=by)
    with pytest.raises(Refused):
        return_version(version=draft, by=by, reason="After all")


def test_only_what_is_adopted_is_published_and_only_once(draft, adopted, by):
    with pytest.raises(Refused):
        publish_version(version=draft, by=by)
    with pytest.raises(Refused):
        publish_version(version=adopted, by=by)


def test_a_file_loads_in_one_piece_or_not_at_all(lrscp, adopted, by):
    number = Version.objects.count()
    text = write_text(from_plain(adopted.document))
    with pytest.raises(FaultsFound):
        load_file(text=text + "colour: red\n", name="file", partnership=lrscp, by=by)
    assert Version.objects.count() == number

    version = load_file(text=text, name="file", partnership=lrscp, by=by)
    assert version.document == adopted.document
    assert write_text(from_plain(version.document)) == text


def test_numbers_go_on_after_a_version_was_withdrawn(adopted, draft, by):
    withdraw_version(version=draft, by=by, reason="Begun by mistake")
    assert draft_from(version=adopted, by=by).number == draft.number + 1


def test_what_is_proposed_already_is_not_proposed_again(draft, by):
    propose_version(version=draft, by=by)
    with pytest.raises(Refused) as refused:
        propose_version(version=draft, by=by)
    assert refused.value.sentence == "This version of the arrangements is already proposed."
