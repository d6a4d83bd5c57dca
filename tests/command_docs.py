"""Writes docs/commands.md from the types: ``python -m tests.command_docs > docs/commands.md``."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UNSET, UnsetType
from msgspec.structs import FieldInfo, fields

from cjm_tui.domain import apply, commands, places, records
from cjm_tui.method import keys
from cjm_tui.sentences import TEMPLATES
from tests.unit.rooms import FURNISHING, NEED, ONE_OF_EACH, PAY

HEAD = """\
# Commands

Everything that happens to a workshop is a command. `cjm submit` takes one JSON object a line;
this page is made from the types and says what may stand in each. `tests/unit/rooms.py` holds the
workshop the examples are about.

- `op` says which command it is, `id` is the command's own random id, 8 to 40 of `A-Z a-z 0-9 _ -`.
  The same command with the same id is done once; an id that was another command is refused.
- Whoever adds a record makes its id, in the same way. An id that is taken is refused.
- In an editing command a field that is left out stays as it is. `saw` is the `tag` of the record
  the editor had before them: where it has changed since, words are kept beside the new ones, and
  any other value is refused as `stale`. Left out or empty, the last to write wins.
- `after` names the record to stand behind; `null` or left out puts it last, `""` first.
- A text holds up to 10,000 characters; a name, a title or a reason said in one line up to 200.
  Nothing is cut: what is longer is refused.
- Dates are written `2026-03-31`; an empty text is no date.
"""

_SAID_HERE: Mapping[str, str] = {
    "id": "Random id of the command itself; may be left out inside a batch.",
    "saw": "Tag of the record the editor had before them; empty where any will do.",
    "after": "Record it is put behind; null puts it last, an empty text first.",
    "title": "In one line.",
    "name": "In one line.",
    "role": "Who the persona is, in one line.",
    "timekeeper": "Participant who keeps the time.",
    "group": "Which of the three groups it is about.",
    "form": "Of which form it is.",
    "trigger": "What sends the client back, where the team knows.",
    "reason": "Why.",
    "hands": "How many in the room know the case, 0 to 99.",
    "chosen": "Whether it runs along the map.",
    "planned": "Whether it is promised and not held yet.",
    "barrier": "Barrier it is about.",
    "solution": "Solution it carries out.",
    "first_step": "What is done first.",
    "state": "Whether it is still to do.",
    "text": "The words.",
    "place": "Where it stands: see Places.",
    "how": "The way of working.",
    "commands": "The commands, none of them a batch, an undo or a redo.",
    "persona": "Id of the persona; a story may have none.",
    "target": "Id of the record.",
}
"""What a field means where neither the command nor its record says so."""

_KEYS: Mapping[str, tuple[str, ...]] = {
    "FACETS": keys.FACETS,
    "ASPECTS": keys.ASPECTS,
    "LANES": keys.LANES,
    "OPTIONAL_LANES": keys.OPTIONAL_LANES,
}


def page() -> str:
    """The whole page."""
    parts = [HEAD, "## Places\n", *(_section(place, "on") for place in get_args(places.Place))]
    parts += ["## Operations\n", *(_section(each, "op") for each in get_args(commands.Command))]
    return "\n".join([*parts, *_refusals()])


def _section(kind: type[msgspec.Struct], tag_field: str) -> str:
    tag = str(kind.__struct_config__.tag)
    lines = [f"### {tag}", "", inspect.getdoc(kind) or "", ""]
    described = [field for field in fields(kind) if field.name != "id"]
    if described:
        lines += ["| Field | Holds | Left out | Meaning |", "| --- | --- | --- | --- |"]
        lines += [_row(kind, field) for field in described]
        lines.append("")
    example = _example(tag) if tag_field == "op" else _place_example(kind)
    return "\n".join([*lines, "```json", example, "```", ""])


def _refusals() -> Iterator[str]:
    """Every code a command can be refused with, and its sentence."""
    yield "## Refusals\n"
    yield "| Code | Sentence |\n| --- | --- |"
    for code in sorted({*refusal_codes(), "malformed"}):
        told = TEMPLATES[code]
        yield f"| `{code}` | {told if isinstance(told, str) else told.many} |"
    yield ""


def refusal_codes() -> set[str]:
    """The codes that stand in the domain's ``Refused(...)``."""
    sources = (path.read_text("utf-8") for path in Path(apply.__file__).parent.rglob("*.py"))
    found: set[str] = set()
    for source in sources:
        for thing in ast.walk(ast.parse(source)):
            match thing:
                case ast.Call(func=ast.Name(id="Refused"), args=[ast.Constant(value=str(code))]):
                    found.add(code)
                case _:
                    pass
    return found


def _row(kind: type[msgspec.Struct], field: FieldInfo) -> str:
    holds = _holds(get_type_hints(kind)[field.name], field.name)
    return f"| `{field.name}` | {holds} | {_left_out(field)} | {_meaning(kind, field.name)} |"


def _left_out(field: FieldInfo) -> str:
    if field.required:
        return "must be there"
    if field.default is UNSET:
        return "stays"
    return f"`{msgspec.json.encode(field.default).decode()}`"


def _holds(hint: object, name: str) -> str:
    arms = [hint] if get_origin(hint) in (Literal, tuple) else list(get_args(hint) or (hint,))
    named = (_arm(arm, name) for arm in arms if arm is not UnsetType)
    return "place" if set(arms) & set(get_args(places.Place)) else " or ".join(named)


def _arm(arm: object, name: str) -> str:
    if get_origin(arm) is Literal:
        return ", ".join(f"`{msgspec.json.encode(each).decode()}`" for each in get_args(arm))
    if get_origin(arm) is tuple:
        return "list of commands" if name == "commands" else "list of texts"
    return {str: "text", int: "whole number", bool: "`true` or `false`"}.get(arm, "`null`")  # type: ignore[call-overload, no-any-return]  # an arm is one of these types


def _meaning(kind: type[msgspec.Struct], name: str) -> str:
    said = _FIELD_DOCS.get(f"{kind.__name__}.{name}")
    if said is None and kind.__name__.startswith(("Add", "Edit")):
        of = kind.__name__.removeprefix("Add").removeprefix("Edit")
        said = f"Id of the {name}." if name == of.lower() else _FIELD_DOCS.get(f"{of}.{name}")
    said = said or _SAID_HERE.get(name) or f"Id of the {name}."
    for key, listed in _KEYS.items():
        said = said.replace(f"``keys.{key}``", ", ".join(f"`{each}`" for each in listed))
    return " ".join(said.replace("``", "`").replace("|", "\\|").replace("`None`", "`null`").split())


def _example(op: str) -> str:
    several: Mapping[str, commands.Command] = {
        "batch": commands.Batch(
            id="command-1",
            commands=(commands.SameAgain(note=NEED), commands.EditStage(stage=PAY, name="Bill")),
        ),
        "undo": commands.Undo(id="command-1"),
        "redo": commands.Redo(id="command-1"),
    }
    return msgspec.json.encode(ONE_OF_EACH.get(op) or several[op]).decode()


def _place_example(kind: type[msgspec.Struct]) -> str:
    placed = (command for command in FURNISHING if isinstance(command, commands.AddNote))
    place = next(command.place for command in placed if isinstance(command.place, kind))
    return msgspec.json.encode(place).decode()


def _field_docs(module: ModuleType) -> Iterator[tuple[str, str]]:
    """The text under each field of each class of a module."""
    for thing in ast.parse(inspect.getsource(module)).body:
        if not isinstance(thing, ast.ClassDef):
            continue
        for field, text in zip(thing.body, thing.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                match text:
                    case ast.Expr(value=ast.Constant(value=str(said))):
                        yield f"{thing.name}.{field.target.id}", said
                    case _:
                        pass


_FIELD_DOCS = dict(pair for module in (commands, places, records) for pair in _field_docs(module))

if __name__ == "__main__":
    sys.stdout.write(page())
