"""Of what the report of a rapid review is made: sections of plain data, which page, Word and PDF all read."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Signs that no paper can show; some come along when words are pasted."""

Block = dict[str, Any]
Section = dict[str, Any]


def section(heading: str, *blocks: Block | None) -> Section:
    """Return a section; one of which nothing is known says so."""
    kept = [block for block in blocks if block is not None]
    return {"heading": heading, "blocks": kept or [text("Not stated.")]}


def text(words: str) -> Block | None:
    """Return words in lines, or None for no words."""
    cleaned = clean(words)
    return {"kind": "text", "words": cleaned} if cleaned else None


def said(who: str, words: str) -> Block | None:
    """Return what an agency said, under its name; or None for no words."""
    cleaned = clean(words)
    return {"kind": "said", "who": who, "words": cleaned} if cleaned else None


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Block | None:
    """Return a table, or None for one without rows."""
    kept = [[clean(cell) or "–" for cell in row] for row in rows]
    return {"kind": "table", "caption": caption, "head": list(head), "rows": kept} if kept else None


def picture(title: str, svg: str) -> Block:
    """Return a drawing."""
    return {"kind": "picture", "title": title, "svg": svg}


def clean(words: str) -> str:
    """Return words without what no paper can show."""
    return UNPRINTABLE.sub("", words.replace("\r\n", "\n")).strip()


def coded(sections: list[Section], codes: Mapping[str, str]) -> list[Section]:
    """Return sections with codes in the place of names, whole words as they are written."""
    if not codes:
        return sections
    names = sorted(codes, key=len, reverse=True)
    written = "|".join(r"\s+".join(map(re.escape, one.split())) for one in names)
    pattern = re.compile(rf"(?<!\w)(?:{written})(?!\w)")

    def put(words: str) -> str:
        return pattern.sub(lambda found: codes[" ".join(found[0].split())], words)

    return [{**one, "blocks": [_coded(block, put) for block in one["blocks"]]} for one in sections]


def _coded(block: Block, put: Callable[[str], str]) -> Block:
    """Return a block with codes in what it says; who says it, and what stands over columns, stays."""
    changed = {**block}
    if "words" in block:
        changed["words"] = put(block["words"])
    if "rows" in block:
        changed["rows"] = [[put(cell) for cell in row] for row in block["rows"]]
    return changed


def canonical(content: Any) -> str:
    """Return plain data as text, the same for the same data."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False)


def hash_of(content: Any) -> str:
    """Return the SHA-256 of plain data."""
    return sha256(canonical(content).encode()).hexdigest()
