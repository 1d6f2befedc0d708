"""What the tests of deeds on issues and risks borrow: a group with a chair, an issue and a risk of it."""

from datetime import timedelta

import pytest

from kith.partnership.arrangements.models import Group
from kith.partnership.risks.operations.issues import raise_issue
from kith.partnership.risks.operations.keeping import enter_risk
from kith.partnership.risks.scores import Scored
from tests.cast import TODAY, acting, person


@pytest.fixture
def case_review(lrscp):
    """Return the Case Review Group, which Hester Willowherb chairs."""
    return Group.objects.select_related("partnership").get(partnership=lrscp, key="case-review")


@pytest.fixture
def planning(lrscp):
    """Return the Planning and Delivery Group, which Leicester City shares."""
    return Group.objects.select_related("partnership").get(partnership=lrscp, key="planning-and-delivery")


@pytest.fixture
def raised(lrscp, case_review):
    """Return a function that raises an issue with the Case Review Group, by the agency lead."""

    def raise_one(**facts):
        usual = {
            "partnership": lrscp,
            "title": "Longer waits",
            "seen": "Children wait longer for a first talk.",
            "comes_from": "Sample case notes",
            "group": case_review,
            "by": acting("agency_lead"),
            "on": TODAY,
        }
        return raise_issue(**{**usual, **facts})

    return raise_one


@pytest.fixture
def entered(lrscp, case_review):
    """Return a function that enters a risk of the Case Review Group, owned by the agency lead."""

    def enter_one(**facts):
        usual = {
            "partnership": lrscp,
            "group": case_review,
            "title": "Reviews come late",
            "cause": "Few authors are free.",
            "event": "A review is not done in its time.",
            "consequence": "Children go on being harmed in the same way.",
            "inherent": Scored(4, 4),
            "residual": Scored(3, 4),
            "review_on": TODAY + timedelta(days=60),
            "owner": person("agency_lead"),
            "by": acting("case_review_chair"),
            "on": TODAY,
        }
        return enter_risk(**{**usual, **facts})

    return enter_one
