"""Sample concerns between a partnership and the child death review panel, all invented: one that the panel
has acknowledged, and one from the panel that nobody has answered."""

from datetime import date

from kith.base.kernel.working_days import add_working_days
from kith.front.demo.cast import LRSCP
from kith.front.demo.samples.stage import BY
from kith.partnership.partnerships.models import Body, Partnership
from kith.work.child_deaths.enums import Direction, Way
from kith.work.child_deaths.operations.concerns import ConcernFacts, acknowledge, record_concern
from kith.work.child_deaths.operations.times import set_times

COUNTY, RUTLAND = "leicestershire-county-council", "rutland-county-council"
PANEL = "Coordinator of the child death review panel"
UNIT = "Coordinator of the partnership"


def put_child_death_link_in_place(today: date) -> None:
    """Put the sample concerns in place, through the deeds that everybody uses."""
    partnership = Partnership.objects.get(key=LRSCP)
    began = add_working_days(today, -60)
    set_times(partnership=partnership, acknowledge_within=5, answer_within=30, by=BY, on=began)
    _sent(partnership, today)
    _unanswered(partnership, today)


def _sent(partnership: Partnership, today: date) -> None:
    on = add_working_days(today, -14)
    facts = ConcernFacts(
        authority=Body.objects.get(key=COUNTY),
        says="Sibling B (invented) lives where Child A lived. The plan for Sibling B was looked at anew.",
        told_by=UNIT,
        told_to=PANEL,
        way=Way.MAIL,
        sent_on=on,
    )
    concern = record_concern(partnership=partnership, direction=Direction.SENT, facts=facts, by=BY, on=on)
    said_on = add_working_days(on, 2)
    how = "The panel’s coordinator, by secure email"
    acknowledge(concern=concern, acknowledged_on=said_on, how=how, by=BY, on=said_on)


def _unanswered(partnership: Partnership, today: date) -> None:
    on = add_working_days(today, -9)
    facts = ConcernFacts(
        authority=Body.objects.get(key=RUTLAND),
        says="Two services (invented) held different addresses for Child D before Child D fell ill.",
        told_by=PANEL,
        told_to=UNIT,
        way=Way.SYSTEM,
        sent_on=on,
        received_on=on,
    )
    record_concern(partnership=partnership, direction=Direction.RECEIVED, facts=facts, by=BY, on=on)
