"""Every copy goes one way: the text is on the clipboard, or it is said why not, and where."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from textual.content import Content

from cjm_tui.errors import Message
from cjm_tui.session import Library
from cjm_tui.share.clipboard import LAST_COPY, Copied, Environment, Failed, Outcome, Sent
from cjm_tui.tui import copying
from cjm_tui.tui.screens.asking import AskScreen, TextScreen
from cjm_tui.tui.screens.uncopied import UncopiedScreen
from tests.tui.driver import running


class Machine:
    """A machine with a clipboard tool that works, or not, and a terminal, or none."""

    def __init__(self, *, tool: bool = False, works: bool = True, terminal: bool = True) -> None:
        self.tool, self.works, self.terminal = tool, works, terminal
        self.copied: list[str] = []
        self.env: dict[str, str] = {"WAYLAND_DISPLAY": "wayland-0"} if tool else {}
        self.written = ""
        self.before: Callable[[], object] = str
        """Called before the tool runs."""

    def __call__(self, write: Callable[[str], None] | None) -> Environment:
        assert write is not None, "the program knows its terminal"
        return Environment(
            env=self.env,
            platform="linux",
            which=lambda name: f"/usr/bin/{name}" if self.tool else None,
            run=self._run,
            pyperclip=lambda _: False,
            write=self._write if self.terminal else None,
        )

    def _run(self, command: Sequence[str], data: bytes, env: Mapping[str, str]) -> bool:
        self.before()
        if self.works:
            self.copied.append(data.decode())
        return self.works

    def _write(self, sequence: str) -> None:
        self.written += sequence

    def sent(self) -> str:
        """What the terminal was asked to take."""
        assert self.written.startswith("\x1b]52;c;")
        return base64.b64decode(self.written[7:-1]).decode()


TEXT = "\n".join(f"▶ {n}/60  Этап [b]{n}[/b]" for n in range(1, 61))


async def test_copied_by_a_tool_is_called_copied(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(tool=True)
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.example("boiler", "ru"), language="ru") as me:
        me.app.copy_for_chat(TEXT, "карта")
        await me.sees_soon(f"Скопировано ✓ карта, {len(TEXT)}")
        assert machine.copied == [TEXT]
        assert (library.root / LAST_COPY).read_text("utf-8") == TEXT, "also then it is in a file"


async def test_sent_to_the_terminal_is_not_called_copied(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine()
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.example("boiler", "en")) as me:
        me.app.copy_for_chat(TEXT, "map")
        await me.sees_soon("can't be checked")
        assert not me.sees("Copied ✓")
        await me.sees_soon("Save it as a file (key f under Send) or select with Shift")
        assert machine.sent() == TEXT
        assert (library.root / LAST_COPY).read_text("utf-8") == TEXT


async def test_in_tmux_its_own_keys_are_named(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine()
    machine.env["TMUX"] = "/tmp/tmux-1/default,1,0"
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.example("boiler", "en")) as me:
        me.app.copy_for_chat(TEXT, "map")
        await me.sees_soon("In tmux: prefix ]")
        assert "Copied ✓" not in me.everything()
        assert machine.copied == [TEXT]


@pytest.mark.parametrize("size", [(80, 24), (120, 35)])
async def test_what_cannot_be_copied_is_shown_whole_with_the_file_it_is_in(
    library: Library, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    machine = Machine(tool=True, works=False, terminal=False)
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.example("boiler", "en"), size=size) as me:
        me.app.copy_for_chat(TEXT, "map")
        await me.until(lambda: isinstance(me.app.screen, UncopiedScreen))
        await me.settle()
        path = library.root / LAST_COPY
        assert path.read_text("utf-8") == TEXT
        assert str(path) in "".join(row.strip() for row in me.rows()), "all of the path is seen"
        assert "wl-copy" in me.everything()
        assert "▶ 1/60  Этап [b]1[/b]" in [row.rstrip() for row in me.rows()], "nothing beside it"
        await me.press("end")
        await me.until(lambda: "▶ 60/60  Этап [b]60[/b]" in [row.rstrip() for row in me.rows()])
        await me.press("escape")
        assert me.app.screen is me.screen
        assert me.screen.told.startswith("Not copied")


async def test_a_failure_while_a_failure_is_shown_opens_no_second_one(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "this_machine", Machine(terminal=False))
    async with running(library, library.example("boiler", "en")) as me:
        outcomes: list[Outcome] = []
        me.app.copy_for_chat(TEXT, "map", outcomes.append)
        me.app.copy_for_chat(TEXT, "map", outcomes.append)
        await me.until(lambda: len(outcomes) == 2)
        await me.press("escape")
        assert me.app.screen is me.screen


async def test_a_selection_that_cannot_be_copied_covers_nothing_and_stays_in_the_program(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "this_machine", Machine(terminal=False))
    async with running(library, library.example("boiler", "en")) as me:
        me.app.copy_to_clipboard("chosen")
        await me.until(lambda: me.screen.told.startswith("Not copied"))
        await me.settle()
        assert me.app.screen is me.screen
        assert me.app.clipboard == "chosen"


async def test_when_even_the_file_fails_it_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "this_machine", Machine(terminal=False))
    made = library.example("boiler", "en")
    (library.root / LAST_COPY.parent).write_text("a file where the folder should be", "utf-8")
    async with running(library, made) as me:
        me.app.copy_for_chat(TEXT, "map")
        await me.until(lambda: me.screen.told.startswith("Not copied"))
        assert "The text is in" not in me.screen.told
        assert me.app.return_value is None


async def test_the_file_of_a_copy_is_not_written_through_a_link(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(copying, "this_machine", Machine(terminal=False))
    made = library.example("boiler", "en")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (library.root / LAST_COPY.parent).symlink_to(elsewhere)
    async with running(library, made) as me:
        me.app.copy_for_chat(TEXT, "map")
        await me.until(lambda: me.screen.told.startswith("Not copied"))
        assert "The text is in" not in me.screen.told
        assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    ("machine", "outcome"),
    [
        (Machine(tool=True), Copied("wl-copy")),
        (Machine(), Sent("terminal")),
        (Machine(terminal=False), Failed(Message("clipboard_none"))),
    ],
    ids=["copied", "sent", "failed"],
)
async def test_who_asked_is_told_the_outcome_after_the_person(
    library: Library, monkeypatch: pytest.MonkeyPatch, machine: Machine, outcome: Outcome
) -> None:
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.example("boiler", "en")) as me:
        heard: list[tuple[Outcome, str, int]] = []

        def hear(outcome: Outcome) -> None:
            heard.append((outcome, me.screen.told, threading.get_ident()))

        me.app.copy_for_chat(TEXT, "map", hear)
        await me.until(lambda: heard)
        ((heard_of, told, thread),) = heard
        assert heard_of == outcome
        assert "map" in told or told.startswith("Not copied")
        assert thread == threading.get_ident(), "where the screen is drawn"


async def test_a_tool_that_takes_long_stops_no_key(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(tool=True)
    go_on = threading.Event()
    machine.before = go_on.wait
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.example("boiler", "en")) as me:
        try:
            me.app.copy_for_chat(TEXT, "map")
            await me.sees_soon("Copying…")
            await me.press("escape", "question_mark", "question_mark")
            assert isinstance(me.app.screen, TextScreen)
            await me.press("escape")
            assert machine.copied == []
        finally:
            go_on.set()
        await me.sees_soon("Copied ✓")


async def test_homework_goes_the_same_way(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(tool=True)
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.example("boiler", "en")) as me:
        await me.press("escape")
        await me.goes("interviews")
        await me.press("escape", "o")
        if me.app.screen is not me.screen:
            await me.press("enter")
        await me.until(lambda: machine.copied)
        await me.sees_soon("Copied ✓")


async def test_what_is_chosen_in_the_editor_goes_the_same_way(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine()
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.create("Boilers")) as me:
        await me.enter("Привет")
        await me.press("escape")
        me.screen.sheet.put_cursor(me.workshop.view.notes[0].id)
        await me.press("e shift+home ctrl+c")
        await me.until(lambda: machine.written)
        assert machine.sent() == "Привет"


async def test_what_is_chosen_in_the_line_goes_the_same_way(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine()
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.create("Boilers")) as me:
        await me.type("Привет")
        await me.press("shift+home ctrl+c")
        await me.until(lambda: machine.written)
        assert machine.sent() == "Привет"
        me.app.push_screen(AskScreen("?", "an answer"))
        await me.settle()
        machine.written = ""
        await me.press("shift+home ctrl+c")
        await me.until(lambda: machine.written)
        assert machine.sent() == "an answer"


async def test_what_the_mouse_has_chosen_goes_the_same_way(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine()
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.create("Boilers")) as me:
        me.app.push_screen(TextScreen("Keys", Content("Нажмите сюда\nи сюда")))
        await me.settle()
        at = next(row for row, text in enumerate(me.rows()) if "Нажмите сюда" in text)
        start = me.rows()[at].index("Нажмите")
        await me.pilot.mouse_down(offset=(start, at))
        await me.pilot.hover(offset=(start + len("Нажмите"), at))
        await me.pilot.mouse_up(offset=(start + len("Нажмите"), at))
        await me.press("ctrl+c")
        await me.until(lambda: machine.written)
        assert machine.sent().startswith("Нажмите")


async def test_copying_hostile_text_writes_no_control_code_to_the_terminal_but_its_own(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine()
    monkeypatch.setattr(copying, "this_machine", machine)
    hostile = "\x1b]0;PWNED\a\x1b[31m \0 \ud83d [link=x]\a"
    async with running(library, library.create("Boilers")) as me:
        me.app.copy_for_chat(hostile, "[b]map[/b]")
        await me.until(lambda: machine.written)
        assert machine.written.count("\x1b") == 1
        assert machine.written.count("\a") == 1
        await me.sees_soon("[b]map[/b]")


async def test_hostile_text_that_is_not_copied_is_shown_as_text(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "this_machine", Machine(terminal=False))
    async with running(library, library.create("Boilers")) as me:
        me.app.copy_for_chat("\x1b[31m[red]not red[/red]\u202e \ud83d", "map")
        await me.until(lambda: isinstance(me.app.screen, UncopiedScreen))
        await me.sees_soon("[31m[red]not red[/red]")
        assert not any("\x1b" in row or "\u202e" in row for row in me.rows())
