"""What tells of a person or a place by its form: numbers, addresses, titles, and places with a name."""

import re
from collections.abc import Iterator

CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆŞĞİŠŽČ]"
NAME = rf"{CAPITAL}[\w’'-]*"
NAMES = rf"(?:{NAME}[ .]+){{1,4}}?"
STREETS = (
    "Road|Rd|Street|Avenue|Ave|Lane|Close|Drive|Crescent|Gardens|Grove|Terrace|Mews|Walk|Square|Parade|Court|Way|Row"
    "|Rise|Green|Place"
)
PLACES = (
    "School|Academy|College|Nursery|Pre-?school|Playgroup|Surgery|Medical Centre|Medical Practice"
    "|Health Centre|Children['’]s Centre|Family Hub|Family Centre|Hospital|Infirmary|Hospice|Clinic|Refuge"
    "|Hostel|Hotel|Lodge|Church|Mosque|Temple|Gurdwara|Synagogue|Prison|House"
)
TITLES = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Sir|Dame|Lady|Lord|Cllr|PC|PCSO|DC|DS|DI|DCI|Sgt|Insp|Nurse|Midwife"
    "|Auntie|Aunty|Aunt|Uncle|Nan|Nanny|Nana|Grandad|Granny|Social [Ww]orker|SW|HV|Named"
)
TITLED = re.compile(rf"\b(?:{TITLES})\b\.?\s+({NAME}(?:\s+{NAME})*)")
STREET = re.compile(rf"(?:\b\d{{1,4}}[A-Za-z]?,?\s+)?\b{NAMES}(?:{STREETS})\b")
PLACE = re.compile(
    rf"\b{NAMES}(?:(?:C of E|Church of England|RC|Catholic|Primary|Secondary|Infants?|Junior|High"
    rf"|Community|and|Day|Grammar|Special|Nursery|General|Royal|Road|Street)\s+)*(?:{PLACES})\b"
)
BORN = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\s*[:\-]?\s*"
    r"(\d{1,2}(?:st|nd|rd|th)?[/.\- ]\s*\w+[/.\- ]\s*\d{2,4})",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}\b")
TEN_FIGURES = re.compile(r"(?<!\d)(\d{3}[ -]?\d{3}[ -]?\d{4})(?!\d)")
PUPIL = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]\b")
INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b")
PHONE = re.compile(r"(?<![\d/])(?:\+44\s?\(?0?\)?\s?|\(?0)[1-9](?:[\s()-]?\d){8,9}(?!\d)")
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
ACCOUNT = re.compile(r"(?<![\w@.])@[A-Za-z0-9_.]{3,}\b")
CAR = re.compile(r"\b[A-HJ-PR-Y][A-HJ-PR-Y]\d{2}\s?[A-HJ-PR-Z]{3}\b")
FIGURE = re.compile(r"\d")
NHS_LENGTH = 10

WITH_FIGURES = (
    (BORN, "a date of birth"),
    (POSTCODE, "a postcode"),
    (PUPIL, "a pupil number"),
    (INSURANCE, "a National Insurance number"),
    (PHONE, "a telephone number"),
    (CAR, "a number plate"),
)
WITH_CAPITALS = (
    (PLACE, "the name of a school, surgery or other place"),
    (STREET, "the name of a street"),
    (TITLED, "a name after a title"),
)


def is_nhs_number(figures: str) -> bool:
    """Return whether ten figures are an NHS number: the last one checks the others, by elevens."""
    bare = re.sub(r"\D", "", figures)
    if len(bare) != NHS_LENGTH or len(set(bare)) == 1:
        return False
    total = sum(int(figure) * weight for figure, weight in zip(bare[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(bare[9])


Found = tuple[int, int, str]
"""Where words begin and end in a text, and why they were pointed out."""


def by_form(text: str) -> Iterator[Found]:
    """Yield what a text holds that is a name, an address or a number of a person by its form."""
    if FIGURE.search(text):
        yield from _all(WITH_FIGURES, text)
        for found in TEN_FIGURES.finditer(text):
            if is_nhs_number(found[1]):
                yield found.start(1), found.end(1), "an NHS number"
    if "@" in text:
        yield from _all(((EMAIL, "an email address"), (ACCOUNT, "the name of an account")), text)
    yield from _all(WITH_CAPITALS, text)


def _all(patterns: tuple[tuple[re.Pattern[str], str], ...], text: str) -> Iterator[Found]:
    for pattern, because in patterns:
        for found in pattern.finditer(text):
            group = 1 if pattern.groups else 0
            yield found.start(group), found.end(group), because
