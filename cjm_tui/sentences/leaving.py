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
    # What a form has no room for, so that nobody thinks it was lost.
    "left_out_audience": Counted(
        "{n} note about the audience isn't in it", "{n} notes about the audience aren't in it"
    ),
    "left_out_personas": Counted("{n} portrait isn't in it", "{n} portraits aren't in it"),
    "left_out_interviews": Counted("{n} finding isn't in it", "{n} findings aren't in it"),
    "left_out_stages": Counted(
        "{n} note about what the client does, thinks or feels isn't in it",
        "{n} notes about what the client does, thinks or feels aren't in it",
    ),
    "left_out_stories": Counted(
        "{n} story that isn't on the map isn't in it",
        "{n} stories that aren't on the map aren't in it",
    ),
    "left_out_links": Counted(
        "{n} return or exit isn't in it", "{n} returns and exits aren't in it"
    ),
    "left_out_map": Counted("{n} note of the map isn't in it", "{n} notes of the map aren't in it"),
    "left_out_untold": Counted(
        "{n} note on the map of a story that isn't chosen isn't in it",
        "{n} notes on maps of stories that aren't chosen aren't in it",
    ),
    "left_out_plan": Counted("{n} action isn't in it", "{n} actions aren't in it"),
    "left_out_ideas": Counted("{n} idea isn't in it", "{n} ideas aren't in it"),
    "left_out_parking": Counted(
        "{n} question in the parking lot isn't in it",
        "{n} questions in the parking lot aren't in it",
    ),
    "left_out_scores": Counted(
        "{n} feeling isn't in it as a figure", "{n} feelings aren't in it as figures"
    ),
    "left_out_unscored": Counted(
        "{n} stage without a score for the feeling isn't in it",
        "{n} stages without a score for the feeling aren't in it",
    ),
    "left_out_hidden": Counted("{n} note is still hidden", "{n} notes are still hidden"),
}
