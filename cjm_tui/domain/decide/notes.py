"""Writing on a wall: what becomes of notes."""

from __future__ import annotations

from msgspec.structs import replace

from cjm_tui.domain.commands import AddNote, EditNote, Heard, MoveNote, SameAgain
from cjm_tui.domain.decide.fields import VOICES_LIMIT, check_fields, edited, given, in_range
from cjm_tui.domain.decide.ground import Ground
from cjm_tui.domain.decide.marks import check_marks, check_place, marks_at
from cjm_tui.domain.records import AnyRecord, Note
from cjm_tui.domain.references import is_barriers
from cjm_tui.errors import Refused


def add_note(ground: Ground, command: AddNote) -> list[AnyRecord]:
    """A new note; a score it brings takes the place of the cell's."""
    check_place(command.place)
    severity = command.severity or int(is_barriers(command.place))
    note = Note(
        id=ground.fresh(command.note),
        tag=ground.tag,
        place=command.place,
        text=command.text,
        author=command.author,
        source=command.source,
        form=command.form,
        score=command.score,
        severity=severity,
        answers=command.answers,
        heard=command.heard,
        voices=command.voices,
        hidden=command.hidden,
    )
    check_fields(Note, given(command))
    ground.check_named(note)
    check_marks(ground, note)
    note = replace(note, rank=ground.rank(note.place, command.after))
    return [note, *scores_displaced(ground, note)]


def edit_note(ground: Ground, command: EditNote) -> list[AnyRecord]:
    """A note with what the command changes; a score it gets takes the place of the cell's."""
    old = ground.live(Note, command.note)
    new = edited(ground, old, command.saw, given(command, "note", "saw"))
    ground.check_named(new, old)
    check_marks(ground, new, old)
    _check_no_circle(ground, new)
    return [new, *scores_displaced(ground, new)]


def same_again(ground: Ground, command: SameAgain) -> list[AnyRecord]:
    """A note with one voice more; its words are the same, so its tag is."""
    note = ground.live(Note, command.note)
    in_range(1, VOICES_LIMIT)(note.voices + 1)
    return [replace(note, voices=note.voices + 1)]


def heard(ground: Ground, command: Heard) -> list[AnyRecord]:
    """A note heard from one client more; its words are the same, so its tag is."""
    note = ground.live(Note, command.note)
    in_range(0, VOICES_LIMIT)(note.heard + 1)
    return [replace(note, heard=note.heard + 1)]


def move_note(ground: Ground, command: MoveNote) -> list[AnyRecord]:
    """A note at another place, or elsewhere in its own, with the marks it may have there.

    The tag stays unless a mark changes, so that whoever is editing the words meanwhile is not
    taken for late.
    """
    check_place(command.place)
    old = ground.live(Note, command.note)
    new = replace(old, **marks_at(command.place, old))
    rank = ground.rank(command.place, command.after, old)
    tag = old.tag if new == old else ground.tag
    new = replace(new, place=command.place, rank=rank, tag=tag)
    ground.check_named(new, old)
    check_marks(ground, new, old)
    answering = _answers_dropped(ground, new) if is_barriers(old.place) else []
    return [new, *scores_displaced(ground, new), *answering]


def scores_displaced(ground: Ground, note: Note) -> list[AnyRecord]:
    """The notes that lose their score because another note of the same cell has one.

    A stage feels one way. A note that was nothing but a score goes to the bin, with its score.

    Args:
        ground: what the command stands on.
        note: the note whose score counts from now on, if it has one.
    """
    if note.score is None:
        return []
    others = [
        other
        for other in ground.notes_at(note.place)
        if other.score is not None and other.id != note.id
    ]
    return [
        replace(other, score=None, tag=ground.tag)
        if other.text.strip()
        else replace(other, binned=ground.tag)
        for other in others
    ]


def _answers_dropped(ground: Ground, moved: Note) -> list[AnyRecord]:
    """The solutions, without the answer to what is no barrier any more."""
    if is_barriers(moved.place):
        return []
    return [
        replace(
            note,
            answers=tuple(each for each in note.answers if each != moved.id),
            tag=ground.tag,
        )
        for note in ground.records.values()
        if isinstance(note, Note) and moved.id in note.answers
    ]


def _check_no_circle(ground: Ground, note: Note) -> None:
    """Refuse a note that would come from itself, by however many steps."""
    source = note.source
    for _ in range(len(ground.records)):
        if source == note.id:
            raise Refused("circle")
        origin = ground.records.get(source)
        source = origin.source if isinstance(origin, Note) else ""
        if not source:
            return
