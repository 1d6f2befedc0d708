"""A copy in which nothing may be a name goes without a doubt: Kith’s own words in its file are none (G11)."""

from datetime import date

import pytest

from kith.work.chronologies.exporting.contents import Contents
from kith.work.chronologies.exporting.files import FORMS, made
from kith.work.chronologies.exporting.known import Known
from kith.work.chronologies.names import Coder
from kith.work.chronologies.operations.copying import doubts_in

KNOWN = Known(Coder([("Zarina", "Child Q")]), ("Child Q", "Bramble Trust", "Sample Partnership"), ())


def copy_of(event, form):
    row = ("3 April 2025", "10:00", "Bramble Trust", "", "Record", "Child Q", event, "", "", "", "", "")
    contents = Contents(
        "Case 2026-03: chronology", "Sample Partnership", date(2026, 11, 22), ("1 row of 1.",), [row]
    )
    return made(form, contents, 1)


@pytest.mark.parametrize("form", FORMS)
def test_a_clean_copy_goes_without_a_doubt_and_a_name_in_it_is_pointed_out(form):
    assert doubts_in(copy_of("Child Q was seen.", form), form, KNOWN) == []
    found = doubts_in(copy_of("Child Q was seen with Quentin.", form), form, KNOWN)
    assert [one.words for one in found] == ["Quentin"]
