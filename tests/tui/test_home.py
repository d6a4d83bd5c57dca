"""The library: what is next in each workshop, and the ways to begin, load, bin and take back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from cjm_tui.domain.records import Language
from cjm_tui.session import Library
from cjm_tui.session.coming import Coming
from cjm_tui.tui.screens.coming import ComingScreen
from cjm_tui.tui.screens.home import HomeScreen
from tests.tui.driver import PROJECTOR, Person, running


def titles(library: Library) -> list[str]:
    return [row.title for row in library.rows()]


async def at_home(me: Person) -> None:
    await me.until(lambda: isinstance(me.app.screen, HomeScreen))


async def test_an_empty_library_invites_to_the_warm_up(library: Library) -> None:
    languages: tuple[tuple[Language, str], ...] = (("en", "Warm-up"), ("ru", "Разминка"))
    for language, invitation in languages:
        async with running(library, size=PROJECTOR, language=language) as me:
            assert me.sees(invitation)
            assert any(f"▸ {invitation}" in row for row in me.rows())
    async with running(library) as me:
        await me.press("enter")
        await me.until(lambda: library.rows())
        assert me.screen.body.step == "warm_up"
        assert me.workshop.view.brief.exercise


async def test_a_row_says_what_is_next_and_the_cursor_where_it_stands(library: Library) -> None:
    library.example("boiler", "en")
    library.create("School canteen")
    async with running(library, size=(120, 35)) as me:
        canteen = next(row for row in me.rows() if "▸" in row)
        assert "School canteen" in canteen
        assert "the decision this map serves" in canteen
        assert me.sees("Next: the decision this map serves")
        assert me.home.cursor == library.rows()[0].id
        await me.press("down")
        assert me.home.cursor == library.rows()[1].id
        question = library.row(me.home.cursor).question
        assert question[:30] in me.everything()
        assert any(set("▁▂▃▄▅▆▇█") & set(row) for row in me.rows()), "the feelings in small"
        await me.press("down", "down", "up", "up", "up")
        assert me.home.cursor == library.rows()[0].id


async def test_opening_and_coming_back(library: Library) -> None:
    first = library.create("First")
    async with running(library) as me:
        await me.press("enter")
        assert me.workshop.id == first
        await me.press("escape q")
        await at_home(me)
        assert me.home.cursor == first
        await me.press("enter")
        assert me.workshop.id == first
        assert me.workshop.read_only is None, "it was closed when it was left"


async def test_bin_and_take_back_and_the_bin(library: Library) -> None:
    library.create("Kept")
    library.create("Binned")
    async with running(library) as me:
        gone = me.home.cursor
        await me.press("d")
        assert len(titles(library)) == 1
        assert me.sees("u — take it back")
        await me.press("u")
        assert len(titles(library)) == 2
        await me.press("d")
        await me.press("B")
        await me.press("enter")
        assert {row.id for row in library.rows()} >= {gone}
        await me.press("B")
        assert me.sees("The bin is empty.")


async def test_the_same_name_binned_twice_comes_back_as_the_one_just_binned(
    library: Library,
) -> None:
    library.create("Twin")
    async with running(library) as me:
        await me.press("d")
        library.create("Twin")
        me.home.reload()
        newest = library.rows()[0]
        await me.settle()
        await me.press("d", "u")
        assert [row.updated for row in library.rows()] == [newest.updated]
        assert me.sees("Twin")


async def test_rename_duplicate_find(library: Library) -> None:
    library.create("Alpha")
    library.create("Beta")
    async with running(library) as me:
        await me.press("f")
        await me.type("alp")
        await me.press("enter")
        chosen = me.home.chosen()
        assert chosen is not None
        assert chosen.title == "Alpha"
        await me.press("e")
        for _ in range(5):
            await me.press("backspace")
        await me.type("Гамма", "enter")
        assert sorted(titles(library)) == ["Beta", "Гамма"]
        await me.press("y")
        assert len(titles(library)) == 3


async def test_loading_a_file_and_being_told_why_not(library: Library, tmp_path: Path) -> None:
    async with running(library) as me:
        await me.press("i")
        await me.type(str(tmp_path / "none.json"), "enter")
        await me.sees_soon("There is no file")
        assert "none.json" in me.everything().replace(" ", ""), "a long sentence is told whole"
        assert not library.rows()
        broken = tmp_path / "broken.json"
        broken.write_text("{ not json", "utf-8")
        await me.press("i")
        await me.type(str(broken), "enter")
        await me.until(lambda: me.app.screen is me.home)
        assert "broken.json" in me.everything().replace(" ", "")
        assert not library.rows()
        assert broken.read_text("utf-8") == "{ not json"


async def load(me: Person, path: Path) -> ComingScreen:
    """Name a file to load and wait for the look at it."""
    await me.press("i")
    await me.type(f"'{path}'", "enter")  # so it comes when it is dropped on the terminal
    await me.until(lambda: isinstance(me.app.screen, ComingScreen) and me.app.screen.is_read)
    await me.settle()
    assert isinstance(me.app.screen, ComingScreen)
    return me.app.screen


async def test_a_table_is_looked_at_before_it_is_kept(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text("Stage,[b]Choose[/b],Pay\nGoal,see it,x\nFolders,a,\n", "utf-8")
    seen = {
        "en": ("2 stages, 3 notes", "lane of your own"),
        "ru": ("2 этапа, 3 стикера", "строкой"),
    }
    languages: tuple[Language, ...] = ("en", "ru")
    for language in languages:
        async with running(library, size=PROJECTOR, language=language) as me:
            await load(me, path)
            for sentence in seen[language]:
                assert me.sees(sentence)
            assert not library.rows(), "nothing is kept before Enter"
            await me.press("escape")
            await at_home(me)
            assert not library.rows()
    async with running(library, size=PROJECTOR) as me:
        await load(me, path)
        await me.press("enter")
        await me.until(lambda: titles(library) == ["map"])
        assert me.sees("Loaded. Enter opens it.")
        await me.press("enter")
        assert [stage.name for stage in me.workshop.view.stages] == ["[b]Choose[/b]", "Pay"]


async def test_a_long_report_scrolls_and_the_keys_stay_in_sight(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "map.csv"
    own = "".join(f"Lane {number:02},x\n" for number in range(30))
    path.write_text(f"Stage,Choose\nGoal,see it\n{own}", "utf-8")
    async with running(library, size=PROJECTOR) as me:
        await load(me, path)
        assert me.sees("Enter keep it")
        assert not me.sees("“Lane 29” becomes")
        await me.press(*["pagedown"] * 4)
        await me.sees_soon("“Lane 29” becomes")
        assert me.sees("Enter keep it")


async def test_a_slow_file_is_said_to_be_read_and_can_be_left(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()
    whole = Library.coming

    def slowly(self: Library, path: Path, *, form: str = "", title: str = "") -> Coming:
        may_end.wait(20)
        return whole(self, path, form=form, title=title)

    monkeypatch.setattr(Library, "coming", slowly)
    path = tmp_path / "map.csv"
    path.write_text("Stage,Choose\nGoal,see it\n", "utf-8")
    async with running(library, size=PROJECTOR) as me:
        await me.press("i")
        await me.type(str(path), "enter")
        await me.sees_soon("Reading map.csv…")
        await me.press("escape")
        await at_home(me)
        may_end.set()
        await me.settle()
        assert not library.rows()
        assert isinstance(me.app.screen, HomeScreen)


async def test_a_damaged_workshop_is_told_and_the_others_open(library: Library) -> None:
    broken = library.root / library.create("Broken")
    for file in broken.iterdir():
        if file.is_file():
            file.write_bytes(b"\x00\xff{")
    library.create("Good")
    async with running(library) as me:
        assert me.sees("Good")
        for _ in range(2):
            await me.press("enter")
            if me.app.screen is me.home:
                await me.press("down")
        assert me.workshop.view.brief.title in ("Good", broken.name, "Broken")


async def test_language_and_look_switch_and_are_kept(library: Library) -> None:
    library.create("One")
    async with running(library) as me:
        look = me.app.theme
        await me.press("l")
        await me.sees_soon("открыть")
        await me.press("t")
        assert me.app.theme != look
        kept = me.app.theme
    async with running(library, language="ru") as me:
        assert me.app.theme == kept


async def test_only_the_rows_on_the_screen_are_read(library: Library) -> None:
    for number in range(40):
        library.create(f"Workshop {number}")
    async with running(library) as me:
        shown = [row for row in me.rows() if "Workshop " in row]
        assert 5 <= len(shown) < 20
        await me.press("pagedown", "pagedown", "pagedown", "pagedown")
        assert me.home.cursor == library.rows()[-1].id
        assert me.sees(library.rows()[-1].title)


async def test_help_names_the_keys_of_the_library(library: Library) -> None:
    async with running(library, size=(100, 40)) as me:
        await me.press("f1")
        assert me.sees("In the library")
        await me.press("escape")
        await at_home(me)
        await me.press("ctrl+p")
        await me.type("warm")
        await me.sees_soon("warm-up")
