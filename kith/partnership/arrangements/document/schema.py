"""The JSON Schema of an arrangement file, by which editors complete and check one while it is written.

`python -m kith.partnership.arrangements.document.schema` writes it to `docs/arrangement-file.schema.json`.
"""

import json
from pathlib import Path
from typing import Any

from kith.partnership.arrangements.document.models import Arrangements

KEYS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "A key: lower-case words joined by hyphens.",
    r"^[A-Za-z0-9][A-Za-z0-9.\-]*$": "The number of a clause, such as L12; where it is digits, in quotes.",
}
"""What a text of a certain pattern is."""

FILE = Path(__file__).parents[4] / "docs" / "arrangement-file.schema.json"


def schema_text() -> str:
    """The schema as text, the same each time."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kith arrangement file",
        **tidied(Arrangements.model_json_schema()),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def tidied(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without what helps no editor: made-up titles and “or null” with its default."""
    kept = {name: tidied_value(name, value) for name, value in schema.items() if not is_noise(name, value)}
    kinds = [kind for kind in kept.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) == 1:
        del kept["anyOf"]
        kept = {**kinds[0], **kept}
    if kept.get("type") == "string" and "enum" not in kept:
        kept.setdefault("description", text_words(kept))
    return kept


def text_words(schema: dict) -> str:
    """What kind of text is wanted, for a field that has no description of its own."""
    if schema.get("format") == "date":
        return "A day as year-month-day, such as 2019-09-29."
    if "pattern" in schema:
        return KEYS[schema["pattern"]]
    return "One line of text." if schema.get("maxLength") == 200 else "A sentence or a paragraph."


def tidied_value(name: str, value: Any) -> Any:
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
