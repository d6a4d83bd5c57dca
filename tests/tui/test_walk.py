"""Moving between steps and pages: freely by digits, in order by PgDn, by gaps with ``n``."""

from __future__ import annotations

from cjm_tui.domain.gaps import gaps
from cjm_tui.method.keys import PASSES, STEPS
from cjm_tui.session import Library
from cjm_tui.tui.bodies.catalogue import WALK
from tests.tui.driver import Person, running


def page(me: Person) -> tuple[str, str, str]:
    return (*me.place, me.screen.body.at)


async def test_digits_go_to_steps_and_a_second_one_to_a_pass(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.press("escape")
        for number, step in enumerate(STEPS, 1):
            await me.press(str(number))
            assert me.screen.body.step == step
            assert any(f"[{number}" in row for row in me.rows()[:3])
            await me.press("escape")
        for number, part in enumerate(PASSES, 1):
            await me.press("6", str(number))
            assert me.place == ("map", part)
            await me.press("escape")
        await me.press("2", "6")
        assert me.place == ("map", "whole"), "a step opens where it was left"
        await me.press("6")
        assert me.screen.told, "6 on the map says what may follow"
        await me.press("2")
        assert me.place == ("map", "emotions")
        await me.press("f8")
        assert me.screen.body.step == "close"
        await me.press("f7", "f7")
        assert me.screen.body.step == "stories"


async def test_page_down_walks_every_page_once_and_page_up_back(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("kickoff")
        await me.press("escape")
        seen = [page(me)]
        for _ in range(120):
            await me.press("pagedown")
            if me.screen.writer.is_open:
                await me.press("escape")
            if page(me) == seen[-1]:
                break
            seen.append(page(me))
        assert len(seen) == len(set(seen)), "no page comes twice"
        walked = list(dict.fromkeys((step, part) for step, part, _ in seen))
        assert walked == [(body.step, body.part) for body in WALK]
        stages = [stage.id for stage in me.workshop.view.stages]
        assert [at for step, part, at in seen if (step, part) == ("map", "path")] == stages
        back = [page(me)]
        for _ in range(len(seen) - 1):
            await me.press("pageup")
            if me.screen.writer.is_open:
                await me.press("escape")
            back.append(page(me))
        assert back == seen[::-1]


async def test_n_goes_from_gap_to_gap_with_the_line_open(library: Library) -> None:
    made = library.create("Boilers", how="alone")
    async with running(library, made) as me:
        await me.press("escape", "n")
        assert me.screen.writer.is_open
        told = me.screen.told
        assert told
        await me.press("escape", "n")
        assert me.screen.told != told, "another n goes to the next one"
        await me.press("escape")
        steps = set()
        for _ in range(12):
            await me.press("n")
            steps.add(me.screen.body.step)
            await me.press("escape")
        assert len(steps) > 2


async def test_n_alone_leads_through_a_whole_step(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.enter("chief engineers")
        for line in ("heat", "nobody answers"):
            await me.press("escape", "n")
            await me.enter(line)
        await me.press("escape", "n")
        await me.press("enter")
        left = [gap for gap in gaps(me.workshop.view) if gap.step == "audience"]
        assert not [gap for gap in left if not gap.doubtful]
        assert me.sees("Audience")
        assert any("1✓" in row for row in me.rows()[:3])


async def test_nothing_missing_is_said(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.press("escape", "n")
        assert me.sees("Nothing is missing. The map is finished ✓")


async def test_the_recap_comes_and_goes(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.press("escape", "5", "escape", "r")
        assert me.screen.body.step == "recap"
        assert me.sees("Where we are")
        await me.press("enter")
        assert me.screen.body.step == "stories", "Enter goes back to where it was opened"
        await me.press("escape", "0")
        assert me.screen.body.step == "kickoff"


async def test_the_marks_of_the_steps_follow_what_is_written(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        assert me.sees("[1 Audience]")
        await me.enter("engineers")
        assert me.sees("[1◐Audience]")
        await me.press("escape", "u")
        assert me.sees("[1 Audience]")
