"""The marks of a standing: one shape and one tone each, so that colour never speaks alone."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from kith.base.kernel.standings import Standing


@dataclass(frozen=True)
class Mark:
    """How a standing is drawn: a shape in a square of 16 by 16, and a tone."""

    shape: str
    tone: str


CUT = 'class="app-mark__cut"'
LINE = 'class="app-mark__line"'
SHAPES = {
    "tick": f'<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.5 8.2 7 10.7l4.6-5" {CUT}/>',
    "half": f'<circle cx="8" cy="8" r="6" {LINE}/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>',
    "triangle": f'<path d="M8 1.2 15.4 14.6H.6z" fill="currentColor"/><path d="M8 6v4M8 11.8v.6" {CUT}/>',
    "cross": '<path d="M8 .4 15.6 8 8 15.6.4 8z" fill="currentColor"/>'
    f'<path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" {CUT}/>',
    "ring": f'<circle cx="8" cy="8" r="6" {LINE}/>',
    "dash": f'<path d="M2.5 8h11" {LINE}/>',
    "square": f'<rect x="2.5" y="2.5" width="11" height="11" {LINE}/>',
    "dots": '<path d="M2.5 8h.01M8 8h.01M13.5 8h.01" class="app-mark__dots"/>',
}

MARKS = {
    Standing.MET: Mark("tick", "good"),
    Standing.DUE: Mark("half", "notice"),
    Standing.AT_RISK: Mark("triangle", "warn"),
    Standing.MISSED: Mark("cross", "bad"),
    Standing.NOT_YET_DUE: Mark("ring", "plain"),
    Standing.NOT_STATED: Mark("dash", "quiet"),
    Standing.SOFT: Mark("square", "quiet"),
    Standing.NOT_RECORDED: Mark("dots", "quiet"),
}


def mark(standing: Standing | str) -> dict[str, str | SafeString]:
    """Return what a template needs to draw a standing: its word, tone and shape (SVG without its root)."""
    standing = Standing(standing)
    drawn = MARKS[standing]
    return {"word": standing.label, "tone": drawn.tone, "shape": mark_safe(SHAPES[drawn.shape])}
