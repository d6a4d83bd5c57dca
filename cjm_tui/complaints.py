"""What decoders and the store's checks say of a file, in the reader's language.

A decoder has no codes to go by: its English is recognised here, and said as a sentence of ours.
What nobody has met yet stays as it is, which is better than to hide it.
"""

from __future__ import annotations

import re

from cjm_tui.errors import Message
from cjm_tui.sentences import TEMPLATES, sentence
from cjm_tui.words import Words

_KNOWN = (
    (r"[A-Z].*: line (?P<line>\d+) column (?P<column>\d+) \(char \d+\)", "problem_not_json"),
    (r"JSON is malformed: .* \(byte (?P<at>\d+)\)", "problem_bad_byte"),
    (r"Input data was truncated", "problem_cut_off"),
    (r"not UTF-8 at byte (?P<at>\d+)", "line_not_utf8"),
    (r"nested too deep", "line_too_deep"),
    (r"Expected `(?P<expected>[^`]+)`, got `(?P<got>[^`]+)`", "problem_type"),
    (r"Invalid (?:enum )?value (?P<value>'[^']*')", "problem_value"),
    (r"Object contains unknown field `(?P<field>[^`]+)`", "line_field_unknown"),
    (r"Object missing required field `(?P<field>[^`]+)`", "line_field_missing"),
    (r"'(?P<id>.*)' is no id", "problem_id"),
    (r"not between (?P<least>-?\d+) and (?P<most>\d+)", "problem_range"),
    (r"(?P<id>\S+) is there twice", "problem_twice"),
    (r"there is no \w+ (?P<id>\S+)", "problem_gone"),
    (r"it is no \w+ (?P<id>\S+)", "problem_kind"),
    (r"rev is (?P<rev>\d+), (?P<due>\d+) was due", "problem_rev"),
    (r"it has no (?:brief|head)", "problem_no_brief"),
    (r"it is empty", "problem_empty"),
    (r"it is missing", "problem_missing"),
    (r"it is not laid out like a workshop", "problem_foreign"),
    (r"what it hangs on is in the bin, or doesn't fit it", "problem_loose"),
)
_AT_END = re.compile(r"(?P<what>.*) - at `\$(?P<where>.*)`", re.DOTALL)
_AT_BEGINNING = re.compile(r"(?P<where>[\w.\[\]-]+): (?P<what>.+)", re.DOTALL)
_UNNAMED = "[...]"
_REFUSAL = re.compile(r"(?P<code>[a-z_]+)(?: \w+=\d+)*")
_NUMBER = re.compile(r"(\w+)=(\d+)")


def problem_in_words(words: Words, problem: str) -> str:
    """Say what is wrong with a file.

    Args:
        words: The language.
        problem: What a decoder or a check says; may begin or end with the place in the file.

    Returns:
        The place, as it is, and a sentence; the problem itself where it isn't known.
    """
    if said := _said(words, problem):
        return said
    for form in (_AT_END, _AT_BEGINNING):
        found = form.fullmatch(problem)
        if found and (said := _said(words, found["what"])):
            where = found["where"].replace(_UNNAMED, "").lstrip(".")
            return f"{where}: {said}" if where else said
    return problem


def _said(words: Words, what: str) -> str:
    """The sentence for one complaint without its place; empty if it isn't known."""
    for pattern, code in _KNOWN:
        if found := re.fullmatch(pattern, what, re.DOTALL):
            return sentence(words, Message(code, dict(found.groupdict())))
    refusal = _REFUSAL.fullmatch(what)
    if refusal and refusal["code"] in TEMPLATES:
        numbers: dict[str, str | int] = {name: int(n) for name, n in _NUMBER.findall(what)}
        return sentence(words, Message(refusal["code"], numbers)).removesuffix(".")
    return ""
