"""The story of a priority across the years (C14), and the whole plan on one sheet (C13)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kith.partnership.actions.models import Action
from kith.partnership.actions.operations.closing import close_action, confirm_closing
from kith.partnership.actions.operations.working import report_done
from kith.partnership.plan.models import Milestone, Objective, Priority
from kith.partnership.plan.operations.priorities import end_priority
from kith.partnership.plan.recording import about_priority
from tests.cast import TODAY, acting, person
from tests.closing import CLOSING
from tests.counting import queries
from tests.pages.actions.test_one_action import raised_for
from tests.reading_pdf import opened, words_of_pages

pytestmark = pytest.mark.django_db

KEY = "leicestershire-and-rutland"


@pytest.fixture
def priority(lrscp) -> Priority:
    """Return a priority that runs, with objectives."""
    ours = Objective.objects.filter(priority__partnership=lrscp).values("priority")
    return Priority.objects.filter(pk__in=ours).held_on(TODAY).earliest("pk")


def story_of(priority: Priority) -> str:
    return reverse("plan:story", args=(KEY, priority.public_id))


def headings(page) -> list[str]:
    return [heading.text_content() for heading in page.tree.xpath("//main//h2")]


def test_the_story_says_why_it_was_chosen_who_led_it_and_what_each_year_brought(signed_in, priority):
    manager = signed_in("manager")
    page = manager.get(reverse("plan:priority", args=(KEY, priority.public_id)))
    page = page.click("Its story across the years")
    assert page.heading == f"{priority.name}: the story so far"
    for need in priority.needs.filter(taken_back_on__isnull=True):
        assert need.says in page.text
    for lead in priority.leads.select_related("person"):
        assert lead.person.name in page.text
    years = [int(words) for words in headings(page) if words.isdigit()]
    assert years == list(range(TODAY.year, min(years) - 1, -1))
    assert min(years) <= priority.held_from.year
    for objective in priority.objectives.all():
        assert f"Objective set: {objective.title}" in page.text


def test_what_an_action_changed_for_children_becomes_part_of_the_story(signed_in, priority):
    due = {"subject": about_priority(priority), "due_on": TODAY}
    action: Action = raised_for("planning-and-delivery", "agency_lead", **due)
    report_done(action=action, words="Done.", by=acting("agency_lead"), on=TODAY)
    confirmer = "police_director"
    close_action(action=action, confirmer=person(confirmer), by=acting("manager"), on=TODAY, **CLOSING)
    reader = signed_in("council_director")
    assert CLOSING["changed"] not in reader.get(story_of(priority)).text
    confirm_closing(action=action, by=acting(confirmer), on=TODAY)
    assert f"16 November 2026: {CLOSING['changed']}" in reader.get(story_of(priority)).text


def test_why_it_ended_stands_in_the_story_once_it_has(signed_in, priority):
    last = TODAY - timedelta(days=1)
    end = {"held_to": last, "reason": "The new plan has it under neglect.", "by": acting("manager")}
    manager = signed_in("manager")
    assert "Why it ended" not in manager.get(story_of(priority)).text
    end_priority(priority=priority, on=TODAY, **end)
    page = manager.get(story_of(priority))
    assert "Why it ended The new plan has it under neglect." in page.text
    assert page.caption.endswith("to 15 November 2026")


def test_a_year_in_which_nothing_happened_says_so(signed_in, priority):
    Priority.objects.filter(pk=priority.pk).update(held_from=date(2021, 4, 1))
    page = signed_in("manager").get(story_of(priority))
    assert "2021" in headings(page)
    assert "Nothing is on record for this year." in page.text


def test_the_story_asks_as_much_with_more_on_record(signed_in, priority):
    manager = signed_in("manager")
    before = queries(manager, story_of(priority))
    objective = priority.objectives.first()
    for number in range(4):
        Milestone.objects.create(
            public_id=f"story{number}", objective=objective, title=f"Step {number}", first_due_on=TODAY,
            due_on=TODAY, added_on=TODAY, reached_on=TODAY, evidence="A note",
        )  # fmt: skip
    assert "Milestone reached: Step 3. A note" in manager.get(story_of(priority)).text
    assert queries(manager, story_of(priority)) == before


def test_the_whole_plan_stands_on_one_sheet_with_the_words_of_the_screen(signed_in, lrscp):
    manager = signed_in("manager")
    page = manager.get(reverse("plan:priorities", args=(KEY,)))
    content = manager.browser.get(page.links["The whole plan on one sheet (PDF)"]).content
    (words,) = words_of_pages(content)
    running = Priority.objects.filter(partnership=lrscp).held_on(TODAY)
    assert running
    for row in page.tables[0].rows:
        if running.filter(name=row["Priority"]).exists():
            assert row["Priority"] in words
    for objective in Objective.objects.filter(priority__in=running, state="open"):
        assert " ".join(objective.title.split()[:3]) in words
    with opened(content) as paper:
        assert paper.Root.MarkInfo.Marked


def test_the_sheet_of_a_plan_without_priorities_says_so(signed_in, lrscp):
    Priority.objects.filter(partnership=lrscp).update(held_from=TODAY + timedelta(days=1), held_to=None)
    manager = signed_in("manager")
    content = manager.browser.get(reverse("plan:whole_pdf", args=(KEY,))).content
    assert "No priority runs on this day." in words_of_pages(content)[0]
