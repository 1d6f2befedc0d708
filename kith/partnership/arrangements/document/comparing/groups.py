"""Differences of groups: their seats, chairs, lines, frequency and quorum."""

from collections.abc import Callable, Mapping

from pydantic import BaseModel

from kith.partnership.arrangements.document.comparing.changes import (
    Changes,
    Entries,
    Topic,
    Wording,
    field_changes,
    plain_changes,
    renamed,
    shown,
)
from kith.partnership.arrangements.document.describing import (
    chair_words,
    group_name,
    joined,
    line_words,
    meets_words,
    name_of,
    names_of,
    quorum_words,
    seat_words,
)
from kith.partnership.arrangements.document.models import (
    Arrangements,
    Frequency,
    Function,
    Group,
    JointGroup,
    JointWith,
    ReportsTo,
    Seat,
)

GROUPS = "Groups"


def groups(old: Arrangements, new: Arrangements, around: Topic) -> Changes:
    """Groups that came, went or changed."""
    words = GroupWords(old, new)
    entries = Entries(
        what="groups",
        key_of=lambda group: group.key,
        topic_of=group_topic,
        added=words.new_group,
        removed=lambda group: f"{group.name} is no longer a group of the partnership.",
        worded={},
    )
    yield from words.changes(entries, around)


def group_topic(group: Group) -> Topic:
    """A group as the subject of changes."""
    return Topic(GROUPS, group.name, group.name)
