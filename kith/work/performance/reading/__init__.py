"""Reading figures from a file or from pasted rows: what was recognised, and every fault by its cell."""

from kith.work.performance.reading.figures import Reading, Row, read_figures
from kith.work.performance.reading.known import Known

__all__ = ["Known", "Reading", "Row", "read_figures"]
