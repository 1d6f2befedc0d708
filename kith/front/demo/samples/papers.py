"""The sample papers: two versions of one, one that came late, one that is missing, and some in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from io import BytesIO

import docx
import typst
from django.core.files.base import ContentFile

from kith.base.kernel.actors import Actor
from kith.front.demo.samples.stage import BY, acting
from kith.partnership.partnerships.models import Appointment, Person
from kith.work.meetings.models import AgendaItem, Meeting, Paper
from kith.work.meetings.operations.agenda import add_item
from kith.work.meetings.operations.papers import add_paper_version, hand_in_paper

PAGE = """#set document(title: "{title}")
#set page(paper: "a4")
#set text(lang: "en", region: "gb")
= {title}
{words}
"""
INVENTED = "This is a sample. Every name and figure in it is invented."


@dataclass(frozen=True)
class Asked:
    """An item of a sample that asks for a paper: where, who writes it, and by when."""

    group: str
    title: str
    author: str
    purpose: str = "discussion"
    due_days_ago: int = 0
    """How long ago the paper was due; nought where it is due before the meeting as usual."""


NEGLECT = Asked("lrscp", "Neglect: what the audits found", "Peregrine Oakhanger", "assurance")
BUDGET = Asked("lrscp", "Contributions for the coming year", "Clementine Furzedown", "decision", 2)
THRESHOLDS = Asked("lrscp", "Thresholds: proposed changes", "Odette Meadowsweet", "decision", 1)
LEARNING = Asked("planning-and-delivery", "Learning from a local review", "Hester Willowherb")
OUTSIDE_HOME = Asked(
    "strategic-forum", "Harm outside the home: where we are", "Perpetua Rushmere", "assurance"
)
CHALLENGE = Asked(
    "strategic-forum", "How partners answered when challenged", "Ambrose Silverdale", "assurance"
)


def put_papers_in_place(today: date) -> None:
    """Hand papers in at the next meetings of three groups."""
    neglect = _hand_in(NEGLECT, a_pdf(NEGLECT.title, "A first draft."), "Neglect-draft.pdf", today)
    again = ContentFile(a_pdf(NEGLECT.title, "With the figures of all three audits."), "Neglect.pdf")
    add_paper_version(paper=neglect, upload=again, by=_author(NEGLECT, today), on=today)
    late = "The figures of the partners came in a week after they were asked for."
    _hand_in(BUDGET, _word(BUDGET.title), "Contributions.docx", today, late_because=late)
    _item(THRESHOLDS, today)
    _item(CHALLENGE, today)
    sensitive = "official-sensitive"
    _hand_in(
        LEARNING, a_pdf(LEARNING.title, "What the review taught."), "Learning.pdf", today, mark=sensitive
    )
    _hand_in(OUTSIDE_HOME, _word(OUTSIDE_HOME.title), "Harm outside the home.docx", today)


def _item(asked: Asked, today: date) -> AgendaItem:
    rows = Meeting.objects.filter(group__key=asked.group, state="planned", meets_on__gt=today)
    meeting = rows.select_related("group", "group__partnership").order_by("meets_on").first()
    if meeting is None:
        raise LookupError(f"{asked.group} has no meeting ahead, so no paper can be handed in at one.")
    due = today - timedelta(days=asked.due_days_ago) if asked.due_days_ago else None
    return add_item(
        group=meeting.group,
        meeting=meeting,
        title=asked.title,
        minutes=20,
        purpose=asked.purpose,
        author=Person.objects.get(name=asked.author),
        asks_for_paper=True,
        paper_due_on=due,
        draft_due_on=due,
        by=BY,
        on=today,
    )


def _author(asked: Asked, today: date) -> Actor:
    rows = Appointment.objects.filter(person__name=asked.author).live_on(today)
    home = rows.select_related("person", "partnership").order_by("pk").first()
    return acting(home) if home else BY


def _hand_in(
    asked: Asked, content: bytes, name: str, today: date, *, mark: str = "official", late_because: str = ""
) -> Paper:
    return hand_in_paper(
        item=_item(asked, today),
        upload=ContentFile(content, name),
        title=asked.title,
        mark=mark,
        by=_author(asked, today),
        on=today,
        late_because=late_because,
    )


@cache
def a_pdf(title: str, words: str) -> bytes:
    """Return a PDF of one page with a title and some words."""
    source = PAGE.format(title=title, words=f"{words} {INVENTED}")
    return typst.compile(source.encode(), pdf_standards=["ua-1"])


def _word(title: str) -> bytes:
    made, written = docx.Document(), BytesIO()
    made.core_properties.title = title
    made.core_properties.language = "en-GB"
    made.add_heading(title, level=1)
    made.add_paragraph(INVENTED)
    made.save(written)
    return written.getvalue()
