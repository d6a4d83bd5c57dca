"""Coming and going: nothing is lost in silence, and what was wrong with the files is told."""

from __future__ import annotations

from pathlib import Path

from cjm_tui.session import Kit, Library
from cjm_tui.store.names import DOCUMENT, JOURNAL
from cjm_tui.telling import tell
from cjm_tui.tui.screens.home import HomeScreen
from tests.store.faults import FailingFiles
from tests.tui.driver import Person, running


def shown(me: Person) -> object:
    """The screen in front."""
    return me.app.screen


async def test_what_the_disk_refused_is_told_before_it_is_left(tmp_path: Path) -> None:
    files = FailingFiles(0, "write")
    library = Library(tmp_path / "maps", Kit(files=files))
    async with running(library, library.create("Boilers")) as me:
        files.every = 1
        await me.enter("one")
        await me.until(lambda: me.workshop.save.state == "unsaved")
        await me.press("escape", "q")
        assert shown(me) is me.screen
        assert "S" in me.screen.told
        copy = me.workshop.save_elsewhere(tmp_path / "kept.json")
        await me.press("q")
        assert isinstance(shown(me), HomeScreen)

        files.every = 0
        kept = library.open(library.keep(library.coming(copy)))
        assert [note.text for note in kept.view.notes] == ["one"]
        kept.close()


async def test_a_later_change_is_told_of_again(tmp_path: Path) -> None:
    files = FailingFiles(0, "write")
    library = Library(tmp_path / "maps", Kit(files=files))
    async with running(library, library.create("Boilers")) as me:
        files.every = 1
        await me.enter("one")
        await me.until(lambda: me.workshop.save.state == "unsaved")
        await me.press("ctrl+q")
        await me.enter("two")
        await me.press("ctrl+q")
        assert me.app.is_running
        assert shown(me) is me.screen

        files.every = 0
        await me.press("ctrl+q")
        assert me.app.return_code == 0


async def test_what_can_be_saved_is_left_at_once(library: Library) -> None:
    made = library.create("Boilers")
    async with running(library, made) as me:
        await me.enter("one")
        await me.press("escape", "q")
        assert isinstance(shown(me), HomeScreen)

        kept = library.open(made)
        assert [note.text for note in kept.view.notes] == ["one"]
        kept.close()


async def test_one_that_cant_be_read_is_told_of_in_the_library(library: Library) -> None:
    made = library.create("Boilers")
    for name in (DOCUMENT, JOURNAL):
        (library.root / made / name).write_text("not a workshop")
    async with running(library, made, fresh=True) as me:
        assert isinstance(shown(me), HomeScreen)
        await me.sees_soon("there is no journal to recover it from")


async def test_all_that_was_mended_on_opening_is_told(library: Library) -> None:
    made = library.create("Boilers")
    folder = library.root / made
    document = (folder / DOCUMENT).read_text(encoding="utf-8")
    (folder / DOCUMENT).write_text(document.replace("Boilers", "Boi\u202elers"), encoding="utf-8")
    with (folder / JOURNAL).open("a") as journal:
        journal.write('{"rev":')
    async with running(library, made) as me:
        await me.until(lambda: me.screen.told)
        told = [tell(me.screen.words, notice) for notice in me.workshop.notices]
        assert len(told) == 2
        assert all(sentence in me.screen.told for sentence in told)
