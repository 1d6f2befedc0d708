"""Where the arrangements answer what the guidance requires."""

import pytest
from django.urls import reverse

from kith.partnership.arrangements.document.writing import from_plain
from kith.partnership.arrangements.guidance.editions import edition
from kith.partnership.arrangements.models import Version

pytestmark = pytest.mark.django_db


def checklist(client, partnership):
    return client.get(reverse("arrangements:checklist", args=(partnership.key,)))


def test_each_required_content_says_where_it_is_answered_or_that_it_is_not(signed_in, lrscp):
    page = checklist(signed_in("council_director"), lrscp)

    document = from_plain(Version.objects.of(lrscp).adopted().get().document)
    given = {answer.item: answer for answer in document.answers}
    rows = page.table("What Working Together 2018 requires").rows
    contents = edition("wt2018").contents
    assert len(rows) == len(contents)
    for row, content in zip(rows, contents, strict=True):
        answer = given.get(content.key)
        expected = "Not answered" if answer is None else "Answered in part" if answer.in_part else "Answered"
        assert row["Required content"].startswith(content.title)
        assert row["Answer"] == expected
        assert answer is None or answer.where in row["Where"]
        assert content.source in row["Source"]


@pytest.mark.clause("K3")
def test_items_carry_their_edition_and_switching_it_shows_what_another_asks(signed_in, kscp):
    page = checklist(signed_in("knowsley_manager"), kscp)
    rows = page.table("What Working Together 2018 requires").rows
    assert {row["First asked by"] for row in rows} == {"Working Together 2018"}

    page = page.submit("Show", edition="wt2023")
    later = page.table("What Working Together 2023 requires").rows
    new = [row for row in later if row["First asked by"] == "Working Together 2023"]
    assert new
    assert all(row["Answer"] == "Not answered" for row in new)
    assert "The arrangements are made under Working Together to Safeguard Children 2018." in page.text

    page = page.click("Compare the editions")
    page = page.submit("Compare", earlier="wt2018", later="wt2023")
    compared = {table.caption: table.rows for table in page.tables if "Change" in table.head}
    for part in ("Required contents of the arrangements", "Roles"):
        assert "Added" in {row["Change"] for row in compared[part]}
    assert any("Lead safeguarding partner" in row["What"] for row in compared["Roles"])


def test_an_unknown_edition_shows_the_arrangements_own(signed_in, lrscp):
    address = reverse("arrangements:checklist", args=(lrscp.key,)) + "?edition=wt1999"
    page = signed_in("manager").get(address)
    assert page.table("What Working Together 2018 requires").rows


def test_what_must_be_confirmed_says_so(signed_in, lrscp):
    page = checklist(signed_in("manager"), lrscp)
    rows = page.table("What Working Together 2018 requires").rows
    for row, content in zip(rows, edition("wt2018").contents, strict=True):
        assert ("To be confirmed" in row["Source"]) is not content.confirmed
