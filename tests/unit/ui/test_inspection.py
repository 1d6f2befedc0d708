"""The inspection finds each fault that it is there to find, and nothing in a page that is right."""

import pytest
from lxml import html

from tests.inspection import inspect, words_of

RIGHT = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>Executive – Kith</title></head>'
    "<body><main><h1>Executive</h1>{}</main></body></html>"
)


def faults(body: str, whole: str = RIGHT) -> list[str]:
    return inspect(html.document_fromstring(whole.format(body)))


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Seats</h2><h3>Chair</h3><p>None of the partners’ seats is empty.</p>",
        '<p><code>{{ name }} isn\'t "None"</code></p>',
        '<form action="/x" method="get"><label for="a">Name</label><input id="a" name="a">'
        '<button type="submit">Show</button></form>',
        "<table><caption>Seats</caption><thead><tr><th>Seat</th></tr></thead><tbody></tbody></table>",
        '<p id="part"><a href="#part">A part</a></p>',
    ],
)
def test_a_page_that_is_right_passes(body):
    assert faults(body) == []


FIELD = '<form action="/x" method="get"><button type="submit">Show</button>{}</form>'


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<h1>Second</h1>", "2 main headings"),
        ("<h3>Deep</h3>", "jumps from level 1 to 3"),
        ("<h2> </h2>", "is empty"),
        ('<p id="a">x</p><p id="a">y</p>', "is there 2 times"),
        ('<a href="#gone">Part</a>', "“#gone”"),
        (FIELD.format('<input name="a">'), "has no label"),
        (FIELD.format('<label for="b">B</label><input id="a" name="a">'), "“a” has no label"),
        (FIELD.format("<fieldset></fieldset>"), "no legend"),
        ('<form method="get"><button type="submit">Go</button></form>', "has no action"),
        ('<form action="/x" method="post"><button type="submit">Go</button></form>', "no CSRF token"),
        ('<form action="/x" method="get"></form>', "has no button"),
        ("<script>1</script>", "a script"),
        ("<style>p{{}}</style>".replace("{{}}", ""), "a style in the page"),
        ('<p style="color: red">x</p>', "style attribute"),
        ('<p onclick="x()">x</p>', "onclick"),
        ('<a href="javascript:x()">x</a>', "runs"),
        ("<p>{{{{ name }}}}</p>".replace("{{{{", "{{").replace("}}}}", "}}"), "template"),
        ("<p>Chair: None</p>", "Python"),
        ("<td>True</td>", "Python"),
        ("<p>the chair's</p>", "Straight"),
        ("<p>&amp;lt;b</p>", "template"),
        ("<p>Saved successfully.</p>", "says nothing"),
        ('<img src="/x.png">', "no alt"),
        ("<svg></svg>", "drawing"),
        ("<table><thead><tr><th>x</th></tr></thead></table>", "no caption"),
        ("<table><caption>Seats</caption></table>", "does not name its columns"),
        ('<a href="/x"></a>', "says nothing"),
        ("<a>Words</a>", "goes nowhere"),
        ("<main></main>", "2 main parts"),
    ],
)
def test_each_fault_is_found(body, fault):
    whole = RIGHT.replace("{}", "@@")
    found = inspect(html.document_fromstring(whole.replace("@@", body)))
    assert any(fault in one for one in found), found


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("Executive – Kith", "Group – Kith"), "is not the heading"),
        ((' lang="en-GB"', ""), "in English"),
    ],
)
def test_a_fault_of_the_whole_page_is_found(change, fault):
    assert any(fault in one for one in faults("", RIGHT.replace(*change)))


def test_words_are_read_as_a_person_reads_them():
    read = html.fragment_fromstring("<div><p>One<b>two</b>, three</p><p>four</p><script>no</script></div>")
    assert words_of(read) == "Onetwo, three four"
