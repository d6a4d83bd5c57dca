"""From a typed line to the command it makes."""

from __future__ import annotations

from msgspec.structs import replace

from cjm_tui.domain.commands import AddNote, Batch, Command, SameAgain, Single
from cjm_tui.domain.people import initials
from cjm_tui.domain.places import OnInterview, OnParking, Place
from cjm_tui.domain.view import View
from cjm_tui.errors import Message
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.base import Address, Body
from cjm_tui.tui.bodies.map_common import feel
from cjm_tui.tui.grammar import Typed

LANES_OF_SORTS = {
    "barrier": "barriers",
    "solution": "solutions",
    "question": "questions",
    "touchpoints": "touchpoints",
    "feeling": "emotions",
}


def interpret(body: Body, address: Address, line: str) -> Command | Message | None:
    """The command a line makes.

    Args:
        body: the body it was typed on.
        address: where it was begun.
        line: clean, not empty unless the body accepts that here.

    Returns:
        As ``Body.write``.
    """
    view, (author, words) = body.desk.view, split_author(body.desk.view, line)
    typed = body.parse(address, words)
    made: Command | Message | None
    if typed.sort == "same":
        last = body.desk.last_written
        made = SameAgain(id=new_id(), note=last) if last else Message("nothing_said_yet")
    elif typed.sort == "plain" or not (typed.text or typed.sort == "feeling"):
        made = body.write(address, typed.text if typed.sort == "plain" else words)
    elif typed.sort == "quote":
        made = _quoted(body.write(address, typed.text))
    elif typed.sort == "park":
        made = _note(OnParking(), typed.text)
    elif typed.sort == "feeling":
        made = _feeling(body, view, typed)
    else:
        made = _addressed(body, typed)
    return _by(made, author)


def is_aside(body: Body, address: Address, line: str) -> bool:
    """Whether a line leaves unanswered what it was asked: it is said again, parked, or waits.

    On the map a barrier or a solution is what the line is for.
    """
    _, words = split_author(body.desk.view, line)
    typed = body.parse(address, words)
    if not typed.text and typed.sort != "same":
        return False
    waits = body.step != "map" and typed.sort in ("barrier", "solution")
    return waits or typed.sort in ("same", "park")


def split_author(view: View, line: str) -> tuple[str, str]:
    """``Name: text`` sets the author, but only where Name is a participant's name or initials.

    Returns:
        The participant's id, or an empty string, and the text that is left.
    """
    name, colon, words = line.partition(":")
    if not colon or not words.strip():
        return "", line
    wanted = name.strip().casefold()
    for person in view.participants:
        if wanted in (person.name.casefold(), initials(person.name)):
            return person.id, words.strip()
    return "", line


def written_notes(command: Command) -> tuple[str, ...]:
    """Ids of the notes a command adds."""
    if isinstance(command, AddNote):
        return (command.note,)
    if isinstance(command, Batch):
        return tuple(one.note for one in command.commands if isinstance(one, AddNote))
    return ()


def hidden(commands: tuple[Single, ...]) -> tuple[Single, ...]:
    """The same commands, with the notes they add on no wall until they are opened."""
    return tuple(replace(one, hidden=True) if isinstance(one, AddNote) else one for one in commands)


def _note(place: Place, text: str) -> AddNote:
    return AddNote(id=new_id(), note=new_id(), place=place, text=text)


def _quoted(command: Command | Message | None) -> Command | Message | None:
    """The same command with its note marked as somebody's very words."""
    if isinstance(command, AddNote):
        return replace(command, form="quote")
    if isinstance(command, Batch):
        marked: tuple[Single, ...] = tuple(
            replace(one, form="quote")
            if isinstance(one, AddNote) and isinstance(one.place, OnInterview)
            else one
            for one in command.commands
        )
        return replace(command, commands=marked)
    return command


def _by(command: Command | Message | None, author: str) -> Command | Message | None:
    """The same command with its notes said by somebody."""
    if not author:
        return command
    if isinstance(command, AddNote):
        return replace(command, author=author)
    if isinstance(command, Batch):
        said: tuple[Single, ...] = tuple(
            replace(one, author=author) if isinstance(one, AddNote) else one
            for one in command.commands
        )
        return replace(command, commands=said)
    return command


def _addressed(body: Body, typed: Typed) -> Command:
    """A line whose first character named the lane: to its cell, or to wait for the map."""
    lane = LANES_OF_SORTS[typed.sort]
    place: Place = body.cell(lane) or OnParking(lane)
    if typed.sort == "touchpoints" and len(typed.parts) > 1:
        return Batch(id=new_id(), commands=tuple(_note(place, part) for part in typed.parts))
    note = _note(place, typed.parts[0] if typed.parts else typed.text)
    if typed.sort == "barrier":
        return replace(note, severity=typed.severity)
    answered = body.barrier_to_answer() if typed.sort == "solution" else ""
    return replace(note, answers=(answered,)) if answered else note


def _feeling(body: Body, view: View, typed: Typed) -> Command | Message | None:
    """The stage's feeling: one score a cell, so that a second one changes the first."""
    place = body.cell("emotions")
    if place is None:
        return Message("no_stage_here")
    return feel(view, place, typed.score, typed.text)
