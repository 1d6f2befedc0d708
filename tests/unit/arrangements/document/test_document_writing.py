"""What is written reads back the same, and is written again the same, to the byte."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.document.parsing import parse
from kith.partnership.arrangements.document.reading import read_text
from kith.partnership.arrangements.document.structure import read_structure
from kith.partnership.arrangements.document.writing import from_plain, to_plain, write_text
from tests.unit.arrangements.document.made_up import ODD_WORDS, arrangements, lines, words

SMALL = (Path(__file__).parent / "small.yaml").read_text()
READ = read_text(SMALL, name="small.yaml")
ROOT = Path(__file__).parents[4]
FILES = [
    *sorted((ROOT / "kith/partnership/arrangements/files").glob("*.yaml")),
    ROOT / "tests/files/odd.yaml",
]

some_arrangements = settings(max_examples=40, suppress_health_check=list(HealthCheck))


def read_shape(text: str) -> Arrangements:
    """Read without the checks of sense, which made-up arrangements could not pass."""
    parsed = parse(text)
    assert parsed.findings == []
    read, findings = read_structure(parsed.plain)
    assert list(findings) == []
    return read


def with_words(name: str, says: str) -> Arrangements:
    plain = to_plain(READ)
    plain["bodies"][0]["name"] = name
    plain["clauses"][0]["says"] = says
    return from_plain(plain)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_shipped_file_is_written_so_that_it_reads_back_the_same_to_the_byte(path):
    read = read_text(path.read_bytes(), name=path.name)
    text = write_text(read)
    again = read_text(text, name=path.name)
    assert again == read
    assert write_text(again) == text


@some_arrangements
@given(arrangements)
def test_any_arrangements_are_written_so_that_they_read_back_the_same_to_the_byte(made_up):
    text = write_text(made_up)
    again = read_shape(text)
    assert again == made_up
    assert write_text(again) == text


@settings(max_examples=400)
@given(lines, words)
def test_any_text_is_written_so_that_it_reads_back_the_same(name, says):
    document = with_words(name, says)
    assert read_text(write_text(document), name="f.yaml") == document


@given(lines, words)
def test_text_is_text_to_any_other_reader_of_yaml_as_well(name, says):
    document = with_words(name, says)
    plain = yaml.safe_load(write_text(document))
    assert plain["bodies"][0]["name"] == document.bodies[0].name
    assert plain["clauses"][0]["says"] == document.clauses[0].says


@some_arrangements
@given(arrangements)
def test_plain_data_survives_json_and_a_column_that_sorts_its_keys(made_up):
    kept = json.loads(json.dumps(to_plain(made_up), sort_keys=True))
    assert from_plain(kept) == made_up
    assert write_text(from_plain(kept)) == write_text(made_up)


def test_what_is_at_its_default_is_left_out_and_fields_keep_the_order_of_the_models():
    text = write_text(READ)
    assert text.startswith("kith: 1\npartnership:\n  key: mill-vale\n  name: Mill Vale Safeguarding")
    assert "reporting_year_starts" not in text
    assert "  clauses: [M1]\n" in text
    assert "in_force_from: 2019-09-29\n" in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_no_line_of_prose_is_wider_than_a_screen():
    assert max(map(len, write_text(with_words("Council", "word " * 700)).split("\n"))) <= 115


def test_several_lines_of_prose_are_written_as_a_block():
    assert "  says: |-\n    First.\n\n    - second\n" in write_text(
        with_words("Council", "First.\n\n- second")
    )


def test_spaces_around_a_text_are_no_part_of_it():
    document = with_words("  Council \n", "\n Says. ")
    assert (document.bodies[0].name, document.clauses[0].says) == ("Council", "Says.")


@pytest.mark.parametrize("says", ["a\r\nb", "a\rb"])
def test_line_ends_of_other_systems_become_ours(says):
    assert with_words("Council", says).clauses[0].says == "a\nb"


@pytest.mark.parametrize("says", ["a\0b", "a\x85b", "a\u2028b", "a\ufeffb"])
def test_a_control_character_is_refused_wherever_it_comes_from(says):
    with pytest.raises(ValueError, match="control character"):
        with_words("Council", says)


@given(some.sampled_from(ODD_WORDS))
def test_odd_words_are_written_in_the_same_way_twice(says):
    document = with_words("Council", says)
    assert write_text(read_text(write_text(document), name="f.yaml")) == write_text(document)
