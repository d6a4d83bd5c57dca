"""How talks and their findings are drawn: three groups, who is still to be talked to, coverage."""

from __future__ import annotations

from collections.abc import Mapping

from cjm_tui.domain.records import Group, Note, Talk
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.text import cut
from cjm_tui.tui.blocks import (
    Block,
    Span,
    beside,
    blank,
    flow,
    item,
    line_len,
    row,
    rule,
    stack,
    text,
    top_rows,
)
from cjm_tui.tui.bodies.boards import BULLET, BoardBody
from cjm_tui.tui.marks import DONE, HEARD, VOICES, marked_text, note_text

GROUPS: tuple[Group, ...] = keys.GROUPS
GAP = 3
ARROW = " → "
_WHO = 40
"""Cells of a talk's name where several stand in a row."""


def held_talks(view: View, group: Group) -> tuple[Talk, ...]:
    """Talks of a group that have been held: one with a finding has, whatever was planned."""
    return tuple(
        talk for talk in view.talks_of(group) if not talk.planned or view.findings(talk.id)
    )


def promised_talks(view: View) -> tuple[Talk, ...]:
    """Talks that somebody has promised."""
    return tuple(talk for talk in view.talks if talk.planned and not view.findings(talk.id))


def talk_name(body: BoardBody, talk: Talk) -> str:
    """Who talked with whom; what is remembered in the room names nobody."""
    people = [name for name in (body.view.name(talk.by), talk.who) if name]
    return ARROW.join(people) or body.desk.words.say("from memory")


def columns(body: BoardBody, in_hand: Mapping[Group, str], group: Group) -> Block:
    """The three groups beside each other.

    Args:
        body: the step.
        in_hand: in each group the talk that lines go to, by id.
        group: the one in hand.
    """
    width = (body.inner - GAP * (len(GROUPS) - 1)) // len(GROUPS)
    return beside(
        *(
            stack(
                _head(body, each, width, is_in_hand=each == group),
                talks(body, each, in_hand[each], width),
            )
            for each in GROUPS
        ),
        gap=GAP,
    )


def _head(body: BoardBody, group: Group, width: int, *, is_in_hand: bool) -> Block:
    held = held_talks(body.view, group)
    words = body.desk.words
    count = words.count("{n} talk", "{n} talks", len(held)) if held else words.say("nobody yet")
    spans = [
        Span(body.desk.names.groups[group].upper(), "active" if is_in_hand else "heading"),
        Span(f" · {count}", "muted"),
    ]
    if group in body.view.groups_heard:
        spans.append(Span(f" {DONE}", "good"))
    note = row(width, Span(body.desk.names.group_notes[group], "muted"))
    return stack(item(group, row(width, *spans)), note, rule(width))


def coverage_line(body: BoardBody, group: Group) -> Block:
    """The groups in one row with how many talks each had; the one in hand is marked."""
    chips = []
    for each in GROUPS:
        held = len(held_talks(body.view, each))
        style = "active" if each == group else "heading"
        spans = [Span(body.desk.names.groups[each], style), Span(f" {held}", "muted")]
        if each in body.view.groups_heard:
            spans.append(Span(f" {DONE}", "good"))
        chips.append(item(each, row(line_len(tuple(spans)), *spans)))
    return flow(body.inner, *chips)


def talks(body: BoardBody, group: Group, in_hand: str, width: int) -> Block:
    """The talks of a group, each with what it found; what to ask the room while there are none."""
    held = held_talks(body.view, group)
    blocks = []
    for talk in held:
        blocks += [_talk(body, talk, width, is_in_hand=talk.id == in_hand), blank()]
    if not held:
        asked = body.guide(f"group.{group}").question
        blocks += [text(asked, width, "suggestion"), blank()]
    if group == "experts" and len(held) < 2 and body.view.brief.how != "alone":
        blocks.append(_heard_here(body, width))
    return stack(*blocks)


def _talk(body: BoardBody, talk: Talk, width: int, *, is_in_hand: bool) -> Block:
    kind = "" if talk.form == "talk" else f" · {body.desk.names.talk_kinds[talk.form]}"
    marked = is_in_hand and body.is_current(talk.group)
    head = text(f"{talk_name(body, talk)}{kind}", width, "active" if marked else "strong")
    findings = (_finding(body, note, width) for note in body.view.findings(talk.id))
    return stack(item(talk.id, top_rows(head, 2)), *findings)


def _finding(body: BoardBody, note: Note, width: int) -> Block:
    """A finding; that it was heard goes without saying, so only more than once is marked."""
    said = note_text(body.view, note)
    if note.form == "seen":
        said = f"{said} {body.desk.words.say('(seen)')}"
    voices, heard = body.view.voices(note), body.view.heard(note)
    marks = []
    if voices > 1:
        marks.append(Span(f" {VOICES}{voices}", "mark"))
    if heard > 1:
        marks.append(Span(f" {HEARD}{heard}", "heard"))
    return item(note.id, marked_text(said, width, "text", BULLET, tuple(marks)))


def _heard_here(body: BoardBody, width: int) -> Block:
    say = body.desk.words.say
    return stack(
        row(width, Span(say("HEARD HERE, IN THE ROOM"), "muted")),
        row(width, Span(say("a five-minute talk: Esc i"), "muted")),
    )


def to_talk_to(body: BoardBody) -> Block:
    """Who has promised to talk with whom, each something the cursor can stand on."""
    promised = promised_talks(body.view)
    if not promised:
        return Block(body.inner)
    label = Span(body.desk.names.lines["planned"].upper(), "heading")
    chips = [_promise(body, talk) for talk in promised]
    return top_rows(flow(body.inner, row(line_len((label,)), label), *chips), 3)


def _promise(body: BoardBody, talk: Talk) -> Block:
    words, view = body.desk.words, body.view
    group = body.desk.names.groups[talk.group].lower()
    whom = f"{talk.who} ({group})" if talk.who else group
    holder = view.name(talk.by)
    who = cut(f"{holder}{ARROW}{whom}" if holder else whom, _WHO)
    count = (
        words.count("{n} talk", "{n} talks", talk.times)
        if talk.form == "talk"
        else body.desk.names.talk_kinds[talk.form]
    )
    spans = [Span(f"{who}, {count}")]
    if talk.when:
        day = words.say("by {day}", day=words.date(talk.when, "day"))
        late = talk.when < body.desk.today.isoformat()
        spans += [Span(", "), Span(day, "warn" if late else "text")]
    return item(talk.id, row(min(line_len(tuple(spans)), body.inner), *spans))


def coverage(body: BoardBody) -> Block:
    """Whose voices there are, in plain words."""
    view, words = body.view, body.desk.words
    if not view.all_findings:
        said = words.say("Nobody has been heard yet: today's map is a guess ◇.")
        return row(body.inner, Span(said, "muted"))
    said = words.count(
        "{heard} of {all} groups heard, {n} finding. What nobody said stays ◇ a guess.",
        "{heard} of {all} groups heard, {n} findings. What nobody said stays ◇ a guess.",
        len(view.all_findings),
        heard=len(view.groups_heard),
        all=len(GROUPS),
    )
    return row(body.inner, Span(said, "muted"))
