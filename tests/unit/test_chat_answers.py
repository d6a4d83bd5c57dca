"""Answers out of a chat: whose they are, which talk they are of, and what keeps them."""

from __future__ import annotations

from datetime import date

import pytest

from cjm_tui.domain.apply import apply
from cjm_tui.domain.commands import AddParticipant, Batch, Entry, Single
from cjm_tui.domain.places import OnIdeas, OnInterview
from cjm_tui.domain.records import Brief, Group, Language, Note, Participant, Talk
from cjm_tui.domain.view import View, project
from cjm_tui.share.incoming.authors import everybodys, whose
from cjm_tui.share.incoming.chat import Said
from cjm_tui.share.incoming.replies import (
    Finding,
    Reply,
    holds_reply,
    replies_in,
    without_ours,
)
from cjm_tui.share.texts.homework import homework_text
from cjm_tui.text import new_id
from cjm_tui.tui.coming import (
    Bundle,
    Whose,
    findings_of,
    ideas_of,
    keep_findings,
    reviews_of,
)
from tests.unit.share_world import Writer, view_of

TODAY = date(2026, 11, 21)
PEOPLE = (
    *("Нина", "Сергей", "Юлия", "Oleg Ivanov", "Анна Петрова", "Анна Иванова", "李雷"),
    *("Дмитрий", "Ксения"),
)

# Whose ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("author", "meant"),
    [
        ("нина", "Нина"),
        ("Нина П.", "Нина"),
        ("Нина Петрова", "Нина"),
        ("Петрова Нина", "Нина"),
        ("🌸 Нина 🌸", "Нина"),
        ("Nina", "Нина"),
        ("Nina Petrova (склад)", "Нина"),
        ("Sergei", "Сергей"),
        ("Sergey K.", "Сергей"),
        ("Yulia", "Юлия"),
        ("Julia", "Юлия"),
        ("Dmitry", "Дмитрий"),
        ("Xenia", "Ксения"),
        ("Олег", "Oleg Ivanov"),
        ("О. Иванов", "Oleg Ivanov"),
        ("ОИ", "Oleg Ivanov"),
        ("АП", "Анна Петрова"),
        ("Анна П.", "Анна Петрова"),
        ("Анна", ""),
        ("李雷", "李雷"),
        ("Нинель", ""),
        ("Иван", ""),
        ("Саша", ""),
        ("", ""),
        ("🌸", ""),
    ],
)
def test_a_name_of_a_chat_means_one_participant_or_none(author: str, meant: str) -> None:
    people = [Participant(id=f"person{n:04}", name=name) for n, name in enumerate(PEOPLE)]
    found = whose(people, author)

    assert (found.name if found else "") == meant


def test_two_names_of_one_chat_are_two_people() -> None:
    people = [Participant(id=f"person{n:04}", name=name) for n, name in enumerate(PEOPLE)]

    def meant(*authors: str) -> dict[str, str]:
        return {author: one.name for author, one in everybodys(people, authors).items()}

    assert meant("Nina", "Сергей К.", "Саша") == {"Nina": "Нина", "Сергей К.": "Сергей"}
    assert meant("Нина П.", "Нина К.", "Сергей") == {"Сергей": "Сергей"}
    assert meant("Нина К.", "Нина") == {"Нина": "Нина"}


# What a reply says -------------------------------------------------------------------------------


def test_the_reply_form_is_read_in_both_languages() -> None:
    russian = (
        "Сделала!",
        "С кем: инженер, завод 3, по телефону",
        "«три гудка и музыка»",
        "• «скажите сразу,",
        "сколько стоит»",
        "> ночью никого",
        "видели: листает старые сметы",
        "2) нервничал",
    )
    english = ("With whom: a plant engineer", '"nobody answers"', "seen: he redials", "- angry")

    assert replies_in([russian, english]) == (
        Reply(
            "инженер, завод 3, по телефону",
            (
                Finding("Сделала!"),
                Finding("«три гудка и музыка»", "quote"),
                Finding("«скажите сразу, сколько стоит»", "quote"),
                Finding("ночью никого", "quote"),
                Finding("листает старые сметы", "seen"),
                Finding("нервничал"),
            ),
        ),
        Reply(
            "a plant engineer",
            (Finding('"nobody answers"', "quote"), Finding("he redials", "seen"), Finding("angry")),
        ),
    )


def test_two_talks_in_one_message_and_one_in_two_messages() -> None:
    replies = replies_in([("С кем: А", "раз", "С кем: Б", "два"), ("и ещё",)])

    assert [(one.whom, [found.text for found in one.findings]) for one in replies] == [
        ("А", ["раз"]),
        ("Б", ["два", "и ещё"]),
    ]


def test_a_quote_that_is_never_closed_takes_nothing_along() -> None:
    (reply,) = replies_in([("«три гудка", "ещё одна мысль", "«музыка»")])

    assert [found.text for found in reply.findings] == ["«три гудка", "ещё одна мысль", "«музыка»"]


def test_only_the_form_names_whom() -> None:
    assert holds_reply(["с кем говорили: инженер"])
    assert not holds_reply(["С кем поговорить до пт 28 ноября?", "с кем бы ещё поговорить"])


# What goes where ---------------------------------------------------------------------------------


class Room:
    """A workshop with Nina and Sergey in it."""

    def __init__(self, **brief: object) -> None:
        self.w = Writer()
        self.nina = self.w.add(Participant(id=self.w.next_id(), name="Нина"))
        self.sergey = self.w.add(Participant(id=self.w.next_id(), name="Сергей"))
        self._brief = Brief(id="brief", title="Котельные", language="ru", **brief)  # type: ignore[arg-type]  # a test's own

    def promise(self, by: str, group: Group, who: str = "", times: int = 1) -> str:
        talk_id = self.w.next_id()
        talk = Talk(
            id=talk_id, rank=talk_id, group=group, by=by, who=who, times=times, planned=True
        )
        return self.w.add(talk)

    @property
    def view(self) -> View:
        return view_of(self._brief, *self.w.records)


def said(author: str, *lines: str) -> Said:
    return Said(author, "21.11.2026 12:01", lines)


def every(bundles: tuple[Bundle, ...]) -> frozenset[str]:
    return frozenset(line.key for one in bundles for line in one.lines if not line.is_here)


def after(view: View, *commands: Single) -> View:
    entry = Entry(actor="keyboard", command=Batch(id=new_id(), commands=commands))
    return project(apply(view.workshop, entry).workshop)


def talks(view: View) -> list[tuple[str, str, str, bool, int, list[str]]]:
    return [
        (
            view.name(one.by),
            one.who,
            one.group,
            one.planned,
            one.times,
            [note.text for note in view.findings(one.id)],
        )
        for one in view.talks
    ]


def brought(view: View, *messages: Said, group: Group = "clients", **more: Whose) -> View:
    """The workshop after everything that was said is kept."""
    authors = {one.author: Whose(_person(view, one.author)) for one in messages} | more
    bundles = findings_of(view, messages, authors, group)
    return after(view, *keep_findings(bundles, every(bundles), TODAY))


def _person(view: View, author: str) -> str:
    person = whose(view.participants, author)
    return person.id if person else ""


def test_a_promised_talk_is_held_and_has_its_findings() -> None:
    room = Room()
    room.promise(room.nina, "non_users")
    room.promise(room.sergey, "experts", "энергетик")
    view = brought(
        room.view,
        said("Сергей К.", "С кем: энергетик, завод 5", "«сколько стоит?»"),
        said("Nina", "С кем: сосед", "«не знал, что вы есть»", "видели: ищет в телефоне"),
    )

    assert talks(view) == [
        (
            "Нина",
            "сосед",
            "non_users",
            False,
            1,
            ["«не знал, что вы есть»", "ищет в телефоне"],
        ),
        ("Сергей", "энергетик, завод 5", "experts", False, 1, ["«сколько стоит?»"]),
    ]
    assert [note.form for note in view.all_findings] == ["quote", "seen", "quote"]
    assert all(one.when == "2026-11-21" for one in view.talks)


def test_of_promises_the_one_that_names_whom_is_kept_else_one_of_the_group_in_hand() -> None:
    room = Room()
    room.promise(room.nina, "experts", "директор")
    room.promise(room.nina, "clients", "инженер")
    room.promise(room.sergey, "clients")
    room.promise(room.sergey, "experts")
    view = brought(
        room.view,
        said("Нина", "С кем: Инженер, завод 3", "раз"),
        said("Сергей", "два"),
        group="experts",
    )

    assert [(one[1], one[2], one[3], one[5]) for one in talks(view)] == [
        ("директор", "experts", True, []),
        ("Инженер, завод 3", "clients", False, ["раз"]),
        ("", "clients", True, []),
        ("", "experts", False, ["два"]),
    ]


def test_of_several_promised_talks_each_reply_takes_one() -> None:
    room = Room()
    room.promise(room.nina, "clients", times=3)
    two = brought(room.view, said("Нина", "С кем: А", "раз", "С кем: Б", "два"))
    assert sorted(talks(two)) == [
        ("Нина", "", "clients", True, 1, []),
        ("Нина", "А", "clients", False, 1, ["раз"]),
        ("Нина", "Б", "clients", False, 1, ["два"]),
    ]
    four = brought(two, said("Нина", "С кем: В", "три", "С кем: Г", "четыре"))
    assert sorted(talks(four))[2:] == [
        ("Нина", "В", "clients", False, 1, ["три"]),
        ("Нина", "Г", "clients", False, 1, ["четыре"]),
    ]


def test_all_promised_talks_come_back_at_once() -> None:
    room = Room()
    room.promise(room.nina, "clients", times=2)
    view = brought(room.view, said("Нина", "С кем: А", "раз", "С кем: Б", "два"))

    assert sorted(talks(view)) == [
        ("Нина", "А", "clients", False, 1, ["раз"]),
        ("Нина", "Б", "clients", False, 1, ["два"]),
    ]


def test_without_a_promise_a_new_talk_is_of_the_group_asked_for_or_of_the_page() -> None:
    room = Room()
    promised = room.promise(room.nina, "experts")
    room.w.note(OnInterview(promised), "уже слышали")
    view = brought(
        room.view,
        said("Нина", "С кем: другой", "раз"),
        said("Сергей", "два"),
        group="non_users",
    )

    assert [(one[0], one[1], one[2], one[5]) for one in talks(view)[1:]] == [
        ("Нина", "другой", "experts", ["раз"]),
        ("Сергей", "", "non_users", ["два"]),
    ]


def test_what_is_here_already_comes_unticked_and_more_of_it_goes_to_the_same_talk() -> None:
    room = Room()
    room.promise(room.nina, "clients")
    first = said("Нина", "С кем: инженер", "«три гудка»")
    once = brought(room.view, first)
    more = said("Нина", "С кем: Инженер", "«Три гудка».", "«музыка»")
    authors = {"Нина": Whose(room.nina)}
    (bundle,) = findings_of(once, [more], authors, "clients")
    assert [line.is_here for line in bundle.lines] == [True, False]
    twice = brought(once, more)
    assert [one[5] for one in talks(twice)] == [["«три гудка»", "«музыка»"]]
    (again,) = findings_of(twice, [said("Нина", "«музыка»", "«и тишина»")], authors, "clients")
    assert again.talk is not None, "without a name it is the talk that has some of it"


def test_a_client_who_writes_himself_is_whom_the_talk_was_with() -> None:
    view = brought(Room().view, said("Иван", "«дорого»"), Иван=Whose(client="Иван"))

    assert [one[:3] for one in talks(view)] == [("", "Иван", "clients")]


def test_somebody_new_joins_once_and_only_for_what_is_kept() -> None:
    view = Room().view
    joins = AddParticipant(participant="sasha-0001", name="Саша")
    authors = {"Саша": Whose("sasha-0001", joins)}
    bundles = findings_of(
        view, [said("Саша", "С кем: А", "раз", "С кем: Б", "два")], authors, "clients"
    )
    assert keep_findings(bundles, frozenset(), TODAY) == ()
    kept = after(view, *keep_findings(bundles, every(bundles), TODAY))
    assert [one.name for one in kept.participants] == ["Нина", "Сергей", "Саша"]
    assert [one[0] for one in talks(kept)] == ["Саша", "Саша"]


def test_each_line_is_an_idea_of_its_author_and_one_that_is_here_is_known() -> None:
    room = Room()
    room.w.note(OnIdeas(), "Памятка на первый звонок", author=room.nina)
    view = room.view
    authors = {"Нина": Whose(room.nina), "Сергей": Whose(room.sergey), "Кто-то": Whose()}
    bundles = ideas_of(
        view,
        [
            said("Нина", "1. памятка на  первый звонок", "2️⃣ наклейка"),
            said("Сергей", "• памятка на первый звонок"),
            said("Нина", "третья"),
            said("Кто-то", "чья-то"),
        ],
        authors,
        view.ideas,
    )

    assert [(one.author, [(x.text, x.is_here) for x in one.lines]) for one in bundles] == [
        ("Нина", [("памятка на  первый звонок", True), ("наклейка", False), ("третья", False)]),
        ("Сергей", [("памятка на первый звонок", False)]),
        ("Кто-то", [("чья-то", False)]),
    ]


def test_reviews_are_one_pile_and_the_next_file_of_that_name_goes_on_with_it() -> None:
    view = Room().view
    first = reviews_of(view, ["не дозвониться", "дорого"], "отзывы", "clients")
    once = after(view, *keep_findings(first, every(first), TODAY))
    (pile,) = once.talks
    assert (pile.form, pile.who, pile.group) == ("reviews", "отзывы", "clients")
    assert all(note.form == "quote" for note in once.all_findings)
    again = reviews_of(once, ["дорого", "долго"], "отзывы", "experts")
    twice = after(once, *keep_findings(again, every(again), TODAY))
    assert [note.text for note in twice.all_findings] == ["не дозвониться", "дорого", "долго"]


def test_a_name_that_is_too_long_is_cut_and_kept_whole_as_a_line() -> None:
    long = "инженер " * 40
    view = brought(Room().view, said("Нина", f"С кем: {long}", "«дорого»"))

    (talk,) = view.talks
    assert talk.who.startswith("инженер инженер")
    assert talk.who.endswith("…")
    assert [note.text for note in view.all_findings] == [long.strip(), "«дорого»"]


def test_what_the_program_itself_sent_does_not_come_back_as_an_answer() -> None:
    room = Room()
    room.promise(room.nina, "clients")
    view = room.view
    homework = homework_text(view, ("clients",)).splitlines()
    form = homework[-3:]
    messages = [
        said("Кира", *filter(None, homework)),
        said("Кира", "💡 Три полезные идеи для моего проекта", "Ответьте тремя строками"),
        said("Кира", "(2/3) Котельные: путь клиента", "▶ 3/5  ВЫБОР УСЛУГИ"),
        said("Кира", "🗓 Карта пути клиента «Котельные»: пт 10:00"),
        said("Нина", form[0], "С кем: инженер", form[1], "«три гудка»"),
        said("Олег", "💡 хорошая мысль"),
        said("Олег", "Котельные переименовать"),
    ]
    kept, left_out = without_ours(view, messages)

    assert [one.lines for one in kept] == [
        ("С кем: инженер", "«три гудка»"),
        ("💡 хорошая мысль",),
        ("Котельные переименовать",),
    ]
    assert left_out == len(list(filter(None, homework))) + 2 + 2 + 1 + 2


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_form_that_is_sent_is_the_form_that_is_read(language: Language) -> None:
    brief = Brief(id="brief", title="Boilers", language=language)
    form = homework_text(view_of(brief), ("clients",)).splitlines()[-3:]
    (reply,) = replies_in([form])

    assert reply.whom
    assert [finding.form for finding in reply.findings] == ["quote", "seen"]


def test_a_note_of_somebody_else_is_not_the_same() -> None:
    room = Room()
    talk = room.promise(room.sergey, "clients")
    room.w.note(OnInterview(talk), "дорого")
    (bundle,) = findings_of(
        room.view, [said("Нина", "дорого")], {"Нина": Whose(room.nina)}, "clients"
    )

    assert [line.is_here for line in bundle.lines] == [False]
    assert isinstance(room.view.all_findings[0], Note)
