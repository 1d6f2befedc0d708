"""What we remember of performance: indicators, their figures with every revision, remarks and measures."""

from kith.work.performance.models.deliveries import Delivery, Layout
from kith.work.performance.models.figures import Figure, FigureRevision, Unstated
from kith.work.performance.models.indicators import FEWEST_SHOWN, Indicator, Step, Target
from kith.work.performance.models.measures import Measure
from kith.work.performance.models.releases import Release
from kith.work.performance.models.remarks import Remark
from kith.work.performance.models.reports import QuarterlyReport

__all__ = [
    "FEWEST_SHOWN",
    "Delivery",
    "Figure",
    "FigureRevision",
    "Indicator",
    "Layout",
    "Measure",
    "QuarterlyReport",
    "Release",
    "Remark",
    "Step",
    "Target",
    "Unstated",
]
