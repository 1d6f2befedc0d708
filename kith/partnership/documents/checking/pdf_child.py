"""Looks into one PDF, which comes as standard input, and says in a line of JSON what was found.

It runs as a program of its own, with limits on memory, time and files, so that a file made to crash or to
fill the memory takes nothing else with it. It imports nothing of Kith.
"""

import json
import sys

import pikepdf

MEGABYTE = 1024 * 1024
MOST_MEMORY = 256 * MEGABYTE
MOST_SECONDS = 15
MOST_OBJECTS = 400_000
DEEPEST = 40
ACTIONS = {
    "/JavaScript": "javascript",
    "/Launch": "launch",
    "/ImportData": "launch",
    "/SubmitForm": "form",
    "/GoToE": "attachment",
    "/Rendition": "media",
    "/RichMediaExecute": "media",
}
KEYS = {
    "/JS": "javascript",
    "/JavaScript": "javascript",
    "/EF": "attachment",
    "/EmbeddedFiles": "attachment",
    "/Collection": "attachment",
    "/XFA": "form",
    "/RichMediaContent": "media",
}


class TooMuch(Exception):
    """There is more in the file than can be looked at."""


def limit() -> None:
    """Take away what looking into one file doesn’t need, where the system lets a program do so."""
    try:
        import resource
    except ImportError:
        return
    wanted = (
        ("RLIMIT_DATA", MOST_MEMORY),
        ("RLIMIT_CPU", MOST_SECONDS),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    )
    for name, most in wanted:
        if hasattr(resource, name):
            resource.setrlimit(getattr(resource, name), (most, most))


def found_in(thing: object, depth: int = 0) -> str:
    """Return what a PDF object carries that is not taken in, or an empty text."""
    if depth > DEEPEST:
        raise TooMuch
    if isinstance(thing, pikepdf.Stream):
        return found_in(thing.stream_dict, depth)
    if isinstance(thing, pikepdf.Dictionary):
        return _in_dictionary(thing, depth)
    if isinstance(thing, pikepdf.Array):
        return _first(thing, depth)
    return ""


def _in_dictionary(thing: pikepdf.Dictionary, depth: int) -> str:
    keys = set(thing.keys())
    for key in KEYS.keys() & keys:
        return KEYS[key]
    if "/S" in keys and str(thing["/S"]) in ACTIONS:
        return ACTIONS[str(thing["/S"])]
    if "/Type" in keys and str(thing["/Type"]) == "/EmbeddedFile":
        return "attachment"
    return _first((thing[key] for key in keys), depth)


def _first(things: object, depth: int) -> str:
    for one in things:  # type: ignore[attr-defined]
        if isinstance(one, pikepdf.Object) and not one.is_indirect and (said := found_in(one, depth + 1)):
            return said
    return ""


def look() -> dict[str, object]:
    """Return how many pages the PDF has, and what speaks against it if anything does."""
    try:
        with pikepdf.open(sys.stdin.buffer, attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                return {"found": "encrypted"}
            pages = len(pdf.pages)
            if len(pdf.objects) > MOST_OBJECTS:
                raise TooMuch
            said = next((said for one in pdf.objects if (said := found_in(one))), "")
            return {"found": said, "pages": pages}
    except pikepdf.PasswordError:
        return {"found": "encrypted"}
    except (MemoryError, RecursionError, TooMuch):
        return {"found": "too-much"}
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError):
        return {"found": "broken"}


if __name__ == "__main__":
    limit()
    print(json.dumps(look()))
