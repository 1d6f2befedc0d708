"""Former groups: closed and searchable, with their open actions under the group that replaces them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kith.partnership.actions.models import Action
from kith.partnership.arrangements.models import Group
from tests.cast import TODAY

pytestmark = pytest.mark.django_db

LRSCP = "leicestershire-and-rutland"
LIST = (
    "reference,action,owner,agency,due,raised\n"
    "JE-31,Agree who keeps the old minutes.,Rowan Thistlewood,,2027-01-15,2026-05-04\n"
    "JE-32,Close the shared mailbox.,,Leicestershire Police,2026-11-02,\n"
)


def at(name: str, *args: str) -> str:
    return reverse(f"actions:{name}", args=(LRSCP, *args))


def send(page, text: str, *, status: int = 200):
    """Choose a file on the page and look through it."""
    form = page.form("Look through the list")
    group = form.xpath(".//select[@name='group']/option/@value")[0]
    file = SimpleUploadedFile("list.csv", text.encode())
    return page.client.post(page.address, {"group": group, "file": file}, status=status)


@pytest.mark.clause("L9")
def test_open_actions_of_the_joint_executives_go_on_under_the_group_that_replaces_them(signed_in):
    """With their origin kept and shown; the old group is closed, and can be searched."""
    manager = signed_in("manager")
    former = manager.get(at("former_groups")).click("Joint Executives")
    assert former.caption == (
        "Closed: no action can be raised for it any more. Planning and Delivery Group has taken its place."
    )
    preview = send(former.click("Take in its open actions"), LIST)
    assert "2 open actions would go to Planning and Delivery Group. Nothing is written yet." in preview.text
    assert not Action.objects.filter(origin_reference="JE-31").exists()
    taken = preview.submit("Take in the list")
    assert taken.messages == ["2 actions are carried over to Planning and Delivery Group."]

    member = signed_in("agency_lead")
    group = Group.objects.get(partnership__key=LRSCP, key="planning-and-delivery")
    rows = member.get(at("group", group.public_id)).tables[0].rows
    row = next(row for row in rows if "Agree who keeps the old minutes." in row["Action"])
    assert row["Raised by"] == "Planning and Delivery Group From Joint Executives, JE-31"
    searched = member.get(at("former_group", "joint-executives")).click(
        "Search these actions in the register"
    )
    assert "Close the shared mailbox." in " ".join(row["Action"] for row in searched.tables[0].rows)
    found = member.get(at("register")).submit("Show these", text="JE-32").tables[0].rows
    assert len(found) == 1
    assert "From Joint Executives, JE-32" in found[0]["Raised by"]
    names = manager.get(at("raise")).form("Raise the action").xpath(".//select[@name='group']/option/text()")
    assert "Joint Executives" not in names


def test_every_fault_of_a_list_is_shown_by_its_cell_and_nothing_is_taken(signed_in):
    before = Action.objects.count()
    start = signed_in("manager").get(at("import", "joint-executives"))
    text = LIST.replace("2027-01-15", "ongoing").replace("Leicestershire Police", "No Such Force")
    page = send(start, text + "JE-18,Again.,Nobody Known,,2027-01-01,\n", status=422)
    assert page.faults == ["There are 3 faults in the list. Nothing was taken in."]
    wrong = page.table("What is wrong in the list")
    assert wrong.row("E2")["What would do"].startswith("Give a firm day")
    assert wrong.row("D3")["Found"] == "No Such Force"
    assert "carried over already and is A5 here" in wrong.row("A4")["What would do"]
    assert Action.objects.count() == before


def test_a_list_that_was_changed_on_the_way_is_refused(signed_in):
    manager = signed_in("manager")
    preview = send(manager.get(at("import", "joint-executives")), LIST)
    form = preview.form("Take in the list")
    group = form.xpath(".//input[@name='group']/@value")[0]
    sent = {"group": group, "rows": "action,due\n,soon\n"}
    again = manager.post(form.get("action"), sent, status=422)
    assert again.faults == ["The rows are not as they were. Choose the file again."]
    assert not Action.objects.filter(origin_reference="JE-31").exists()


def test_the_empty_list_to_fill_in_reads_as_a_list(signed_in):
    manager = signed_in("manager")
    answer = manager.browser.get(at("import_template", "joint-executives"))
    assert answer.content.decode() == "reference,action,owner,agency,due,raised\n"
    filled = answer.content.decode() + f"JE-40,Say when.,,Leicestershire Police,{TODAY.isoformat()},\n"
    assert "1 open action would go to" in send(manager.get(at("import", "joint-executives")), filled).text


def test_what_is_left_open_under_a_former_group_is_carried_over_with_one_press(signed_in, lrscp):
    old = Group.objects.create(partnership=lrscp, key="lrlscb-executive-group", name="LRLSCB Executive Group")
    left = Action.objects.live().filter(partnership=lrscp, group__key="multi-agency-audit").first()
    Action.objects.filter(pk=left.pk).update(group=old)
    page = signed_in("manager").get(at("former_group", old.key))
    assert "1 action is still open under this group." in page.text
    planning = Group.objects.get(partnership=lrscp, key="planning-and-delivery")
    done = page.click("Carry over the open actions").submit("Carry them over", group=planning.public_id)
    assert done.messages == ["1 action is carried over to Planning and Delivery Group."]
    assert left.reference in done.tables[0].rows[0]["Action"]


def test_members_look_and_the_business_unit_alone_carries_over(signed_in):
    page = signed_in("planning_chair").get(at("former_group", "joint-executives"))
    assert "Take in its open actions" not in page.links
    page.open_all_links(except_for=["/sign-out"])
    for name in ("import", "carry_over", "import_template"):
        signed_in("planning_chair").get(at(name, "joint-executives"), status=404)
    signed_in("manager").get(at("former_group", "no-such-group"), status=404)
