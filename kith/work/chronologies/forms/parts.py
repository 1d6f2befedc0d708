"""What people may type about an agency’s part of a chronology. Names may stand in rows until release."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, DateField, RecordsField, TextField
from kith.base.ui.forms import Form
from kith.partnership.documents.fields import UploadField
from kith.work.chronologies.enums import Column
from kith.work.reviews.deadlines import EARLIEST

LEFT_OUT = "Leave it out"
DATES = "As exact as known: 3 April 2019, about May 2019, between 1 and 8 June 2019, before 2018, not known"


class OpenForm(Form):
    """Which agencies are asked for their parts, about which days, and for what."""

    requests = RecordsField(
        label="Which agencies are asked?",
        hint="Those that are asked for a return in this case. Each part is due with the return.",
        required_message="Choose the agencies to ask",
        named=attrgetter("body.name"),
    )
    from_on = DateField(
        label="From which day on?",
        hint="The first day that agencies are asked about. Leave it empty for no limit.",
        required=False,
        earliest=EARLIEST,
    )
    to_on = DateField(
        label="Up to which day?",
        hint="The last day that agencies are asked about. Leave it empty for no limit.",
        required=False,
        earliest=EARLIEST,
    )
    asks = TextField(
        label="What is asked besides the usual columns?",
        hint="Such as whose records, and what to say of the child’s own words. Write codes and no name.",
        required=False,
        rows=4,
        max_length=5000,
    )

    def __init__(self, *args: Any, requests: Any, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["requests"].queryset = requests  # type: ignore[attr-defined]
        self.fields["to_on"].latest = today  # type: ignore[attr-defined]


class HandInForm(Form):
    """A file with rows, and whether it corrects an earlier part."""

    upload = UploadField(
        label="Choose the file",
        hint="Excel (.xlsx), CSV, or Word (.docx) with a table.",
        required_message="Choose the file",
    )
    replaces = ChoiceField(
        label="Does it correct something that your agency handed in before?",
        hint="A file that corrects takes the place of the earlier part once it is released.",
        required=False,
        choices=[],
    )

    def __init__(self, *args: Any, parts: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        if parts:
            self.fields["replaces"].choices = [("", "No, it adds to that"), *parts]  # type: ignore[attr-defined]
        else:
            del self.fields["replaces"]


class SheetForm(Form):
    """Which sheet or table of a file is read."""

    sheet = ChoiceField(
        label="Which one holds the chronology?", choices=[], required_message="Choose the one to read"
    )

    def __init__(self, *args: Any, sheets: Sequence[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["sheet"].choices = sheets  # type: ignore[attr-defined]


class ColumnsForm(Form):
    """What each column of a file holds."""

    def __init__(self, *args: Any, heads: Sequence[tuple[str, str, str]], **rest: Any) -> None:
        """Ask of each column by its heading, with an example and what it seems to hold."""
        super().__init__(*args, **rest)
        self.count = len(heads)
        for at, (heading, example, column) in enumerate(heads):
            self.fields[f"column_{at}"] = ChoiceField(
                label=heading,
                hint=f"Such as “{example}”" if example else "Empty in the first rows",
                choices=Column.choices,
                shown_as="select",
                empty_label=LEFT_OUT,
                required=False,
                initial=column,
            )

    def meanings(self) -> list[str]:
        """Return what the columns hold, from the left; empty for one that is left out."""
        return [self.cleaned_data[f"column_{at}"] for at in range(self.count)]


class RowForm(Form):
    """One event as the agency tells it."""

    date = CharField(
        label="Date", hint=DATES, required_message="Write the date, or not known", max_length=120
    )
    time = CharField(label="Time", hint="Such as 09:30 or evening.", required=False, max_length=40)
    known = CharField(
        label="When did it become known to your agency?",
        hint="Leave it empty if that was the same day.",
        required=False,
        max_length=120,
    )
    source = CharField(label="Source", hint="Such as case record, page 12.", required=False, max_length=300)
    subject = CharField(label="Whom is it about?", required=False, max_length=200)
    event = TextField(
        label="What happened?", required_message="Write what happened", rows=4, max_length=10000
    )
    response = TextField(label="What did your agency do?", required=False, rows=3, max_length=10000)
    comment = TextField(label="Comment", required=False, rows=2, max_length=10000)
    significance = CharField(
        label="Significance", hint="Write key for a key event.", required=False, max_length=200
    )

    def said(self) -> dict[str, str]:
        """Return the words by `Column`, as they were typed."""
        return {column.value: self.cleaned_data[column.value] for column in Column}


class LeadForm(Form):
    """Which lead of the agency agrees."""

    agreed_by = CharField(
        label="Which safeguarding lead of your agency agrees to it?",
        required_message="Name the safeguarding lead who agrees to it",
        max_length=200,
    )


class BecauseForm(Form):
    """Why a part is taken back."""

    because = TextField(label="Why?", required_message="Give the reason", rows=2, max_length=2000)
