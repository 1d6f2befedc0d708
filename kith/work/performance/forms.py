"""What people may type about indicators, their figures and what is said of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kith.base.ui.fields import (
    CharField,
    ChoiceField,
    DateField,
    FileField,
    IntegerField,
    NumberField,
    RecordField,
    TextField,
)
from kith.base.ui.forms import Form
from kith.partnership.partnerships.models import Body
from kith.partnership.plan.forms import CoversForm
from kith.work.performance.enums import Better, Frequency, IndicatorKind, RemarkKind, Unit
from kith.work.performance.reading import MOST


class IndicatorForm(CoversForm):
    """An indicator’s entry in the dictionary."""

    name = CharField(label="Name", required_message="Give the indicator’s name")
    definition = TextField(
        label="What is counted?", required_message="Say what is counted", rows=3, max_length=2000
    )
    numerator = CharField(
        label="Numerator",
        hint="What is counted, such as referrals that follow another.",
        required=False,
        max_length=300,
    )
    denominator = CharField(
        label="Denominator",
        hint="What it is counted out of. Leave it empty for a plain count.",
        required=False,
        max_length=300,
    )
    kind = ChoiceField(
        label="What does it tell?",
        choices=IndicatorKind.choices,
        hints={
            "outcome": "Whether children are better off.",
            "output": "What was done.",
            "process": "How well or how fast it was done.",
            "input": "What was put in, such as staff.",
            "context": "What the area is like.",
        },
        required_message="Choose what it tells",
    )
    unit = ChoiceField(
        label="What is it counted in?", choices=Unit.choices, required_message="Choose the unit"
    )
    better = ChoiceField(
        label="Which way is better?", choices=Better.choices, required_message="Choose which way is better"
    )
    source = CharField(
        label="Where do the figures come from?",
        hint="The return or the system, such as the children in need census.",
        required_message="Say where the figures come from",
    )
    owner = RecordField(
        label="Agency that sends them", required=False, empty_label="Not stated", named=lambda body: body.name
    )
    frequency = ChoiceField(
        label="How often is there a figure?", choices=Frequency.choices, required_message="Choose how often"
    )
    lag_days = IntegerField(
        label="How many days after a period is it due?",
        min_value=0,
        max_value=730,
        required_message="Say how many days after a period it is due",
    )
    priority = RecordField(
        label="Priority of the plan that it serves",
        required=False,
        empty_label="No priority",
        named=lambda priority: priority.name,
    )
    group = ChoiceField(
        label="Group that watches it", choices=[], shown_as="select", empty_label="Not stated", required=False
    )
    children = TextField(
        label="Which children does it cover?",
        hint="Leave it empty while nobody has said so.",
        required=False,
        rows=2,
        max_length=2000,
    )
    fewest_shown = IntegerField(
        label="Fewest shown to the public",
        hint="Counts below this are not to be published.",
        min_value=0,
        max_value=100,
        required_message="Say from which number a count can be published",
    )
    question = TextField(label="What to ask when it moves", required=False, rows=2, max_length=500)
    held_from = DateField(label="First day on which it is kept", required_message="Give the first day")

    def __init__(
        self, *args: Any, bodies: Any, priorities: Any, groups: Sequence[tuple[str, str]], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.fields["owner"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["priority"].queryset = priorities  # type: ignore[attr-defined]
        self.fields["group"].choices = [("", "Not stated"), *groups]  # type: ignore[attr-defined]


class AddIndicatorForm(IndicatorForm):
    """A new indicator, with the short name by which files know it."""

    key = CharField(
        label="Short name in files",
        hint="Such as re-referrals. Leave it empty to have it made from the name; it can’t be changed later.",
        required=False,
        max_length=64,
    )


class EndIndicatorForm(Form):
    """The last day on which an indicator is kept, and why it ends."""

    held_to = DateField(label="Last day", required_message="Give the last day")
    reason = TextField(label="Why does it end?", required_message="Give the reason", rows=2, max_length=2000)


class TargetForm(Form):
    """What an indicator is to reach, from which day, and why."""

    value = NumberField(label="Target", required_message="Give the target")
    tolerance = NumberField(
        label="Tolerance",
        hint="How far off is still near it, in the same unit. Nought when left empty.",
        required=False,
    )
    held_from = DateField(label="From which day?", required_message="Give the first day")
    because = TextField(
        label="Why is this the target?",
        required_message="Say why this is the target",
        rows=2,
        max_length=2000,
    )


class StepForm(Form):
    """From which period the limits are worked out anew, and what changed."""

    period_from = ChoiceField(
        label="From which period?", choices=[], shown_as="select", required_message="Choose the period"
    )
    because = TextField(label="What changed?", required_message="Say what changed", rows=2, max_length=2000)

    def __init__(self, *args: Any, periods: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["period_from"].choices = [("", "Choose one"), *periods]  # type: ignore[attr-defined]

    def clean_period_from(self) -> date:
        """Return the first day of the period."""
        return date.fromisoformat(self.cleaned_data["period_from"])


class RemarkForm(Form):
    """A comment on a figure, or a challenge."""

    kind = ChoiceField(
        label="What is it?",
        choices=RemarkKind.choices,
        hints={"commentary": "What the figure means.", "challenge": "A question that its owner answers."},
        required_message="Choose what it is",
    )
    period = ChoiceField(
        label="Which figure is it about?",
        choices=[],
        shown_as="select",
        empty_label="The indicator",
        required=False,
    )
    words = TextField(
        label="What have you to say?", required_message="Write what you have to say", rows=4, max_length=4000
    )

    def __init__(self, *args: Any, periods: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["period"].choices = [("", "The indicator as a whole"), *periods]  # type: ignore[attr-defined]

    def clean_period(self) -> date | None:
        """Return the first day of the period, or None for the indicator as a whole."""
        said = self.cleaned_data["period"]
        return date.fromisoformat(said) if said else None


class AnswerForm(Form):
    """The answer to a remark."""

    words = TextField(label="Answer", required_message="Write the answer", rows=4, max_length=4000)


class OfferForm(Form):
    """Figures as a file, or as rows that are pasted."""

    agency = ChoiceField(
        label="Whose figures are they?", choices=[], shown_as="select", required_message="Choose the agency"
    )
    file = FileField(
        label="File",
        hint=f"A .csv or .xlsx file of up to {MOST.megabytes} MB. Its first sheet is read, if not hidden.",
        endings=(".csv", ".xlsx"),
        megabytes=MOST.megabytes,
        required=False,
    )
    rows = TextField(
        label="Or paste rows",
        hint="Copied from a spreadsheet, with the names of the columns.",
        required=False,
        rows=8,
        max_length=500_000,
    )

    def __init__(self, *args: Any, agencies: Sequence[Body], **rest: Any) -> None:
        super().__init__(*args, **rest)
        if len(agencies) < 2:
            del self.fields["agency"]
        else:
            named = [(one.public_id, one.name) for one in agencies]
            self.fields["agency"].choices = [("", "Choose one"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return one of the two; both or neither is a fault."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and bool(said.get("file")) == bool((said.get("rows") or "").strip()):
            self.add_error("file", "Choose a file, or paste rows: one of the two")
        return said


MEANINGS = (
    ("indicator", "The indicator"),
    ("period", "The period"),
    ("value", "The value"),
    ("numerator", "The numerator"),
    ("denominator", "The denominator"),
    ("comparator", "Whose figure it is"),
    ("part", "The district or other part"),
)
"""What a column of a file can be, when it isn’t left alone."""


class NameColumnsForm(Form):
    """What each column of a file is; those that are periods are known by themselves."""

    says_optional = False

    def __init__(self, *args: Any, heads: Sequence[tuple[str, str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.heads = [head for head, _example, _meaning in heads]
        for number, (head, example, meaning) in enumerate(heads):
            self.fields[f"column-{number}"] = ChoiceField(
                label=f"“{head}”",
                hint=f"Its first row says: {example}" if example else "",
                choices=list(MEANINGS),
                shown_as="select",
                empty_label="Leave it alone",
                required=False,
                initial=meaning,
            )

    def meanings(self) -> dict[str, str]:
        """Return what was said of each column, by its name."""
        return {head: self.cleaned_data[f"column-{at}"] or "" for at, head in enumerate(self.heads)}


class TakeInForm(Form):
    """What had been taken in last when the rows were looked through."""

    seen = CharField(label="Seen", required=False)


class MeasureForm(Form):
    """What will show whether an objective is reached: an indicator with a target, or words."""

    shown_by = ChoiceField(
        label="What will show it?", choices=[], shown_as="select", required_message="Choose what will show it"
    )
    target = NumberField(
        label="What is the indicator to reach?", hint="A number in the unit of the indicator.", required=False
    )
    baseline_period = CharField(
        label="With the figure of which period does it begin?",
        hint="Such as 2026-04, Q1 2026/27 or 2025/26. Leave it empty for the latest figure.",
        required=False,
        max_length=30,
    )
    words = TextField(
        label="The question of the audit, or the result of the survey",
        hint="Where no indicator fits.",
        required=False,
        rows=2,
        max_length=2000,
    )
    due_on = DateField(label="By when?", required_message="Give the day")

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["shown_by"].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]
