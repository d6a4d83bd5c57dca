"""How portraits are drawn: one or two beside each other, with what was said before below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjm_tui.domain.missing import portrait_gaps
from cjm_tui.domain.places import OnPersona
from cjm_tui.domain.records import Persona, Segment
from cjm_tui.domain.said import Offer, offers
from cjm_tui.method import keys
from cjm_tui.text import cut
from cjm_tui.tui.blocks import (
    Block,
    Span,
    beside,
    blank,
    flow,
    indent,
    item,
    line_len,
    row,
    rule,
    stack,
    text,
    top_rows,
)
from cjm_tui.tui.bodies.boards import BULLET, BoardBody
from cjm_tui.tui.marks import BEGUN, DONE, HEARD, NEEDED, VOICES, note_block

GAP, HANG = 3, 2
OFFERED = 3
"""How many of the notes said before are named on the page; the list has all of them."""
_CHIP, _CHIP_NARROW, _REASON = 34, 24, 40
_OFFER = 40
_LABELS = 28
"""Cells of the labels where they stand beside the answers."""


def field_key(field: str, segment: Segment) -> str:
    """Key of the line that asks for a field of a segment's portrait."""
    return f"{field}@{segment.id}"


def mark_of(body: BoardBody, segment: Segment) -> str:
    """How far a segment's portrait has come."""
    persona = body.view.portrait(segment.id)
    if persona is None:
        return ""
    begun = next(portrait_gaps(body.view, persona), None) is not None
    return f" {BEGUN if begun else DONE}"


def segments_line(body: BoardBody, segments: Sequence[Segment], current: str) -> Block:
    """All segments in a row, each something the cursor can stand on.

    The reasons for setting some aside are told where they fit into the row.
    """
    label = body.desk.names.lines["segment"]
    heading = body.heading("segments", label, len(label))
    told = flow(body.inner, heading, *(_chip(body, each, current) for each in segments))
    if told.height == 1:
        return told
    return flow(
        body.inner, heading, *(_chip(body, each, current, reason=False) for each in segments)
    )


def _chip(body: BoardBody, segment: Segment, current: str, *, reason: bool = True) -> Block:
    most = _CHIP_NARROW if body.is_narrow else _CHIP
    number = [each.id for each in body.view.segments].index(segment.id) + 1
    style = "active" if segment.id == current else "muted" if segment.aside else "text"
    spans = [Span(f"{number} {cut(segment.name, most)}", style)]
    spans.append(Span(mark_of(body, segment), "good"))
    if segment.aside:
        why = f"({cut(_aside(body, segment), _REASON)})"
        spans.append(Span(f" {why if reason else body.desk.words.say('(set aside)')}", "muted"))
    return item(segment.id, row(line_len(tuple(spans)), *spans))


def _aside(body: BoardBody, segment: Segment) -> str:
    return body.desk.words.say("set aside: {reason}", reason=segment.aside)


def across(body: BoardBody, segment: Segment, fields: Sequence[str]) -> Block:
    """A portrait over the whole page, the labels at the left of the answers.

    Args:
        body: the step.
        segment: whose portrait.
        fields: of ``keys.PERSONA_ASKED`` and ``PERSONA_FOLDED``, without the name.
    """
    width = body.inner
    persona = body.view.portrait(segment.id)
    labels = min(_LABELS, width // 2)
    rows = []
    for field in fields:
        label = label_of(body, segment, persona, field, labels)
        notes = answers_of(body, persona, field, width - labels - GAP)
        rows.append(beside(label, notes, gap=GAP))
    return stack(who(body, segment, width), *rows, folded_line(body, persona, fields, width))


def beside_each_other(
    body: BoardBody,
    segments: Sequence[Segment],
    fields: Callable[[Segment], Sequence[str]],
    air: int = 0,
) -> Block:
    """Portraits in columns, each answer below its label.

    Args:
        body: the step.
        segments: one or two.
        fields: which of them are drawn below the name.
        air: blank rows between fields.
    """
    width = (body.inner - GAP) // 2
    columns = []
    for segment in segments:
        shown = fields(segment)
        head = who(body, segment, width)
        folded = folded_line(body, body.view.portrait(segment.id), shown, width)
        columns.append(stack(head, answers(body, segment, shown, width, air), folded))
    return beside(*columns, gap=GAP)


def spread(body: BoardBody, segment: Segment, air: int = 0) -> Block:
    """One portrait over two columns: at the left what is asked, at the right the rarer fields."""
    width = (body.inner - GAP) // 2
    left = answers(body, segment, keys.PERSONA_ASKED[1:], width, air)
    right = answers(body, segment, keys.PERSONA_FOLDED, width, air)
    return stack(who(body, segment, body.inner), beside(left, right, gap=GAP))


def read_beside(body: BoardBody, segments: Sequence[Segment]) -> Block:
    """Two portraits to read: every field that has an answer, and no other."""
    return beside_each_other(body, segments, lambda segment: _answered(body, segment))


def _answered(body: BoardBody, segment: Segment) -> Sequence[str]:
    persona = body.view.portrait(segment.id)
    every = (*keys.PERSONA_ASKED[1:], *keys.PERSONA_FOLDED)
    return [
        field
        for field in every
        if persona is not None and body.view.at(OnPersona(persona.id, field))
    ]


def who(body: BoardBody, segment: Segment, width: int) -> Block:
    """The name, the segment and the role above a line; what is set aside says why."""
    persona = body.view.portrait(segment.id)
    key = field_key("name", segment)
    style = "active" if body.is_current(key) else "strong"
    about = Span(f" · {segment.name}", "muted")
    if persona is None:
        first = row(width, Span(body.desk.words.say("(nobody yet)"), "muted"), about)
        told = text(_aside(body, segment) if segment.aside else "·", width, "muted")
    else:
        first = item(persona.id, row(width, Span(persona.name.upper(), style), about))
        told = text(persona.role or "·", width)
    return stack(first, item(key, top_rows(told, 2)), rule(width))


def answers(
    body: BoardBody, segment: Segment, fields: Sequence[str], width: int, air: int
) -> Block:
    """Each field's label with its answers hanging below, and some blank rows behind it."""
    persona = body.view.portrait(segment.id)
    blocks = []
    for field in fields:
        blocks.append(label_of(body, segment, persona, field, width))
        blocks.append(indent(answers_of(body, persona, field, width - HANG), HANG))
        blocks.append(blank(air))
    return stack(*blocks)


def label_of(
    body: BoardBody, segment: Segment, persona: Persona | None, field: str, width: int
) -> Block:
    """What a field is called; one needed for the step wears a star."""
    label = body.desk.names.persona[field]
    needed = field in keys.PERSONA_NEEDED
    if persona is None:
        return row(width, Span(label, "muted"))
    key = field_key(field, segment)
    answered = body.view.at(OnPersona(persona.id, field))
    style = "active" if body.is_current(key) else "heading" if not answered else "muted"
    return item(key, row(width, Span(label, style), Span(f" {NEEDED}" if needed else "", "mark")))


def answers_of(body: BoardBody, persona: Persona | None, field: str, width: int) -> Block:
    """What was answered; several answers have bullets."""
    notes = body.view.at(OnPersona(persona.id, field)) if persona is not None else ()
    lead = BULLET if len(notes) > 1 else Span("")
    return stack(*(note_block(body.view, note, width, lead=lead) for note in notes))


def folded_line(
    body: BoardBody, persona: Persona | None, shown: Sequence[str], width: int
) -> Block:
    """How many fields are folded away, and how many of them have answers; nothing if none is."""
    hidden = [field for field in keys.PERSONA_FOLDED if field not in shown]
    if persona is None:
        return Block(width)
    filled = sum(1 for field in hidden if body.view.at(OnPersona(persona.id, field)))
    if not hidden or (filled == 0 and len(hidden) < len(keys.PERSONA_FOLDED)):
        return Block(width)
    words = body.desk.words
    said = words.count("+ {n} more field", "+ {n} more fields", len(hidden))
    if filled:
        said += " " + words.say("({n} with answers)", n=filled)
    return row(width, Span(said, "muted"))


def from_before(body: BoardBody, persona: Persona | None, field: str) -> Block:
    """What earlier steps said that belongs into a field, the first few of it."""
    if persona is None or field not in (*keys.PERSONA_ASKED[1:], *keys.PERSONA_FOLDED):
        return Block(0)
    found = offers(body.view, OnPersona(persona.id, field))
    if not found:
        return Block(0)
    label = Span(body.desk.words.say("From before ↓"), "heading")
    heading = row(line_len((label,)), label)
    shown = [_offered(number, offer) for number, offer in enumerate(found[:OFFERED], 1)]
    return stack(blank(), top_rows(flow(body.inner, heading, *shown), 2))


def _offered(number: int, offer: Offer) -> Block:
    spans = [Span(f"{number}  {cut(offer.text, _OFFER)}", "suggestion")]
    if offer.voices > 1:
        spans.append(Span(f" {VOICES}{offer.voices}", "mark"))
    if offer.heard:
        spans.append(Span(f" {HEARD}{offer.heard}", "heard"))
    return row(line_len(tuple(spans)), *spans)
