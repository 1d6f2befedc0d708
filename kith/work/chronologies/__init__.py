"""Chronologies: what each agency knew of a case and when, side by side in one order.

Agencies hand in a file or type rows. Dates stay as they were written and are placed honestly; names become
codes by a key that only few may open; what two agencies tell of one event stands side by side for a person to
judge. Nothing is dropped: a row that can’t be read waits with its place in the file and what would mend it.
"""
