"""What the command palette lists: the registry's commands that hold on the present screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Protocol, runtime_checkable

from textual import work
from textual.command import CommandPalette

from cjm_tui.tui.registry import commands_for
from cjm_tui.words import Words

_gather = vars(CommandPalette)["_gather_commands"].__wrapped__


class Palette(CommandPalette):
    """Textual's palette, but it outlives an empty list and being left in the middle of a search."""

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP, exit_on_error=False)
    async def _gather_commands(self, search_value: str) -> None:
        await _gather(self, search_value)

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):  # a page of a list that is empty or not laid out yet
            super()._action_command_list(action)


@runtime_checkable
class Commanded(Protocol):
    """A screen that carries out commands of the registry."""

    def wheres(self) -> tuple[str, ...]:
        """Places whose commands hold here."""

    def run_command(self, command_id: str) -> None:
        """Carry one out."""


def commands_here(words: Words, screen: object) -> Iterator[tuple[str, str, Callable[[], None]]]:
    """Title, sentence and action of each command that holds on a screen."""
    if not isinstance(screen, Commanded):
        return
    listed = {"palette"}
    for where in screen.wheres():
        for command in commands_for(where):
            if command.id not in listed:
                listed.add(command.id)
                run = partial(screen.run_command, command.id)
                yield (words.say(command.title), words.say(command.sentence), run)
