"""The chat comes back: one paste, a list to tick, one step that can be undone."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from cjm_tui.domain.commands import AddTalk
from cjm_tui.domain.places import OnAudience, OnIdeas
from cjm_tui.domain.records import Group
from cjm_tui.session import Library
from cjm_tui.session.text_files import text_of
from cjm_tui.text import new_id
from cjm_tui.tui.layouts import RUSSIAN
from cjm_tui.tui.screens.asking import AskScreen, LookScreen
from cjm_tui.tui.screens.reading import ReadingScreen
from cjm_tui.tui.screens.ticking import TickScreen
from cjm_tui.tui.screens.workshop.screen import WorkshopScreen
from tests.tui.driver import PROJECTOR, Person, running
from tests.tui.test_mouse import spot

TEAM = ["Anna", "Oleg", "Kira", "Misha", "Pavel", "Sergey", "Nina"]
SMALL, MIDDLE = (60, 20), (100, 29)
HOSTILE = "[bold red]x[/] {name} %s <b>&amp;</b> \\[link=y] 漢字 👩‍👩‍👧"


def telegram(*said: tuple[str, str]) -> str:
    """A block as Telegram Desktop copies it."""
    return "\n\n".join(
        f"{name}, [21.11.2026 12:0{n % 10}]\n{text}" for n, (name, text) in enumerate(said)
    )


def ideas(names: list[str]) -> str:
    """Three ideas of each."""
    return telegram(*((name, f"1. first of {name}\n2. second\n3. third") for name in names))


async def paste(me: Person, text: str) -> None:
    """A paste in a room, which is to see all of it at once: one key more."""
    await me.paste(text)
    await shown(me)


async def shown(me: Person) -> None:
    """The room is asked, and answers as it is offered."""
    assert "show them" in me.everything()
    await me.press("enter")


def by_author(me: Person) -> list[tuple[str, int]]:
    """Whose ideas there are, and how many of each."""
    view = me.workshop.view
    names = [view.name(note.author) for note in view.ideas]
    return [(name, names.count(name)) for name in dict.fromkeys(names)]


def promise(me: Person, by: str, group: Group, times: int = 1) -> None:
    """Somebody promises to talk."""
    person = next(one.id for one in me.workshop.view.participants if one.name == by)
    add = AddTalk(id=new_id(), talk=new_id(), group=group, by=person, planned=True, times=times)
    me.workshop.submit(add)


async def test_ideas_of_seven_people_are_in_the_workshop_within_ten_keys(library: Library) -> None:
    made = library.create("Boilers", people=TEAM)
    async with running(library, made) as me:
        await me.goes("close", "ideas")
        await paste(
            me, ideas(["Anna Petrova", "Олег", "Kira 🌸", "misha", "Pavel K.", "S.", "NINA"])
        )
        assert isinstance(me.app.screen, TickScreen), "nobody had to be asked about"
        assert me.sees("21 ideas from the chat")
        await me.press("enter")  # the first and last key
        assert by_author(me) == [(name, 3) for name in TEAM]
        assert me.workshop.view.ideas[0].text == "first of Anna"[:9] + "Anna Petrova"
        await me.press("escape u")
        assert by_author(me) == [], "it was one change"


async def test_seven_strangers_take_a_key_each_and_one_more(library: Library) -> None:
    async with running(library, library.create("Boilers")) as me:
        await me.goes("close", "ideas")
        await paste(me, ideas(TEAM))
        keys = 0
        while not isinstance(me.app.screen, WorkshopScreen):
            await me.press("enter")
            keys += 1
        assert keys == 8, "one more has shown them"
        assert by_author(me) == [(name, 3) for name in TEAM]
        await me.press("escape u")
        assert not me.workshop.view.participants, "who joined by the paste leaves by its undo"


async def test_findings_go_to_their_own_talks_of_the_right_group(library: Library) -> None:
    made = library.create("Boilers", people=TEAM)
    async with running(library, made, size=MIDDLE) as me:
        promise(me, "Nina", "non_users")
        await me.goes("interviews")
        await paste(
            me,
            telegram(
                ("Kira", "[In reply to Nina]\n“too dear”"),
                ("Nina P.", "With whom: a neighbour\n“never heard of you”\nseen: he redials"),
            ),
        )
        assert me.sees("3 findings from the chat")
        assert me.sees("Nina  Non-users · the promised talk · a neighbour")
        assert me.sees("Kira  Clients · a new talk")
        assert me.sees("1 line isn't in the list")
        await me.press("enter")
        view = me.workshop.view
        found = {
            (view.name(talk.by), talk.who, talk.group, talk.planned): [
                (note.text, note.form) for note in view.findings(talk.id)
            ]
            for talk in view.talks
        }
        assert found == {
            ("Nina", "a neighbour", "non_users", False): [
                ("“never heard of you”", "quote"),
                ("he redials", "seen"),
            ],
            ("Kira", "", "clients", False): [("“too dear”", "quote")],
        }
        await me.press("escape u")
        (talk,) = me.workshop.view.talks
        assert talk.planned


async def test_an_answer_is_known_on_any_page_and_without_its_author(library: Library) -> None:
    async with running(library, library.create("Boilers", people=["Anna", "Nina"])) as me:
        await me.press("escape")
        await paste(me, "With whom: an engineer\n“three beeps”")
        assert me.sees("Whose answer is this?")
        await me.press("2")
        assert me.sees("Clients · a new talk · an engineer")
        await me.press("enter")
        (talk,) = me.workshop.view.talks
        assert me.workshop.view.name(talk.by) == "Nina"


async def test_elsewhere_lines_are_notes_with_authors_and_a_line_begun_stays(
    library: Library,
) -> None:
    async with running(library, library.create("Boilers", people=["Anna", "Nina"])) as me:
        await me.type("begun ")
        await me.press("tab")
        await paste(me, "[11/21/26, 12:01:33 PM] Anna: warm\n[11/21/26, 12:02:33 PM] Nina: cheap")
        assert me.sees("2 notes from the chat · Needs")
        await me.press("enter")
        view = me.workshop.view
        notes = view.at(OnAudience("needs"))
        assert [(note.text, view.name(note.author)) for note in notes] == [
            ("warm", "Anna"),
            ("cheap", "Nina"),
        ]
        assert me.line == "begun "


async def test_keys_of_the_list_act_on_either_layout(library: Library) -> None:
    made = library.create("Boilers", people=["Anna", "Nina"])
    async with running(library, made) as me:
        await me.goes("close", "ideas")
        await paste(me, ideas(["Anna", "Nina"]))
        assert me.sees("6 of 6")
        await me.press("space")
        assert me.sees("[ ] first of Anna")
        assert me.sees("5 of 6")
        await me.press("up space")  # Anna's name: all of hers, then none
        assert me.sees("6 of 6")
        await me.press("space")
        assert me.sees("3 of 6")
        me.strike(RUSSIAN["a"])
        await me.settle()
        assert me.sees("6 of 6")
        await me.press("a")
        assert me.sees("0 of 6")
        await me.press("enter")
        assert me.screen.told, "that nothing is kept is said"
        assert not me.workshop.view.ideas
        await paste(me, ideas(["Anna", "Nina"]))
        await me.press("end space home down down space enter")
        assert [note.text for note in me.workshop.view.ideas] == [
            "first of Anna",
            "third",
            "first of Nina",
            "second",
        ]


async def test_a_click_ticks_and_escape_leaves_all_as_it_was(library: Library) -> None:
    async with running(library, library.create("Boilers", people=["Anna", "Nina"])) as me:
        await me.goes("close", "ideas")
        await paste(me, ideas(["Anna", "Nina"]))
        await me.pilot.click(offset=spot(me, "second", nth=1))
        await me.settle()
        assert me.sees("5 of 6")
        await me.pilot.click(offset=spot(me, "Anna"))
        await me.settle()
        assert me.sees("2 of 6")
        await me.press("escape")
        assert isinstance(me.app.screen, WorkshopScreen)
        assert not me.workshop.view.ideas


async def test_a_stranger_is_asked_about_once_and_may_be_anybody(library: Library) -> None:
    made = library.create("Boilers", people=["Anna", "Nina"])
    async with running(library, made) as me:
        await me.goes("close", "ideas")
        block = telegram(("Sasha", "one"), ("Anna", "two"), ("Sasha", "three"), ("Robo", "four"))
        await paste(me, block)
        assert me.sees("Who is “Sasha”?")
        await me.press("3")  # she is Nina
        assert me.sees("Who is “Robo”?")
        await me.press("4")
        assert me.sees("no name is kept")
        await me.press("enter")
        assert by_author(me) == [("Nina", 2), ("Anna", 1), ("", 1)]
        await paste(me, block)
        await me.press("escape")
        assert isinstance(me.app.screen, WorkshopScreen), "the question can be left"


async def test_words_with_a_colon_can_be_told_from_people(library: Library) -> None:
    async with running(library, library.create("Boilers", people=["Anna", "Nina"])) as me:
        await me.goes("close", "ideas")
        await paste(me, "Anna: one\nFine: 300\nNina: two")
        assert me.sees("Who is “Fine”?")
        await me.press("4 enter")
        assert [note.text for note in me.workshop.view.ideas] == ["one", "Fine: 300", "two"]
        assert by_author(me) == [("Anna", 2), ("Nina", 1)]


async def test_what_turns_out_to_be_no_chat_is_kept_as_the_list_it_is(library: Library) -> None:
    async with running(library, library.create("Boilers", people=["Anna", "Nina"])) as me:
        await paste(me, "Anna: one\nFine: 300")
        assert me.sees("Who is “Fine”?")
        await me.press("4")
        view = me.workshop.view
        assert [(note.text, view.name(note.author)) for note in view.notes] == [
            ("one", "Anna"),
            ("Fine: 300", ""),
        ]


async def test_what_is_here_already_comes_unticked(library: Library) -> None:
    async with running(library, library.create("Boilers", people=["Anna"])) as me:
        await me.goes("close", "ideas")
        await paste(me, telegram(("Anna", "a sticker\na memo")))
        await me.press("enter")
        await paste(me, telegram(("Anna", "A memo.\na call\nа sticker"), ("Anna", "a  sticker")))
        assert me.sees("already here")
        assert me.sees("2 of 4")
        await me.press("enter")
        assert len(me.workshop.view.at(OnIdeas())) == 4


async def test_alone_nobody_is_asked_and_a_chat_with_a_client_is_a_talk(library: Library) -> None:
    async with running(library, library.create("Boilers", how="alone")) as me:
        await me.goes("interviews")
        await me.paste(telegram(("Viktor", "“three beeps”"), ("Viktor", "I left")))
        assert me.sees("Clients · a new talk · Viktor")
        await me.press("enter")
        (talk,) = me.workshop.view.talks
        assert talk.who == "Viktor"
        await me.goes("close", "ideas")
        await me.paste(telegram(("Me", "a memo")))
        await me.press("enter")
        assert [note.author for note in me.workshop.view.ideas] == [""]
        assert not me.workshop.view.participants


@pytest.mark.parametrize("size", [SMALL, PROJECTOR, MIDDLE])
async def test_a_long_list_of_anything_scrolls_in_any_window(
    library: Library, size: tuple[int, int]
) -> None:
    async with running(library, library.create("Boilers", people=["Anna"]), size=size) as me:
        await me.goes("close", "ideas")
        many = "\n".join(f"{HOSTILE} {'very ' * 20}{n}" for n in range(60))
        await paste(me, telegram(("Anna", many), ("[/] {x}", f"{HOSTILE}\nthe last")))
        await me.press("enter")
        assert me.sees("[x] [bold red]x[/] {name} %s <b>&amp;</b>")
        await me.press("end")
        await me.sees_soon("the last")
        assert me.sees("[/] {x}")
        assert me.sees("Esc leave it")
        await me.press("home pagedown pagedown space pageup up enter")
        assert len(me.workshop.view.ideas) == 61


async def test_two_thousand_lines_are_ticked_without_waiting(library: Library) -> None:
    async with running(library, library.create("Boilers", people=["Anna"])) as me:
        await me.goes("close", "ideas")
        await paste(me, telegram(("Anna", "\n".join(f"idea {n}" for n in range(2000)))))
        await me.press(*(["space", "down"] * 10), "enter")
        assert len(me.workshop.view.ideas) == 1990


async def test_where_nothing_can_be_written_a_chat_is_ideas_at_the_close_only(
    library: Library,
) -> None:
    made = library.create("Boilers", people=["Anna"])
    async with running(library, made) as me:
        await me.goes("close", "send")
        await paste(me, telegram(("Anna", "a memo")))
        await me.press("enter")
        assert by_author(me) == [("Anna", 1)]
        await me.press("r")
        await me.paste(telegram(("Anna", "another")))
        assert isinstance(me.app.screen, WorkshopScreen)
        assert me.sees("Nothing can be written on this page.")


async def test_only_service_lines_leave_a_sentence(library: Library) -> None:
    async with running(library, library.create("Boilers", people=["Anna"])) as me:
        await me.goes("close", "ideas")
        await me.paste(telegram(("Anna", "💡 Three useful ideas for my project\nAnswer in three")))
        assert isinstance(me.app.screen, WorkshopScreen)
        assert me.sees("There is nobody's answer in this piece of the chat.")


async def test_a_line_that_is_too_long_does_not_keep_the_others_out(library: Library) -> None:
    async with running(library, library.create("Boilers", people=["Anna"])) as me:
        await me.goes("close", "ideas")
        await paste(me, telegram(("Anna", f"a memo\n{'very ' * 2500}long\na call")))
        assert me.sees("too long")
        await me.press("enter")
        assert [note.text for note in me.workshop.view.ideas] == ["a memo", "a call"]


async def test_a_line_of_other_steps_is_whatever_it_is_there(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        before = len(me.workshop.view.stories)
        await me.goes("stories")
        await me.press("s")
        people = [one.name for one in me.workshop.view.participants][:2]
        await paste(me, telegram(*((name, f"a case of {name}") for name in people)))
        await me.press("enter")
        told = [story.title for story in me.workshop.view.stories]
        assert told[before:] == [f"a case of {name}" for name in people]


# From a file -------------------------------------------------------------------------------------


async def load(me: Person, path: Path) -> None:
    """By its key, whatever is open."""
    if me.screen.writer.is_open:
        await me.press("escape")
    await me.press("I")
    assert isinstance(me.app.screen, AskScreen)
    await me.type(str(path), "enter")
    await me.until(lambda: not isinstance(me.app.screen, AskScreen | ReadingScreen))


async def test_a_file_is_read_beside_the_screen_and_nobody_has_to_wait(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()
    threads: list[int] = []

    def slow(path: Path) -> str:
        threads.append(threading.get_ident())
        goes_on.wait(20)
        return text_of(path)

    monkeypatch.setattr("cjm_tui.tui.screens.reading.text_of", slow)
    plain = tmp_path / "list.txt"
    plain.write_text("one\ntwo\nthree\nfour", "utf-8")
    async with running(library, library.create("Boilers")) as me:
        await me.press("escape")
        await me.press("I")
        await me.type(str(plain), "enter")
        await me.until(lambda: threads)
        await me.sees_soon("Reading list.txt…")
        await me.press("escape")
        assert isinstance(me.app.screen, WorkshopScreen)
        goes_on.set()
        await me.settle()
        assert not me.texts(), "nobody has waited for it"
        await load(me, plain)
        assert isinstance(me.app.screen, LookScreen)
        assert threading.get_ident() not in threads


async def test_a_file_of_reviews_lands_in_interviews(library: Library, tmp_path: Path) -> None:
    reviews = tmp_path / "отзывы.txt"
    reviews.write_bytes("не дозвониться\r\n- дорого\r\n\r\nдолго ждали\r\n".encode("cp1251"))
    async with running(library, library.create("Boilers")) as me:
        await me.goes("interviews")
        await load(me, reviews)
        await shown(me)
        assert me.sees("3 lines of the file")
        assert me.sees("отзывы  Clients · reviews")
        await me.press("enter")
        (pile,) = me.workshop.view.talks
        assert pile.form == "reviews"
        assert [note.text for note in me.workshop.view.all_findings] == [
            "не дозвониться",
            "дорого",
            "долго ждали",
        ]


async def test_a_chat_in_a_file_is_a_chat_and_a_list_is_a_list(
    library: Library, tmp_path: Path
) -> None:
    chat, plain = tmp_path / "chat.txt", tmp_path / "list.txt"
    chat.write_text(ideas(["Anna", "Nina"]), "utf-16")
    plain.write_text("one\ntwo\nthree\nfour", "utf-8")
    async with running(library, library.create("Boilers", people=["Anna", "Nina"])) as me:
        await me.goes("close", "ideas")
        await load(me, chat)
        await shown(me)
        assert me.sees("6 ideas from the chat")
        await me.press("enter")
        await me.goes("audience")
        await load(me, plain)
        assert isinstance(me.app.screen, LookScreen)
        await me.press("enter")
        assert me.texts()[-4:] == ["one", "two", "three", "four"]


async def test_a_file_that_is_no_text_or_too_long_gets_a_sentence(
    library: Library, tmp_path: Path
) -> None:
    picture, empty, long = (tmp_path / name for name in ("a.png", "b.txt", "c.txt"))
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    empty.write_text("\n \n")
    long.write_text("a line\n" * 10_001)
    async with running(library, library.create("Boilers")) as me:
        for path in (picture, empty, long, tmp_path / "none.txt", tmp_path):
            await load(me, path)
            assert isinstance(me.app.screen, WorkshopScreen)
            assert path.name in me.screen.told
            assert not me.texts()


async def test_what_can_only_be_read_takes_no_chat(library: Library) -> None:
    made = library.create("Boilers", people=["Anna"])
    holder = library.open(made)
    async with running(library, made) as me:
        assert me.workshop.read_only
        await me.paste(telegram(("Anna", "a memo")))
        assert isinstance(me.app.screen, WorkshopScreen)
        await me.press("I")
        assert isinstance(me.app.screen, WorkshopScreen)
        assert me.screen.told
    holder.close()


# Hidden from the first ---------------------------------------------------------------------------

SECRETS = ("SECRET-one", "SECRET-two", "SECRET-three", "SECRET-four")
CHAT = telegram(
    ("Anna", "SECRET-one\n1. SECRET-two"), ("Zed", "SECRET-three"), ("Anna", "SECRET-four")
)


def assert_unseen(me: Person) -> None:
    """No word of the chat is on the screen."""
    assert "SECRET" not in me.everything()


@pytest.mark.parametrize(
    ("step", "part"), [("close", "ideas"), ("interviews", ""), ("audience", "")]
)
async def test_a_chat_that_stays_hidden_is_never_drawn(
    library: Library, step: str, part: str
) -> None:
    async with running(library, library.create("Boilers", people=["Anna", "Nina"])) as me:
        await me.goes(step, part)
        await me.paste(CHAT)
        assert "4 lines of 2 people" in me.everything()
        assert_unseen(me)
        await me.press("2")
        assert me.sees("Who is “Zed”?")
        assert_unseen(me)
        await me.press("1")
        assert isinstance(me.app.screen, WorkshopScreen)
        assert_unseen(me)
        assert me.workshop.view.hidden == 4
        assert not me.texts()
        kept = sorted(note.text for note in me.workshop.private_view.notes)
        assert kept == sorted(SECRETS)
        for other in ("audience", "interviews", "stages", "stories", "close"):
            await me.goes(other)
            assert_unseen(me)


async def test_whom_a_talk_was_with_is_hidden_with_its_findings(library: Library) -> None:
    async with running(library, library.create("Boilers", people=["Anna"])) as me:
        await me.goes("interviews")
        await me.paste(telegram(("Anna", "With whom: SECRET-one\n“SECRET-two”")))
        await me.press("2")
        assert_unseen(me)
        assert [talk.who for talk in me.workshop.view.talks] == [""]
        kept = [note.text for note in me.workshop.private_view.notes]
        assert kept == ["SECRET-one", "“SECRET-two”"]


@pytest.mark.parametrize("known", ["Nina: two\n", ""])
async def test_words_before_a_colon_are_not_asked_about_when_hidden(
    library: Library, known: str
) -> None:
    async with running(library, library.create("Boilers", people=["Anna", "Nina"])) as me:
        await me.goes("close", "ideas")
        await me.paste(f"Anna: one\nSECRET: 300\n{known}")
        assert_unseen(me)
        await me.press("2")
        assert isinstance(me.app.screen, WorkshopScreen)
        assert_unseen(me)
        notes = me.workshop.private_view.notes
        expected = ["one", "SECRET: 300", *(["two"] if known else [])]
        assert [note.text for note in notes] == expected
        assert me.workshop.view.name(notes[0].author) == "Anna"
        assert me.workshop.view.hidden == len(expected)


async def test_what_is_seen_at_once_is_not_kept_as_hidden(library: Library) -> None:
    async with running(library, library.example("boiler", "en")) as me:
        before = me.workshop.workshop.rev
        await me.goes("stories")
        await me.press("s")
        person = me.workshop.view.participants[0].name
        await me.paste(telegram((person, "SECRET-one"), (person, "SECRET-two")))
        await me.press("2")
        assert_unseen(me)
        assert "nothing is kept" in me.everything()
        assert me.workshop.workshop.rev == before


async def test_what_is_hidden_and_left_out_is_counted(library: Library) -> None:
    async with running(library, library.create("Boilers", people=["Anna"])) as me:
        await me.goes("close", "ideas")
        await me.paste(telegram(("Anna", f"SECRET-one\n{'SECRET ' * 2500}")))
        await me.press("2")
        assert_unseen(me)
        assert "1 idea is kept. 1 line isn't kept" in me.everything()
