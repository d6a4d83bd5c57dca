"""Whether the desktop behind a display answers, asked without touching its clipboard."""

from __future__ import annotations

import os
import re
import socket
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress

from cjm_tui.share.clipboard.ways import Way

PATIENCE = 1.0
"""Seconds it may take to answer."""

_X11_HELLO = struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0)
"""A client's first words: little-endian, protocol 11.0, no credentials. A refusal is an answer."""
_WAYLAND_HELLO = struct.pack("=III", 1, 12 << 16, 2)
"""wl_display.sync: its object, its length and number, a name for the answer."""
_DISPLAY = re.compile(r"(?P<host>[^:/]*(?:/unix)?):(?P<number>\d+)(?:\.\d+)?")

Address = str | tuple[str, int]


def answers(way: Way, env: Mapping[str, str]) -> bool:
    """Ask the desktop that a way's tool talks to.

    Args:
        way: One that goes through a tool.
        env: The environment, which names the display.

    Returns:
        False if it is certain that nobody answers; a desktop without a display is believed.
    """
    if way.name == "wl-copy":
        path = os.path.join(env.get("XDG_RUNTIME_DIR", ""), env.get("WAYLAND_DISPLAY", ""))  # noqa: PTH118 - an absolute second part wins
        return _answers(path, _WAYLAND_HELLO)
    if way.name in ("xclip", "xsel"):
        return any(_answers(each, _X11_HELLO) for each in _x11(env.get("DISPLAY", "")))
    return True


def _x11(display: str) -> Iterator[Address]:
    """Where a display may listen."""
    found = _DISPLAY.fullmatch(display)
    if found is None:
        return
    number = int(found["number"])
    if found["host"] in ("", "unix") or found["host"].endswith("/unix"):
        yield f"\0/tmp/.X11-unix/X{number}"  # Linux knows it by a name without a file too
        yield f"/tmp/.X11-unix/X{number}"
    else:
        yield found["host"], 6000 + number


def _answers(address: Address, hello: bytes) -> bool:
    with suppress(OSError, OverflowError, ValueError), _connected(address) as there:
        there.sendall(hello)
        return bool(there.recv(1))
    return False


def _connected(address: Address) -> socket.socket:
    if not isinstance(address, str):
        return socket.create_connection(address, timeout=PATIENCE)
    there = socket.socket(socket.AF_UNIX)
    there.settimeout(PATIENCE)
    try:
        there.connect(address)
    except OSError:
        there.close()
        raise
    return there
