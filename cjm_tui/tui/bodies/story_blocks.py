"""How step 5 is drawn: the list of cases with their hands, and the episodes of one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjm_tui.domain.places import OnStory
from cjm_tui.domain.records import Persona, Story
from cjm_tui.domain.view import View
from cjm_tui.text import cell_len, pad
from cjm_tui.tui.blocks import (
    Block,
    Span,
    at_least,
    beside,
    blank,
    item,
    row,
    stack,
    text,
    top_rows,
)
from cjm_tui.tui.bodies.stage_chain import lead_of
from cjm_tui.tui.marks import CHOSEN, note_block
from cjm_tui.words import words

TITLES = "titles"
"""Key of the line for another case; with a colon and a persona's id, of one of hers."""
_HANDS = 9
"""Dots shown at most; more hands are told by the number alone."""
_FEWEST = 3
"""Dots there is room for anyway."""
_LEAD = 5
_STAGE = {True: 22, False: 16}
"""Cells of a stage's name beside its episode, on a wide page and on a narrow one."""
_STAGE_ROWS = 2


def titles_key(persona: Persona | None) -> str:
    """Key of the line for another case of a persona."""
    return f"{TITLES}:{persona.id}" if persona is not None else TITLES


def beat_key(story_id: str, stage_id: str) -> str:
    """Key of the line for what happened at a stage."""
    return f"{story_id}:{stage_id}"


def groups(view: View) -> Sequence[tuple[Persona | None, tuple[Story, ...]]]:
    """The stories as they are listed and numbered: persona by persona, then those of nobody yet."""
    found: list[tuple[Persona | None, tuple[Story, ...]]] = [
        (persona, view.persona_stories(persona.id)) for persona in view.personas
    ]
    ids = {persona.id for persona in view.personas}
    nobody = tuple(story for story in view.stories if story.persona not in ids)
    return [*found, (None, nobody)] if nobody or not found else found


def listed(view: View) -> tuple[Story, ...]:
    """The stories in the order of their numbers."""
    return tuple(story for _, stories in groups(view) for story in stories)


def story_list(
    view: View,
    width: int,
    *,
    name: str,
    active: str,
    shown: str,
    hands: Mapping[str, int] | None,
) -> Block:
    """The titles, numbered, with their stars and hands.

    Args:
        view: the workshop.
        width: cells.
        name: what the step is called, in the workshop's language.
        active: key of the line that is open, else of what is under the cursor.
        shown: id of the story whose episodes stand aside, or empty.
        hands: hands by story; ``None`` where nobody has raised one.
    """
    blocks, number = list[Block](), 0
    column = _column(hands)
    for persona, stories in groups(view):
        key = titles_key(persona)
        style = "active" if active == key else "heading"
        called = f"{name} · {persona.name}" if persona is not None else name
        raised = words(view.brief.language).say("hands") if hands is not None else ""
        heading = row(width - column, Span(called.upper(), style))
        blocks.append(
            beside(item(key, heading), row(column, Span(raised, "muted")), gap=0)
            if column
            else item(key, heading)
        )
        for story in stories:
            number += 1
            is_here = story.id in (shown, active)
            title = _title(story, number, width - column, is_here=is_here)
            counted = _hands(hands[story.id], column) if hands is not None else Block(0)
            blocks.append(beside(title, counted, gap=0))
        blocks.append(blank())
    return stack(*blocks[:-1])


def list_width(view: View, hands: Mapping[str, int] | None) -> int:
    """Cells that ``story_list`` would take if it could have them all."""
    longest = max((cell_len(story.title) for story in view.stories), default=0)
    return _LEAD + longest + 2 + _column(hands)


def _column(hands: Mapping[str, int] | None) -> int:
    """Cells for dots and number."""
    if hands is None:
        return 0
    return max(min(max(hands.values(), default=0), _HANDS), _FEWEST) + 4


def _title(story: Story, number: int, width: int, *, is_here: bool) -> Block:
    style = "active" if is_here else "strong" if story.chosen else "text"
    star = Span(f"{CHOSEN} " if story.chosen else "  ", "chosen")
    lead = row(_LEAD, Span(f"{number:>2} ", "heading"), star)
    title = text(story.title, max(width - _LEAD - 1, 8), style)
    return item(story.id, beside(lead, Block(width - _LEAD, title.lines), gap=0))


def _hands(count: int, width: int) -> Block:
    dots = "●" * count if count <= _HANDS else "●" * (_HANDS - 1) + "…"
    number = f"{count:>{width - cell_len(dots) - 1}}"
    return row(width, Span(dots, "mark"), Span(number, "muted"))


def beats(view: View, story: Story, width: int, rows: int, *, active: str) -> Block:
    """What happened in a story, stage by stage, and where it went back.

    Args:
        view: the workshop.
        story: which.
        width: cells.
        rows: how many there are; stages get a blank row between them where that fits.
        active: key of the line that is open, else of what is under the cursor.
    """
    widest = max((cell_len(stage.name) for stage in view.stages), default=0)
    name = min(widest, _STAGE[width >= 60])
    blocks = [_beat(view, story, at, width, name, active=active) for at in range(len(view.stages))]
    links = _links(view, width)
    told = stack(*blocks, blank(), *links) if links else stack(*blocks)
    if told.height + len(blocks) - 1 > rows:
        return told
    spaced = [stack(block, blank()) for block in blocks]
    return stack(*spaced, *links)


def _links(view: View, width: int) -> Sequence[Block]:
    """Where the road goes back or ends, to be told with the story."""
    told = [link for link in view.links if link.reason]
    leads = {link.id: lead_of(view, link) for link in told}
    widest = max((cell_len(lead) for lead in leads.values()), default=0)
    return [
        row(width, Span(f"{pad(leads[link.id], widest)}   ", "axis"), Span(link.reason, "muted"))
        for link in told
    ]


def _beat(view: View, story: Story, at: int, width: int, name: int, *, active: str) -> Block:
    stage = view.stages[at]
    key, notes = beat_key(story.id, stage.id), view.at(OnStory(story.id, stage.id))
    is_here = active == key or active in {note.id for note in notes}
    style = "active" if is_here else "muted"
    called = top_rows(text(stage.name, name, style), _STAGE_ROWS)
    lead = item(key, beside(row(3, Span(f"{at + 1:>2} ", "heading")), called, gap=0))
    room = width - 3 - name - 2
    told = stack(*(note_block(view, note, room) for note in notes))
    return beside(lead, at_least(told, 1), gap=2)
