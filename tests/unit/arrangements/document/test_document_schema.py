"""The schema for editors is the models' own, up to date, and explains each field."""

import json

from kith.partnership.arrangements.document import schema
from kith.partnership.arrangements.document.models import Arrangements

SCHEMA = json.loads(schema.schema_text())


def test_the_schema_in_the_docs_is_what_the_models_say():
    stale = "run: python -m kith.partnership.arrangements.document.schema"
    assert schema.FILE.read_text(encoding="utf-8") == schema.schema_text(), stale


def test_every_part_of_a_file_stands_in_the_schema_and_nothing_else_may():
    assert list(SCHEMA["properties"]) == list(Arrangements.model_fields)
    assert SCHEMA["additionalProperties"] is False
    assert SCHEMA["required"] == ["kith", "partnership", "about", "bodies", "groups"]


def test_each_kind_of_statement_and_each_text_is_explained():
    for name, kind in SCHEMA["$defs"].items():
        assert kind["description"].strip(), name
        for field, place in kind["properties"].items():
            if place.get("type") == "string" and "enum" not in place and "const" not in place:
                assert place["description"].strip(), f"{name}.{field}"


def test_a_field_keeps_its_own_explanation():
    edition = SCHEMA["$defs"]["About"]["properties"]["edition"]
    assert edition["description"] == (
        "The edition of the statutory guidance they are made under, such as `wt2018`."
    )


def test_a_field_named_like_a_word_of_schemas_stays():
    assert "title" in SCHEMA["$defs"]["About"]["properties"]
    assert "title" in SCHEMA["$defs"]["Source"]["required"]


def test_a_field_that_may_be_left_out_offers_no_null():
    assert '"null"' not in schema.schema_text()


def test_writing_the_schema_gives_the_file_its_text(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "FILE", tmp_path / "schema.json")
    schema.write_schema()
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8")) == SCHEMA
