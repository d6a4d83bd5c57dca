"""The disk, workshops as they are kept on it, and files that are damaged."""

from __future__ import annotations

from cjm_tui.sentences.counted import Counted
from cjm_tui.words import N_

TEMPLATES: dict[str, str | Counted] = {
    # The disk, and workshops as they are kept on it.
    "ambiguous": N_("“{name}” begins several: {ids}. Give more of it."),
    "bad_file": N_("{file} can't be loaded: {problem}"),
    "cant_lock": N_("{path} can't be locked ({reason}); it is open for reading only."),
    "cant_migrate": N_(
        "{path} is of an older version ({version}) and can't be brought up to date: {problem}. "
        "Nothing in it was changed."
    ),
    "cleaned": N_(
        "{file} had characters in it that may hide or turn text around. They are left out here; "
        "the file is kept as it was."
    ),
    "closed": N_("This workshop has been closed."),
    "damaged": N_(
        "{path} can't be understood ({problem}), and there is no journal to recover it from. "
        "The file is left as it is."
    ),
    "defect": N_("That went wrong inside the program, and nothing was changed: {problem}"),
    "document_damaged": N_(
        "{file} was damaged ({problem}). Everything was recovered from the journal; the damaged "
        "file is kept beside it."
    ),
    "document_missing": N_("{file} was missing. Everything was recovered from the journal."),
    "file_too_new": N_(
        "{file} was written by a newer version of this program ({version}, this one knows "
        "{known}). Update the program."
    ),
    "folder_is_link": N_(
        "{path} is a link to another place, and links aren't followed. Open that place itself."
    ),
    "foreign_file": N_("{file} isn't a workshop exported by this program."),
    "held": N_(
        "{user} on {host} has this workshop open (process {pid}, since {since}). "
        "It can only be read here; once it is free, q and Enter open it again."
    ),
    "held_by_somebody": N_("Another program has {path} open. It can only be read here."),
    "journal_behind": N_(
        "{file} ends before the workshop does. It is kept, and a new one begins; what came "
        "before can't be undone any more."
    ),
    "journal_damaged": Counted(
        "{file} is damaged at line {line} ({problem}), {n} line follows. The damaged file is "
        "kept; all before it is here.",
        "{file} is damaged at line {line} ({problem}), {n} lines follow. The damaged file is "
        "kept; all before it is here.",
    ),
    "journal_foreign": N_("{file} is another workshop's. It is kept, and a new one begins."),
    "journal_missing": N_(
        "{file} was missing, and a new one begins. What came before can't be undone any more."
    ),
    "migrated": N_(
        "This workshop was brought from version {version} to {now}. The old files are kept "
        "beside the new ones."
    ),
    "name_too_long": N_(
        "A person's name is too long: {length} characters, and {limit} fit. Shorten it."
    ),
    "new_uid": N_("{id} was a copy of {other}; from now on it is a workshop of its own."),
    "no_such_file": N_("There is no file {path}."),
    "no_such_workshop": N_("There is no workshop “{name}” in {folder}."),
    "not_a_workshop": N_("{path} isn't a workshop: it holds no workshop.json."),
    "read_only": N_("This workshop can only be read here."),
    "row_damaged": N_("{path} is damaged; opening it will try to recover it."),
    "tail_cut": Counted(
        "The last line of {file} was cut short when the program stopped ({n} byte); it was "
        "never confirmed and is removed.",
        "The last line of {file} was cut short when the program stopped ({n} bytes); it was "
        "never confirmed and is removed.",
    ),
    "title_too_long": N_(
        "The title is too long: {length} characters, and {limit} fit. Shorten it."
    ),
    "too_large": N_("{path} is larger than {limit} MB; nothing of ours is."),
    "too_new": N_(
        "This workshop was written by a newer version of the program ({version}, this one knows "
        "{known}). It can only be read here; update the program to change it."
    ),
    "too_new_unreadable": N_(
        "{path} was written by a newer version of the program ({version}, this one knows "
        "{known}), and can't even be read here. Update the program."
    ),
    "unknown_example": N_("There is no example “{name}”. There are: {known}."),
    "unknown_template": N_("There is no template “{name}”. There are: {known}."),
    "unmoved_denied": N_("{path} may not be moved."),
    "unmoved_full": N_("There is no room left on the disk to move {path}."),
    "unmoved_gone": N_("{path} isn't there any more."),
    "unmoved_other": N_("{path} couldn't be moved: {reason}"),
    "unreadable_denied": N_("{path} may not be read."),
    "not_a_folder": N_("{path} isn't a folder."),
    "unreadable_gone": N_("{path} isn't there."),
    "unreadable_other": N_("{path} couldn't be read: {reason}"),
    "unsaved_denied": N_("Not saved: nothing may be written to {path}. It is kept in memory."),
    "unsaved_full": N_("Not saved: the disk is full. Make room, or save it elsewhere."),
    "unsaved_gone": N_("Not saved: {path} isn't there any more. Save it elsewhere."),
    "unsaved_other": N_("Not saved: {reason}. Writing is tried again; or save it elsewhere."),
    "unwritten_denied": N_("Not saved: nothing may be written to {path}."),
    "unwritten_full": N_("Not saved: there is no room left on the disk for {path}."),
    "unwritten_gone": N_("Not saved: the folder of {path} isn't there."),
    "unwritten_other": N_("Not saved: {path} can't be written ({reason})."),
    # What is wrong in a file that can't be understood.
    "problem_bad_byte": N_("it isn't JSON, from byte {at} on"),
    "problem_cut_off": N_("it breaks off in the middle"),
    "problem_empty": N_("it is empty"),
    "problem_foreign": N_("it is not laid out like a workshop"),
    "problem_gone": N_("{id} isn't there"),
    "problem_id": N_("“{id}” can't be an id"),
    "problem_kind": N_("{id} is something else"),
    "problem_loose": N_("what it hangs on is in the bin, or doesn't fit it"),
    "problem_missing": N_("it is missing"),
    "problem_no_brief": N_("what the map is about is missing"),
    "problem_not_json": N_("it isn't JSON, from line {line}, column {column} on"),
    "problem_range": N_("not between {least} and {most}"),
    "problem_rev": N_("rev is {rev}, {due} was due"),
    "problem_twice": N_("{id} is there twice"),
    "problem_type": N_("{got} instead of {expected}"),
    "problem_value": N_("{value} can't stand there"),
}
