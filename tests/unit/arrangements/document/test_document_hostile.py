"""Files made to do harm, or not made as files at all, are refused quickly and with a reason."""

import time
from itertools import pairwise
from pathlib import Path

import pytest

from kith.partnership.arrangements.document.parsing import MOST_BYTES, MOST_DEPTH, parse
from kith.partnership.arrangements.document.reading import check_text

SMALL = (Path(__file__).parent / "small.yaml").read_text()
DEEP = "f.yaml, line 1: found values nested more than 20 deep. What would do: a flatter file."
BEGINS = "What would do: a file that begins with “kith: 1”."
YAML_WOULD_DO = (
    "What would do: “key: value” lines, indented with spaces, "
    "and quotation marks around text that holds “: ” or “ #”."
)


def sentences(text: str | bytes) -> list[str]:
    return [fault.sentence() for fault in check_text(text, name="f.yaml")]


def bomb() -> str:
    levels = [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in pairwise("abcdefghi")]
    return "\n".join(["a: &a [ha, ha]", *levels])


HOSTILE = {
    "10 MB of nesting": (
        "[" * 10_000_000,
        ["f.yaml: found a file of 10,000,000 bytes. What would do: at most 1,000,000 bytes."],
    ),
    "900 KB of lists": ("[" * 900_000, [DEEP]),
    "900 KB of named values": ("{a: " * 225_000, [DEEP]),
    "900 KB of entries": ("- " * 450_000, [DEEP]),
    "900 KB of lists as keys": (
        "? - " * 225_000,
        ["f.yaml, line 1: found a list or a set of named values as a key. What would do: a word as a key."],
    ),
    "a bomb of aliases": (
        bomb(),
        [
            "f.yaml, line 1, a: found the anchor &a. What would do: text without anchors and aliases.",
            "f.yaml, line 2, b: found the anchor &b. What would do: text without anchors and aliases.",
            "f.yaml, line 2, b[0]: found the alias *a. What would do: the text itself.",
        ],
    ),
    "more values than a file needs": (
        "a:\n" + "- \n" * 120_000,
        ["f.yaml, line 99999: found more than 100,000 values. What would do: a smaller file."],
    ),
    "an object to be made": (
        "a: !!python/object/apply:os.system [ls]\n" + SMALL,
        [
            "f.yaml, line 1, a: found the tag “tag:yaml.org,2002:python/object/apply:os.system”. "
            "What would do: a value without a tag.",
        ],
    ),
    "two documents": (
        SMALL + "---\nkith: 1\n",
        ["f.yaml, line 97: found a second document after “---”. What would do: one document to a file."],
    ),
    "a tab": (
        "kith: 1\nabout:\n\ttitle: T\n",
        ["f.yaml, line 3: found a tab at the start of the line. What would do: spaces."],
    ),
    "a NUL": (
        "kith: 1\nabout: a\0b\n",
        ["f.yaml, line 2: found the character U+0000. What would do: text without control characters."],
    ),
    "a bell": (
        "kith: 1\nabout: a\ab\n",
        ["f.yaml, line 2: found the character U+0007. What would do: text without control characters."],
    ),
    "a colon too many": (
        "kith: 1\nabout: a: b\n",
        [
            "f.yaml, line 2: found text that is not YAML (mapping values are not allowed in this context). "
            + YAML_WOULD_DO,
        ],
    ),
    "a surrogate": (
        'kith: "\\ud800"\n',
        [
            "f.yaml, line 1: found text that is not YAML (found invalid Unicode character escape code). "
            + YAML_WOULD_DO,
        ],
    ),
    "another encoding": (
        "kith: 1 # é".encode("latin-1"),
        ["f.yaml: found bytes that are not UTF-8 text. What would do: a file saved as UTF-8."],
    ),
    "UTF-16": (
        "kith: 1".encode("utf-16"),
        ["f.yaml: found bytes that are not UTF-8 text. What would do: a file saved as UTF-8."],
    ),
    "half a character": (
        "kith: \ud800",
        ["f.yaml: found bytes that are not UTF-8 text. What would do: a file saved as UTF-8."],
    ),
    "nothing": (
        b"",
        ["f.yaml: found an empty file. What would do: an arrangement file, which begins with “kith: 1”."],
    ),
    "blanks": (
        " \n\n",
        ["f.yaml: found an empty file. What would do: an arrangement file, which begins with “kith: 1”."],
    ),
    "only a remark": ("# kith: 1\n", [f"f.yaml: found a file that is not a set of named values. {BEGINS}"]),
    "a list": ("- kith\n", [f"f.yaml, line 1: found a file that is not a set of named values. {BEGINS}"]),
    "a word": ("kith", [f"f.yaml, line 1: found a file that is not a set of named values. {BEGINS}"]),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason_in_less_than_two_seconds(case):
    text, expected = HOSTILE[case]
    began = time.perf_counter()
    found = sentences(text)
    assert time.perf_counter() - began < 2
    assert [sentence for sentence in found if sentence in expected] == expected
    assert case == "an object to be made" or found == expected


def test_a_file_of_the_greatest_size_is_read_and_one_byte_more_is_not():
    padded = SMALL + "#" * (MOST_BYTES - len(SMALL.encode()))
    assert sentences(padded) == []
    assert sentences(padded + "#") == [
        "f.yaml: found a file of 1,000,001 bytes. What would do: at most 1,000,000 bytes."
    ]


def test_values_may_stand_as_deep_as_the_limit_and_no_deeper():
    assert parse("a: " + "[" * (MOST_DEPTH - 1) + "]" * (MOST_DEPTH - 1)).readable
    assert not parse("a: " + "[" * MOST_DEPTH + "]" * MOST_DEPTH).readable


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("2019-09-29", "2019-09-29"),
        ("2019-02-30", "2019-02-30"),
        ("1:30", "1:30"),
        ("1e3", "1e3"),
        ("4.2", "4.2"),
        ("0x1F", "0x1F"),
        ("007", "007"),
        ("+5", "+5"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("=", "="),
        ("9" * 19, "9" * 19),
        ("'5'", "5"),
        ('"true"', "true"),
        ("!!str 5", "5"),
        ("5", 5),
        ("-5", -5),
        ("0", 0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_only_whole_numbers_true_false_and_nothing_are_more_than_text(written, value):
    parsed = parse(f"a: {written}\n")
    assert parsed.plain == {"a": value}
    assert type(parsed.plain["a"]) is type(value)
    assert parsed.findings == []


def test_a_key_of_any_look_is_text():
    assert parse("1: a\ntrue: b\n~: c\n2019-09-29: d\n<<: e\n").plain == {
        "1": "a",
        "true": "b",
        "~": "c",
        "2019-09-29": "d",
        "<<": "e",
    }


def test_the_first_of_two_values_is_kept_and_the_second_left_out_whole():
    parsed = parse("a: 1\nb:\n  - x\na: {c: [2], d: 3}\nb: [y]\ne: 4\n")
    assert parsed.plain == {"a": 1, "b": ["x"], "e": 4}
    assert [(finding.path, finding.line) for finding in parsed.findings] == [(("a",), 4), (("b",), 5)]


def test_a_mark_of_byte_order_is_no_part_of_the_text():
    assert sentences(b"\xef\xbb\xbf" + SMALL.encode()) == []


def test_thousands_of_lines_that_lead_on_to_each_other_are_followed_without_running_out():
    groups = "".join(
        f"  - {{key: g{n}, name: G{n}, reports_to: [{{group: g{n + 1}}}]}}\n" for n in range(5000)
    )
    closed = groups + "  - {key: g5000, name: G5000, reports_to: [{group: g0}]}\n"
    before, after = SMALL.split("  - key: executive\n", 1)
    began = time.perf_counter()
    found = sentences(f"{before}{closed}  - key: executive\n{after}")
    assert time.perf_counter() - began < 5
    assert len(found) == 1
    assert "g0 → g1 → g2 → g3 → g4 → g5 → … → g5000 → g0" in found[0]


def test_thousands_of_unknown_words_among_hundreds_of_long_ones_take_no_long_search():
    words = [f"{'abcde' * 9}-{number}" for number in range(4000)]
    posts = "".join(f"  - {{key: {word}, name: P}}\n" for word in words[:390])
    duties = "".join(
        f"  - {{key: d{place}, kind: scope, says: S, clauses: [M1], post: {word}}}\n"
        for place, word in enumerate(words[390:])
    )
    began = time.perf_counter()
    found = sentences(
        SMALL.replace("posts:\n", f"posts:\n{posts}").replace("duties:\n", f"duties:\n{duties}")
    )
    assert time.perf_counter() - began < 10
    assert len(found) == 501
