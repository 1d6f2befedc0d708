"""The editions of the guidance: dates, what carries over, what changed, and how sure each fact is."""

from datetime import date

import pytest

from kith.partnership.arrangements.guidance import page
from kith.partnership.arrangements.guidance.differences import differences
from kith.partnership.arrangements.guidance.editions import (
    PARTS,
    edition,
    edition_on,
    editions,
    required_contents,
)
from kith.partnership.arrangements.guidance.models import Clock, Fact

ALL_FACTS = [
    pytest.param(each.key, part, fact, id=f"{each.key}-{part}-{fact.key}")
    for each in editions()
    for part in (*PARTS, "pending")
    for fact in getattr(each, part)
]


def keys(facts: tuple[Fact, ...]) -> set[str]:
    return {fact.key for fact in facts}


def test_there_are_three_editions_the_oldest_first():
    assert [each.key for each in editions()] == ["wt2018", "wt2023", "wt2026"]


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2018, 7, 3), None),
        (date(2018, 7, 4), "wt2018"),
        (date(2019, 9, 29), "wt2018"),
        (date(2023, 12, 14), "wt2018"),
        (date(2023, 12, 15), "wt2023"),
        (date(2026, 3, 18), "wt2023"),
        (date(2026, 3, 19), "wt2026"),
    ],
)
def test_an_edition_holds_from_the_day_it_took_effect(day, key):
    held = edition_on(day)
    assert (held.key if held else None) == key


def test_an_unknown_edition_is_refused_with_the_ones_that_exist():
    with pytest.raises(LookupError, match=r"wt2017.*wt2018, wt2023, wt2026"):
        edition("wt2017")


@pytest.mark.parametrize(("earlier", "later"), [("wt2018", "wt2023"), ("wt2023", "wt2026")])
def test_a_later_edition_keeps_every_required_content_of_the_one_before(earlier, later):
    assert keys(edition(earlier).contents) < keys(edition(later).contents)
    assert keys(edition(earlier).report) <= keys(edition(later).report)


def test_the_lists_have_the_lengths_that_are_known():
    counts = {each.key: (len(each.contents), len(each.report)) for each in editions()}
    assert counts == {"wt2018": (15, 6), "wt2023": (23, 15), "wt2026": (26, 15)}


def test_the_required_contents_are_given_by_edition():
    assert "thresholds" in required_contents()["wt2018"]
    assert "disputes" not in required_contents()["wt2018"]
    assert "disputes" in required_contents()["wt2023"]


def test_a_fact_says_which_edition_said_it_first():
    assert edition("wt2026").content("needs").since == "wt2018"
    assert edition("wt2026").content("disputes").since == "wt2023"
    assert edition("wt2026").content("information-sharing").since == "wt2026"


def test_what_is_only_carried_over_is_never_called_confirmed():
    for each in editions():
        carried = [fact for part in ("roles", "contents", "clocks", "report") for fact in getattr(each, part)]
        assert not [fact.key for fact in carried if fact.since != each.key and fact.confirmed]


def test_a_fact_confirmed_in_2018_keeps_its_source_when_carried_over():
    earlier, later = edition("wt2018").content("training"), edition("wt2026").content("training")
    assert earlier.confirmed
    assert not later.confirmed
    assert later.source.startswith(earlier.source)
    assert later.source.count("carried over") == 1


def test_the_clock_of_a_rapid_review_starts_at_another_event_from_2023():
    assert edition("wt2018").clock("rapid-review").starts == "became-aware"
    assert edition("wt2023").clock("rapid-review").starts == "notification-sent"
    assert {each.clock("rapid-review").length for each in editions()} == {15}


def test_lead_and_delegated_partners_and_the_partnership_chair_come_in_with_2023():
    new = {"lead-safeguarding-partner", "delegated-safeguarding-partner", "partnership-chair"}
    assert not new & keys(edition("wt2018").roles)
    assert new <= keys(edition("wt2023").roles)
    assert new <= keys(edition("wt2026").roles)


def test_law_not_yet_in_force_is_never_among_the_required_contents():
    latest = edition("wt2026")
    assert keys(latest.pending) == {
        "education-agencies",
        "child-protection-teams",
        "duty-to-disclose",
        "identifier",
    }
    assert not keys(latest.pending) & keys(latest.contents)


@pytest.mark.parametrize(("edition_key", "part", "fact"), ALL_FACTS)
def test_each_fact_has_a_source_a_label_and_words(edition_key, part, fact):
    assert fact.source.strip()
    assert fact.label.strip()
    assert fact.words.endswith(".")


@pytest.mark.parametrize(("edition_key", "part", "fact"), ALL_FACTS)
def test_nothing_that_is_recalled_is_marked_as_read(edition_key, part, fact):
    if "ecalled" in fact.source:
        assert not fact.confirmed


def test_keys_are_unique_within_each_part():
    for each in editions():
        for part in PARTS:
            facts = getattr(each, part)
            assert len(facts) == len(keys(facts)), f"{each.key} {part}"


def test_differences_tell_what_was_added_changed_and_dropped():
    found = {(one.part, one.what, one.key) for one in differences("wt2018", "wt2023")}
    assert ("contents", "added", "scrutiny-plan") in found
    assert ("clocks", "changed", "rapid-review") in found
    assert ("clocks", "dropped", "first-arrangements-published") in found
    assert ("roles", "added", "partnership-chair") in found
    assert ("report", "added", "costs") in found
    assert ("clocks", "changed", "notification") not in found


def test_differences_from_2023_to_2026_are_all_still_to_be_confirmed_but_for_the_act():
    found = differences("wt2023", "wt2026")
    assert [one.key for one in found if one.confirmed] == ["cwsa2026"]
    assert {one.key for one in found if one.part == "contents" and one.what == "added"} == {
        "looked-after-children", "accountability", "disproportionality",
    }  # fmt: skip


def test_an_edition_does_not_differ_from_itself():
    assert differences("wt2023", "wt2023") == ()


def test_a_change_is_told_with_what_stood_before():
    change = next(one for one in differences("wt2018", "wt2023") if one.key == "rapid-review")
    assert change.words.startswith("Clock changed: A rapid review")
    assert "Before: 15 working days from the local authority becoming aware" in change.words
    assert "Now: 15 working days from the notification being sent" in change.words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"length": 1, "unit": "years", "starts": "publication"}, "1 year from publication."),
        ({"length": 7, "unit": "working-days", "starts": "publication", "before": True},
         "7 working days before publication."),
        ({"every": "09-30"}, "By 30 September each year."),
        ({"latest_on": date(2019, 6, 29)}, "By 29 June 2019."),
    ],
)  # fmt: skip
def test_a_clock_says_its_time_in_words(given, words):
    clock = Clock(key="one", name="One", source="A test", confirmed=False, **given)
    assert clock.words == words


@pytest.mark.parametrize(
    "given",
    [{}, {"length": 5}, {"length": 5, "unit": "days"}, {"every": "09-30", "latest_on": date(2019, 6, 29)}],
)
def test_a_clock_with_no_time_or_two_times_is_refused(given):
    with pytest.raises(ValueError, match="clock"):
        Clock(key="one", name="One", source="A test", confirmed=False, **given)


def test_the_page_in_the_docs_is_what_the_facts_say():
    assert page.PAGE.read_text(encoding="utf-8") == page.page(), (
        "docs/guidance-editions.md is stale: run python -m kith.partnership.arrangements.guidance.page"
    )


def test_the_page_says_what_must_be_confirmed():
    written = page.page()
    latest = edition("wt2026")
    open_facts = sum(not fact.confirmed for part in page.HEADINGS for fact in getattr(latest, part))
    total = sum(len(getattr(latest, part)) for part in page.HEADINGS)
    assert f"| Working Together 2026 | 19 March 2026 | **Confirm** | {total} | {open_facts} |" in written
