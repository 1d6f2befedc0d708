"""The columns of a copy that Kith makes, by which it is known again when somebody hands it in."""

from collections.abc import Sequence

from kith.work.chronologies.enums import Column

AGENCY, KEY_EVENT, CAME_FROM = "Agency", "Key event", "Came from"
HEAD = (
    Column.DATE.label,
    Column.TIME.label,
    AGENCY,
    Column.KNOWN.label,
    Column.SOURCE.label,
    Column.SUBJECT.label,
    Column.EVENT.label,
    Column.RESPONSE.label,
    Column.COMMENT.label,
    Column.SIGNIFICANCE.label,
    KEY_EVENT,
    CAME_FROM,
)
"""The columns of a copy: named as those that are taken in, so that a copy can be handed in again."""
BY_LABEL = {column.label: column.value for column in Column}
KEY_AT, AGENCY_AT = HEAD.index(KEY_EVENT), HEAD.index(AGENCY)


def is_own_head(headings: Sequence[object]) -> bool:
    """Return whether a row of headings is that of a copy that Kith made."""
    return tuple(str(heading).strip() for heading in headings[: len(HEAD)]) == HEAD


def pairs_of_own() -> tuple[tuple[str, str], ...]:
    """Return the headings of a copy, each with what it holds; nothing for what Kith says of itself."""
    return tuple((heading, BY_LABEL.get(heading, "")) for heading in HEAD)
