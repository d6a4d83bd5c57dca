"""The workshops of a folder: making, listing, finding, copying, throwing away."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cjm_tui.domain.records import Note, Participant
from cjm_tui.errors import CjmError, InputProblem, StoreProblem
from cjm_tui.method import keys, loader
from cjm_tui.session import Kit, Library, home_folder
from cjm_tui.store.document import read_document
from cjm_tui.store.names import DOCUMENT, JOURNAL
from tests.store.rooms import a_folder, codes, reopened, texts, write


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "sessions")


def test_a_library_whose_folder_is_not_there_is_empty(library: Library) -> None:
    assert library.rows() == []
    assert library.binned() == []
    assert not library.root.exists()


def test_a_new_workshop_is_on_disk_before_anybody_opens_it(library: Library) -> None:
    made = library.create("Котельные: первый договор", language="ru", how="half-day")
    folder = library.root / made
    assert made.startswith("kotelnye-pervyy-dogovor-")
    assert read_document((folder / DOCUMENT).read_bytes()).head.title == "Котельные: первый договор"
    (folder / DOCUMENT).unlink()
    brief = library.open(made).view.brief
    assert (brief.title, brief.language, brief.how) == (
        "Котельные: первый договор",
        "ru",
        "half-day",
    )


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "/", "..", "con", "a/b\\c", "\x1b[2J🗺", "~root", "-rf", "漢字"]
)
def test_a_title_never_becomes_a_path(library: Library, title: str) -> None:
    made = library.create(title)
    assert (library.root / made / JOURNAL).exists()
    assert [path.name for path in library.root.iterdir()] == [made]


@pytest.mark.parametrize("title", ["", "   ", "\u202e", "x" * 201])
def test_a_title_that_is_none_is_refused(library: Library, title: str) -> None:
    with pytest.raises(InputProblem):
        library.create(title)
    assert library.rows() == []


def test_a_name_that_is_there_twice_gets_a_letter(library: Library) -> None:
    names = ["Anna", " anna ", "", "Анна", "Анна", "Anna B", "Anna"]
    people = library.open(library.create("x", people=names)).view.participants
    assert [person.name for person in people] == [
        "Anna",
        "anna B",
        "Анна",
        "Анна Б",
        "Anna B B",
        "Anna C",
    ]


@pytest.mark.parametrize("template", keys.TEMPLATES)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_template_suggests_its_stages_and_links(
    library: Library, language: str, template: str
) -> None:
    said = loader.template(language, template)
    made = library.create("x", language=language, stages=template)  # type: ignore[arg-type]
    view = library.open(made).view
    assert [stage.name for stage in view.stages] == [stage.name for stage in said.stages]
    assert all(stage.suggested for stage in view.stages)
    assert view.stages[0].template == f"{template}/{said.stages[0].key}"
    names = {stage.id: stage.template.partition("/")[2] for stage in view.stages}
    assert [(names[link.source], names.get(link.target, ""), link.form) for link in view.links] == [
        (link.source, link.target, link.kind) for link in said.links
    ]


def test_what_is_no_template_or_example_is_told(library: Library) -> None:
    with pytest.raises(InputProblem, match="unknown_template"):
        library.create("x", stages="ladder")
    with pytest.raises(InputProblem, match="unknown_example"):
        library.example("../boiler", "en")


def test_what_is_too_long_is_named(library: Library) -> None:
    made = library.create("x" * 200, people=["y" * 200])
    with pytest.raises(InputProblem, match="title_too_long limit=200 length=201"):
        library.create("x" * 201)
    with pytest.raises(InputProblem, match="title_too_long"):
        library.duplicate(made, "x" * 201)
    with pytest.raises(InputProblem, match="name_too_long limit=200 length=201"):
        library.create("x", people=["Anna", "y" * 201])
    assert len(library.rows()) == 1


@pytest.mark.parametrize("name", keys.EXAMPLES)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_example_is_opened_as_a_copy(library: Library, language: str, name: str) -> None:
    made = library.example(name, language)  # type: ignore[arg-type]
    other = library.example(name, language)  # type: ignore[arg-type]
    view = library.read(made).workshop
    assert view.brief.example == name
    assert not view.brief.exercise
    assert view.uid != library.read(other).workshop.uid
    assert library.row(made).curve


@pytest.mark.parametrize("name", keys.EXAMPLES)
def test_an_example_opened_empty_keeps_the_road_and_no_note(library: Library, name: str) -> None:
    whole = library.open(library.example(name, "en")).view
    empty = library.open(library.example(name, "en", empty=True)).view
    assert empty.brief.exercise
    assert empty.brief.example == name
    assert [stage.name for stage in empty.stages] == [stage.name for stage in whole.stages]
    assert len(empty.links) == len(whole.links)
    assert [story.title for story in empty.stories] == [story.title for story in whole.chosen]
    assert empty.segments
    assert not any(
        isinstance(record, Note | Participant) for record in empty.workshop.records.values()
    )


def test_rows_come_newest_first_and_tell_what_is_next(library: Library) -> None:
    first = library.create("First")
    second = library.create("Second", language="ru")
    os.utime(library.root / second / DOCUMENT, (1, 1))
    assert [row.id for row in library.rows()] == [first, second]
    row = library.row(second)
    assert (row.title, row.language, row.step, row.rev) == ("Second", "ru", "audience", 0)
    assert row.next is not None
    assert row.problem is None
    assert row.path == library.root / second


def test_a_row_reads_nothing_before_it_is_asked(library: Library) -> None:
    made = library.create("First")
    (row,) = library.rows()
    (library.root / made / DOCUMENT).write_bytes(b"half")
    assert row.problem is not None
    assert row.title == made


def test_a_row_knows_what_the_journal_has_and_the_document_not_yet(library: Library) -> None:
    folder = a_folder(library.root, "one")
    behind = (folder / DOCUMENT).read_bytes()
    opened = reopened(folder)
    write(opened, "two", "three")
    opened.close()
    (folder / DOCUMENT).write_bytes(behind)
    os.utime(folder / DOCUMENT, (1, 1))
    assert library.row(folder.name).rev == 3


def test_the_time_of_entries_is_the_clock_s(library: Library) -> None:
    made = library.create("First")
    opened = library.open(made, clock=lambda: datetime(2031, 3, 31, 10, 0, tzinfo=UTC))
    write(opened, "note")
    opened.close()
    assert library.row(made).updated == "2031-03-31T10:00:00Z"


def test_a_workshop_is_found_by_id_beginning_and_path(library: Library, tmp_path: Path) -> None:
    made = library.create("Boiler rooms")
    other = library.create("Bakery")
    elsewhere = a_folder(tmp_path / "elsewhere", "one")
    assert library.find(made) == made
    assert library.find("bo") == made
    assert library.find(f"{library.root}/{other}") == other
    assert library.find(f"{library.root}/{other}/workshop.json") == other
    assert library.find(f"{elsewhere}/") == str(elsewhere)
    assert texts(library.open(library.find(f"{elsewhere}/"))) == ["one"]
    with pytest.raises(InputProblem, match="ambiguous"):
        library.find("b")
    for wrong in ("", "nothing", "./nothing", "\0", "x" * 5000, "../" * 500, "."):
        with pytest.raises(CjmError):
            library.open(wrong)


def test_renaming_changes_the_title_and_not_the_folder(library: Library) -> None:
    made = library.create("Boiler rooms")
    library.rename(made, "Heating")
    assert library.row(made).title == "Heating"
    assert [row.id for row in library.rows()] == [made]
    library.rename(made, "Heating")
    with pytest.raises(InputProblem):
        library.rename(made, " ")


def test_a_duplicate_has_the_same_contents_and_goes_its_own_way(library: Library) -> None:
    made = library.create("Boiler rooms", people=["Anna"])
    copy = library.duplicate(made, "Boiler rooms, spring")
    original, other = library.read(made).workshop, library.read(copy).workshop
    assert other.uid != original.uid
    assert other.brief.title == "Boiler rooms, spring"
    assert [r for r in other.records if r != "brief"] == [
        r for r in original.records if r != "brief"
    ]


def test_the_trash_keeps_a_workshop_until_it_is_restored(library: Library) -> None:
    made = library.create("Boiler rooms")
    before = library.read(made).workshop
    assert library.bin(made) == made
    assert library.rows() == []
    assert [row.title for row in library.binned()] == ["Boiler rooms"]
    with pytest.raises(InputProblem):
        library.open(made)
    assert library.restore(made) == made
    assert library.binned() == []
    assert library.read(made).workshop == before
    assert library.open(made).read_only is None


def test_the_trash_takes_two_of_one_name_and_gives_neither_away(library: Library) -> None:
    made = library.create("Boiler rooms")
    library.bin(made)
    shutil.copytree(library.root / ".trash" / made, library.root / made)
    second = library.bin(made)
    assert second != made
    assert {row.id for row in library.binned()} == {made, second}
    assert {library.restore(made), library.restore(second)} == {made, second}


def test_what_is_not_in_the_trash_is_told(library: Library) -> None:
    for name in ("nothing", "../x", ""):
        with pytest.raises(InputProblem):
            library.restore(name)


def test_a_copied_folder_becomes_a_workshop_of_its_own_and_says_so(library: Library) -> None:
    folder = a_folder(library.root, "one")
    copy = library.root / "copy"
    shutil.copytree(folder, copy)
    assert {row.id for row in library.rows()} == {folder.name, "copy"}
    first = library.open(folder.name)
    second = library.open("copy")
    assert codes(first) == []
    assert codes(second) == ["new_uid"]
    assert second.workshop.uid != first.workshop.uid
    assert second.can_undo()
    write(second, "two")
    second.close()
    again = library.open("copy")
    assert codes(again) == []
    assert texts(again) == ["one", "two"]
    assert texts(first) == ["one"]


def test_a_folder_renamed_by_hand_stays_who_it_is(library: Library) -> None:
    folder = a_folder(library.root, "one")
    uid = library.read(folder.name).workshop.uid
    folder.rename(library.root / "renamed")
    opened = library.open("renamed")
    assert codes(opened) == []
    assert opened.workshop.uid == uid


def test_a_linked_folder_is_told_and_not_followed(library: Library, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "elsewhere", "one")
    library.root.mkdir()
    (library.root / "link").symlink_to(folder)
    (library.root / "broken").symlink_to(tmp_path / "nowhere")
    (row,) = library.rows()
    assert row.problem is not None
    assert row.problem.code == "folder_is_link"
    for opening in (library.open, library.look, library.read, library.duplicate):
        with pytest.raises(StoreProblem, match="folder_is_link"):
            opening("link")
    with pytest.raises(StoreProblem):
        library.bin("link")
    assert sorted(path.name for path in folder.iterdir()) == sorted([".lock", DOCUMENT, JOURNAL])


@pytest.mark.parametrize("name", [DOCUMENT, JOURNAL])
def test_a_linked_or_odd_file_is_not_followed(library: Library, tmp_path: Path, name: str) -> None:
    folder = a_folder(library.root, "one")
    (folder / name).rename(tmp_path / "moved")
    (folder / name).symlink_to(tmp_path / "moved")
    with pytest.raises(StoreProblem, match="file_is_link"):
        library.open(folder.name)
    (folder / name).unlink()
    os.mkfifo(folder / name)
    with pytest.raises(StoreProblem, match="not_a_file"):
        library.open(folder.name)


@pytest.mark.parametrize("odd", ["link", "pipe"])
def test_the_list_neither_follows_a_link_nor_waits_for_a_pipe(
    library: Library, tmp_path: Path, odd: str
) -> None:
    whole, linked, piped = (a_folder(library.root, name) for name in ("one", "two", "three"))
    document, journal = linked / DOCUMENT, piped / JOURNAL
    for file in (document, journal):
        file.rename(tmp_path / file.parent.name)
        if odd == "link":
            file.symlink_to(tmp_path / file.parent.name)
        else:
            os.mkfifo(file)
    problems = {row.id: row.problem for row in library.rows()}
    assert problems[whole.name] is None
    assert problems[piped.name] is None
    told = problems[linked.name]
    assert told is not None
    assert told.code == {"link": "file_is_link", "pipe": "not_a_file"}[odd]


def test_other_things_in_the_folder_are_left_alone(library: Library) -> None:
    made = library.create("Boiler rooms")
    (library.root / "notes.txt").write_text("mine")
    (library.root / "empty").mkdir()
    (library.root / ".hidden").mkdir()
    assert [row.id for row in library.rows()] == [made]


def test_where_workshops_are_kept_and_why(tmp_path: Path) -> None:
    env = {"CJM_SESSIONS": str(tmp_path / "variable")}
    assert home_folder("given", env, tmp_path).why == "flag"
    assert home_folder(None, env, tmp_path) == home_folder("", env, tmp_path)
    assert home_folder(None, env, tmp_path).path == tmp_path / "variable"
    assert home_folder(None, {}, tmp_path).why == "user"
    assert home_folder(None, {}, tmp_path).path.is_absolute()
    (tmp_path / "sessions").mkdir()
    here = home_folder(None, {"CJM_SESSIONS": ""}, tmp_path)
    assert (here.path, here.why) == (tmp_path / "sessions", "here")


def test_the_clock_of_a_kit_tells_utc_to_the_second() -> None:
    moment = datetime(2031, 3, 31, 10, 0, 5, 999, tzinfo=UTC)
    assert Kit(clock=lambda: moment).now() == "2031-03-31T10:00:05Z"
