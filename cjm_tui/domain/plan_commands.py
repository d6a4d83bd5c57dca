"""The commands of the plan: who does what first, and by when."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from cjm_tui.domain.asking import Asking
from cjm_tui.domain.records import ActionKind, ActionState


class AddAction(Asking, frozen=True, kw_only=True, tag_field="op", tag="add_action"):
    """Promise to do something about a barrier."""

    action: str
    barrier: str = ""
    solution: str = ""
    owners: tuple[str, ...] = ()
    first_step: str = ""
    by: str = ""
    known_by: str = ""
    sort: ActionKind = "experience"
    promised: str = ""
    after: str | None = None


class EditAction(Asking, frozen=True, kw_only=True, tag_field="op", tag="edit_action"):
    """Change who does what by when, or mark it done."""

    action: str
    saw: str = ""
    barrier: str | UnsetType = UNSET
    solution: str | UnsetType = UNSET
    owners: tuple[str, ...] | UnsetType = UNSET
    first_step: str | UnsetType = UNSET
    by: str | UnsetType = UNSET
    known_by: str | UnsetType = UNSET
    sort: ActionKind | UnsetType = UNSET
    state: ActionState | UnsetType = UNSET
    promised: str | UnsetType = UNSET
