"""What can be sent, as the rows of the page; and which of them is meant where somebody asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from cjm_tui.domain.records import Group, Talk
from cjm_tui.domain.view import View
from cjm_tui.method import keys
from cjm_tui.method.records import Names
from cjm_tui.share.parcels import Parcel, Scope, What
from cjm_tui.words import N_, Words

NAMES: Final[Mapping[What, str]] = {
    "result": N_("Result"),
    "map": N_("Map"),
    "mine": N_("Only my part"),
    "ask": N_("Asking for ideas"),
    "homework": N_("Homework"),
    "invitation": N_("Invitation"),
    "recap": N_("Where we are"),
    "report": N_("Report of the workshop"),
    "everything": N_("Everything"),
}
"""What people call each, in the order of the rows."""
WHATS: Final = tuple(NAMES)
_ALL: Final = "all"


class Origin(NamedTuple):
    """Where somebody was when they asked to send something."""

    step: str = "close"
    part: str = ""
    page: str = ""
    """Key of the body's page."""
    stage: str = ""
    """Id of the stage they looked at."""
    story: str = ""
    """Id of the story they looked at."""


class Option(NamedTuple):
    """One of the stages, people or groups that a parcel may be about."""

    key: str
    name: str
    parcel: Parcel

    @property
    def about(self) -> str:
        """What is told of it behind the name of its sort: nothing where it is all there is."""
        return "" if self.key == _ALL or not self.name else f" · {self.name}"


def first_what(view: View, origin: Origin) -> What:
    """What is most likely meant by somebody who asks to send something there."""
    if (origin.step, origin.part) == ("close", "ideas"):
        return "ask"
    told = _AT_STEP.get(origin.step)
    if told is not None:
        return told
    if view.brief.focus:
        return "result"
    return "map" if view.chosen else "recap"


_AT_STEP: Final[Mapping[str, What]] = {
    "kickoff": "invitation",
    "interviews": "homework",
    "map": "map",
    "close": "result",
    "recap": "recap",
}


def options(view: View, what: What, words: Words, names: Names) -> tuple[Option, ...]:
    """All that a parcel of this sort may be about, what is meant at first first.

    Args:
        view: what may be seen of the workshop.
        what: the sort.
        words: the interface's language.
        names: the method's names.
    """
    match what:
        case "map":
            return _parts_of_map(view, words)
        case "mine":
            return _people(view)
        case "homework":
            return _groups(view, words, names)
        case _:
            return (Option(_ALL, "", Parcel(what=what)),)


def _parts_of_map(view: View, words: Words) -> tuple[Option, ...]:
    """The whole map; then its stages, personas and stories where there are several of them."""
    found = [Option(_ALL, words.say("whole"), Parcel(what="map"))]
    if len(view.stages) > 1:
        found += [
            _of_map(stage.id, f"{number} {stage.name}", Scope(stage=stage.id))
            for number, stage in enumerate(view.stages, 1)
        ]
    shown = {story.persona for story in view.chosen}
    personas = [one for one in view.personas if one.id in shown]
    if len(shown) > 1:
        found += [_of_map(one.id, one.name, Scope(persona=one.id)) for one in personas]
    if len(view.chosen) > max(len(shown), 1):
        found += [
            _of_map(one.id, words.say("“{text}”", text=one.title), Scope(story=one.id))
            for one in view.chosen
        ]
    return tuple(found)


def _of_map(key: str, name: str, scope: Scope) -> Option:
    return Option(key, name, Parcel(what="map", scope=scope))


def _people(view: View) -> tuple[Option, ...]:
    """Everybody, first those who have promised something; nobody where no names are known."""
    busy = {owner for action in view.actions for owner in action.owners}
    people = sorted(view.participants, key=lambda one: one.id not in busy)
    if not people:
        return (Option(_ALL, "", Parcel(what="mine")),)
    return tuple(Option(one.id, one.name, Parcel(what="mine", person=one.id)) for one in people)


def _groups(view: View, words: Words, names: Names) -> tuple[Option, ...]:
    """The groups that somebody has promised to talk with, together and one by one."""
    promised = {talk.group for talk in view.talks if talk.planned}
    groups: Sequence[Group] = [one for one in keys.GROUPS if one in promised] or keys.GROUPS
    single = [
        Option(one, names.groups[one], Parcel(what="homework", groups=(one,))) for one in groups
    ]
    if len(single) == 1:
        return tuple(single)
    together = Parcel(what="homework", groups=tuple(groups))
    return (Option(_ALL, words.say("all in one message"), together), *single)


def at_hand(view: View, what: What, origin: Origin) -> tuple[str, ...]:
    """Keys of the options that are meant by *this* where somebody stood: stage, persona, group."""
    if what == "homework":
        talk = view.find(Talk, origin.page)
        return (talk.group,) if talk is not None else ()
    if what != "map":
        return ()
    first = next((stage.id for stage in view.stages), "")
    story = view.story_for_map(origin.story)
    persona = story.persona if story is not None else ""
    return tuple(key for key in (origin.stage or view.brief.focus or first, persona) if key)
