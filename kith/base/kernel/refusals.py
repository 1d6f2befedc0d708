"""What may not be done, said in a sentence for the person who tried."""


class Refused(Exception):
    """A deed that the arrangements, the guidance or sense forbid. `sentence` says why, and what would do."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        """The question on the form that it is about; empty for the whole form."""


class Overtaken(Refused):
    """Somebody else has just changed the same record."""


def in_words(words: str, sentence: str, *, field: str) -> str:
    """Return words without the space around them; raise Refused with the sentence where there are none."""
    if not words.strip():
        raise Refused(sentence, field=field)
    return words.strip()
