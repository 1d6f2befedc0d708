"""What every question has in common: its words must be given by whoever asks it."""

from typing import Any


def plain(words: str) -> str:
    """Return words that stand inside an error sentence with figures, where a per cent sign would mislead."""
    return words.replace("%", "%%")


class Asked:
    """Takes the words of a question. Comes before a Django field among the bases of a class.

    A question that must be answered needs the sentence for a missing answer: TypeError without it, when the
    form's class is made.
    """

    classes = ""
    """CSS classes of the answer's own element, such as a width."""

    def __init__(
        self,
        *,
        label: str,
        required_message: str = "",
        required: bool = True,
        hint: str = "",
        classes: str = "",
        error_messages: dict[str, str] | None = None,
        **rest: Any,
    ) -> None:
        if required and not required_message:
            raise TypeError(
                f"The question “{label}” needs required_message: what to say when it is left empty."
            )
        sentences = {**self.sentences(label, rest), **(error_messages or {})}
        if required_message:
            sentences["required"] = required_message
        self.classes = classes or self.classes
        super().__init__(label=label, required=required, help_text=hint, error_messages=sentences, **rest)  # type: ignore[call-arg]

    def sentences(self, label: str, settings: dict[str, Any]) -> dict[str, str]:
        """Return the sentence for each fault that an answer can have, besides being absent."""
        return {}
