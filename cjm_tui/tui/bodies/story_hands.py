"""One hand each: a row of numbers counts them for all stories and may choose one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from cjm_tui.domain.commands import Batch, EditStory
from cjm_tui.domain.records import Story
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.story_blocks import listed

_NUMBER = re.compile(r"\d+")


class Count(NamedTuple):
    """What a counted row of numbers comes to."""

    command: Batch
    is_level: bool
    """Whether none could be chosen because several have most hands."""


def numbers(view: View, line: str) -> tuple[int, ...]:
    """The hands in a line: ``5 2 0``; digits with nothing between them are one number each.

    Args:
        view: the workshop; with a single story ``12`` is twelve hands for it.
        line: as typed so far.
    """
    found = _NUMBER.findall(line)
    joined = len(found) == 1 and len(view.stories) > 1
    return tuple(int(one) for one in (found[0] if joined else found))


def shown(view: View, raised: tuple[int, ...]) -> Mapping[str, int] | None:
    """The hands to draw, by story.

    Args:
        view: the workshop.
        raised: what is being typed; empty while nothing is.

    Returns:
        ``None`` where there are no hands to show.
    """
    stories = listed(view)
    if not raised:
        counted = {story.id: story.hands for story in stories}
        return counted if any(counted.values()) else None
    return {story.id: hands for story, hands in _dealt(stories, raised).items()}


def count(view: View, line: str) -> Count | Message:
    """Take the hands for all stories; those not named get none.

    Args:
        view: the workshop.
        line: as typed.

    Returns:
        The command, which also puts the story with most hands on the map while there is none yet;
        or why these can't be the hands of the people present.
    """
    stories, raised, present = listed(view), numbers(view, line), len(view.present)
    if not raised or len(raised) > len(stories) or _NUMBER.sub("", line).strip(" ,.;"):
        return Message("hands_unclear", {"n": len(stories)})
    if present and sum(raised) > present:
        return Message("hands_too_many", {"sum": sum(raised), "present": present})
    dealt = _dealt(stories, raised)
    most = max(dealt.values())
    top = [story.id for story, hands in dealt.items() if hands == most]
    decides = not view.chosen and most > 0
    edits = (
        EditStory(
            story=story.id,
            saw=story.tag,
            hands=hands,
            chosen=story.chosen or (decides and top == [story.id]),
        )
        for story, hands in dealt.items()
    )
    return Count(Batch(id=new_id(), commands=tuple(edits)), decides and len(top) > 1)


def _dealt(stories: tuple[Story, ...], raised: tuple[int, ...]) -> Mapping[Story, int]:
    nobody = (0 for _ in stories)
    return dict(zip(stories, (*raised, *nobody), strict=False))
