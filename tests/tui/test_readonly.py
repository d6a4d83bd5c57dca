"""A workshop that somebody else has open can be looked at, and says why it can't be changed."""

from __future__ import annotations

from cjm_tui.session import Library
from cjm_tui.tui.bodies.catalogue import BODIES
from cjm_tui.tui.registry import commands_for
from cjm_tui.tui.screens.workshop.screen import WorkshopScreen
from tests.tui.driver import running
from tests.tui.fake_desk import LANGUAGES


async def test_all_of_it_can_be_seen_and_nothing_changed(library: Library) -> None:
    made = library.example("boiler", "en")
    holder = library.open(made)
    before = holder.workshop
    files = {file.name: file.read_bytes() for file in holder.path.iterdir() if file.is_file()}
    for language in LANGUAGES:
        async with running(library, made, language=language, size=(80, 24)) as me:
            assert me.workshop.read_only is not None
            say = me.screen.words.say
            assert me.sees(say("read only"))
            for step, part in BODIES:
                await me.goes(step, part)
                assert not me.screen.writer.is_open
                await me.press("enter")
                if me.screen.body.step == step:
                    assert not me.screen.writer.is_open, (step, part)
            await me.goes("audience")
            note = me.workshop.view.notes[0].id
            me.screen.sheet.put_cursor(note)
            for key in "edhp+uU":
                await me.press(key if key != "+" else "plus_sign")
                assert me.screen.board.editor is None
            await me.paste("one\ntwo")
            assert me.workshop.workshop == before
    kept = {file.name: file.read_bytes() for file in holder.path.iterdir() if file.is_file()}
    assert kept == files
    holder.close()


async def test_no_key_of_any_step_changes_anything_or_fails(library: Library) -> None:
    made = library.example("boiler", "en")
    holder = library.open(made)
    async with running(library, made) as me:
        before = me.workshop.workshop
        for step, part in BODIES:
            for command in commands_for(f"{step}.{part}", step):
                await me.goes(step, part)
                me.screen.run_command(command.id)
                await me.settle()
                while not isinstance(me.app.screen, WorkshopScreen):
                    await me.press("escape")
                if me.workshop.id != made:  # the warm-up stands over it
                    await me.press("escape q")
        assert me.workshop.workshop == before
        await me.press("q")
        await me.until(lambda: me.app.screen is me.home)
    holder.close()
    async with running(library, made) as me:
        assert me.workshop.read_only is None, "looking took nothing away"
