"""What passes between groups: commissions down, reports up, and the work of the groups on one page."""

from datetime import timedelta

import pytest

from kith.partnership.arrangements.models import Group
from kith.work.meetings.models import AgendaItem, Commission, GroupReport, Meeting
from tests.cast import TODAY
from tests.counting import queries
from tests.pages.meetings.asking import refused

pytestmark = pytest.mark.django_db

LRSCP = "/partnerships/leicestershire-and-rutland"
KSCP = "/partnerships/knowsley"
LATE = "One page for practitioners on bruising in babies"


def group(key: str) -> Group:
    return Group.objects.get(key=key, partnership__key__in=["leicestershire-and-rutland", "knowsley"])


def test_all_my_pages_open(signed_in):
    manager = signed_in("manager")
    for where in ("commissions", "commissions?show=all", "commissions/issue", "work", "workload"):
        page = manager.get(f"{LRSCP}/{where}")
        assert page.heading
    one = Commission.objects.get(title=LATE)
    assert manager.get(f"{LRSCP}/commissions/{one.public_id}").heading == LATE
    for key in ("planning-and-delivery", "case-review", "young-people-advisory"):
        manager.get(f"{LRSCP}/meetings/groups/{group(key).public_id}/reports")
        manager.get(f"{LRSCP}/group/{group(key).public_id}")
    manager.get(f"{LRSCP}/meetings/groups/{group('young-people-advisory').public_id}/session")
    for report in GroupReport.objects.filter(item__group__key="lrscp"):
        print(manager.get(f"{LRSCP}/reports/{report.item.public_id}").text)
