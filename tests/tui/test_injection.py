"""Hostile text is shown as text, on every page of every screen, and is never a command to anything.

Everything anybody can write is written by an enemy (``hostile.py``); then all there is to see is
looked at, with notifications and tooltips on.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from textual.geometry import Offset

from cjm_tui.domain.commands import AddNote, Bin
from cjm_tui.domain.places import OnAudience, OnMap, OnParking
from cjm_tui.domain.records import Language
from cjm_tui.session import Library
from cjm_tui.store.exchange import export_json
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.catalogue import BODIES
from cjm_tui.tui.registry import commands_for
from cjm_tui.tui.screens.workshop.screen import WorkshopScreen
from tests.tui.driver import Person, running
from tests.tui.fake_desk import drawn
from tests.tui.hostile import PAYLOADS, hostile_workshop, submit

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Watcher:
    """Looks at the screen, keeps all that was seen, and fails at what must never be there."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.seen: set[str] = set()

    def look(self) -> None:
        """At the screen as it is drawn, and at what of the page is further down."""
        for strip in self.person.strips():
            for segment in strip:
                assert not CONTROL.search(segment.text), repr(segment.text)
                assert "@click" not in (segment.style.meta if segment.style else {}), segment
            self.seen.add(strip.text)
        if isinstance(self.person.app.screen, WorkshopScreen):
            page = self.person.screen.body.page()
            for block in (page.top, page.body, page.bottom):
                text = drawn(block)
                assert not CONTROL.search(text.replace("\n", ""))
                self.seen.add(text)

    async def look_all(self) -> None:
        """At all of the page: its blocks, and both ends of it on the screen."""
        sheet = self.person.screen.sheet
        await self.person.settle()
        self.look()
        if sheet.max_scroll_y:
            sheet.scroll_end(animate=False, force=True)
            await self.person.settle()
            self.look()

    def saw(self, mark: str) -> bool:
        """Whether a mark was seen whole."""
        return any(mark in row for row in self.seen)


async def leave(me: Person) -> None:
    """Whatever is over the page, and the line."""
    for _ in range(4):
        if isinstance(me.app.screen, WorkshopScreen) and not me.screen.writer.is_open:
            return
        await me.press("escape")


async def visit_pages(me: Person, watcher: Watcher) -> None:
    """Every body and each of its pages, and what was said before for its first lines."""
    for step, part in BODIES:
        await me.goes(step, part)
        await leave(me)
        await watcher.look_all()
        for page in list(me.screen.body.pages()):
            me.screen.body.turn(page)
            me.screen.redraw()
            await watcher.look_all()
        for address in list(me.screen.body.addresses())[:4]:
            me.screen.writer.open(address)
            me.screen.run_command("said_before")
            await me.settle()
            watcher.look()
            await leave(me)


async def visit_keys(me: Person, watcher: Watcher) -> None:
    """The keys of every step, in whatever they open."""
    for step, part in BODIES:
        for command in commands_for(f"{step}.{part}", step):
            if (me.screen.body.step, me.screen.body.part) != (step, part):
                await me.goes(step, part)
            await leave(me)
            me.screen.run_command(command.id)
            await me.settle()
            watcher.look()
            await leave(me)


async def visit_shelf(me: Person, watcher: Watcher) -> None:
    """Palette, find, bin, guide, help, people, parking lot, editor, copying, a told name."""
    await me.goes("audience")
    await leave(me)
    for keys in ("ctrl+p a", "f", "B", "g", "g", "f1", "P", "f6", "S", "r", "0", "6 4", "c"):
        await me.press(keys)
        watcher.look()
        if keys != "g":
            await leave(me)
    await leave(me)
    await me.goes("audience")
    await leave(me)
    for note in me.workshop.view.at(OnAudience("needs")):
        me.screen.sheet.put_cursor(note.id)
        await me.press("e")
        assert me.screen.board.editor is not None
        watcher.look()
        await me.press("escape")
        await me.press("d")
        watcher.look()
    for payload in PAYLOADS:
        me.screen.tell(payload.replace("\x1b", "").replace("\x9b", "").replace("\x07", ""))
    await me.pilot.hover(offset=Offset(10, 10))
    await me.settle()


@pytest.mark.parametrize(
    ("size", "language"), [((120, 35), "en"), ((80, 24), "ru")], ids=["wide-en", "projector-ru"]
)
async def test_an_enemys_workshop_is_only_text(
    library: Library, size: tuple[int, int], language: Language
) -> None:
    made, marks = hostile_workshop(library)
    async with running(library, made, size=size, language=language) as me:
        watcher = Watcher(me)
        await visit_pages(me, watcher)
        await visit_shelf(me, watcher)
        await visit_keys(me, watcher)
        assert not [field for field, mark in marks.items() if not watcher.saw(mark)]
        assert me.app.return_value is None, "nothing that was written quits the program"
        await leave(me)
        me.app.go_home()
        await me.settle()
        for keys in ("t", "l", "slash", "escape", "e", "escape", "x", "escape", "f1", "escape"):
            await me.press(keys)
            watcher.look()
        await me.press("i")
        await me.type("/[/]", "enter")
        watcher.look()
        await me.press("d")
        await me.press("B")
        watcher.look()


async def test_what_is_typed_and_pasted_is_cleaned_and_literal(library: Library) -> None:
    made = library.create("Boiler rooms")
    async with running(library, made) as me:
        watcher = Watcher(me)
        for payload in PAYLOADS:
            await me.paste(payload)
            watcher.look()
            await me.press("enter")
            watcher.look()
        written = me.texts()
        assert {"[/]", "[TODO]", "[@click=app.quit]x[/]"} <= {*written}
        assert not [text for text in written if CONTROL.search(text)]
        assert watcher.saw("[@click=app.quit]x[/]")
        await me.press("escape ctrl+p")
        await me.paste(PAYLOADS[5])
        watcher.look()
        await leave(me)
        await me.press("f")
        await me.paste(PAYLOADS[5])
        watcher.look()
        await leave(me)
        shown = [where for where, row in enumerate(me.rows()) if "[@click" in row]
        await me.pilot.click(offset=(me.rows()[shown[0]].index("x[/]"), shown[0]))
        await me.settle()
        assert me.app.return_value is None


async def test_ten_thousand_characters_and_two_thousand_notes(library: Library) -> None:
    made = library.example("boiler", "en")
    opened = library.open(made)
    view = opened.view
    story, stages = view.chosen[0].id, [stage.id for stage in view.stages]
    cells = [OnMap(story, stage, lane) for stage in stages for lane in ("touchpoints", "barriers")]
    submit(
        opened,
        *(
            AddNote(
                note=new_id(),
                place=cells[n % len(cells)],
                text=f"note {n} [/]",
                severity=1 if "barriers" in str(cells[n % len(cells)]) else 0,
            )
            for n in range(2000)
        ),
        AddNote(note=new_id(), place=OnAudience("needs"), text="[/]wordы " * 1_100),
        AddNote(note=new_id(), place=OnAudience("fears"), text="漢[" * 5_000),
        AddNote(note="parked-1", place=OnParking(), text="[/]" * 3_333),
    )
    assert opened.close()
    async with running(library, made) as me:
        watcher = Watcher(me)
        await leave(me)
        for step, part in BODIES:
            await me.goes(step, part)
            await leave(me)
            watcher.look()
            me.screen.sheet.scroll_end(animate=False)
            await me.settle()
            watcher.look()
        await me.goes("audience")
        await leave(me)
        for keys in ("f", "f6"):
            await me.press(keys)
            watcher.look()
            await leave(me)
        assert me.workshop.submit(Bin(id=new_id(), target="parked-1")).state != "refused"
        await me.press("B")
        watcher.look()
        assert watcher.saw("[/]word")


async def test_a_file_from_an_enemy_is_cleaned_when_it_is_loaded(
    library: Library, tmp_path: Path
) -> None:
    honest = library.open(library.example("boiler", "en"))
    data = export_json(honest.workshop).decode()
    honest.close()
    for number, payload in enumerate(PAYLOADS):
        data = data.replace("wi", f"wi{json.dumps(payload)[1:-1]}#{number}", 1)
    assert "\\u001b" in data
    file = tmp_path / "enemy.json"
    file.write_text(data, "utf-8")
    async with running(library) as me:
        await me.press("i")
        await me.paste(str(file))
        await me.press("enter")
        await me.until(lambda: len(library.rows()) == 2)
        watcher = Watcher(me)
        await me.press("enter")
        for step, part in BODIES:
            await me.goes(step, part)
            await leave(me)
            await watcher.look_all()
        held = repr(me.workshop.workshop.records)
        assert "PWNED" in held
        assert "\\x1b" not in held
        assert "\\u202e" not in held
        assert "[@click=app.quit]x[/]#1" in held
        assert file.read_text("utf-8") == data
