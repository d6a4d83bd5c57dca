"""Files and chats that come in: what was guessed, parked or dropped, and what can't be read."""

from __future__ import annotations

from cjm_tui.sentences.counted import Counted

TEMPLATES: dict[str, str | Counted] = {}
