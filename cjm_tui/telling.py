"""Telling a message in full: the keys of the method in it become the method's words.

A gap names a heading or a lane by its key, because the domain has no words. `sentences` has the
words of the sentence, `method` those of the keys; here they meet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjm_tui.complaints import problem_in_words
from cjm_tui.errors import Message
from cjm_tui.method import loader
from cjm_tui.sentences import sentence
from cjm_tui.words import Words

_SAID = frozenset({"malformed"})
"""Messages whose `problem` is a sentence already."""


def tell(words: Words, message: Message) -> str:
    """Say a message in the reader's language.

    Args:
        words: The language.
        message: What to say. A parameter `lane_key` fills the `{lane}` of its sentence with the
            lane's name; likewise `facet_key`, `field_key` (of a portrait), `group_key`, `step_key`,
            `pass_key` and `aspect_key`. What is in `problem` is said in this language too,
            and the time in `since` by the local clock.

    Returns:
        The sentence; a key that is no key of the method, such as the name of a team's own lane,
        stands in it as it is.
    """
    params: dict[str, str | int] = {}
    for name, value in message.params.items():
        kind = name.removesuffix("_key")
        if kind == "problem" and isinstance(value, str) and message.code not in _SAID:
            params[name] = problem_in_words(words, value)
        elif kind == "since" and isinstance(value, str):
            params[name] = _moment(words, value)
        elif kind == name or not isinstance(value, str):
            params[name] = value
        else:
            params[kind] = _names(words, kind).get(value, value)
    return sentence(words, Message(message.code, params))


def tell_left_out(words: Words, missing: Sequence[Message]) -> str:
    """Say in one sentence all that a form has no room for.

    Args:
        words: The language.
        missing: What it is, a message each, which count something.

    Returns:
        The sentence; empty where nothing is missing.
    """
    told = ", ".join(tell(words, each) for each in missing)
    return sentence(words, Message("left_out", {"what": told})) if told else ""


def _moment(words: Words, value: str) -> str:
    """By the local clock; anything else that stands in the file beside a lock, as it is."""
    try:
        return words.moment(value)
    except ValueError:
        return value


def _names(words: Words, kind: str) -> Mapping[str, str]:
    names = loader.names(words.language)
    kinds = {
        "aspect": names.aspects,
        "facet": names.facets,
        "field": names.persona,
        "group": names.groups,
        "lane": names.lanes,
        "pass": names.passes,
        "step": names.steps,
    }
    return kinds.get(kind, {})
