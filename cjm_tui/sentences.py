"""The words of every refusal and gap.

A `Message` names a code; here stands the sentence for each. `{name}` in a template is a parameter
of the message. What the reader can do about it belongs into the sentence.
"""

from __future__ import annotations

from typing import NamedTuple

from cjm_tui.errors import Message
from cjm_tui.words import N_, Words


class Counted(NamedTuple):
    """A sentence whose form depends on one of its parameters, a whole number."""

    one: str
    """The English sentence for 1."""
    many: str
    """The English sentence for the others."""
    by: str = "n"
    """Which parameter is the number; the templates call it `{n}`."""


TEMPLATES: dict[str, str | Counted] = {
    "malformed": N_("This isn't a command: {problem}"),
    "too_long": N_("{length} characters are too many: {limit} fit here. Shorten or split it."),
    "empty": N_("There is nothing in it."),
    "unknown_id": N_("There is no {id} in this workshop."),
    "exists": N_("{id} is already there."),
    "changed_since": N_("Someone else has changed it since; it can't be undone."),
    "nothing_to_undo": N_("There is nothing to undo."),
    "nothing_to_redo": N_("There is nothing to redo."),
    "stale": N_("It has been changed meanwhile. Now it says: {current}"),
    # What a command can't do.
    "answers_elsewhere": N_("Only a solution answers barriers."),
    "bad_id": N_("“{id}” can't be an id: 8 to 40 letters, digits, “_” or “-” make one."),
    "brief_stays": N_("What the map is about can be changed, but not binned."),
    "circle": N_("A note can't come from itself. Choose another source."),
    "empty_batch": N_("There is no command in this batch."),
    "exit_with_target": N_(
        "A client who leaves doesn't come back. Choose a return, or name no stage."
    ),
    "id_reused": N_("{id} was another command before. Give this one an id of its own."),
    "in_bin": N_("{id} is in the bin. Restore it first."),
    "no_anchor": N_("{id} is not on this board, so nothing can be put behind it."),
    "not_a_barrier": N_("{id} is not a barrier."),
    "not_a_date": N_("“{date}” is not a date. Write it like 2026-03-31."),
    "not_a_solution": N_("{id} is not a solution."),
    "not_in_bin": N_("{id} is not in the bin."),
    "not_ordered": N_("This can't be reordered; a note is moved instead."),
    "not_yours": N_("Only a facilitator can do that for somebody else."),
    "one_line": N_("A name or a title is one line. Take out the line breaks."),
    "out_of_range": N_("{value} doesn't fit: it goes from {low} to {high}."),
    "parent_in_bin": N_("What it belongs to is in the bin. Restore that first."),
    "resolved_by_writer": N_("Undo and redo can't be given here."),
    "return_without_target": N_("Say to which stage the client comes back."),
    "same": N_("It says so already."),
    "score_elsewhere": N_("Only the emotions lane of the map takes a score."),
    "severity_elsewhere": N_("Only a barrier can be severe, or be set aside with a reason."),
    "twice": N_("{id} is named twice."),
    "unclean": N_("There are characters in it that can't be shown. Take them out."),
    "unknown_key": N_("The method has no “{key}” here."),
    "clipboard_none": N_("There is no clipboard here."),
    "clipboard_tool_failed": N_("{tool} couldn't reach the clipboard."),
    "clipboard_tool_missing": N_("No tool reaches the clipboard here. Install {package}."),
    "terminal_refuses": N_("This terminal lets no program copy."),
    "terminal_in_screen": N_("Inside GNU screen a program can't copy."),
    "terminal_too_long": N_("The text is too long for a terminal to copy."),
    # Files that leave.
    "file_exists": N_("{path} is already there."),
    "file_is_link": N_("{path} is a link, and links aren't followed. Name the file itself."),
    "not_a_file": N_("{path} isn't a file."),
    "write_denied": N_("Nothing may be written to {path}."),
    "write_disk_full": N_("There is no room left on the disk for {path}."),
    "write_failed": N_("{path} couldn't be written: {problem}"),
    "write_folder_missing": N_("The folder of {path} isn't there."),
    "write_name_too_long": N_("The name {path} is too long for this disk."),
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
        "It can only be read here."
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
    # Lines on the map that can't be taken as they are.
    "fingers_too_many": Counted(
        "There is only {n} stage. One digit for it.",
        "There are only {n} stages. One digit for each.",
    ),
    "fingers_unclear": N_("One digit 1–5 for each stage, like 3 1 2 5 3. Words come after."),
    "no_barrier_here": N_("Which barrier? Type it after “!”, or put the cursor on one."),
    # Hands raised for stories.
    "hands_too_many": N_("{sum} hands, but {present} are here: one hand each."),
    "hands_unclear": Counted(
        "How many hands, as one number.", "A number for each of the {n} stories, like 5 2 0."
    ),
    # Talks that can't be entered as they are.
    "talk_without_name": N_("Say who talks, how many times and by when: “Nina, 2, Fri”."),
    # Promises, as they are typed.
    "action_gone": N_("That action isn't there any more."),
    "day_unclear": N_("Which day is “{said}”? Fri, 28.11, +7, in 2 weeks are understood."),
    "name_unclear": N_("“{name}” may be several people: one letter more."),
    # What a step still needs: short, they stand in one line with others.
    "gap_action": N_("who does what first, and by when"),
    "gap_barrier": N_("a solution, or why not: {barrier}"),
    "gap_beat": N_("what happened at {number} {stage}"),
    "gap_cell": N_("{lane} at {number} {stage}"),
    "gap_chosen": N_("which story goes on the map"),
    "gap_date": N_("by when: {action}"),
    "gap_does": N_("what the client does at {number} {stage}"),
    "gap_facet": N_("{facet}: nothing yet"),
    "gap_feeling": N_("the feeling at {number} {stage}, −2 to +2"),
    "gap_focus": N_("the stage we start with"),
    "gap_group": N_("{group}: nobody was heard yet"),
    "gap_idea": N_("a useful idea from somebody"),
    "gap_map_stages": N_("stages for the map"),
    "gap_map_story": N_("a story for the map"),
    "gap_more_stages": Counted("{n} more stage", "{n} more stages"),
    "gap_motive": N_("why {persona} would choose us"),
    "gap_name": N_("a name for the portrait"),
    "gap_owner": N_("who answers for it: {action}"),
    "gap_portrait": N_("a face for “{segment}”, or set it aside"),
    "gap_problem": N_("the main problem: {persona}"),
    "gap_segments": N_("whose road is different: the segments"),
    "gap_sentence": N_("the client in one sentence"),
    "gap_stage_name": N_("keep the name of {number} {stage}, or give it yours"),
    "gap_title": N_("a real case: its title"),
    # Doubts: worth naming, never in the way.
    "doubt_compares": N_("what they compare us with: {persona}"),
    "doubt_first_stage": N_("what the client does before 1 {stage}: not yet with us"),
    "doubt_guesses": N_("what the client does at {number} {stage} was not heard from anyone (◇)"),
    "doubt_happy": N_(
        "it drives clients away, yet the feeling at {number} {stage} is {score}: {barrier}"
    ),
    "doubt_low": N_("why the feeling at {number} {stage} is {score}: no barrier explains it"),
    "doubt_many_stages": Counted("{n} stage: merge two", "{n} stages: merge two"),
    "doubt_no_barrier": N_("not one barrier on the map"),
    "doubt_nobody": N_("it drives away, and nobody answers for it: {barrier}"),
    "doubt_question": N_("the decision this map serves"),
    "doubt_straight": N_("a straight line: who comes back, who leaves?"),
    "doubt_waiting_barriers": Counted(
        "{n} barrier waits for its stage", "{n} barriers wait for their stage"
    ),
    "doubt_waiting_solution": N_("it waits for its barrier: {solution}"),
    "doubt_waiting_solutions": Counted(
        "{n} solution waits for its barrier", "{n} solutions wait for their barriers"
    ),
    "doubt_whose": N_("whose story it is: {story}"),
    "doubt_works": N_("what works at the best place, {number} {stage}"),
    # a line that can't go where it was typed
    "no_stage_here": N_("There is no stage here for a feeling. Open the map, key 6."),
    "nothing_said_yet": N_("No line has been added yet that one more voice could stand behind."),
}
"""The sentence for each code."""


def sentence(words: Words, message: Message) -> str:
    """Say a message in the reader's language.

    Args:
        words: The language.
        message: What to say.

    Returns:
        The sentence; the bare message, if its code or a parameter is unknown here, so that a
        newer part of the program can still be understood by an older one.
    """
    template = TEMPLATES.get(message.code)
    try:
        if isinstance(template, Counted):
            n = int(message.params[template.by])
            others = {name: value for name, value in message.params.items() if name != "n"}
            return words.count(template.one, template.many, n, **others)
        if template is not None:
            return words.say(template, **message.params)
    except (KeyError, ValueError):
        pass
    return str(message)
