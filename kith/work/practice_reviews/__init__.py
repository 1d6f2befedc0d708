"""Practice reviews: what the partnership looks into after the first look at a case, up to what it publishes.

A local practice review follows a rapid review and has six months; another local review looks at a case
below the criteria and has the days that the partners set. The group chooses a reviewer, agrees what is asked
and by when, checks quality and time, signs and publishes. A national review belongs to the Panel: here stands
what it asked for, what was sent, and what the area made of it.
"""
