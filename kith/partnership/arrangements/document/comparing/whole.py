"""The differences of two whole documents, part by part."""

from calendar import month_name

from kith.partnership.arrangements.document.comparing.changes import (
    Change,
    Changes,
    Topic,
    Wording,
    field_changes,
    renamed,
    shown,
)
from kith.partnership.arrangements.document.comparing.groups import group_changes, joint_group_changes
from kith.partnership.arrangements.document.comparing.lists import (
    ANSWERS,
    AREAS,
    CLASSES,
    CLAUSES,
    DUTIES,
    POSTS,
    PREDECESSORS,
    RANKS,
    bodies,
    linked_boards,
    priorities,
)
from kith.partnership.arrangements.document.models import Arrangements

THE_PARTNERSHIP = "the partnership"


def compare(old: Arrangements, new: Arrangements) -> tuple[Change, ...]:
    """Every difference between two versions, in words; nothing at all only where they are equal.

    Groups, seats, bodies, promises and the like are the same thing in both where they have the same key.
    """
    if old == new:
        return ()
    around = Topic("The document", new.about.title, THE_PARTNERSHIP)
    worded = {
        "partnership": lambda before, now, topic: partnership_changes(old, new),
        "about": lambda before, now, topic: about_changes(old, new),
        "predecessors": PREDECESSORS.changes,
        "clauses": CLAUSES.changes,
        "seniority": RANKS.changes,
        "agency_classes": CLASSES.changes,
        "bodies": bodies(old, new).changes,
        "posts": POSTS.changes,
        "groups": lambda before, now, topic: group_changes(old, new, topic),
        "joint_groups": lambda before, now, topic: joint_group_changes(old, new, topic),
        "linked_boards": linked_boards(old, new).changes,
        "priorities": priorities(old, new).changes,
        "duties": DUTIES.changes,
        "answers": ANSWERS.changes,
    }
    return tuple(field_changes(old, new, around, worded, ()))


def partnership_changes(old: Arrangements, new: Arrangements) -> Changes:
    """What is different about the partnership itself."""
    topic = Topic("The partnership", new.partnership.name, THE_PARTNERSHIP)
    worded: dict[str, Wording] = {
        "name": renamed,
        "areas": AREAS.changes,
        "reporting_year_starts": new_reporting_year,
    }
    yield from field_changes(old.partnership, new.partnership, topic, worded, ())


def new_reporting_year(before: int, now: int, topic: Topic) -> Changes:
    """Another month in which the reporting year begins."""
    was = f"it began in {month_name[before]} before"
    yield topic.changed(f"The reporting year now begins in {month_name[now]}; {was}.")


def about_changes(old: Arrangements, new: Arrangements) -> Changes:
    """What is different about the document itself."""
    topic = Topic("The document", new.about.title, "the document")
    worded = {"title": renamed, "edition": new_edition, "in_force_from": new_first_day}
    yield from field_changes(old.about, new.about, topic, worded, ())


def new_edition(before: str, now: str, topic: Topic) -> Changes:
    """Arrangements under another edition of the guidance."""
    was = f"they were made under {before} before"
    yield topic.changed(f"The arrangements are now made under the edition {now} of the guidance; {was}.")


def new_first_day(before: object, now: object, topic: Topic) -> Changes:
    """Another day of taking effect."""
    day = "The day on which the arrangements take effect is"
    day += f" now {shown(now)}" if now else " no longer stated"
    yield topic.changed(f"{day}; it was {shown(before)} before.")
