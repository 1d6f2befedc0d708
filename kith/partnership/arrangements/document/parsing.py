"""From text to plain data: YAML read as a stream of events, within limits, and nothing guessed.

A file from a stranger may be enormous, nested without end, or made to unfold into gigabytes. So the
text is read as a flat stream, and the data is put together from it with a list instead of recursion.
Only text, whole numbers, true, false and nothing are values; a date stays text here.
"""

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from kith.partnership.arrangements.document.faults import Finding, Path, quoted

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
MOST_VALUES = 100_000

WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
PLAIN_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "bool", "null", "map", "seq")}
TEXT_TAGS = {"!", "tag:yaml.org,2002:str"}


class UnreadableError(Exception):
    """The text cannot be read any further; what was found is among the findings."""


@dataclass
class Parsed:
    """What the text said, where each value stands, and what was wrong with it as YAML."""

    plain: object = None
    lines: dict[Path, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    readable: bool = True
    """False where the text broke off, so that its content cannot be judged."""

    def line_of(self, path: Path) -> int | None:
        """The line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def parse(text: str | bytes) -> Parsed:
    """Read YAML into plain data. Never raises for anything that the text says."""
    parsed = Parsed()
    try:
        Builder(parsed).build(decoded(text))
    except UnreadableError as stop:
        parsed.findings.append(stop.args[0])
        parsed.readable = False
    return parsed


def decoded(text: str | bytes) -> str:
    """The text itself. Raises `UnreadableError` when it is too big, empty or not UTF-8."""
    try:
        raw = text.encode() if isinstance(text, str) else text
        if len(raw) > MOST_BYTES:
            stop((), f"a file of {len(raw):,} bytes", f"at most {MOST_BYTES:,} bytes")
        said = raw.decode("utf-8-sig")
    except UnicodeError:
        stop((), "bytes that are not UTF-8 text", "a file saved as UTF-8")
    if not said.strip():
        stop((), "an empty file", "an arrangement file, which begins with “kith: 1”")
    return said


def stop(path: Path, found: str, would_do: str, line: int | None = None) -> NoReturn:
    """End the reading with a finding."""
    raise UnreadableError(Finding(path, found, would_do, line))


@dataclass
class Frame:
    """A list or mapping that is still open."""

    holds: dict | list
    path: Path
    key: str | None = None
    """In a mapping, the key that waits for its value."""
    skips: bool = False
    """The value that comes belongs to a key given twice, and is dropped."""


class Builder:
    """Puts plain data together from YAML's events."""

    def __init__(self, parsed: Parsed):
        self.parsed = parsed
        self.frames: list[Frame] = []
        self.values = 0
        self.documents = 0

    def build(self, text: str) -> None:
        """Read the whole text into `parsed`. Raises `UnreadableError` where it cannot go on."""
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                self.take(event)
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else None
            stop((), f"the character U+{character_code(error):04X}", "text without control characters", line)
        except yaml.MarkedYAMLError as error:
            self.stop_at_syntax(error, text)
        if not isinstance(self.parsed.plain, dict):
            stop((), "a file that is not a set of named values", "a file that begins with “kith: 1”")

    def take(self, event: yaml.Event) -> None:
        """Add one event to what stands so far."""
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    stop((), "a second document after “---”", "one document to a file", line_at(event))
            case yaml.AliasEvent():
                stop(self.next_path(), f"the alias *{event.anchor}", "the text itself", line_at(event))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.frames.pop()
            case yaml.NodeEvent():
                self.take_node(event)

    def take_node(self, event: yaml.NodeEvent) -> None:
        """Add a scalar, or open a list or mapping."""
        line = line_at(event)
        self.values += 1
        if self.values > MOST_VALUES:
            stop((), f"more than {MOST_VALUES:,} values", "a smaller file", line)
        self.check_marks(event, line)
        if self.frames and self.awaits_key():
            self.take_key(event, line)
        elif isinstance(event, yaml.ScalarEvent):
            self.place(scalar_value(event), line)
        else:
            self.open(event, line)

    def check_marks(self, event: Any, line: int) -> None:
        """Note anchors and tags that the file may not use."""
        if event.anchor:
            self.note(f"the anchor &{event.anchor}", "text without anchors and aliases", line)
        if event.tag and event.tag not in TAGS | TEXT_TAGS:
            self.note(f"the tag {quoted(event.tag)}", "a value without a tag", line)

    def note(self, found: str, would_do: str, line: int) -> None:
        """Keep a finding about the value that comes next, and read on."""
        self.parsed.findings.append(Finding(self.next_path(), found, would_do, line))

    def awaits_key(self) -> bool:
        """Whether the next value in a mapping is a key."""
        return isinstance(self.frames[-1].holds, dict) and self.frames[-1].key is None

    def take_key(self, event: yaml.NodeEvent, line: int) -> None:
        """Take a mapping's key; a second one of the same name is a finding and its value is dropped."""
        frame = self.frames[-1]
        if not isinstance(event, yaml.ScalarEvent):
            stop(frame.path, "a list or a set of named values as a key", "a word as a key", line)
        frame.key = event.value
        frame.skips = frame.key in frame.holds
        if frame.skips:
            first = self.parsed.lines[*frame.path, frame.key]
            twice = f"the key {quoted(frame.key)} a second time (first on line {first})"
            self.note(twice, "each key once", line)
        else:
            self.parsed.lines[*frame.path, frame.key] = line

    def next_path(self) -> Path:
        """The path of the value that comes next."""
        if not self.frames:
            return ()
        frame = self.frames[-1]
        if isinstance(frame.holds, list):
            return (*frame.path, len(frame.holds))
        return frame.path if frame.key is None else (*frame.path, frame.key)

    def place(self, value: object, line: int) -> None:
        """Put a value where it belongs."""
        path = self.next_path()
        if not self.frames:
            self.parsed.plain = value
            self.parsed.lines[()] = line
            return
        frame = self.frames[-1]
        if isinstance(frame.holds, list):
            self.parsed.lines[path] = line
            frame.holds.append(value)
        else:
            if not frame.skips:
                frame.holds[frame.key] = value
            frame.key = None

    def open(self, event: yaml.NodeEvent, line: int) -> None:
        """Begin a list or mapping inside what is open."""
        path = self.next_path()
        if len(self.frames) >= MOST_DEPTH:
            stop((), f"values nested more than {MOST_DEPTH} deep", "a flatter file", line)
        holds: dict | list = {} if isinstance(event, yaml.MappingStartEvent) else []
        skipped = bool(self.frames) and self.frames[-1].skips
        self.place(holds, line)
        self.frames.append(Frame(holds, (*path, "(again)") if skipped else path))

    def stop_at_syntax(self, error: yaml.MarkedYAMLError, text: str) -> NoReturn:
        """End the reading where the text is no YAML, with the line and a plain reason."""
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        lines = text.split("\n")
        if line and line <= len(lines) and re.match(r"\s*\t", lines[line - 1]):
            stop((), "a tab at the start of the line", "spaces", line)
        stop((), f"text that is not YAML ({error.problem})", SYNTAX_HINT, line)


SYNTAX_HINT = (
    "“key: value” lines, indented with spaces, and quotation marks around text that holds “: ” or “ #”"
)


def character_code(error: yaml.reader.ReaderError) -> int:
    """The number of the character that YAML does not allow."""
    return error.character if isinstance(error.character, int) else ord(error.character)


def line_at(event: yaml.Event) -> int:
    """The line on which an event begins, counted from 1."""
    return event.start_mark.line + 1 if event.start_mark else 1


def scalar_value(event: yaml.ScalarEvent) -> str | int | bool | None:
    """Text, whole number, true, false or nothing; anything quoted is text."""
    if event.style or event.tag in TEXT_TAGS:
        return event.value
    if event.value in PLAIN_WORDS:
        return PLAIN_WORDS[event.value]
    return int(event.value) if WHOLE_NUMBER.fullmatch(event.value) else event.value
