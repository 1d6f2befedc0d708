"""Other processes beside a case in words, on its page and among its days; and the steps of its own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.kernel.working_days import OutsideCalendar, add_working_days
from kith.base.ui.dates import long_date
from kith.work.processes.questions import Step
from kith.work.reviews.models import ParallelProcess


@dataclass(frozen=True)
class ProcessLine:
    """One process beside a case."""

    kind: str
    says: str
    when: str
    end_url: str
    """Where whoever runs the case records its end; empty for others, and once it has ended."""


def process_lines(
    processes: Sequence[ParallelProcess], end_url: Callable[[str], str] | None
) -> list[ProcessLine]:
    """Return the processes as lines; without `end_url` the reader ends none."""
    return [
        ProcessLine(
            one.get_kind_display(),
            one.says,
            _when(one),
            end_url(one.public_id) if end_url and one.ended_on is None else "",
        )
        for one in processes
    ]


def _when(process: ParallelProcess) -> str:
    until = f", until {long_date(process.ended_on)}" if process.ended_on else ""
    return f"Since {long_date(process.began_on)}{until}"


def process_days(processes: Iterable[ParallelProcess]) -> Iterator[tuple[date | None, str]]:
    """Yield the days on which other processes began and ended."""
    for one in processes:
        yield one.began_on, f"{one.get_kind_display()} began"
        yield one.ended_on, f"{one.get_kind_display()} ended"


def step_days(steps: Iterable[Step], due: date) -> Iterator[tuple[date | None, str]]:
    """Yield the days of the steps of the partnership’s own process, counted back from the last day of the
    rapid review; those that the calendar of working days doesn’t know are left out."""
    for one in steps:
        try:
            day = add_working_days(due, -one.days_before) if one.days_before else due
        except OutsideCalendar:
            continue
        yield day, f"Step of the process: {one.says}"
