"""What is cut first when a meeting runs late, in the words of the room."""

from __future__ import annotations

from collections.abc import Mapping

from cjm_tui.words import N_

CUT_WORDS: Mapping[str, str] = {
    "audience": N_("two facts each instead of three"),
    "personas": N_("one portrait; the other is only named"),
    "interviews": N_("no prompts for those who are not clients"),
    "stages": N_("the template as it stands, three names mended"),
    "stories": N_("titles of three stories only"),
    "map": N_("six barriers instead of eight"),
    "close": N_("all ideas by chat, none aloud"),
    "findings": N_("only findings that surprised"),
    "guess_stages": N_("the template as it stands"),
    "plan_talks": N_("talks are planned, none is tried"),
}
"""The one thing that is left out of a block, by the block's key."""
