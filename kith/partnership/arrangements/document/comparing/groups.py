"""Differences of groups: their seats, chairs, lines, frequency and quorum."""

from dataclasses import dataclass

from kith.partnership.arrangements.document.comparing.changes import (
    Changes,
    Entries,
    Topic,
    Wording,
    by_key,
    entry_changes,
    field_changes,
    now_and_before,
    renamed,
)
from kith.partnership.arrangements.document.describing import (
    chair_words,
    group_name,
    joined,
    line_words,
    meets_words,
    name_of,
    quorum_words,
    seat_words,
)
from kith.partnership.arrangements.document.models import (
    Arrangements,
    Chair,
    Frequency,
    Function,
    Group,
    JointGroup,
    JointWith,
    Quorum,
    ReportsTo,
    Seat,
)

HOLDER = ("body", "each", "post", "chairs_of", "seniority", "role")
"""The fields of a seat that together say who is asked for."""

QUORUM_WORDED = ("rule", "chair_or_deputy", "substitutes", "if_not")
"""The fields of a quorum that its words say."""


def group_changes(old: Arrangements, new: Arrangements, around: Topic) -> Changes:
    """Groups that came, went or changed."""
    entries = Entries(
        what="groups",
        key_of=by_key,
        topic_of=lambda group: Topic("Groups", group.name, group.name),
        added=lambda group: new_group(group, new),
        removed=lambda group: f"{group.name} is no longer a group of the partnership.",
        differences=lambda before, now, topic: BetweenGroups(old, new, before, now).changes(topic),
    )
    yield from entries.changes(old.groups, new.groups, around)


def new_group(group: Group, document: Arrangements) -> str:
    """A new group and to whom it answers."""
    lines = " and to ".join(line_words(line, document) for line in group.reports_to)
    return f"{group.name} is a new group{f', which reports to {lines}' if lines else ''}."


@dataclass(frozen=True)
class BetweenGroups:
    """One group in two versions of the document."""

    old: Arrangements
    new: Arrangements
    before: Group
    now: Group

    def changes(self, topic: Topic) -> Changes:
        """Every difference of the group."""
        worded: dict[str, Wording] = {
            "name": renamed,
            "functions": functions,
            "replaces": self.replaces,
            "reports_to_nobody": nobody,
            "joint_with": joint_marks,
            "reports_to": lambda before, now, topic: line_changes(before, now, topic, self.old, self.new),
            "chair": self.chair,
            "seats": self.seats,
            "quorum": self.quorum,
            "frequency": frequency_changes,
        }
        yield from field_changes(self.before, self.now, topic, worded)

    def chair(self, before: Chair | None, now: Chair | None, topic: Topic) -> Changes:
        """Who chairs, and what belongs to the rule."""
        was = chair_words(before, self.old, self.before)
        words = chair_words(now, self.new, self.now)
        told = ("rule",) if was != words else ()
        if told:
            yield topic.changed(f"The chair of {topic.phrase} is now: {words}. It was: {was}.")
        yield from rest_of_rule("chair", before, now, topic, told)

    def quorum(self, before: Quorum | None, now: Quorum | None, topic: Topic) -> Changes:
        """When the group may decide, and what belongs to the rule."""
        was, words = quorum_words(before, self.old), quorum_words(now, self.new)
        told = QUORUM_WORDED if was != words else ()
        if told:
            yield topic.changed(f"The quorum of {topic.phrase} is now: {words}. It was: {was}.")
        yield from rest_of_rule("quorum", before, now, topic, told)

    def replaces(self, before: tuple[str, ...], now: tuple[str, ...], topic: Topic) -> Changes:
        """Which boards or groups of the past this one replaces."""
        for key in before:
            if key not in now:
                name = name_of(self.old.predecessors, key)
                yield topic.removed(f"{topic.phrase} no longer replaces {name}.")
        for key in now:
            if key not in before:
                yield topic.added(f"{topic.phrase} now replaces {name_of(self.new.predecessors, key)}.")
        if set(before) == set(now):
            yield from entry_changes("predecessors", before, now, topic)

    def seats(self, before: tuple[Seat, ...], now: tuple[Seat, ...], topic: Topic) -> Changes:
        """Seats that came, went or ask for somebody else."""
        group = self.now.name
        entries = Entries(
            what="seats",
            key_of=by_key,
            topic_of=lambda seat: Topic(topic.part, topic.subject, f"the seat {seat.name} of {group}"),
            added=lambda seat: f"{group} has a new seat: {seat.name} ({seat_words(seat, self.new)}).",
            removed=lambda seat: f"{group} no longer has the seat {seat.name}.",
            differences=self.seat,
        )
        yield from entries.changes(before, now, topic)

    def seat(self, before: Seat, now: Seat, topic: Topic) -> Changes:
        """What one seat asks for."""
        was, words = seat_words(before, self.old), seat_words(now, self.new)
        asks_anew = was != words
        if asks_anew:
            yield topic.changed(
                f"The seat {now.name} of {self.now.name} now asks for: {words}. It asked for: {was}."
            )
        told = ("key", *HOLDER) if asks_anew else ("key",)
        yield from field_changes(before, now, topic, {"name": self.renamed_seat}, told)

    def renamed_seat(self, before: object, now: object, topic: Topic) -> Changes:
        """A seat with a new name."""
        yield topic.changed(f"The seat {before} of {self.now.name} is now called {now}.")


def rest_of_rule(
    label: str, before: Chair | Quorum | None, now: Chair | Quorum | None, topic: Topic, told: tuple[str, ...]
) -> Changes:
    """What belongs to a rule besides the words already told."""
    if before is not None and now is not None:
        yield from field_changes(before, now, topic.within(label), {"line": now_and_before}, told)
    elif not told:
        file = "leaves it out" if now is None else "says so"
        yield topic.changed(f"The {label} of {topic.phrase} is still not stated; the file now {file}.")


def frequency_changes(before: tuple[Frequency, ...], now: tuple[Frequency, ...], topic: Topic) -> Changes:
    """How often a group meets."""
    was, words = (", then ".join(meets_words(each) for each in every) for every in (before, now))
    if was != words:
        yield topic.changed(frequency_sentence(was, words, topic.phrase))
    old_clauses, new_clauses = clauses_of(before), clauses_of(now)
    if before and now and old_clauses != new_clauses:
        about = f"The clause on how often {topic.phrase} meets"
        yield topic.changed(f"{about} is now {new_clauses}; it was {old_clauses} before.")
    elif was == words:
        yield from entry_changes("frequency", before, now, topic)


def frequency_sentence(was: str, words: str, name: str) -> str:
    """How often now, and how often before."""
    if not words:
        return f"How often {name} meets is no longer stated; it met {was} before."
    if not was:
        return f"{name} now meets {words}; how often it met was not stated before."
    return f"{name} now meets {words}; it met {was} before."


def clauses_of(frequencies: tuple[Frequency, ...]) -> str:
    """The clauses that say how often, in words."""
    clauses = [each.clause for each in frequencies if each.clause]
    return joined(clauses) if clauses else "not stated"


def nobody(before: str | None, now: str | None, topic: Topic) -> Changes:
    """A group that answers to nobody, and why."""
    if now is None:
        yield topic.changed(f"{topic.phrase} is no longer said to report to nobody.")
    elif before is None:
        yield topic.changed(f"{topic.phrase} now reports to nobody: “{now}”")
    else:
        yield topic.changed(f"Why {topic.phrase} reports to nobody now reads: “{now}” Before: “{before}”")


def functions(before: tuple[Function, ...], now: tuple[Function, ...], topic: Topic) -> Changes:
    """What a group is there to do."""
    entries = Entries(
        what="functions",
        key_of=lambda function: function.says,
        topic_of=lambda function: Topic(
            topic.part, topic.subject, f"the function “{function.says}” of {topic.phrase}"
        ),
        added=lambda function: f"{topic.phrase} has a new function: “{function.says}”.",
        removed=lambda function: f"{topic.phrase} no longer has the function “{function.says}”.",
        differences=lambda old, new, inner: field_changes(old, new, inner, {}, ()),
    )
    yield from entries.changes(before, now, topic)


def joint_marks(before: tuple[JointWith, ...], now: tuple[JointWith, ...], topic: Topic) -> Changes:
    """With which partnerships a group or board is shared."""
    entries = Entries(
        what="joint marks",
        key_of=lambda mark: mark.partnership,
        topic_of=lambda mark: Topic(
            topic.part, topic.subject, f"the joint mark of {topic.phrase} with {mark.name}"
        ),
        added=lambda mark: f"{topic.phrase} is now joint with {mark.name}.",
        removed=lambda mark: f"{topic.phrase} is no longer joint with {mark.name}.",
        differences=lambda old, new, inner: field_changes(old, new, inner, {}, ()),
    )
    yield from entries.changes(before, now, topic)


def line_changes(
    before: tuple[ReportsTo, ...],
    now: tuple[ReportsTo, ...],
    topic: Topic,
    old: Arrangements,
    new: Arrangements,
) -> Changes:
    """To whom a group answers."""
    name = topic.phrase
    entries = Entries(
        what="reporting lines",
        key_of=lambda line: (line.group, line.board),
        topic_of=lambda line: Topic(
            topic.part, topic.subject, f"the line from {name} to {end_of(line, new)}"
        ),
        added=lambda line: f"{name} now reports to {line_words(line, new)}.",
        removed=lambda line: f"{name} no longer reports to {end_of(line, old)}.",
        differences=lambda was, line, inner: field_changes(was, line, inner, {"line": now_and_before}, ()),
    )
    yield from entries.changes(before, now, topic)


def end_of(line: ReportsTo, document: Arrangements) -> str:
    """The name of the group or board at the end of a line."""
    return line_words(ReportsTo(group=line.group, board=line.board), document)


def joint_group_changes(old: Arrangements, new: Arrangements, around: Topic) -> Changes:
    """Groups at home in another partnership that this one shares."""

    def differences(before: JointGroup, now: JointGroup, topic: Topic) -> Changes:
        worded = {"reports_to": lambda was, lines, inner: line_changes(was, lines, inner, old, new)}
        return field_changes(before, now, topic, worded)

    entries = Entries(
        what="shared groups",
        key_of=lambda shared: (shared.partnership, shared.group),
        topic_of=lambda shared: Topic("Shared groups", shared.group, group_name(shared.group, new)),
        added=lambda shared: f"The group {shared.group} of {shared.partnership} is now shared.",
        removed=lambda shared: f"The group {shared.group} of {shared.partnership} is no longer shared.",
        differences=differences,
    )
    yield from entries.changes(old.joint_groups, new.joint_groups, around)
