"""Changes to the small file, and the words in which the difference is told."""

CHANGES = {
    "frequency": (
        "times_a_year: 4",
        "every_months: 2",
        [
            (
                "changed",
                "Groups",
                "Executive",
                "Executive now meets every 2 months; it met 4 times a year before.",
            ),
        ],
    ),
    "frequency no longer stated": (
        "    frequency:\n      - times_a_year: 4\n",
        "",
        [
            (
                "changed",
                "Groups",
                "Executive",
                "How often Executive meets is no longer stated; it met 4 times a year before.",
            ),
        ],
    ),
    "frequency newly stated": (
        "    name: Practice Group\n",
        "    name: Practice Group\n    frequency: [{at_least_a_year: 2}]\n",
        [
            (
                "changed",
                "Groups",
                "Practice Group",
                "Practice Group now meets at least 2 times a year; how often it met was not stated before.",
            ),
        ],
    ),
    "frequency from a day on": (
        "      - times_a_year: 4\n",
        "      - {times_a_year: 4, for_months: 12, then: reviewed}\n      - {none_fixed: true, "
        "starts_on: 2020-10-01}\n",
        [
            (
                "changed",
                "Groups",
                "Executive",
                "Executive now meets 4 times a year for 12 months, then reviewed, then with no fixed "
                "frequency from 1 October 2020; it met 4 times a year before.",
            ),
        ],
    ),
    "clause of a frequency": (
        "times_a_year: 4",
        "{times_a_year: 4, clause: M1}",
        [
            (
                "changed",
                "Groups",
                "Executive",
                "The clause on how often Executive meets is now M1; it was not stated before.",
            ),
        ],
    ),
    "a group's name": (
        "name: Practice Group",
        "name: Practice and Learning Group",
        [
            (
                "changed",
                "Groups",
                "Practice and Learning Group",
                "Practice Group is now called Practice and Learning Group.",
            ),
        ],
    ),
    "a group's purpose": (
        "    name: Practice Group\n",
        "    name: Practice Group\n    purpose: To learn.\n",
        [
            (
                "changed",
                "Groups",
                "Practice Group",
                "The purpose of Practice Group changed from not stated to “To learn.”",
            ),
        ],
    ),
    "a group more": (
        "linked_boards:",
        "  - key: voice\n    name: Voice Group\n    reports_to: [{group: practice}]\nlinked_boards:",
        [
            (
                "added",
                "Groups",
                "Voice Group",
                "Voice Group is a new group, which reports to Practice Group.",
            ),
        ],
    ),
    "chair": (
        "rule: {by: post, post: advisor}",
        "rule: {by: election, electors: The members, months: 24}",
        [
            (
                "changed",
                "Groups",
                "Executive",
                "The chair of Executive is now: Elected by the members for 24 months. It was: "
                "Independent advisor.",
            ),
        ],
    ),
    "chair's review": (
        "rule: {by: post, post: advisor}",
        "rule: {by: post, post: advisor}\n      review_on: 2021-01-31",
        [
            (
                "changed",
                "Groups",
                "Executive",
                "The day of review of the chair of Executive changed from not stated to 31 January 2021.",
            ),
        ],
    ),
    "chair written out as not stated": (
        "    name: Practice Group\n",
        "    name: Practice Group\n    chair: {rule: {by: not-stated}}\n",
        [
            (
                "changed",
                "Groups",
                "Practice Group",
                "The chair of Practice Group is still not stated; the file now says so.",
            ),
        ],
    ),
    "quorum": (
        "rule: {by: bodies}",
        "rule: {by: members-of-bodies, members: 3, bodies: 2}\n      if_not: stop",
        [
            (
                "changed",
                "Groups",
                "Executive",
                "The quorum of Executive is now: 3 members from 2 bodies; otherwise the meeting "
                "stops. It was: Each statutory partner.",
            ),
        ],
    ),
    "a seat more": (
        "        body: council\n",
        "        body: council\n      - {key: doctor, name: Doctor, body: health-board}\n",
        [
            (
                "added",
                "Groups",
                "Practice Group",
                "Practice Group has a new seat: Doctor (Mill Vale Health Board).",
            ),
        ],
    ),
    "a seat of another seniority": (
        "seniority: director\n",
        "seniority: head\n",
        [
            (
                "changed",
                "Groups",
                "Executive",
                "The seat Director of each partner of Executive now asks for: Each statutory partner, "
                "at the level of Head of service or above. It asked for: Each statutory partner, at "
                "the level of Director.",
            ),
        ],
    ),
    "a seat's name": (
        "name: Lead\n",
        "name: Lead officer\n",
        [
            (
                "changed",
                "Groups",
                "Practice Group",
                "The seat Lead of Practice Group is now called Lead officer.",
            ),
        ],
    ),
    "a seat's places": (
        "        body: council\n",
        "        body: council\n        places: 2\n",
        [
            (
                "changed",
                "Groups",
                "Practice Group",
                "The places of the seat Lead of Practice Group changed from 1 to 2.",
            ),
        ],
    ),
    "a line more": (
        "- group: executive\n",
        "- board: wellbeing\n      - group: executive\n",
        [
            (
                "added",
                "Groups",
                "Practice Group",
                "Practice Group now reports to Wellbeing Board.",
            ),
        ],
    ),
    "a line less": (
        "    reports_to:\n      - group: executive\n        clause: M2\n",
        "    reports_to_nobody: It stands alone.\n",
        [
            (
                "removed",
                "Groups",
                "Practice Group",
                "Practice Group no longer reports to Executive.",
            ),
            (
                "changed",
                "Groups",
                "Practice Group",
                "Practice Group now reports to nobody: “It stands alone.”",
            ),
        ],
    ),
    "a line implied": (
        "        clause: M2\n",
        "        line: implied\n        because: It sends minutes.\n",
        [
            (
                "changed",
                "Groups",
                "Practice Group",
                "The line from Practice Group to Executive is now implied; it was stated before.",
            ),
            (
                "changed",
                "Groups",
                "Practice Group",
                "The sentence behind the reading of the line from Practice Group to Executive changed "
                "from not stated to “It sends minutes.”",
            ),
            (
                "changed",
                "Groups",
                "Practice Group",
                "The clause of the line from Practice Group to Executive changed from “M2” to not stated.",
            ),
        ],
    ),
    "a joint mark": (
        "    name: Practice Group\n",
        "    name: Practice Group\n    joint_with: [{partnership: far, name: Far Vale}]\n",
        [
            (
                "added",
                "Groups",
                "Practice Group",
                "Practice Group is now joint with Far Vale.",
            ),
        ],
    ),
    "a function": (
        "    name: Practice Group\n",
        "    name: Practice Group\n    functions: [{says: Reads audits.}]\n",
        [
            (
                "added",
                "Groups",
                "Practice Group",
                "Practice Group has a new function: “Reads audits.”",
            ),
        ],
    ),
    "what a group replaces": (
        "    name: Practice Group\n",
        "    name: Practice Group\n    replaces: [old-board]\n",
        [
            (
                "added",
                "Groups",
                "Practice Group",
                "Practice Group now replaces Mill Vale Safeguarding Board.",
            ),
        ],
    ),
    "a shared group": (
        "linked_boards:",
        "joint_groups: [{partnership: far, group: far-group}]\nlinked_boards:",
        [
            (
                "added",
                "Shared groups",
                "far-group",
                "The group far-group of far is now shared.",
            ),
        ],
    ),
    "a body's standing": (
        "    standing: statutory-partner\n    held_from",
        "    standing: relevant-agency\n    held_from",
        [
            (
                "changed",
                "Bodies",
                "Mill Vale Health Board",
                "Mill Vale Health Board is now a relevant agency; it was a statutory partner before.",
            ),
        ],
    ),
    "a body's end": (
        "    held_from: 2022-07-01",
        "    held_from: 2022-07-01\n    held_to: 2026-03-31",
        [
            (
                "changed",
                "Bodies",
                "Mill Vale Health Board",
                "The last day of the standing of Mill Vale Health Board changed from not stated to 31 "
                "March 2026.",
            ),
        ],
    ),
    "a body's successor": (
        "    held_to: 2022-06-30\n    succeeded_by: health-board\n",
        "",
        [
            (
                "changed",
                "Bodies",
                "Mill Vale Commissioners",
                "The last day of the standing of Mill Vale Commissioners changed from 30 June 2022 to "
                "not stated.",
            ),
            (
                "changed",
                "Bodies",
                "Mill Vale Commissioners",
                "Mill Vale Commissioners is no longer succeeded by Mill Vale Health Board.",
            ),
        ],
    ),
    "a body more": (
        "posts:\n",
        "  - {key: school, name: Mill School, sector: education, kind: school, standing: "
        "relevant-agency}\nposts:\n",
        [
            (
                "added",
                "Bodies",
                "Mill School",
                "Mill School joins as a relevant agency.",
            ),
        ],
    ),
    "a post's name": (
        "name: Independent advisor",
        "name: Independent scrutineer",
        [
            (
                "changed",
                "Posts",
                "Independent scrutineer",
                "Independent advisor is now called Independent scrutineer.",
            ),
        ],
    ),
    "a board's place": (
        "    name: Wellbeing Board\n",
        "    name: Wellbeing Board\n    part_of: big\n  - key: big\n    name: Big Board\n",
        [
            (
                "changed",
                "Linked boards",
                "Wellbeing Board",
                "Wellbeing Board is now part of Big Board.",
            ),
            (
                "removed",
                "Linked boards",
                "Wellbeing Board",
                "Wellbeing Board no longer has the link Link with the Wellbeing Board.",
            ),
            (
                "added",
                "Linked boards",
                "Big Board",
                "Big Board is now linked with the partnership.",
            ),
        ],
    ),
    "a link": (
        "name: Link with the Wellbeing Board",
        "name: Wellbeing officer",
        [
            (
                "changed",
                "Linked boards",
                "Wellbeing Board",
                "Link with the Wellbeing Board is now called Wellbeing officer.",
            ),
        ],
    ),
    "a promise's wording": (
        "The Executive meets each quarter.",
        "The Executive meets four times a year.",
        [
            (
                "changed",
                "Duties",
                "The Executive meets four times a year.",
                "What was promised as “The Executive meets each quarter.” is now promised as “The "
                "Executive meets four times a year.”",
            ),
        ],
    ),
    "a promise more": (
        "answers:",
        "  - {key: scope, kind: scope, says: All children are covered., clauses: [M1, M2]}\nanswers:",
        [
            (
                "added",
                "Duties",
                "All children are covered.",
                "A new promise (M1 and M2): All children are covered.",
            ),
        ],
    ),
    "a promise's kind": (
        "kind: meets",
        "kind: quorate",
        [
            (
                "changed",
                "Duties",
                "The Executive meets each quarter.",
                "The kind of the promise “The Executive meets each quarter.” changed from “meets” to "
                "“quorate”.",
            ),
        ],
    ),
    "a clause's wording": (
        "The Executive leads the partnership.",
        "The Executive leads.",
        [
            (
                "changed",
                "Clauses",
                "Clause M1",
                "Clause M1 now reads: “The Executive leads.” Before: “The Executive leads the partnership.”",
            ),
        ],
    ),
    "clauses in another order": (
        "  - key: M1\n    says: The Executive leads the partnership.\n  - key: M2\n    says: The "
        "Practice Group answers to the Executive.\n",
        "  - key: M2\n    says: The Practice Group answers to the Executive.\n  - key: M1\n    "
        "says: The Executive leads the partnership.\n",
        [
            (
                "changed",
                "The document",
                "Arrangements of Mill Vale",
                "The clauses of the partnership are listed in another order.",
            ),
        ],
    ),
    "a priority's lead": (
        "lead_group: practice",
        "lead_group: executive",
        [
            (
                "changed",
                "Priorities",
                "Neglect",
                "Neglect is now led by Executive; it was led by Practice Group before.",
            ),
        ],
    ),
    "the edition": (
        "edition: wt2018",
        "edition: wt2023",
        [
            (
                "changed",
                "The document",
                "Arrangements of Mill Vale",
                "The arrangements are now made under the edition wt2023 of the guidance; they were "
                "made under wt2018 before.",
            ),
        ],
    ),
    "the first day": (
        "  in_force_from: 2019-09-29\n",
        "",
        [
            (
                "changed",
                "The document",
                "Arrangements of Mill Vale",
                "The day on which the arrangements take effect is no longer stated; it was 29 "
                "September 2019 before.",
            ),
        ],
    ),
    "the title": (
        "title: Arrangements of Mill Vale",
        "title: New arrangements",
        [
            (
                "changed",
                "The document",
                "New arrangements",
                "Arrangements of Mill Vale is now called New arrangements.",
            ),
        ],
    ),
    "the reporting year": (
        "  short_name: MVSCP\n",
        "  short_name: MVSCP\n  reporting_year_starts: 10\n",
        [
            (
                "changed",
                "The partnership",
                "Mill Vale Safeguarding Children Partnership",
                "The reporting year now begins in October; it began in April before.",
            ),
        ],
    ),
    "the partnership's short name": (
        "short_name: MVSCP",
        "short_name: MV",
        [
            (
                "changed",
                "The partnership",
                "Mill Vale Safeguarding Children Partnership",
                "The short name of the partnership changed from “MVSCP” to “MV”.",
            ),
        ],
    ),
    "a rung": (
        "name: Head of service",
        "name: Service head",
        [
            (
                "changed",
                "Ladder of seniority",
                "Service head",
                "Head of service is now called Service head.",
            ),
        ],
    ),
    "a required content": (
        "where: The Executive",
        "where: Page 2",
        [
            (
                "changed",
                "Required contents",
                "lead",
                "The place of the answer to lead changed from “The Executive” to “Page 2”.",
            ),
        ],
    ),
}
