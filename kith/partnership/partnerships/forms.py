"""What people may type about bodies and people."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from kith.base.ui.fields import (
    CharField,
    ChoiceField,
    ConfirmField,
    DateField,
    EmailField,
    FileField,
    RecordField,
    TextField,
)
from kith.base.ui.forms import Form
from kith.partnership.partnerships.enums import Sector, StandingKind
from kith.partnership.partnerships.importing import MEGABYTES
from kith.partnership.partnerships.ladder import rungs_for


def sector_choices(known: list[str]) -> list[tuple[str, str]]:
    """Return the sectors to choose from: the usual ones, then words of the partnership’s own."""
    own = [(key, key.replace("-", " ").capitalize()) for key in known if key not in Sector.values]
    return [*Sector.choices, *own]


class FindPeople(Form):
    """Which people to list."""

    says_optional = False

    name = CharField(label="Name contains", required=False, max_length=100)


class FindInTrail(Form):
    """Which entries of the trail to list."""

    says_optional = False

    person = ChoiceField(label="Who", choices=(), shown_as="select", required=False)
    kind = ChoiceField(label="About", choices=(), shown_as="select", required=False)

    def __init__(self, *args: Any, people: Any, kinds: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].choices = [("", "Anybody"), *people]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", "Anything"), *kinds]  # type: ignore[attr-defined]


class JobForm(Form):
    """A job: in which body, what it is called, how senior it is and what it is for."""

    body = RecordField(
        label="Organisation", required_message="Choose the organisation that the person works for"
    )
    title = CharField(label="Job title", required_message="Give the job title, such as Head of safeguarding")
    seniority = ChoiceField(label="Seniority", choices=(), required=False, shown_as="radios")
    roles = TextField(
        label="Roles",
        required=False,
        rows=3,
        max_length=1000,
        hint="What the person does there, such as Safeguarding lead. One on a line.",
    )
    held_from = DateField(label="First day", required_message="Give the first day in the job")

    def __init__(self, *args: Any, bodies: Any, partnership: Any, day: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        rungs = rungs_for(partnership, day)
        seniority = self.fields["seniority"]
        seniority.choices = [*((r.key, r.name) for r in rungs), ("", "Not known")]  # type: ignore[attr-defined]
        seniority.hints = {r.key: r.titles for r in rungs}  # type: ignore[attr-defined]
        if not rungs:
            del self.fields["seniority"]

    def answers(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        said = self.cleaned_data
        roles = [line.strip() for line in said["roles"].splitlines() if line.strip()]
        return {
            "body": said["body"],
            "title": said["title"],
            "seniority": said.get("seniority", ""),
            "roles": list(dict.fromkeys(roles)),
            "held_from": said["held_from"],
        }


class AddPerson(JobForm):
    """Who somebody is, and the job by which the partnership knows them."""

    name = CharField(label="Name", required_message="Give the person’s name")
    field_order = ("name",)


class EndJob(Form):
    """When a job ends."""

    last_day = DateField(label="Last day in the job", required_message="Give the last day in the job")


class InvitePerson(Form):
    """Where an invitation goes."""

    email = EmailField(
        label="Email address", required_message="Give the email address that the invitation goes to"
    )


class RecordLeaver(Form):
    """When somebody leaves, and why."""

    says_optional = False

    last_day = DateField(
        label="Last day",
        required_message="Give the last day",
        hint="The last day counts: what the person may see ends with it.",
    )
    reason = CharField(
        label="Reason", required_message="Give the reason, such as New job elsewhere", max_length=500
    )
    at_once = ConfirmField(
        label="Sign the person out and close the account now, without waiting for the end of the last day",
        required=False,
    )


class AddBody(Form):
    """Who a body is, and what it is to the partnership."""

    name = CharField(label="Name", required_message="Give the name of the organisation")
    sector = ChoiceField(label="Sector", choices=(), shown_as="select", required_message="Choose the sector")
    kind = CharField(
        label="Kind of organisation",
        required_message="Say what kind of organisation it is, such as Academy",
        max_length=60,
    )
    standing = ChoiceField(
        label="What it is to the partnership",
        choices=StandingKind.choices,
        required_message="Choose what the organisation is to the partnership",
    )
    agency_class = RecordField(
        label="Class, for a relevant agency",
        required=False,
        empty_label="No class",
        named=lambda one: one.name,
    )
    held_from = DateField(label="First day", required_message="Give the first day of the standing")

    def __init__(self, *args: Any, sectors: list[str], classes: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["sector"].choices = [("", "Choose one"), *sector_choices(sectors)]  # type: ignore[attr-defined]
        self.fields["agency_class"].queryset = classes  # type: ignore[attr-defined]

    def clean_kind(self) -> str:
        """Return the kind as a key; raise ValidationError when nothing of it can be one."""
        return as_key(self.cleaned_data["kind"])


def as_key(words: str) -> str:
    """Return words as a key of lower-case words and hyphens; raise ValidationError when nothing is left."""
    key = slugify(words)
    if not key:
        raise ValidationError("Use letters or figures")
    return key


class GiveStanding(Form):
    """What a body is to the partnership from a day on."""

    standing = ChoiceField(
        label="What it is to the partnership",
        choices=StandingKind.choices,
        required_message="Choose what the organisation is to the partnership",
    )
    agency_class = RecordField(
        label="Class, for a relevant agency",
        required=False,
        empty_label="No class",
        named=lambda one: one.name,
    )
    held_from = DateField(label="First day", required_message="Give the first day of the standing")

    def __init__(self, *args: Any, classes: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["agency_class"].queryset = classes  # type: ignore[attr-defined]


class EndStanding(Form):
    """When a standing ends, and why."""

    last_day = DateField(label="Last day", required_message="Give the last day of the standing")
    reason = CharField(label="Reason", required_message="Give the reason, such as Closed", max_length=500)


class HandOver(Form):
    """Which body follows another, and from which day."""

    successor = RecordField(
        label="Which organisation follows", required_message="Choose the organisation that follows"
    )
    on = DateField(
        label="First day of the organisation that follows",
        required_message="Give the first day of the organisation that follows",
    )

    def __init__(self, *args: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["successor"].queryset = bodies  # type: ignore[attr-defined]


class ImportBodies(Form):
    """A list of bodies of one class."""

    agency_class = RecordField(
        label="Class", required_message="Choose the class that the list is of", named=lambda one: one.name
    )
    sector = ChoiceField(label="Sector", choices=(), shown_as="select", required_message="Choose the sector")
    held_from = DateField(
        label="First day",
        required_message="Give the first day, for rows that have none",
        hint="Counts for rows without a day in the column “from”.",
    )
    file = FileField(
        label="File",
        endings=(".xlsx", ".csv"),
        megabytes=MEGABYTES,
        required_message="Choose the file with the list",
        hint="An .xlsx or .csv file of at most 5 MB and 5,000 rows. "
        "The columns are name, key, from and to; only name must be there.",
    )

    def __init__(self, *args: Any, sectors: list[str], classes: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["sector"].choices = [("", "Choose one"), *sector_choices(sectors)]  # type: ignore[attr-defined]
        self.fields["agency_class"].queryset = classes  # type: ignore[attr-defined]


class TakeInBodies(ImportBodies):
    """The same list once more, after it was looked through: its rows as text in place of the file."""

    file = None  # type: ignore[assignment]
    rows = TextField(label="Rows", required_message="Choose the file again", max_length=2_000_000)
