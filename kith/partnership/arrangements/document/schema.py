"""The JSON Schema of an arrangement file, by which editors complete and check one while it is written.

`python -m kith.partnership.arrangements.document.schema` writes it to `docs/arrangement-file.schema.json`.
"""

import json
from pathlib import Path

from kith.partnership.arrangements.document.models import Arrangements

FILE = Path(__file__).parents[4] / "docs" / "arrangement-file.schema.json"


def schema_text() -> str:
    """The schema as text, the same each time."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kith arrangement file",
        **tidied(Arrangements.model_json_schema()),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def tidied(schema: dict) -> dict:
    """The schema without what helps no editor: made-up titles and “or null” with its default."""
    kept = {name: tidied_value(name, value) for name, value in schema.items() if not is_noise(name, value)}
    kinds = [kind for kind in kept.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) == 1:
        del kept["anyOf"]
        kept = {**kinds[0], **kept}
    return kept


def tidied_value(name: str, value: object) -> object:
    """A value inside the schema; the names in `properties` and `$defs` are the file's own words."""
    if name in ("properties", "$defs"):
        return {key: tidied(inner) for key, inner in value.items()}
    if name == "default":
        return value
    if isinstance(value, dict):
        return tidied(value)
    return (
        [tidied(entry) if isinstance(entry, dict) else entry for entry in value]
        if isinstance(value, list)
        else value
    )


def is_noise(name: str, value: object) -> bool:
    """Whether a part of the schema says nothing to whoever writes a file."""
    return name == "title" or (name == "default" and value in (None, [], {}))


def write_schema() -> None:
    """Write the schema where the documentation has it."""
    FILE.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    write_schema()
