"""Files and chats that come in: what was guessed, parked or dropped, and what can't be read."""

from __future__ import annotations

from cjm_tui.sentences.counted import Counted
from cjm_tui.words import N_

TEMPLATES: dict[str, str | Counted] = {
    # What was guessed, parked or left out of a file that came in.
    "came_chat": Counted(
        "It is taken for a chat: what {n} person wrote stands in a talk with them, step 3",
        "It is taken for a chat: what {n} people wrote stands in a talk with each, step 3",
    ),
    "came_chat_left": Counted(
        "{n} line of the chat that nobody wrote is left out",
        "{n} lines of the chat that nobody wrote are left out",
    ),
    "came_encoding": N_("Read as {encoding}; look whether the letters are right"),
    "came_example": N_(
        "It is a worked example: its emotions, barriers, solutions and ideas are made up, and from "
        "here on nothing says so"
    ),
    "came_faces": Counted("{n} feeling is taken from a face", "{n} feelings are taken from faces"),
    "came_group": N_("“{name}” is none of the groups; its talks are among those with clients"),
    "came_link_kind": Counted(
        "{n} return: its kind isn't in the file, “sent back” is assumed",
        "{n} returns: their kind isn't in the file, “sent back” is assumed",
    ),
    "came_list": N_("It is taken for reviews: each line is a finding of one talk, step 3"),
    "came_long_name": Counted(
        "{n} name is too long; it is shortened, and stands in full in the parking lot",
        "{n} names are too long; they are shortened, and stand in full in the parking lot",
    ),
    "came_long_note": Counted(
        "{n} note is too long; it is in the parking lot in pieces",
        "{n} notes are too long; they are in the parking lot in pieces",
    ),
    "came_long_text": Counted(
        "{n} text is too long for its place; it is shortened, and stands in full in the parking "
        "lot",
        "{n} texts are too long for their places; they are shortened, and stand in full in the "
        "parking lot",
    ),
    "came_other_stages": N_("“{story}” runs along other stages; its notes are in the parking lot"),
    "came_own_lane": N_("“{lane}” becomes a lane of your own"),
    "came_parked": Counted(
        "{n} text that has no place on the map is in the parking lot",
        "{n} texts that have no place on the map are in the parking lot",
    ),
    "came_scale_five": N_("Feelings are taken for 1 to 5: 3 becomes 0"),
    "came_scale_ten": N_("Feelings are taken for 1 to 10: 5 and 6 become 0"),
    "came_scale_wide": N_("Feelings are taken for −5 to +5: they become −2 to +2"),
    "came_section": N_("“{name}” has no place of its own here; its lines are in the parking lot"),
    "came_sheet_left": N_("The sheet “{sheet}” is left out: there is no map on it"),
    "came_sheet_stopped": N_(
        "The sheet “{sheet}” is read as far as 1000 empty rows; what comes after is left out"
    ),
    "came_stages_unnamed": Counted(
        "{n} stage has no name in the file; it gets a number",
        "{n} stages have no names in the file; they get numbers",
    ),
    "came_story": N_("The file names no story; the map hangs on one called “{title}”"),
    "came_talk": Counted(
        "{n} talk: what of it isn't understood stands beside whom it is with",
        "{n} talks: what of them isn't understood stands beside whom they are with",
    ),
    "came_title": N_("The title is guessed: “{title}”"),
    "came_two_lanes": Counted(
        "“{label}” is two lanes here: {n} note could be either and is on “{lane}”",
        "“{label}” is two lanes here: {n} notes could be either and are on “{lane}”",
    ),
    "came_unnamed_column": Counted(
        "{n} column has no name; what stands in it goes to the stage before it",
        "{n} columns have no name; what stands in them goes to the stage before them",
    ),
    "came_waiting": Counted(
        "{n} solution waits for its barrier: the file doesn't say which it is",
        "{n} solutions wait for their barriers: the file doesn't say which they are",
    ),
    "counted_findings": Counted("{n} finding", "{n} findings"),
    "counted_notes": Counted("{n} note", "{n} notes"),
    "counted_stages": Counted("{n} stage", "{n} stages"),
    # Why a file can't be taken in.
    "coming_archive": N_("{file} is an archive, but no workbook. Unpack it first."),
    "coming_binary": N_("{file} isn't text, and no format that is read here."),
    "coming_bomb": N_(
        "{file} would be larger than {limit} MB once it is unpacked, and isn't opened."
    ),
    "coming_damaged": N_("{file} is damaged or isn't what its name says; nothing was taken in."),
    "coming_empty": N_("{file} is empty."),
    "coming_encoding": N_("{file}: its letters can't be made out. Save it as UTF-8."),
    "coming_html": N_("{file} is a web page. Save it as CSV, XLSX or Markdown."),
    "coming_no_chat": N_("{file}: no names and messages are found in it."),
    "coming_no_map": N_(
        "{file}: no map is found in it: a row of stages and rows called like lanes, for instance "
        "“Goal”. --as list takes each line as a finding."
    ),
    "coming_no_workbook": N_("{file} isn't a workbook of Excel (.xlsx)."),
    "coming_not_opml": N_("{file} isn't OPML."),
    "coming_old_office": N_("{file} is of an old Office format. Save it as .xlsx or .csv."),
    "coming_row": N_("{file}: what row {id} says can't be."),
    "coming_too_deep": N_("{file} is nested too deep."),
    "coming_too_many_cells": N_("{file} is too large: more than {limit} cells."),
    "coming_too_many_lanes": N_("{file}: more than {limit} lanes of your own. Take out some rows."),
    "coming_too_many_notes": N_("{file}: more than {limit} notes. Take in a part of it."),
    "coming_too_many_stages": N_("{file}: more than {limit} stages. Is it a map?"),
    "coming_too_many_talks": N_("{file}: more than {limit} people wrote. Take in a part of it."),
    "coming_unsafe": N_("{file} has definitions in it that could do harm, and isn't opened."),
    "coming_xmind": N_("{file} is of XMind. Export it there as Markdown or OPML."),
}
