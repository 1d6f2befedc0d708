"""What other rooms may ask of arrangements."""

from kith.partnership.arrangements.as_at import AsAt, GroupAsAt
from kith.partnership.arrangements.chart import Chart, ChartBoard, ChartGroup, ChartLine, draw
from kith.partnership.arrangements.document.asking import Directory
from kith.partnership.arrangements.document.describing import (
    attendance_words,
    chair_words,
    frequency_words,
    quorum_words,
    seat_words,
)
from kith.partnership.arrangements.document.models import Duty, LinkedBoard, ReportsTo, Seat
from kith.partnership.arrangements.document.writing import write_text
from kith.partnership.arrangements.duties import kinds_in_words, kinds_without_records
from kith.partnership.arrangements.ground import Ground
from kith.partnership.arrangements.guidance.editions import edition, edition_on, editions
from kith.partnership.arrangements.guidance.models import Edition
from kith.partnership.arrangements.published import (
    Publication,
    partnerships_that_published,
    publication_of,
    published_ground,
    published_version,
)

__all__ = [
    "AsAt",
    "Chart",
    "ChartBoard",
    "ChartGroup",
    "ChartLine",
    "Directory",
    "Duty",
    "Edition",
    "Ground",
    "GroupAsAt",
    "LinkedBoard",
    "Publication",
    "ReportsTo",
    "Seat",
    "attendance_words",
    "chair_words",
    "draw",
    "edition",
    "edition_on",
    "editions",
    "frequency_words",
    "kinds_in_words",
    "kinds_without_records",
    "partnerships_that_published",
    "publication_of",
    "published_ground",
    "published_version",
    "quorum_words",
    "seat_words",
    "write_text",
]
