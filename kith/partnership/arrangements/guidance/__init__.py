"""The editions of the statutory guidance, as dated facts.

A partnership's arrangements are made under one edition of *Working Together to
Safeguard Children*. This folder says, for each edition: the day it took effect,
the Acts it rests on, what published arrangements must contain, which clocks run
from which event, who holds which role, and what the yearly report must say.
Each fact carries its source, and whether that source was read or the fact is
only recalled and must be confirmed before anybody relies on it.
"""
