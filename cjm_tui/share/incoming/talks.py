"""What clients said, line after line or message after message, as findings of talks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cjm_tui.domain.commands import AddTalk
from cjm_tui.domain.places import OnInterview
from cjm_tui.errors import InputProblem
from cjm_tui.share.incoming.arrival import Arrival
from cjm_tui.share.incoming.chat import Chat, chat_in
from cjm_tui.share.incoming.findings import bare
from cjm_tui.share.incoming.marks import written
from cjm_tui.text import new_id

_MOST_TALKS: Final = 200


def place_list(arrival: Arrival, lines: Sequence[str]) -> None:
    """Put a list where findings are, a line each: reviews, as people copy them together.

    Args:
        arrival: the workshop so far.
        lines: bullets and numbers before them are taken off.
    """
    talk = new_id()
    who = arrival.named(arrival.guess)
    arrival.do(AddTalk(talk=talk, group="clients", who=who, form="reviews"))
    for line in lines:
        arrival.note(OnInterview(talk), written(bare(line)))
    arrival.tell("came_list")


def chat_of(text: str, *, surely: bool) -> Chat:
    """A block of a chat, if a text is one.

    Args:
        text: clean.
        surely: it is said to be one: then names alone, without dates, are enough.
    """
    return chat_in(text, (lambda _: True) if surely else None)


def place_chat(arrival: Arrival, chat: Chat) -> None:
    """Put a chat where findings are: what each wrote is found in a talk with them.

    Raises:
        InputProblem: More people wrote than anybody talks with.
    """
    talks: dict[str, str] = {}
    for said in chat.said:
        if said.author not in talks:
            if len(talks) >= _MOST_TALKS:
                raise InputProblem("coming_too_many_talks", file=arrival.file, limit=_MOST_TALKS)
            talks[said.author] = new_id()
            who = arrival.named(said.author)
            arrival.do(AddTalk(talk=talks[said.author], group="clients", who=who))
        for line in said.lines:
            arrival.note(OnInterview(talks[said.author]), written(line))
    arrival.tell("came_chat", n=len(talks))
    arrival.count("came_chat_left", chat.left_out)
