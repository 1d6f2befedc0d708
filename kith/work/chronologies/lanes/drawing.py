"""The picture itself: SVG in black and white, told by shape alone, and the same in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString

from kith.base.ui.charts import svg_root, svg_text, wrap_label
from kith.base.ui.dates import short_date
from kith.work.chronologies.enums import Certainty
from kith.work.chronologies.lanes.packing import (
    DIAMOND,
    PLOT,
    RADIUS,
    SIDE,
    WIDTH,
    Column,
    Placed,
    columns_of,
    key_strip,
    packed,
    x_of,
)
from kith.work.chronologies.lanes.spans import Span, Step, steps_of
from kith.work.chronologies.lanes.telling import Lane

TOP, HEAD, LEVEL, BAND, FOOT = 26, 24, 18, 12, 84
COLUMN = 48
"""How high a column of counts stands at most."""
QUIET = "app-svg-text app-svg-text--quiet"
OVER = f"{QUIET} app-svg-text--over"
"""Words that may lie over hatching: they keep a clear edge."""
STRONG = "app-svg-text app-svg-text--strong"
INK = 'stroke="currentColor" stroke-width="1.5" fill="none"'


def picture_of(
    lanes: Sequence[Lane], span: Span, *, title: str, silent_days: int, ident: str, to_download: bool = False
) -> SafeString:
    """Return lanes along a span as SVG. `ident` is used once on a page; `to_download` for other documents."""
    steps = steps_of(span)
    drawn, top = [], float(TOP)
    for lane in lanes:
        content, height = _lane(lane, span, steps, top, ident)
        drawn.append(content)
        top += height
    scale = _scale(steps, span, top)
    content = f"{_hatching(ident)}{scale}{''.join(drawn)}{_legend(top + 14, silent_days, ident)}"
    return svg_root(
        content,
        width=WIDTH,
        height=round(top + FOOT),
        title=title,
        description=told_in_words(lanes, span),
        ident=ident,
        classes="app-chart",
        to_download=to_download,
    )


def told_in_words(lanes: Sequence[Lane], span: Span) -> str:
    """Return what the picture shows in one or two sentences."""
    each = "; ".join(f"{lane.name} {count_words(lane.of_place('in'))}" for lane in lanes)
    return f"{span.words}. {each or 'No entries'}."


def count_words(count: int) -> str:
    """Return *1 entry* or *12 entries*."""
    return "1 entry" if count == 1 else f"{count:,} entries"


def _hatching(ident: str) -> str:
    return (
        f'<defs><pattern id="{escape(ident)}-silence" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path d="M0 0V6" stroke="#6f777b" stroke-width="1.5"/></pattern>'
        "</defs>"
    )


def _scale(steps: Sequence[Step], span: Span, bottom: float) -> str:
    """Return the names of the steps on top, and a thin line down from where each begins."""
    drawn = []
    for number, step in enumerate(steps):
        x = x_of(span, step.span.first)
        drawn.append(f'<path d="M{x:.1f} {TOP}V{bottom:.1f}" stroke="#c3c9cc" stroke-width="1" fill="none"/>')
        end = x_of(span, steps[number + 1].span.first) if number + 1 < len(steps) else WIDTH - SIDE
        words = wrap_label(step.name, end - x, 12, lines=1)
        if words == [step.name]:
            drawn.append(svg_text(x + 2, 16, words, classes=QUIET))
    return "".join(drawn)


def _lane(lane: Lane, span: Span, steps: Sequence[Step], top: float, ident: str) -> tuple[str, float]:
    """Return one lane, and how high it is."""
    head = svg_text(SIDE, top + 16, [_headed(lane)], classes=STRONG)
    line = f'<path d="M0 {top:.1f}H{WIDTH}" stroke="currentColor" stroke-width="1" fill="none"/>'
    placed = packed(lane.told, span, in_words=True) or packed(lane.told, span, in_words=False)
    if lane.told and placed is None:
        content, height = _columns(lane, span, top + HEAD)
    else:
        levels = 1 + max((one.level for one in placed or ()), default=0)
        content, height = "".join(_mark(one, top + HEAD) for one in placed or ()), levels * LEVEL
    silence = "".join(_silence(stretch, span, top + HEAD, height, ident) for stretch in lane.silences)
    return f"<g>{line}{head}{silence}{content}</g>", HEAD + height + BAND


def _headed(lane: Lane) -> str:
    """Return the name of a lane with how many rows there are, and how many of them stand elsewhere."""
    name = wrap_label(lane.name, 330, 14, lines=1)[0] if lane.name else "Not stated"
    elsewhere = [
        f"{lane.of_place(place)} {words}"
        for place, words in (("before", "before"), ("after", "after"), ("undated", "of unknown date"))
        if lane.of_place(place)
    ]
    return ", ".join([f"{name}: {count_words(lane.of_place('in'))}", *elsewhere])


def _silence(stretch: Span, span: Span, top: float, height: float, ident: str) -> str:
    if stretch.last < span.first or stretch.first > span.last:
        return ""
    left = x_of(span, max(stretch.first, span.first))
    right = x_of(span, min(stretch.last, span.last)) + PLOT / span.days
    words = f"No row from {short_date(stretch.first)} to {short_date(stretch.last)}"
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{max(right - left, 1):.1f}" height="{height:.1f}" '
        f'fill="url(#{escape(ident)}-silence)"><title>{escape(words)}</title></rect>'
    )


def _mark(one: Placed, top: float) -> str:
    """Return one row as its mark or bar, with its label beside it."""
    y = top + one.level * LEVEL + LEVEL / 2
    shape = _bar(one, y) if not one.told.is_sure else _dot(one, y)
    if one.told.is_key and not one.told.is_sure:
        shape += _diamond(one.at, y)
    return f"<g>{shape}{_beside(one, y)}</g>"


def _beside(one: Placed, y: float) -> str:
    if not one.label:
        return ""
    x = one.until + DIAMOND + 3 if one.right > one.until + DIAMOND + 1 else one.left + 1
    return svg_text(x, y + 4.5, [one.label], classes=OVER)


def _dot(one: Placed, y: float) -> str:
    if one.told.is_key:
        return _diamond(one.at, y)
    return f'<circle cx="{one.at:.1f}" cy="{y:.1f}" r="{RADIUS - 0.5}" fill="currentColor"/>'


def _diamond(x: float, y: float) -> str:
    step = DIAMOND
    return (
        f'<path d="M{x:.1f} {y - step:.1f}l{step} {step}l-{step} {step}l-{step} -{step}z" '
        'fill="currentColor" stroke="#fff" stroke-width="1"/>'
    )


def _bar(one: Placed, y: float) -> str:
    """Return a bar that is open at both ends; an arrow points on where an end isn’t known."""
    high = 4
    drawn = (
        f'<rect x="{one.at:.1f}" y="{y - high:.1f}" width="{one.until - one.at:.1f}" height="{high * 2}" '
        f'fill="#fff"/><path d="M{one.at:.1f} {y - high:.1f}H{one.until:.1f}M{one.at:.1f} {y + high:.1f}'
        f'H{one.until:.1f}" {INK}/>'
    )
    if one.told.certainty == Certainty.BEFORE:
        drawn += f'<path d="M{one.at + 6:.1f} {y - 3:.1f}l-5 3l5 3" {INK}/>'
    if one.told.certainty == Certainty.AFTER:
        drawn += f'<path d="M{one.until - 6:.1f} {y - 3:.1f}l5 3l-5 3" {INK}/>'
    return drawn


def _columns(lane: Lane, span: Span, top: float) -> tuple[str, float]:
    """Return a crowded lane: its key events in a strip, and below it a column of counts for each step."""
    strip = key_strip(lane.told, span)
    above = (1 + max(one.level for one in strip)) * LEVEL if strip else 0
    keys = "".join(
        f"<g>{_diamond(one.at, y)}{_beside(one, y)}</g>"
        for one in strip
        for y in [top + one.level * LEVEL + LEVEL / 2]
    )
    columns = columns_of(lane.told, span, [one.told for one in strip])
    together = [column for column in columns if column.keys]
    keys += "".join(_keys_together(column, span, top + above + LEVEL / 2) for column in together)
    above += LEVEL if together else 0
    most = max(column.count for column in columns)
    bottom = top + above + 16 + COLUMN
    drawn = "".join(_column(column, span, bottom, most) for column in columns if column.count)
    return f"{keys}{drawn}", above + 16 + COLUMN


def _keys_together(column: Column, span: Span, y: float) -> str:
    """Return one mark for the key events of a step that have no room, or too many fellows, to stand alone."""
    x = x_of(span, column.step.span.first) + 2 + DIAMOND
    words = f"{column.step.name}: {column.keys:,} key event{'' if column.keys == 1 else 's'}"
    number = svg_text(x + DIAMOND + 3, y + 4.5, [f"×{column.keys}"], classes=OVER)
    return f"<g><title>{escape(words)}</title>{_diamond(x, y)}{number}</g>"


def _column(column: Column, span: Span, bottom: float, most: int) -> str:
    left = x_of(span, column.step.span.first) + 2
    right = x_of(span, column.step.span.last) + PLOT / span.days - 2
    wide = max(right - left, 2)
    sure, unsure = (COLUMN * part / most for part in (column.sure, column.unsure))
    drawn = ""
    if column.sure:
        drawn += _box(left, bottom - sure, wide, sure, "currentColor")
    if column.unsure:
        drawn += _box(left, bottom - sure - unsure, wide, unsure, "#fff")
    number = svg_text(left, bottom - sure - unsure - 3, [str(column.count)], classes=QUIET)
    words = f"{column.step.name}: {count_words(column.count)}"
    if column.unsure:
        words += f", {column.unsure} of them of an uncertain day"
    return f"<g><title>{escape(words)}</title>{drawn}{number}</g>"


def _box(x: float, y: float, wide: float, high: float, fill: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{max(high, 1):.1f}" fill="{fill}" '
        'stroke="currentColor" stroke-width="1"/>'
    )


def _legend(top: float, silent_days: int, ident: str) -> str:
    """Return what each shape means, in two lines."""
    first, second = top + 12, top + 36
    drawn = [
        f'<circle cx="{SIDE + 6}" cy="{first}" r="{RADIUS - 0.5}" fill="currentColor"/>',
        svg_text(SIDE + 18, first + 4.5, ["A day that is sure"], classes=QUIET),
        f'<path d="M{SIDE + 160} {first - 4}h26m-26 8h26" {INK}/>',
        svg_text(SIDE + 192, first + 4.5, ["Some day within, not sure"], classes=QUIET),
        _diamond(SIDE + 374, first),
        svg_text(SIDE + 386, first + 4.5, ["Key event with its number; ×3: three of them"], classes=QUIET),
        f'<rect x="{SIDE}" y="{second - 7}" width="22" height="14" fill="url(#{escape(ident)}-silence)"/>',
        svg_text(SIDE + 28, second + 4.5, [f"No row for more than {silent_days} days"], classes=QUIET),
        _box(SIDE + 262, second - 2, 9, 9, "currentColor") + _box(SIDE + 262, second - 8, 9, 6, "#fff"),
        svg_text(
            SIDE + 278,
            second + 4.5,
            ["Many rows: how many, those of an uncertain day in white"],
            classes=QUIET,
        ),
    ]
    return "".join(drawn)
