"""The map as GitHub-flavoured Markdown: a table for each story, and lists for what is around it.

Several Markdown editors turn a pasted list into topics, so the lists are nested as people think.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm_tui.domain.places import OnPersona
from cjm_tui.domain.records import Note, Persona
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.defuse import without_calls
from cjm_tui.share.map_facts import (
    HEARD,
    Barrier,
    StageFacts,
    StoryFacts,
    Tongue,
    lane_name,
    notices,
    promises,
    story_facts,
    tongue,
)
from cjm_tui.share.texts.messenger import (
    BARRIER,
    FACES,
    LANE_SIGNS,
    WITHOUT_SCORE,
    aside_line,
    evidence_line,
    leaving_line,
    return_line,
)
from cjm_tui.share.texts.result import (
    action_line,
    idea_lines,
    start_lines,
    worked_line,
)
from cjm_tui.text import signed

_BREAK = "<br>"
_SIGNS = {**LANE_SIGNS, "emotions": "🙂", "barriers": BARRIER, "solutions": "💡"}
_MARKUP = re.compile(r"([\\*_{}\[\]#~`|$])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LIST_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def markdown_text(view: View) -> str:
    """Write the map as a document.

    Args:
        view: what may be seen of the workshop.

    Returns:
        Markdown in the workshop's language, without a newline at its end. Each table has the
        lanes as rows and the stages as columns, whatever people wrote into the cells.
    """
    speak = tongue(view)
    title = speak.words.say("{title}: the client's journey", title=view.brief.title)
    blocks = [f"# {escaped(title)}", *map(escaped, notices(view, speak))]
    blocks += _portraits(view, speak)
    for story in view.chosen:
        blocks += _story(view, speak, story_facts(view, story))
    if not view.chosen:
        blocks.append(escaped(speak.words.say("📖 No story is chosen for the map yet.")))
        blocks.append(_bullets(stage.name for stage in view.stages))
    blocks += _close(view, speak)
    return "\n\n".join(block for block in blocks if block)


def escaped(text: str) -> str:
    """Write text so that Markdown shows it as it is, where a list item or a paragraph begins."""
    return _at_start(inline(text))


def _at_start(markdown: str) -> str:
    return _LIST_START.sub(_quiet_start, markdown)


def inline(text: str) -> str:
    """Write text so that Markdown shows it as it is; several lines become one with breaks."""
    lines = (without_calls(line.strip()) for line in text.strip().splitlines())
    return _BREAK.join(_MARKUP.sub(r"\\\1", line.translate(_ENTITIES)) for line in lines)


def _quiet_start(found: re.Match[str]) -> str:
    """A backslash works before punctuation only, so a number is kept from its point."""
    return f"{found[1]}{found[2]}\u200b" if found[2].isdigit() else f"{found[1]}\\{found[2]}"


def _portraits(view: View, speak: Tongue) -> Iterator[str]:
    names = speak.names
    if view.brief.sentence:
        yield f"**{escaped(names.lines['sentence'])}:** {escaped(view.brief.sentence)}"
    lines = [line for persona in view.personas for line in _portrait(view, speak, persona)]
    for segment in view.segments:
        if segment.aside:
            aside = speak.words.say("set aside: {reason}", reason=segment.aside)
            lines.append(f"- {escaped(f'{segment.name} ({aside})')}")
    if lines:
        yield f"## {escaped(names.steps['personas'])}"
        yield "\n".join(lines)


def _portrait(view: View, speak: Tongue, persona: Persona) -> Iterator[str]:
    role = f", {escaped(persona.role)}" if persona.role else ""
    yield f"- **{escaped(persona.name)}**{role}"
    for field in (*keys.PERSONA_ASKED[1:], *keys.PERSONA_FOLDED):
        notes = view.at(OnPersona(persona.id, field))
        if notes:
            yield f"  - {escaped(speak.names.persona[field])}"
            yield from (f"    - {_at_start(_marked(view, speak, note))}" for note in notes)


def _story(view: View, speak: Tongue, facts: StoryFacts) -> Iterator[str]:
    whose = f" · {escaped(facts.persona.name)}" if facts.persona else ""
    yield f"## 📖 {escaped(speak.quoted(facts.story.title))}{whose}"
    yield escaped(evidence_line(view, speak, facts))
    yield "\n".join(_table(view, speak, facts))
    turns = [turn for stage in facts.stages for turn in _turns(view, speak, stage)]
    yield _bullets(turns)


def _table(view: View, speak: Tongue, facts: StoryFacts) -> Iterator[str]:
    heads = [f"{stage.number}. {stage.stage.name}" for stage in facts.stages]
    yield _row(map(inline, (speak.words.say("Stage"), *heads)))
    yield "|" + "---|" * (len(heads) + 1)
    for lane in view.map_lanes:
        name = inline(lane_name(view, lane, speak.names))
        title = " ".join(part for part in (_SIGNS.get(lane), name) if part)
        cells = (_cell(view, speak, lane, stage) for stage in facts.stages)
        yield _row((f"**{title}**", *cells))


def _row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(view: View, speak: Tongue, lane: str, stage: StageFacts) -> str:
    if lane == "emotions":
        return _feeling(view, speak, stage)
    if lane == "barriers":
        return _listed(
            f"{_nth(stage, at)}{BARRIER * max(1, barrier.note.severity)} "
            + _marked(view, speak, barrier.note)
            for at, barrier in enumerate(stage.barriers, 1)
        )
    if lane == "solutions":
        answers = [
            f"{_nth(stage, at)}{answer}"
            for at, barrier in enumerate(stage.barriers, 1)
            for answer in _answers(speak, barrier)
        ]
        waiting = (
            speak.words.say("{solution} (waits for its barrier)", solution=note.text)
            for note in stage.waiting
        )
        return _listed((*answers, *map(inline, waiting)))
    return _listed(_marked(view, speak, note) for note in stage.cells[lane])


def _nth(stage: StageFacts, at: int) -> str:
    """The number that ties a barrier to its solutions, where a stage has several barriers."""
    return f"{at}) " if len(stage.barriers) > 1 else ""


def _answers(speak: Tongue, barrier: Barrier) -> Iterator[str]:
    yield from (inline(solution.text) for solution in barrier.solutions)
    if barrier.note.aside:
        yield f"⏸ {inline(aside_line(speak, barrier.note))}"
    elif not barrier.solutions:
        yield inline(speak.words.say("❗️ no solution yet"))


def _feeling(view: View, speak: Tongue, stage: StageFacts) -> str:
    if stage.feeling is None:
        return ""
    score = stage.feeling.score
    face = WITHOUT_SCORE if score is None else f"{FACES[score]} {signed(score)}"
    said = (_marked(view, speak, note) for note in stage.feeling.notes if note.text)
    return _BREAK.join((face, *said))


def _listed(items: Iterator[str] | tuple[str, ...]) -> str:
    """The content of a cell: one thing as it is, several with bullets."""
    listed = tuple(items)
    return _BREAK.join(f"• {item}" for item in listed) if len(listed) > 1 else "".join(listed)


def _turns(view: View, speak: Tongue, stage: StageFacts) -> Iterator[str]:
    for link in stage.returns:
        yield f"↩️ {stage.number}. {stage.stage.name}: {return_line(view, speak, link)}"
    for link in stage.leaves:
        yield f"🚪 {stage.number}. {stage.stage.name}: {leaving_line(speak, link)}"


def _close(view: View, speak: Tongue) -> Iterator[str]:
    close = speak.names.close
    start = [escaped(line) for line in start_lines(view, speak)]
    if start:
        yield f"## {escaped(close['start'])}"
        yield "  \n".join(start)
    if view.actions:
        yield f"## {escaped(close['plan'])}"
        yield "\n".join(_plan(view, speak))
    if view.ideas:
        yield f"## {escaped(close['ideas'])}"
        yield _bullets(idea_lines(view, speak))
    if view.parking:
        yield "## " + escaped(speak.words.say("Parking lot"))
        yield _bullets(note.text for note in view.parking)
    if view.brief.review:
        day = speak.day(view.brief.review, long=True)
        yield escaped(speak.words.say("🗓 We look at what came of it: {day}", day=day))


def _plan(view: View, speak: Tongue) -> Iterator[str]:
    for promise in promises(view):
        yield f"- {escaped(action_line(promise, speak))}"
        if promise.action.known_by:
            yield f"  - {escaped(worked_line(promise, speak))}"


def _bullets(lines: Iterator[str] | list[str]) -> str:
    return "\n".join(f"- {escaped(line)}" for line in lines)


def _marked(view: View, speak: Tongue, note: Note) -> str:
    text = inline(_with_form(speak, note))
    return f"{text} {HEARD}" if view.heard(note) else text


def _with_form(speak: Tongue, note: Note) -> str:
    """A note with its lines, where `Tongue.note` would join them."""
    return note.text if note.form == "plain" else speak.note(note)
