"""What an answer to the homework says: with whom, their words, what they did.

The form that is read here is the one that ``texts.homework`` sends out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from cjm_tui.domain.records import Form
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.share.incoming.chat import Said
from cjm_tui.share.incoming.findings import bare, read_finding
from cjm_tui.share.texts.homework import homework_text
from cjm_tui.text import one_line
from cjm_tui.words import LANGUAGES, words

_QUOTED_LINE = re.compile(r">+\s*(\S.*)", re.DOTALL)
_OURS = re.compile(r"(?:\(\d+/\d+\) ?)?(?:[🗺🎧🧭🗓🙋]\ufe0f? )?")
"""What the messages begin with that the program itself writes, whole or in parts."""


class Finding(Struct, frozen=True):
    """Something heard or seen."""

    text: str
    form: Form = "plain"


class Reply(Struct, frozen=True):
    """What somebody brings from one talk."""

    whom: str
    """Whom they talked with; empty where they don't say."""
    findings: tuple[Finding, ...]


def whom(line: str) -> str | None:
    """Whom an answer names as the one they talked with; ``None`` where the line is another.

    Args:
        line: perhaps ``With whom: …``, in any language of ours.
    """
    found = _form().fullmatch(bare(line))
    return found.group(1).strip() if found else None


def holds_reply(lines: Iterable[str]) -> bool:
    """Whether any of the lines is that of the reply form which names whom."""
    return any(whom(line) is not None for line in lines)


def replies_in(messages: Iterable[Sequence[str]]) -> tuple[Reply, ...]:
    """What one person's messages bring, talk by talk.

    Args:
        messages: the lines of each, in order. Words that stand before the first *With whom* of a
            message belong to it; a message without any goes on with the one before.

    Returns:
        A reply for each talk; those without a finding are left out.
    """
    talks: list[tuple[str, list[str]]] = []
    for lines in messages:
        awaits_whom = holds_reply(lines)
        if awaits_whom or not talks:
            talks.append(("", []))
        for line in lines:
            name = whom(line)
            if name is None:
                talks[-1][1].append(line)
            elif awaits_whom:
                talks[-1] = (name, talks[-1][1])
                awaits_whom = False
            else:
                talks.append((name, []))
    read = (Reply(name, tuple(_findings(lines))) for name, lines in talks)
    return tuple(reply for reply in read if reply.findings)


def _findings(lines: Sequence[str]) -> Iterator[Finding]:
    for line in _whole_quotes(lines):
        quoted = _QUOTED_LINE.fullmatch(line)
        text, form = read_finding(bare(quoted.group(1) if quoted else line))
        if text:
            yield Finding(text, "quote" if quoted else form)


def _whole_quotes(lines: Sequence[str]) -> Iterator[str]:
    """A quote over several lines is one, where its mark is closed before the next is opened."""
    at = 0
    while at < len(lines):
        end = _end_of_quote(lines, at)
        yield " ".join(lines[at : end + 1])
        at = end + 1


def _end_of_quote(lines: Sequence[str], at: int) -> int:
    if not bare(lines[at]).startswith("«") or "»" in lines[at]:
        return at
    for end in range(at + 1, len(lines)):
        if "«" in lines[end]:
            break
        if "»" in lines[end]:
            return end
    return at


@cache
def _form() -> re.Pattern[str]:
    begun = (
        words(language).say("With whom: who they are, where, how you talked").partition(":")[0]
        for language in LANGUAGES
    )
    either = "|".join(re.escape(each) for each in begun)
    return re.compile(rf"(?:{either})(?: [^:]{{1,24}})?\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)


def without_ours(view: View, said: Iterable[Said]) -> tuple[tuple[Said, ...], int]:
    """Leave out what the program itself has sent into the chat.

    Args:
        view: the workshop.
        said: the messages of a block.

    Returns:
        The others, without lines of the reply form that somebody has left in; and how many lines
        were left out.
    """
    ours = frozenset(homework_text(view, keys.GROUPS).splitlines())
    kept, left_out = list[Said](), 0
    for one in said:
        lines = () if _is_ours(view, one.lines[0]) else _but(one.lines, ours)
        left_out += len(one.lines) - len(lines)
        if lines:
            kept.append(Said(one.author, one.at, lines))
    return tuple(kept), left_out


def _is_ours(view: View, first: str) -> bool:
    if first in (words(lang).say("💡 Three useful ideas for my project") for lang in LANGUAGES):
        return True
    begins = _OURS.match(first)
    return begins is not None and begins.end() > 0 and one_line(view.brief.title) in first


def _but(lines: Iterable[str], ours: frozenset[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line not in ours)
