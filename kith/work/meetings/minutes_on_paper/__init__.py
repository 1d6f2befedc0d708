"""Minutes to send or print: as a Word document and as a tagged PDF, both from the same plain data."""

from kith.work.meetings.minutes_on_paper.pdf import minutes_pdf
from kith.work.meetings.minutes_on_paper.word import minutes_word

__all__ = ["minutes_pdf", "minutes_word"]
