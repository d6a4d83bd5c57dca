"""Every command a person can give, once: what binds, shows and explains it is made from this.

Footer, key strip, palette, help screen, the README's key table and the Russian layout's aliases all
come from here, so that they can't disagree. Titles and sentences are message ids.
"""

from __future__ import annotations

from collections.abc import Iterable

from cjm_tui.tui.agenda_keys import AGENDA_KEYS
from cjm_tui.tui.aside_keys import ASIDE_KEYS
from cjm_tui.tui.card_keys import CARD_KEYS
from cjm_tui.tui.close_keys import CLOSE_KEYS
from cjm_tui.tui.copy_keys import COPY_KEYS
from cjm_tui.tui.layouts import latin_key
from cjm_tui.tui.present_keys import PRESENT_KEYS
from cjm_tui.tui.send_keys import SEND_KEYS
from cjm_tui.tui.user_command import UserCommand as UserCommand
from cjm_tui.tui.user_command import command as _c
from cjm_tui.tui.vote_keys import VOTE_KEYS
from cjm_tui.words import N_

COMMANDS: tuple[UserCommand, ...] = (
    _c("all", "help", "f1 question_mark k", N_("keys"), N_("Shows every key."), footer=True),
    _c("any", "flip", "f2", N_("layout"), N_("Reads the line in the other keyboard layout.")),
    _c("any", "next_page", "pagedown", N_("onward"), N_("Next page, then the next step.")),
    _c("any", "previous_page", "pageup", N_("back"), N_("The page before.")),
    _c("any", "parking", "f6", N_("parking lot"), N_("Shows what waits in the parking lot.")),
    _c("any", "next_step", "f8", N_("next step"), N_("Goes to the next step.")),
    _c("any", "previous_step", "f7", N_("step before"), N_("Goes to the step before.")),
    _c(
        "any",
        "send",
        "f9 c",
        N_("send"),
        N_("Sends the result, the map or a part of it to a chat, a table or a file."),
        footer=True,
    ),
    _c(
        "any",
        "send_again",
        "shift+f9 f21 C",
        N_("send again"),
        N_("Copies once more what was sent last; of several messages the next one."),
    ),
    _c("all", "language", "f3", N_("language"), N_("Switches the language of the program.")),
    _c(
        "all",
        "theme",
        "f4",
        N_("light or dark"),
        N_("Switches between the dark and the light look."),
    ),
    _c("all", "palette", "ctrl+p f10", N_("commands"), N_("Finds a command by its name.")),
    _c("all", "quit", "ctrl+q q", N_("quit"), N_("Leaves the program; everything is kept.")),
    _c(
        "write",
        "add",
        "enter",
        N_("add"),
        N_("Adds the line and asks for the next one."),
        footer=True,
    ),
    _c("write", "next_address", "tab", N_("next"), N_("Next heading, field or lane."), footer=True),
    _c(
        "write",
        "flip_back",
        "backspace",
        N_("as typed"),
        N_("Right behind a flip: the line as it was typed."),
    ),
    _c("write", "previous_address", "shift+tab", N_("before"), N_("The one before.")),
    _c(
        "write",
        "mend_last",
        "up",
        N_("mend last"),
        N_("On an empty line: takes the last note back to mend it."),
        footer=True,
    ),
    _c(
        "write",
        "said_before",
        "down",
        N_("said before"),
        N_("On an empty line: pick what was said before."),
        footer=True,
    ),
    _c(
        "write",
        "leave_line",
        "escape",
        N_("keys"),
        N_("Stops writing; letters act again."),
        footer=True,
    ),
    _c(
        "board",
        "write_here",
        "enter a",
        N_("write"),
        N_("Opens the line at the cursor."),
        footer=True,
    ),
    _c(
        "board",
        "edit",
        "e",
        N_("edit"),
        N_("Edits the note under the cursor in place."),
        footer=True,
    ),
    _c("board", "bin", "d delete", N_("bin"), N_("Puts it in the bin."), footer=True),
    _c("board", "move", "m", N_("move"), N_("Carries the note; arrows, then Enter puts it down.")),
    _c("board", "undo", "u ctrl+z", N_("undo"), N_("Takes your last change back."), footer=True),
    _c("board", "redo", "U ctrl+y", N_("again"), N_("Does again what was undone.")),
    _c(
        "board",
        "next_gap",
        "n",
        N_("next gap"),
        N_("Goes to what is still needed, with the line open."),
        footer=True,
    ),
    _c(
        "board",
        "same_again",
        "plus_sign equals_sign",
        N_("same again"),
        N_("One more voice for the note under the cursor."),
    ),
    _c("board", "heard", "h", N_("heard"), N_("One more client was heard to say so.")),
    _c("board", "park", "p", N_("park"), N_("Puts the note in the parking lot.")),
    _c(
        "board",
        "guide",
        "g",
        N_("example"),
        N_("Shows a good example; again, the whole guide."),
        footer=True,
    ),
    _c("board", "find", "slash f", N_("find"), N_("Finds a note in any step.")),
    _c("board", "recap", "r", N_("where we are"), N_("Tells where the workshop stands.")),
    _c(
        "board", "kickoff", "0", N_("start"), N_("The decision this map serves, and who does what.")
    ),
    _c("board", "step_1", "1", N_("audience"), N_("Step 1.")),
    _c("board", "step_2", "2", N_("personas"), N_("Step 2.")),
    _c("board", "step_3", "3", N_("interviews"), N_("Step 3.")),
    _c("board", "step_4", "4", N_("stages"), N_("Step 4.")),
    _c("board", "step_5", "5", N_("stories"), N_("Step 5.")),
    _c("board", "step_6", "6", N_("map"), N_("Step 6; then 1 to 4 choose the pass.")),
    _c("board", "step_7", "7", N_("close"), N_("Step 7.")),
    _c(
        "board",
        "open_bin",
        "B",
        N_("open the bin"),
        N_("Shows what is in the bin, to take it out again."),
    ),
    _c(
        "board",
        "load_file",
        "I",
        N_("load"),
        N_("Loads a piece of a chat, answers to the homework or a list from a file."),
    ),
    _c("board", "people", "P", N_("people"), N_("Who takes part, in voting order.")),
    _c(
        "board",
        "blank",
        "b .",
        N_("blank"),
        N_("Makes the screen black until any key; a separate wall until this key again."),
    ),
    _c(
        "private",
        "freeze",
        "Z",
        N_("still"),
        N_("Lets a separate wall stand still, or follow again."),
    ),
    _c("board", "save_elsewhere", "S", N_("save elsewhere"), N_("Saves a copy in another folder.")),
    _c("board", "home", "q", N_("library"), N_("Back to the library; everything is kept.")),
    _c(
        "personas",
        "set_aside",
        "z",
        N_("set aside"),
        N_("Sets the segment aside, or brings it back."),
        footer=True,
    ),
    _c(
        "personas",
        "all_fields",
        "v",
        N_("all fields"),
        N_("Shows the other six fields, or folds them."),
        footer=True,
    ),
    _c(
        "personas",
        "side_by_side",
        "y",
        N_("side by side"),
        N_("Two portraits beside each other, to read."),
    ),
    _c(
        "personas",
        "new_segment",
        "s",
        N_("new segment"),
        N_("Writes down another segment."),
        footer=True,
    ),
    _c(
        "interviews",
        "new_talk",
        "i",
        N_("new talk"),
        N_("Enters a talk that was held."),
        footer=True,
    ),
    _c(
        "interviews",
        "plan_talk",
        "w",
        N_("plan a talk"),
        N_("Promises a talk: who, how many, by when."),
        footer=True,
    ),
    _c(
        "interviews",
        "homework",
        "o",
        N_("homework"),
        N_("Copies the homework with its questions and reply form."),
        footer=True,
    ),
    _c(
        "interviews",
        "evidence",
        "E",
        N_("evidence"),
        N_("Goes through the guesses, one at a time, beside what came back."),
        footer=True,
    ),
    _c("interviews", "held", "x", N_("held"), N_("Marks a promised talk as held.")),
    _c("interviews", "talk_kind", "t", N_("kind"), N_("Talk, observation, survey or reviews.")),
    _c(
        "stages",
        "loop",
        "l",
        N_("return"),
        N_("Draws a return from this stage; then the digit of the stage."),
        footer=True,
    ),
    _c("stages", "leaves", "x", N_("leaves"), N_("The client leaves here, and why."), footer=True),
    _c(
        "stages",
        "new_stage",
        "s",
        N_("new stage"),
        N_("Adds a stage after this one."),
        footer=True,
    ),
    _c(
        "stages",
        "picker",
        "T",
        N_("templates"),
        N_("Takes stages from a template or the findings, or starts blank."),
    ),
    _c(
        "stages",
        "confirm",
        "v",
        N_("keep"),
        N_("Keeps what the template suggests, as the team's own."),
    ),
    _c("stages", "tick", "space", N_("tick"), N_("Among the findings: takes one for a stage.")),
    _c("stages", "leave_picker", "backspace", N_("back"), N_("From the templates to the stages.")),
    _c(
        "stories",
        "hands",
        "v",
        N_("hands"),
        N_("Counts the hands for each story, one digit each."),
        footer=True,
    ),
    _c(
        "stories",
        "choose",
        "space",
        N_("to the map"),
        N_("Puts the story on the map, or takes it off."),
        footer=True,
    ),
    _c("stories", "new_story", "s", N_("new story"), N_("Tells another case."), footer=True),
    _c("stories", "leave_story", "backspace", N_("titles"), N_("From a story back to the titles.")),
    _c(
        "map", "pass_menu", "6", N_("pass"), N_("Then 1 to 4: path, emotions, barriers, whole map.")
    ),
    _c(
        "map", "lanes", "l", N_("lanes"), N_("Shows or hides optional lanes, adds one of your own.")
    ),
    _c("map", "story", "s", N_("story"), N_("Another chosen story or persona.")),
    _c(
        "map",
        "set_aside",
        "z",
        N_("set aside"),
        N_("Sets the barrier aside with a reason."),
        footer=True,
    ),
    _c(
        "map",
        "severity",
        "w",
        N_("how bad"),
        N_("Annoys, slows, drives away: the barrier under the cursor."),
    ),
    *CLOSE_KEYS,
    *VOTE_KEYS,
    *AGENDA_KEYS,
    *SEND_KEYS,
    *PRESENT_KEYS,
    *COPY_KEYS,
    *CARD_KEYS,
    *ASIDE_KEYS,
    _c("home", "open", "enter", N_("open"), N_("Opens the workshop."), footer=True),
    _c("home", "new", "n", N_("new"), N_("Starts a new map: three questions."), footer=True),
    _c("home", "find", "slash f", N_("find"), N_("Finds a workshop by its title."), footer=True),
    _c("home", "load", "i", N_("load"), N_("Loads a workshop from a file."), footer=True),
    _c("home", "duplicate", "y", N_("duplicate"), N_("Makes a copy of the workshop.")),
    _c("home", "rename", "e", N_("rename"), N_("Gives the workshop another title.")),
    _c("home", "bin", "d delete", N_("bin"), N_("Puts the workshop in the bin."), footer=True),
    _c(
        "home",
        "open_bin",
        "B",
        N_("open the bin"),
        N_("Shows workshops in the bin, to take one out again."),
    ),
    _c("home", "undo", "u", N_("take back"), N_("Takes back the workshop binned last.")),
    _c(
        "home",
        "warm_up",
        "w",
        N_("warm-up"),
        N_("Opens the warm-up: a café in four minutes, or the whole trip."),
    ),
    _c(
        "home",
        "examples",
        "x",
        N_("finished map"),
        N_("Opens a worked example, complete or empty."),
    ),
    _c("home", "language", "l", N_("language"), N_("Switches the language of the program.")),
    _c(
        "home",
        "theme",
        "t",
        N_("light or dark"),
        N_("Switches between the dark and the light look."),
    ),
)
"""All of them. Where a key stands twice, the more special place wins: step, then board."""


def commands_for(*wheres: str) -> Iterable[UserCommand]:
    """Commands that hold in any of the places, in the order of the registry."""
    return (command for command in COMMANDS if command.where in wheres)


def command_for(key: str, *wheres: str) -> UserCommand | None:
    """The command a key gives.

    Args:
        key: Textual key name, on any layout.
        wheres: places that hold now, the most special first.
    """
    wanted = latin_key(key)
    for where in wheres:
        for command in COMMANDS:
            if command.where == where and wanted in command.keys:
                return command
    return None
