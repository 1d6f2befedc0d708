"""What mail says: that something waits, of which kind, how many and where. Never what it is about.

No name of a child, case or person, no title and no wording of any record stands in a mail (T1).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.conf import settings
from django.urls import reverse

from kith.base.kernel.workload import Waiting
from kith.base.ui.dates import long_date
from kith.partnership.arrangements.words import and_list

REMINDER_SUBJECT = "A reminder from Kith"
DIGEST_SUBJECT = "What waits for you in Kith"


def address_of_page(path: str) -> str:
    """Return the whole address of a page, which asks its reader to sign in."""
    return f"{settings.ADDRESS}{path}"


def footer() -> str:
    """Return the last lines of every mail to a person: where to choose what comes."""
    own = address_of_page(reverse("calendar:own"))
    return f"--\nYou are asked to sign in to read more.\nChoose what comes by mail: {own}\n"


def letter(*paragraphs: str) -> str:
    """Return the text of a mail to a person: its paragraphs, and where to choose what comes."""
    return "\n\n".join([*(words for words in paragraphs if words), footer()])


def counted(waiting: Iterable[Waiting]) -> str:
    """Return what waits as numbers and kinds: *3 actions, 2 papers to read and 1 meeting to answer*."""
    seen: dict[object, Waiting] = {one.key or (one.url, n): one for n, one in enumerate(waiting)}
    counts = Counter((one.kind, one.kinds) for one in seen.values())
    return and_list([f"{n} {kind if n == 1 else kinds}" for (kind, kinds), n in counts.most_common()])


def reminders(lines: Sequence[tuple[str, str]]) -> str:
    """Return reminders, each a sentence and a path; the same sentence stands once, with all its pages."""
    pages: dict[str, list[str]] = {}
    for says, path in lines:
        pages.setdefault(says, []).append(address_of_page(path))
    return "\n\n".join("\n".join([says, *found]) for says, found in pages.items())


def digest(waiting: str, lines: Sequence[tuple[str, str]], day: date) -> str:
    """Return a digest: how much waits, and the reminders that the person wants with it."""
    home = address_of_page(reverse("workspace:home"))
    count = f"On {long_date(day)} this waits for you: {waiting}.\n{home}" if waiting else ""
    return letter(count, reminders(lines))
