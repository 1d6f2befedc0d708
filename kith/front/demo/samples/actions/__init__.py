"""The sample actions of two partnerships: dates lie around today; some are late, revised or sent back."""

from datetime import date

from kith.front.demo.samples.actions import knowsley, leicestershire_and_rutland


def put_actions_in_place(today: date) -> None:
    """Raise the sample actions and take each as far as its story goes."""
    leicestershire_and_rutland.put_in_place(today)
    knowsley.put_in_place(today)
