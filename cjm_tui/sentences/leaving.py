"""Files that leave, and what has no room in them."""

from __future__ import annotations

from cjm_tui.sentences.counted import Counted
from cjm_tui.words import N_

TEMPLATES: dict[str, str | Counted] = {
    # Files that leave.
    "file_exists": N_("{path} is already there."),
    "file_is_link": N_("{path} is a link, and links aren't followed. Name the file itself."),
    "not_a_file": N_("{path} isn't a file."),
    "write_denied": N_("Nothing may be written to {path}."),
    "write_disk_full": N_("There is no room left on the disk for {path}."),
    "write_failed": N_("{path} couldn't be written: {problem}"),
    "write_folder_missing": N_("The folder of {path} isn't there."),
    "write_name_too_long": N_("The name {path} is too long for this disk."),
    "no_such_story": N_("No story on the map begins with “{name}”. There are: {known}."),
    "not_text": N_("{form} is not text for a terminal. Name a file: -o {file}"),
    "pack_needs_folder": N_("The whole pack needs a folder: -o FOLDER"),
    "holds_hidden": Counted(
        "{n} hidden note is in the json with its author: secret on the screen, not in that file",
        "{n} hidden notes are in the json with their authors: secret on the screen,"
        " not in that file",
    ),
    # What a form has no room for, so that nobody thinks it was lost: parts of one sentence.
    "left_out": N_("Not in it: {what}"),
    "left_out_audience": Counted("{n} note about the audience", "{n} notes about the audience"),
    "left_out_personas": Counted("{n} portrait", "{n} portraits"),
    "left_out_portraits": Counted(
        "{n} further note of the portraits", "{n} further notes of the portraits"
    ),
    "left_out_interviews": Counted("{n} finding", "{n} findings"),
    "left_out_stages": Counted("{n} note about the stages", "{n} notes about the stages"),
    "left_out_stories": Counted("{n} other story", "{n} other stories"),
    "left_out_beats": Counted("{n} note of the stories", "{n} notes of the stories"),
    "left_out_map": Counted("{n} note of the map", "{n} notes of the map"),
    "left_out_scores": Counted("{n} feeling as a figure", "{n} feelings as figures"),
    "left_out_unscored": Counted(
        "{n} stage without a score for the feeling", "{n} stages without a score for the feeling"
    ),
    "left_out_heard": Counted(
        "from clients' words ◆ at {n} note", "from clients' words ◆ at {n} notes"
    ),
    "left_out_severity": Counted("how severe {n} barrier is", "how severe {n} barriers are"),
    "left_out_asides": Counted("why {n} barrier is set aside", "why {n} barriers are set aside"),
    "left_out_links": Counted("{n} return or exit", "{n} returns and exits"),
    "left_out_untold": Counted(
        "{n} note on the map of a story that isn't chosen",
        "{n} notes on maps of stories that aren't chosen",
    ),
    "left_out_meeting": Counted("{n} line about the meeting", "{n} lines about the meeting"),
    "left_out_start": N_("where you start"),
    "left_out_plan": Counted("{n} action", "{n} actions"),
    "left_out_ideas": Counted("{n} idea", "{n} ideas"),
    "left_out_parking": Counted("{n} note in the parking lot", "{n} notes in the parking lot"),
    "left_out_hidden": Counted("{n} note that is still hidden", "{n} notes that are still hidden"),
}
