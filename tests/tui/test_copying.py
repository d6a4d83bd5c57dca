"""The last key of a workshop: the text is on the clipboard, or it is said why not, and where."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from cjm_tui.session import Library
from cjm_tui.share.clipboard import LAST_COPY, Environment
from cjm_tui.text import utf16_len
from cjm_tui.tui import copying
from tests.tui.driver import Person, running
from tests.tui.hostile import hostile_workshop


class Machine:
    """A machine with a clipboard tool that works, or not, and a terminal, or none."""

    def __init__(self, *, tool: bool = False, works: bool = True, terminal: bool = True) -> None:
        self.tool, self.works, self.terminal = tool, works, terminal
        self.copied: list[str] = []
        self.env: dict[str, str] = {"WAYLAND_DISPLAY": "wayland-0"} if tool else {}
        self.written = ""

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
        if self.works:
            self.copied.append(data.decode())
        return self.works

    def _write(self, sequence: str) -> None:
        self.written += sequence

    def sent(self) -> str:
        """What the terminal was asked to take."""
        assert self.written.startswith("\x1b]52;c;")
        return base64.b64decode(self.written[7:-1]).decode()


async def to_the_send_page(me: Person, key: str = "c") -> None:
    await me.press("escape", key)
    assert me.place == ("close", "send")


async def test_copied_by_a_tool_is_called_copied(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(tool=True)
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.example("boiler", "ru"), language="ru") as me:
        await to_the_send_page(me, "с")
        await me.press("enter")
        await me.sees_soon("Скопировано ✓")
        assert len(machine.copied) == 1
        result = machine.copied[0]
        assert "Котельные" in result
        assert "[" not in result.replace("[ ]", "")
        assert str(utf16_len(result)) in me.everything().replace("\xa0", "").replace(" ", "")
        await me.press("enter")
        await me.until(lambda: len(machine.copied) == 2)
        assert machine.copied[1] != result, "the second Enter copies the map"
        assert not (library.root / LAST_COPY).exists()


async def test_sent_to_the_terminal_is_not_called_copied(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine()
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.example("boiler", "en")) as me:
        await to_the_send_page(me, "f9")
        await me.press("enter")
        await me.sees_soon("can't be checked")
        assert not me.sees("Copied ✓")
        assert "Boiler rooms" in machine.sent()


@pytest.mark.parametrize("size", [(80, 24), (120, 35)])
async def test_what_cannot_be_copied_is_in_a_file_whose_path_is_shown(
    library: Library, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    machine = Machine(tool=True, works=False, terminal=False)
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.example("boiler", "en"), size=size) as me:
        await to_the_send_page(me)
        await me.press("enter")
        await me.until(lambda: me.screen.told.startswith("Not copied"))
        await me.settle()
        path = library.root / LAST_COPY
        assert "Boiler rooms" in path.read_text("utf-8")
        assert str(path) in "".join(row.strip() for row in me.rows()), "all of the path is seen"
        assert "wl-copy" in me.everything()


async def test_when_even_the_file_fails_it_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(terminal=False)
    monkeypatch.setattr(copying, "this_machine", machine)
    made = library.example("boiler", "en")
    (library.root / LAST_COPY.parent).write_text("a file where the folder should be", "utf-8")
    async with running(library, made) as me:
        await to_the_send_page(me)
        await me.press("enter")
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
        await to_the_send_page(me)
        await me.press("enter")
        await me.until(lambda: me.screen.told.startswith("Not copied"))
        assert "The text is in" not in me.screen.told
        assert list(elsewhere.iterdir()) == []


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


async def test_a_selection_with_the_mouse_goes_the_same_way(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine()
    monkeypatch.setattr(copying, "this_machine", machine)
    async with running(library, library.example("boiler", "en")) as me:
        me.app.copy_to_clipboard("chosen words")
        await me.until(lambda: machine.written)
        assert machine.sent() == "chosen words"


async def test_copying_a_hostile_map_writes_no_control_code_to_the_terminal_but_its_own(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:

    machine = Machine()
    monkeypatch.setattr(copying, "this_machine", machine)
    made, _ = hostile_workshop(library)
    async with running(library, made) as me:
        await to_the_send_page(me)
        await me.press("enter")
        await me.until(lambda: machine.written)
        assert machine.written.count("\x1b") == 1
        text = machine.sent()
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "PWNED" in text
