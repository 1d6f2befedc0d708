"""Contributions: what each partner gives in a year, in money and in kind, and what the money went into.

The statutory partners agree what they pay, and the money has to cover all that the arrangements ask for. What
was agreed, what was paid, what is given in kind, the budget and what was spent by heading, and the reserve
stand here year by year. Nothing is written over: a correction keeps what stood before, with the reason.
"""
