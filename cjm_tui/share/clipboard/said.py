"""What can truthfully be said of a copy."""

from __future__ import annotations

from pathlib import Path

from cjm_tui.share.clipboard.chain import Copied, Outcome, Sent
from cjm_tui.share.files import shown
from cjm_tui.telling import tell
from cjm_tui.words import Words


def said(outcome: Outcome, what: str, kept: Path | None, words: Words) -> str:
    """The truth about a copy, in a sentence or two.

    Args:
        outcome: Of the clipboard.
        what: What was to be copied, and how long it is, in the reader's words.
        kept: The file it is in; None if there is none.
        words: The reader's language.
    """
    if isinstance(outcome, Copied):
        return words.say("Copied ✓ {what}", what=what)
    if isinstance(outcome, Sent):
        if outcome.tool == "tmux":
            return words.say(
                "Sent to tmux, whose clipboard can't be checked: {what}. In tmux: prefix ]",
                what=what,
            )
        return words.say(
            "Sent to the terminal's clipboard, which can't be checked: {what}.", what=what
        )
    reason = tell(words, outcome.reason)
    if kept is None:
        return words.say("Not copied: {reason}", reason=reason)
    return words.say("Not copied: {reason} The text is in {path}", reason=reason, path=shown(kept))
