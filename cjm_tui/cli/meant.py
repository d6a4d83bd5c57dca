"""What a command line that lets something leave means: which workshop, which story, which day."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from cjm_tui.cli.asked import Asked
from cjm_tui.cli.console import Console
from cjm_tui.cli.library import read
from cjm_tui.errors import InputProblem
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.domain.workshop import Workshop
    from cjm_tui.share.parcels import Scope


def workshop_meant(asked: Asked, console: Console, speak: Words) -> Workshop:
    """The workshop, speaking the language that is asked for in so many words."""
    from cjm_tui.session.leaving import in_language

    workshop = read(asked, console, speak).workshop
    return in_language(workshop, asked.lang) if asked.lang else workshop


def story_meant(workshop: Workshop, story: str) -> Scope:
    """The map of the story that somebody names by its beginning; of all, if they name none."""
    from cjm_tui.domain.view import project
    from cjm_tui.share.parcels import WHOLE, Scope

    if not story:
        return WHOLE
    chosen = project(workshop).chosen
    wanted = story.casefold()
    meant = [each for each in chosen if each.title.casefold().startswith(wanted)]
    if len(meant) != 1:
        known = ", ".join(each.title for each in meant or chosen)
        raise InputProblem("no_such_story", name=story, known=known)
    return Scope(story=meant[0].id)


def today() -> date:
    """The local day."""
    return datetime.now().astimezone().date()
