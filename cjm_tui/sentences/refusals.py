"""A command that the workshop refuses."""

from __future__ import annotations

from cjm_tui.words import N_

TEMPLATES: dict[str, str] = {
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
    "not_a_moment": N_("“{moment}” is no time. Write it like 2026-03-31T10:00:00Z."),
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
}
