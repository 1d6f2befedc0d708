"""Questions that are needed for some answers only say when, and are not called optional."""

from kith.partnership.actions.forms.closing import CloseAction, LookAgain
from kith.partnership.partnerships.models import Person


def test_what_a_closing_needs_is_not_called_optional():
    form = CloseAction(people=Person.objects.none(), has_evidence=False)
    assert [form[name].label_text for name in ("changed", "shows")] == [
        "What changed for children",
        "What shows that it was done",
    ]
    assert form["changed"].hint == "Needed when it changed something for children."


def test_the_new_day_of_an_action_that_opens_again_is_not_called_optional():
    assert LookAgain()["due_on"].label_text == "New due day"
