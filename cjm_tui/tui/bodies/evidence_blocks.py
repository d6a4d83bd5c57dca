"""How the evidence pass is drawn: the guess, where it stands, and what the talks have found."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_tui.domain.guesses import nearest
from cjm_tui.domain.places import OnAudience, OnInterview, OnMap, OnPersona, OnStage, OnStory, Place
from cjm_tui.domain.records import Note, Persona, Stage, Story, Talk
from cjm_tui.domain.view import View
from cjm_tui.method.records import Names
from cjm_tui.text import cut
from cjm_tui.tui.blocks import Block, Span, blank, item, row, stack, top_rows
from cjm_tui.tui.bodies.boards import BULLET, BoardBody
from cjm_tui.tui.bodies.talk_blocks import talk_name
from cjm_tui.tui.marks import DONE, GUESS, HEARD, marked_text, note_text

_NAME = 28
"""Cells of a stage's or a story's name where one tells where a note stands."""
_WHO = 24
"""Cells of who said it, behind a finding."""
_ROWS, _ROWS_OF_GUESS = 3, 4
"""Rows that a finding may take, and the guess."""


def asked(body: BoardBody, guess: Note) -> Block:
    """Where a guess stands, and what it says; then the heading of the findings.

    Args:
        body: the pass.
        guess: what is asked about.
    """
    where = whereabouts(body.view, body.desk.names, guess.place)
    mark = (Span(f" {GUESS}", "muted"),)
    shown = marked_text(note_text(body.view, guess), body.inner - 2, "strong", Span("  "), mark)
    heading = row(body.inner, Span(body.desk.words.say("What came back").upper(), "heading"))
    return stack(
        row(body.inner, Span(where, "muted")),
        item(guess.id, top_rows(shown, _ROWS_OF_GUESS)),
        blank(),
        heading,
    )


def findings(body: BoardBody, guess: Note) -> Iterator[Block]:
    """What the talks have found, the nearest first; what is placed already is ticked.

    Args:
        body: the pass.
        guess: what is asked about.
    """
    found = nearest(body.view, guess)
    if not found:
        yield body.nothing_yet(body.inner)
    for note in found:
        yield _finding(body, note)


def _finding(body: BoardBody, note: Note) -> Block:
    view = body.view
    talk = view.find(Talk, note.place.talk if isinstance(note.place, OnInterview) else "")
    who = cut(talk_name(body, talk), _WHO) if talk is not None else ""
    heard = view.heard(note)
    count = (Span(f" {HEARD}{heard}", "heard"),) if heard > 1 else ()
    placed = note.id in view.placed
    lead = Span(f"{DONE} ", "good") if placed else BULLET
    style = "muted" if placed else "text"
    marks = (Span(f"  {who}", "muted"), *count)
    return item(
        note.id,
        top_rows(marked_text(note_text(body.view, note), body.inner, style, lead, marks), _ROWS),
    )


def known(body: BoardBody) -> Block:
    """How much of the map comes from clients' words."""
    story = body.view.story_for_map()
    if story is None:
        return Block(body.inner)
    evidence = body.view.evidence(story.id)
    said = body.desk.words.say(
        "On the map in clients' words: {n} of {all}",
        n=evidence.heard,
        all=evidence.heard + evidence.guesses,
    )
    return row(body.inner, Span(said, "muted"))


def whereabouts(view: View, names: Names, place: Place) -> str:
    """Where a note stands, in the method's words.

    Args:
        view: the workshop.
        names: the method's names.
        place: of the note.
    """

    def stage(key: str) -> str:
        found = view.find(Stage, key)
        return f"{view.stage_number(key)} {cut(found.name, _NAME)}" if found is not None else ""

    steps = names.steps
    match place:
        case OnAudience(facet=facet):
            parts = [steps["audience"], names.facets[facet]]
        case OnPersona(persona=key, field=field):
            persona = view.find(Persona, key)
            parts = [steps["personas"], persona.name if persona else "", names.persona[field]]
        case OnStage(stage=key, aspect=aspect):
            parts = [steps["stages"], stage(key), names.aspects[aspect]]
        case OnStory(story=told, stage=key):
            story = view.find(Story, told)
            parts = [steps["stories"], cut(story.title, _NAME) if story else "", stage(key)]
        case OnMap(stage=key, lane=lane):
            own = next((one.name for one in view.lanes if one.id == lane), lane)
            parts = [steps["map"], stage(key), names.lanes.get(lane, own)]
        case _:
            parts = []
    return " · ".join(part for part in parts if part)
