"""What every agency is asked in a rapid review. One list, so that answers stand side by side."""

from dataclasses import dataclass

TEMPLATE = "1"
"""The number of this list; a return keeps to the one with which it was begun."""


@dataclass(frozen=True)
class Question:
    """One question to an agency."""

    key: str
    asks: str
    hint: str = ""


QUESTIONS = (
    Question("services", "Which services knew the child or the family, and from when to when?"),
    Question("contacts", "What were the main contacts and decisions?", "By code, never by name."),
    Question("analysis", "What does your agency make of its own part?", "What happened, and why."),
    Question("child", "What was the child’s daily life like, and what did they say?"),
    Question("context", "How did race, culture, disability or poverty bear on it?"),
    Question("good", "What was done well?"),
    Question("now", "What has your agency changed already?"),
    Question("next", "What is still to be learnt or done?"),
)

KEYS = frozenset(question.key for question in QUESTIONS)
