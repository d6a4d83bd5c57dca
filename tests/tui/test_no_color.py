"""Without colours everything still is said: by glyphs, words and reverse, and nothing vanishes."""

from __future__ import annotations

import pytest

from cjm_tui.session import Library
from cjm_tui.tui.bodies.catalogue import BODIES
from tests.tui.driver import Person, running


async def pages(me: Person) -> list[list[str]]:
    shown = []
    for step, part in BODIES:
        await me.goes(step, part)
        await me.press("escape")
        shown.append(me.rows())
    return shown


async def test_the_same_words_and_glyphs_stand_there(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = library.example("boiler", "en")
    async with running(library, made) as me:
        coloured = await pages(me)
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(library, made) as me:
        assert me.app.no_color
        assert await pages(me) == coloured
        await me.goes("audience")
        note = me.workshop.view.notes[0].id
        me.screen.sheet.put_cursor(note)
        await me.settle()
        reversed_rows = [
            strip.text
            for strip in me.strips()
            for segment in strip
            if segment.style and segment.style.reverse
        ]
        assert reversed_rows, "the cursor is seen without a colour"
        await me.press("escape", "q")
        await me.press("t")
        assert any("▸" in row for row in me.rows())


@pytest.mark.parametrize("theme", ["cjm-dark", "cjm-light"])
async def test_no_text_has_the_colour_of_what_is_behind_it(library: Library, theme: str) -> None:
    async with running(library, library.example("boiler", "en"), size=(120, 35)) as me:
        if theme not in me.app.available_themes:
            theme = next(name for name in me.app.available_themes if theme[4:] in name)
        me.app.theme = theme
        for step, part in BODIES:
            await me.goes(step, part)
            await me.press("escape")
            for strip in me.strips():
                for segment in strip:
                    if segment.text.strip() and segment.style and segment.style.color:
                        assert segment.style.color != segment.style.bgcolor, segment
