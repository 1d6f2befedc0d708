"""What this room tells the rest of the house about itself when Kith starts."""

from kith.base.kernel.rulebook import Rulebook, rulebooks
from kith.base.kernel.workload import waiting_sources
from kith.work.chronologies.beside_agencies import not_opened_yet, own_parts
from kith.work.chronologies.beside_cases import merged_chronology, status_board
from kith.work.chronologies.beside_reports import key_of_names, lanes_for_report
from kith.work.chronologies.exporting.files import texts_in
from kith.work.chronologies.lifecycle import PART
from kith.work.chronologies.names_in_texts import doubts_in_files, doubts_in_words, possible_names_in
from kith.work.chronologies.permissions import WORDS
from kith.work.chronologies.waiting import parts_to_hand_in
from kith.work.reviews.beside import (
    beside,
    file_readers,
    file_searches,
    name_searches,
    pictures_of_report,
    word_searches,
)

rulebooks.add("chronologies", Rulebook("Chronologies", WORDS, (PART,)))
beside.add("own-parts", own_parts)
beside.add("merged-chronology", merged_chronology)
beside.add("chronology-not-opened", not_opened_yet)
beside.add("status-board", status_board)
name_searches.add("chronologies", possible_names_in)
file_searches.add("chronologies", doubts_in_files)
word_searches.add("chronologies", doubts_in_words)
file_readers.add("chronologies", texts_in)
waiting_sources.add("chronology-parts", parts_to_hand_in)
beside.add("key-of-names", key_of_names)
pictures_of_report.add("lanes-of-the-chronology", lanes_for_report)
