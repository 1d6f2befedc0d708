"""Partnerships, the bodies that make them up, and the people who sit for those bodies.

A body and a person stand here once, however many partnerships they work with. A partnership knows a
body by its standing, from a day to a day, and a person by an appointment, from a day to a day. Whoever
has a live appointment may come in; an account alone opens nothing.
"""
