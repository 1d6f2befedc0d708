"""The arrangement files that ship with Kith, and the odd one that only tests use."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from kith.partnership.arrangements.document.models import Arrangements, Body, Duty, Group
from kith.partnership.arrangements.document.reading import check_text, read_text
from kith.partnership.arrangements.guidance.editions import edition, required_contents

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "kith" / "partnership" / "arrangements" / "files"
FILES = {path.stem: path for path in (*sorted(SHIPPED.glob("*.yaml")), ROOT / "tests" / "files" / "odd.yaml")}
CLAUSES = {"leicestershire-and-rutland": ("L", 81), "knowsley": ("K", 48)}
IN_2019, TODAY = date(2019, 10, 1), date(2026, 5, 1)


def read(stem: str) -> Arrangements:
    return read_text(FILES[stem].read_bytes(), name=f"{stem}.yaml", editions=required_contents())


READ = {stem: read(stem) for stem in FILES}
LRSCP, KSCP, CITY, ODD = (
    READ[stem] for stem in ("leicestershire-and-rutland", "knowsley", "leicester-city", "odd")
)


def held(body: Body, on: date) -> bool:
    return (body.held_from or date.min) <= on <= (body.held_to or date.max)


def statutory(file: Arrangements, on: date) -> set[str]:
    return {body.key for body in file.bodies if body.standing == "statutory-partner" and held(body, on)}


def group(file: Arrangements, key: str) -> Group:
    return next(each for each in file.groups if each.key == key)


def duties(file: Arrangements, clause: str) -> list[Duty]:
    return [duty for duty in file.duties if clause in duty.clauses]


def lines(file: Arrangements) -> dict[str, list[tuple[str | None, str]]]:
    return {each.key: [(to.group or to.board, to.line) for to in each.reports_to] for each in file.groups}


def every_file(test):
    return pytest.mark.parametrize("stem", FILES)(test)


# --- every file ---------------------------------------------------------------


def test_the_three_samples_and_the_odd_file_are_there():
    assert set(FILES) == {"knowsley", "leicester-city", "leicestershire-and-rutland", "odd"}


@every_file
def test_the_reader_finds_no_fault(stem):
    faults = check_text(FILES[stem].read_bytes(), name=f"{stem}.yaml", editions=required_contents())
    assert [str(fault) for fault in faults] == []


@every_file
def test_keys_are_unique_in_each_list(stem):
    file = READ[stem]
    lists = [
        file.clauses,
        file.bodies,
        file.posts,
        file.groups,
        file.linked_boards,
        file.duties,
        file.predecessors,
    ]
    lists += [each.seats for each in file.groups]
    for several in lists:
        keys = [each.key for each in several]
        assert len(keys) == len(set(keys))


@every_file
def test_every_clause_cited_anywhere_is_a_clause_of_the_file(stem):
    known = {clause.key for clause in READ[stem].clauses}
    assert set(cited_in(yaml.safe_load(FILES[stem].read_text(encoding="utf-8")))) <= known


def cited_in(plain: object) -> list[str]:
    """Every clause key below `clause` and `clauses`, save the list of clauses itself."""
    if isinstance(plain, list):
        return [key for each in plain for key in cited_in(each)]
    if not isinstance(plain, dict):
        return []
    found = [plain["clause"]] if "clause" in plain else []
    if "kith" not in plain:
        found += plain.get("clauses", [])
    return found + [key for name, each in plain.items() if name != "clauses" for key in cited_in(each)]


@every_file
def test_every_group_seat_board_post_and_predecessor_a_duty_names_exists(stem):
    file = READ[stem]
    groups = {each.key: each for each in file.groups}
    shared = {each.group for each in file.joint_groups}
    for duty in file.duties:
        assert {duty.group, duty.to_group} - {None} <= {*groups, *shared}, duty.key
        if duty.seats:
            assert set(duty.seats) <= {seat.key for seat in groups[duty.group].seats}, duty.key
        assert duty.board in (None, *(each.key for each in file.linked_boards)), duty.key
        assert duty.post in (None, *(each.key for each in file.posts)), duty.key
        assert duty.predecessor in (None, *(each.key for each in file.predecessors)), duty.key


@every_file
def test_every_answer_is_to_something_its_edition_requires(stem):
    file = READ[stem]
    assert edition(file.about.edition).key == file.about.edition
    assert {answer.item for answer in file.answers} <= required_contents()[file.about.edition]
    assert all(answer.note for answer in file.answers if answer.in_part)


@every_file
def test_every_successor_takes_over_the_day_after(stem):
    bodies = {body.key: body for body in READ[stem].bodies}
    for body in bodies.values():
        if body.succeeded_by:
            assert (bodies[body.succeeded_by].held_from - body.held_to).days == 1


@every_file
def test_every_implied_line_carries_what_implies_it(stem):
    for each in READ[stem].groups:
        assert all(to.because for to in each.reports_to if to.line == "implied"), each.key


@every_file
def test_a_group_either_answers_to_somebody_or_says_why_not_but_never_both(stem):
    for each in READ[stem].groups:
        assert not (each.reports_to and each.reports_to_nobody), each.key


@every_file
def test_the_file_says_what_was_assumed(stem):
    assert READ[stem].about.assumed


# --- the clauses of the two documents -----------------------------------------


@pytest.mark.parametrize("stem", CLAUSES)
def test_the_clauses_are_numbered_from_the_first_to_the_last(stem):
    letter, last = CLAUSES[stem]
    assert [clause.key for clause in READ[stem].clauses] == [f"{letter}{n}" for n in range(1, last + 1)]


@pytest.mark.parametrize("stem", CLAUSES)
def test_every_clause_is_promised_by_at_least_one_duty(stem):
    """No clause of either document is only descriptive: each gives somebody something to keep."""
    promised = {key for duty in READ[stem].duties for key in duty.clauses}
    assert [clause.key for clause in READ[stem].clauses if clause.key not in promised] == []


@pytest.mark.parametrize(
    ("file", "clauses"),
    [
        (LRSCP, ["L4", "L8", "L13", "L22", "L27", "L53", "L73", "L74"]),
        (KSCP, ["K43", "K44", "K45", "K46"]),
    ],
    ids=["lrscp", "kscp"],
)
def test_only_promises_in_soft_words_are_soft(file, clauses):
    wholly_soft = [
        clause.key for clause in file.clauses if all(duty.soft for duty in duties(file, clause.key))
    ]
    assert wholly_soft == clauses


# --- Leicestershire and Rutland ------------------------------------------------


def test_five_statutory_partners_of_2019_are_four_once_the_integrated_care_board_has_come():
    assert len(statutory(LRSCP, IN_2019)) == 5
    assert len(statutory(LRSCP, date(2022, 6, 30))) == 5
    assert len(statutory(LRSCP, date(2022, 7, 1))) == 4
    assert statutory(LRSCP, TODAY) == {
        "leicestershire-county-council", "rutland-county-council", "leicestershire-police",
        "leicester-leicestershire-and-rutland-icb",
    }  # fmt: skip


def test_everybody_whom_the_lrscp_document_does_not_name_is_marked_as_assumed():
    assert all(body.assumed for body in LRSCP.bodies)
    agencies = [body for body in LRSCP.bodies if body.standing == "relevant-agency"]
    assert len(agencies) >= 8
    assert all(body.name.endswith("(sample)") and body.agency_class for body in agencies)
    assert all(agency.why is None for agency in LRSCP.agency_classes), "the document says no reason"


def test_the_lines_of_the_lrscp_are_stated_implied_or_silent_as_in_its_document():
    assert lines(LRSCP) == {
        "lrscp": [],
        "planning-and-delivery": [("lrscp", "stated")],
        "young-people-advisory": [],
        "policy-and-procedures": [("planning-and-delivery", "stated")],
        "learning-and-development": [("planning-and-delivery", "implied")],
        "case-review": [("planning-and-delivery", "implied")],
        "multi-agency-audit": [("planning-and-delivery", "implied")],
    }
    assert group(LRSCP, "young-people-advisory").reports_to_nobody is None


def test_what_the_lrscp_document_does_not_say_is_left_unsaid():
    assert all(each.quorum is None and each.attendance is None for each in LRSCP.groups)
    assert [each.key for each in LRSCP.groups if each.frequency] == ["lrscp"]
    assert [each.key for each in LRSCP.groups if each.chair] == [
        "lrscp",
        "planning-and-delivery",
        "case-review",
    ]


def test_a_seat_without_a_clause_says_why_it_is_there():
    for file in (LRSCP, KSCP):
        for each in file.groups:
            assert [seat.key for seat in each.seats if not seat.clause and not seat.assumed] == []


def test_the_lead_group_meets_quarterly_for_a_year_and_then_looks_again():
    (frequency,) = group(LRSCP, "lrscp").frequency
    assert (frequency.times_a_year, frequency.for_months, frequency.then) == (4, 12, "reviewed")
    (review,) = duties(LRSCP, "L7")
    assert (review.kind, review.after_months) == ("frequency-review", 12)


def test_planning_and_delivery_asks_for_three_kinds_of_member_and_allows_two_kinds_of_chair():
    planning = group(LRSCP, "planning-and-delivery")
    assert planning.replaces == ("joint-executives",)
    required = [seat.key for seat in planning.seats if seat.clause == "L12"]
    assert required == ["assistant-directors", "heads-of-safeguarding", "chairs-of-sub-groups"]
    allowed = planning.chair.rule.allowed
    assert (allowed[0].post, allowed[1].standing) == ("independent-advisor", "statutory-partner")
    assert planning.chair.breach == "refuse"


def test_the_details_of_planning_and_delivery_were_due_by_the_end_of_september_2019():
    (settled,) = duties(LRSCP, "L21")
    assert (settled.due_on, settled.with_partnership) == (date(2019, 9, 30), "leicester-city")


def test_three_groups_are_joint_with_leicester_and_the_panel_is_no_group():
    joint = {each.key: each.joint_with[0].where_possible for each in LRSCP.groups if each.joint_with}
    assert joint == {
        "planning-and-delivery": True, "policy-and-procedures": False, "learning-and-development": False,
    }  # fmt: skip
    panel = next(board for board in LRSCP.linked_boards if board.key == "child-death-review-panel")
    assert panel.joint_with[0].partnership == "leicester-city"
    assert {link.body for link in panel.links} == {"leicestershire-county-council", "rutland-county-council"}
    assert "leicestershire-police" not in panel.partners


def test_ten_boards_are_linked_by_number_and_one_sits_below_the_first():
    numbered = [board for board in LRSCP.linked_boards if board.number]
    assert [board.number for board in numbered] == [
        "i",
        "ii",
        "iii",
        "iv",
        "v",
        "vi",
        "vii",
        "viii",
        "ix",
        "x",
    ]
    assert all(board.links for board in numbered)
    below = [board for board in LRSCP.linked_boards if board.part_of]
    assert [(board.key, board.part_of) for board in below] == [
        ("vulnerability-executive", "strategic-partnership-board")
    ]
    assert below[0].topics[0].topic == "Exploitation of children"


def test_a_link_officer_belongs_to_no_body_unless_the_document_says_so():
    named = {link.clause for board in LRSCP.linked_boards for link in board.links if link.body}
    assert named == {"L53"}


def test_the_arrangements_start_the_day_after_the_former_board_ended():
    board = next(each for each in LRSCP.predecessors if each.kind == "board")
    assert (LRSCP.about.in_force_from - board.ended_on).days == 1


def test_lrscp_answers_only_what_its_document_says():
    missing = required_contents()["wt2018"] - {answer.item for answer in LRSCP.answers}
    assert missing == {"needs", "relevant-agencies", "education", "custody-and-homes", "data", "funding"}


# --- Knowsley -------------------------------------------------------------------


def test_knowsley_has_three_statutory_partners_then_and_now():
    assert statutory(KSCP, IN_2019) == {"knowsley-council", "merseyside-police", "knowsley-ccg"}
    assert statutory(KSCP, TODAY) == {"knowsley-council", "merseyside-police", "cheshire-and-merseyside-icb"}


def test_knowsley_is_a_proposal_put_out_for_consultation():
    assert KSCP.about.document == "consultation"
    assert KSCP.about.in_force_from is None


def test_knowsley_states_one_reporting_line_and_no_chair():
    assert lines(KSCP) == {
        "strategic-forum": [],
        "core-business": [("strategic-forum", "stated")],
        "safeguarding-review-and-learning": [],
        "policy-and-performance": [],
    }
    assert [each.key for each in KSCP.groups if each.chair or each.quorum] == []
    assert KSCP.posts[0].does == ("scrutinises", "advises")


def test_the_forum_meets_three_times_a_year_and_the_core_group_every_two_months():
    assert group(KSCP, "strategic-forum").frequency[0].times_a_year == 3
    assert group(KSCP, "core-business").frequency[0].every_months == 2


def test_each_priority_needs_one_thematic_lead_and_may_have_more():
    assert [priority.key for priority in KSCP.priorities] == [
        "neglect",
        "domestic-abuse",
        "child-exploitation",
    ]
    seats = {seat.key: seat for seat in group(KSCP, "core-business").seats}
    for priority in KSCP.priorities:
        assert (seats[f"lead-{priority.key}"].places, seats[f"lead-{priority.key}"].optional) == (1, False)
        assert seats[f"further-leads-{priority.key}"].optional


def test_commissioning_of_reviews_belongs_to_the_group_that_is_named():
    assert {duty.group for duty in duties(KSCP, "K39")} == {"safeguarding-review-and-learning"}


def test_the_misprinted_year_is_no_data():
    text = FILES["knowsley"].read_text(encoding="utf-8")
    assert "1020" not in text
    assert "LCSB" not in text


# --- Leicester City --------------------------------------------------------------


def test_the_city_says_that_it_is_invented():
    assert "invented" in CITY.about.assumed
    assert CITY.partnership.name.endswith("(sample)")
    assert all(body.assumed for body in CITY.bodies)


def test_the_city_joins_the_three_shared_groups_with_a_line_of_its_own():
    shared = {each.key for each in LRSCP.groups if each.joint_with}
    assert {each.group for each in CITY.joint_groups} == shared
    lead = next(each.key for each in CITY.groups if each.kind == "lead")
    assert {to.group for each in CITY.joint_groups for to in each.reports_to} == {lead}
    assert {each.partnership for each in CITY.joint_groups} == {LRSCP.partnership.key}


def test_the_two_neighbours_call_each_other_by_their_names():
    names = {to.partnership: to.name for each in LRSCP.groups for to in each.joint_with}
    assert names == {CITY.partnership.key: CITY.partnership.name}
    names = {to.partnership: to.name for board in CITY.linked_boards for to in board.joint_with}
    assert names == {LRSCP.partnership.key: LRSCP.partnership.name}


def test_bodies_in_two_files_have_one_name_and_one_kind():
    ours = {body.key: (body.name, body.sector, body.kind) for body in LRSCP.bodies}
    theirs = {body.key: (body.name, body.sector, body.kind) for body in CITY.bodies}
    both = ours.keys() & theirs.keys()
    assert both == {"leicestershire-police", "leicester-leicestershire-and-rutland-icb"}
    assert {key: ours[key] for key in both} == {key: theirs[key] for key in both}


def test_the_citys_statutory_partners_are_three_then_and_now():
    assert len(statutory(CITY, IN_2019)) == 3
    assert len(statutory(CITY, TODAY)) == 3


# --- the odd one ------------------------------------------------------------------


def test_the_odd_file_has_every_kind_of_quorum_chair_and_group():
    assert {each.quorum.rule.by for each in ODD.groups if each.quorum} == {
        "bodies", "members-of-bodies", "number-of-set", "chairs-discretion", "not-stated",
    }  # fmt: skip
    assert {each.chair.rule.by for each in ODD.groups if each.chair} == {
        "rotation", "election", "list", "seat", "not-stated",
    }  # fmt: skip
    assert {each.kind for each in ODD.groups} == {"lead", "executive", "group", "advisory", "task-and-finish"}
    assert {each.quorum.if_not for each in ODD.groups if each.quorum} == {
        "stop", "provisional", "chairs-discretion", "not-stated",
    }  # fmt: skip


def test_a_hard_stop_without_substitutes_is_said():
    council = group(ODD, "lead-partners-council").quorum
    assert (council.if_not, council.substitutes) == ("stop", False)


def test_two_lead_bodies_stand_above_the_executive():
    leads = {each.key for each in ODD.groups if each.kind == "lead"}
    assert {to.group for to in group(ODD, "executive").reports_to} == leads
    assert len(leads) == 2


def test_one_group_answers_to_two_boards_and_another_to_nobody():
    assert [to.board for to in group(ODD, "harbour-exploitation").reports_to] == [
        "resilience-board", "harbour-community-board",
    ]  # fmt: skip
    assert group(ODD, "practice-circle").reports_to_nobody
    assert group(ODD, "practice-circle").frequency[0].none_fixed


def test_the_executive_meets_differently_from_a_day_on():
    first, second = group(ODD, "executive").frequency
    assert (first.times_a_year, second.every_months) == (12, 2)
    assert (second.starts_on - first.ends_on).days == 1


def test_the_odd_partnership_has_four_partners_and_a_year_from_october():
    assert len(statutory(ODD, TODAY)) == 4
    assert ODD.partnership.reporting_year_starts == 10


def test_seats_of_every_capacity_of_a_class_and_n_of_a_set_are_said():
    seats = [seat for each in ODD.groups for seat in each.seats]
    assert {"executive", "non-executive", "deputy-chair", "co-opted", "adviser", "in-attendance"} <= {
        seat.capacity for seat in seats
    }
    assert any(seat.each and seat.each.agency_class and seat.each.at_least == 3 for seat in seats)
    assert any(seat.each and seat.each.bodies and seat.each.at_least == 2 for seat in seats)


def test_a_board_hangs_below_a_board_below_a_board():
    part_of = {board.key: board.part_of for board in ODD.linked_boards}
    assert part_of[part_of["flood-childrens-cell"]] == "resilience-board"


def test_the_task_and_finish_group_ends_and_attendance_is_expected():
    assert group(ODD, "cold-water-inquiry").ends_on == date(2025, 9, 30)
    assert (group(ODD, "executive").attendance.percent, group(ODD, "executive").attendance.misses) == (80, 2)
