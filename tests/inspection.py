"""What is looked at on every page that a test fetches: each look gives a sentence for each fault it finds."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

QUIET_TAGS = {"script", "style", "template"}
VERBATIM_TAGS = {"code", "pre", "textarea", "kbd", "samp"}
UNLABELLED_TYPES = {"hidden", "submit", "button", "image", "reset"}
STRAY = re.compile(r"\b(?:None|True|False)\b(?! [a-z])")
LEFTOVERS = ("{{", "}}", "{%", "%}", "&lt;", "&amp;", "&#")
INLINE_TAGS = frozenset(
    word
    for line in (
        "a abbr b bdi cite code dfn em i kbd mark q s",
        "samp small span strong sub sup time u var wbr",
    )
    for word in line.split()
)


def squeeze(text: str | None) -> str:
    """Return text as it is read: runs of white space are one space."""
    return re.sub(r"\s+", " ", text or "").strip()


def words_of(element: Any) -> str:
    """Return what an element says; words in blocks beside each other don't run together."""
    return squeeze("".join(spoken(element)))


def spoken(element: Any) -> Iterator[str]:
    """Give the pieces of text inside an element, with a space around every block."""
    if not isinstance(element.tag, str) or element.tag in QUIET_TAGS:
        return
    edge = "" if element.tag in INLINE_TAGS else " "
    yield edge
    yield element.text or ""
    for child in element:
        yield from spoken(child)
        yield child.tail or ""
    yield edge


def pieces_of(element: Any) -> Iterator[tuple[bool, str]]:
    """Give each piece of text, with whether it is shown exactly as somebody wrote it."""
    for piece in element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::template)]"):
        parent = piece.getparent() if piece.is_text else piece.getparent().getparent()
        tags = {parent.tag, *(above.tag for above in parent.iterancestors())}
        yield bool(tags & VERBATIM_TAGS), squeeze(piece)


def title_of(tree: Any) -> str:
    """Return what the window says."""
    return squeeze(" ".join(tree.xpath("//head/title/text()")))


def faults_of(tree: Any) -> list[str]:
    """Return the sentences of the summary of faults."""
    return [words_of(item) for item in tree.xpath("//*[contains(@class,'govuk-error-summary__list')]//li")]


def inspect(tree: Any) -> list[str]:
    """Return all that is wrong with a page, a sentence each."""
    return [fault for look in LOOKS for fault in look(tree)]


def title_faults(tree: Any) -> Iterator[str]:
    """The window says the heading, with *Error:* before it where an answer was wrong."""
    headings = [words_of(found) for found in tree.xpath("//h1")]
    if len(headings) != 1:
        yield f"There are {len(headings)} main headings: {headings}."
        return
    title = title_of(tree).removeprefix("Error: ")
    if title != headings[0] and not title.startswith(f"{headings[0]} – "):
        yield f"The title “{title_of(tree)}” is not the heading “{headings[0]}”."
    if faults_of(tree) and not title_of(tree).startswith("Error: "):
        yield "There are faults in the form, and the title does not begin with “Error:”."


def heading_faults(tree: Any) -> Iterator[str]:
    """Levels of headings don't skip, and none is empty."""
    last = 0
    for heading in tree.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"):
        level = int(heading.tag[1])
        inside_main = any(above.tag == "main" for above in heading.iterancestors())
        is_summary = any("govuk-error-summary" in (a.get("class") or "") for a in heading.iterancestors())
        if not words_of(heading):
            yield f"A heading of level {level} is empty."
        if inside_main and not is_summary:
            if level > last + 1:
                yield f"The heading “{words_of(heading)}” jumps from level {last} to {level}."
            last = level


def id_faults(tree: Any) -> Iterator[str]:
    """Every id is there once, and what refers to an id finds it."""
    ids = Counter(tree.xpath("//@id"))
    yield from (f"The id “{name}” is there {count} times." for name, count in ids.items() if count > 1)
    for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for value in tree.xpath(f"//@{name}"):
            yield from (
                f"{name} names “{one}”, which is not there." for one in value.split() if one not in ids
            )
    for target in tree.xpath("//a/@href[starts-with(., '#')]"):
        if target[1:] not in ids:
            yield f"A link leads to “{target}”, which is not there."


def field_faults(tree: Any) -> Iterator[str]:
    """Every field has a label that says something."""
    labels = {label.get("for"): words_of(label) for label in tree.xpath("//label[@for]")}
    for field in tree.xpath("//input | //select | //textarea"):
        if field.get("type") in UNLABELLED_TYPES:
            continue
        if not (labels.get(field.get("id")) or field.get("aria-label") or field.get("aria-labelledby")):
            yield f"The field “{field.get('name')}” has no label."
    yield from ("A group of questions has no legend." for _ in tree.xpath("//fieldset[not(legend)]"))


def form_faults(tree: Any) -> Iterator[str]:
    """Every form says where it goes and how, and one that changes something carries the token."""
    for form in tree.xpath("//form"):
        method = (form.get("method") or "").lower()
        if not form.get("action"):
            yield "A form has no action."
        if method not in {"get", "post"}:
            yield f"The form to “{form.get('action')}” does not say whether it gets or posts."
        if method == "post" and not form.xpath(".//input[@name='csrfmiddlewaretoken'][@value!='']"):
            yield f"The form to “{form.get('action')}” has no CSRF token."
        if not form.xpath(".//button[@type='submit']"):
            yield f"The form to “{form.get('action')}” has no button."
    yield from (
        f"The button “{words_of(b)}” says nothing." for b in tree.xpath("//button") if not words_of(b)
    )


def inline_faults(tree: Any) -> Iterator[str]:
    """No script or style stands in the page itself, where the content security policy would stop it."""
    yield from ("There is a script in the page." for _ in tree.xpath("//script[not(@src)]"))
    yield from ("There is a style in the page." for _ in tree.xpath("//style"))
    yield from (f"A {e.tag} has a style attribute." for e in tree.xpath("//*[@style]"))
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield from (f"A {element.tag} has {name}." for name in element.attrib if name.startswith("on"))
    yield from (f"A link runs “{h}”." for h in tree.xpath("//@href") if h.startswith("javascript:"))


def text_faults(tree: Any) -> Iterator[str]:
    """Nothing stray is left of templates or of Python, and quotation marks are curly."""
    for verbatim, said in pieces_of(tree.xpath("//body")[0]):
        if verbatim:
            continue
        if any(mark in said for mark in LEFTOVERS):
            yield f"Something of a template is left: “{said}”."
        if STRAY.search(said):
            yield f"Something of Python is left: “{said}”."
        if '"' in said or "'" in said:
            yield f"Straight quotation marks: “{said}”."
        if "successfully" in said.lower():
            yield f"“Successfully” says nothing: “{said}”."


def link_faults(tree: Any) -> Iterator[str]:
    """Every link says something and goes somewhere; so do pictures and tables."""
    for link in tree.xpath("//a"):
        if not (words_of(link) or link.get("aria-label")):
            yield f"The link to “{link.get('href')}” says nothing."
        if not link.get("href"):
            yield f"The link “{words_of(link)}” goes nowhere."
    yield from (f"The picture {i.get('src')} has no alt." for i in tree.xpath("//img[not(@alt)]"))
    for picture in tree.xpath("//*[local-name()='svg'][not(@aria-hidden='true')]"):
        if not (picture.get("aria-label") or picture.get("aria-labelledby")):
            yield "A drawing neither says what it shows nor is hidden from screen readers."
    for table in tree.xpath("//table"):
        if not table.xpath("./caption[normalize-space()]"):
            yield "A table has no caption."
        if not table.xpath("./thead//th"):
            yield "A table does not name its columns."


def language_faults(tree: Any) -> Iterator[str]:
    """The page says that it is in English, and has one main part."""
    if tree.get("lang") != "en-GB":
        yield "The page does not say that it is in English."
    if len(tree.xpath("//main")) != 1:
        yield f"There are {len(tree.xpath('//main'))} main parts."


LOOKS = (
    title_faults,
    heading_faults,
    id_faults,
    field_faults,
    form_faults,
    inline_faults,
    text_faults,
    link_faults,
    language_faults,
)
