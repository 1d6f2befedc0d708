"""What a question says when the answer is missing, wrong or right."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from lxml import html

from kith.base.kernel.refusals import Refused
from kith.base.ui import fields
from kith.base.ui.forms import AsAt, Form
from tests.inspection import words_of

WAYS = [("meeting", "At a meeting"), ("writing", "In writing")]


class Draft(Form):
    """Every kind of question once."""

    title = fields.CharField(label="Title", required_message="Enter a title", hint="As on the front page")
    words = fields.TextField(label="What changed", required=False)
    starts = fields.DateField(label="In force from", required_message="Enter the day it is in force from")
    way = fields.ChoiceField(
        label="How it was decided",
        choices=WAYS,
        required_message="Choose how it was decided",
        hints={"writing": "Every partner answered by email"},
    )
    body = fields.ChoiceField(label="Body", choices=WAYS, shown_as="select", required_message="Choose a body")
    agree = fields.MultipleChoiceField(
        label="Who agrees", choices=WAYS, required_message="Choose at least one partner"
    )
    number = fields.IntegerField(
        label="Meetings a year", required_message="Enter how many", min_value=1, max_value=52
    )
    mail = fields.EmailField(label="Email address", required_message="Enter an email address")
    file = fields.FileField(label="File", endings=(".yaml",), megabytes=1, required_message="Choose a file")
    sure = fields.ConfirmField(label="I have read it", required_message="Tick the box once you have read it")


def element(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(str(text), create_parent="div")


def day(**boxes: str) -> list[str]:
    class OneDay(Form):
        on = fields.DateField(label="Held on", required_message="Enter the day it was held")

    return OneDay({f"on_{box}": text for box, text in boxes.items()}).errors.get("on", [])


def test_a_question_that_must_be_answered_cannot_be_made_without_its_sentence():
    with pytest.raises(TypeError, match="Chair"):
        fields.CharField(label="Chair")


def test_each_question_left_empty_says_its_own_sentence_in_the_order_of_the_questions():
    assert [(fault.text, fault.href) for fault in Draft({}).faults()] == [
        ("Enter a title", "#id_title"),
        ("Enter the day it is in force from", "#id_starts_day"),
        ("Choose how it was decided", "#id_way_0"),
        ("Choose a body", "#id_body"),
        ("Choose at least one partner", "#id_agree_0"),
        ("Enter how many", "#id_number"),
        ("Enter an email address", "#id_mail"),
        ("Choose a file", "#id_file"),
        ("Tick the box once you have read it", "#id_sure"),
    ]


def test_every_link_from_the_summary_leads_to_something_that_takes_the_focus():
    form = Draft({"starts_day": "3", "starts_year": "2026"})
    drawn = element("".join(str(question) for question in form))
    for fault in form.faults():
        found = drawn.xpath("//*[@id=$name]", name=fault.href[1:])
        assert [one.tag in {"input", "select", "textarea"} for one in found] == [True], fault


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        ({"day": "", "month": "", "year": ""}, "Enter the day it was held"),
        ({"day": "3", "month": "", "year": ""}, "Held on must include a month and a year"),
        ({"day": "", "month": "3", "year": "2026"}, "Held on must include a day"),
        ({"day": "0", "month": "3", "year": "2026"}, "The day must be a number from 1 to 31"),
        ({"day": "32", "month": "3", "year": "2026"}, "The day must be a number from 1 to 31"),
        ({"day": "²", "month": "3", "year": "2026"}, "The day must be a number from 1 to 31"),
        ({"day": "9" * 5000, "month": "3", "year": "2026"}, "The day must be a number from 1 to 31"),
        ({"day": "3", "month": "13", "year": "2026"}, "The month must be a number from 1 to 12"),
        ({"day": "3", "month": "ma", "year": "2026"}, "The month must be a number from 1 to 12, or its name"),
        ({"day": "3", "month": "3", "year": "26"}, "The year must be four figures, such as 2026"),
        ({"day": "29", "month": "2", "year": "2026"}, "29 February 2026 is not a real date"),
        ({"day": "31", "month": "April", "year": "2026"}, "31 April 2026 is not a real date"),
    ],
)
def test_a_wrong_date_says_what_is_wrong_with_it(boxes, sentence):
    assert day(**boxes) == [sentence]


def test_among_several_dates_a_fault_names_its_question():
    class TwoDays(Form):
        begins = fields.DateField(label="First day", required_message="Enter the first day")
        ends = fields.DateField(label="Last day?", required=False)

    form = TwoDays({"begins_day": "32", "begins_month": "3", "begins_year": "2026", "ends_day": "29",
                    "ends_month": "2", "ends_year": "2026"})  # fmt: skip
    assert form.errors["begins"] == ["First day: the day must be a number from 1 to 31"]
    assert form.errors["ends"] == ["Last day: 29 February 2026 is not a real date"]
    assert [fault.href for fault in form.faults()] == ["#id_begins_day", "#id_ends_day"]


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "MARCH"])
def test_a_month_may_be_a_number_or_a_name(month):
    class OneDay(Form):
        on = fields.DateField(label="Held on", required_message="Enter the day it was held")

    form = OneDay({"on_day": " 3 ", "on_month": month, "on_year": "2026"})
    assert form.is_valid()
    assert form.cleaned_data == {"on": date(2026, 3, 3)}


@pytest.mark.parametrize(
    ("given", "sentences"),
    [
        ("28", ["In force from must be on or after 1 March 2026"]),
        ("1", []),
        ("31", []),
        ("32", ["In force from must be on or before 31 March 2026"]),
    ],
)
def test_the_first_and_the_last_day_allowed_count(given, sentences):
    class Bounded(Form):
        on = fields.DateField(
            label="In force from",
            required_message="Enter a day",
            earliest=date(2026, 3, 1),
            latest=date(2026, 3, 31),
        )

    written = {"28": "2026-02-28", "32": "2026-04-01"}.get(given, f"2026-03-{given.zfill(2)}")
    assert Bounded({"on": written}).errors.get("on", []) == sentences


def test_only_the_boxes_at_fault_are_marked_and_the_link_goes_to_the_first_of_them():
    form = Draft({"starts_day": "3", "starts_month": "13", "starts_year": "2026"})
    marked = element(form["starts"]).xpath("//input[contains(@class, 'govuk-input--error')]/@id")
    assert (marked, form["starts"].answer_id) == (["id_starts_month"], "id_starts_month")


def test_what_was_written_stays_in_the_boxes():
    form = Draft({"starts_day": "31", "starts_month": "feb", "starts_year": "20"})
    assert element(form["starts"]).xpath("//input/@value") == ["31", "feb", "20"]


def test_hint_and_fault_are_named_to_a_screen_reader():
    question = element(Draft({})["title"])
    described = question.xpath("//input/@aria-describedby")[0].split()
    assert [words_of(question.xpath("//*[@id=$name]", name=name)[0]) for name in described] == [
        "As on the front page",
        "Error: Enter a title",
    ]


def test_only_what_need_not_be_answered_says_so():
    form = Draft()
    assert [q.label_text for q in form if q.label_text.endswith("(optional)")] == ["What changed (optional)"]
    assert AsAt()["on"].label_text == "Show as at"


def test_an_answer_that_is_hostile_is_escaped_where_it_is_shown_again():
    drawn = str(Draft({"title": '"><script>alert(1)</script>'})["title"])
    assert "<script>" not in drawn
    assert element(drawn).xpath("//input/@value") == ['"><script>alert(1)</script>']


def test_a_choice_that_was_never_offered_is_refused_in_a_sentence():
    errors = Draft({"way": "by lot", "agree": ["by lot"]}).errors
    assert (errors["way"], errors["agree"]) == (["Choose one of the answers listed"],) * 2


@pytest.mark.parametrize(
    ("given", "sentences"),
    [
        ("0", ["Meetings a year must be 1 or more"]),
        ("1", []),
        ("52", []),
        ("53", ["Meetings a year must be 52 or fewer"]),
        ("six", ["Meetings a year must be a whole number, such as 4"]),
    ],
)
def test_a_number_is_kept_between_its_bounds(given, sentences):
    assert Draft({"number": given}).errors.get("number", []) == sentences


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.yaml", b"", "The file that you chose is empty"),
        ("plan.exe", b"x", "The file must end in .yaml"),
        ("plan.yaml", b"x" * (1024 * 1024 + 1), "The file must be smaller than 1 MB"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(name, content, sentence):
    form = Draft({}, MultiValueDict({"file": [SimpleUploadedFile(name, content)]}))
    assert form.errors["file"] == [sentence]


def test_line_ends_are_the_same_whichever_browser_sent_them():
    form = Draft({"words": "one\r\ntwo\rthree"})
    form.is_valid()
    assert form.cleaned_data["words"] == "one\ntwo\nthree"


def test_a_refused_deed_is_shown_beside_the_question_that_it_is_about():
    form = Draft({})
    form.refuse(Refused("The chair may not be a councillor.", field="title"))
    form.refuse(Refused("Somebody has adopted it already.", field="no_such_question"))
    assert "The chair may not be a councillor." in form.errors["title"]
    assert form.faults()[0].text == "Somebody has adopted it already."


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ({}, date(2026, 3, 3)),
        ({"on": ""}, date(2026, 3, 3)),
        ({"on": "2019-09-29"}, date(2019, 9, 29)),
        ({"on_day": "29", "on_month": "9", "on_year": "2019"}, date(2019, 9, 29)),
        ({"on": "2019-02-30"}, date(2026, 3, 3)),
        ({"on": "not-a-day"}, date(2026, 3, 3)),
    ],
)
def test_a_page_is_shown_for_the_day_chosen_and_for_today_when_there_is_none(query, chosen):
    assert AsAt(query or None).day(date(2026, 3, 3)) == chosen


def test_boxes_filled_from_an_address_carry_no_noughts():
    assert element(AsAt({"on": "2026-03-03"})["on"]).xpath("//input/@value") == ["3", "3", "2026"]
