"""Lines of commands, and what else the command line is given."""

from __future__ import annotations

from cjm_tui.words import N_

TEMPLATES: dict[str, str] = {
    # Lines of commands, and what else the command line is given.
    "line_bad_number": N_("there is a number in it that isn't one, or far too long"),
    "line_field_missing": N_("the field {field} is missing"),
    "line_field_twice": N_("the field {field} is there twice"),
    "line_field_unknown": N_("there is no field {field}"),
    "line_no_command": N_("no command has that: {problem}"),
    "line_not_json": N_("it isn't JSON, from character {at} on"),
    "line_not_utf8": N_("it isn't UTF-8, from byte {at} on"),
    "line_too_deep": N_("it is nested too deep"),
    "line_too_long": N_("it is longer than {limit} bytes"),
    "line_unknown_op": N_("there is no command {op}"),
    "line_wrong_type": N_("{field} is {got}, not {expected}"),
    "needs_screen": N_("This needs a terminal with a keyboard; here there is none."),
    "no_such_person": N_("{name} can't act here. Name a participant."),
    "read_failed": N_("{path} couldn't be read: {problem}"),
}
