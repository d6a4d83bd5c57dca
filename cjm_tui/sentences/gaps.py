"""What a step still needs, and doubts: short, they stand in one line with others."""

from __future__ import annotations

from cjm_tui.sentences.counted import Counted
from cjm_tui.words import N_

TEMPLATES: dict[str, str | Counted] = {
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
}
