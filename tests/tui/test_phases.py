"""The phases of a writing task: any can be gone back to, and none touches what was written."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain import commands as ask
from cjm_tui.domain.places import OnAudience
from cjm_tui.domain.records import Phase
from cjm_tui.domain.view import project
from cjm_tui.tui.bodies.quiet import writing_now
from cjm_tui.tui.screens.workshop.round_line import round_on
from tests.unit.rooms import ANNA, BORIS, WRITING, furnished
from tests.unit.writer import Writer

BOARD, OTHER = "audience", "stages"
STEPS = st.one_of(
    st.tuples(st.just("go"), st.sampled_from(get_args(Phase))),
    st.tuples(st.just("note"), st.sampled_from(["open", "hidden"])),
    st.tuples(st.just("away"), st.sampled_from([ANNA, BORIS])),
    st.tuples(st.just("task"), st.sampled_from([BOARD, OTHER])),
)


@given(st.lists(STEPS, max_size=12))
def test_phases_go_to_and_fro_and_lose_nothing(steps: list[tuple[str, str]]) -> None:
    writer = Writer(furnished())
    writer.do(ask.EditWriting(id=writer.next_id(), writing=WRITING, phase="done"))
    before = len(project(writer.workshop, "facilitator").notes)
    boards, phases, hidden, opened = [BOARD], ["quiet"], 0, 0
    task = writer.next_id("writing")
    writer.do(ask.AddWriting(id=writer.next_id(), writing=task, board=BOARD))
    for kind, what in steps:
        match kind:
            case "go":
                phase = next(one for one in get_args(Phase) if one == what)
                if phase != phases[-1]:
                    writer.do(ask.EditWriting(id=writer.next_id(), writing=task, phase=phase))
                phases[-1] = phase
            case "note":
                note, is_hidden = writer.next_id("note"), what == "hidden"
                place = OnAudience("needs")
                writer.do(
                    ask.AddNote(
                        id=writer.next_id(), note=note, place=place, text="t", hidden=is_hidden
                    )
                )
                hidden, opened = hidden + is_hidden, opened + (not is_hidden)
            case "away":
                here = {one.id for one in project(writer.workshop).present}
                writer.do(
                    ask.EditParticipant(id=writer.next_id(), participant=what, away=what in here)
                )
            case "task":
                task = writer.next_id("writing")
                writer.do(ask.AddWriting(id=writer.next_id(), writing=task, board=what))
                boards.append(what)
                phases.append("quiet")

    wall, private = project(writer.workshop), project(writer.workshop, "facilitator")
    assert len(private.notes) == before + hidden + opened
    assert (len(wall.notes), wall.hidden) == (before + opened, hidden)
    tasks = [one for one in wall.writings if one.id != WRITING]
    assert [(one.board, one.phase) for one in tasks] == list(zip(boards, phases, strict=True))
    on = [at for at, phase in enumerate(phases) if phase != "done"]
    now = writing_now(wall)
    assert (now.id if now else "") == (tasks[on[-1]].id if on else "")
    for board in (BOARD, OTHER):
        going = round_on(wall, board)
        is_on = bool(on) and (boards[on[-1]], phases[on[-1]]) == (board, "round")
        assert (going is not None) == (is_on and bool(wall.present))
