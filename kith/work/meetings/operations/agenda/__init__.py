"""What people do with agendas: add items, put them in order, move them on, close them, send agendas out."""

from kith.work.meetings.operations.agenda.adding import add_item
from kith.work.meetings.operations.agenda.changing import (
    ask_to_open,
    change_item,
    close_item,
    move_in_order,
    open_item,
)
from kith.work.meetings.operations.agenda.moving import (
    carry_over,
    defer_item,
    place_item,
    send_on,
    take_item,
    withdraw_item,
)
from kith.work.meetings.operations.agenda.offering import answer_offer
from kith.work.meetings.operations.agenda.placing import place_standing_items
from kith.work.meetings.operations.agenda.sending import choose_theme, send_agenda, set_times, set_timings

__all__ = [
    "add_item",
    "answer_offer",
    "ask_to_open",
    "carry_over",
    "change_item",
    "choose_theme",
    "close_item",
    "defer_item",
    "move_in_order",
    "open_item",
    "place_item",
    "place_standing_items",
    "send_agenda",
    "send_on",
    "set_times",
    "set_timings",
    "take_item",
    "withdraw_item",
]
