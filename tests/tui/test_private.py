"""What only the facilitator sees: drawn where a wall is the room's, and nowhere else."""

from __future__ import annotations

import pytest

from cjm_tui.domain.commands import AddNote
from cjm_tui.domain.places import OnAudience
from cjm_tui.domain.records import Language
from cjm_tui.method.keys import CLOSE, PASSES, STEPS
from cjm_tui.method.loader import watch_for
from cjm_tui.session import Library, signs
from cjm_tui.session.signs import SHOWN, WALL, WallSign, me, put_up, take_down
from cjm_tui.text import new_id
from cjm_tui.tui.bodies.catalogue import BODIES
from cjm_tui.tui.screens.workshop.blank import BlankScreen
from tests.tui.driver import PROJECTOR, WIDE, Person, running

LAPTOP = (100, 29)
HEADINGS = {
    "en": ("NOW, SAY", "WATCH FOR", "SPOKE LEAST", "SAID BEFORE, UNPLACED", "HIDDEN"),
    "ru": ("ГОВОРИТЕ", "СЛЕДИТЕ", "РЕЖЕ ДРУГИХ", "УЖЕ ЗВУЧАЛО, НЕ НА МЕСТЕ", "ЗАКРЫТО"),
}
UNSEEN = "UNSEEN-BY-THE-ROOM"


@pytest.fixture
def made(library: Library) -> str:
    """An example with a hidden note and with words that have an author."""
    made = library.example("boiler", "en")
    opened = library.open(made)
    for at, person in enumerate(opened.view.present):
        for number in range(at):
            opened.submit(
                AddNote(
                    id=new_id(),
                    note=new_id(),
                    place=OnAudience("problems"),
                    text=f"problem {at} {number}",
                    author=person.id,
                )
            )
    unseen = AddNote(id=new_id(), note=new_id(), place=OnAudience("who"), text=UNSEEN, hidden=True)
    opened.submit(unseen).wait()
    opened.close()
    return made


@pytest.fixture
def walls_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wall's sign doesn't fall silent while a test looks at what it brings."""
    monkeypatch.setattr(signs, "SILENCE", 1e9)


async def a_wall_comes(me_: Person) -> None:
    """A wall, as this very process: it lives."""
    pid, host, uid = me(me_.workshop.workshop.uid)
    put_up(me_.workshop.path, WALL, WallSign(pid=pid, host=host, uid=uid))
    await me_.until(lambda: me_.screen.privately.is_on and me_.sees("◨"), "the private window")
    await me_.settle()


async def test_a_wall_of_another_machine_makes_nothing_private(library: Library, made: str) -> None:
    async with running(library, made, size=LAPTOP) as me_:
        await me_.press("escape")
        await me_.goes("audience")
        await me_.press("escape")
        uid = me_.workshop.workshop.uid
        put_up(me_.workshop.path, WALL, WallSign(pid=1, host="ANNAS-LAPTOP", uid=uid))
        await me_.until(lambda: me_.sees("◧ a wall on ANNAS-LAPTOP follows"))
        assert not me_.screen.privately.is_on
        shown = me_.everything()
        assert [word for word in private_words("en") if word in shown] == []


CHAT = """Anna, [21.11.2026 12:01]
one of hers
two of hers
"""


@pytest.mark.usefixtures("walls_last")
async def test_what_was_said_and_listed_privately_goes_with_the_wall(library: Library) -> None:
    async with running(library, library.create("Boilers", people=["Anna"]), size=LAPTOP) as me_:
        await me_.press("escape")
        await a_wall_comes(me_)
        me_.screen.tell(UNSEEN)
        await me_.paste(CHAT)
        assert me_.sees("keep hidden until somebody opens them"), "nobody else sees it"
        assert me_.sees("one of hers")
        take_down(me_.workshop.path, WALL)
        await me_.until(lambda: me_.app.screen is me_.screen)
        await me_.settle()
        shown = me_.everything()
        assert UNSEEN not in shown
        assert "of hers" not in shown
        assert not me_.workshop.private_view.notes


def private_words(language: Language) -> set[str]:
    """Headings of the private page, and the beginnings of all it would coach with."""
    coached = [
        told
        for step in ("kickoff", *STEPS)
        for part in ("", *PASSES, *CLOSE)
        for told in watch_for("en", step, part)
    ]
    return {*HEADINGS[language], UNSEEN, *(told[:28] for told in coached)}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("size", [PROJECTOR, LAPTOP, WIDE])
async def test_one_mirrored_screen_never_shows_what_is_private(
    library: Library, made: str, size: tuple[int, int], language: Language
) -> None:
    words = private_words(language)
    async with running(library, made, size=size, language=language) as me_:
        await me_.press("escape")
        for step, part in BODIES:
            me_.screen.walker.show(step, part)
            await me_.settle()
            for _ in range(2):
                shown = me_.everything()
                assert [word for word in words if word in shown] == []
                assert "◨" not in shown
                await me_.press("pagedown")


@pytest.mark.usefixtures("walls_last")
async def test_a_window_with_a_wall_tells_what_only_the_facilitator_needs(
    library: Library, made: str
) -> None:
    async with running(library, made, size=LAPTOP) as me_:
        await me_.press("escape")
        await me_.goes("audience")
        await me_.press("escape")
        assert me_.sees("◧ the room sees this screen")
        await a_wall_comes(me_)
        assert me_.sees("◨ the wall is separate")
        assert me_.sees("NOW, SAY")
        assert me_.sees(UNSEEN)
        view = me_.workshop.private_view
        said = [sum(note.author == one.id for note in view.notes) for one in view.present]
        least = min(said)
        assert me_.sees(f"{view.present[said.index(least)].name} {least} · ")
        take_down(me_.workshop.path, WALL)
        await me_.until(lambda: not me_.screen.privately.is_on)
        await me_.until(lambda: not me_.sees("NOW, SAY"))
        assert not me_.sees(UNSEEN)
        assert me_.sees("◧ the room sees this screen")


@pytest.mark.usefixtures("walls_last")
@pytest.mark.parametrize("size", [(60, 18), PROJECTOR, LAPTOP, WIDE, (160, 45)])
async def test_every_page_stands_beside_it_and_can_be_worked_on(
    library: Library, made: str, size: tuple[int, int]
) -> None:
    async with running(library, made, size=size) as me_:
        await me_.press("escape")
        await a_wall_comes(me_)
        for step, part in BODIES:
            me_.screen.walker.show(step, part)
            await me_.press("escape")
            assert all(len(row) <= size[0] for row in me_.rows())
            assert me_.screen.sheet.size.height >= 5
        await me_.goes("audience")
        await me_.press("escape", "enter")
        await me_.enter("written privately")
        await me_.sees_soon("written privately")


@pytest.mark.usefixtures("walls_last")
async def test_under_100_columns_there_is_what_matters_most(library: Library, made: str) -> None:
    async with running(library, made, size=PROJECTOR) as me_:
        await me_.goes("audience")
        await me_.press("escape")
        await a_wall_comes(me_)
        assert me_.sees("SAY  ")
        assert me_.sees("spoke least: ")
        assert me_.sees("hidden: 1")
        assert not me_.sees(UNSEEN)


async def test_who_works_alone_is_told_of_no_room(library: Library) -> None:
    made = library.create("Mine", how="alone")
    async with running(library, made, size=LAPTOP) as me_:
        assert not me_.sees("◧")


@pytest.mark.parametrize("key", ["b", ".", "ю", "и"])
async def test_a_mirrored_screen_goes_black_until_any_key(
    library: Library, made: str, key: str
) -> None:
    async with running(library, made) as me_:
        await me_.press("escape")
        await me_.goes("kickoff")
        await me_.press("escape")
        for back in ("x", "pagedown", "escape", "f5", "full_stop", "ctrl+p"):
            me_.strike(key)
            await me_.until(lambda: isinstance(me_.app.screen, BlankScreen))
            await me_.settle()
            assert "".join(me_.rows()).strip() == ""
            await me_.press(back)
            await me_.until(lambda: not isinstance(me_.app.screen, BlankScreen))
            assert me_.place == ("kickoff", "")
            assert me_.sees("saved ✓")


@pytest.mark.parametrize(
    "place", [("kickoff", ""), ("present", ""), *(("close", part) for part in CLOSE)]
)
async def test_every_card_of_the_room_can_be_made_black_by_the_clicker(
    library: Library, made: str, place: tuple[str, str]
) -> None:
    async with running(library, made) as me_:
        await me_.press("escape")
        await me_.goes(*place)
        await me_.press("escape")
        at = me_.place
        me_.strike(".")
        await me_.until(lambda: isinstance(me_.app.screen, BlankScreen))
        await me_.press("f5")
        await me_.until(lambda: not isinstance(me_.app.screen, BlankScreen))
        assert me_.place == at


async def test_a_black_screen_is_black_in_the_light_look_too(library: Library, made: str) -> None:
    async with running(library, made) as me_:
        await me_.press("escape", "f4", "b")
        colours = {
            segment.style.bgcolor.get_truecolor()
            for strip in me_.strips()
            for segment in strip
            if segment.style is not None and segment.style.bgcolor is not None
        }
        assert {tuple(colour) for colour in colours} == {(0, 0, 0)}
        await me_.press("b", "f4")


async def test_a_point_in_an_open_line_is_a_point(library: Library) -> None:
    made = library.create("Points")
    async with running(library, made) as me_:
        await me_.goes("audience")
        assert me_.screen.writer.is_open
        await me_.type(".b")
        assert me_.line == ".b"
        assert not isinstance(me_.app.screen, BlankScreen)


async def test_the_sign_is_taken_down_with_the_window(library: Library, made: str) -> None:
    async with running(library, made) as me_:
        sign = me_.workshop.path / SHOWN
        await me_.until(sign.exists)
        await me_.press("escape", "q")
        await me_.until(lambda: not sign.exists())
