"""Writing arrangements as a file: the same arrangements always give the same text."""

import re

import yaml

from kith.partnership.arrangements.document.models import Arrangements

WIDTH = 110

SIMPLE_LINES = re.compile(r"(?:[^\s](?:[^\t\n]*[^\s])?\n+)*[^\s](?:[^\t\n]*[^\s])?")
"""Text of several lines that reads well as a block: no line begins or ends with a space."""


def write_text(arrangements: Arrangements) -> str:
    """The arrangements as YAML: fields in the order of the models, whatever is left at its default left out.

    What is written reads back as equal arrangements, and those give the same text, byte for byte.
    """
    plain = arrangements.model_dump(exclude_defaults=True)
    return yaml.dump(
        plain, Dumper=Writer, sort_keys=False, allow_unicode=True, default_flow_style=False, width=WIDTH
    )


def to_plain(arrangements: Arrangements) -> dict:
    """The arrangements as plain data that JSON can hold, without what is left at its default."""
    return arrangements.model_dump(mode="json", exclude_defaults=True)


def from_plain(plain: dict) -> Arrangements:
    """Arrangements from what `to_plain` gave.

    Only for data that was checked before; `reading.read_plain` checks. Raises `pydantic.ValidationError`.
    """
    return Arrangements.model_validate(plain)


class Writer(yaml.CSafeDumper):
    """Writes text so that it reads back as text, in this software and in any other that reads YAML."""

    def ignore_aliases(self, data: object) -> bool:
        """Write equal values twice rather than refer from one to the other."""
        return True


def written_text(writer: Writer, text: str) -> yaml.ScalarNode:
    """Several simple lines as a block, anything else as YAML finds shortest."""
    block = "\n" in text and SIMPLE_LINES.fullmatch(text)
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if block else None)


def written_list(writer: Writer, entries: tuple) -> yaml.SequenceNode:
    """Short lists of words on one line, other lists one entry to a line."""
    words = all(isinstance(entry, str) and "\n" not in entry for entry in entries)
    short = words and sum(len(entry) + 2 for entry in entries) < 70
    return writer.represent_sequence("tag:yaml.org,2002:seq", entries, flow_style=short)


Writer.add_representer(str, written_text)
Writer.add_representer(tuple, written_list)
