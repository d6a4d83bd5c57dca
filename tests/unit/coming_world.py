"""What the tests of incoming files share: a file in, a view out, and what a map says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cjm_tui.domain.places import OnInterview, OnMap
from cjm_tui.domain.records import Brief, Note
from cjm_tui.domain.view import View, project
from cjm_tui.session.beginning import begun
from cjm_tui.share.formats.rendering import rendered
from cjm_tui.share.incoming.found import Found
from cjm_tui.share.incoming.reading import read
from cjm_tui.share.map_facts import tongue
from cjm_tui.share.parcels import WHOLE

TODAY = date(2026, 11, 22)
BOTH_WAYS = {
    "csv": ".csv",
    "csv-semicolon": ".csv",
    "tsv": ".tsv",
    "csv-long": ".csv",
    "xlsx": ".xlsx",
    "markdown": ".md",
    "outline": ".md",
    "opml": ".opml",
}
"""The formats but json that come back, and how their files end."""

Said = tuple[str, bool, int, int | None, str, tuple[str, ...]]
"""A note's words, whether clients said so, severity, score, why set aside, what it answers."""


def view_of_found(found: Found) -> View:
    """The workshop that would be kept."""
    brief = Brief(id="brief", title=found.title, language=found.language, example=found.example)
    return project(begun(brief, found.commands, actor="keyboard", at="2026-11-22T10:00:00Z"))


def taken(content: str | bytes, name: str = "map.csv", form: str = "") -> tuple[View, list[str]]:
    """A file read: the workshop, and the codes of what is reported."""
    data = content.encode() if isinstance(content, str) else content
    found = read(data, name, form)
    return view_of_found(found), [message.code for message in found.report]


def there_and_back(view: View, form: str) -> tuple[View, Found]:
    """A workshop exported and read again."""
    found = read(rendered(view, form, TODAY, WHOLE).content, f"map{BOTH_WAYS[form]}")
    return view_of_found(found), found


def lane_names(view: View) -> dict[str, str]:
    """Every lane of the map by its key or id: own ones by their names."""
    own = {lane.id: lane.name for lane in view.lanes}
    return {lane: own.get(lane, lane) for lane in view.map_lanes}


def map_of(view: View) -> Mapping[tuple[str, int, str], list[Said]]:
    """What stands on the maps: by story, number of the stage, and lane, in order."""
    speak, said = tongue(view), dict[tuple[str, int, str], list[Said]]()
    for story in view.chosen:
        for number, stage in enumerate(view.stages, 1):
            for lane, name in lane_names(view).items():
                for note in view.at(OnMap(story.id, stage.id, lane)):
                    answers = tuple(_text(view, each) for each in note.answers)
                    marks = (note.severity, note.score, note.aside, answers)
                    where = (story.title, number, name)
                    one = (speak.note(note), bool(view.heard(note)), *marks)
                    said.setdefault(where, []).append(one)
    return said


def cell(view: View, stage: int, lane: str) -> list[str]:
    """The texts in a cell of the first story's map, the stage as people count."""
    keys = {name: key for key, name in lane_names(view).items()}
    place = OnMap(view.chosen[0].id, view.stages[stage - 1].id, keys[lane])
    return [note.text for note in view.at(place)]


def scores(view: View) -> list[int | None]:
    """How the client of the first story feels, stage by stage."""
    feelings = (view.feeling(view.chosen[0].id, stage.id) for stage in view.stages)
    return [feeling.score if feeling else None for feeling in feelings]


def findings(view: View) -> list[str]:
    """What talks found."""
    return [note.text for note in view.notes if isinstance(note.place, OnInterview)]


def _text(view: View, note: str) -> str:
    found = view.find(Note, note)
    return found.text if found else ""
