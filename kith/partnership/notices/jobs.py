"""What is done without anybody asking, and how often.

The worker runs these; each may run twice, or at once with another, without anything going out twice.
"""

from django_q.models import Schedule

from kith.partnership.notices.operations.cleaning import clean
from kith.partnership.notices.operations.rounds import do_morning_round
from kith.partnership.notices.operations.sending import send_waiting

SCHEDULES = {
    "send mail": ("kith.partnership.notices.jobs.send_mail", 1),
    "morning round": ("kith.partnership.notices.jobs.morning_round", 10),
    "clean": ("kith.partnership.notices.jobs.clean_up", 24 * 60),
}
"""Each job by name: where it is, and after how many minutes it runs again."""


def prepare() -> None:
    """Put the schedules in place, or right, as often as one likes."""
    for name, (where, minutes) in SCHEDULES.items():
        facts = {"func": where, "schedule_type": Schedule.MINUTES, "minutes": minutes, "repeats": -1}
        Schedule.objects.update_or_create(name=name, defaults=facts)


def send_mail() -> int:
    """Send what waits; return how many mails went."""
    return send_waiting()


def morning_round() -> int:
    """Remind and gather digests, from 07:00 on a working day and once; return how many mails were written."""
    return do_morning_round()


def clean_up() -> int:
    """Forget what is kept no longer; return how many mails that was."""
    return clean()


def everything_due() -> str:
    """Do what is due right now, and say what that was."""
    written, sent = morning_round(), send_mail()
    clean_up()
    return f"Written by the morning round: {written}. Sent: {sent}."
