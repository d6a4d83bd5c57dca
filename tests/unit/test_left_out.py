"""What a form has no room for is named by one rule, in one sentence, and no more than was asked."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from cjm_tui.domain.records import Story
from cjm_tui.domain.view import View, project
from cjm_tui.domain.workshop import assign
from cjm_tui.errors import Message
from cjm_tui.method.loader import example_bytes
from cjm_tui.share.formats.rendering import rendered
from cjm_tui.share.left_out import BESIDE_THE_MAP, left_out
from cjm_tui.share.parcels import WHOLE, Parcel, Scope
from cjm_tui.share.sending import sending, targets_for
from cjm_tui.store.exchange import import_json
from cjm_tui.telling import tell_left_out
from cjm_tui.words import words
from tests.unit.share_world import small

TODAY = date(2026, 11, 21)
MAP = Parcel(what="map")


def boiler() -> View:
    return project(import_json(example_bytes("boiler", "ru"), "boiler"))


def beside(view: View) -> set[str]:
    """The codes of all that stands beside the map of a workshop, but its portraits."""
    codes = {message.code for message in left_out(view, *BESIDE_THE_MAP)}
    assert len(codes) > 7
    return codes - {"left_out_portraits"}


@pytest.mark.parametrize("target", targets_for(MAP))
def test_every_text_of_the_map_names_all_that_stands_beside_it(target: str) -> None:
    for view in (small(), boiler()):
        codes = {message.code for message in sending(view, MAP, target, TODAY).left_out}

        assert beside(view) <= codes


@pytest.mark.parametrize("form", ["tsv", "csv", "csv-semicolon", "svg", "mermaid"])
def test_every_file_of_the_map_does(form: str) -> None:
    codes = {message.code for message in rendered(boiler(), form, TODAY, WHOLE).left_out}

    assert beside(boiler()) - codes <= ({"left_out_start"} if form == "svg" else set())


def test_stickies_name_the_marks_they_have_no_room_for() -> None:
    told = {each.code: each.params["n"] for each in sending(small(), MAP, "lines", TODAY).left_out}

    assert told["left_out_scores"] == 3
    assert told["left_out_severity"] == 3
    assert told["left_out_asides"] == 1
    assert told["left_out_heard"] == 2
    assert told["left_out_links"] == 2


@pytest.mark.parametrize("target", ["grid", "lines", "mermaid"])
def test_a_part_of_the_map_misses_no_more_than_its_own(target: str) -> None:
    view = small()
    need, _, contract = (Scope(stage=stage.id) for stage in view.stages)

    def links(scope: Scope) -> list[Message]:
        made = sending(view, Parcel(what="map", scope=scope), target, TODAY)
        return [each for each in made.left_out if each.code == "left_out_links"]

    assert links(need) == []
    assert links(contract) == [Message("left_out_links", {"n": 2})]


def test_whoever_asks_for_one_story_misses_no_other() -> None:
    view = small()
    (story,) = view.chosen
    other = Story(id="another-story", title="The second winter", rank="z")
    view = project(assign(view.workshop, (other,), rev=view.workshop.rev + 1))

    assert left_out(view, "stories")
    assert not left_out(view, "stories", "untold", scope=Scope(story=story.id))


def test_it_is_one_sentence_in_the_language_of_whoever_reads_it() -> None:
    missing = (Message("left_out_audience", {"n": 18}), Message("left_out_ideas", {"n": 1}))

    assert tell_left_out(words("en"), missing) == ("Not in it: 18 notes about the audience, 1 idea")
    assert tell_left_out(words("ru"), missing) == "Не вошло: 18 стикеров об аудитории, 1 идея"
    assert tell_left_out(words("en"), ()) == ""
    hidden = (Message("left_out_hidden", {"n": 2}),)
    assert tell_left_out(words("en"), hidden) == "Not in it: 2 notes that are still hidden"


def test_a_start_without_a_stage_is_not_missed() -> None:
    view = boiler()
    brief = replace(view.brief, focus="", because="")
    nowhere = project(assign(view.workshop, (brief,), rev=view.workshop.rev + 1))

    assert left_out(view, "start")
    assert not left_out(nowhere, "start")
