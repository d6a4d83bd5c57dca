"""The open line: where it goes, what its keys do, and that nothing typed is lost."""

from __future__ import annotations

from cjm_tui.domain.places import OnAudience, OnMap, OnParking
from cjm_tui.domain.records import Note
from cjm_tui.session import Library
from cjm_tui.tui.flipping import flip
from tests.tui.driver import Person, running


def prompt(me: Person) -> str:
    """The row of the open line."""
    return next(row for row in reversed(me.rows()) if " › " in row)


def at(me: Person, facet: str) -> list[str]:
    return [note.text for note in me.workshop.view.at(OnAudience(facet))]


def last(me: Person) -> Note:
    found = me.workshop.view.record(me.screen.desk.last_written)
    assert isinstance(found, Note)
    return found


async def test_a_newcomer_just_types(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        assert me.screen.writer.is_open, "an empty board opens its line at once"
        assert prompt(me).startswith(" Who they are › ")
        await me.enter("chief engineers", "33 to 50")
        assert at(me, "who") == ["chief engineers", "33 to 50"]
        assert me.sees("· chief engineers")
        assert not me.line
        await me.until(lambda: me.sees("saved ✓"))


async def test_tab_walks_the_headings_and_takes_the_text_along(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.press("tab")
        await me.enter("heat without thinking of it")
        assert at(me, "needs") == ["heat without thinking of it"]
        await me.type("nobody answers", "tab")
        assert prompt(me).startswith(" Problems and pains › nobody answers")
        await me.press("enter")
        assert at(me, "problems") == ["nobody answers"]
        await me.press("shift+tab")
        assert prompt(me).startswith(" Needs › ")
        keys = [one.key for one in me.screen.body.addresses()]
        for _ in keys:
            await me.press("tab")
        assert prompt(me).startswith(" Needs › "), "it goes round"


async def test_up_takes_the_last_note_back_to_mend_it(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.enter("cheif")
        await me.press("up")
        assert me.line == "cheif"
        assert "mend" in prompt(me)
        await me.press("escape")
        assert at(me, "who") == ["cheif"], "Esc changes nothing"
        await me.press("enter", "up")
        for _ in "cheif":
            await me.press("backspace")
        await me.enter("chief")
        assert at(me, "who") == ["chief"]
        assert prompt(me).startswith(" Who they are › ")
        await me.type("abc", "up")
        assert me.line == "abc", "with a text in the line Up does nothing"


async def test_a_line_keeps_the_address_it_was_begun_with(library: Library) -> None:
    async with running(library, library.example("boiler", "en", empty=True)) as me:
        await me.goes("map", "path")
        await me.press("enter")
        first = me.screen.body.at
        await me.type("warm in winter")
        await me.press("pagedown")
        assert me.screen.body.at != first, "the page is turned"
        await me.press("enter")
        written = last(me)
        assert isinstance(written.place, OnMap)
        assert written.place.stage == first
        assert written.text == "warm in winter"


async def test_what_is_being_typed_goes_through_every_step_and_back(library: Library) -> None:
    made = library.example("boiler", "en", empty=True)
    async with running(library, made) as me:
        await me.goes("stories")
        await me.press("escape", "s")
        await me.type("the second winter")
        for step in ("audience", "personas", "interviews", "stages", "map", "close", "kickoff"):
            await me.goes(step)
            if me.screen.writer.is_open and me.line:
                assert me.line == "the second winter", step
                me.screen.run_command("guide")
                await me.settle()
                await me.press("escape")
        await me.goes("stories")
        await me.press("escape", "s")
        assert me.line == "the second winter"
        await me.press("enter")
        assert "the second winter" in [story.title for story in me.workshop.view.stories]


async def test_a_line_half_written_waits_for_the_next_opening(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.type("half a tho", "escape")
        assert not me.texts()
        await me.goes("interviews")
        await me.goes("audience")
        if not me.screen.writer.is_open:
            await me.press("enter")
        assert me.line == "half a tho"
        await me.type("ught", "enter")
        assert me.texts() == ["half a thought"]


async def test_first_characters_that_mean_the_same_everywhere(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.enter("+")
        assert not me.texts()
        assert me.screen.told, "there is nothing to say again yet"
        me.screen.line.line.value = ""
        await me.enter("no price", "+", "+")
        assert last(me).voices == 3
        await me.enter("..who pays the engineer", "!!! leaves for another", "= a list of prices")
        parked = {
            note.place.lane: note
            for note in me.workshop.view.notes
            if isinstance(note.place, OnParking)
        }
        assert parked[""].text == "who pays the engineer"
        assert (parked["barriers"].text, parked["barriers"].severity) == ("leaves for another", 3)
        assert parked["solutions"].text == "a list of prices"
        await me.enter('"who answers for it?"', " ! not a barrier", "? plain here")
        assert at(me, "who") == [
            "no price",
            '"who answers for it?"',
            "! not a barrier",
            "? plain here",
        ]
        assert me.workshop.view.at(OnAudience("who"))[1].form == "quote"


async def test_the_prompt_names_the_lane_as_its_character_is_typed(library: Library) -> None:
    async with running(library, library.example("boiler", "en", empty=True)) as me:
        await me.goes("map", "path")
        await me.press("enter")
        for typed, lane in {"?": "Questions", "/": "Touchpoints", "!n": "Barriers"}.items():
            await me.type(typed)
            assert lane in prompt(me), prompt(me)
            for _ in typed:
                await me.press("backspace")
        stage = me.workshop.view.stages[0].id
        await me.enter("? who pays", "/ site, phone", "-2 lost", "!! no price", "= a price list")
        story = me.workshop.view.chosen[0].id
        view = me.workshop.view

        def cell(lane: str) -> list[str]:
            return [note.text for note in view.at(OnMap(story, stage, lane))]

        assert cell("questions")[-1:] == ["who pays"]
        assert cell("touchpoints")[-2:] == ["site", "phone"]
        assert cell("barriers")[-1:] == ["no price"]
        assert cell("solutions")[-1:] == ["a price list"]
        feeling = view.feeling(story, stage)
        assert feeling is not None
        assert (feeling.score, feeling.words) == (-2, "lost")
        assert last(me).answers == (view.at(OnMap(story, stage, "barriers"))[-1].id,)
        await me.enter("+1")
        feeling = me.workshop.view.feeling(story, stage)
        assert feeling is not None
        assert feeling.score == 1


async def test_a_name_before_a_colon_says_whose_words_they_are(library: Library) -> None:
    made = library.create("Boilers", people=["Anna Belova", "Oleg"])
    async with running(library, made) as me:
        await me.type("oleg: nobody answers")
        assert "Oleg" in prompt(me)
        await me.press("enter")
        people = {one.name: one.id for one in me.workshop.view.participants}
        assert (last(me).text, last(me).author) == ("nobody answers", people["Oleg"])
        await me.enter("AB: cold", "site: find the price")
        assert [(note.text, note.author) for note in me.workshop.view.notes[-2:]] == [
            ("cold", people["Anna Belova"]),
            ("site: find the price", ""),
        ]


async def test_a_line_in_the_wrong_layout_is_flipped_once_and_kept_by_enter(
    library: Library,
) -> None:
    async with running(library, library.create("Котельные", language="ru"), language="ru") as me:
        await me.type("ghbdtn", "enter")
        assert me.line == "привет"
        assert not me.texts()
        await me.press("enter")
        assert me.texts() == ["привет"]
        await me.type("Zoom", "enter")
        assert me.texts()[-1] == "Zoom"
        await me.type("ghbdtn", "enter", "backspace")
        assert me.line == "ghbdtn"
        await me.press("backspace", "enter")
        assert me.texts()[-1] == "ghbdt", "Backspace says that it was meant so, and then deletes"
        await me.type("ghbdtn", "enter", "!", "backspace", "backspace")
        assert me.line == "приве", "behind anything else Backspace only deletes"
        await me.press("f2")
        assert me.line == flip("приве"), "what was added since is kept"
        await me.press("f2")
        await me.type("т", "enter")
        assert me.texts()[-1] == "привет"
        await me.type("rjn`k", "enter", "f2")
        assert me.line == "rjn`k"
        await me.press("enter")
        assert me.texts()[-1] == "rjn`k", "F2 says that it was meant so"
        await me.press("f2")
        assert me.texts()[-1] == "котёл", "on an empty line F2 flips the last note"
    async with running(library, library.create("Boilers")) as me:
        await me.enter("ghbdtn")
        assert me.texts() == ["ghbdtn"], "an English room is left alone"


async def test_english_typed_in_russian_letters_is_flipped_in_an_english_room(
    library: Library,
) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.enter("руддщ")
        assert me.line == "hello"
        assert not me.texts()
        await me.press("enter")
        assert me.texts() == ["hello"]
        await me.enter("котёл встал ночью")
        assert me.texts()[-1] == "котёл встал ночью", "a Russian line was meant so"
        await me.enter("еру ищшдук")
        assert me.line == "the boiler"
        await me.press("f2", "enter")
        assert me.texts()[-1] == "еру ищшдук", "F2 says that it was meant so"
    made = library.create("Котельные", language="ru")
    async with running(library, made) as me:
        await me.enter("руддщ")
        assert me.texts() == ["руддщ"], "a Russian map is left alone"


async def test_keys_in_one_burst_come_to_the_right_places(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        me.strike(*"one", "enter", *"two", "enter", "tab", *"three", "enter", "escape", "n")
        me.strike(*"four", "enter")
        await me.until(lambda: len(me.texts()) == 4)
        assert at(me, "who") == ["one", "two"]
        assert at(me, "needs") == ["three"]
        assert at(me, "problems") == ["four"], "n went to the next gap with its line open"


async def test_a_refused_line_stays_with_its_text(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        me.screen.line.line.value = "x" * 10_001
        await me.press("enter")
        assert len(me.line) == 10_001
        assert "10000" in me.screen.told.replace(" ", "").replace(",", "")
        assert not me.texts()


async def test_letters_act_again_after_escape(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.enter("one")
        await me.press("escape")
        await me.press("j")
        assert me.sees("Letters are keys here. Enter — write.")
        assert me.texts() == ["one"]


async def test_a_line_left_by_escape_stays_with_its_board(library: Library) -> None:
    async with running(library, library.create("Boilers", people=("Anna", "Boris"))) as me:
        await me.goes("kickoff")
        await me.type("What goes", "escape", "1")
        assert me.screen.body.step == "audience"
        assert me.line == ""
        await me.enter("chief engineers")
        assert me.texts() == ["chief engineers"]
        assert me.workshop.view.brief.question != "What goes"
        await me.goes("kickoff")
        assert me.line == "What goes"
        await me.enter(" first?")
        assert me.workshop.view.brief.question == "What goes first?"


async def test_what_is_being_typed_goes_along_when_somebody_turns_the_page(
    library: Library,
) -> None:
    made = library.create("Boilers", people=("Anna", "Boris"))
    async with running(library, made) as me:
        await me.goes("audience")
        await me.enter("chief engineers")
        await me.press("escape")
        await me.goes("kickoff")
        await me.press("enter")
        await me.type("What goes", "f8")
        assert me.screen.body.step == "audience", "which has notes, so that no line opens there"
        await me.type(" first?", "enter")
        assert me.workshop.view.brief.question == "What goes first?"
        assert me.texts() == ["chief engineers"]
        assert me.screen.writer.is_open
        await me.enter("plant directors")
        assert me.texts() == ["chief engineers", "plant directors"]
