"""The guide to the arrangement file shows only what Kith really reads."""

import re
from pathlib import Path

import pytest

from kith.partnership.arrangements.document.checks.duties import NEEDS
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.document.parsing import parse
from kith.partnership.arrangements.document.reading import check_text
from kith.partnership.arrangements.document.structure import read_structure

GUIDE = (Path(__file__).parents[4] / "docs" / "arrangement-file.md").read_text(encoding="utf-8")
EXAMPLES = [
    block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if not block.startswith("#")
]
RULES = re.findall(r"^\| `(\{by: .*?\})` \|", GUIDE, re.MULTILINE)


def test_the_small_file_is_complete():
    assert check_text(EXAMPLES[0], name="guide") == []


@pytest.mark.parametrize("example", EXAMPLES[1:], ids=lambda example: example.split(":")[0])
def test_each_example_has_the_shape_of_a_file(example):
    whole = parse(EXAMPLES[0]).plain | parse(example).plain
    read, findings = read_structure(whole)
    assert list(findings) == []
    assert read is not None


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_in_a_table_is_a_rule(rule):
    plain = parse(EXAMPLES[0]).plain
    kinds = [
        {"chair": {"rule": parse(f"rule: {rule}").plain["rule"]}},
        {"quorum": {"rule": parse(f"rule: {rule}").plain["rule"]}},
    ]
    read = [read_structure(plain | {"groups": [{"key": "a", "name": "A", **kind}]})[0] for kind in kinds]
    assert any(read), rule


def test_the_table_of_parts_names_every_part():
    parts = GUIDE.split("## The parts")[1].split("### ")[0]
    assert re.findall(r"^\| `(\w+)` \|", parts, re.MULTILINE) == list(Arrangements.model_fields)


def test_the_table_of_kinds_says_what_each_kind_needs():
    rows = re.findall(
        r"^\| ((?:`[a-z-]+`(?:, )?)+) \| `(\w+)` \|$", GUIDE.split("### Promises")[1], re.MULTILINE
    )
    told = {kind: (needed,) for kinds, needed in rows for kind in re.findall(r"`([a-z-]+)`", kinds)}
    assert told == NEEDS


def test_the_faults_shown_are_the_faults_told():
    text = re.sub(r"\n(?!mill-vale)", " ", GUIDE.split("## How faults look")[1].split("```")[1]).strip()
    small = (Path(__file__).parent / "small.yaml").read_text()
    broken = [
        small.replace("held_to: 2022-06-30", "held_to: 2019-02-30"),
        small.replace("- group: executive\n", "- group: exective\n"),
        small.replace("    name: Executive\n", "    name: Executive\n    reports_to: [{group: practice}]\n"),
    ]
    assert text.split("\n") == [check_text(each, name="mill-vale.yaml")[0].sentence() for each in broken]
