"""Putting the sample partnerships in place, once."""

from datetime import date

from django.db import transaction

from kith.front.demo.samples import knowsley, leicester_city, leicestershire_and_rutland
from kith.front.demo.samples.actions import put_actions_in_place
from kith.front.demo.samples.agendas import put_agendas_in_place
from kith.front.demo.samples.child_deaths import put_child_death_link_in_place
from kith.front.demo.samples.chronologies import put_chronologies_in_place
from kith.front.demo.samples.comings import put_comings_in_place
from kith.front.demo.samples.contributions import put_contributions_in_place
from kith.front.demo.samples.decisions import put_decisions_in_place
from kith.front.demo.samples.guests import put_guests_in_place
from kith.front.demo.samples.meetings import put_meetings_in_place
from kith.front.demo.samples.minutes_carried import put_minutes_in_place
from kith.front.demo.samples.minutes_taken import put_minutes_taken_in_place
from kith.front.demo.samples.notices import put_notices_in_place
from kith.front.demo.samples.papers import put_papers_in_place
from kith.front.demo.samples.passing import put_passing_in_place
from kith.front.demo.samples.performance import put_performance_in_place
from kith.front.demo.samples.plans import put_plans_in_place
from kith.front.demo.samples.practice_reviews import put_practice_reviews_in_place
from kith.front.demo.samples.priorities import put_priorities_in_place
from kith.front.demo.samples.processes import put_process_in_place
from kith.front.demo.samples.published_figures import put_published_figures_in_place
from kith.front.demo.samples.published_reviews import put_published_reviews_in_place
from kith.front.demo.samples.reports import put_reports_in_place
from kith.front.demo.samples.reviews import put_reviews_in_place
from kith.front.demo.samples.risks import put_risks_in_place
from kith.partnership.partnerships.models import Partnership

SAMPLES = (leicestershire_and_rutland, leicester_city, knowsley)


@transaction.atomic
def put_samples_in_place(*, today: date) -> bool:
    """Put the three samples in place in one transaction; return False when they are there already."""
    if Partnership.objects.filter(is_sample=True).exists():
        return False
    for sample in SAMPLES:
        sample.put_in_place(today)
    put_actions_in_place(today)
    put_priorities_in_place(today)
    put_performance_in_place(today)
    put_published_figures_in_place(today)
    put_reports_in_place(today)
    put_meetings_in_place(today)
    put_plans_in_place(today)
    put_contributions_in_place(today)
    put_agendas_in_place(today)
    put_decisions_in_place(today)
    put_papers_in_place(today)
    put_passing_in_place(today)
    put_guests_in_place(today)
    put_comings_in_place(today)
    put_minutes_taken_in_place(today)
    put_minutes_in_place(today)
    put_risks_in_place(today)
    put_reviews_in_place(today)
    put_chronologies_in_place(today)
    put_child_death_link_in_place(today)
    put_practice_reviews_in_place(today)
    put_process_in_place(today)
    put_published_reviews_in_place(today)
    put_notices_in_place(today)
    return True
