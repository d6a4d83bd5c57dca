"""What was done, as far as undo, redo and a command sent twice need to know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from cjm_tui.domain.apply import Event
from cjm_tui.domain.commands import Command, Momentary, Redo, Undo
from cjm_tui.domain.records import Assigned, Block
from cjm_tui.errors import Refused


class Done(Struct, frozen=True):
    """An entry that can be taken back: give both tuples to ``revert``."""

    command: str
    """Id of the command."""
    before: tuple[Assigned, ...]
    after: tuple[Assigned, ...]


class _Passed(Struct, frozen=True):
    """What time has done to a block."""

    old: Block
    new: Block

    def to(self, block: Block) -> Block:
        """The same done to the block as it once was; minutes added are added to what it had."""
        changed = {
            name: value
            for name in Block.__struct_fields__
            if (value := getattr(self.new, name)) != getattr(self.old, name)
        }
        extra = block.extra + self.new.extra - self.old.extra
        return replace(block, **{**changed, "extra": extra})


def _later(done: Done, passed: Mapping[str, _Passed]) -> Done:
    """The same deed, done to blocks as time has changed them since.

    A block that was added and has begun stays: its real times are never taken back.
    """
    if not any(isinstance(each, Block) and each.id in passed for each in done.before):
        return done

    def moved(assigned: tuple[Assigned, ...]) -> tuple[Assigned, ...]:
        return tuple(
            passed[each.id].to(each) if isinstance(each, Block) and each.id in passed else each
            for each in assigned
        )

    return Done(done.command, moved(done.before), moved(done.after))


class History:
    """The undo and redo stacks of every actor, and every command id that was used.

    It is built by pushing each event once, in order: those of the journal on opening, then each
    new one.
    """

    def __init__(self) -> None:
        self._undo: defaultdict[str, list[Done]] = defaultdict(list)
        self._redo: defaultdict[str, list[Done]] = defaultdict(list)
        self._commands: dict[tuple[str, str], tuple[int, Command]] = {}

    def push(self, event: Event, before: tuple[Assigned, ...]) -> None:
        """Remember what was done.

        An undo moves the actor's last change to what they can redo, a redo moves it back, and
        any other command forgets what they could redo. A momentary one does neither: time that
        has passed is nobody's mistake, and undo means the last words.

        Args:
            event: the entry with the records it left.
            before: the records as they were, the change's ``inverse``.
        """
        actor, command = event.entry.actor, event.entry.command
        self._commands[actor, command.id] = (event.rev, command)
        done = Done(command.id, before, event.after)
        undo, redo = self._undo[actor], self._redo[actor]
        match command:
            case Undo():
                del undo[-1:]  # a journal that was cut may lack what it took back
                redo.append(done)
            case Redo():
                del redo[-1:]
                undo.append(done)
            case _ if isinstance(command, Momentary):
                self._goes_by(before, event.after)
            case _:
                undo.append(done)
                redo.clear()

    def _goes_by(self, before: tuple[Assigned, ...], after: tuple[Assigned, ...]) -> None:
        """Time has changed blocks: what was done to them can still be taken back, but for that."""
        was = {each.id: each for each in before if isinstance(each, Block)}
        passed = {
            each.id: _Passed(was[each.id], each)
            for each in after
            if isinstance(each, Block) and each.id in was
        }
        for stack in (*self._undo.values(), *self._redo.values()) if passed else ():
            stack[:] = [_later(done, passed) for done in stack]

    def can_undo(self, actor: str) -> bool:
        """Whether the actor has done something that is not undone."""
        return bool(self._undo.get(actor))

    def can_redo(self, actor: str) -> bool:
        """Whether the actor has undone something and done nothing new since."""
        return bool(self._redo.get(actor))

    def undo_target(self, actor: str) -> Done:
        """The actor's own last change.

        Raises:
            Refused: there is none.
        """
        if not self.can_undo(actor):
            raise Refused("nothing_to_undo")
        return self._undo[actor][-1]

    def redo_target(self, actor: str) -> Done:
        """The actor's own last undo.

        Raises:
            Refused: there is none.
        """
        if not self.can_redo(actor):
            raise Refused("nothing_to_redo")
        return self._redo[actor][-1]

    def known(self, actor: str, command: Command) -> int | None:
        """Whether the actor has given this very command before, so that it isn't done twice.

        Args:
            actor: who gives it.
            command: the command, with its id.

        Returns:
            The revision it made then; none, if it is new.

        Raises:
            Refused: its id was that of another command.
        """
        known = self._commands.get((actor, command.id))
        if known is None:
            return None
        rev, earlier = known
        if earlier != command:
            raise Refused("id_reused", id=command.id)
        return rev
