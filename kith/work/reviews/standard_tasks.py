"""What is to be done in each rapid review, by which working day: for those who run it, and for each agency.

Taken from the day charts of partnerships and not from the guidance; a day that would lie after the last one
falls on it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class StandardTask:
    """One thing to do in every rapid review."""

    key: str
    says: str
    working_day: int
    """Counted from the day on which the clock starts; for an agency nought means the day of its return."""
    is_of_agencies: bool = False


TASKS = (
    StandardTask("invite", "Invite the panel to the meeting", 1),
    StandardTask("tell-partners", "Tell each statutory partner when it signs", 1),
    StandardTask("chase", "Ring the agencies whose return is not in", 8),
    StandardTask("read", "Read the returns side by side, gaps first", 10),
    StandardTask("draft", "Write the report after the meeting", 12),
    StandardTask("sign", "Have every statutory partner sign", 14),
    StandardTask("send", "Have the copy checked, and send it", 15),
    StandardTask("secure", "Keep the records safe from change", 1, is_of_agencies=True),
    StandardTask("name-writer", "Say who writes the return, and who signs it off", 1, is_of_agencies=True),
    StandardTask("return", "Release the return to the case", 0, is_of_agencies=True),
)

BY_KEY = {one.key: one for one in TASKS}
"""Each standard task by its key."""
