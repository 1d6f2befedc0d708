"""The arrangement file: what it may say, how it is read, checked, written, compared and put into words.

Nothing here knows a database or a web page. A file is text; `reading` turns it into an `Arrangements`
or names every fault in it; `writing` gives back the same text each time; `comparing` and `describing`
say it in words; `asking` answers the questions that pages and promises put to it.
"""
