"""What is said beside the point answers nothing: the line asks once more what it asked."""

from __future__ import annotations

import pytest

from cjm_tui.domain.places import OnParking, OnPersona
from cjm_tui.domain.records import Note
from cjm_tui.session import Library
from tests.tui.driver import Person, running


async def asked_of_a_person(me: Person) -> None:
    """Stand before the first question of a portrait."""
    await me.goes("personas")
    await me.enter("Plants")
    await me.press("enter")
    await me.enter("Victor, chief engineer")
    assert me.screen.writer.address is not None


@pytest.mark.parametrize("line", ["..who is on duty", "! nobody answers", "= one number"])
async def test_what_belongs_elsewhere_leaves_the_question_open(library: Library, line: str) -> None:
    async with running(library, library.create("Asides", how="team", people=["Ann"])) as me:
        await asked_of_a_person(me)
        asked = me.screen.writer.address
        await me.enter(line)
        assert me.screen.writer.address == asked
        await me.enter("comes at night")
        assert me.screen.writer.address != asked
        answered = [one for one in me.workshop.view.notes if isinstance(one.place, OnPersona)]
        assert [one.text for one in answered] == ["comes at night"]


async def test_once_more_and_a_mended_line_leave_it_open_too(library: Library) -> None:
    async with running(library, library.create("Asides", how="team", people=["Ann"])) as me:
        await asked_of_a_person(me)
        await me.enter("comes at night")
        asked = me.screen.writer.address
        await me.enter("+")
        assert me.screen.writer.address == asked
        await me.press("up")
        await me.type(" and on Sundays")
        await me.press("enter")
        assert me.screen.writer.address == asked
        told = "comes at night and on Sundays"
        said = [one for one in me.workshop.view.notes if one.text == told]
        assert [one.voices for one in said] == [2]


async def test_what_is_parked_at_the_start_leaves_the_job_open(library: Library) -> None:
    async with running(library, library.create("Asides", how="team", people=["Ann"])) as me:
        await me.goes("kickoff")
        await me.enter("What first?")
        asked = me.screen.writer.address
        await me.enter("..is there a projector")
        assert me.screen.writer.address == asked
        (parked,) = [one for one in me.workshop.view.notes if isinstance(one.place, OnParking)]
        assert isinstance(parked, Note)
        assert parked.text == "is there a projector"
