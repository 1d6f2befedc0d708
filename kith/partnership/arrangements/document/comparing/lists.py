"""Differences of everything with a key other than groups: bodies, posts, boards, promises and the rest."""

from collections.abc import Callable

from kith.partnership.arrangements.document.comparing.changes import (
    Changes,
    Entries,
    Topic,
    Wording,
    by_key,
    field_changes,
    named_differences,
    renamed,
)
from kith.partnership.arrangements.document.comparing.groups import joint_marks
from kith.partnership.arrangements.document.describing import STANDINGS, day_words, joined, name_of
from kith.partnership.arrangements.document.models import (
    Answer,
    Arrangements,
    Body,
    Clause,
    Duty,
    LinkedBoard,
    LinkPerson,
    Priority,
)
from kith.partnership.arrangements.document.models import Topic as BoardTopic


def simple_entries(part: str, what: str, among: str) -> Entries:
    """A list of named things of which only the name has words of its own."""
    return Entries(
        what=what,
        key_of=by_key,
        topic_of=lambda entry: Topic(part, entry.name, entry.name),
        added=lambda entry: f"{entry.name} is new among {among}.",
        removed=lambda entry: f"{entry.name} is no longer among {among}.",
        differences=named_differences,
    )


AREAS = simple_entries("The partnership", "areas", "the areas of the partnership")
PREDECESSORS = simple_entries("Predecessors", "predecessors", "what these arrangements replace")
RANKS = simple_entries("Ladder of seniority", "rungs", "the rungs of the ladder of seniority")
CLASSES = simple_entries("Classes of relevant agency", "classes", "the classes of relevant agency")
POSTS = simple_entries("Posts", "posts", "the posts of the partnership")


# --- clauses and answers ----------------------------------------------------


def reworded(before: object, now: object, topic: Topic) -> Changes:
    """A new wording."""
    yield topic.changed(f"{topic.subject} now reads: “{now}” Before: “{before}”")


def clause_differences(before: Clause, now: Clause, topic: Topic) -> Changes:
    """What is different in a clause."""
    return field_changes(before, now, topic, {"says": reworded})


CLAUSES = Entries(
    what="clauses",
    key_of=by_key,
    topic_of=lambda clause: Topic("Clauses", f"Clause {clause.key}", f"clause {clause.key}"),
    added=lambda clause: f"Clause {clause.key} is new: “{clause.says}”",
    removed=lambda clause: f"Clause {clause.key} is gone. It read: “{clause.says}”",
    differences=clause_differences,
)


def answer_differences(before: Answer, now: Answer, topic: Topic) -> Changes:
    """What is different in an answer to a required content."""
    return field_changes(before, now, topic, {}, ("item",))


ANSWERS = Entries(
    what="answers",
    key_of=lambda answer: answer.item,
    topic_of=lambda answer: Topic("Required contents", answer.item, f"the answer to {answer.item}"),
    added=lambda answer: f"The required content {answer.item} is now answered: {answer.where}.",
    removed=lambda answer: f"The required content {answer.item} is no longer answered.",
    differences=answer_differences,
)


# --- bodies -----------------------------------------------------------------


def new_body(body: Body) -> str:
    """A body that joins."""
    since = f" from {day_words(body.held_from)}" if body.held_from else ""
    return f"{body.name} joins as {STANDINGS[body.standing][1]}{since}."


def new_standing(before: object, now: object, topic: Topic) -> Changes:
    """A body of another standing."""
    standing, was = STANDINGS[str(now)][1], STANDINGS[str(before)][1]
    yield topic.changed(f"{topic.subject} is now {standing}; it was {was} before.")


def related(
    words: str, name: Callable[[Arrangements, str], str], old: Arrangements, new: Arrangements
) -> Callable:
    """Wording for a field that refers to something: “X is now succeeded by Y; it was Z before.”"""

    def wording(before: str | None, now: str | None, topic: Topic) -> Changes:
        if now is None:
            yield topic.changed(f"{topic.subject} is no longer {words} {name(old, str(before))}.")
        elif before is None:
            yield topic.changed(f"{topic.subject} is now {words} {name(new, now)}.")
        else:
            was = f"it was {words} {name(old, before)} before"
            yield topic.changed(f"{topic.subject} is now {words} {name(new, now)}; {was}.")

    return wording


def bodies(old: Arrangements, new: Arrangements) -> Entries:
    """How bodies are told apart and described."""
    succeeded = related("succeeded by", lambda document, key: name_of(document.bodies, key), old, new)
    worded = {"name": renamed, "standing": new_standing, "succeeded_by": succeeded}
    return Entries(
        what="bodies",
        key_of=by_key,
        topic_of=lambda body: Topic("Bodies", body.name, body.name),
        added=new_body,
        removed=lambda body: f"{body.name} is no longer named as {STANDINGS[body.standing][1]}.",
        differences=lambda before, now, topic: field_changes(before, now, topic, worded),
    )


# --- linked boards ----------------------------------------------------------


def linked_boards(old: Arrangements, new: Arrangements) -> Entries:
    """How linked boards are told apart and described."""
    part_of = related("part of", lambda document, key: name_of(document.linked_boards, key), old, new)
    worded: dict[str, Wording] = {
        "name": renamed,
        "part_of": part_of,
        "joint_with": joint_marks,
        "topics": topic_changes,
        "links": link_changes,
    }

    def differences(before: LinkedBoard, now: LinkedBoard, topic: Topic) -> Changes:
        return field_changes(before, now, topic, worded)

    return Entries(
        what="linked boards",
        key_of=by_key,
        topic_of=lambda board: Topic("Linked boards", board.name, board.name),
        added=lambda board: f"{board.name} is now linked with the partnership.",
        removed=lambda board: f"{board.name} is no longer linked with the partnership.",
        differences=differences,
    )


def topic_changes(before: tuple[BoardTopic, ...], now: tuple[BoardTopic, ...], topic: Topic) -> Changes:
    """Subjects on which a board leads."""
    entries = Entries(
        what="topics",
        key_of=lambda entry: entry.topic,
        topic_of=lambda entry: Topic(topic.part, topic.subject, f"the topic {entry.topic} of {topic.phrase}"),
        added=lambda entry: f"{topic.phrase} now has the topic {entry.topic}.",
        removed=lambda entry: f"{topic.phrase} no longer has the topic {entry.topic}.",
        differences=lambda old, new, inner: field_changes(old, new, inner, {}, ("topic",)),
    )
    return entries.changes(before, now, topic)


def link_changes(before: tuple[LinkPerson, ...], now: tuple[LinkPerson, ...], topic: Topic) -> Changes:
    """Link officers between the partnership and a board."""
    entries = Entries(
        what="link officers",
        key_of=by_key,
        topic_of=lambda link: Topic(topic.part, topic.subject, f"the link {link.name} of {topic.phrase}"),
        added=lambda link: f"{topic.phrase} has a new link: {link.name}.",
        removed=lambda link: f"{topic.phrase} no longer has the link {link.name}.",
        differences=named_differences,
    )
    return entries.changes(before, now, topic)


# --- priorities and promises ------------------------------------------------


def priorities(old: Arrangements, new: Arrangements) -> Entries:
    """How priorities are told apart and described."""
    led_by = related("led by", lambda document, key: name_of(document.groups, key), old, new)

    def differences(before: Priority, now: Priority, topic: Topic) -> Changes:
        return field_changes(before, now, topic, {"name": renamed, "lead_group": led_by})

    return Entries(
        what="priorities",
        key_of=by_key,
        topic_of=lambda priority: Topic("Priorities", priority.name, f"the priority {priority.name}"),
        added=lambda priority: f"{priority.name} is a new priority.",
        removed=lambda priority: f"{priority.name} is no longer a priority.",
        differences=differences,
    )


def promised_anew(before: object, now: object, topic: Topic) -> Changes:
    """A promise in other words."""
    yield topic.changed(f"What was promised as “{before}” is now promised as “{now}”")


def duty_topic(duty: Duty) -> Topic:
    """A promise as the subject of changes; it has no name but its words."""
    return Topic("Duties", duty.says, f"the promise “{duty.says}”")


def duty_differences(before: Duty, now: Duty, topic: Topic) -> Changes:
    """What is different in a promise."""
    return field_changes(before, now, topic, {"says": promised_anew})


DUTIES = Entries(
    what="promises",
    key_of=by_key,
    topic_of=duty_topic,
    added=lambda duty: f"A new promise ({joined(duty.clauses)}): {duty.says}",
    removed=lambda duty: f"No longer promised ({joined(duty.clauses)}): {duty.says}",
    differences=duty_differences,
)
