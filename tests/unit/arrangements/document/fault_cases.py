"""Every fault that a file can have, with the very sentence that names it."""

FAULTS = {
    "a key that means nothing": (
        "sector: council",
        "sektor: council",
        [
            "line 30, bodies[0].sector: found nothing. What would do: a key of lower-case words joined "
            "by hyphens, such as “business-group”.",
            "line 32, bodies[0].sektor: found the key “sektor”, which means nothing here. What would "
            "do: “sector” is the nearest; allowed are “key”, “name”, “sector”, “kind”, “standing”, "
            "“agency_class”, “areas”, “held_from”, “held_to”, “succeeded_by” or “assumed”.",
        ],
    ),
    "an unknown key far from all others": (
        "kith: 1",
        "kith: 1\nzzz: 5",
        [
            "line 2, zzz: found the key “zzz”, which means nothing here. What would do: “kith”, "
            "“partnership”, “about”, “predecessors”, “clauses”, “seniority”, “agency_classes”, "
            "“bodies”, “posts”, “groups”, “joint_groups”, “linked_boards”, “priorities”, “duties” or "
            "“answers”.",
        ],
    ),
    "nothing where something must stand": (
        "  title: Arrangements of Mill Vale\n",
        "",
        [
            "line 9, about.title: found nothing. What would do: a line of text, in quotation marks "
            "where it is a number.",
        ],
    ),
    "a word that is not allowed": (
        "    standing: statutory-partner\n    held_to",
        "    standing: statutory partners\n    held_to",
        [
            "line 39, bodies[1].standing: found “statutory partners”. What would do: "
            "“statutory-partner” is the nearest; allowed are “statutory-partner”, “relevant-agency” or "
            "“other”.",
        ],
    ),
    "a number where text belongs": (
        "name: Neglect",
        "name: 2019",
        [
            "line 86, priorities[0].name: found the number 2019. What would do: a line of text, in "
            "quotation marks where it is a number.",
        ],
    ),
    "text where a number belongs": (
        "times_a_year: 4",
        "times_a_year: four",
        [
            "line 68, groups[0].frequency[0].times_a_year: found “four”. What would do: a whole number "
            "from 1 to 366.",
        ],
    ),
    "a quoted number": (
        "times_a_year: 4",
        "times_a_year: '4'",
        [
            "line 68, groups[0].frequency[0].times_a_year: found “4”. What would do: a whole number "
            "from 1 to 366.",
        ],
    ),
    "a number beyond its limits": (
        "times_a_year: 4",
        "times_a_year: 400",
        [
            "line 68, groups[0].frequency[0].times_a_year: found the number 400. What would do: a "
            "whole number from 1 to 366.",
        ],
    ),
    "a number below its limit": (
        "each: {standing: statutory-partner}",
        "each: {standing: statutory-partner, at_least: 0}",
        [
            "line 59, groups[0].seats[0].each.at_least: found the number 0. What would do: a whole "
            "number of 1 or more.",
        ],
    ),
    "no instead of false": (
        "        body: council",
        "        body: council\n        votes: no",
        [
            "line 78, groups[1].seats[0].votes: found “no”. What would do: true or false.",
        ],
    ),
    "a day the calendar lacks": (
        "held_to: 2022-06-30",
        "held_to: 2019-02-30",
        [
            "line 40, bodies[1].held_to: found “2019-02-30”, a day that the calendar does not have. "
            "What would do: a day as year-month-day, such as 2019-09-29.",
        ],
    ),
    "a day in words": (
        "held_to: 2022-06-30",
        "held_to: 30 June 2022",
        [
            "line 40, bodies[1].held_to: found “30 June 2022”. What would do: a day as year-month-day, "
            "such as 2019-09-29.",
        ],
    ),
    "a day without hyphens": (
        "held_to: 2022-06-30",
        "held_to: 20220630",
        [
            "line 40, bodies[1].held_to: found the number 20220630. What would do: a day as "
            "year-month-day, such as 2019-09-29.",
        ],
    ),
    "a day with a time": (
        "held_to: 2022-06-30",
        "held_to: 2022-06-30 00:00:00",
        [
            "line 40, bodies[1].held_to: found “2022-06-30 00:00:00”. What would do: a day as "
            "year-month-day, such as 2019-09-29.",
        ],
    ),
    "quoted digits as a day": (
        "held_to: 2022-06-30",
        "held_to: '1656547200'",
        [
            "line 40, bodies[1].held_to: found “1656547200”. What would do: a day as year-month-day, "
            "such as 2019-09-29.",
        ],
    ),
    "one thing instead of a list": (
        "clauses: [M1]",
        "clauses: M1",
        [
            "line 92, duties[0].clauses: found “M1”. What would do: a list of entries, each after “- ”.",
        ],
    ),
    "a list left empty in the file": (
        "priorities:\n  - key: neglect\n    name: Neglect\n    lead_group: practice\n",
        "priorities:\n",
        [
            "line 84, priorities: found nothing. What would do: a list of entries, each after “- ”.",
        ],
    ),
    "a list that needs an entry": (
        "clauses: [M1]",
        "clauses: []",
        [
            "line 92, duties[0].clauses: found an empty list. What would do: a list of 1 or more.",
        ],
    ),
    "text instead of named values": (
        "  - key: advisor\n    name: Independent advisor",
        "  - advisor",
        [
            "line 49, posts[0]: found “advisor”. What would do: named values: key, name, does, "
            "term_years, independent, clause, assumed.",
            "line 54, groups[0].chair.rule.post: found “advisor”, which is no post of this file. What "
            "would do: a post of this file; there is none yet.",
        ],
    ),
    "a key with capitals": (
        "key: neglect",
        "key: Neglect",
        [
            "line 85, priorities[0].key: found “Neglect”. What would do: a key of lower-case words "
            "joined by hyphens, such as “business-group”.",
        ],
    ),
    "a clause with a blank": (
        "key: M2\n",
        "key: M 2\n",
        [
            "line 19, clauses[1].key: found “M 2”. What would do: the number of a clause, such as "
            "“L12” or “4.2”, in quotation marks where it is a number.",
            "line 73, groups[1].reports_to[0].clause: found “M2”, which is no clause of this file. "
            "What would do: “M 2” is the nearest; allowed are “M1” or “M 2”.",
        ],
    ),
    "a name too long": (
        "name: Neglect",
        "name: " + "n" * 201,
        [
            "line 86, priorities[0].name: found text of 201 characters. What would do: at most 200 "
            "characters.",
        ],
    ),
    "an empty name": (
        "name: Neglect",
        "name: ' '",
        [
            "line 86, priorities[0].name: found an empty text. What would do: a line of text, in "
            "quotation marks where it is a number.",
        ],
    ),
    "a name on two lines": (
        "name: Neglect",
        'name: "Neglect\\nand more"',
        [
            "line 86, priorities[0].name: found text of more than one line, or with a tab. What would "
            "do: one line of text.",
        ],
    ),
    "a control character": (
        "name: Neglect",
        'name: "Neg\\alect"',
        [
            "line 86, priorities[0].name: found text with the control character U+0007. What would do: "
            "text without control characters.",
        ],
    ),
    "a rule of no kind": (
        "rule: {by: bodies}",
        "rule: {of: bodies}",
        [
            "line 66, groups[0].quorum.rule.by: found nothing. What would do: “bodies”, "
            "“members-of-bodies”, “number-of-set”, “chairs-discretion” or “not-stated”.",
        ],
    ),
    "a rule of a kind unknown": (
        "rule: {by: bodies}",
        "rule: {by: body}",
        [
            "line 66, groups[0].quorum.rule.by: found “body”. What would do: “bodies” is the nearest; "
            "allowed are “bodies”, “members-of-bodies”, “number-of-set”, “chairs-discretion” or "
            "“not-stated”.",
        ],
    ),
    "a rule that is text": (
        "rule: {by: bodies}",
        "rule: bodies",
        [
            "line 66, groups[0].quorum.rule: found “bodies”. What would do: a rule that begins with "
            "“by:” and one of “bodies”, “members-of-bodies”, “number-of-set”, “chairs-discretion” or "
            "“not-stated”.",
        ],
    ),
    "a rule without what it needs": (
        "rule: {by: post, post: advisor}",
        "rule: {by: post}",
        [
            "line 55, groups[0].chair.rule.post: found nothing. What would do: a key of lower-case "
            "words joined by hyphens, such as “business-group”.",
        ],
    ),
    "a key that its rule does not have": (
        "rule: {by: post, post: advisor}",
        "rule: {by: post, post: advisor, seat: lead}",
        [
            "line 55, groups[0].chair.rule.seat: found the key “seat”, which means nothing here. What "
            "would do: “by” or “post”.",
            "line 55, groups[0].chair.rule.seat: found “lead”, which is no seat of this group. What "
            "would do: “partners” or “chairs”.",
        ],
    ),
    "another format": (
        "kith: 1",
        "kith: 2",
        [
            "line 1, kith: found the number 2. What would do: 1.",
        ],
    ),
    "a mistyped sector of a body": (
        "sector: council",
        "sector: cuoncil",
        [
            "line 32, bodies[0].sector: found “cuoncil”, which is no usual sector and has no titles in "
            "“seniority”. What would do: “council” is the nearest; allowed are “council”, “police”, “nhs”, "
            "“education”, “justice”, “voluntary”, “faith”, “fire”, “housing” or “other”.",
        ],
    ),
    "titles of a sector that no body has": (
        "    name: Director\n",
        "    name: Director\n    titles: {polise: [Chief constable], housing: [Head]}\n",
        [
            "line 24, seniority[0].titles.polise: found “polise”, which is no usual sector and the sector "
            "of no body. What would do: “police” is the nearest; allowed are “council”, “police”, “nhs”, "
            "“education”, “justice”, “voluntary”, “faith”, “fire”, “housing” or “other”.",
        ],
    ),
    "a sector of titles that is no key": (
        "    name: Director\n",
        "    name: Director\n    titles: {The Police: [Chief constable]}\n",
        [
            "line 24, seniority[0].titles.The Police: found the key “The Police”. What would do: a key "
            "of lower-case words joined by hyphens, such as “business-group”.",
        ],
    ),
    "a key twice": (
        "name: Neglect",
        "name: Neglect\n    name: Harm",
        [
            "line 87, priorities[0].name: found the key “name” a second time (first on line 86). What "
            "would do: each key once.",
        ],
    ),
    "an anchor": (
        "name: Neglect",
        "name: &n Neglect",
        [
            "line 86, priorities[0].name: found the anchor &n. What would do: text without anchors and "
            "aliases.",
        ],
    ),
    "a tag": (
        "name: Neglect",
        "name: !!python/name:os.system Neglect",
        [
            "line 86, priorities[0].name: found the tag “tag:yaml.org,2002:python/name:os.system”. "
            "What would do: a value without a tag.",
        ],
    ),
    "a group that is not there": (
        "- group: executive\n",
        "- group: exective\n",
        [
            "line 72, groups[1].reports_to[0].group: found “exective”, which is no group of this file. "
            "What would do: “executive” is the nearest; allowed are “executive” or “practice”.",
        ],
    ),
    "a seat that is not there": (
        "rule: {by: post, post: advisor}",
        "rule: {by: seat, seat: partner}",
        [
            "line 55, groups[0].chair.rule.seat: found “partner”, which is no seat of this group. What "
            "would do: “partners” is the nearest; allowed are “partners” or “chairs”.",
        ],
    ),
    "a body that is not there": (
        "body: council",
        "body: county",
        [
            "line 77, groups[1].seats[0].body: found “county”, which is no body of this file. What "
            "would do: “council” is the nearest; allowed are “council”, “commissioners” or "
            "“health-board”.",
        ],
    ),
    "a post that is not there": (
        "post: advisor}",
        "post: chair}",
        [
            "line 55, groups[0].chair.rule.post: found “chair”, which is no post of this file. What "
            "would do: “advisor”.",
        ],
    ),
    "a clause that is not there": (
        "clauses: [M1]",
        "clauses: [M9]",
        [
            "line 92, duties[0].clauses[0]: found “M9”, which is no clause of this file. What would "
            "do: “M1” or “M2”.",
        ],
    ),
    "a rank that is not there": (
        "seniority: director\n",
        "seniority: chief\n",
        [
            "line 60, groups[0].seats[0].seniority: found “chief”, which is no rank of this file. What "
            "would do: “director” or “head”.",
        ],
    ),
    "a predecessor that is not there": (
        "    name: Practice Group\n",
        "    name: Practice Group\n    replaces: [older-board]\n",
        [
            "line 71, groups[1].replaces[0]: found “older-board”, which is no predecessor of this "
            "file. What would do: “old-board”.",
        ],
    ),
    "a class that is not there": (
        "each: {standing: statutory-partner}",
        "each: {agency_class: school}",
        [
            "line 59, groups[0].seats[0].each.agency_class: found “school”, which is no agency class "
            "of this file. What would do: “schools”.",
        ],
    ),
    "a board that is not there": (
        "- group: executive\n",
        "- board: well\n",
        [
            "line 72, groups[1].reports_to[0].board: found “well”, which is no board of this file. "
            "What would do: “wellbeing”.",
        ],
    ),
    "an area that is not there": (
        "    held_from: 2022-07-01",
        "    held_from: 2022-07-01\n    areas: [mill]",
        [
            "line 48, bodies[2].areas[0]: found “mill”, which is no area of this file. What would do: "
            "“mill-vale”.",
        ],
    ),
    "a quorum seat that is not there": (
        "rule: {by: bodies}",
        "rule: {by: number-of-set, number: 1, of_seats: [lead]}",
        [
            "line 66, groups[0].quorum.rule.of_seats[0]: found “lead”, which is no seat of this group. "
            "What would do: “partners” or “chairs”.",
        ],
    ),
    "a duty's seat that is not the group's": (
        "    group: executive\nanswers",
        "    group: executive\n    seats: [lead]\nanswers",
        [
            "line 94, duties[0].seats[0]: found “lead”, which is no seat of the duty’s group. What "
            "would do: “partners” or “chairs”.",
        ],
    ),
    "a duty's seat that no group has": (
        "    group: executive\nanswers",
        "    seats: [leads]\nanswers",
        [
            "line 89, duties[0].group: found nothing, and a duty of the kind “meets” cannot be judged "
            "without it. What would do: a key of lower-case words joined by hyphens, such as "
            "“business-group”.",
            "line 93, duties[0].seats[0]: found “leads”, which is no seat of any group. What would do: "
            "“lead” is the nearest; allowed are “partners”, “chairs” or “lead”.",
        ],
    ),
    "a board part of nothing known": (
        "    name: Wellbeing Board\n",
        "    name: Wellbeing Board\n    part_of: council\n",
        [
            "line 81, linked_boards[0].part_of: found “council”, which is no board of this file. What "
            "would do: “wellbeing”.",
        ],
    ),
    "two bodies with one key": (
        "key: health-board",
        "key: council",
        [
            "line 41, bodies[1].succeeded_by: found “health-board”, which is no body of this file. "
            "What would do: “council” or “commissioners”.",
            "line 42, bodies[2].key: found the key “council”, which bodies[0].key has already. What "
            "would do: a key that no other entry of the list has.",
        ],
    ),
    "two seats with one key": (
        "key: chairs",
        "key: partners",
        [
            "line 62, groups[0].seats[1].key: found the key “partners”, which groups[0].seats[0].key "
            "has already. What would do: a key that no other entry of the list has.",
        ],
    ),
    "two groups with one name": (
        "name: Practice Group",
        "name: EXECUTIVE",
        [
            "line 70, groups[1].name: found the name “EXECUTIVE”, which groups[0].name has already. "
            "What would do: a name that no other group has.",
        ],
    ),
    "a shared group with the key of another": (
        "linked_boards:",
        "joint_groups:\n  - {partnership: far-vale, group: practice}\nlinked_boards:",
        [
            "line 79, joint_groups[0].group: found the key “practice”, which groups[1].key has "
            "already. What would do: a key that no other group or joint group has.",
        ],
    ),
    "one content answered twice": (
        "    where: The Executive",
        "    where: The Executive\n  - item: lead\n    where: Again",
        [
            "line 97, answers[1].item: found the content “lead”, which answers[0].item has already. "
            "What would do: one answer for each content, with all its clauses.",
        ],
    ),
    "two links of one board with one key": (
        "      - key: wellbeing-link\n",
        "      - {key: wellbeing-link, name: First}\n      - key: wellbeing-link\n",
        [
            "line 83, linked_boards[0].links[1].key: found the key “wellbeing-link”, which "
            "linked_boards[0].links[0].key has already. What would do: a key that no other entry of "
            "the list has.",
        ],
    ),
    "lines that go round": (
        "    name: Executive\n",
        "    name: Executive\n    reports_to: [{group: practice}]\n",
        [
            "line 73, groups[1].reports_to[0].group: found reporting lines that go round: executive → "
            "practice → executive. What would do: one of these lines left out, or led elsewhere.",
        ],
    ),
    "a group that reports to itself": (
        "- group: executive\n",
        "- group: practice\n",
        [
            "line 72, groups[1].reports_to[0].group: found reporting lines that go round: practice → "
            "practice. What would do: one of these lines left out, or led elsewhere.",
        ],
    ),
    "a board part of itself": (
        "    name: Wellbeing Board\n",
        "    name: Wellbeing Board\n    part_of: wellbeing\n",
        [
            "line 81, linked_boards[0].part_of: found boards that are part of each other: wellbeing → "
            "wellbeing. What would do: one of these lines left out, or led elsewhere.",
        ],
    ),
    "bodies that succeed each other": (
        "    held_from: 2022-07-01",
        "    held_from: 2022-07-01\n    succeeded_by: commissioners",
        [
            "line 48, bodies[2].succeeded_by: found bodies that succeed each other: commissioners → "
            "health-board → commissioners. What would do: one of these lines left out, or led "
            "elsewhere.",
        ],
    ),
    "a standing that ends before it begins": (
        "    held_to: 2022-06-30",
        "    held_from: 2022-07-01\n    held_to: 2022-06-30",
        [
            "line 41, bodies[1].held_to: found 2022-06-30, which is before “held_from” (2022-07-01). "
            "What would do: 2022-07-01 or a later day.",
        ],
    ),
    "a frequency that ends before it begins": (
        "      - times_a_year: 4",
        "      - times_a_year: 4\n        starts_on: 2020-01-01\n        ends_on: 2019-12-31",
        [
            "line 70, groups[0].frequency[0].ends_on: found 2019-12-31, which is before “starts_on” "
            "(2020-01-01). What would do: 2020-01-01 or a later day.",
        ],
    ),
    "a group that ends before it begins": (
        "    name: Practice Group\n",
        "    name: Practice Group\n    starts_on: 2020-01-01\n    ends_on: 2019-12-31\n",
        [
            "line 72, groups[1].ends_on: found 2019-12-31, which is before “starts_on” (2020-01-01). "
            "What would do: 2020-01-01 or a later day.",
        ],
    ),
    "a frequency that says two things": (
        "times_a_year: 4",
        "times_a_year: 4\n        every_months: 3",
        [
            "line 68, groups[0].frequency[0]: found “times_a_year” and “every_months” together. What "
            "would do: exactly one of “times_a_year”, “every_months”, “at_least_a_year”, “none_fixed” "
            "or “not_stated”.",
        ],
    ),
    "a frequency that says nothing": (
        "times_a_year: 4",
        "clause: M1",
        [
            "line 68, groups[0].frequency[0]: found an entry that says nothing. What would do: exactly "
            "one of “times_a_year”, “every_months”, “at_least_a_year”, “none_fixed” or “not_stated”.",
        ],
    ),
    "a frequency with two ends": (
        "times_a_year: 4",
        "times_a_year: 4\n        for_months: 12\n        ends_on: 2020-12-31",
        [
            "line 68, groups[0].frequency[0]: found “ends_on” and “for_months” together. What would "
            "do: one of the two.",
        ],
    ),
    "a seat of two things": (
        "        body: council",
        "        body: council\n        post: advisor",
        [
            "line 75, groups[1].seats[0]: found “body” and “post” together. What would do: at most one "
            "of “body”, “each”, “post” or “chairs_of”.",
        ],
    ),
    "a seat for each of nothing": (
        "each: {standing: statutory-partner}",
        "each: {}",
        [
            "line 59, groups[0].seats[0].each: found an entry that says nothing. What would do: one or "
            "more of “standing”, “agency_class”, “sector” or “bodies”.",
        ],
    ),
    "a list of chairs that allows anyone": (
        "rule: {by: post, post: advisor}",
        "rule: {by: list, allowed: [{}]}",
        [
            "line 55, groups[0].chair.rule.allowed[0]: found an entry that says nothing. What would "
            "do: one or more of “post”, “standing”, “body”, “sector”, “seniority” or “function”.",
        ],
    ),
    "a line to two places": (
        "- group: executive\n",
        "- group: executive\n        board: wellbeing\n",
        [
            "line 72, groups[1].reports_to[0]: found “group” and “board” together. What would do: "
            "exactly one of “group” or “board”.",
        ],
    ),
    "a line to nowhere": (
        "- group: executive\n        clause: M2",
        "- clause: M2",
        [
            "line 72, groups[1].reports_to[0]: found an entry that says nothing. What would do: "
            "exactly one of “group” or “board”.",
        ],
    ),
    "nobody and yet somebody": (
        "    name: Practice Group\n",
        "    name: Practice Group\n    reports_to_nobody: It stands alone.\n",
        [
            "line 69, groups[1]: found “reports_to” and “reports_to_nobody” together. What would do: "
            "one of the two.",
        ],
    ),
    "no statutory partner": (
        "standing: statutory-partner\n",
        "standing: other\n",
        [
            "line 29, bodies: found no statutory partner. What would do: at least one body with "
            "“standing: statutory-partner”.",
        ],
    ),
    "a chair implied by nothing": (
        "rule: {by: post, post: advisor}",
        "rule: {by: post, post: advisor}\n      line: implied",
        [
            "line 54, groups[0].chair.because: found nothing, though the line is only implied. What "
            "would do: the sentence that implies it.",
        ],
    ),
    "a line implied by nothing": (
        "        clause: M2",
        "        line: implied",
        [
            "line 72, groups[1].reports_to[0].because: found nothing, though the line is only implied. "
            "What would do: the sentence that implies it.",
        ],
    ),
    "a coverage without its role": (
        "kind: meets",
        "kind: coverage",
        [
            "line 89, duties[0].role: found nothing, and a duty of the kind “coverage” cannot be "
            "judged without it. What would do: a line of text, in quotation marks where it is a number.",
        ],
    ),
    "something to be settled on no day": (
        "kind: meets",
        "kind: to-be-settled",
        [
            "line 89, duties[0].due_on: found nothing, and a duty of the kind “to-be-settled” cannot "
            "be judged without it. What would do: a day as year-month-day, such as 2019-09-29.",
        ],
    ),
    "a link officer without a board": (
        "kind: meets",
        "kind: link-officer",
        [
            "line 89, duties[0].board: found nothing, and a duty of the kind “link-officer” cannot be "
            "judged without it. What would do: a key of lower-case words joined by hyphens, such as "
            "“business-group”.",
        ],
    ),
    "a promise that recurs in two ways": (
        "    group: executive\nanswers",
        "    group: executive\n    recurs: {once: true, every_months: 3}\nanswers",
        [
            "line 94, duties[0].recurs: found “every_months” and “once” together. What would do: "
            "exactly one of “times_a_year”, “every_months”, “each_meeting_of” or “once”.",
        ],
    ),
    "a quorum body that is not there": (
        "rule: {by: bodies}",
        "rule: {by: bodies, bodies: [police]}",
        [
            "line 66, groups[0].quorum.rule.bodies[0]: found “police”, which is no body of this file. "
            "What would do: “council”, “commissioners” or “health-board”.",
        ],
    ),
}
"""What is written over what in a sound file, and the faults that then stand in it, after the file's name."""
