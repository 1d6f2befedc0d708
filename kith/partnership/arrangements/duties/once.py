"""Judging once what can’t change between two turning days."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from kith.base.kernel.standings import Finding
from kith.partnership.arrangements.document.models import Duty
from kith.partnership.arrangements.ground import Ground

Judge = Callable[[Duty, date, Ground], Finding]


def once_a_stretch(judge: Judge) -> Judge:
    """Keep a judge’s finding for all days of one stretch.

    For judges that look only at who sits where and at what the arrangements say, and never at how far away
    a day is. A year of months then costs no more than the changes in it.
    """

    @wraps(judge)
    def judged(duty: Duty, day: date, ground: Ground) -> Finding:
        place = (judge.__name__, duty.key, ground.stretch(day))
        known, finding = ground.findings.get(place, (None, None))
        if known is not duty or finding is None:
            finding = judge(duty, day, ground)
            ground.findings[place] = (duty, finding)
        return finding

    return judged
