"""Copying never lies, never hangs and never writes over the screen."""

from __future__ import annotations

import base64
import os
import re
import stat
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.errors import InputProblem, Message, StoreProblem
from cjm_tui.sentences import TEMPLATES
from cjm_tui.share.clipboard import (
    LAST_COPY,
    Copied,
    Environment,
    Failed,
    Outcome,
    Sent,
    copy,
    keep_last,
    this_machine,
)
from cjm_tui.share.clipboard.machine import PATIENCE

TEXT = "🗺 CJM · Техническое обслуживание"
LINUX_TOOLS = frozenset({"wl-copy", "xclip", "xsel", "tmux"})


class Machine:
    """A machine whose tools do as they are told, and which remembers what it was asked."""

    def __init__(
        self,
        env: Mapping[str, str],
        *,
        platform: str = "linux",
        tools: frozenset[str] = LINUX_TOOLS,
        working: frozenset[str] = frozenset(),
        terminal: bool = True,
    ) -> None:
        self.tools = tools
        self.working = working
        self.ran: list[str] = []
        self.commands: list[Sequence[str]] = []
        self.given = b""
        self.tool_env: Mapping[str, str] = {}
        self.written = ""
        self.environment = Environment(
            env=env,
            platform=platform,
            which=lambda name: f"/usr/bin/{name}" if name in tools else None,
            run=self.run,
            pyperclip=lambda _text: self.run(("pyperclip",), b"", {}),
            write=self.write if terminal else None,
        )

    def run(self, command: Sequence[str], data: bytes, env: Mapping[str, str]) -> bool:
        self.ran.append(command[0])
        self.commands.append(command)
        self.given = data
        self.tool_env = env
        return command[0] in self.working

    def write(self, sequence: str) -> None:
        self.written += sequence

    def copy(self, text: str = TEXT) -> Outcome:
        return copy(text, self.environment)


def in_sequence(written: str) -> str:
    """Read back what a terminal was asked to take."""
    head, tail = "\x1b]52;c;", "\a"
    assert written.startswith(head)
    assert written.endswith(tail)
    return base64.b64decode(written.removeprefix(head).removesuffix(tail)).decode()


def through_screen(written: str) -> str:
    """What GNU screen hands on: the insides of device control strings, which may not be long."""
    pieces = re.findall("\x1bP(.*?)\x1b\\\\", written, re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == written, "nothing is beside them"
    assert all(len(piece) <= 200 for piece in pieces)
    return "".join(pieces)


X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
SSH = {"SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"}


def test_on_x11_the_tool_is_fed_and_believed() -> None:
    machine = Machine(X11, working=frozenset({"xclip"}))

    assert machine.copy() == Copied("xclip")
    assert machine.given.decode() == TEXT
    assert machine.written == ""


def test_on_wayland_its_own_tool_comes_first() -> None:
    machine = Machine(WAYLAND, working=frozenset({"wl-copy", "xclip"}))

    assert machine.copy() == Copied("wl-copy")


def test_where_one_tool_is_missing_the_other_serves() -> None:
    machine = Machine(X11, tools=frozenset({"xsel"}), working=frozenset({"xsel"}))

    assert machine.copy() == Copied("xsel")


@pytest.mark.parametrize("env", [{}, X11, WAYLAND], ids=["no display", "dead X11", "dead Wayland"])
def test_without_a_living_display_the_terminal_is_asked(env: Mapping[str, str]) -> None:
    machine = Machine(env)

    assert machine.copy() == Sent("terminal")
    assert in_sequence(machine.written) == TEXT


@pytest.mark.parametrize("env", [SSH, {"SSH_TTY": "/dev/pts/3"}])
def test_over_ssh_the_terminal_comes_first(env: Mapping[str, str]) -> None:
    machine = Machine({**env, **X11}, working=frozenset({"xclip"}))

    assert machine.copy() == Sent("terminal")
    assert machine.ran == []


def test_over_ssh_in_a_terminal_that_refuses_a_forwarded_display_serves() -> None:
    machine = Machine({**SSH, **X11, "VTE_VERSION": "7000"}, working=frozenset({"xclip"}))

    assert machine.copy() == Copied("xclip")


def test_in_tmux_its_own_command_is_used_and_not_believed_too_much() -> None:
    machine = Machine({"TMUX": "/tmp/tmux-0/default,1,0"}, working=frozenset({"tmux"}))

    assert machine.copy() == Sent("tmux")
    assert machine.given.decode() == TEXT
    assert machine.written == ""


def test_in_tmux_on_a_desktop_the_tool_that_confirms_comes_first() -> None:
    machine = Machine({"TMUX": "x", **X11}, working=frozenset({"tmux", "xclip"}))

    assert machine.copy() == Copied("xclip")


def test_a_tmux_that_fails_gets_nothing_written_past_it() -> None:
    machine = Machine({"TMUX": "x"})

    assert machine.copy() == Failed(Message("clipboard_tool_failed", {"tool": "tmux"}))
    assert machine.written == ""


def test_an_old_tmux_keeps_the_text_where_it_can_paste_it() -> None:
    old = Machine({"TMUX": "x"})

    def run(command: Sequence[str], data: bytes, env: Mapping[str, str]) -> bool:
        old.run(command, data, env)
        return command == ("tmux", "load-buffer", "-")

    assert copy(TEXT, msgspec.structs.replace(old.environment, run=run)) == Sent("tmux")
    assert [tuple(each) for each in old.commands] == [
        ("tmux", "load-buffer", "-w", "-"),
        ("tmux", "load-buffer", "-"),
    ]


@pytest.mark.parametrize("text", [TEXT, "Этап 🗺\n" * 3000], ids=["short", "long"])
@pytest.mark.parametrize(
    "env",
    [{"STY": "123.pts-0.host", "TERM": "screen"}, {**SSH, "TERM": "screen-256color"}],
    ids=["here", "before SSH"],
)
def test_gnu_screen_hands_the_text_on_in_pieces(env: Mapping[str, str], text: str) -> None:
    machine = Machine(env)

    assert machine.copy(text) == Sent("screen")
    assert in_sequence(through_screen(machine.written)) == text


def test_in_gnu_screen_on_a_desktop_the_tool_that_confirms_comes_first() -> None:
    machine = Machine({"STY": "1.pts-0.host", **X11}, working=frozenset({"xclip"}))

    assert machine.copy() == Copied("xclip")
    assert machine.written == ""


@pytest.mark.parametrize("remote", [{}, SSH], ids=["here", "over SSH"])
def test_where_tmux_and_screen_are_nested_tmux_is_asked(remote: Mapping[str, str]) -> None:
    machine = Machine(
        {**remote, "TMUX": "x", "STY": "1.pts-0.host", "TERM": "screen"},
        working=frozenset({"tmux"}),
    )

    assert machine.copy() == Sent("tmux")
    assert machine.written == ""


def test_a_tmux_that_fails_on_the_other_end_leaves_it_to_a_forwarded_display() -> None:
    machine = Machine({**SSH, **X11, "TMUX": "x"}, working=frozenset({"xclip"}))

    assert machine.copy() == Copied("xclip")
    assert machine.ran == ["tmux", "xclip"]


@pytest.mark.parametrize(
    "env",
    [
        {"TERM_PROGRAM": "Apple_Terminal"},
        {"VTE_VERSION": "7006"},
        {"KONSOLE_VERSION": "230805"},
        {"TERM": "rxvt-unicode-256color"},
        {"TERM": "st-256color"},
        {"TERM": "linux"},
        {"TERM": "dumb"},
        {"VTE_VERSION": "7006", "STY": "1.pts-0.host", "TERM": "screen"},
    ],
)
def test_a_terminal_known_to_refuse_is_not_asked(env: Mapping[str, str]) -> None:
    machine = Machine(env)

    assert machine.copy() == Failed(Message("terminal_refuses"))
    assert machine.written == ""


@pytest.mark.parametrize(
    "env",
    [
        {"TERM_PROGRAM": "iTerm.app"},
        {"KONSOLE_VERSION": "241200"},
        {"KONSOLE_VERSION": "unknown"},
        {"TERM": "xterm-256color"},
        {"TERM": "stterm"},
        {"TERM": "foot"},
    ],
)
def test_a_terminal_that_may_take_it_is_asked(env: Mapping[str, str]) -> None:
    assert Machine(env).copy() == Sent("terminal")


def test_text_beyond_what_terminals_take_is_not_sent() -> None:
    fits, too_long = "x" * 56_244, "x" * 56_248

    assert Machine({}).copy(fits) == Sent("terminal")
    machine = Machine({})
    assert machine.copy(too_long) == Failed(Message("terminal_too_long"))
    assert machine.written == ""


def test_without_a_terminal_or_a_display_there_is_no_clipboard() -> None:
    assert Machine({}, terminal=False).copy() == Failed(Message("clipboard_none"))


def test_a_terminal_that_is_gone_is_a_failure_and_not_a_crash() -> None:
    def gone(_sequence: str) -> None:
        raise OSError

    machine = msgspec.structs.replace(Machine({}).environment, write=gone)

    assert copy(TEXT, machine) == Failed(Message("terminal_refuses"))


@pytest.mark.parametrize(("env", "package"), [(X11, "xclip"), (WAYLAND, "wl-clipboard")])
def test_a_failure_names_what_to_install(env: Mapping[str, str], package: str) -> None:
    machine = Machine({**env, "VTE_VERSION": "7006"}, tools=frozenset())

    assert machine.copy() == Failed(Message("clipboard_tool_missing", {"package": package}))


def test_a_failure_names_the_tool_that_failed_first() -> None:
    machine = Machine({**WAYLAND, "VTE_VERSION": "7006"})

    assert machine.copy() == Failed(Message("clipboard_tool_failed", {"tool": "wl-copy"}))
    assert machine.ran == ["wl-copy", "xclip", "xsel"]


def test_on_a_mac_the_tool_is_told_the_encoding() -> None:
    machine = Machine(
        {"LC_ALL": "C"},
        platform="darwin",
        tools=frozenset({"pbcopy"}),
        working=frozenset({"pbcopy"}),
    )

    assert machine.copy() == Copied("pbcopy")
    assert machine.tool_env["LC_ALL"] == "en_US.UTF-8"


@pytest.mark.parametrize("platform", ["win32", "wsl"])
def test_on_windows_pyperclip_copies(platform: str) -> None:
    machine = Machine({}, platform=platform, working=frozenset({"pyperclip"}))

    assert machine.copy() == Copied("pyperclip")


@pytest.mark.parametrize("platform", ["win32", "wsl"])
def test_where_pyperclip_fails_the_terminal_is_asked(platform: str) -> None:
    assert Machine({}, platform=platform).copy() == Sent("terminal")


def test_linux_inside_windows_with_a_display_of_its_own_uses_its_tools() -> None:
    machine = Machine(X11, platform="wsl", working=frozenset({"xclip"}))

    assert machine.copy() == Copied("xclip")


def test_too_long_for_the_terminal_is_left_to_a_tool() -> None:
    machine = Machine({**SSH, **X11}, working=frozenset({"xclip"}))

    assert machine.copy("x" * 60_000) == Copied("xclip")
    assert machine.written == ""


def test_half_a_character_does_not_stop_the_copy() -> None:
    machine = Machine({})

    assert machine.copy("до \ud83d после") == Sent("terminal")
    assert in_sequence(machine.written) == "до ? после"


def test_what_ends_a_text_for_some_tools_does_not_end_this_one() -> None:
    machine = Machine(X11, working=frozenset({"xclip"}))

    assert machine.copy("before\0after") == Copied("xclip")
    assert machine.given == b"beforeafter"


ENVIRONMENTS = st.fixed_dictionaries(
    {},
    optional={
        "WAYLAND_DISPLAY": st.just("wayland-0"),
        "DISPLAY": st.just(":0"),
        "SSH_TTY": st.just("/dev/pts/1"),
        "TMUX": st.just("/tmp/tmux"),
        "STY": st.just("1.pts"),
        "VTE_VERSION": st.just("7006"),
        "TERM": st.sampled_from(["xterm-256color", "screen", "linux", "tmux-256color"]),
    },
)
TOOLS = st.frozensets(st.sampled_from(sorted(LINUX_TOOLS | {"pbcopy", "pyperclip"})))


@given(
    env=ENVIRONMENTS,
    tools=TOOLS,
    working=TOOLS,
    platform=st.sampled_from(["linux", "darwin", "win32", "wsl"]),
    terminal=st.booleans(),
    text=st.text(max_size=300),
)
def test_on_any_machine_the_answer_is_true(
    env: Mapping[str, str],
    tools: frozenset[str],
    working: frozenset[str],
    platform: str,
    terminal: bool,
    text: str,
) -> None:
    here = Machine(env, platform=platform, tools=tools, working=working, terminal=terminal)
    outcome = here.copy(text)
    text = text.replace("\0", "")

    match outcome:
        case Copied(tool):
            assert tool in working
            assert here.ran[-1] == tool, "whoever took it is named"
            assert here.written == ""
        case Sent("tmux"):
            assert here.ran[-1] == "tmux"
            assert here.given.decode() == text
            assert here.written == ""
        case Sent("screen"):
            assert in_sequence(through_screen(here.written)) == text
        case Sent():
            assert in_sequence(here.written) == text
        case Failed(reason):
            assert here.written == ""
            assert reason.code in TEMPLATES
            assert "pyperclip" not in working or platform not in ("win32", "wsl")


def test_the_last_copy_is_in_a_file(tmp_path: Path) -> None:
    first = keep_last("Этап 🗺 \ud83d\0!", tmp_path)
    assert first == tmp_path / LAST_COPY
    assert first.read_text("utf-8") == "Этап 🗺 ?!"

    keep_last("second", tmp_path)
    assert first.read_bytes() == b"second"
    assert [each.name for each in first.parent.iterdir()] == [first.name]


def test_the_last_copy_follows_no_link(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_text("theirs", "utf-8")
    (tmp_path / LAST_COPY).parent.mkdir()
    (tmp_path / LAST_COPY).symlink_to(theirs)
    with pytest.raises(InputProblem, match="file_is_link"):
        keep_last(TEXT, tmp_path)

    (tmp_path / "other" / "exports").mkdir(parents=True)
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "exports").symlink_to(tmp_path / "other" / "exports")
    with pytest.raises(InputProblem, match="folder_is_link"):
        keep_last(TEXT, tmp_path / "here")
    assert theirs.read_text("utf-8") == "theirs"
    assert list((tmp_path / "other" / "exports").iterdir()) == []


def test_where_no_folder_can_be_made_the_disk_is_blamed(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("a file", "utf-8")
    with pytest.raises(StoreProblem):
        keep_last(TEXT, tmp_path)


def test_every_reason_has_a_sentence() -> None:
    reasons = {
        "clipboard_none",
        "clipboard_tool_failed",
        "clipboard_tool_missing",
        "terminal_refuses",
        "terminal_too_long",
    }

    assert reasons <= set(TEMPLATES)


def put_tool(folder: Path, name: str, script: str) -> None:
    """Put an executable of our own where tools are looked for."""
    tool = folder / name
    tool.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of tools in front of the system's, which has a display and no other tool."""
    if this_machine(None).platform != "linux":
        pytest.skip("other systems have other tools")
    folder = tmp_path / "tools"
    folder.mkdir()
    put_tool(folder, "xsel", "exit 1")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":99")
    return folder


def test_a_tool_that_hangs_is_ended_with_its_children(tools: Path, tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    put_tool(tools, "xclip", f"sleep 60 &\necho $! > {pid_file}\nwait")
    written: list[str] = []
    begun = time.monotonic()

    outcome = copy(TEXT, this_machine(written.append))

    assert outcome == Sent("terminal")
    assert in_sequence("".join(written)) == TEXT
    assert time.monotonic() - begun < 3 * PATIENCE
    assert not alive(int(pid_file.read_text()))


def alive(pid: int) -> bool:
    """Tell whether a process is still there and not merely unburied."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_what_a_tool_prints_reaches_no_screen(
    tools: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    put_tool(tools, "xclip", 'echo noise\necho "Can\'t open display" >&2\ncat > /dev/null\nexit 1')

    outcome = copy(TEXT, this_machine(None))

    assert outcome == Failed(Message("clipboard_tool_failed", {"tool": "xclip"}))
    assert capfd.readouterr() == ("", "")


def test_a_tool_that_works_gets_every_byte(tools: Path, tmp_path: Path) -> None:
    got = tmp_path / "got"
    put_tool(tools, "xclip", f"cat > {got}")
    long = "Этап 🗺\n" * 100_000

    assert copy(long, this_machine(None)) == Copied("xclip")
    assert got.read_text(encoding="utf-8") == long


def test_a_tool_that_reads_nothing_is_believed_by_its_exit_code(tools: Path) -> None:
    put_tool(tools, "xclip", "exit 1")

    outcome = copy("x" * 1_000_000, this_machine(None))

    assert outcome == Failed(Message("clipboard_tool_failed", {"tool": "xclip"}))


def test_pyperclip_is_believed_only_when_it_raises_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import pyperclip

    given: list[str] = []

    def refuse(_text: str) -> None:
        raise FileNotFoundError("clip.exe")

    monkeypatch.setattr(pyperclip, "copy", given.append)
    assert this_machine(None).pyperclip(TEXT) is True
    assert given == [TEXT]

    monkeypatch.setattr(pyperclip, "copy", refuse)
    assert this_machine(None).pyperclip(TEXT) is False
