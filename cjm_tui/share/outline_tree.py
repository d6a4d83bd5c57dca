"""The map as a tree of topics: what an outline, a mind map and an OPML file are made of.

All three have the same tree, and an import may count on its shape:

    Boiler rooms: the client's journey              the map's title
      👤 Viktor, chief engineer                     lines about the whole: 👤 📖 ◆ ✏️ 🗓
      📖 “The first winter” · Viktor
      ◆ from clients' words: 4 · ◇ our guesses: 9
      1. Need appears                               a stage: its number, a point, its name
        ⬇️ the hardest place                        lines about the stage: ⬇️ ⬆️ ↩️ 🚪
        ↩️ sent back: back to stage 1
        🎯 Goal                                     a lane, if anything stands on it
          see that someone new is needed            a note; ◆ behind it: from clients' words
        🙂 Emotions
          😠 −2 · alone and angry ◆                 a score with what was said, or either alone
        🚧 Barriers
          🚧🚧🚧 nobody answers at night ◆           as many signs as it is severe
            💡 one number, duty engineer            its solutions,
            ⏸ set aside: later                      why it has none,
            ❗️ no solution yet                      or that it has none
        💡 Solutions                                only those that wait for their barrier
          call back within an hour (waits for its barrier)

Where more than one story is told, and in *everything*, each has a topic of its own, with its
evidence and its stages below it. In *everything* further topics follow (`outline_sections`), named
as the program names them: the portraits before the stories; behind them where the team starts,
what it does, the ideas, the parking lot; then what the map was made from: the audience, the
interviews, the stages and the stories.

In OPML every topic is an ``outline`` whose ``text`` is the line, the title being the only one at
the top; in XMind severity is a marker and ◆ a label. In Markdown the title, and what `Topic.heads`
down to the third level, are headings ``#`` to ``###``; everything else is a list nested by two
spaces: the lines about a topic directly below its heading, before the next one. Text is escaped
(`gfm.inline`), a line break in it is ``<br>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from cjm_tui.domain.records import Note, Stage
from cjm_tui.domain.view import View
from cjm_tui.share.map_facts import (
    HEARD,
    Barrier,
    StageFacts,
    StoryFacts,
    Tongue,
    lane_name,
    map_title,
    maps,
    notices,
    personas,
    tongue,
)
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.share.texts.messenger import (
    BARRIER,
    FACES,
    LANE_SIGNS,
    aside_line,
    evidence_line,
    leaving_line,
    portrait_line,
    return_line,
)
from cjm_tui.text import one_line, signed

SIGNS = {**LANE_SIGNS, "emotions": "🙂", "barriers": BARRIER, "solutions": "💡"}
"""What stands before a lane's name, by its key."""


class Topic(Struct, frozen=True):
    """One line of an outline, with what hangs on it."""

    text: str
    """May have several lines, if it is somebody's note."""
    topics: tuple[Topic, ...] = ()
    severity: int = 0
    """A barrier's, 0 to 3."""
    heard: bool = False
    """Whether it comes from clients' words."""
    heads: bool = False
    """Whether it is a part of the map, though nothing may hang on it yet."""

    def __str__(self) -> str:
        """The line as it stands where signs are all there is to show its marks."""
        signs = BARRIER * self.severity
        return " ".join(part for part in (signs, self.text, HEARD * self.heard) if part)


def map_tree(view: View, scope: Scope = WHOLE) -> Topic:
    """Lay out the map.

    Args:
        view: what may be seen of the workshop.
        scope: which part.
    """
    speak = tongue(view)
    told = maps(view, scope)
    lines = [f"👤 {portrait_line(view, speak, each)}" for each in personas(view, scope)]
    if len(told) == 1:
        lines += [story_title(speak, told[0]), evidence_line(view, speak, told[0])]
        return rooted(view, speak, map_title(view, speak), lines, _stages(view, speak, told[0]))
    return rooted(view, speak, map_title(view, speak), lines, story_topics(view, speak, scope))


def rooted(
    view: View, speak: Tongue, title: str, lines: Iterable[str], topics: Iterable[Topic]
) -> Topic:
    """The topic all others hang on, with what whoever reads it must know.

    Args:
        view: what may be seen of the workshop.
        speak: its language.
        title: what the root says.
        lines: what is said of the whole.
        topics: the parts of it.
    """
    about = (Topic(line) for line in (*notices(view, speak), *lines))
    return Topic(title, (*about, *topics), heads=True)


def story_title(speak: Tongue, facts: StoryFacts) -> str:
    """A story's title, and whose story it is."""
    title = f"📖 {speak.quoted(facts.story.title)}"
    return f"{title} · {one_line(facts.persona.name)}" if facts.persona else title


def story_topics(view: View, speak: Tongue, scope: Scope) -> Iterator[Topic]:
    """Every story in a scope with its stages; without any story, the stages of the road."""
    told = maps(view, scope)
    for facts in told:
        evidence = Topic(evidence_line(view, speak, facts))
        stages = _stages(view, speak, facts)
        yield Topic(story_title(speak, facts), (evidence, *stages), heads=True)
    if not told:
        yield Topic(speak.words.say("📖 No story is chosen for the map yet."))
        for number, stage in enumerate(view.stages, 1):
            if scope.stage in ("", stage.id):
                turns = tuple(_turns(view, speak, stage))
                yield Topic(f"{number}. {stage.name}", turns, heads=True)


def _stages(view: View, speak: Tongue, facts: StoryFacts) -> Iterator[Topic]:
    for stage in facts.stages:
        topics = (*_about(view, speak, facts, stage), *_lanes(view, speak, stage))
        yield Topic(f"{stage.number}. {stage.stage.name}", topics, heads=True)


def _about(view: View, speak: Tongue, facts: StoryFacts, stage: StageFacts) -> Iterator[Topic]:
    if stage.stage.id == facts.lowest:
        yield Topic(speak.words.say("⬇️ the hardest place"))
    if stage.stage.id == facts.peak:
        yield Topic(speak.words.say("⬆️ the best place, keep it"))
    yield from _turns(view, speak, stage.stage)


def _turns(view: View, speak: Tongue, stage: Stage) -> Iterator[Topic]:
    for link in view.returns:
        if link.source == stage.id:
            yield Topic(f"↩️ {return_line(view, speak, link)}")
    for link in view.leaves:
        if link.source == stage.id:
            yield Topic(f"🚪 {leaving_line(speak, link)}")


def _lanes(view: View, speak: Tongue, stage: StageFacts) -> Iterator[Topic]:
    for lane in view.map_lanes:
        topics = tuple(_cell(view, speak, lane, stage))
        if topics:
            name = lane_name(view, lane, speak.names)
            title = " ".join(part for part in (SIGNS.get(lane), name) if part)
            yield Topic(title, topics, heads=True)


def _cell(view: View, speak: Tongue, lane: str, stage: StageFacts) -> Iterator[Topic]:
    if lane == "emotions":
        for note in stage.feeling.notes if stage.feeling else ():
            if note.text or note.score is not None:
                yield _feeling(view, speak, note)
    elif lane == "barriers":
        for barrier in stage.barriers:
            yield _barrier(view, speak, barrier)
    elif lane == "solutions":
        for note in stage.waiting:
            solution = speak.lines(note)
            yield Topic(speak.words.say("{solution} (waits for its barrier)", solution=solution))
    else:
        for note in stage.cells[lane]:
            yield note_topic(view, speak, note)


def _feeling(view: View, speak: Tongue, note: Note) -> Topic:
    face = "" if note.score is None else f"{FACES[note.score]} {signed(note.score)}"
    said = speak.lines(note) if note.text else ""
    return Topic(" · ".join(part for part in (face, said) if part), heard=bool(view.heard(note)))


def _barrier(view: View, speak: Tongue, barrier: Barrier) -> Topic:
    topics = [Topic(f"💡 {speak.lines(solution)}") for solution in barrier.solutions]
    if barrier.note.aside:
        topics.append(Topic(f"⏸ {aside_line(speak, barrier.note)}"))
    elif not barrier.solutions:
        topics.append(Topic(speak.words.say("❗️ no solution yet")))
    return Topic(
        speak.lines(barrier.note),
        tuple(topics),
        severity=barrier.note.severity,
        heard=bool(view.heard(barrier.note)),
    )


def note_topic(view: View, speak: Tongue, note: Note) -> Topic:
    """A note with its mark, and nothing below it."""
    return Topic(speak.lines(note), heard=bool(view.heard(note)))
