"""What a form holds by which it is known again: its code, and the code beside each question and answer.

The codes stand in plain words in the cells of tables, so that they outlive every program that saves the file.
"""

import re

from kith.partnership.documents.enums import HandlingMark
from kith.work.reviews.enums import StepKind
from kith.work.reviews.models import ReturnRequest

MARK = HandlingMark.SENSITIVE.label
CODE = "Code of this form"
AGENCY = "Agency"
AGAIN = "Asked again"
FOOT = "Your agency’s own until your agency releases it."
HOW = (
    "Write each answer in the box beneath its question; the box grows as you write. Write codes and never a "
    "name.",
    "Leave a box empty where there is nothing to say. Leave the questions, their codes and all else as they "
    "stand: only what is in the boxes is read.",
    "Then hand the file in on the page of your return. You see there what was understood before anything is "
    "kept, and can change each answer after.",
)
LABEL = re.compile(r"(question|answer)\s+\d+\s*\[([a-z0-9-]{1,40})\]", re.IGNORECASE)
"""What stands beside a question or an answer: *Answer 3 [child]*."""


def heading_of(request: ReturnRequest) -> str:
    """Return what a form is called: the reference of its case, and nothing that happened."""
    return f"Return: case {request.case.reference}"


def asking_of(request: ReturnRequest) -> int:
    """Return for which time an agency is asked: 1 at first, and one more each time after. One query."""
    again = request.case.steps.filter(kind=StepKind.ASKED_AGAIN, body=request.body_id)
    return 1 + again.count()


def code_of(request: ReturnRequest, asking: int) -> str:
    """Return the code of the form for one asking of one agency."""
    return f"{request.public_id}-{asking}"


def question_label(number: int, key: str) -> str:
    """Return what stands beside a question."""
    return f"Question {number} [{key}]"


def answer_label(number: int, key: str) -> str:
    """Return what stands beside the box for an answer."""
    return f"Answer {number} [{key}]"
