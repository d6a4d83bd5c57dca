"""A line typed in the room that can't be taken as it is."""

from __future__ import annotations

from cjm_tui.sentences.counted import Counted
from cjm_tui.words import N_

TEMPLATES: dict[str, str | Counted] = {
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
    "day_over": N_("“{said}” is in the past. Which day will it be?"),
    "name_unclear": N_("“{name}” may be several people: one letter more."),
    # A rehearsal.
    "rehearsal_speed": N_("How many times faster? A number from {least} to {most}, not “{speed}”."),
    # a line that can't go where it was typed
    "no_stage_here": N_("There is no stage here for a feeling. Open the map, key 6."),
    "nothing_said_yet": N_("No line has been added yet that one more voice could stand behind."),
    # Votes, the clock, groups.
    "dots_for_each": Counted(
        "A number for the one thing there is.", "A number for each of the {n}."
    ),
    "dots_on_one": Counted(
        "At most {n} vote for one of them.", "At most {n} votes for one of them."
    ),
    "dots_over": Counted(
        "{sum} votes are too many: there is {n}.", "{sum} votes are too many: there are {n}."
    ),
    "effort_elsewhere": N_("Only a barrier is weighed by what removing it brings and costs."),
    "group_elsewhere": N_("Notes of one place make a group. Move it there first."),
    "group_in_group": N_("A group can't stand in another one."),
    "no_clock": N_("No block of the agenda is running."),
    "not_an_idea": N_("{id} is not an idea."),
    "block_over": N_("That block is over; its minutes are what they were."),
    "minutes_unclear": N_("How many minutes, as one number: 8, +2, −5. 0 leaves it out."),
    "order_of_others": N_("Only what was voted on can be put in order."),
    "room_votes": N_("This vote counts the whole room together."),
    "vote_absent": N_("There is no {digit}: the numbers are 1 to {n}."),
    "vote_count_unclear": N_("How many votes, as one number; 0 for none."),
    "vote_digits": N_("Only the numbers from the paper, 1 to {n}."),
    "vote_empty": N_("The numbers from the paper, please; Tab — not here."),
    "vote_gone": N_("{digit} went to the bin meanwhile: nobody votes for it."),
    "vote_over": Counted("That is all: there is {n} vote.", "That is all: there are {n} votes."),
    "vote_under": N_("{given} of {n} so far. Enter once more if that is all."),
    "vote_rules_unclear": N_("Two digits: how many votes each, and at most on one, like 5 3."),
    "weights_unclear": N_("Two digits, each 1 or 2: what it brings and what it costs, like 2 1."),
    "whose_vote": N_("Say whose votes they are."),
}
