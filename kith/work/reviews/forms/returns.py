"""What people may type about the returns of agencies."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from kith.base.kernel.deadlines import months_after
from kith.base.kernel.refusals import Refused
from kith.base.ui.fields import CharField, DateField, MultipleChoiceField, RecordsField, TextField
from kith.base.ui.forms import Form
from kith.partnership.documents.fields import UploadField
from kith.work.processes.questions import Question
from kith.work.reviews.deadlines import EARLIEST, MONTHS_AHEAD
from kith.work.reviews.operations.naming import NO_NAMES, NamesInWords

LATE = "late_because"


class NamesAsked(Form):
    """A form with words that go out in letters. Those that may be names are asked about: then, and only then,
    boxes to tick stand under them."""

    words_in = "words"

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if NO_NAMES in self.data:
            self._ask_about_names(self.data.getlist(NO_NAMES))  # type: ignore[attr-defined]

    def refuse(self, refused: Refused) -> None:
        """Show why it was refused; each possible name has its box."""
        if isinstance(refused, NamesInWords):
            self._ask_about_names(refused.possible)
        super().refuse(refused)

    def _ask_about_names(self, possible: Iterable[str]) -> None:
        choices = [(one, one) for one in possible]
        if NO_NAMES in self.fields:
            self.fields[NO_NAMES].choices = choices  # type: ignore[attr-defined]
            return
        self.fields[NO_NAMES] = MultipleChoiceField(
            label="Which of these name nobody?", choices=choices, required=False
        )
        names = [name for name in self.fields if name != NO_NAMES]
        names.insert(names.index(self.words_in) + 1, NO_NAMES)
        self.order_fields(names)


class AskForm(NamesAsked):
    """Which agencies are asked, and by which day they answer."""

    bodies = RecordsField(label="Which agencies?", required_message="Choose the agencies to ask")
    due_on = DateField(label="By which day?", required_message="Give the day by which they answer")
    from_on = DateField(
        label="From which day on are they asked?",
        hint="The first day that they tell of. Leave it empty for no limit.",
        required=False,
        earliest=EARLIEST,
    )
    to_on = DateField(
        label="Up to which day are they asked?",
        hint="The last day that they tell of, today at the latest. Leave it empty for no limit.",
        required=False,
        earliest=EARLIEST,
    )
    words = TextField(
        label="What are they asked besides the usual questions?",
        hint="Agencies chosen together are asked the same; ask one on its own to ask it something else. "
        "Write codes and no name: it goes out in letters.",
        required=False,
        rows=2,
        max_length=2000,
    )
    ring = CharField(
        label="Whom can they ring?",
        hint="Name and telephone number. Left empty, they read the names of those who run the case.",
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, bodies: Any, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["bodies"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["due_on"].latest = months_after(today, MONTHS_AHEAD)  # type: ignore[attr-defined]
        for name in ("from_on", "to_on"):
            self.fields[name].latest = today  # type: ignore[attr-defined]


class FirstDayForm(AskForm):
    """The first day of a rapid review: whom to ask, by which day, and when the panel meets."""

    meets_on = DateField(
        label="On which day does the panel meet?",
        hint="After the day of the returns, and in time to write the report.",
        required_message="Give the day of the meeting",
    )
    field_order = ("bodies", "due_on", "meets_on", LATE, "from_on", "to_on", "words", NO_NAMES, "ring")

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if LATE in self.data:
            self._ask_why_late()

    def refuse(self, refused: Refused) -> None:
        """Show why it was refused; a meeting after the last day of the clock is asked for its reason."""
        if refused.field == LATE:
            self._ask_why_late()
        super().refuse(refused)

    def _ask_why_late(self) -> None:
        self.fields[LATE] = TextField(
            label="Why does the panel meet after the last day of the clock?",
            hint="It stands among the steps of the case.",
            required=False,
            rows=2,
            max_length=2000,
        )
        self.order_fields(self.field_order)


class AskAgainForm(NamesAsked):
    """What an agency is asked once more, and by which day."""

    words_in = "because"

    because = TextField(
        label="What is the agency asked?",
        hint="It writes only what is new; what it returned before stays.",
        required_message="Say what the agency is asked",
        rows=3,
        max_length=2000,
    )
    due_on = DateField(label="By which day?", required_message="Give the day by which it answers")


class ChaseForm(Form):
    """How an agency was reminded."""

    how = CharField(
        label="How was the agency reminded?",
        hint="Such as by telephone, and whom you spoke to.",
        required_message="Say how the agency was reminded",
        max_length=200,
    )


class ReturnForm(Form):
    """An agency’s answers. Each may be left empty and written later."""

    def __init__(self, *args: Any, questions: Iterable[Question], **rest: Any) -> None:
        super().__init__(*args, **rest)
        for one in questions:
            self.fields[one.key] = TextField(
                label=one.asks, hint=one.hint, required=False, rows=4, max_length=20000
            )


class HandInForm(Form):
    """The form of a return, filled in."""

    upload = UploadField(
        label="Choose the form",
        hint="The Word file (.docx) that you downloaded here and filled in. Up to 1 MB.",
        required_message="Choose the form",
    )


class LeadForm(Form):
    """Which lead of the agency signs a return off."""

    agreed_by = CharField(
        label="Which safeguarding lead of your agency signs it off?",
        required_message="Name the safeguarding lead who signs it off",
        max_length=200,
    )
