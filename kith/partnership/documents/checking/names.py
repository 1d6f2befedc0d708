"""What a file is called on pages and when it is taken out again: never how it is stored."""

import re
import unicodedata

MOST_BYTES = 150
"""Of a name without its ending: room is left for whatever a computer adds."""
UNSHOWABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control characters, those that turn or hide what is written, halves of characters, what has no meaning."""
RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}
)
"""Names that mean a device on Windows, whatever their ending."""
NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
WITHOUT_NAME = "file"


def last_part(name: str) -> str:
    """Return a name without folders, in one spelling, and without characters that can’t be seen."""
    shown = "".join(c for c in name if unicodedata.category(c) not in UNSHOWABLE)
    composed = unicodedata.normalize("NFC", shown)
    return re.split(r"[/\\]", composed)[-1]


def ending_of(name: str) -> str:
    """Return the ending of a name in small letters without its dot; an empty text where there is none."""
    stem, dot, ending = last_part(name).strip(" .").rpartition(".")
    return ending.strip().lower() if dot and stem else ""


def shown_name(name: str, ending: str) -> str:
    """Return the name as pages show it and browsers save it, with the ending of what the file is."""
    stem = last_part(name).strip(" .")
    stem = stem.rpartition(".")[0] or ("" if "." in stem else stem)
    stem = re.sub(r"\s+", " ", NOT_IN_NAMES.sub("_", stem)).strip(" .")
    if stem.split(".")[0].strip().upper() in RESERVED:
        stem = f"{WITHOUT_NAME}-{stem}"
    stem = stem.encode()[:MOST_BYTES].decode(errors="ignore").strip(" .")
    return f"{stem or WITHOUT_NAME}.{ending}"
