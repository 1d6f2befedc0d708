"""The sample figures that are published: one release of each partnership."""

from datetime import date

from kith.front.demo.samples.stage import BY
from kith.partnership.partnerships.models import Partnership
from kith.work.performance.models import Indicator
from kith.work.performance.operations.releases import prepare_release, publish_release
from kith.work.performance.periods import after, containing

PUBLISHED = {
    "leicestershire-and-rutland": ("exploitation-at-risk", "return-interviews"),
    "knowsley": ("missing-from-care", "repeat-call-outs"),
}
"""The indicators of which some figures have fictional districts."""


def put_published_figures_in_place(today: date) -> None:
    """Publish the figures of this financial year and the last, of two indicators of each partnership."""
    first = after(containing(today, "yearly"), "yearly", -1)
    for key, chosen in PUBLISHED.items():
        home = Partnership.objects.get(key=key)
        indicators = list(Indicator.objects.filter(partnership=home, key__in=chosen))
        release = prepare_release(
            partnership=home,
            name=f"Figures up to {today.year}",
            indicators=indicators,
            first=first,
            last=today,
            by=BY,
            on=today,
        )
        publish_release(release=release, by=BY, on=today)
