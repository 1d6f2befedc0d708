"""The structure as a picture: groups in layers with the lines between them, linked boards beside them.

A group may answer to two, so the picture is a layered graph and not a tree. It is drawn by small functions
from plain facts, costs no engine, and is the same on the page, in the file and in the document.
"""

from kith.partnership.arrangements.chart.drawing import draw
from kith.partnership.arrangements.chart.facts import Chart, ChartBoard, ChartGroup, ChartLine

__all__ = ["Chart", "ChartBoard", "ChartGroup", "ChartLine", "draw"]
