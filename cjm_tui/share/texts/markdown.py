"""A workshop as GitHub-flavoured Markdown: a table for each story, and lists for what is around it.

An import may count on this much: the title is ``# title``, each story's table stands below
``## 📖 “story” · persona`` (the persona only if it has one), and is what `markdown_table` says.
Lists below a table say where its hardest and its best place is (⬇️ ⬆️) and the ways back and out
(↩️ 🚪). What is no map has the shape of the outline (`outline_tree`). Text is escaped by `gfm`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from cjm_tui.domain.view import View
from cjm_tui.share.gfm import escaped, inline
from cjm_tui.share.left_out import BESIDE_THE_MAP, left_out
from cjm_tui.share.letters import Block, Letter
from cjm_tui.share.map_facts import (
    StageFacts,
    StoryFacts,
    Tongue,
    map_title,
    maps,
    notices,
    personas,
    tongue,
)
from cjm_tui.share.outline_sections import (
    opening_lines,
    portrait_topics,
    result_topics,
    source_topics,
)
from cjm_tui.share.outline_tree import Topic, story_title, story_topics
from cjm_tui.share.parcels import WHOLE, Scope
from cjm_tui.share.texts.markdown_table import table
from cjm_tui.share.texts.messenger import evidence_line, leaving_line, portrait_line, return_line
from cjm_tui.share.texts.outline import outline
from cjm_tui.share.texts.result import result_title


def result_letter(view: View, today: date) -> Letter:
    """Write the result of a meeting: where the team starts, who does what, the ideas.

    Args:
        view: what may be seen of the workshop.
        today: the day of the meeting.

    Returns:
        The letter in the workshop's language. Its text is harmless already, here and below.
    """
    speak = tongue(view)
    blocks = _parts(result_topics(view, speak))
    return _letter(view, speak, result_title(view, speak, today), *blocks)


def map_letter(view: View, scope: Scope = WHOLE) -> Letter:
    """Write the map: whose it is, and a table for every story.

    Args:
        view: what may be seen of the workshop.
        scope: which part.
    """
    speak = tongue(view)
    people = (f"👤 {portrait_line(view, speak, each)}" for each in personas(view, scope))
    blocks = (_list(people), *_maps(view, speak, scope))
    letter = _letter(view, speak, map_title(view, speak), *blocks)
    return replace(letter, left_out=left_out(view, *BESIDE_THE_MAP, scope=scope))


def everything_letter(view: View, today: date, scope: Scope = WHOLE) -> Letter:
    """Write all a workshop holds: portraits, map, result, and what they were made from.

    Args:
        view: what may be seen of the workshop.
        today: the local day, which this text doesn't name.
        scope: which part of the map.
    """
    speak = tongue(view)
    blocks = (
        *(Block((escaped(line),)) for line in opening_lines(view, speak)),
        *_parts(portrait_topics(view, speak)),
        *_maps(view, speak, scope),
        *_parts(result_topics(view, speak)),
        *_parts(source_topics(view, speak)),
    )
    letter = _letter(view, speak, map_title(view, speak), *blocks)
    return replace(letter, left_out=left_out(view, "untold", scope=scope))


def _letter(view: View, speak: Tongue, title: str, *blocks: Block) -> Letter:
    above = (Block((escaped(notice),)) for notice in notices(view, speak))
    first, *others = [each for each in (*above, *blocks) if each.lines or each.head] or [Block(())]
    # A heading must begin its line, so in a cut letter the number can't stand before it.
    headed = Block(first.lines, (f"# {inline(title)}", "", *first.head), first.tail)
    return Letter(escaped(title), (headed, *others))


def _maps(view: View, speak: Tongue, scope: Scope) -> Iterator[Block]:
    told = maps(view, scope)
    for facts in told:
        yield Block((f"## {inline(story_title(speak, facts))}",))
        yield Block((escaped(evidence_line(view, speak, facts)),))
        yield table(view, speak, facts)
        yield _list((*_extremes(speak, facts), *_turns(view, speak, facts)))
    if not told:
        yield from _parts(story_topics(view, speak, scope))


def _extremes(speak: Tongue, facts: StoryFacts) -> Iterator[str]:
    for stage in facts.stages:
        if stage.stage.id == facts.lowest:
            yield speak.words.say("⬇️ The hardest place: {stage}", stage=_named(stage))
        if stage.stage.id == facts.peak:
            yield speak.words.say("⬆️ The best place: {stage}", stage=_named(stage))


def _turns(view: View, speak: Tongue, facts: StoryFacts) -> Iterator[str]:
    for stage in facts.stages:
        for link in stage.returns:
            yield f"↩️ {_named(stage)}: {return_line(view, speak, link)}"
        for link in stage.leaves:
            yield f"🚪 {_named(stage)}: {leaving_line(speak, link)}"


def _named(stage: StageFacts) -> str:
    return f"{stage.number}. {stage.stage.name}"


def _parts(topics: Iterator[Topic]) -> Iterator[Block]:
    for topic in topics:
        if topic.heads:
            yield from outline(topic, level=2)
        else:
            yield Block((escaped(str(topic)),))


def _list(lines: Iterator[str] | tuple[str, ...]) -> Block:
    return Block(tuple(f"- {escaped(line)}" for line in lines))
