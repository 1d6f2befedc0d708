"""The commands on arrangement files and the one that founds a partnership."""

from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from kith.base.accounts.models import Account
from kith.base.trail.models import Entry
from kith.partnership.arrangements.document.writing import from_plain, write_text
from kith.partnership.arrangements.enums import VersionState
from kith.partnership.arrangements.models import Version
from kith.partnership.arrangements.operations.drafting import draft_from
from kith.partnership.arrangements.permissions import Permission
from kith.partnership.partnerships.enums import PostRole
from kith.partnership.partnerships.models import Appointment, BodyStanding, Partnership
from kith.partnership.partnerships.queries import partnership_named
from tests.cast import TODAY, acting
from tests.page import PageClient

pytestmark = pytest.mark.django_db

FILES = Path("kith/partnership/arrangements/files")
KNOWSLEY = str(FILES / "knowsley.yaml")
ODD = "tests/files/odd.yaml"


def run(*words):
    """Run a command and return what it wrote."""
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def refused(*words):
    """Run a command that fails, and return its exit code and what it said."""
    with pytest.raises(CommandError) as error:
        run(*words)
    return error.value.returncode, str(error.value)


def counts():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


@pytest.fixture
def file(tmp_path):
    def written(text, name="file.yaml"):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return written


# --- check ------------------------------------------------------------------


def test_files_without_faults_are_said_to_have_none():
    said = run("arrangements", "check", KNOWSLEY, ODD)
    assert said.count("has no faults") == 2


def test_every_fault_of_every_file_is_named_and_nothing_changes(file):
    text = Path(KNOWSLEY).read_text().replace("edition: wt2018", "edition: wt1999") + "colour: red\n"
    before = counts()
    code, said = refused("arrangements", "check", file(text, "one.yaml"), KNOWSLEY, file("- a\n", "two.yaml"))
    assert code == 1
    assert "one.yaml, line" in said
    assert "about.edition: found “wt1999”" in said
    assert "found the key “colour”" in said
    assert "two.yaml, line 1" in said
    assert counts() == before


def test_a_file_that_is_not_there_is_trouble_of_another_kind():
    code, said = refused("arrangements", "check", "nowhere.yaml")
    assert (code, said) == (2, "nowhere.yaml can’t be read: No such file or directory.")


# --- load and export --------------------------------------------------------


def test_what_is_exported_loads_and_comes_out_the_same_to_the_byte(lrscp, file):
    first = run("arrangements", "export", lrscp.key)
    said = run("arrangements", "load", file(first), "--partnership", lrscp.key)

    version = Version.objects.of(lrscp).latest("number")
    assert version.state == VersionState.PROPOSED
    assert f"is version {version.number} of" in said
    assert run("arrangements", "export", lrscp.key, "--version", str(version.number)) == first


def test_a_day_chooses_the_version_that_was_in_force_on_it(kscp):
    exported = run("arrangements", "export", kscp.key, "--on", "2019-09-29")
    assert exported == write_text(from_plain(Version.objects.of(kscp).adopted().get().document))
    code, said = refused("arrangements", "export", kscp.key, "--on", "2019-09-28")
    assert code == 2
    assert "in force on 28 September 2019" in said


def test_a_file_of_another_partnership_is_refused_and_nothing_changes(lrscp):
    before = counts()
    code, said = refused("arrangements", "load", KNOWSLEY, "--partnership", lrscp.key)
    assert code == 1
    assert "The file is for “knowsley”" in said
    assert counts() == before


def test_a_later_version_is_not_adopted_from_the_command_line(lrscp, file):
    text = run("arrangements", "export", lrscp.key)
    before = counts()
    words = ("--partnership", lrscp.key, "--adopted-on", "2026-11-01", "--evidence", "Minutes")
    _code, said = refused("arrangements", "load", file(text), *words)
    assert "Arrangements are already in force." in said
    assert counts() == before


def test_taking_a_draft_out_is_in_the_trail(lrscp):
    by = acting("manager", Permission.DRAFT_ARRANGEMENTS)
    draft = draft_from(version=Version.objects.of(lrscp).adopted().get(), by=by)
    run("arrangements", "export", lrscp.key, "--version", str(draft.number))
    entry = Entry.objects.latest("sequence")
    assert (entry.kind, entry.subject_id) == ("export", draft.public_id)


@pytest.mark.parametrize("words", [("nowhere",), ("knowsley", "--version", "99")])
def test_what_is_not_there_can_not_be_exported(words):
    code, said = refused("arrangements", "export", *words)
    assert code == 2
    assert "There is no partnership “nowhere”." in said or "has no version 99." in said


def test_an_export_founds_another_installation_and_comes_out_the_same_to_the_byte(kscp, file):
    first = run("arrangements", "export", kscp.key)
    new = first.replace("  key: knowsley\n", "  key: elsewhere\n", 1)
    assert new != first
    found = ("--name", "Elsewhere", "--manager-name", "A Manager", "--manager-email", "manager@example.org")
    run("partnership", "found", "elsewhere", *found)
    adopted = ("--adopted-on", "2019-09-12", "--evidence", "Minutes of 12 September 2019")
    run("arrangements", "load", file(new), "--partnership", "elsewhere", *adopted)
    assert run("arrangements", "export", "elsewhere") == new


@pytest.mark.parametrize("words", [("export", "nowhere"), ("load", KNOWSLEY, "--partnership", "nowhere")])
def test_an_empty_installation_says_how_to_begin(words, monkeypatch):
    assert "partnership found" not in refused("arrangements", *words)[1]
    monkeypatch.setattr(Partnership.objects, "exists", lambda: False)
    code, said = refused("arrangements", *words)
    assert code == 2
    assert "Nothing is founded yet: “script/kith partnership found --help” says how to begin." in said


@pytest.mark.parametrize("typed", ["2026-02-30", "16 November"])
def test_a_day_that_is_none_is_refused_in_plain_words(typed):
    _code, said = refused("arrangements", "export", "knowsley", "--on", typed)
    assert f"“{typed}” is no day. Give it as year, month and day, such as 2026-11-16." in said


def test_a_path_means_what_it_means_where_the_command_was_typed(tmp_path, monkeypatch):
    (tmp_path / "here.yaml").write_text(Path(KNOWSLEY).read_text())
    assert refused("arrangements", "check", "here.yaml")[0] == 2
    monkeypatch.setenv("KITH_CALLED_FROM", str(tmp_path))
    assert run("arrangements", "check", "here.yaml").startswith("here.yaml has no faults")
    assert 'KITH_CALLED_FROM=$PWD\nexport KITH_CALLED_FROM\ncd "' in Path("script/kith").read_text()


# --- diff -------------------------------------------------------------------


def test_differences_are_said_in_words_with_their_own_exit_code(kscp, file, capsys):
    number = Version.objects.of(kscp).adopted().get().number
    text = run("arrangements", "export", kscp.key)
    assert run("arrangements", "diff", f"knowsley@{number}", file(text)) == "Nothing differs.\n"

    changed = file(text.replace("short_name: KSCP", "short_name: The KSCP"), "changed.yaml")
    out = StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("arrangements", "diff", f"knowsley@{number}", changed, stdout=out)
    assert left.value.code == 1
    assert out.getvalue().startswith("~ The partnership:")
    assert "The KSCP" in out.getvalue()


def test_a_version_that_is_not_there_is_trouble_and_no_difference():
    code, _said = refused("arrangements", "diff", "knowsley@99", KNOWSLEY)
    assert code == 2


# --- founding ---------------------------------------------------------------

FOUND = (
    "partnership",
    "found",
    "marchland",
    "--name",
    "Marchland Safeguarding Children Partnership",
    "--manager-name",
    "Ottoline Finch",
    "--manager-email",
    "ottoline.finch@marchland.example",
)


def test_a_partnership_is_founded_with_one_manager_and_a_link_that_lets_her_in(client):
    said = run(*FOUND)

    appointment = Appointment.objects.get(partnership__key="marchland")
    assert appointment.person.name == "Ottoline Finch"
    assert appointment.post.role == PostRole.MANAGER
    assert (appointment.held_from, appointment.held_to) == (TODAY, None)
    link = said.strip().splitlines()[-1]
    page = PageClient(client).get("/" + link.split("/", 3)[3])
    assert "password" in page.heading.lower()


def test_a_file_brings_the_bodies_and_a_first_adoption_with_its_evidence(file):
    text = Path(ODD).read_text()
    key = from_plain_key(text)
    words = [word if word != "marchland" else key for word in FOUND]
    run(*words, "--file", ODD)

    partnership = partnership_named(key)
    version = Version.objects.get(partnership=partnership)
    assert version.state == VersionState.PROPOSED
    standings = BodyStanding.objects.filter(partnership=partnership)
    assert standings.count() == len(version.document["bodies"])


def from_plain_key(text):
    return next(line.split(":")[1].strip() for line in text.splitlines() if line.strip().startswith("key:"))


def test_a_first_version_is_loaded_and_adopted_in_one_step(file):
    key = from_plain_key(Path(ODD).read_text())
    run(*[word if word != "marchland" else key for word in FOUND])
    before = counts()
    words = ("arrangements", "load", ODD, "--partnership", key, "--adopted-on", "2026-01-10")
    code, said = refused(*words)
    assert (code, said) == (1, "Say who decided, on which day, and where it is written down.")
    assert counts() == before

    said = run(*words, "--evidence", "Notice published on 12 January 2026")
    assert said.strip().endswith("adopted.")
    version = Version.objects.get(partnership__key=key)
    assert version.state == VersionState.ADOPTED
    assert version.adoption == "Notice published on 12 January 2026"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"marchland": "knowsley"}, "There is already a partnership “knowsley”."),
        ({"marchland": "March Land"}, "slug"),
        ({"ottoline.finch@marchland.example": "ottoline"}, "email address"),
    ],
)
def test_a_founding_that_fails_leaves_nothing_behind(change, says):
    before = counts()
    _code, said = refused(*[change.get(word, word) for word in FOUND])
    assert says in said
    assert counts() == before


def test_a_founding_with_a_faulty_file_leaves_nothing_behind(file):
    before = counts()
    _code, said = refused(*FOUND, "--file", file("kith: 1\n"))
    assert "What would do" in said
    assert counts() == before


def test_somebody_with_an_account_becomes_the_manager_without_a_second_one(cast):
    person = cast["manager"]
    accounts = Account.objects.count()
    words = [person.account.email if "@" in word else word for word in FOUND]
    run(*words)
    assert Account.objects.count() == accounts
    assert Appointment.objects.get(partnership__key="marchland").person == person
