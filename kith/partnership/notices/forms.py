"""What people may choose about mail."""

from kith.base.ui.fields import ChoiceField
from kith.base.ui.forms import Form
from kith.partnership.notices.enums import Digest, Reminders, Weekday


class Wishes(Form):
    """How somebody wants mail."""

    digest = ChoiceField(
        label="A digest of what waits for you",
        required_message="Say how often you want a digest",
        hint="It comes at 7 in the morning, and only when something waits. It says how much, never what.",
        choices=Digest.choices,
    )
    weekday = ChoiceField(
        label="Day of a weekly digest",
        required_message="Choose a day",
        hint="Where that is no working day, it comes on the next one.",
        choices=Weekday.choices,
    )
    reminders = ChoiceField(
        label="Reminders of what you owe",
        required_message="Say how reminders come",
        hint="Reminders come in any case: here you choose how.",
        choices=Reminders.choices,
    )
    meetings = ChoiceField(
        label="Meetings for your own calendar",
        required_message="Say whether meetings come by mail",
        choices=[
            ("yes", "Send them by mail when an agenda goes out, and when a meeting moves or is cancelled"),
            ("no", "Don’t send them"),
        ],
    )
