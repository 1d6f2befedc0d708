"""A sample of the shared rapid review process, invented: one version that both partnerships adopted, and one
item that they still align."""

from datetime import date

from kith.base.kernel.working_days import add_working_days
from kith.front.demo.cast import LEICESTER, LRSCP
from kith.front.demo.samples.stage import BY
from kith.partnership.partnerships.models import Partnership
from kith.work.processes.models import ProcessTemplate
from kith.work.processes.operations import adopt_version, join_template, raise_item, start_template
from kith.work.reviews.enums import OlderKind
from kith.work.reviews.operations.older import add_older_step, record_older_review


def put_process_in_place(today: date) -> None:
    """Put the sample process in place, and an older review, through the deeds that everybody uses."""
    _older(today)
    here, there = (Partnership.objects.get(key=key) for key in (LRSCP, LEICESTER))
    began = add_working_days(today, -90)
    template = start_template(
        partnership=here,
        other=there,
        agreement="One template of questions and steps for both partnerships (invented for this sample).",
        agreed_on=began,
        by=BY,
        on=began,
    )
    join_template(template=template, partnership=there, by=BY, on=add_working_days(began, 3))
    _adopted(template, (here, there), add_working_days(began, 10))
    raise_item(
        template=template,
        partnership=here,
        differs="One partnership sends returns to its panel seven working days ahead, the other five.",
        does="Try five working days for three reviews, then settle it.",
        owner=there,
        who="Business manager",
        due_on=add_working_days(today, 30),
        by=BY,
        on=add_working_days(began, 20),
    )


def _adopted(template: ProcessTemplate, partnerships: tuple[Partnership, ...], on: date) -> None:
    version = template.versions.get(number=1)
    for partnership in partnerships:
        because = f"Agreed by its group on {on:%d %B %Y} (invented)"
        adopt_version(version=version, partnership=partnership, because=because, by=BY, on=on)


def _older(today: date) -> None:
    """Put a review of 2017 on record, with its history."""
    review = record_older_review(
        partnership=Partnership.objects.get(key=LRSCP),
        reference="SCR 2017-A",
        kind=OlderKind.SERIOUS_CASE,
        began_under="Leicestershire and Rutland Local Safeguarding Children Board",
        began_on=date(2017, 3, 6),
        ended_on=date(2018, 4, 20),
        outcome="Four recommendations (invented), each followed to its end.",
        report_is="With the partnership’s papers of 2018 (invented)",
        by=BY,
        on=today,
    )
    for day, words in ((date(2017, 5, 15), "Panel set up"), (date(2018, 4, 20), "Report agreed")):
        add_older_step(review=review, taken_on=day, words=words, by=BY, on=today)
