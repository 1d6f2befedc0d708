"""What people may type about the plan."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from kith.base.ui.fields import (
    CharField,
    ChoiceField,
    ConfirmField,
    DateField,
    NumberField,
    RecordField,
    TextField,
)
from kith.base.ui.fields.dates import Written
from kith.base.ui.forms import Form
from kith.partnership.plan.covering import AGE_CHOICES, Area, Covers, places_written
from kith.partnership.plan.enums import SAID
from kith.partnership.plan.models import CoversChildren
from kith.partnership.plan.operations.objectives import FIRM
from kith.partnership.plan.progressing import Step

LATE = "late_"
"""What the names of the questions after the reasons of late things begin with."""
COVERING = ("ages_from", "ages_to", "area", "places")


class CoversForm(Form):
    """Which children something covers, by age and area; what stands after the question in words."""

    ages_from = ChoiceField(
        label="From which age?",
        hint="In years. Leave both empty while nobody has said so.",
        choices=AGE_CHOICES,
        shown_as="select",
        empty_label="Not stated",
        required=False,
    )
    ages_to = ChoiceField(
        label="To which age?",
        hint="The last year counts: 17 is up to the eighteenth birthday.",
        choices=AGE_CHOICES,
        shown_as="select",
        empty_label="Not stated",
        required=False,
    )
    area = ChoiceField(
        label="Where?", choices=[("", "Not stated"), *Area.choices], shown_as="radios", required=False
    )
    places = TextField(
        label="Which places?",
        hint="Districts or council areas, one a line. Only where it is not the whole area.",
        required=False,
        rows=2,
        max_length=2000,
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        others = [name for name in self.fields if name not in COVERING]
        after = others.index("children") + 1
        self.order_fields([*others[:after], *COVERING, *others[after:]])

    def clean(self) -> dict[str, Any]:
        """Return the answers, with what it covers as one."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        first, last, area, places = (said.pop(name, "") for name in COVERING)
        ages = [int(age) if age else None for age in (first, last)]
        return said | {"covers": Covers(ages[0], ages[1], area, places_written(places))}


def covers_initial(record: CoversChildren) -> dict[str, Any]:
    """Return what is on record of the children that something covers, as the form asks for it."""
    covers = record.covers
    return {
        "ages_from": covers.ages_from,
        "ages_to": covers.ages_to,
        "area": covers.area,
        "places": "\n".join(covers.places),
    }


class PriorityForm(CoversForm):
    """What a priority is called, whom it covers and from when to when it runs."""

    name = CharField(label="Name", required_message="Give the priority’s name")
    children = TextField(
        label="Which children does it cover?",
        hint="Leave it empty while nobody has said so.",
        required=False,
        rows=2,
        max_length=2000,
    )
    held_from = DateField(label="First day", required_message="Give the first day")
    held_to = DateField(label="Last day", hint="Leave it empty while no end is set.", required=False)


class EndPriorityForm(Form):
    """The last day of a priority, and why it ends."""

    held_to = DateField(label="Last day", required_message="Give the last day")
    reason = TextField(label="Why does it end?", required_message="Give the reason", rows=2, max_length=2000)


class LeadForm(Form):
    """Who leads a priority, for which agency, from which day."""

    person = RecordField(label="Lead", required_message="Choose who leads it")
    body = RecordField(
        label="Agency", hint="The agency for which they lead it.", required=False, empty_label="No agency"
    )
    held_from = DateField(label="From which day?", required_message="Give the first day")

    def __init__(self, *args: Any, people: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class EndLeadForm(Form):
    """The last day on which somebody leads a priority, and why."""

    held_to = DateField(label="Last day", required_message="Give the last day")
    because = TextField(
        label="Why do they stop?", required_message="Give the reason", rows=2, max_length=2000
    )


class FirmDay(DateField):
    """A day that is one: *ongoing* is refused with the sentence that says why."""

    def clean(self, value: Written | date | None) -> date | None:
        """Return the day; raise ValidationError with a sentence where something else was written."""
        if isinstance(value, Written):
            letters = re.sub("[^a-z]", "", f"{value.day}{value.month}{value.year}".lower())
            if "ongoing" in letters:
                raise ValidationError(FIRM)
        return super().clean(value)


def firm_day() -> FirmDay:
    """Return the question for a due day."""
    return FirmDay(label="Due day", hint="A firm day; the day itself is in time.", required_message=FIRM)


class ObjectiveForm(Form):
    """What is to change, how one will know, and by when."""

    title = CharField(
        label="What is to change for children?",
        required_message="Say what is to change for children",
        max_length=300,
    )
    how_one_knows = TextField(
        label="How will one know?",
        hint="What will be different. Where no indicator fits, the question of an audit or the result of a "
        "survey that will show it.",
        required_message="Say how one will know",
        rows=2,
        max_length=2000,
    )
    shown_by = ChoiceField(
        label="What will show it?", choices=[], shown_as="select", required_message="Choose what will show it"
    )
    target = NumberField(
        label="What is the indicator to reach?",
        hint="A number in the unit of the indicator. It begins with the latest figure. Leave it empty where "
        "no indicator fits.",
        required=False,
    )
    due_on = firm_day()

    def __init__(self, *args: Any, choices: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["shown_by"].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]


class MilestoneForm(Form):
    """A step on the way, and its day."""

    title = CharField(
        label="What will have happened?", required_message="Say what will have happened", max_length=300
    )
    due_on = firm_day()
    invites_scrutiny = ConfirmField(
        label="It invites the independent chair to scrutinise what was reached", required=False
    )


class MoveDayForm(Form):
    """Another due day, why, and who agreed."""

    due_on = firm_day()
    reason = TextField(label="Why?", required_message="Give the reason", rows=2, max_length=2000)
    agreed_by = CharField(
        label="Who agreed?",
        hint="A person, or the group and its meeting.",
        required_message="Say who agreed to it",
        max_length=200,
    )


class ReachForm(Form):
    """When a milestone was reached, and what shows it."""

    reached_on = DateField(label="Reached on", required_message="Give the day")
    evidence = TextField(
        label="What shows it?",
        required_message="Say what shows that it was reached",
        rows=2,
        max_length=2000,
    )


class CompleteForm(Form):
    """When an objective was completed, and what was done."""

    completed_on = DateField(label="Completed on", required_message="Give the day")
    what_was_done = TextField(
        label="What was done?", required_message="Say what was done", rows=3, max_length=2000
    )
    completed_without = TextField(
        label="Why is it completed without them?",
        required_message="Say why it is completed without the milestones that are not reached",
        rows=2,
        max_length=2000,
    )

    def __init__(self, *args: Any, unreached: Sequence[str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not unreached:
            del self.fields["completed_without"]
            return
        names = "; ".join(unreached)
        self.fields[
            "completed_without"
        ].help_text = (
            f"Not reached: {names}. Where one was reached, say so on the page of the objective first."
        )


class ImpactForm(Form):
    """What changed for children."""

    what_changed = TextField(
        label="What changed for children, and how does one know?",
        required_message="Say what changed for children",
        rows=3,
        max_length=2000,
    )


class ReasonForm(Form):
    """Why something is dropped or taken back."""

    reason = TextField(label="Why?", required_message="Give the reason", rows=2, max_length=2000)


class UpdateForm(Form):
    """How a priority stands, what is asked of the group, and another colour with its reason."""

    words = TextField(
        label="How does the priority stand?",
        required_message="Say how the priority stands",
        rows=4,
        max_length=4000,
    )
    asks = TextField(
        label="What do you ask of the group?",
        hint="Leave it empty where you ask nothing.",
        required=False,
        rows=2,
        max_length=2000,
    )
    said_colour = ChoiceField(
        label="Another colour than the one worked out",
        choices=[("", "No, it is right as it is"), *SAID],
        required=False,
    )
    because = TextField(label="Why that colour?", required=False, rows=2, max_length=2000)

    def __init__(self, *args: Any, late: Sequence[Step], **rest: Any) -> None:
        super().__init__(*args, **rest)
        for step in late:
            self.fields[f"{LATE}{step.key}"] = TextField(
                label=f"Why is “{step.title}” late?",
                required_message=f"Say why “{step.title}” is late",
                rows=2,
                max_length=2000,
            )
        names = [name for name in self.fields if name.startswith(LATE)]
        self.order_fields(["words", *names])

    def clean(self) -> dict[str, Any]:
        """Return the answers, with the reasons of what is late by what they are about."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        late = {name.removeprefix(LATE): given.pop(name) for name in list(given) if name.startswith(LATE)}
        return given | {"late_because": late}


class NeedForm(Form):
    """What children need, and where that is known from."""

    says = TextField(
        label="What does it show?", required_message="Say what it shows", rows=3, max_length=2000
    )
    source = CharField(
        label="Where does it come from?", required_message="Say where it comes from", max_length=300
    )
    dated_on = DateField(label="Of which day is it?", required_message="Give the day")


class WordsForm(Form):
    """What young people said, and that they agreed to share it."""

    words = TextField(
        label="What did they say?",
        hint="In the words that they agreed to share, without names.",
        required_message="Give their words",
        rows=3,
        max_length=2000,
    )
    source = CharField(
        label="Where did they say it?", required_message="Say where they said it", max_length=300
    )
    said_on = DateField(label="When?", required_message="Give the day")
    are_agreed = ConfirmField(
        label="The young people agreed to share these words",
        required_message="Only words that the young people agreed to share stand here",
    )


class ActionForm(Form):
    """What is to be done under a priority, by whom and by when."""

    objective = RecordField(
        label="For which objective?", required=False, empty_label="The priority as a whole"
    )
    wording = TextField(
        label="What is to be done", required_message="Say what is to be done", rows=3, max_length=2000
    )
    owner = RecordField(label="Owner", required=False, empty_label="Nobody yet")
    body = RecordField(label="Agency", required=False, empty_label="The owner’s own")
    due_on = firm_day()

    def __init__(self, *args: Any, objectives: Any, people: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name, rows in (("objective", objectives), ("owner", people), ("body", bodies)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]


class LinkActionForm(Form):
    """An action of the register that answers the priority too."""

    reference = CharField(
        label="Reference of the action",
        hint="Such as A12.",
        required_message="Give its reference",
        max_length=12,
    )
