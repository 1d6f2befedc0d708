"""Sample mail: what the samples wrote counts as sent, one calendar feed, one mail that may not have gone."""

from datetime import date

from kith.base.kernel.clock import now
from kith.front.demo.cast import BY_KEY
from kith.front.demo.samples.stage import BY
from kith.partnership.notices.enums import MailKind
from kith.partnership.notices.models import Mail, Round
from kith.partnership.notices.operations.post import send_mail_once
from kith.partnership.notices.operations.sending import mark_sent, mark_taken_up
from kith.partnership.notices.operations.wishing import make_feed, set_wish
from kith.partnership.partnerships.models import Person


def put_notices_in_place(today: date) -> None:
    """Let the mail of the samples count as sent, so that none of it goes out at the first start.

    The round of the first day counts as done too.
    """
    manager, chair = _somebody("manager"), _somebody("planning_chair")
    for mail in Mail.objects.filter(state="waiting"):
        mark_taken_up(mail)
        mark_sent(mail, "the samples")
    set_wish(person=manager, digest="daily", weekday=0, reminders="at-once", meetings=True, by=BY)
    make_feed(person=chair, by=BY)
    lost = send_mail_once(
        key="samples:lost",
        to=chair,
        subject="A reminder from Kith",
        body="Something waits for you in Kith.",
        kind=MailKind.REMINDER,
        partnership=None,
        by=BY.name,
    )
    if lost:
        mark_taken_up(lost)
    Round.objects.get_or_create(day=today, defaults={"done_at": now(), "done_by": BY.name})


def _somebody(key: str) -> Person:
    return Person.objects.select_related("account").get(name=BY_KEY[key].name)
