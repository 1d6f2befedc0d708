"""The pack of a meeting: one PDF with the agenda, a sheet for each item and all papers, made for one reader.

It holds what that reader may see and nothing else, so two readers of one meeting may have different packs.
On the screen and in the PDF the page numbers are the same, because both come from `places_of`.
"""
