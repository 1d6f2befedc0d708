"""What the sub-groups told the Planning and Delivery Group at its meetings of the last year."""

from __future__ import annotations


def _told(done: str, late: str = "Nothing is late.", asked: str = "We ask for nothing.") -> str:
    return "\n".join(("What is done", done, "What is late", late, "What we ask of you", asked))


TOLD: dict[str, tuple[str, ...]] = {
    "case-review": (
        _told("We read two reviews and agreed their briefings.", asked="Please tell your teams of both."),
        _told("One review is finished; the family has read it.", "One chronology is two weeks late."),
        _told("We looked at sleep advice in five records.", asked="Please name who speaks for midwives."),
        _told("Eleven of fourteen reviews are read for their themes.", "One agency has not sent its papers."),
    ),
    "policy-and-procedures": (
        _told("Three procedures are up to date again."),
        _told("The page on bruising in babies is drafted.", "The hospitals have not answered yet."),
        _told("We took out eleven links that led nowhere.", asked="Please tell us of others."),
        _told("The procedure on home education is rewritten.", "The page on bruising is past its day."),
    ),
    "learning-and-development": (
        _told("Ninety people came to five courses.", asked="Please send more people from schools."),
        _told("The course on neglect is now half a day."),
        _told("The table of who came to training on neglect is with the chair.", "One course was put off."),
        _told("Two courses were full, and one for early years was half empty.",
              asked="Please tell the early years settings of it."),
    ),
    "multi-agency-audit": (
        _told("We read ten records on babies under one together."),
        _told("The findings on babies are with each agency.", "One agency’s answer is a month late."),
        _told("We chose harm outside the home for the next audit.", asked="Please agree to the questions."),
        _told("Twelve records are read; most hold the child’s own words.", "Two records came late."),
    ),
}  # fmt: skip
"""For each sub-group, its words from the earliest of four meetings to the latest."""
