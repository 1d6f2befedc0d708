"""The facts of the accessibility statement: what was tested, by whom, and when it is looked at again."""

from datetime import date

WRITTEN_ON = date(2026, 11, 22)
REVIEW_BY = date(2027, 11, 21)
"""Within twelve months of the day it was written, as the model statement of the government asks."""

TESTS = (
    (
        "Rules of WCAG that software can check",
        "axe-core in Chromium, on pages of the samples",
        "The project’s tests",
    ),
    ("No sideways scrolling at 320 pixels", "Chromium, on pages of the samples", "The project’s tests"),
    ("Keyboard alone, with the focus in sight", "Chromium, on pages of the samples", "The project’s tests"),
    (
        "Headings, labels, titles and names of links",
        "Every page that a test opens is inspected",
        "The project’s tests",
    ),
    ("Use by disabled people", "Not tested", "Nobody yet"),
    ("Screen readers, magnifiers and speech recognition", "Not tested", "Nobody yet"),
)
"""What was tested, how and by whom: rows of a table."""
