"""`cjm copy`: a text of a workshop on the clipboard, without the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_tui.cli.asked import Asked
from cjm_tui.cli.console import Console
from cjm_tui.cli.library import library_of, tell_missing
from cjm_tui.cli.meant import story_meant, today, workshop_meant
from cjm_tui.errors import CjmError, InputProblem
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.domain.view import View
    from cjm_tui.domain.workshop import Workshop
    from cjm_tui.share.clipboard import Outcome
    from cjm_tui.share.parcels import Parcel, Sending


def copy(asked: Asked, console: Console, speak: Words) -> int:
    """`cjm copy`: one message of it; says which, whether it arrived, and what it leaves out."""
    from cjm_tui.domain.view import project
    from cjm_tui.share.sending import sending

    workshop = workshop_meant(asked, console, speak)
    view = project(workshop)
    parcel = _parcel(asked, workshop, view)
    target = _target(asked, parcel)
    made = sending(view, parcel, target, today())
    count = len(made.parts)
    if not 1 <= asked.part <= count:
        raise InputProblem("copy_no_such_part", part=asked.part, n=count)
    text = made.parts[asked.part - 1]
    came_through = _copied(text, f"{asked.what} → {target}", asked, console, speak)
    _tell_more(made, asked.part, console, speak)
    if not came_through:
        console.put(text)
    return 0 if came_through else 1


def _parcel(asked: Asked, workshop: Workshop, view: View) -> Parcel:
    import msgspec

    from cjm_tui.share.parcels import Parcel, What

    kind: What = msgspec.convert(asked.what, What)
    if asked.story and asked.what != "map":
        raise InputProblem("copy_only_map")
    if asked.person and asked.what != "mine":
        raise InputProblem("copy_only_mine")
    person = _person(asked.person, view) if asked.what == "mine" else ""
    return Parcel(what=kind, scope=story_meant(workshop, asked.story), person=person)


def _person(name: str, view: View) -> str:
    """The id of the participant whose part is wanted."""
    from cjm_tui.domain.people import find_person

    known = ", ".join(person.name for person in view.participants)
    if not name:
        raise InputProblem("copy_needs_person", known=known)
    found = find_person(view.participants, name)
    if found is None:
        raise InputProblem("copy_no_such_person", name=name, known=known)
    return found.id


def _target(asked: Asked, parcel: Parcel) -> str:
    """Where it will be pasted: what is asked for, or what is offered first."""
    from cjm_tui.share.sending import targets_for

    targets = targets_for(parcel)
    if not asked.to:
        return targets[0]
    if asked.to not in targets:
        known = ", ".join(targets)
        raise InputProblem("copy_target_cannot", target=asked.to, what=asked.what, known=known)
    return asked.to


def _copied(text: str, what: str, asked: Asked, console: Console, speak: Words) -> bool:
    """Copy, and tell the truth about it; whether there is hope that it arrived."""
    from cjm_tui.share.clipboard import Failed, said, this_machine
    from cjm_tui.share.clipboard import copy as to_clipboard
    from cjm_tui.text import utf16_len

    kept = _kept(text, asked)
    with terminal_writer() as write:
        outcome = to_clipboard(text, this_machine(write))
    size = speak.count("{n} character", "{n} characters", utf16_len(text))
    console.tell(said(outcome, f"{what}, {size}", kept, speak))
    _tell_where(outcome, kept, console, speak)
    return not isinstance(outcome, Failed)


def _kept(text: str, asked: Asked) -> Path | None:
    from cjm_tui.share.clipboard import keep_last

    with suppress(CjmError):
        return keep_last(text, library_of(asked).root)
    return None


def _tell_where(outcome: Outcome, kept: Path | None, console: Console, speak: Words) -> None:
    """Where to look if nothing has arrived."""
    from cjm_tui.share.clipboard import Sent
    from cjm_tui.share.files import shown

    if isinstance(outcome, Sent) and kept is not None:
        sentence = speak.say("Nothing to paste? The text is in {path}", path=shown(kept))
        console.tell(sentence)


def _tell_more(made: Sending, part: int, console: Console, speak: Words) -> None:
    """Which part of how many it is, and what none of them holds."""
    count = len(made.parts)
    if part < count:
        console.tell(
            speak.say(
                "Part {part} of {n}: --part {next} is next", part=part, n=count, next=part + 1
            )
        )
    elif count > 1:
        console.tell(speak.say("Part {part} of {n}, the last", part=part, n=count))
    tell_missing(made.left_out, console, speak)


@contextmanager
def terminal_writer() -> Iterator[Callable[[str], None] | None]:
    """What writes to the person's terminal, wherever the streams go; None without one.

    A control sequence never gets into a pipe this way.
    """
    with ExitStack() as at_the_end:
        try:
            terminal = at_the_end.enter_context(Path("/dev/tty").open("wb", buffering=0))
        except OSError:
            yield None
            return

        def write(sequence: str) -> None:
            rest = sequence.encode("ascii")
            while rest:
                rest = rest[terminal.write(rest) :]

        yield write
