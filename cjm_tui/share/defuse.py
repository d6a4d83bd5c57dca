"""Makes text harmless in a chat that guesses at markup.

Telegram's web client parses a whole paste as Markdown as soon as one of its patterns is found
anywhere in it, and then loses the line breaks. So what we put into a messenger has none of them,
whatever people wrote. Other chats call people, link numbers and start lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_ZERO_WIDTH = "\u200b"
FENCE = "```"
"""Opens and closes text that a chat shows as it is, each letter as wide as the next."""

# An address is left alone: without its sign it is of no use. All else may call somebody.
_MENTION = re.compile(r"(?<![\w.+-])@(?=\w)|@(?=\w)(?![\w-]+\.\w)")
_EMOJI_NAME = re.compile(r":(?=[0-9_+-]*[A-Za-z][A-Za-z0-9_+-]*:)")
_LINE_START = re.compile(r"^(?=[ \t]*(?:[-+*#>]|\d+[.)]))|\A(?=/)", re.MULTILINE)

# Pairs of these are markup even where they stand alone elsewhere; a likeness is not.
_LOOKALIKES = str.maketrans({"*": "∗", "`": "ʼ"})
# A single one of these means nothing, and a price or a file's name should stay as it is.
_PAIRED = {"_": "‗", "$": "＄", "~": "∼"}
_DOUBLED = re.compile(r"=(?==)|\|(?=\|)")

_LINK = re.compile(r"https?://[^\s<>«»“”\"]+")
_LINK_OR_BARE = re.compile(rf"<{_LINK.pattern}>|{_LINK.pattern}")
_LINK_MARKUP = re.compile(r"[*`_$~|]|(?<==)=|@(?=everyone|here|channel|all)")
_LINK_ENDS = ".,;:!?)]}'’…"
# What the chats of programmers write for a person, a channel, an emoji or a time.
_ANGLE = re.compile(r"<(?=[@#!:/\w])(?!https?://)")
_REFERENCE = re.compile(r"(?<!\S)[#~](?=\w)|(?<=[(\[«“\"'])[#~](?=\w)")
_LONG_FENCE = re.compile("`{3,}")


def for_messenger(message: str) -> str:
    """Take out of a message everything that a messenger could read as markup or a mention.

    Args:
        message: The whole of it: what is a pair shows only there.

    Returns:
        The message, its lines as they were, with look-alikes or an invisible space where a
        character would mean something. A link keeps leading where it led.
    """
    pairs = "".join(mark for mark in _PAIRED if message.count(mark) > 1)
    likeness = {**_LOOKALIKES, **{ord(mark): _PAIRED[mark] for mark in pairs}}
    single = set(_PAIRED).difference(pairs)

    def quiet(text: str) -> str:
        doubled = _DOUBLED.sub(lambda found: found[0] + _ZERO_WIDTH, text.translate(likeness))
        return without_calls(doubled)

    def quiet_link(link: str) -> str:
        return _LINK_MARKUP.sub(lambda found: _in_a_link(found[0], single), link)

    return _LINE_START.sub(_ZERO_WIDTH, _around(_LINK, message, quiet, quiet_link))


def for_chat(message: str) -> str:
    """Make a message harmless in a chat that shows Markdown: Slack, Mattermost.

    Beside what `for_messenger` does, names and numbers refer to nothing.
    """

    def quiet(text: str) -> str:
        return _REFERENCE.sub(_followed, _ANGLE.sub(_followed, text))

    return _around(_LINK_OR_BARE, for_messenger(message), quiet, as_it_is)


def for_discord(message: str) -> str:
    """Make a message harmless in Discord: as in other chats, and no link unfolds into a card."""
    return _around(_LINK_OR_BARE, for_chat(message), as_it_is, _without_card)


def for_grid(message: str) -> str:
    """Make a message with fenced text harmless in Discord; see `for_wide_grid`."""
    return _around_fences(message, for_discord)


def for_wide_grid(message: str) -> str:
    """Make a message with fenced text harmless: what is around the fences, and calls in them.

    The text between the fences has gone through `in_fence`, so that no fence ends early.
    """
    return _around_fences(message, for_chat)


def _around_fences(message: str, harmless: Callable[[str], str]) -> str:
    pieces = re.split(f"^({FENCE})$", message, flags=re.MULTILINE)
    # Of four pieces the first is outside, the third between an opening fence and its end. What is
    # outside is one text: its pairs reach over the fences. No clean text has the sign between.
    pieces[0::4] = harmless("\0".join(pieces[0::4])).split("\0")
    pieces[2::4] = [_without_mentions(piece) for piece in pieces[2::4]]
    return "".join(pieces)


def in_fence(text: str) -> str:
    """Keep text from closing the fence it is to stand in."""
    return _LONG_FENCE.sub(lambda found: "ʼ" * len(found[0]), text)


def as_it_is(message: str) -> str:
    """Leave a message alone: its form has seen to what is in it, or its target reads no markup."""
    return message


def without_calls(text: str) -> str:
    """Keep text from calling people (`@here`) or turning into pictures (`:smile:`)."""
    return _EMOJI_NAME.sub(_followed, _without_mentions(text))


def _without_mentions(text: str) -> str:
    return _MENTION.sub(_followed, text)


def _followed(found: re.Match[str]) -> str:
    return found[0] + _ZERO_WIDTH


def _in_a_link(mark: str, single: set[str]) -> str:
    return mark if mark in single else f"%{ord(mark):02X}"


def _without_card(link: str) -> str:
    """A link in angle brackets, its sentence's own punctuation behind them."""
    if link.startswith("<"):
        return link
    bare = link.rstrip(_LINK_ENDS)
    return f"<{bare}>{link[len(bare) :]}"


def _around(
    links: re.Pattern[str], text: str, quiet: Callable[[str], str], quiet_link: Callable[[str], str]
) -> str:
    """Change a text and the links in it, each in its own way."""
    done: list[str] = []
    at = 0
    for found in links.finditer(text):
        done += (quiet(text[at : found.start()]), quiet_link(found[0]))
        at = found.end()
    return "".join((*done, quiet(text[at:])))
