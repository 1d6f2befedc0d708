"""What somebody who may do a review is asked about conflicts of interest, and which answer bars them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One question. Yes is a conflict of interest."""

    key: str
    asks: str


QUESTIONS = (
    Question(
        "employed", "Did they work for an agency of this case during the past five years, paid or unpaid?"
    ),
    Question("led", "Did they lead or advise a service that this child or family used?"),
    Question("knows-family", "Do they know the child, the family or anybody who is suspected?"),
    Question("knows-staff", "Are they close to somebody whose practice the review looks at?"),
    Question("earlier-work", "Did they do earlier work here whose findings this review may question?"),
    Question("interest", "Would they or somebody close to them gain from one finding or another?"),
)
"""Of our own words; that a reviewer is independent of the agencies is asked by the guidance [M]."""
