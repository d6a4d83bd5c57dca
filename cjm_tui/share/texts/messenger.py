"""The map for a messenger: stage by stage, plain text, the same in every chat and on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cjm_tui.domain.records import Link, Note, Persona, Stage
from cjm_tui.domain.view import View
from cjm_tui.share.left_out import BESIDE_THE_MAP, left_out
from cjm_tui.share.letters import Block, Letter, Line
from cjm_tui.share.map_facts import (
    HEARD,
    Barrier,
    StageFacts,
    StoryFacts,
    Tongue,
    lane_name,
    map_title,
    maps,
    motives,
    notices,
    personas,
    tongue,
)
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.text import one_line, signed

FACES = {-2: "😠", -1: "🙁", 0: "😐", 1: "🙂", 2: "😀"}
WITHOUT_SCORE = "💬"
LANE_SIGNS = {"goal": "🎯", "questions": "❓", "touchpoints": "📍"}
BARRIER = "🚧"


def map_letter(view: View, scope: Scope = WHOLE) -> Letter:
    """Write the map: portraits with their motives, stories, stages, feelings, barriers.

    Args:
        view: what may be seen of the workshop.
        scope: which part of it. A stage keeps the number it has on the road.

    Returns:
        The text in the workshop's language, a block a stage. A barrier has its solutions below
        it, or the reason why not, or says that there is none yet.
    """
    speak = tongue(view)
    blocks = map_blocks(view, speak, scope, *notices(view, speak))
    answer = speak.words.say("Not quite? Reply to this message with one line.")
    return Letter(
        map_title(view, speak), ended(blocks, answer), left_out(view, *BESIDE_THE_MAP, scope=scope)
    )


def ended(blocks: Iterable[Block], line: str) -> tuple[Block, ...]:
    """Blocks with a line below the last of them, from which no message parts it."""
    *first, last = blocks
    return (*first, Block((*last.lines, "", line)))


def map_blocks(view: View, speak: Tongue, scope: Scope, *known: str) -> Iterator[Block]:
    """The map alone, its title's line first, and below it what must be known of the whole."""
    stories = maps(view, scope)
    yield Block((f"🗺 {map_title(view, speak)}", *known, *_about(view, speak, stories, scope)))
    for facts in stories:
        if len(stories) > 1:
            yield Block(tuple(_story_lines(view, speak, facts)))
        yield from story_blocks(view, speak, facts)
    if not stories:
        yield from _bare_stages(view, speak, scope)


def _about(view: View, speak: Tongue, stories: Sequence[StoryFacts], scope: Scope) -> Iterator[str]:
    told = personas(view, scope)
    for persona in told:
        yield f"👤 {portrait_line(view, speak, persona)}"
    if not told and view.brief.sentence:
        yield f"👤 {one_line(view.brief.sentence)}"
    if len(stories) == 1:
        yield from _story_lines(view, speak, stories[0])
    if not stories:
        yield speak.words.say("📖 No story is chosen for the map yet.")


def portrait_line(view: View, speak: Tongue, persona: Persona) -> str:
    """Who a persona is and why they would choose us, as one line."""
    who = ", ".join(one_line(part) for part in (persona.name, persona.role) if part)
    why = "; ".join(marked(view, speak, note) for note in motives(view, persona))
    return f"{who}. {speak.names.persona['motive']}: {why}" if why else who


def _story_lines(view: View, speak: Tongue, facts: StoryFacts) -> Iterator[str]:
    title = speak.quoted(facts.story.title)
    # With one portrait in the header it is plain whose story this is.
    whose = facts.persona.name if facts.persona and len(view.personas) > 1 else ""
    yield f"📖 {title} · {one_line(whose)}" if whose else f"📖 {title}"
    yield evidence_line(view, speak, facts)


def evidence_line(view: View, speak: Tongue, facts: StoryFacts) -> str:
    """How much of a map is from clients' words, and how much is guessed."""
    known = view.evidence(facts.story.id)
    return speak.words.say(
        "◆ from clients' words: {heard} · ◇ our guesses: {guesses}",
        heard=known.heard,
        guesses=known.guesses,
    )


def story_blocks(view: View, speak: Tongue, facts: StoryFacts) -> Iterator[Block]:
    """The stages of a story's map, and the lanes on which nothing stands."""
    stages = [Block(tuple(_stage_lines(view, speak, facts, stage))) for stage in facts.stages]
    empty = ", ".join(lane_name(view, lane, speak.names) for lane in facts.empty_lanes)
    if empty and stages:
        yield from ended(stages, speak.words.say("✏️ Nothing yet in: {lanes}", lanes=empty))
    else:
        yield from stages


def _stage_lines(
    view: View, speak: Tongue, facts: StoryFacts, stage: StageFacts
) -> Iterator[str | Line]:
    yield _marked_title(view, speak, facts, stage)
    if stage.feeling is not None:
        yield _feeling_line(view, speak, stage)
    for lane, notes in stage.cells.items():
        if notes:
            yield _lane_line(view, speak, lane, notes)
    for barrier in stage.barriers:
        yield "\n".join(_barrier_lines(view, speak, barrier))
    for solution in stage.waiting:
        waits = speak.words.say("{solution} (waits for its barrier)", solution=speak.note(solution))
        yield f"💡 {waits}"
    yield from _turns(view, speak, stage.returns, stage.leaves)


def stage_title(view: View, stage: Stage) -> str:
    """A stage's name behind its number on the whole road."""
    return f"▶ {view.stage_number(stage.id)}/{len(view.stages)}  {one_line(stage.name).upper()}"


def _marked_title(view: View, speak: Tongue, facts: StoryFacts, stage: StageFacts) -> str:
    title = stage_title(view, stage.stage)
    if stage.stage.id == facts.lowest:
        return "  ".join((title, speak.words.say("⬇️ the hardest place")))
    if stage.stage.id == facts.peak:
        return "  ".join((title, speak.words.say("⬆️ the best place, keep it")))
    return title


def _feeling_line(view: View, speak: Tongue, stage: StageFacts) -> str | Line:
    assert stage.feeling is not None
    score = stage.feeling.score
    face = WITHOUT_SCORE if score is None else f"{FACES[score]} {signed(score)}"
    said = tuple(marked(view, speak, note) for note in stage.feeling.notes if note.text)
    return Line(f"{face} · ", said, ", ") if said else face


def _lane_line(view: View, speak: Tongue, lane: str, notes: tuple[Note, ...]) -> Line:
    sign = LANE_SIGNS.get(lane) or f"• {lane_name(view, lane, speak.names)}:"
    between = " · "
    if lane == "touchpoints":
        between = ", "
    elif all(note.text.rstrip().endswith("?") for note in notes):
        between = " "
    return Line(f"{sign} ", tuple(marked(view, speak, note) for note in notes), between)


def _barrier_lines(view: View, speak: Tongue, barrier: Barrier) -> Iterator[str]:
    signs = BARRIER * max(1, barrier.note.severity)
    yield f"{signs} {marked(view, speak, barrier.note)}"
    for solution in barrier.solutions:
        yield f"   💡 {speak.note(solution)}"
    if barrier.note.aside:
        yield f"   ⏸ {aside_line(speak, barrier.note)}"
    elif not barrier.solutions:
        yield "   " + speak.words.say("❗️ no solution yet")


def _turns(
    view: View, speak: Tongue, returns: Sequence[Link], leaves: Sequence[Link]
) -> Iterator[str]:
    for link in returns:
        yield f"↩️ {return_line(view, speak, link)}"
    for link in leaves:
        yield f"🚪 {leaving_line(speak, link)}"


def aside_line(speak: Tongue, barrier: Note) -> str:
    """Why a barrier has been set aside."""
    return speak.words.say("set aside: {reason}", reason=one_line(barrier.aside))


def return_line(view: View, speak: Tongue, link: Link) -> str:
    """Where a client comes back to and why; the kind of return stands in for a missing reason."""
    return speak.words.say(
        "{reason}: back to stage {n}",
        reason=one_line(link.reason) or speak.names.link_kinds[link.form],
        n=view.stage_number(link.target),
    )


def leaving_line(speak: Tongue, link: Link) -> str:
    """That clients leave here, why, and how many."""
    leaves = speak.names.link_kinds[link.form]
    line = f"{leaves}: {one_line(link.reason)}" if link.reason else leaves
    return f"{line} ({one_line(link.share)})" if link.share else line


def _bare_stages(view: View, speak: Tongue, scope: Scope) -> Iterator[Block]:
    """The road without a story: its stages, and where it turns back or ends."""
    for stage in view.stages:
        if scope.stage in ("", stage.id):
            returns = [link for link in view.returns if link.source == stage.id]
            leaves = [link for link in view.leaves if link.source == stage.id]
            yield Block((stage_title(view, stage), *_turns(view, speak, returns, leaves)))


def marked(view: View, speak: Tongue, note: Note) -> str:
    """What a note says, as one line, and the sign that clients were heard to say it."""
    text = speak.note(note)
    return f"{text} {HEARD}" if view.heard(note) else text
