"""The words for rules, as pages and comparisons use them."""

from datetime import date
from pathlib import Path

import pytest

from kith.partnership.arrangements.document import describing
from kith.partnership.arrangements.document.models import (
    Attendance,
    Chair,
    Frequency,
    Quorum,
    Recurs,
    ReportsTo,
    Seat,
)
from kith.partnership.arrangements.document.reading import read_text

DOCUMENT = read_text((Path(__file__).parent / "small.yaml").read_text(), name="small.yaml")


@pytest.mark.parametrize(
    ("frequency", "words"),
    [
        ({"times_a_year": 1}, "Once a year"),
        ({"times_a_year": 4}, "4 times a year"),
        ({"every_months": 1}, "Every month"),
        ({"every_months": 2}, "Every 2 months"),
        ({"at_least_a_year": 1}, "At least 1 meeting a year"),
        ({"at_least_a_year": 2}, "At least 2 meetings a year"),
        ({"none_fixed": True}, "No fixed frequency"),
        ({"not_stated": True}, "Not stated"),
        (
            {"times_a_year": 4, "for_months": 12, "then": "reviewed"},
            "4 times a year for 12 months, then reviewed",
        ),
        (
            {"every_months": 1, "starts_on": "2020-01-01", "ends_on": "2020-12-31"},
            "Every month from 1 January 2020 until 31 December 2020",
        ),
    ],
)
def test_a_frequency_is_said_as_people_say_it(frequency, words):
    assert describing.frequency_words(Frequency.model_validate(frequency)) == words


def test_what_the_document_leaves_out_is_not_stated():
    assert describing.frequency_words(None) == "Not stated"
    assert describing.quorum_words(None) == "Not stated"
    assert describing.chair_words(None, DOCUMENT) == "Not stated"
    assert describing.attendance_words(None) == "Not stated"
    assert describing.seat_words(Seat(key="chair", name="Chair"), DOCUMENT) == "Not stated"
    assert describing.recurs_words(None, DOCUMENT) == ""


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"by": "post", "post": "advisor"}, "Independent advisor"),
        ({"by": "seat", "seat": "lead"}, "Whoever holds the seat Lead"),
        (
            {"by": "rotation", "bodies": ["council", "health-board"]},
            "Mill Vale Council and Mill Vale Health Board in turn",
        ),
        (
            {"by": "rotation", "bodies": ["council", "health-board"], "months": 6},
            "Mill Vale Council and Mill Vale Health Board in turn, 6 months each",
        ),
        ({"by": "election", "electors": "The members", "months": 24}, "Elected by the members for 24 months"),
        ({"by": "not-stated"}, "Not stated"),
        (
            {
                "by": "list",
                "allowed": [
                    {"post": "advisor"},
                    {"standing": "statutory-partner", "seniority": "head"},
                    {"sector": "police", "function": "Lead for notifying"},
                    {"body": "council", "seniority": "director"},
                ],
            },
            "Independent advisor, a statutory partner at the level of Head of service or above, "
            "somebody from the police, who is lead for notifying "
            "or Mill Vale Council at the level of Director",
        ),
    ],
)
def test_who_chairs_is_said_with_names(rule, words):
    chair = Chair.model_validate({"rule": rule})
    assert describing.chair_words(chair, DOCUMENT, DOCUMENT.groups[1]) == words


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (
            {"body": "council", "seniority": "head"},
            "Mill Vale Council, at the level of Head of service or above",
        ),
        ({"body": "council", "role": "safeguarding lead"}, "Mill Vale Council, safeguarding lead"),
        ({"post": "advisor"}, "Whoever is Independent advisor"),
        (
            {"each": {"standing": "statutory-partner"}, "seniority": "director"},
            "Each statutory partner, at the level of Director",
        ),
        (
            {"each": {"standing": "relevant-agency", "at_least": 3, "agency_class": "schools"}},
            "At least 3 of the relevant agencies of the class Schools",
        ),
        ({"each": {"standing": "any", "at_least": 2}}, "At least 2 of the bodies of the partnership"),
        ({"each": {"sector": "nhs"}}, "Each body of the partnership in the sector nhs"),
        (
            {"each": {"bodies": ["council", "health-board"], "at_least": 1}},
            "At least 1 of Mill Vale Council and Mill Vale Health Board",
        ),
        ({"chairs_of": {}}, "The chairs of the groups that report to this one"),
        ({"chairs_of": {"groups": ["practice"]}}, "The chair of Practice Group"),
        ({"chairs_of": {"groups": ["practice", "executive"]}}, "The chairs of Practice Group and Executive"),
        ({"seniority": "head"}, "At the level of Head of service or above"),
    ],
)
def test_whom_a_seat_asks_for_is_said_with_names(asked, words):
    seat = Seat.model_validate({"key": "a", "name": "A", **asked})
    assert describing.seat_words(seat, DOCUMENT) == words


@pytest.mark.parametrize(
    ("quorum", "words"),
    [
        ({"rule": {"by": "bodies"}}, "Each statutory partner"),
        (
            {"rule": {"by": "bodies", "bodies": ["council"]}, "if_not": "stop"},
            "Mill Vale Council; otherwise the meeting stops",
        ),
        ({"rule": {"by": "members-of-bodies", "members": 3, "bodies": 1}}, "3 members from 1 body"),
        (
            {"rule": {"by": "members-of-bodies", "members": 8, "bodies": 4}, "chair_or_deputy": True},
            "8 members from 4 bodies; the chair or a deputy must be there",
        ),
        (
            {
                "rule": {
                    "by": "number-of-set",
                    "number": 2,
                    "of_bodies": ["council"],
                    "of_seats": ["lead", "chairs"],
                }
            },
            "2 of Mill Vale Council, Lead and Chairs of the groups",
        ),
        ({"rule": {"by": "number-of-set", "number": 5}}, "5 members"),
        (
            {"rule": {"by": "chairs-discretion"}, "substitutes": False, "if_not": "provisional"},
            "At the chair’s discretion; substitutes do not count; otherwise decisions are provisional",
        ),
        (
            {"rule": {"by": "not-stated"}, "if_not": "chairs-discretion"},
            "Not stated; otherwise the chair decides whether to go on",
        ),
    ],
)
def test_a_quorum_is_said_with_what_happens_otherwise(quorum, words):
    assert describing.quorum_words(Quorum.model_validate(quorum), DOCUMENT) == words


def test_a_quorum_without_its_document_is_said_by_keys():
    quorum = Quorum.model_validate({"rule": {"by": "bodies", "bodies": ["council", "police"]}})
    assert describing.quorum_words(quorum) == "Each of council and police"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"group": "executive"}, "Executive"),
        ({"board": "wellbeing", "how_often": "each year"}, "Wellbeing Board, each year"),
        (
            {"group": "executive", "line": "implied", "because": "It sends minutes."},
            "Executive (implied: “It sends minutes.”)",
        ),
        ({"group": "far-group"}, "far-group"),
    ],
)
def test_a_line_is_said_with_its_end_and_with_what_implies_it(line, words):
    assert describing.line_words(ReportsTo.model_validate(line), DOCUMENT) == words


@pytest.mark.parametrize(
    ("attendance", "words"),
    [
        ({"percent": 80}, "At least 80% of meetings"),
        ({"misses": 1}, "After 1 missed meeting"),
        (
            {"percent": 80, "misses": 2, "then": "The manager is told."},
            "At least 80% of meetings; after 2 missed meetings: The manager is told.",
        ),
        ({"then": "The chair writes."}, "The chair writes."),
        ({}, "Not stated"),
    ],
)
def test_attendance_is_said_with_what_follows_a_miss(attendance, words):
    assert describing.attendance_words(Attendance.model_validate(attendance)) == words


@pytest.mark.parametrize(
    ("recurs", "words"),
    [
        ({"once": True}, "Once"),
        ({"times_a_year": 1}, "Once a year"),
        ({"every_months": 6}, "Every 6 months"),
        ({"each_meeting_of": "executive"}, "At each meeting of Executive"),
    ],
)
def test_how_often_a_promise_falls_due_is_said(recurs, words):
    assert describing.recurs_words(Recurs.model_validate(recurs), DOCUMENT) == words


def test_a_day_is_said_without_a_nought_before_it():
    assert describing.day_words(date(2026, 3, 3)) == "3 March 2026"
