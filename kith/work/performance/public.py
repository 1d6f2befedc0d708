"""What other rooms may ask of performance: the figures that a partnership published, and nothing else."""

from kith.work.performance.periods import named
from kith.work.performance.queries.releases import PublishedIndicator, published_indicators
from kith.work.performance.release_chart import released_chart
from kith.work.performance.release_words import (
    COLUMNS,
    STATUS,
    WHOLE_AREA,
    count_words,
    figure_words,
    method,
    part_words,
)

__all__ = [
    "COLUMNS",
    "STATUS",
    "WHOLE_AREA",
    "PublishedIndicator",
    "count_words",
    "figure_words",
    "method",
    "named",
    "part_words",
    "published_indicators",
    "released_chart",
]
