"""What a corrected part changes, row by row."""

from kith.work.chronologies.differences import SHOWN, Told, difference


def told(line, written, event, subject="Child A"):
    said = {"written": written, "event": event, "subject": subject}
    return Told(line, written, tuple(said.get(name, "") for name in SHOWN))


def test_rows_that_moved_in_the_file_are_the_same():
    before = [told(2, "3 April", "Seen."), told(3, "4 April", "A call.")]
    after = [told(5, "4 April", "A call."), told(9, "3 April", "Seen.")]
    found = difference(before, after)
    assert (found.same, found.added, found.removed, found.changed) == (2, [], [], [])


def test_two_alike_rows_are_one_the_same_and_one_removed_when_one_of_them_goes():
    before = [told(2, "3 April", "Seen."), told(3, "3 April", "Seen.")]
    found = difference(before, [told(2, "3 April", "Seen.")])
    assert (found.same, [one.line for one in found.removed]) == (1, [3])


def test_a_row_told_otherwise_says_each_field_that_changed():
    before = [told(2, "3 April", "Seen.", "Mother")]
    found = difference(before, [told(2, "3 April", "Seen.", "Father")])
    assert [pair.fields for pair in found.changed] == [[("Subject", "Mother", "Father")]]


def test_a_short_event_of_another_day_is_not_taken_for_the_same_event():
    found = difference([told(2, "3 April", "Visit.")], [told(2, "9 May", "Visit.", "Mother")])
    assert (len(found.added), len(found.removed), found.changed) == (1, 1, [])


def test_a_long_event_whose_date_was_corrected_is_one_changed_row():
    words = "Child A was weighed at the clinic and was well."
    found = difference([told(2, "3 April", words)], [told(2, "4 April", words)])
    assert [pair.fields for pair in found.changed] == [[("Date", "3 April", "4 April")]]
