"""The report of a rapid review on paper: put together from the case, hashed, and made as Word and as PDF.

The sections are what the partners sign. A copy is the sections with the signatures, as it goes to the Panel.
"""
