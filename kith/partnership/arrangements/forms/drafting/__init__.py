"""The questions by which a draft is changed part by part.

Each form reads its first answers from the arrangements and writes what was answered back into the
document as plain data, in `revise`; everything else in the document stays as it was.
"""
