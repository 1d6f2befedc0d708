"""The key of names through its pages: who opens it, and that its names stand nowhere else."""

import pytest

from kith.base.trail.models import Entry
from kith.work.chronologies.models import CodedName, KeyPlace
from kith.work.chronologies.operations.key import add_code, give_key
from tests.cast import TODAY, acting, person
from tests.chronicles import NAME, case_under_review, told
from tests.counting import queries

pytestmark = pytest.mark.django_db

HOME = "/partnerships/leicestershire-and-rutland/reviews"
READERS = ("case_review_chair", "police_director", "independent_advisor", "health_director")
"""Who may open the case and not its key."""


@pytest.fixture
def case(lrscp):
    return case_under_review()


@pytest.fixture
def key(case):
    return give_key(
        case=case,
        person=person("coordinator"),
        because="Codes what agencies release",
        held_to=TODAY,
        by=acting("case_review_chair"),
        on=TODAY,
    )


def coded(case, *names, code="Child A"):
    add_code(case=case, code=code, kind="child", names=names or [NAME], by=acting("coordinator"), on=TODAY)


def choices(page, name):
    select = next(e for e in page.main.iter("select") if e.get("name") == name)
    return {"".join(e.itertext()).strip(): e.get("value") for e in select.iter("option")}


def test_whoever_runs_the_case_gives_the_key_and_takes_it_back(signed_in, case):
    chair = signed_in("case_review_chair")
    page = chair.get(f"{HOME}/{case.public_id}/key/places").click("Give the key")
    who = choices(page, "person")[person("coordinator").name]
    page = page.submit("Give the key", person=who, because="Codes what agencies release", held_to=TODAY)
    assert page.messages == ["They can open the key from now on."]
    assert "Codes what agencies release" in page.row(person("coordinator").name)["Why"]
    unit = signed_in("coordinator")
    assert unit.get(f"{HOME}/{case.public_id}/key").heading == "Key of names: case 2026-03"
    page = chair.get(f"{HOME}/{case.public_id}/key/places")
    page = page.click(f"Take it back from {person('coordinator').name}").submit(
        "Take it back", because="Done"
    )
    assert "Nobody can open the key now." in page.text
    unit.get(f"{HOME}/{case.public_id}/key", status=404)


def test_a_code_is_added_with_the_next_free_letter_and_its_names_are_coded(signed_in, case, key):
    told(case, f"{NAME} was seen.", "Nobody was seen.")
    unit = signed_in("coordinator")
    page = unit.get(f"{HOME}/{case.public_id}/key").click("Add a code")
    page = page.submit("Add the code", kind="child", names=NAME)
    assert page.messages == ["The key has changed. 1 row or note changed."]
    assert page.row("Child A")["Names"] == NAME
    page = page.click("Add a name (Child A)").submit("Add to the key", names="Quillie\nQuill M")
    assert page.row("Child A")["Names"] == f"Quill M, Quillie, {NAME}"
    page = page.click("Change a name (Child A)").submit("Change the name", name="1", to="Quilly")
    assert "Quilly" in page.row("Child A")["Names"]


def test_a_faulty_code_is_answered_with_what_would_do(signed_in, case, key):
    coded(case)
    unit, told_so = signed_in("coordinator"), {"kind": "child", "code": "Child A", "names": "Ottoline"}
    page = unit.post(f"{HOME}/{case.public_id}/key/add", told_so, status=422)
    assert page.faults == ["Child A is taken in this case. Choose another code."]


def test_each_opening_of_the_key_is_put_on_record(signed_in, case, key):
    before = Entry.objects.filter(reason="the key of names").count()
    unit = signed_in("coordinator")
    for _time in range(2):
        unit.get(f"{HOME}/{case.public_id}/key")
    assert Entry.objects.filter(reason="the key of names", kind="read").count() == before + 2


@pytest.mark.parametrize("name", READERS)
def test_whoever_was_not_given_the_key_finds_none_of_its_pages(signed_in, case, key, name):
    coded(case)
    client = signed_in(name)
    assert client.get(f"{HOME}/{case.public_id}").status == 200
    for tail in ("key", "key/add", "key/words"):
        page = client.get(f"{HOME}/{case.public_id}/{tail}", status=404)
        assert NAME not in page.html
    code = case.codes.get()
    client.get(f"{HOME}/codes/{code.public_id}/names", status=404)
    client.post(f"{HOME}/codes/{code.public_id}/names", {"names": "Ottoline"}, status=404)
    assert CodedName.objects.filter(code=code).count() == 1


def test_those_who_do_not_run_the_case_find_no_page_about_who_opens_the_key(signed_in, case, key):
    for name in ("police_director", "independent_advisor"):
        signed_in(name).get(f"{HOME}/{case.public_id}/key/places", status=404)
        signed_in(name).get(f"{HOME}/key-places/{key.public_id}/end", status=404)
    assert KeyPlace.objects.get(pk=key.pk).ended_at is None


def test_the_page_of_the_key_asks_as_much_for_one_code_as_for_many(signed_in, case, key):
    coded(case)
    unit, address = signed_in("coordinator"), f"{HOME}/{case.public_id}/key"
    one = queries(unit, address, anew=True)
    for number in range(8):
        coded(case, f"Ottoline{number}", f"Otto{number}", code=f"Person {number}")
    assert queries(unit, address, anew=True) == one
