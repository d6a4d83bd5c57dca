"""The notes of a map, one a line: boards of stickies make a sticky of each line that is pasted.

So there are no headings; an empty line parts one lane from the next.
"""

from __future__ import annotations

from collections.abc import Iterator

from cjm_tui.domain.records import Note
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.share.left_out import BESIDE_THE_MAP, left_out
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import StageFacts, StoryFacts, map_title, maps, notices, tongue
from cjm_tui.share.parcels import WHOLE, Scope


def map_letter(view: View, scope: Scope = WHOLE) -> Letter:
    """Write the notes story by story, lane after lane, in the order of the stages.

    Args:
        view: what may be seen of the workshop.
        scope: which part.

    Returns:
        The letter; it names what is no note with text, and so isn't in it.
    """
    speak = tongue(view)
    told: set[str] = set()
    blocks = [Block((notice,)) for notice in notices(view, speak)]
    scores = 0
    for facts in maps(view, scope):
        for lane in view.map_lanes:
            # A solution that answers barriers of two stories is still one sticky.
            notes = [note for note in stickies(facts, lane) if note.id not in told]
            told.update(note.id for note in notes)
            lines = tuple(speak.note(note) for note in notes if note.text)
            blocks += [Block(lines)] if lines else []
            scores += sum(1 for note in notes if note.score is not None)
    absent = [Message("left_out_scores", {"n": scores})] if scores else []
    if not told:
        blocks.append(Block((speak.words.say("(nothing yet)"),)))
    marks = left_out(view, "heard", "severity", "asides", "links", scope=scope)
    beside = left_out(view, *BESIDE_THE_MAP, "personas", scope=scope)
    return Letter(map_title(view, speak), tuple(blocks), (*absent, *marks, *beside))


def stickies(facts: StoryFacts, lane: str) -> tuple[Note, ...]:
    """The notes on a lane of a story's map, each once, in the order of the stages."""
    notes = (note for stage in facts.stages for note in _notes(lane, stage))
    return tuple({note.id: note for note in notes}.values())


def _notes(lane: str, stage: StageFacts) -> Iterator[Note]:
    if lane == "emotions":
        yield from stage.feeling.notes if stage.feeling else ()
    elif lane == "barriers":
        yield from (barrier.note for barrier in stage.barriers)
    elif lane == "solutions":
        for barrier in stage.barriers:
            yield from barrier.solutions
        yield from stage.waiting
    else:
        yield from stage.cells[lane]
