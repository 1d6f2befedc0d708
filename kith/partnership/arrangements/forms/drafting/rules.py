"""Questions about the rules of a group: how often it meets, when it may decide, who chairs it."""

from typing import Any

from kith.base.ui.fields import ChoiceField, ConfirmField, IntegerField
from kith.base.ui.fields.choices import SELECT
from kith.partnership.arrangements.document.describing import chair_words, frequency_words, quorum_words
from kith.partnership.arrangements.document.models import Arrangements, Group
from kith.partnership.arrangements.forms.drafting.part import PartForm, Place, entry, found, named

KEEP = "keep"
"""The rule stays as it is: offered where it says more than this form can ask."""

FREQUENCIES = [
    ("times_a_year", "So many times a year"),
    ("every_months", "Every so many months"),
    ("at_least_a_year", "At least so many times a year"),
    ("none_fixed", "No fixed frequency"),
    ("not_stated", "Not stated"),
]
QUORUMS = [
    ("each-partner", "Each statutory partner"),
    ("members-of-bodies", "So many members from so many bodies"),
    ("number-of-set", "So many members"),
    ("chairs-discretion", "At the chair’s discretion"),
    ("not-stated", "Not stated"),
]
CHAIRS = [
    ("post", "Whoever holds a post of the partnership"),
    ("seat", "Whoever holds a seat of the group"),
    ("not-stated", "Not stated"),
]


class RulesForm(PartForm):
    """How often a group meets, when it may decide and who chairs it."""

    what = "the rules of the group {group}"
    says_optional = False

    meets = ChoiceField(
        label="How often does it meet?", required_message="Say how often the group meets", choices=[]
    )
    number = IntegerField(
        label="Number of times or months",
        required=False,
        min_value=1,
        max_value=366,
        hint="For the first three answers.",
    )
    quorum = ChoiceField(
        label="When may it decide?", required_message="Say when the group may decide", choices=[]
    )
    members = IntegerField(label="Number of members", required=False, min_value=1, max_value=200)
    bodies = IntegerField(label="From so many bodies", required=False, min_value=1, max_value=200)
    substitutes = ConfirmField(label="Substitutes count towards the quorum", required=False)
    chair = ChoiceField(label="Who chairs it?", required_message="Say who chairs the group", choices=[])
    chair_post = ChoiceField(label="Post that chairs", required=False, choices=[], shown_as=SELECT)
    chair_seat = ChoiceField(label="Seat that chairs", required=False, choices=[], shown_as=SELECT)

    def offer(self) -> None:
        """Offer the rules, and each that stands now and says more than can be asked here."""
        group = found(self.document.groups, self.place["group"])
        answers = self.answers_in(self.document, self.place)
        words = {
            "meets": "; ".join(frequency_words(each) for each in group.frequency),
            "quorum": quorum_words(group.quorum, self.document),
            "chair": chair_words(group.chair, self.document, group),
        }
        for name, plain in (("meets", FREQUENCIES), ("quorum", QUORUMS), ("chair", CHAIRS)):
            kept = [(KEEP, f"As it is now: {words[name]}")] if answers[name] == KEEP else []
            self.fields[name].choices = [*kept, *plain]
        self.fields["chair_post"].choices = [("", "Not stated"), *named(self.document.posts)]
        self.fields["chair_seat"].choices = [("", "Not stated"), *named(group.seats)]

    @classmethod
    def answers_in(cls, document: Arrangements, place: Place) -> dict[str, Any]:
        """Return the rules that stand now."""
        group = found(document.groups, place["group"])
        return frequency_answers(group) | quorum_answers(group) | chair_answers(group)

    def clean(self) -> dict[str, Any]:
        """Ask for the number, post or seat that a rule needs."""
        given = self.cleaned_data
        counted = given.get("meets") in ("times_a_year", "every_months", "at_least_a_year")
        needed = {
            "number": (counted, "Enter how many times or months"),
            "members": (
                given.get("quorum") in ("members-of-bodies", "number-of-set"),
                "Enter how many members",
            ),
            "bodies": (given.get("quorum") == "members-of-bodies", "Enter how many bodies"),
            "chair_post": (given.get("chair") == "post", "Choose the post that chairs"),
            "chair_seat": (given.get("chair") == "seat", "Choose the seat that chairs"),
        }
        for name, (is_needed, sentence) in needed.items():
            if is_needed and not given.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        return given

    def revise(self, plain: dict) -> None:
        """Write each rule that was answered anew; the others stay exactly as they are."""
        given, group = self.cleaned_data, entry(plain, "groups", self.place["group"])
        if self.answered_anew("meets", "number"):
            group["frequency"] = with_clause(group.get("frequency"), written_frequency(given))
        if self.answered_anew("quorum", "members", "bodies", "substitutes"):
            rule = {"rule": written_quorum(given), "substitutes": given["substitutes"]}
            group["quorum"] = (group.get("quorum") or {}) | rule
        if self.answered_anew("chair", "chair_post", "chair_seat"):
            group["chair"] = (group.get("chair") or {}) | {"rule": written_chair(given)}

    def answered_anew(self, rule: str, *parts: str) -> bool:
        """Return whether a rule, or what belongs to it, has another answer than it had."""
        return self.cleaned_data[rule] != KEEP and bool({rule, *parts} & set(self.changed_data))


def frequency_answers(group: Group) -> dict[str, Any]:
    """Return how often a group meets, where one plain frequency says it."""
    if not group.frequency:
        return {"meets": "not_stated"}
    only = group.frequency[0]
    if len(group.frequency) > 1 or any((only.starts_on, only.ends_on, only.for_months, only.then)):
        return {"meets": KEEP}
    says = next(name for name, _words in FREQUENCIES if getattr(only, name))
    number = getattr(only, says)
    return {"meets": says, "number": None if number is True else number}


def quorum_answers(group: Group) -> dict[str, Any]:
    """Return when a group may decide, where the form can ask it."""
    if group.quorum is None:
        return {"quorum": "not-stated", "substitutes": True}
    rule, counts = group.quorum.rule, {"substitutes": group.quorum.substitutes}
    if rule.by == "bodies":
        return {"quorum": KEEP if rule.bodies else "each-partner"} | counts
    if rule.by == "members-of-bodies":
        return {"quorum": rule.by, "members": rule.members, "bodies": rule.bodies} | counts
    if rule.by == "number-of-set":
        is_plain = not rule.of_bodies and not rule.of_seats
        return {
            "quorum": rule.by if is_plain else KEEP,
            "members": rule.number if is_plain else None,
        } | counts
    return {"quorum": rule.by} | counts


def chair_answers(group: Group) -> dict[str, Any]:
    """Return who chairs a group, where a post or a seat says it."""
    rule = group.chair.rule if group.chair else None
    if rule is None or rule.by == "not-stated":
        return {"chair": "not-stated"}
    if rule.by == "post":
        return {"chair": "post", "chair_post": rule.post}
    return {"chair": "seat", "chair_seat": rule.seat} if rule.by == "seat" else {"chair": KEEP}


def written_frequency(given: dict[str, Any]) -> dict[str, Any]:
    """Return a frequency as plain data."""
    counted = given["meets"] not in ("none_fixed", "not_stated")
    return {given["meets"]: given["number"] if counted else True}


def with_clause(before: list[dict] | None, now: dict[str, Any]) -> list[dict]:
    """Return the new frequency with the clause that the earlier one came from."""
    clause = before[0].get("clause") if before else None
    return [now | {"clause": clause} if clause else now]


def written_quorum(given: dict[str, Any]) -> dict[str, Any]:
    """Return a rule on quorum as plain data."""
    kind = given["quorum"]
    if kind == "members-of-bodies":
        return {"by": kind, "members": given["members"], "bodies": given["bodies"]}
    if kind == "number-of-set":
        return {"by": kind, "number": given["members"]}
    return {"by": "bodies" if kind == "each-partner" else kind}


def written_chair(given: dict[str, Any]) -> dict[str, Any]:
    """Return a rule on who chairs as plain data."""
    kind = given["chair"]
    return {"by": kind} if kind == "not-stated" else {"by": kind, kind: given[f"chair_{kind}"]}
