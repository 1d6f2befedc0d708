"""A change, and the plain way to say one for any field that has no words of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from kith.partnership.arrangements.document.describing import day_words, joined, sentence_case

Kind = Literal["added", "changed", "removed"]


@dataclass(frozen=True)
class Change:
    """One difference between two versions."""

    kind: Kind
    part: str
    """The part of the document, as a heading: “Groups”."""
    subject: str
    """What changed, by the name it has now."""
    sentence: str


@dataclass(frozen=True)
class Topic:
    """What a change is about, and how sentences call it."""

    part: str
    subject: str
    phrase: str
    """The subject within a sentence: “the seat Chair of the Executive Group”."""

    def changed(self, sentence: str) -> Change:
        """Something about the subject is different."""
        return Change("changed", self.part, self.subject, closed(sentence))

    def added(self, sentence: str) -> Change:
        """Something of the subject is new."""
        return Change("added", self.part, self.subject, closed(sentence))

    def removed(self, sentence: str) -> Change:
        """Something of the subject is gone."""
        return Change("removed", self.part, self.subject, closed(sentence))

    def within(self, label: str) -> "Topic":
        """Something that belongs to the subject."""
        return replace(self, phrase=f"the {label} of {self.phrase}")


Changes = Iterator[Change]
Wording = Callable[[Any, Any, Topic], Changes]
"""Says the difference between two values of one field."""

LABELS = {
    "key": "key",
    "says": "wording",
    "held_from": "first day of the standing",
    "held_to": "last day of the standing",
    "in_force_from": "day of taking effect",
    "starts_on": "first day",
    "ends_on": "last day",
    "ended_on": "last day",
    "published_on": "day of publication",
    "due_on": "due day",
    "review_on": "day of review",
    "because": "sentence behind the reading",
    "where": "place",
    "if_not": "consequence of too few being there",
    "breach": "consequence of a breach",
    "soft": "mark as a promise to try",
    "reports_to_nobody": "reason for reporting to nobody",
    "term_years": "term in years",
    "reporting_year_starts": "month in which the reporting year begins",
    "young_people": "mark as a group of young people",
    "votes": "right to vote",
    "optional": "mark as a seat that may stay empty",
    "line": "mark as stated or implied",
    "assumed": "note of what was assumed",
    "about": "number",
}
"""How fields are called where their own name would not read well."""


def label(field: str) -> str:
    """A field's name in a sentence."""
    return LABELS.get(field, field.replace("_", " "))


def shown(value: object) -> str:
    """A value in a sentence."""
    match value:
        case None:
            words = "not stated"
        case bool():
            words = "yes" if value else "no"
        case date():
            words = day_words(value)
        case str():
            words = f"“{value}”"
        case tuple():
            words = joined([shown(entry) for entry in value])
        case dict():
            words = "; ".join(f"{key}: {shown(entry)}" for key, entry in value.items()) or "none"
        case BaseModel():
            words = f"({fields_shown(value)})"
        case _:
            words = str(value)
    return words


def fields_shown(value: BaseModel) -> str:
    """What an entry says, field by field."""
    said = value.model_dump(exclude_defaults=True)
    return ", ".join(f"{label(field)} {shown(getattr(value, field))}" for field in said) or "nothing more"


def closed(sentence: str) -> str:
    """A sentence that does not end twice where it quotes another."""
    return sentence[:-1] if sentence.endswith((".”.", "?”.", "!”.")) else sentence


def field_changes(
    old: BaseModel,
    new: BaseModel,
    topic: Topic,
    worded: Mapping[str, Wording],
    said: Sequence[str] = ("key",),
) -> Changes:
    """Every field that differs, by its own wording where it has one; `said` names fields told elsewhere."""
    for field in type(old).model_fields:
        before, now = getattr(old, field), getattr(new, field)
        if before == now or field in said:
            continue
        wording = worded.get(field)
        yield from wording(before, now, topic) if wording else plain_changes(field, before, now, topic)


def plain_changes(field: str, old: object, new: object, topic: Topic) -> Changes:
    """A field without words of its own: “The last day of X changed from A to B.”"""
    if isinstance(old, BaseModel) and type(old) is type(new):
        yield from field_changes(old, new, topic.within(label(field)), {}, ())
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from entry_changes(field, old, new, topic)
    else:
        what = f"The {label(field)} of {topic.phrase}"
        yield topic.changed(f"{what} changed from {shown(old)} to {shown(new)}.")


def entry_changes(field: str, old: tuple, new: tuple, topic: Topic) -> Changes:
    """Entries of a list without keys that came, went or changed places."""
    gone = [entry for entry in old if entry not in new]
    come = [entry for entry in new if entry not in old]
    what = f"the {label(field)} of {topic.phrase}"
    for entry in gone:
        yield topic.changed(f"{shown(entry)} is no longer among {what}.")
    for entry in come:
        yield topic.changed(f"{shown(entry)} is now among {what}.")
    if not gone and not come:
        yield topic.changed(f"{sentence_case(what)} are now in this order: {shown(new)}.")


@dataclass(frozen=True)
class Entries:
    """How to tell the differences of a list whose entries can be told apart."""

    what: str
    """The entries together: “groups”."""
    key_of: Callable[[Any], object]
    topic_of: Callable[[Any], Topic]
    added: Callable[[Any], str]
    removed: Callable[[Any], str]
    differences: Wording

    def changes(self, old: tuple, new: tuple, around: Topic) -> Changes:
        """Entries removed, added and changed, and whether those that stayed changed places."""
        before, now = ({self.key_of(entry): entry for entry in entries} for entries in (old, new))
        if len(before) < len(old) or len(now) < len(new):
            yield from entry_changes(self.what, old, new, around)
            return
        for key, entry in before.items():
            if key not in now:
                yield self.topic_of(entry).removed(self.removed(entry))
        for key, entry in now.items():
            if key not in before:
                yield self.topic_of(entry).added(self.added(entry))
            elif before[key] != entry:
                yield from self.differences(before[key], entry, self.topic_of(entry))
        if [key for key in before if key in now] != [key for key in now if key in before]:
            yield around.changed(f"The {self.what} of {around.phrase} are listed in another order.")


def by_key(entry: Any) -> object:
    """The key by which most entries are told apart."""
    return entry.key


def renamed(old: object, new: object, topic: Topic) -> Changes:
    """A new name."""
    yield topic.changed(f"{sentence_case(str(old))} is now called {new}.")


def now_and_before(old: object, new: object, topic: Topic) -> Changes:
    """A word that takes the place of another: “X is now implied; it was stated before.”"""
    yield topic.changed(f"{sentence_case(topic.phrase)} is now {new}; it was {old} before.")


def named_differences(old: BaseModel, new: BaseModel, topic: Topic) -> Changes:
    """The differences of an entry of which only the name has words of its own."""
    yield from field_changes(old, new, topic, {"name": renamed})
