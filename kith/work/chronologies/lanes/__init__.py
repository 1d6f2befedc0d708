"""The picture of a chronology: a lane for each agency or subject along time.

A day that is sure is a mark, an uncertain one a bar with open ends, a key event a diamond with its number, a
silence is hatched. Where a lane is crowded, columns with their counts stand in place of single marks.
"""

from kith.work.chronologies.lanes.drawing import picture_of
from kith.work.chronologies.lanes.spans import Span, Zoom
from kith.work.chronologies.lanes.telling import Lane, Told

__all__ = ["Lane", "Span", "Told", "Zoom", "picture_of"]
