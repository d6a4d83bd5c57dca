"""The door of the model: whatever a command brings, its texts go in clean and its types true."""

from __future__ import annotations

from functools import cache

import msgspec

from cjm_tui.domain.commands import Command
from cjm_tui.errors import Refused
from cjm_tui.store.codec import surely_clean
from cjm_tui.text import clean_tree


@cache
def _decoder() -> msgspec.json.Decoder[Command]:
    """Made when first needed: to learn all commands takes longer than to start without them."""
    return msgspec.json.Decoder(Command)


def tidied(command: Command) -> Command:
    """Clean a command's texts, and make sure that it is what its types say.

    Args:
        command: Made by any code, or decoded from anywhere.

    Raises:
        Refused: It has a field of the wrong type.
    """
    try:
        data = msgspec.json.encode(command)
        if surely_clean(data):
            return _decoder().decode(data)
    except UnicodeEncodeError:
        pass  # a lone surrogate: cleaning takes it away
    except (msgspec.ValidationError, TypeError, OverflowError) as error:
        raise Refused("malformed", problem=str(error)) from None
    try:
        cleaned: Command = msgspec.convert(clean_tree(msgspec.to_builtins(command)), Command)
        return cleaned
    except (msgspec.ValidationError, TypeError, OverflowError) as error:
        raise Refused("malformed", problem=str(error)) from None
