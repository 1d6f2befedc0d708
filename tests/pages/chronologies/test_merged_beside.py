"""What stands beside the rows: pairs, notes, key events, agreement, silences (G7, G8, G12)."""

from datetime import date

import pytest

from kith.work.chronologies.enums import Judgement, Likeness
from kith.work.chronologies.models import RowPair
from kith.work.chronologies.operations.noting import add_note
from tests.cast import TODAY, acting
from tests.telling import BRAMBLE, COUNTY, chronology_asked, part_told, running_case

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland"
MAY, JUNE = date(2019, 5, 3), date(2019, 6, 9)


def at(page):
    return f"{HOME}/reviews/{running_case().public_id}/chronology/{page}"


@pytest.fixture
def pair():
    """Two rows of two agencies side by side."""
    chronology = chronology_asked()
    part_told(chronology, BRAMBLE, {"on": MAY, "event": "Child A fell.", "subject": "Child A"})
    part_told(chronology, COUNTY, {"on": MAY, "known_on": JUNE, "event": "Child A was pushed."})
    first, second = chronology.rows.order_by("pk")
    return RowPair.objects.create(
        chronology=chronology, first=first, second=second, likeness=Likeness.DIFFERS, because="The same day."
    )


def row_address(row):
    return at(f"rows/{row.part.public_id}/{row.line}")


def test_two_rows_stand_side_by_side_and_are_judged_with_words_that_the_list_shows(signed_in, pair):
    run = signed_in("coordinator")
    page = run.get(at("pairs"))
    table = page.table("Bramble Community NHS Trust (sample) and Leicestershire County Council")
    assert table.row("Event Differs")["Leicestershire County Council"] == "Child A was pushed."
    assert table.row("Day")["Bramble Community NHS Trust (sample)"] == "3 May 2019"
    assert "knew by 3 May 2019, Leicestershire County Council by 9 June 2019: 37 days later." in page.text
    page = run.get(f"{HOME}/reviews/pairs/{pair.public_id}")
    refused = run.post(page.address, {"judgement": "contradicts"}, status=422)
    assert refused.faults == ["Say in what they contradict each other."]
    page = page.submit("Keep the judgement", judgement="contradicts", words="Fell or pushed?")
    assert page.messages == ["The judgement is kept. No pair is left to judge."]
    rows = run.get(at("merged") + "?pairs=contradicts").table("Rows").rows
    assert len(rows) == 2
    told = "Leicestershire County Council tells of it differently, 3 May 2019: Fell or pushed?"
    assert rows[0]["Beside it"].startswith(told)
    assert "No row fits" in run.get(at("merged") + "?pairs=open").text
    assert "No row fits" in run.get(at("merged") + "?pairs=alone").text


def test_a_partner_and_the_advisor_read_the_pairs_and_judge_none(signed_in, pair):
    for name in ("council_director", "independent_advisor"):
        reader = signed_in(name)
        page = reader.get(f"{HOME}/reviews/pairs/{pair.public_id}")
        assert "Child A was pushed." in page.text
        assert "Keep the judgement" not in page.buttons()
        reader.post(f"{HOME}/reviews/pairs/{pair.public_id}", {"judgement": "two-events"}, status=404)
    pair.refresh_from_db()
    assert pair.judgement == Judgement.OPEN


def test_a_pair_with_a_row_that_was_taken_back_is_not_there(signed_in, pair):
    pair.second.part.rows.update(is_released=False)
    run = signed_in("coordinator")
    run.get(f"{HOME}/reviews/pairs/{pair.public_id}", status=404)
    assert "Child A was pushed." not in run.get(at("pairs")).whole_text
    assert "May be told by" not in run.get(row_address(pair.first)).text


def test_notes_stand_beside_a_row_by_layer_and_each_layer_has_its_own_readers(signed_in, pair):
    run = signed_in("coordinator")
    page = run.get(row_address(pair.first)).click("Write a note")
    page = page.submit("Keep the note", layer="runners", words="Ask who was at home.")
    assert "Those who run the case: Ask who was at home." in page.text
    add_note(
        row=pair.first, layer="panel", words="Look at the response.", by=acting("council_director"), on=TODAY
    )
    assert "Ask who was at home." in run.get(at("merged")).text
    for name in ("council_director", "independent_advisor"):
        for page in (at("merged"), row_address(pair.first)):
            read = signed_in(name).get(page)
            assert "Look at the response." in read.text
            assert "Ask who was at home." not in read.whole_text
    form = signed_in("council_director").get(f"{row_address(pair.first)}/note")
    assert [e.get("value") for e in form.main.xpath("//input[@name='layer']")] == ["panel"]
    signed_in("independent_advisor").get(f"{row_address(pair.first)}/note", status=404)


def test_those_who_run_the_case_mark_key_events_and_nobody_else(signed_in, pair):
    run = signed_in("coordinator")
    page = run.get(row_address(pair.first)).submit("Mark as a key event")
    assert page.messages == ["It is marked as a key event."]
    assert (
        run.get(at("merged") + "?key_only=on").table("Rows").rows[0]["What it tells"].startswith("Key event")
    )
    page = page.submit("Take the mark of a key event away")
    assert page.messages == ["It is no key event any more."]
    assert "Mark as a key event" not in signed_in("council_director").get(row_address(pair.first)).buttons()
    signed_in("council_director").post(f"{row_address(pair.first)}/mark", {"is_key": "yes"}, status=404)


def test_a_row_says_when_it_was_known_and_leads_to_its_source(signed_in, pair):
    page = signed_in("coordinator").get(row_address(pair.second))
    assert page.fact("Known to the agency") == "Became known on 9 June 2019, 37 days after"
    assert page.fact("Comes from") == "Typed row 1, part 1, handed in on 16 November 2026 by Somebody"
    # And what was handed in, where names may stand, is for the agency and for who holds the key alone
    assert "As it was handed in (Comes from)" not in page.links


def test_the_chronology_is_agreed_locked_checked_and_unlocked_with_a_reason(signed_in, pair):
    run = signed_in("coordinator")
    page = run.get(at("agreement"))
    assert "1 pair of rows is not judged yet" in page.links
    page = page.click("Agree and lock it").submit("Lock it", is_agreed=True)
    assert "All 2 rows are as they were when they were agreed." in page.text
    assert "Agreed and locked on 16 November 2026 by Tansy Wetherfield" in run.get(at("merged")).text
    assert "Mark as a key event" not in run.get(row_address(pair.first)).buttons()
    pair.first.part.rows.update(event="Another word.")
    assert "The rows are not those that were agreed" in run.get(at("agreement")).text
    form = run.get(at("agreement")).click("Unlock it")
    assert run.post(form.address, {}, status=422).faults == ["Say why it is unlocked"]
    page = form.submit("Unlock it", because="The trust corrects a row.")
    assert "The chronology isn’t agreed yet." in page.text
    assert "The trust corrects a row." in run.get(f"{HOME}/reviews/{running_case().public_id}").text
    partner = signed_in("council_director").get(at("agreement"))
    assert "Agree and lock it" not in partner.links
    signed_in("council_director").get(at("agreement/lock"), status=404)


def test_the_rule_of_silence_is_set_by_who_runs_the_case_and_shows_what_others_tell(signed_in, pair):
    part_told(pair.chronology, BRAMBLE, {"on": date(2019, 7, 3), "event": "Seen again."})
    run = signed_in("coordinator")
    page = run.get(at("silences"))
    assert "No agency is silent for longer than that." in page.text
    form = page.click("Set the rule of silence")
    refused = run.post(form.address, {"silent_days": "0"}, status=422)
    assert refused.faults == ["Show a silence of more than how many days? must be 1 or more"]
    page = form.submit("Set the rule", silent_days="59")
    row = page.table("Silences").rows[0]
    assert (row["First day"], row["Last day"], row["How long"]) == ("4 May 2019", "2 July 2019", "60 days")
    page = form.submit("Set the rule", silent_days="60")
    assert "No agency is silent for longer than that." in page.text
    signed_in("council_director").get(at("silences/rule"), status=404)
