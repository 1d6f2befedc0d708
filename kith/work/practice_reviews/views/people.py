"""Practitioners and family: who takes part, how, and what they said."""

from typing import Any

from kith.work.practice_reviews import forms
from kith.work.practice_reviews.operations.involvement import (
    plan_contact,
    plan_event,
    record_contact,
    record_event,
)
from kith.work.practice_reviews.presenters.people import contact_lines, event_lines
from kith.work.practice_reviews.queries.one import contact_seen_by, contacts_of, event_seen_by, events_of
from kith.work.practice_reviews.views.parts import Deed, ReviewPage
from kith.work.reviews.views.parts import WORKERS

HERE = "practice_reviews:people"


class People(ReviewPage):
    """The events with practitioners, and the plan of contacts with the family."""

    policy = WORKERS
    title = "Practitioners and family"
    what = "who takes part in its review"
    template_name = "practice_reviews/people.jinja"

    def content(self) -> dict[str, Any]:
        """Return both plans."""
        return {
            "tabs": self.tabs(),
            "events": event_lines(events_of(self.review), self.today, self.at, is_open=self.steers),
            "contacts": contact_lines(contacts_of(self.review), self.today, self.at, is_open=self.steers),
            "event_url": self.own("practice_reviews:plan_event") if self.steers else "",
            "contact_url": self.own("practice_reviews:plan_contact") if self.steers else "",
        }


class PeopleDeed(Deed, is_base=True):
    """A deed that leads back to who takes part."""

    goes_to = HERE


class PlanEvent(PeopleDeed):
    """Plan an event."""

    policy = WORKERS
    title = "Plan an event"
    form_class = forms.EventForm
    button = "Plan it"
    deed = staticmethod(plan_event)
    said = "The event is planned."
    has_days_ahead = True


class Event(PeopleDeed):
    """Record an event."""

    policy = WORKERS
    title = "What came of the event"
    finder = staticmethod(event_seen_by)
    argument = "event"
    form_class = forms.HeldForm
    button = "Keep it"
    deed = staticmethod(record_event)
    said = "The event is on record."


class PlanContact(PeopleDeed):
    """Plan a contact with the family."""

    policy = WORKERS
    title = "Plan a contact"
    form_class = forms.ContactForm
    button = "Plan it"
    deed = staticmethod(plan_contact)
    said = "The contact is planned."
    has_days_ahead = True


class Contact(PeopleDeed):
    """Record a contact."""

    policy = WORKERS
    title = "What came of the contact"
    finder = staticmethod(contact_seen_by)
    argument = "contact"
    form_class = forms.MadeForm
    button = "Keep it"
    deed = staticmethod(record_contact)
    said = "The contact is on record."
