"""Reading figures from a file or from pasted rows: what was recognised, and every fault by its cell."""

from kith.work.performance.reading.figures import MOST, read_figures
from kith.work.performance.reading.known import Known, by_what_they_are_called
from kith.work.performance.reading.reading import Mark, Reading, Row

__all__ = ["MOST", "Known", "Mark", "Reading", "Row", "by_what_they_are_called", "read_figures"]
