"""What becomes of each command: pure functions, one for each sort, and the table of them."""

from __future__ import annotations

from collections.abc import Mapping

from cjm_tui.domain import commands as ask
from cjm_tui.domain import records as have
from cjm_tui.domain.decide.bin import bin_record, restore
from cjm_tui.domain.decide.boards import Decision, add, edit, edit_brief, reorder
from cjm_tui.domain.decide.clock import run_clock, start_block
from cjm_tui.domain.decide.ground import Ground
from cjm_tui.domain.decide.notes import add_note, edit_note, heard, move_note, same_again
from cjm_tui.domain.decide.votes import cast_vote
from cjm_tui.domain.records import AnyRecord

DECISIONS: Mapping[type[ask.Single], Decision] = {
    ask.EditBrief: edit_brief,
    ask.AddParticipant: add(have.Participant, "participant"),
    ask.EditParticipant: edit(have.Participant, "participant"),
    ask.AddSegment: add(have.Segment, "segment"),
    ask.EditSegment: edit(have.Segment, "segment"),
    ask.AddPersona: add(have.Persona, "persona"),
    ask.EditPersona: edit(have.Persona, "persona"),
    ask.AddTalk: add(have.Talk, "talk"),
    ask.EditTalk: edit(have.Talk, "talk"),
    ask.AddStage: add(have.Stage, "stage"),
    ask.EditStage: edit(have.Stage, "stage"),
    ask.AddLink: add(have.Link, "link"),
    ask.EditLink: edit(have.Link, "link"),
    ask.AddStory: add(have.Story, "story"),
    ask.EditStory: edit(have.Story, "story"),
    ask.AddLane: add(have.Lane, "lane"),
    ask.EditLane: edit(have.Lane, "lane"),
    ask.AddAction: add(have.Action, "action"),
    ask.EditAction: edit(have.Action, "action"),
    ask.AddBallot: add(have.Ballot, "ballot"),
    ask.EditBallot: edit(have.Ballot, "ballot"),
    ask.CastVote: cast_vote,
    ask.AddWriting: add(have.Writing, "writing"),
    ask.EditWriting: edit(have.Writing, "writing"),
    ask.AddBlock: add(have.Block, "block"),
    ask.EditBlock: edit(have.Block, "block"),
    ask.StartBlock: start_block,
    ask.RunClock: run_clock,
    ask.AddNote: add_note,
    ask.EditNote: edit_note,
    ask.SameAgain: same_again,
    ask.Heard: heard,
    ask.MoveNote: move_note,
    ask.Reorder: reorder,
    ask.Bin: bin_record,
    ask.Restore: restore,
}
"""For each command that is not a batch, an undo or a redo, the function that decides it."""


def decide(ground: Ground, command: ask.Single) -> list[AnyRecord]:
    """The records that a command creates or changes, as they shall be.

    Args:
        ground: what it stands on; nothing there is touched.
        command: what was asked.

    Returns:
        The records; some may be equal to what they were.

    Raises:
        Refused: the command can't be done.
    """
    return DECISIONS[type(command)](ground, command)
