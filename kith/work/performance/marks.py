"""The marks beside figures: a shape, a tone and a word each, so that no two kinds of mark look alike.

Red, amber and green are filled shapes; variation is an arrow in a ring, or a wave; whether a target can be
relied on is a target with what becomes of it. They differ from each other without colour.
"""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kith.work.performance.series import Reached
from kith.work.performance.spc import Assurance, Variation

CUT, LINE = 'class="app-mark__cut"', 'class="app-mark__line"'
RING = f'<circle cx="8" cy="8" r="7" {LINE}/>'
UP, DOWN = f'<path d="M8 12V4.5M5 7.5l3-3 3 3" {LINE}/>', f'<path d="M8 4v7.5M5 8.5l3 3 3-3" {LINE}/>'
DASH = f'<path d="M2.5 8h11" {LINE}/>'
DOTS = '<path d="M2.5 8h.01M8 8h.01M13.5 8h.01" class="app-mark__dots"/>'
SHAPES = {
    Reached.REACHED: ("good", f'<circle cx="8" cy="8" r="7.5" fill="currentColor"/>'
                              f'<path d="M4.5 8.2 7 10.7l4.6-5" {CUT}/>'),
    Reached.NEAR: ("amber", '<rect x=".8" y=".8" width="14.4" height="14.4" rx="2" fill="currentColor"/>'
                            f'<path d="M8 4v4.5M8 11.8v.4" {CUT}/>'),
    Reached.MISSED: ("bad", '<path d="M8 .4 15.6 8 8 15.6.4 8z" fill="currentColor"/>'
                            f'<path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" {CUT}/>'),
    Reached.NO_DATA: ("quiet", DOTS),
    Variation.COMMON: ("plain", f'<path d="M1 9c2.3-5 4.7-5 7 0s4.7 5 7 0" {LINE}/>'),
    Variation.IMPROVING_HIGH: ("good", RING + UP),
    Variation.IMPROVING_LOW: ("good", RING + DOWN),
    Variation.CONCERNING_HIGH: ("warn", RING + UP),
    Variation.CONCERNING_LOW: ("warn", RING + DOWN),
    Variation.HIGH: ("plain", RING + UP),
    Variation.LOW: ("plain", RING + DOWN),
    Assurance.PASSES: ("good", f'{RING}<circle cx="8" cy="8" r="3" fill="currentColor"/>'),
    Assurance.FAILS: ("bad", f'{RING}<path d="M3 13 13 3" {LINE}/>'),
    Assurance.HIT_OR_MISS: ("plain", f'{RING}<circle cx="8" cy="8" r="3" {LINE}/>'),
    Assurance.NO_TARGET: ("quiet", DASH),
    Assurance.TOO_FEW: ("quiet", DOTS),
}  # fmt: skip
"""For each mark its tone and its shape in a square of 16 by 16. *No target* and *too few figures* are drawn
alike wherever they stand."""


def figure_mark(code: str, words: str) -> SafeString:
    """Return a mark with its words, to stand in a sentence or a cell."""
    tone, shape = SHAPES[code]  # type: ignore[index]
    return mark_safe(
        f'<span class="app-standing app-tone--{tone}"><svg class="app-mark" viewBox="0 0 16 16" width="16" '
        f'height="16" aria-hidden="true" focusable="false">{shape}</svg>'
        f'<span class="app-standing__word">{escape(words)}</span></span>'
    )
