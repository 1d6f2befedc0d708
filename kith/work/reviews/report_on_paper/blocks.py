"""Of what the report of a rapid review is made: sections of plain data, which page, Word and PDF all read."""

import json
import re
from collections.abc import Iterable, Sequence
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


def canonical(content: Any) -> str:
    """Return plain data as text, the same for the same data."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False)


def hash_of(content: Any) -> str:
    """Return the SHA-256 of plain data."""
    return sha256(canonical(content).encode()).hexdigest()
