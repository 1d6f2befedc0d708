"""Risks and emerging issues: what partners see coming, and what the partnership does about it.

Anybody who belongs to the partnership raises an issue, and the group that it is put to answers by its next
meeting: it acts, watches, makes a risk of it, passes it on or says why it does nothing. A risk has its cause,
event and consequence, a score before and after what holds it down, an owner and a day on which it is looked
at again. It goes up to the lead group, over to a partner’s own register, or to its end, each with the reason.
"""
