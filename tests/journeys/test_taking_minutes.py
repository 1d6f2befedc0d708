"""Taking minutes in a browser: saved as one types, by two who write at once, and all without scripts."""

from datetime import timedelta

from tests.browser import PHONE
from tests.journeys.reader import Reader, said, today

HOME = "/partnerships/leicestershire-and-rutland"
GROUP = "Case Review Group"
SAVED = "[data-saves=words] [data-saved]"


def plans_a_meeting_for_today(manager: Reader) -> Reader:
    """Let the business unit call the group for today, with one item, and go in."""
    manager.signs_in("manager").opens(f"{HOME}/meetings").follows(GROUP, within="main")
    manager.follows("Add a meeting").answers("Day", today())
    manager.ticks("Morning").answers("What it is for", "A matter that does not wait.")
    manager.ticks("Keep this day even if something speaks against it").presses("Add the meeting")
    return manager.follows("In the meeting")


def test_minutes_save_themselves_and_of_two_who_write_both_texts_are_kept(reader):
    # Given the manager, who takes the minutes, and the coordinator at the same item
    manager = plans_a_meeting_for_today(reader())
    assert manager.heading.startswith("In the meeting: ")
    coordinator = reader().signs_in("coordinator").opens(manager.path.split("#")[0])

    # When the manager types and pauses
    manager.page.get_by_label("Minutes").fill("Hers: the group heard the report.")
    manager.page.locator(SAVED).filter(has_text="Saved just now").wait_for()

    # Then it is on record without a press
    manager.page.reload()
    assert manager.page.get_by_label("Minutes").input_value() == "Hers: the group heard the report."

    # And when the network is away, the text stays and says so, and is sent again once it is back
    manager.page.context.set_offline(True)
    manager.page.get_by_label("Minutes").fill("Hers: the group heard the report. Agreed.")
    manager.page.locator(SAVED).filter(has_text="Not saved: Kith can’t be reached").wait_for()
    manager.page.context.set_offline(False)
    manager.page.locator(SAVED).filter(has_text="Saved just now").wait_for()
    manager.looks()

    # When the coordinator, whose page is older, types too
    coordinator.page.get_by_label("Minutes").fill("His: the chair opened.")
    coordinator.page.get_by_role("link", name="Read both texts").wait_for()
    coordinator.looks()
    coordinator.follows("Read both texts", within=SAVED)

    # Then both texts stand side by side, and he brings them together
    coordinator.sees("Hers: the group heard the report. Agreed.", "His: the chair opened.")
    coordinator.answers("The text from now on", "The chair opened. The group heard the report. Agreed.")
    coordinator.presses("Save this text")
    held = coordinator.page.get_by_label("Minutes").input_value()
    assert held == "The chair opened. The group heard the report. Agreed."


def test_the_line_in_sight_follows_as_people_come(reader):
    # Given the manager in the meeting, where nobody is noted yet
    manager = plans_a_meeting_for_today(reader())
    count = manager.page.locator("[data-sight-count]")
    assert count.inner_text().startswith("0 of")

    # When she opens the roll and says that one has come
    manager.page.locator("summary", has_text="Who is here").click()
    manager.page.locator("select[name^=presence_]").first.select_option("present")

    # Then the line says so by itself
    manager.page.locator("[data-sight-count]", has_text="1 of").wait_for()
    manager.looks()


def test_a_meeting_is_minuted_on_a_phone_without_scripts(reader):
    # Given the manager with a phone and no scripts
    manager = plans_a_meeting_for_today(reader(PHONE, scripts=False))

    # When she notes who is here, writes, and raises an action
    manager.page.locator("summary", has_text="Who is here").click()
    manager.presses("Everybody else is here").sees("Attendance is saved.")
    manager.answers("Minutes", "The group heard the report.").presses("Save the minutes")
    manager.sees("The minutes are saved.", "Saved at")
    manager.follows("Add an action").answers("What is to be done", "Ring the school.")
    manager.answers("Owner", "Tansy Wetherfield").answers("Due day", today() + timedelta(days=7))
    manager.presses("Add the action").sees("Ring the school.", said(today() + timedelta(days=7)))

    # Then the item is taken and the record closed
    manager.presses("Taken").follows("Close the record").presses("Save")
    manager.sees("The meeting is on record.")
