"""What people may type about a meeting’s theme and times, and about how early a partnership prepares."""

import re
from collections.abc import Collection
from datetime import time
from typing import Any

from django.core.validators import URLValidator
from django.db.models import QuerySet
from django.forms import ValidationError

from kith.base.ui.fields import CharField, IntegerField, RecordField, TextField
from kith.base.ui.forms import Form
from kith.partnership.plan.models import Priority

A_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")


class ChooseTheme(Form):
    """Which priority a meeting is about."""

    theme = RecordField(
        label="Priority of the plan", shown_as="radios",
        named=lambda priority: priority.name, required_message="Choose a priority",
    )  # fmt: skip

    def __init__(
        self, *args: Any, priorities: QuerySet[Priority], covered: Collection[int], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        theme = self.fields["theme"]
        theme.named = lambda one: one.name if one.pk in covered else f"{one.name} (not covered yet this year)"
        theme.queryset = priorities


class SetTimes(Form):
    """When and where a meeting is."""

    begins = CharField(
        label="Begins at", required=False, hint="By the 24-hour clock, such as 9:30 or 14:00.",
        classes="govuk-input--width-5", max_length=5,
    )  # fmt: skip
    length = IntegerField(
        label="Length in minutes", min_value=10, max_value=600, required_message="Give its length in minutes"
    )
    shortened_because = TextField(
        label="Why it is shortened",
        required=False,
        rows=2,
        hint="Only where it becomes shorter.",
        max_length=500,
    )
    place = CharField(label="Place", required=False)
    link = CharField(label="Link to join online", required=False, max_length=500)

    def clean_begins(self) -> time | None:
        """Return the time of day; refuse what is none."""
        said = self.cleaned_data["begins"].strip()
        if not said:
            return None
        found = A_TIME.fullmatch(said)
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            raise ValidationError("Give the time by the 24-hour clock, such as 9:30 or 14:00")
        return time(int(found[1]), int(found[2]))

    def clean_link(self) -> str:
        """Return the link; refuse what is no web address."""
        said: str = self.cleaned_data["link"].strip()
        if said:
            try:
                URLValidator(schemes=["https", "http"])(said)
            except ValidationError as wrong:
                raise ValidationError("Give a web address that begins with https://") from wrong
        return said


class SetTimings(Form):
    """How many working days before and after a meeting things are due."""

    agenda_before = IntegerField(
        label="Working days before a meeting by which its agenda is settled", min_value=0, max_value=60,
        required_message="Give the days for agendas",
    )  # fmt: skip
    papers_before = IntegerField(
        label="Working days before a meeting by which its papers are in", min_value=0, max_value=60,
        required_message="Give the days for papers",
    )  # fmt: skip
    minutes_within = IntegerField(
        label="Working days after a meeting within which its minutes are drafted", min_value=0, max_value=60,
        required_message="Give the days for minutes",
    )  # fmt: skip
