"""A real browser, driven from a test: what it shows, prints, copies and asks the network for."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--remote-debugging-pipe",
)
# The browser reads from 3 and writes to 4, whatever numbers the pipes were given.
_WITH_PIPES = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4);"
    " os.execv(sys.argv[3], sys.argv[3:])"
)
Answer = dict[str, Any]  # whatever the browser's protocol answers


class Browser:
    """A browser with one page, spoken to over the two pipes it was started with."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands = commands
        self._answers = os.fdopen(answers, "rb")
        self._session = ""
        self._last = 0
        self.events: list[Answer] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: object) -> Answer:
        """Give the browser a command and wait for its answer; events are kept on the way."""
        self._last += 1
        message: Answer = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._last:
                assert "error" not in answer, (method, answer["error"])
                result: Answer = answer["result"]
                return result
            self.events.append(answer)

    def _next(self) -> Answer:
        read = bytearray()
        while (byte := self._answers.read(1)) != b"\0":
            assert byte, "the browser is gone"
            read += byte
        answer: Answer = json.loads(read)
        return answer

    def open(self, file: Path, width: int, *, dark: bool = False) -> None:
        """Show a file in a window so wide, and wait until it is there."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=width < 700,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])
        self.events.clear()
        self.ask("Page.navigate", url=file.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def eval(self, expression: str) -> object:
        """The value of an expression of JavaScript in the page, a promise's once it is kept."""
        answer = self.ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        value: object = answer["result"].get("value")
        return value

    def numbers(self, expression: str) -> list[float]:
        """The value of an expression that is a list of numbers."""
        value = self.eval(expression)
        assert isinstance(value, list), value
        return [float(number) for number in value]

    def click(self, selector: str) -> None:
        """Press the mouse on what a selector finds first."""
        x, y = self.numbers(
            f"(() => {{ const e = document.querySelector({selector!r});"
            " e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
            " return [r.x + r.width / 2, r.y + r.height / 2] })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.ask(
                "Input.dispatchMouseEvent",
                type=kind,
                x=x,
                y=y,
                button="left",
                clickCount=1,
            )

    def picture(self) -> bytes:
        """The whole page as PNG, however long it is."""
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=True, format="png")
        return base64.b64decode(shot["data"])

    def paper(self, size: Literal["own", "A4"] = "own") -> bytes:
        """The page printed to PDF, on the paper it asks for or on A4 landscape."""
        sizes = {"own": {}, "A4": {"paperWidth": 11.69, "paperHeight": 8.27}}
        printed = self.ask(
            "Page.printToPDF",
            printBackground=True,
            preferCSSPageSize=size == "own",
            **sizes[size],
        )
        return base64.b64decode(printed["data"])

    @property
    def requests(self) -> list[str]:
        """What the page has asked for since it was opened."""
        return [
            event["params"]["request"]["url"]
            for event in self.events
            if event.get("method") == "Network.requestWillBeSent"
        ]

    @property
    def complaints(self) -> list[str]:
        """What the browser itself had to say: a policy that was crossed, a script that failed."""
        said = [
            event["params"]["entry"]["text"]
            for event in self.events
            if event.get("method") == "Log.entryAdded"
        ]
        thrown = [
            event["params"]["exceptionDetails"]["text"]
            for event in self.events
            if event.get("method") == "Runtime.exceptionThrown"
        ]
        return said + thrown

    def hang_up(self) -> None:
        """Close both pipes; the browser goes by itself."""
        self._answers.close()
        os.close(self._commands)


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Start a browser and end it; the test is skipped where there is none."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    theirs, commands = os.pipe()
    answers, ours = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        started = subprocess.Popen(
            [
                *(sys.executable, "-c", _WITH_PIPES, str(theirs), str(ours)),
                *(found, *FLAGS, f"--user-data-dir={profile}"),
            ],
            pass_fds=(theirs, ours),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(ours)
        try:
            browser = Browser(commands, answers)
            yield browser
            browser.hang_up()
        finally:
            started.terminate()
            started.wait(timeout=20)
