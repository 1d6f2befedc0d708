"""Reading an arrangement file: everything is checked, every fault is named, nothing is half read."""

from collections.abc import Iterable, Mapping
from itertools import islice

from kith.partnership.arrangements.document.checks import findings_in
from kith.partnership.arrangements.document.faults import Fault, FaultsFound, Finding, path_words
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.document.parsing import Parsed, parse
from kith.partnership.arrangements.document.structure import read_structure

MOST_FAULTS = 500
"""So many faults are named one by one; of the rest only their being there is said."""

Editions = Mapping[str, set[str]]
"""For each edition of the guidance, the keys of the contents that it requires."""


def read_text(text: str | bytes, *, name: str, editions: Editions | None = None) -> Arrangements:
    """The arrangements that a file states.

    `name` is what faults call the file. Where `editions` is given, the edition and the contents
    answered are checked against it. Raises `FaultsFound` with every fault.
    """
    parsed = parse(text)
    return read_parsed(parsed, name=name, editions=editions)


def check_text(text: str | bytes, *, name: str, editions: Editions | None = None) -> list[Fault]:
    """Every fault of a file, in the order of its lines; an empty list where there is none."""
    try:
        read_text(text, name=name, editions=editions)
    except FaultsFound as found:
        return list(found.faults)
    return []


def read_plain(plain: object, *, name: str, editions: Editions | None = None) -> Arrangements:
    """The arrangements in plain data, such as a draft made in the browser. Raises `FaultsFound`."""
    return read_parsed(Parsed(plain), name=name, editions=editions)


def read_parsed(parsed: Parsed, *, name: str, editions: Editions | None) -> Arrangements:
    """Check what was parsed for its shape and its sense together. Raises `FaultsFound`."""
    findings = list(parsed.findings)
    arrangements = None
    if parsed.readable:
        arrangements, misshapen = read_structure(parsed.plain)
        findings += islice(misshapen, MOST_FAULTS + 1)
        findings += islice(findings_in(parsed.plain, editions=editions), MOST_FAULTS + 1)
    if findings or arrangements is None:
        raise FaultsFound(located(findings, parsed, name))
    return arrangements


def located(findings: Iterable[Finding], parsed: Parsed, name: str) -> list[Fault]:
    """Findings with their file and line, in the order of the lines, no more than are of use."""
    faults = [fault_of(finding, parsed, name) for finding in findings]
    faults.sort(key=lambda fault: fault.line or 0)
    if len(faults) > MOST_FAULTS:
        rest = Fault(name, "", f"more than {MOST_FAULTS} faults", "these put right first, then a second look")
        return [*faults[:MOST_FAULTS], rest]
    return faults


def fault_of(finding: Finding, parsed: Parsed, name: str) -> Fault:
    """A finding with its file and line."""
    line = finding.line or parsed.line_of(finding.path)
    return Fault(name, path_words(finding.path), finding.found, finding.would_do, line)
