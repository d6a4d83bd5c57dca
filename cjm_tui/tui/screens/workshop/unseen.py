"""A chat that nobody in the room is to read yet: kept without a word of it on the screen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from cjm_tui.domain.commands import AddNote, AddTalk, EditTalk, Single
from cjm_tui.domain.decide.fields import TEXT_LIMIT
from cjm_tui.domain.view import View
from cjm_tui.share.incoming.chat import Chat, Said
from cjm_tui.tui.coming import Bundle, Line, fitting
from cjm_tui.tui.screens.workshop.pasting import pasted_lines
from cjm_tui.tui.screens.workshop.writing import split_author


def without_words(bundles: Iterable[Bundle]) -> tuple[Bundle, ...]:
    """The same with whom a talk was with among its findings: a talk is seen, a finding hides."""
    return tuple(_without_words(bundle) for bundle in bundles)


def _without_words(bundle: Bundle) -> Bundle:
    known = {"", bundle.whose.client, fitting(bundle.whose.client)}
    if bundle.talk is not None:
        known.add(bundle.talk.who)
    if bundle.form == "reviews" or bundle.who in known:
        return bundle
    if bundle.lines and fitting(bundle.lines[0].text) == bundle.who:
        return replace(bundle, who="")  # too long for a name, it is a finding already
    whom = Line(f"whom {bundle.lines[0].key if bundle.lines else bundle.author}", bundle.who)
    return replace(bundle, who="", lines=(whom, *bundle.lines))


def taken(bundles: Iterable[Bundle]) -> frozenset[str]:
    """Keys of the lines that a list would have ticked as it comes."""
    return frozenset(line.key for bundle in bundles for line in bundle.lines if is_taken(line))


def is_taken(line: Line) -> bool:
    """Whether a line is kept unless somebody says otherwise."""
    return not line.is_here and len(line.text) <= TEXT_LIMIT


def can_hide(commands: Collection[Single], bundles: Sequence[Bundle], *, talks: bool) -> bool:
    """Whether nothing that somebody wrote is seen once these are done, but for notes.

    Args:
        commands: what keeps the lines.
        bundles: the lines.
        talks: whether talks are made of what was written before a finding, as ``without_words``.
    """
    joins = [bundle.whose.joins for bundle in bundles if bundle.whose.joins is not None]
    return all(
        isinstance(one, AddNote) or one in joins or (talks and isinstance(one, AddTalk | EditTalk))
        for one in commands
    )


def list_of(view: View, text: str) -> Chat:
    """A text that turned out to be no chat, line by line, with the authors it names itself."""
    return Chat(
        tuple(
            Said(view.name(author), "", (words,))
            for author, words in (split_author(view, line) for line in pasted_lines(text))
        )
    )
