"""What the command palette lists: the registry's commands that hold on the present screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Protocol, runtime_checkable

from textual import on, work
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.widgets import Input, OptionList

from cjm_tui.tui.registry import commands_for
from cjm_tui.tui.widgets.options import ShrinkingCommands
from cjm_tui.words import Words

_gather = vars(CommandPalette)["_gather_commands"].__wrapped__


class Palette(CommandPalette):
    """Textual's palette, but it is left once, and outlives an empty list and a search cut off."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave, unless that has been done: a key pressed twice must not leave what is under it."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def compose(self) -> ComposeResult:
        """The same parts, with a list of ours."""
        for part in super().compose():
            yield ShrinkingCommands() if isinstance(part, CommandList) else part

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _too_late(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        """Pressed or clicked twice, a command is carried out once."""
        if not self.is_current:
            event.stop()
            event.prevent_default()

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
