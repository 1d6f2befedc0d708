"""The client fills in forms as a browser does, and fails on pages that a person could not use."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path

from kith.base.ui import fields
from kith.base.ui.forms import Form
from kith.base.ui.shell import NavLink, Shell
from tests.page import PageClient, PageFault

pytestmark = pytest.mark.urls(__name__)
SHELL = Shell(links=(NavLink("Draft", "/draft"), NavLink("Kept", "/kept")))
last_draft: dict[str, object] = {}


class Draft(Form):
    """One question of each kind that a browser fills in its own way."""

    title = fields.CharField(label="Title", required_message="Enter a title", initial="Arrangements")
    words = fields.TextField(label="Words", required=False, initial="\nfirst line empty")
    starts = fields.DateField(label="In force from", required_message="Enter a day")
    way = fields.ChoiceField(
        label="Way", choices=[("a", "At a meeting"), ("b", "In writing")], required_message="Choose"
    )
    who = fields.MultipleChoiceField(
        label="Who", choices=[("x", "Council"), ("y", "Police")], required=False, initial=["x", "y"]
    )
    body = fields.ChoiceField(
        label="Body",
        choices=[("1", "Council")],
        shown_as="select",
        required=False,
        empty_label="None of these",
    )
    file = fields.FileField(label="File", endings=(".yaml",), required=False)
    sure = fields.ConfirmField(label="I have read it", required_message="Tick the box")


def draft(request: HttpRequest) -> HttpResponse:
    form = Draft(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        last_draft.clear()
        last_draft.update(form.cleaned_data)
        return HttpResponseRedirect("/kept")
    return render(request, "layouts/form.jinja", {"title": "Draft", "shell": SHELL, "form": form})


def kept(request: HttpRequest) -> HttpResponse:
    return render(request, "layouts/page.jinja", {"title": "Kept", "caption": "One draft", "shell": SHELL})


def faulty(request: HttpRequest) -> HttpResponse:
    return render(request, "layouts/page.jinja", {"title": "It's None", "shell": SHELL})


def closed(request: HttpRequest) -> HttpResponse:
    shell = Shell(links=(NavLink("Draft", "/draft"), NavLink("Closed", "/no-such-page")))
    return render(request, "layouts/page.jinja", {"title": "Closed", "shell": shell})


urlpatterns = [path("draft", draft), path("kept", kept), path("faulty", faulty), path("closed", closed)]


@pytest.fixture
def client(settings) -> PageClient:
    settings.MIDDLEWARE = []
    return PageClient()


def test_what_stands_in_the_form_goes_along_with_what_is_filled_in(client):
    file = SimpleUploadedFile("plan.yaml", b"name: x")
    page = client.get("/draft").submit(
        "Save", starts=date(2026, 3, 3), way="b", who=["y"], file=file, sure=True
    )
    assert (page.heading, page.caption, page.address) == ("Kept", "One draft", "http://testserver/kept")
    assert last_draft.pop("file").name == "plan.yaml"
    assert last_draft == {
        "title": "Arrangements",
        "words": "first line empty",
        "starts": date(2026, 3, 3),
        "way": "b",
        "who": ["y"],
        "body": "",
        "sure": True,
    }


def test_faults_are_read_from_the_page_that_comes_back(client):
    page = client.get("/draft").submit("Save", title=None, way="a")
    assert page.faults == ["Enter a title", "Enter a day", "Tick the box"]
    assert page.title == "Error: Draft – Kith"


def test_a_link_is_followed_by_its_words(client):
    assert client.get("/draft").click("Kept").heading == "Kept"


def test_an_answer_to_a_question_that_is_not_asked_fails(client):
    with pytest.raises(AssertionError, match="does not ask “chair”"):
        client.get("/draft").submit("Save", chair="Nobody")


def test_a_choice_that_is_not_offered_fails(client):
    with pytest.raises(AssertionError, match="“way” offers"):
        client.get("/draft").submit("Save", way="by lot")


def test_a_page_with_a_fault_fails_with_a_line_for_each(client):
    with pytest.raises(PageFault, match=r"(?s)Python.*Straight"):
        client.get("/faulty")


def test_an_answer_of_another_status_fails(client):
    with pytest.raises(AssertionError, match="answered 404, not 200"):
        client.get("/no-such-page")


def test_a_link_that_the_reader_cannot_open_is_found(client):
    with pytest.raises(PageFault, match="404 http://testserver/no-such-page"):
        client.get("/closed").open_all_links(except_for=["/home"])
