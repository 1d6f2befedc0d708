"""Other processes beside a case in words: on its page and among its days."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
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
