"""What people may type about publishing a review. No name of a child or a family has a field."""

from typing import Any

from kith.base.ui.fields import CharField, ChoiceField, ConfirmField, DateField, TextField
from kith.base.ui.forms import Form
from kith.partnership.documents.fields import UploadField
from kith.work.practice_reviews.enums import Check, Recipient, Route
from kith.work.practice_reviews.models.publication import LONGEST_TITLE


class RouteForm(Form):
    """What is published, and why not all of it."""

    route = ChoiceField(
        label="What is published?", choices=Route.choices, required_message="Choose what is published"
    )
    because = TextField(
        label="For which reasons?",
        hint="Needed for anything but the report in full. To publish nothing takes serious reasons: the "
        "Panel and the Secretary of State are sent them.",
        required=False,
        rows=4,
        max_length=10000,
    )
    delayed_to = DateField(
        label="By which day is it looked at again?",
        hint="For a review that is published later.",
        required=False,
    )


class FileForm(Form):
    """The file as anybody will read it, and its title."""

    title = CharField(
        label="Title on the public page",
        hint="Anybody will read it. Leave out names, the case’s reference and whatever tells who the child "
        "is.",
        required_message="Give the title that anybody will read",
        max_length=LONGEST_TITLE,
    )
    upload = UploadField(
        label="The file, as a PDF",
        hint="It stays closed until it is published. Leave it empty to take the file that the partners "
        "signed. It is looked through for names, comments and handling marks, its properties too.",
        required=False,
    )
    differs_because = TextField(
        label="Why is it another file than the partners signed?",
        hint="Only where it is, such as what was blacked out. Each partner then signs it again.",
        required=False,
        rows=2,
        max_length=2000,
    )


class CheckForm(Form):
    """That one thing was done, by whom, when, and what came of it."""

    who = CharField(label="Who did it?", required_message="Say who did it", max_length=200)
    done_on = DateField(label="On which day?", required_message="Give the day")
    words = TextField(
        label="What came of it?", required_message="Say what came of it", rows=3, max_length=5000
    )
    text = TextField(
        label="Search the words of the file for names",
        hint="Copy the words out of the file to here. They are searched for names that no code covers, and "
        "are not kept.",
        required=False,
        rows=6,
        max_length=400_000,
    )
    names_judged = ConfirmField(
        label="I have looked at each possible name, and none of them is one",
        required_message="",
        required=False,
    )

    def __init__(self, *args: Any, check: Check, searches: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if check != Check.ANONYMISED or not searches:
            del self.fields["text"], self.fields["names_judged"]


class CopyForm(Form):
    """That a copy was sent."""

    recipient = ChoiceField(
        label="To whom?", choices=Recipient.choices, required_message="Choose to whom it was sent"
    )
    sent_on = DateField(label="On which day was it sent?", required_message="Give the day it was sent")


class PublishForm(Form):
    """Until when a review stays to be read."""

    stays_until = DateField(
        label="Up to which day does it stay?",
        hint="At least a year. Leave it empty for just that.",
        required=False,
    )


class EndForm(Form):
    """That nothing is published."""

    is_sure = ConfirmField(
        label="I have read the reasons, and nothing is published",
        required_message="Confirm that nothing is published",
    )


class TakeDownForm(Form):
    """Why a review is taken down."""

    because = TextField(
        label="Why is it taken down?", required_message="Say why it is taken down", rows=2, max_length=2000
    )


class AskWithdrawalForm(Form):
    """Why a review is withdrawn at once."""

    because = TextField(
        label="Why is it withdrawn at once?",
        hint="Such as a child who was recognised, or a court’s order. The public pages don’t say it. Another "
        "person confirms it: who runs the case, or who decides for a statutory partner.",
        required_message="Say why it is withdrawn at once",
        rows=3,
        max_length=2000,
    )


class ConfirmWithdrawalForm(Form):
    """That a review is withdrawn at once."""

    is_sure = ConfirmField(
        label="I have read the reason, and it is withdrawn now",
        required_message="Confirm that it is withdrawn now",
    )
