"""The scorecard as plain words, and what is made of them: a page, CSV, Excel, Word, PDF and frozen copies.

There is one account of what the figures say, the `Card`. Whatever shows it reads that, so the same numbers
stand everywhere, and a copy that was frozen is shown by the same code as the one of today.
"""
