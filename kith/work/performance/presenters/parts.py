"""What an indicator’s page says of the parts of the area."""

from collections.abc import Sequence
from typing import Any

from kith.work.performance.funnel import funnel_chart, funnel_of
from kith.work.performance.models import Figure, Indicator
from kith.work.performance.periods import named
from kith.work.performance.release_words import part_words
from kith.work.performance.words import amount


def parts_shown(indicator: Indicator, figures: Sequence[Figure]) -> dict[str, Any] | None:
    """Return the parts of an area in one period: as a funnel where counts allow, else as a table; or None."""
    if not figures:
        return None
    funnel = funnel_of(indicator, figures)
    return {
        "period": named(figures[0].period_from, indicator.frequency),
        "whole": funnel.whole if funnel else "",
        "says": funnel.says if funnel else "",
        "chart": funnel_chart(funnel, indicator) if funnel else "",
        "lines": funnel.lines if funnel else (),
        "rows": []
        if funnel
        else [(part_words(one.part), amount(one.value, indicator.unit)) for one in figures],
    }
