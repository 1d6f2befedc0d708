"""What people may type about the process."""

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from kith.base.kernel.deadlines import months_after
from kith.base.ui.fields import CharField, DateField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.work.processes.questions import Step

A_STEP = re.compile(r"(\d{1,2})\s*[:–-]\s*(\S.*)")
MOST_QUESTIONS, LONGEST = 30, 300
MONTHS_AHEAD = 24


class StartForm(Form):
    """With which partnership the process is shared, and by which agreement."""

    other = RecordField(
        label="With which partnership?", required_message="Choose the partnership", named=lambda one: one.name
    )
    agreement = TextField(
        label="What did the two partnerships agree, and where does it stand?",
        required_message="Say what the partnerships agreed",
        rows=3,
        max_length=2000,
    )
    agreed_on = DateField(
        label="On which day did they agree?", required_message="Give the day of the agreement"
    )

    def __init__(self, *args: Any, others: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["other"].queryset = others  # type: ignore[attr-defined]


class VersionForm(Form):
    """The next version of a template: one question and one step to a line."""

    questions = TextField(
        label="What is every agency asked?",
        hint="One question to a line. A question that keeps its words keeps its answers side by side. To ask "
        "it of some agencies alone, begin with their sectors and a colon, such as Police: or NHS, Education:",
        required_message="Write at least one question",
        rows=10,
    )
    steps = TextField(
        label="Which steps are there?",
        hint="One to a line: how many working days before the due day, a colon, and what is done. "
        "Such as 3: The panel meets",
        required_message="Write at least one step",
        rows=6,
        max_length=4000,
    )
    changes = TextField(
        label="What does this version change, and why?",
        required_message="Say what it changes, and why",
        rows=2,
        max_length=1000,
    )

    def clean_questions(self) -> list[str]:
        """Return the questions; say which line is too long, or how many there may be."""
        lines = _lines(self.cleaned_data["questions"])
        if len(lines) > MOST_QUESTIONS:
            raise ValidationError(f"{len(lines)} questions were written. Write {MOST_QUESTIONS} or fewer")
        for number, line in enumerate(lines, start=1):
            if len(line) > LONGEST:
                raise ValidationError(
                    f"Question {number} has {len(line)} characters. Write {LONGEST} or fewer"
                )
        return lines

    def clean_steps(self) -> list[Step]:
        """Return the steps; say which line was not understood, and what would be."""
        found = []
        for number, line in enumerate(_lines(self.cleaned_data["steps"]), start=1):
            match = A_STEP.fullmatch(line)
            if match is None:
                raise ValidationError(
                    f"Line {number} says “{line[:60]}”. Write the number of working days, a colon and "
                    "the step, such as 3: The panel meets"
                )
            found.append(Step(int(match[1]), match[2][:LONGEST]))
        return found


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.split("\n") if line.strip()]


class AdoptForm(Form):
    """By which decision a version is adopted."""

    because = CharField(
        label="By which decision does your partnership adopt it?",
        hint="Such as the group and the day of its meeting.",
        required_message="Say by which decision it is adopted",
        max_length=300,
    )


class ItemForm(Form):
    """What differs, who does what about it, and by when."""

    differs = CharField(
        label="What differs between the partnerships?",
        required_message="Say what differs",
        max_length=500,
    )
    does = CharField(
        label="What is done about it?", required_message="Say what is done about it", max_length=500
    )
    owner = RecordField(
        label="Which partnership does it?",
        required_message="Choose the partnership",
        named=lambda one: one.name,
    )
    who = CharField(
        label="Who does it?", hint="By name or by post.", required_message="Say who does it", max_length=200
    )
    due_on = DateField(label="By which day?", required_message="Give the day by which it is done")

    def __init__(self, *args: Any, owners: Any, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]
        self.fields["due_on"].latest = months_after(today, MONTHS_AHEAD)  # type: ignore[attr-defined]


class DoneForm(Form):
    """What was done about an item."""

    words = TextField(label="What was done?", required_message="Say what was done", rows=3, max_length=2000)
