"""Performance: what is counted to see whether children are better off, and what the figures say.

Each indicator is written down once: what is counted, out of what, by whom, how often, and which priority of
the plan it serves. Agencies' figures come in as files; every figure keeps what stood before it. Control
charts tell a change that chance explains from one that it does not, and a scorecard puts them side by side.
"""
