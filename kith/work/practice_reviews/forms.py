"""What people may type about practice reviews. Families have no field for a name: codes stand for them."""

from datetime import date
from typing import Any

from kith.base.kernel.deadlines import months_after
from kith.base.ui.fields import (
    CharField,
    ChoiceField,
    ConfirmField,
    DateField,
    IntegerField,
    RecordField,
    RecordsField,
    TextField,
)
from kith.base.ui.forms import Form
from kith.partnership.documents.fields import UploadField
from kith.work.practice_reviews.conflicts import QUESTIONS
from kith.work.practice_reviews.enums import Method
from kith.work.practice_reviews.operations.involvement import MOST_PEOPLE
from kith.work.practice_reviews.operations.reviewers import MOST_DAYS
from kith.work.reviews.deadlines import EARLIEST, MONTHS_AHEAD
from kith.work.reviews.queries.choosing import with_agency

BY_CODE = "Write Child A, Mother, School 1, and no name."
YES_NO = [("yes", "Yes"), ("no", "No")]


class AheadForm(Form):
    """A form with days that lie ahead: no more than two years."""

    ahead: tuple[str, ...] = ()

    def __init__(self, *args: Any, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name in self.ahead:
            self.fields[name].latest = months_after(today, MONTHS_AHEAD)  # type: ignore[attr-defined]


class CommissionForm(AheadForm):
    """What a review is to find out, why, and who sits on its panel."""

    because = TextField(
        label="Why is it commissioned?", required_message="Say why", rows=3, max_length=5000, hint=BY_CODE
    )
    terms = TextField(
        label="Terms of reference",
        required_message="Write the terms of reference",
        rows=4,
        max_length=10000,
    )
    enquiries = TextField(
        label="Key lines of enquiry",
        hint="One a line.",
        required_message="Write at least one key line of enquiry",
        rows=5,
        max_length=10000,
    )
    panel = RecordsField(
        label="Who sits on the panel?",
        hint="People of the case’s circle, each of whom gets a place on it. Add others to the circle first.",
        required=False,
    )

    def __init__(self, *args: Any, people: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["panel"].queryset = people  # type: ignore[attr-defined]
        if not people:
            del self.fields["panel"]

    def said(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        return {"panel": (), **self.cleaned_data}


class LocalForm(CommissionForm):
    """A local practice review: besides, when the partners decided."""

    decided_on = DateField(
        label="On which day did the partners decide on it?",
        hint="The six months count from it.",
        required_message="Give the day of the decision",
        earliest=EARLIEST,
    )
    field_order = ("decided_on",)


class OtherForm(CommissionForm):
    """Another local review: besides, by when it is to be done."""

    ahead = ("last_on",)
    last_on = DateField(
        label="By which day is it to be done?",
        hint="The partners set it. No clock of the guidance runs.",
        required_message="Give the day",
    )
    field_order = ("last_on",)


class AskAnewForm(Form):
    """What a review asks from now on."""

    terms = TextField(
        label="Terms of reference", required_message="Write the terms of reference", rows=5, max_length=10000
    )
    enquiries = TextField(
        label="Key lines of enquiry",
        hint="One a line.",
        required_message="Write at least one key line of enquiry",
        rows=5,
        max_length=10000,
    )
    because = TextField(label="Why does it change?", required_message="Say why", rows=2, max_length=2000)


class ReasonForm(Form):
    """A reason, where a deed asks for nothing else."""

    because = TextField(label="Why?", required_message="Give the reason", rows=2, max_length=2000)


class ExtendForm(AheadForm):
    """By when a review is to be done instead, and why."""

    ahead = ("due_on",)
    due_on = DateField(label="Until which day instead?", required_message="Give the last day")
    because = TextField(label="Why does it need longer?", required_message="Say why", rows=2, max_length=2000)


class PauseForm(Form):
    """From when a review is paused, and why."""

    paused_from = DateField(label="From which day?", required_message="Give the first day of the pause")
    because = TextField(
        label="Why is it paused?",
        hint="The six months of the guidance run on: pages go on to say how late the review is.",
        required_message="Say why",
        rows=2,
        max_length=2000,
    )


class GoOnForm(Form):
    """When a pause ended."""

    paused_to = DateField(
        label="Which day was the last one of the pause?",
        required_message="Give the last day of the pause",
    )


class ReachForm(Form):
    """When a gateway was reached."""

    reached_on = DateField(label="On which day was it reached?", required_message="Give the day")


class MoveForm(AheadForm):
    """To which day a gateway moves, and why."""

    ahead = ("to_on",)
    to_on = DateField(label="To which day?", required_message="Give the day")
    because = TextField(label="Why?", required_message="Give the reason", rows=2, max_length=2000)


class CheckForm(Form):
    """What a check of time and quality found."""

    is_on_time = ChoiceField(
        label="Is the review on time?",
        choices=YES_NO,
        required_message="Choose whether the review is on time",
    )
    is_good_enough = ChoiceField(
        label="Is its work good enough?",
        choices=YES_NO,
        required_message="Choose whether its work is good enough",
    )
    found = TextField(label="What was found?", required_message="Say what was found", rows=4, max_length=5000)
    asked_for = TextField(
        label="What was asked for in writing?",
        hint="Such as information or a draft. Leave it empty if nothing was.",
        required=False,
        rows=2,
        max_length=2000,
    )

    def said(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        given = dict(self.cleaned_data)
        return given | {name: given[name] == "yes" for name in ("is_on_time", "is_good_enough")}


class PlanCheckForm(AheadForm):
    """When a review is checked besides."""

    ahead = ("due_on",)
    due_on = DateField(label="On which day?", required_message="Give the day")


class ConsiderForm(Form):
    """Somebody who may do a review."""

    name = CharField(
        label="Name",
        hint="Leave it empty if you choose somebody who has an account here.",
        required=False,
        max_length=200,
    )
    person = RecordField(
        label="Do they have an account here?",
        required=False,
        empty_label="No, they come from outside",
        named=with_agency,
    )
    background = TextField(
        label="What do they bring, and where do they work?",
        required_message="Say what they bring, and where they work",
        rows=3,
        max_length=5000,
    )

    def __init__(self, *args: Any, people: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class ConflictsForm(Form):
    """What was found on each question about conflicts of interest."""

    says_optional = False

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for one in QUESTIONS:
            self.fields[one.key] = ChoiceField(
                label=one.asks, choices=YES_NO, required_message="Answer yes or no"
            )
            self.fields[f"{one.key}_words"] = CharField(
                label="If yes, what is it?", required=False, max_length=1000
            )

    def said(self) -> dict[str, tuple[bool, str]]:
        """Return the answers as the deed takes them."""
        given = self.cleaned_data
        return {one.key: (given[one.key] == "yes", given[f"{one.key}_words"]) for one in QUESTIONS}


class TermsForm(AheadForm):
    """What was agreed with the reviewer."""

    ahead = ("ends_on",)
    terms = TextField(
        label="What is agreed?",
        hint="The work, its fee and what is handed over, in short.",
        required_message="Write what is agreed",
        rows=4,
        max_length=5000,
    )
    days = IntegerField(
        label="How many days of work?",
        required_message="Give the days of work",
        min_value=1,
        max_value=MOST_DAYS,
    )
    agreed_on = DateField(label="On which day was it agreed?", required_message="Give the day")
    ends_on = DateField(label="Which day is the last one?", required_message="Give the last day")


class EventForm(AheadForm):
    """An event with practitioners."""

    ahead = ("planned_on",)
    method = ChoiceField(
        label="How do practitioners take part?",
        choices=Method.choices,
        required_message="Choose how practitioners take part",
    )
    planned_on = DateField(label="On which day?", required_message="Give the day")
    for_whom = TextField(
        label="For whom is it?",
        hint="Teams, and no names.",
        required_message="Say for whom it is",
        rows=2,
        max_length=2000,
    )


class HeldForm(Form):
    """What came of an event."""

    held_on = DateField(label="On which day was it held?", required_message="Give the day")
    came = IntegerField(
        label="How many practitioners came?",
        required_message="Give the number",
        min_value=0,
        max_value=MOST_PEOPLE,
    )
    heard = TextField(
        label="What was heard?",
        hint=BY_CODE,
        required_message="Say what was heard",
        rows=5,
        max_length=10000,
    )


class ContactForm(AheadForm):
    """A contact with somebody of the family."""

    ahead = ("due_on",)
    who = CharField(
        label="Who?",
        hint="By code, such as Mother or Sibling B. No name.",
        required_message="Say who it is, by code",
        max_length=60,
    )
    how = CharField(label="How?", hint="Such as a visit, or a letter.", required_message="Say how")
    by_whom = CharField(label="Who makes the contact?", required_message="Say who makes the contact")
    purpose = TextField(
        label="What is it for?", required_message="Say what it is for", rows=2, max_length=2000
    )
    due_on = DateField(label="By which day?", required_message="Give the day")


class MadeForm(Form):
    """What came of a contact."""

    done_on = DateField(label="On which day?", required_message="Give the day")
    declined = ConfirmField(label="They did not want to take part, or could not be reached", required=False)
    said_words = TextField(
        label="What did they say?",
        hint=f"In their own words as far as may be. {BY_CODE}",
        required_message="Say what they said, or why there was no contact",
        rows=5,
        max_length=10000,
    )
    on_publication = TextField(
        label="What do they wish for the publication?",
        hint="Also who tells them of it, and how.",
        required=False,
        rows=2,
        max_length=5000,
    )


class DraftForm(Form):
    """A version of the text."""

    upload = UploadField(label="The draft", required_message="Choose the file")
    changed = TextField(
        label="What is new in it?", required_message="Say what is new in it", rows=3, max_length=5000
    )


class AccuracyForm(AheadForm):
    """Which agencies are asked about the facts of a draft."""

    ahead = ("due_on",)
    bodies = RecordsField(label="Which agencies?", required_message="Choose the agencies to ask")
    due_on = DateField(label="By which day?", required_message="Give the day by which they answer")

    def __init__(self, *args: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["bodies"].queryset = bodies  # type: ignore[attr-defined]


class AnswerForm(Form):
    """What an agency says of the facts of a draft."""

    words = TextField(
        label="What is to be put right?",
        hint=f"Say the page, what is there and what is right. {BY_CODE}",
        required=False,
        rows=6,
        max_length=20000,
    )
    is_nil = ConfirmField(label="Nothing is to be put right", required=False)


class OutcomeForm(Form):
    """What became of an agency’s answer."""

    outcome = TextField(
        label="What was changed, or why was nothing?",
        required_message="Say what was changed, or why nothing was",
        rows=3,
        max_length=5000,
    )


class RecommendationForm(Form):
    """A recommendation, with its test."""

    words = TextField(
        label="What is recommended?",
        required_message="Write what is recommended",
        rows=3,
        max_length=3000,
        hint=BY_CODE,
    )
    success = TextField(
        label="What would show that it worked?",
        required_message="Say what would show that it worked",
        rows=2,
        max_length=3000,
    )


class AcceptForm(Form):
    """Whether one’s partner accepts a recommendation."""

    body = RecordField(label="For which partner?", required_message="Choose the partner")
    accepted = ChoiceField(
        label="Does your partner accept it?",
        choices=YES_NO,
        required_message="Choose whether your partner accepts it",
    )
    because = TextField(label="Why?", required_message="Give the reasons", rows=3, max_length=5000)

    def __init__(self, *args: Any, partners: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["body"].queryset = partners  # type: ignore[attr-defined]
        if len(partners) < 2:
            del self.fields["body"]

    def said(self) -> dict[str, Any]:
        """Return the answers as the deed takes them."""
        given = dict(self.cleaned_data)
        return {"is_accepted": given.pop("accepted") == "yes", **given}


class ActForm(AheadForm):
    """The action that comes of a recommendation."""

    ahead = ("due_on",)
    wording = TextField(
        label="What is to be done?",
        hint="Members read it who can’t open the case: write nothing of the child or the family.",
        required_message="Say what is to be done",
        rows=3,
        max_length=1000,
    )
    body = RecordField(
        label="Which agency owes it?", required_message="Choose the agency", empty_label="Choose one"
    )
    due_on = DateField(label="By which day?", required_message="Give the day")

    def __init__(self, *args: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
