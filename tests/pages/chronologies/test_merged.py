"""The merged chronology through its pages: one order, filters, what was known when (G2, G4, G8, G9)."""

from datetime import date

import pytest

from kith.work.chronologies.enums import Certainty
from tests.telling import BRAMBLE, COUNTY, POLICE, chronology_asked, part_told, running_case

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
MAY, JUNE = date(2019, 5, 3), date(2019, 6, 9)


def address():
    return f"{HOME}/reviews/{running_case().public_id}/chronology/merged"


def opened(signed_in, name="coordinator", query=""):
    return signed_in(name).get(address() + query)


def told(page):
    return [row["What it tells"] for row in page.table("Rows").rows if "What it tells" in row]


@pytest.fixture
def chronology():
    """Three agencies: two have released, one hasn’t."""
    made = chronology_asked(silent_days=90)
    part_told(
        made,
        BRAMBLE,
        {"on": MAY, "event": "Health visitor saw Child A.", "subject": "Child A", "written": "3/5/19"},
        {
            "first_on": date(2019, 3, 1),
            "last_on": date(2019, 3, 31),
            "certainty": Certainty.MONTH,
            "written": "Mar 19",
            "event": "Mother moved to Address 1.",
        },
        {"written": "?", "event": "A visit of unknown day."},
    )
    part_told(
        made,
        COUNTY,
        {"on": MAY, "known_on": JUNE, "event": "Neighbour heard shouting.", "is_key": True, "time": "09:30"},
        {"on": date(2020, 1, 2), "event": "Assessment closed."},
    )
    part_told(made, POLICE, {"on": MAY, "event": "Zephyrwick was called."}, released=False)
    return made


def test_rows_of_all_agencies_stand_in_one_order_and_no_day_looks_surer_than_it_is(signed_in, chronology):
    page = opened(signed_in)
    assert told(page) == [
        "Mother moved to Address 1.",
        "Key event Neighbour heard shouting. Became known on 9 June 2019, 37 days after",
        "Health visitor saw Child A. Subject: Child A",
        "Assessment closed.",
        "A visit of unknown day.",
    ]
    rows = [row for row in page.table("Rows").rows if "What it tells" in row]
    assert rows[0]["When"] == "Some day in March 2019 Written “Mar 19”"
    assert rows[1]["When"] == "3 May 2019, 09:30"
    assert rows[4]["When"] == "Day not known Written “?”"
    assert len(page.by_class("app-uncertain")) == 2
    assert rows[0]["Agency"].startswith("A Bramble Community NHS Trust (sample)")
    assert "Typed row 2" in rows[0]["Agency"]


def test_what_is_not_released_is_in_no_row_no_count_and_no_search(signed_in, chronology):
    page = opened(signed_in)
    assert "Zephyrwick" not in page.whole_text
    assert "All 5 rows are shown." in page.text
    assert "Leicestershire Police" not in page.text
    found = page.submit("Show these rows", text="Zephyrwick")
    assert "No row fits" in found.text
    assert "0 rows of 5 are shown." in found.text
    row = chronology.rows.get(event__contains="Zephyrwick")
    place = f"rows/{row.part.public_id}/{row.line}"
    signed_in("coordinator").get(address().replace("merged", place), status=404)


@pytest.mark.parametrize(
    ("query", "tells"),
    [
        ("key_only=on", ["Key event Neighbour"]),
        ("uncertain=on", ["Mother moved", "A visit"]),
        ("from_on=2019-03-31&to_on=2019-05-02", ["Mother moved"]),
        ("from_on=2019-04-01&to_on=2019-05-03", ["Key event Neighbour", "Health visitor"]),
        ("from_on=2020-01-02", ["Assessment"]),
    ],
)
def test_filters_leave_only_what_was_asked_for_and_say_what_they_left_out(
    signed_in, chronology, query, tells
):
    page = opened(signed_in, query=f"?{query}")
    found = told(page)
    assert len(found) == len(tells)
    assert all(words.startswith(start) for words, start in zip(found, tells, strict=True))
    assert f"of 5 {'is' if len(tells) == 1 else 'are'} shown." in page.text


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ({"text": "shouting"}, ["Key event Neighbour"]),
        ({"text": "visitor child"}, ["Health visitor"]),
        ({"subject": "child a"}, ["Health visitor"]),
        ({"text": "e", "key_only": True}, ["Key event Neighbour"]),
    ],
)
def test_words_that_are_looked_for_leave_only_the_rows_that_hold_them(signed_in, chronology, said, tells):
    page = opened(signed_in).submit("Show these rows", **said)
    found = told(page)
    assert len(found) == len(tells)
    assert all(words.startswith(start) for words, start in zip(found, tells, strict=True))
    assert "1 row of 5 is shown." in page.text


def test_a_name_that_is_looked_for_stands_in_no_address_and_opens_nothing_to_others(signed_in, chronology):
    # When somebody looks for a name, with another filter
    page = opened(signed_in).submit("Show these rows", text="Marrowbeck", subject="Quillon", later="mark")
    # Then neither the address nor any link of the page holds a word of it, while its box does
    assert f"{address()}?later=mark&words=" in page.address
    assert "Marrowbeck" not in "".join((page.address, *page.links.values()))
    assert page.main.xpath("//input[@name='text']/@value") == ["Marrowbeck"]
    assert "0 rows of 5 are shown." in page.text
    # And it is kept for the picture and for copies, until all rows are asked for
    query = page.address.partition("?")[2]
    picture = page.client.get(address().replace("merged", f"picture?{query}"))
    assert "0 rows of 5 are shown." in picture.text
    assert "All 5 rows are shown." in page.click("Show all rows").text
    # And the address opens nobody else’s search, nor does one that holds words itself
    other = opened(signed_in, "police_director", f"?{query}&text=Marrowbeck")
    assert "All 5 rows are shown." in other.text


def test_rows_of_unknown_day_are_counted_where_days_are_asked_for(signed_in, chronology):
    page = opened(signed_in, query="?from_on=2019-05-03")
    assert "1 row of unknown day left out, because you asked for days." in page.text
    assert "1 row left out by what you asked for." in page.text


def test_the_rows_of_one_agency_are_chosen_by_its_name(signed_in, chronology):
    page = opened(signed_in)
    agency = next(
        e.get("value") for e in page.main.xpath("//select[@name='agency']/option") if "County" in e.text
    )
    found = page.submit("Show these rows", agency=agency)
    assert len(told(found)) == 2
    assert "2 rows of 5 are shown." in found.text


@pytest.mark.parametrize(("day", "shown"), [("2019-06-08", False), ("2019-06-09", True)])
def test_what_became_known_later_is_hidden_until_the_very_day(signed_in, chronology, day, shown):
    page = opened(signed_in, query=f"?as_at={day}")
    assert any("Neighbour" in words for words in told(page)) is shown
    assert ("2 rows hidden: not known to any agency on 8 June 2019." in page.text) is not shown
    assert "1 row hidden: no day says when it was known." in page.text


def test_later_knowledge_is_marked_where_it_is_shown(signed_in, chronology):
    page = opened(signed_in, query="?as_at=2019-06-08&later=mark")
    marked = [words for words in told(page) if "Not known yet on 8 June 2019" in words]
    assert ["Neighbour" in words or "Assessment" in words for words in marked] == [True, True]
    assert any("Nothing says whether it was known on 8 June 2019" in words for words in told(page))


def test_what_one_agency_knew_leaves_out_what_others_tell(signed_in, chronology):
    page = opened(signed_in)
    options = page.main.xpath("//select[@name='known_to']/option")
    bramble = next(e.get("value") for e in options if "Bramble" in e.text)
    page = page.submit("Show", known_to=bramble, as_at=JUNE)
    assert [words[:6] for words in told(page)] == ["Mother", "Health"]
    assert "2 rows hidden: told by other agencies." in page.text


def test_one_steps_from_day_to_day_without_scripts(signed_in, chronology):
    page = opened(signed_in, query=f"?as_at={MAY.isoformat()}")
    later = page.click("Later: 9 June 2019")
    assert "As known on 9 June 2019." in later.text
    assert later.click("Earlier: 3 May 2019").text == page.text
    assert "As known on 9 June 2019." not in later.click("All that is known now").text


def test_a_day_that_is_none_says_so_and_hides_nothing(signed_in, chronology):
    page = opened(signed_in, query="?as_at=2019-02-30")
    assert page.faults == ["As known on: 30 February 2019 is not a real date"]
    assert len(told(page)) == 5


def test_a_silence_stands_between_the_rows_where_it_begins(signed_in, chronology):
    page = opened(signed_in)
    cells = [" ".join(row) for row in page.table("Rows").cells]
    at = next(number for number, words in enumerate(cells) if words.startswith("Silence."))
    assert (
        "Leicestershire County Council tells nothing from 4 May 2019 to 1 January 2020 (243 days)"
        in cells[at]
    )
    assert "Assessment closed." in cells[at + 1]
    assert "Silence." not in opened(signed_in, query="?as_at=2019-06-09").table("Rows").element.text_content()


@pytest.mark.parametrize(
    "name", ["manager", "agency_lead", "planning_chair", "young_member", "knowsley_manager"]
)
def test_who_does_not_read_what_is_released_to_the_case_finds_no_chronology(signed_in, chronology, name):
    assert "Neighbour" in opened(signed_in, "independent_advisor").text
    signed_in(name).get(address(), status=404)


def test_a_chronology_without_a_released_row_says_what_will_be_here(signed_in):
    part_told(chronology_asked(), POLICE, {"on": MAY, "event": "Zephyrwick"}, released=False)
    page = opened(signed_in)
    assert "No row is released yet" in page.text
    assert "Police" not in page.text


@pytest.mark.ground_kept
def test_words_looked_for_show_their_own_rows_though_two_sessions_share_a_mark(signed_in):
    reader = signed_in("coordinator")
    page = reader.get(f"{HOME}/reviews/{running_case().public_id}/chronology/merged")
    found = page.submit("Show these rows", text="zzz-nothing-holds-this")
    assert "No row" in found.text or "0 of" in found.text
    # Another sitting of the same person has no words under that mark, and is shown all rows.
    other = signed_in("coordinator").get(found.address)
    assert len(other.table("Rows").rows) > 0
