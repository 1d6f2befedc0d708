"""Each reminder of a return in words: those that people put on record, and those that went by themselves."""

from dataclasses import dataclass
from datetime import date

from kith.base.kernel.clock import day_of
from kith.base.ui.dates import long_date, long_datetime
from kith.partnership.notices.public import reminder_words, rungs_about
from kith.work.reviews.models import Chase, ReturnRequest
from kith.work.reviews.recording import about_case

AUTOMATIC = "Automatic"


@dataclass(frozen=True)
class ReminderLine:
    """One reminder: when, by whom or by itself, how, and to whom."""

    on: date
    when: str
    who: str
    how: str


def reminder_lines(request: ReturnRequest, *, with_automatic: bool) -> list[ReminderLine]:
    """Return each reminder of a return, the latest first. Those that went by themselves name their readers,
    so they are for who runs the case and for the agency. Two queries at most."""
    found = [_chased(one) for one in request.chases.order_by("-chased_at", "-pk")]
    if with_automatic:
        of_it = f":return-{request.public_id}:"
        rungs = [one for one in rungs_about(about_case(request.case)) if of_it in one.key]
        found += [
            ReminderLine(
                one.taken_on,
                long_date(one.taken_on),
                AUTOMATIC,
                f"By mail to {one.person.name}. {reminder_words(one)}",
            )
            for one in rungs
        ]
    return sorted(found, key=lambda line: line.on, reverse=True)


def _chased(one: Chase) -> ReminderLine:
    return ReminderLine(day_of(one.chased_at), long_datetime(one.chased_at), one.chased_by, one.how)
