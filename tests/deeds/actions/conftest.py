"""What the tests of deeds on actions borrow: a group with a chair, and an action of it."""

from datetime import timedelta

import pytest

from kith.partnership.actions.operations.raising import raise_action
from kith.partnership.actions.operations.working import report_done
from kith.partnership.arrangements.models import Group
from tests.cast import TODAY, acting, person


@pytest.fixture
def case_review(lrscp):
    """Return the Case Review Group, which Hester Willowherb chairs and in which Quentin Sandpiper sits."""
    return Group.objects.select_related("partnership").get(partnership=lrscp, key="case-review")


@pytest.fixture
def planning(lrscp):
    """Return the Planning and Delivery Group, which Leicester City shares."""
    return Group.objects.select_related("partnership").get(partnership=lrscp, key="planning-and-delivery")


@pytest.fixture
def raised(case_review):
    """Return a function that raises an action, by the manager for the agency lead unless told otherwise."""

    def raise_one(**facts):
        usual = {
            "group": case_review,
            "wording": "Write down what the audit found.",
            "owner": person("agency_lead"),
            "due_on": TODAY + timedelta(days=30),
            "by": acting("manager"),
            "on": TODAY,
        }
        return raise_action(**{**usual, **facts})

    return raise_one


@pytest.fixture
def reported(raised):
    """Return an action of the Case Review Group that its owner has reported done."""
    action = raised()
    report_done(action=action, words="Written.", by=acting("agency_lead"), on=TODAY)
    return action
