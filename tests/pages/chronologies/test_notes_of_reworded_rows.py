"""Notes of the panel when an agency corrects its part: they reach a reworded row, and none is lost."""

import pytest

from kith.work.chronologies.enums import Layer
from kith.work.chronologies.models import ChronologyPart, ChronologyRow
from kith.work.chronologies.operations.noting import add_note
from tests.cast import TODAY, acting
from tests.chronicles import case_under_review
from tests.pages.chronologies.files import HEADS, csv_file
from tests.pages.chronologies.test_releasing import BRAMBLE, agency_page

pytestmark = pytest.mark.django_db
HOME = "/partnerships/leicestershire-and-rutland/reviews"
DAY = "03/04/2025"
FIRST = (
    (DAY, "Child A", "Seen at home by the health visitor."),
    ("05/04/2025", "Mother", "A call to the ward."),
    ("06/04/2025", "Father", "A letter was sent."),
)
SECOND = (
    ("01/04/2025", "Child A", "A row that is new and moves the others down."),
    (DAY, "Child A", "Seen at home by the student nurse."),
    ("05/04/2025", "Mother", "A call to the ward."),
)


def handed_in(client, rows, **also):
    page = agency_page(client, BRAMBLE).click("Hand in a file")
    page = page.submit("Hand it in", upload=csv_file(HEADS, *rows), **also)
    page.click("Release it to the case").submit("Release it to the case", agreed_by="Named nurse")
    return ChronologyPart.objects.filter(body__key=BRAMBLE).latest("number")


def test_a_note_reaches_the_reworded_row_and_one_whose_row_went_is_listed(signed_in, lrscp):
    # Given notes beside three rows that an agency released
    client, case = signed_in("agency_lead"), case_under_review()
    earlier = handed_in(client, FIRST)
    for row, layer in zip(
        earlier.rows.order_by("line"), (Layer.PANEL, Layer.PANEL, Layer.RUNNERS), strict=True
    ):
        facts = {
            "layer": layer,
            "words": f"Ask about {row.subject}.",
            "by": acting("coordinator"),
            "on": TODAY,
        }
        add_note(row=row, **facts)
    # When the part is replaced by one in which a row is reworded, one is the same and one is gone
    later = handed_in(client, SECOND, replaces=earlier.public_id)
    # Then the notes stand beside the reworded row and the same one
    notes = {row.event: [one.words for one in row.notes.all()] for row in later.rows.all()}
    assert notes == {
        "A row that is new and moves the others down.": [],
        "Seen at home by the student nurse.": ["Ask about Child A."],
        "A call to the ward.": ["Ask about Mother."],
    }
    # And the third is listed for who reads its layer, and for nobody else
    address = f"{HOME}/{case.public_id}/chronology/agreement"
    gone = signed_in("coordinator").get(address).table("Notes whose row went").rows
    assert [one["Note"] for one in gone] == ["Ask about Father."]
    assert "A letter was sent." in gone[0]["What the row told"]
    assert "Ask about Father." not in signed_in("police_director").get(address).html
    assert ChronologyRow.objects.filter(part=earlier, notes__isnull=False).count() == 1
