"""What the pages of a draft say: what is still to put right, and where each part is changed."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kith.partnership.arrangements.document.describing import group_name, joined
from kith.partnership.arrangements.document.faults import Fault
from kith.partnership.arrangements.document.models import Arrangements, Duty
from kith.partnership.arrangements.forms.drafting.part import PartForm

At = Callable[..., str]
"""Gives the address of a page of this draft: its name and the keys of the part."""

PLACE = re.compile(r"^(groups|duties|bodies|answers)\[(\d+)\]")
PAGES = {
    "groups": "draft_group",
    "duties": "draft_promise",
    "bodies": "draft_body",
    "answers": "draft_answer",
}
NAMED_BY = {"groups": "name", "duties": "says", "bodies": "name", "answers": "where"}


@dataclass(frozen=True)
class FaultLine:
    """One fault of a draft, with the page where it can be put right."""

    where: str
    found: str
    would_do: str
    url: str
    line: str = ""


@dataclass(frozen=True)
class Difference:
    """One answer that differs from what the draft says now."""

    label: str
    yours: str
    now: str


def fault_lines(
    faults: Iterable[Fault], document: Arrangements | None = None, at: At | None = None
) -> list[FaultLine]:
    """Return faults as lines; the document gives the name of the part, `at` its page."""
    lines = []
    for fault in faults:
        name = _part_name(fault.path, document) if document else ""
        url = _part_url(fault.path, document, at) if document and at else ""
        line = f"Line {fault.line}" if fault.line else ""
        where = f"{name} ({fault.path})" if name else fault.path or "The whole file"
        lines.append(FaultLine(where, fault.found, fault.would_do, url, line))
    return lines


def _part(path: str, document: Arrangements) -> tuple[str, Any]:
    """Return the list that a path leads into and the entry there, or nothing where it leads elsewhere."""
    matched = PLACE.match(path)
    if matched is None:
        return "", None
    entries: Sequence[Any] = getattr(document, matched.group(1))
    number = int(matched.group(2))
    return matched.group(1), entries[number] if number < len(entries) else None


def _part_name(path: str, document: Arrangements) -> str:
    part, found = _part(path, document)
    if found is None:
        return ""
    return str(getattr(found, NAMED_BY[part]))


def _part_url(path: str, document: Arrangements, at: At) -> str:
    part, found = _part(path, document)
    if found is None:
        return at("draft_about") if path.startswith("about") else at("draft_file")
    return at(PAGES[part], found.item if part == "answers" else found.key)


def differences(form: PartForm, now: dict[str, Any]) -> list[Difference]:
    """Return where the answers given differ from what the draft says now."""
    found = []
    for question in form.visible_fields():
        field, name = question.field, question.name
        yours = said(field, form.cleaned_data.get(name))
        theirs = said(field, field.to_python(now.get(name)) if _is_text(now.get(name)) else now.get(name))
        if yours != theirs:
            found.append(Difference(str(question.label), yours, theirs))
    return found


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def said(field: Any, value: Any) -> str:
    """Return an answer in words."""
    if value in (None, "", [], (), False):
        return "Not stated"
    if value is True:
        return "Yes"
    names = {str(key): str(words) for key, words in getattr(field, "choices", [])}
    if isinstance(value, list | tuple):
        return joined([names.get(str(each), str(each)) for each in value])
    if hasattr(value, "isoformat"):
        return f"{value.day} {value:%B} {value.year}"
    return names.get(str(value), str(value))


def promise_note(duty: Duty, document: Arrangements) -> str:
    """Return who owes a promise and which clause it comes from."""
    owed = group_name(duty.group, document) if duty.group else "The partnership as a whole"
    return f"{owed}. Clause {joined(duty.clauses)}."
