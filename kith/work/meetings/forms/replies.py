"""What people may answer when asked to a meeting."""

from kith.base.ui.fields import CharField, ChoiceField
from kith.base.ui.forms import Form
from kith.work.meetings.enums import REPLIED, ReplyAnswer


class OwnReply(Form):
    """Whether one comes oneself."""

    answer = ChoiceField(
        label="Your answer", required_message="Say whether you come", choices=ReplyAnswer.choices
    )
    deputy = CharField(
        label="Name of your deputy", hint="Only if a deputy comes.", required=False, max_length=200
    )


class ReplyOfAnother(Form):
    """What somebody else told the business unit."""

    answer = ChoiceField(
        label="Their answer", required_message="Say whether they come", choices=list(REPLIED.items())
    )
    deputy = CharField(
        label="Name of their deputy", hint="Only if a deputy comes.", required=False, max_length=200
    )
