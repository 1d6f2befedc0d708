"""Putting names beside the codes that stand for them, for one reading of somebody who may open the key."""

import re
from collections.abc import Iterable


class Namer:
    """Writes behind each code of a key the longest of its names: *Child A (Zarina Quillfeather)*."""

    def __init__(self, key: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a name and its code."""
        self._names: dict[str, str] = {}
        for name, code in key:
            if len(name) > len(self._names.get(code, "")):
                self._names[code] = name
        codes = "|".join(re.escape(code) for code in sorted(self._names, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)(?:{codes})(?!\w)") if codes else None

    def named(self, text: str) -> str:
        """Return a text with the names beside its codes."""
        if self._pattern is None or not text:
            return text
        return self._pattern.sub(lambda found: f"{found[0]} ({self._names[found[0]]})", text)
