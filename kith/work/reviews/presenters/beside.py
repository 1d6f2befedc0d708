"""What stands beside a case on its page: lines of other rooms, and the standard tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kith.base.ui.dates import long_date
from kith.work.reviews.beside import Beside
from kith.work.reviews.models import CaseTask
from kith.work.reviews.presenters.days import task_words


def by_section(lines: Sequence[Beside]) -> list[tuple[str, list[Beside]]]:
    """Return the lines of other rooms under their headings, in the order in which these come first."""
    found: dict[str, list[Beside]] = {}
    for line in lines:
        found.setdefault(line.section, []).append(line)
    return list(found.items())


@dataclass(frozen=True)
class TaskLine:
    """One standard task."""

    words: str
    due_on: date
    is_late: bool
    done: str
    """When and by whom it was done; empty while it is not."""
    url: str
    """Where the reader says that it is done; empty for others."""


def task_line(task: CaseTask, today: date, url: str) -> TaskLine:
    """Return a task in words."""
    done = f"{long_date(task.done_on)}, {task.done_by}" if task.done_on else ""
    return TaskLine(task_words(task), task.due_on, not done and task.due_on < today, done, url)
