"""Two hours of seven people talking, typed by one: does every block end inside its minutes?

The program is driven by the keys of the transcript; the minutes are computed from the keys it
took, at the pace of a person who types by ear.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import pytest

from cjm_tui.method.agendas import AGENDAS
from tests.e2e.program import cjm
from tests.e2e.terminal import Terminal
from tests.e2e.transcript import BLOCKS, LISTEN, PEOPLE, TITLE, TYPED_A_MINUTE, Do

(EXPRESS,) = AGENDAS["team"]
NOTES = 90


def played(screen: Terminal, block: Sequence[Do]) -> float:
    """Do what the scribe does in a block; the minutes it takes a person."""
    before = screen.keys_sent
    for one in block:
        screen.type(one.text)
        screen.press(*one.keys)
        if one.awaits:
            screen.until(one.awaits)
    listening = LISTEN * sum(one.heard for one in block)
    return listening / 60 + (screen.keys_sent - before) / TYPED_A_MINUTE


def test_an_express_meeting_fits_its_minutes(capsys: pytest.CaptureFixture[str]) -> None:
    with Terminal("--lang", "ru") as screen:
        screen.until("cjm")
        screen.press("т")
        screen.until("2  ")
        screen.enter(TITLE)
        screen.press("2")
        screen.enter(PEOPLE)
        screen.until("├")  # the room check
        screen.press("pgdn", "pgdn")
        screen.until("›")
        minutes = {name: played(screen, block) for name, block in BLOCKS.items()}
        screen.wait(screen.copied, "the text on the clipboard")

    planned = {block.key: block.minutes for block in EXPRESS.blocks}
    with capsys.disabled():
        sys.stdout.write("\n  block        minutes  of   notes\n")
        for name, taken in minutes.items():
            heard = sum(one.heard for one in BLOCKS[name])
            sys.stdout.write(f"  {name:<12} {taken:6.1f} {planned[name]:4}   {heard:4}\n")
    assert {name: taken for name, taken in minutes.items() if taken > planned[name]} == {}
    assert sum(one.heard for block in BLOCKS.values() for one in block) >= NOTES

    (row,) = json.loads(cjm("list", "--json").stdout)
    checked = cjm("check", row["id"], "--strict")
    assert checked.returncode == 0, checked.stdout
    records = json.loads(cjm("export", row["id"], "--to", "json").stdout)["records"]
    kept = {record["text"]: record for record in records if record["kind"] == "note"}
    typed_in_the_other_layout = {
        "понятную смету на одной странице",
        "список подрядчиков висит у телефона",
    }
    assert typed_in_the_other_layout <= set(kept)
    assert "Слесарь которого ждали" in {record.get("title") for record in records}
    assert kept["ночью никто не берёт трубку"]["place"]["on"] == "map"
    assert kept["один номер на все смены"]["place"]["lane"] == "solutions"
    assert kept["обход осенью"]["place"]["on"] == "map"
