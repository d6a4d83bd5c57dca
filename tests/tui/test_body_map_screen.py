"""The passes of the map on the real screen, key by key."""

from __future__ import annotations

from cjm_tui.domain.places import OnMap
from cjm_tui.session import Library
from tests.tui.driver import Person, running


def written(person: Person, lane: str) -> list[list[str]]:
    """What stands in a lane, stage by stage."""
    view = person.workshop.view
    story = view.chosen[0].id
    return [[note.text for note in view.at(OnMap(story, stage.id, lane))] for stage in view.stages]


async def test_pgdn_takes_the_open_line_to_the_next_stage(library: Library) -> None:
    async with running(library, library.example("boiler", "en", empty=True)) as person:
        await person.goes("map", "path")
        await person.enter("a warm plant")
        await person.press("pagedown")
        await person.sees_soon("2 Market study · Goal ›")
        await person.enter("a fair price", "? who can help")

        assert written(person, "goal")[:2] == [["a warm plant"], ["a fair price"]]
        assert written(person, "questions")[:2] == [[], ["who can help"]]


async def test_a_line_already_begun_keeps_its_stage(library: Library) -> None:
    async with running(library, library.example("boiler", "en", empty=True)) as person:
        await person.goes("map", "path")
        await person.type("a warm", "pagedown")
        await person.type(" plant", "enter")

        assert written(person, "goal")[:2] == [["a warm plant"], []]


async def test_hills_grow_while_fingers_are_typed_and_words_follow(library: Library) -> None:
    async with running(library, library.example("boiler", "en", empty=True)) as person:
        await person.goes("map", "emotions")
        await person.sees_soon("Fingers ›")
        await person.type("3 1 2 5 3")
        await person.sees_soon("LOWEST  2 Market study")
        assert written(person, "emotions") == [[], [], [], [], []]

        await person.press("enter")
        await person.sees_soon("1 Need appears · Emotions ›")
        await person.enter("uneasy", "alone and angry")

        assert written(person, "emotions")[:2] == [["uneasy"], ["alone and angry"]]
        view, story = person.workshop.view, person.workshop.view.chosen[0].id
        felt = [view.feeling(story, stage.id) for stage in view.stages]
        assert [each.score for each in felt if each] == [0, -2, -1, 2, 0]
        await person.sees_soon("ALONE AND")


async def test_barriers_are_collected_then_answered_one_by_one(library: Library) -> None:
    async with running(library, library.example("boiler", "en", empty=True)) as person:
        await person.goes("map", "barriers")
        await person.enter("!!! nobody answers at night")
        await person.press("pagedown")
        await person.sees_soon("What would remove it?")
        await person.sees_soon("Solution ›")
        await person.enter("one number", "!!")

        view = person.workshop.view
        barrier = view.barriers(view.chosen[0].id)[0]
        assert [note.text for note in view.solutions(barrier.id)] == ["one number"]
        assert barrier.severity == 2


async def test_enter_on_the_whole_map_opens_that_stage(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as person:
        await person.goes("map", "whole")
        await person.press("down right right")
        await person.until(lambda: ":" in person.cursor, "a cell under the cursor")
        stage, lane = person.cursor.split(":")[:2]
        await person.press("enter")

        await person.until(lambda: person.place == ("map", "path"), "the path")
        assert person.screen.body.at == stage
        address = person.screen.writer.address
        assert address is not None
        assert address.key == lane


async def test_arrows_bring_the_stages_out_of_sight_in(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as person:
        await person.goes("map", "whole")
        await person.sees_soon("4 5 ›")
        await person.press("right right right right right")

        await person.sees_soon("5 Aftercare")
        await person.sees_soon("‹ 1 2")


async def test_a_solution_answers_the_barrier_typed_just_before_on_any_page(
    library: Library,
) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        await me.goes("map", "barriers")
        await me.press("pagedown", "enter")
        answered = me.screen.body.barrier_to_answer()
        await me.enter("= a night line", "!! no spare parts", "= a shelf of parts")
        notes = {note.text: note for note in me.workshop.view.notes}
        assert notes["a night line"].answers == (answered,)
        assert notes["a shelf of parts"].answers == (notes["no spare parts"].id,)
