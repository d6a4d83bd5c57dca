"""The terminal: its window, colours and letters, and what stands between it and the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping

from cjm_tui.cli.doctor.finding import Finding
from cjm_tui.share.clipboard.ways import is_in_screen, is_remote
from cjm_tui.words import Words

Window = tuple[int, int]


def window() -> Window | None:
    """Columns and rows of the terminal that any of the three streams is; None without one."""
    for number in (1, 2, 0):
        try:
            size = os.get_terminal_size(number)
        except (OSError, ValueError):
            continue
        return size.columns, size.lines
    return None


def findings(env: Mapping[str, str], size: Window | None, speak: Words) -> Iterator[Finding]:
    """Look at the terminal.

    Args:
        env: The environment.
        size: Columns and rows; None where there is no terminal.
        speak: The reader's language.
    """
    kind = env.get("TERM", "")
    yield _window(kind, size, speak)
    if size is not None:
        yield _colours(kind, env, speak)
    if sys.platform != "win32":
        yield _letters(env, speak)
    yield _between(env, speak)


def _window(kind: str, size: Window | None, speak: Words) -> Finding:
    from cjm_tui.tui.smallest import SMALLEST, is_too_small

    if size is None:
        return Finding(
            "?",
            speak.say("No terminal here: nothing can be drawn. show, export and copy still work."),
        )
    columns, rows = size
    named = kind or "TERM=?"
    if is_too_small(columns, rows):
        sentence = speak.say(
            "Terminal: {kind}, {columns}×{rows}. Make the window at least {least}.",
            kind=named,
            columns=columns,
            rows=rows,
            least="×".join(map(str, SMALLEST)),
        )
        return Finding("✗", sentence)
    sentence = speak.say(
        "Terminal: {kind}, {columns}×{rows}", kind=named, columns=columns, rows=rows
    )
    return Finding("✓", sentence)


def _colours(kind: str, env: Mapping[str, str], speak: Words) -> Finding:
    if env.get("NO_COLOR"):
        return Finding("✓", speak.say("Colours: none, as NO_COLOR asks"))
    if kind == "dumb":
        return Finding("✗", speak.say("Colours: none, and no page can be drawn with TERM=dumb"))
    if env.get("COLORTERM", "").casefold() in ("truecolor", "24bit") or "direct" in kind:
        return Finding("✓", speak.say("Colours: 16 million"))
    if "256color" in kind:
        return Finding("✓", speak.say("Colours: 256"))
    return Finding("?", speak.say("Colours: at least 16; with TERM=xterm-256color perhaps more"))


def _letters(env: Mapping[str, str], speak: Words) -> Finding:
    # Python itself sets this one, to write UTF-8 where the locale is the bare one.
    pythons_own = env.get("LC_CTYPE") == "C.UTF-8"
    names = ("LC_ALL", "LANG") if pythons_own else ("LC_ALL", "LC_CTYPE", "LANG")
    name = next((name for name in names if env.get(name)), "LANG")
    value = env.get(name, "")
    if value.casefold().replace("-", "").endswith("utf8"):
        return Finding("✓", speak.say("Letters: UTF-8, by {name}={value}", name=name, value=value))
    sentence = speak.say(
        "Letters: {name}={value} promises no UTF-8. If they are garbled, set LANG=C.UTF-8.",
        name=name,
        value=value,
    )
    return Finding("?", sentence)


def _between(env: Mapping[str, str], speak: Words) -> Finding:
    there = (
        ("SSH", is_remote(env)),
        ("tmux", bool(env.get("TMUX"))),
        ("GNU screen", bool(env.get("STY")) or is_in_screen(env)),
    )
    names = [name for name, is_there in there if is_there]
    if not names:
        return Finding("✓", speak.say("Neither SSH nor tmux nor GNU screen stands between"))
    return Finding("✓", speak.say("Between here and the window: {names}", names=", ".join(names)))
