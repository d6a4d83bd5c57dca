"""A block of a chat is taken apart in every dialect; a list is no chat, a sentence no person."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cjm_tui.share.incoming.chat import Chat, Said, chat_in
from cjm_tui.text import clean, one_line

TELEGRAM_DATES = (
    "21.11.2026 12:01",
    "11/21/26 12:01 PM",
    "11/21/26 12:01\u202fPM",
    "21/11/2026 9:05",
    "2026-11-21 12:01",
    "21.11.26, 12:01",
    "2026/11/21 下午12:01",
    "21 нояб. 2026 г., 12:01",
    "Nov 21, 2026 at 12:01 PM",
    "21.11.2026 klo 12.01",
)
WHATSAPP_DATES = (
    "21.11.2026, 12:01",
    "21.11.2026, 12:01:33",
    "11/21/26, 12:01:33\u202fPM",
    "12:01 PM, 11/21/2026",
    "12:01, 21.11.2026",
)
PIECES = (
    *"12:30 Note: 21.11.2026 [x] - > • 1. «да» слово Word: a@b.ru https://a.ru/b :smile:".split(),
    *("двести 300", "Нина, [склад]", "👨‍👩‍👧", "é", "=1+1", "[/]", "{n}", "он сказал: нет"),
)


def plain(text: str) -> str:
    """Text as one line that a messenger would keep as it is."""
    return one_line(
        clean(text).translate(dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff")))
    )


words = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join),
    st.text(max_size=30).map(plain),
)
lines = words.filter(lambda line: bool(line.strip()) and not line.startswith("[")).map(
    lambda line: f"и {line}"
)
names = (
    st.one_of(
        st.sampled_from(
            ("Нина", "Nina P.", "Олег (склад), [РФ]", "Кира 🌸", "Petrova, Anna", "👩‍🔧", "李雷")
        ),
        st.text(min_size=1, max_size=25).map(plain),
    )
    .filter(lambda name: bool(name) and not name.startswith(("~", "> ")))
    .filter(lambda name: all(mark not in name for mark in ':"“”«»'))
)
messages = st.lists(
    st.tuples(names, st.lists(lines, min_size=1, max_size=4)), min_size=1, max_size=6
)
Messages = Sequence[tuple[str, list[str]]]


def said(block: Messages, at: str = "") -> tuple[Said, ...]:
    """What a block should be read as."""
    return tuple(Said(name, one_line(at), tuple(written)) for name, written in block)


# Every dialect gives back what was said ----------------------------------------------------------


@given(messages, st.sampled_from(TELEGRAM_DATES))
@example([("Ann: x", ["и [21.11.2026 12:01] Note: x"])], TELEGRAM_DATES[0])
def test_telegram_desktop(block: Messages, at: str) -> None:
    text = "\n\n".join(f"{name}, [{at}]\n" + "\n".join(written) for name, written in block)

    assert chat_in(text) == Chat(said(block, at))


@given(messages, st.sampled_from(WHATSAPP_DATES), st.sampled_from(("", "\u200e")))
def test_whatsapp_in_brackets(block: Messages, at: str, mark: str) -> None:
    text = "\n".join(f"{mark}[{at}] {name}: {mark}" + "\n".join(written) for name, written in block)

    assert chat_in(text) == Chat(said(block, at))


@given(messages, st.sampled_from(WHATSAPP_DATES[:3]))
def test_whatsapp_as_exported_by_android(block: Messages, at: str) -> None:
    assume(not any(line.startswith(("-", "–", "—")) for _, written in block for line in written))
    text = "\r\n".join(f"{at} - {name}: " + "\r\n".join(written) for name, written in block)

    assert chat_in(text) == Chat(said(block, at))


@given(messages)
def test_telegram_for_mac(block: Messages) -> None:
    text = "\n\n".join(f"> {name}:\n" + "\n".join(written) for name, written in block)

    assert chat_in(text) == Chat(said(block))


def _without_colons(block: Messages) -> Messages:
    return [(name, [line.replace(":", ".") for line in written]) for name, written in block]


@given(messages, st.sampled_from(("{name}:\n{said}", "{name}: {said}")))
def test_names_alone_where_those_who_speak_are_known(block: Messages, form: str) -> None:
    block = _without_colons(block)
    inline = "\n" not in form
    assume(len(block) > 1 or not inline)
    text = "\n".join(form.format(name=name, said="\n".join(written)) for name, written in block)
    known = {name for name, _ in block}

    assert chat_in(text, known.__contains__) == Chat(said(block))


@given(st.text(), st.booleans())
def test_any_text_is_read_without_harm_and_nothing_is_said_that_is_not_in_it(
    text: str, knows: bool
) -> None:
    for one in chat_in(text, lambda _: knows).said:
        assert one.lines
        for line in one.lines:
            assert line.strip()
            assert line in "".join(
                c for c in clean(text) if c not in "\u200b\u200e\u200f\u2060\ufeff"
            )


# Real blocks -------------------------------------------------------------------------------------


def test_what_telegram_adds_by_itself_is_left_out_and_counted() -> None:
    text = """Кира, [21.11.2026 12:00]
[ Фотография ]
Вот доска

Нина П., [21.11.2026 12:01]
[В ответ Кира]
памятка на первый звонок
созвон в 12:30
Note: не забыть

Олег, [21.11.2026 12:02]
[ Стикер 👍 ]

Oleg, [21.11.2026 12:03]
[Forwarded from Anna]
an estimate on one page

Kira, [21.11.2026 12:04]
Voice message
"""
    chat = chat_in(text)

    assert [(one.author, one.lines) for one in chat.said] == [
        ("Кира", ("Вот доска",)),
        ("Нина П.", ("памятка на первый звонок", "созвон в 12:30", "Note: не забыть")),
        ("Oleg", ("an estimate on one page",)),
    ]
    assert chat.left_out == 5


def test_older_and_other_telegrams_write_a_colon_or_a_quotation_mark_more() -> None:
    text = "Нина, [21.11.26 12:01]:\nпамятка\n\n> Олег, [21.11.26 12:02]:\nсмета"

    assert [(one.author, one.lines) for one in chat_in(text).said] == [
        ("Нина", ("памятка",)),
        ("Олег", ("смета",)),
    ]


def test_what_whatsapp_adds_by_itself_is_left_out_and_counted() -> None:
    text = """21.11.2026, 12:00 - Сообщения и звонки защищены сквозным шифрованием. Подробнее
21.11.2026, 12:00 - Кира создал(-а) группу "Котельные: карта"
21.11.2026, 12:01 - ~ Нина: <Без медиафайлов>
21.11.2026, 12:02 - Нина: памятка
и наклейка <Сообщение изменено>
21.11.2026, 12:03 - Олег: Данное сообщение удалено
21.11.2026, 12:04 - Олег: IMG-0001.jpg (файл добавлен)
смета-форма"""
    chat = chat_in(text)

    assert [(one.author, one.lines) for one in chat.said] == [
        ("Нина", ("памятка", "и наклейка")),
        ("Олег", ("смета-форма",)),
    ]
    assert chat.left_out == 5


def test_an_english_whatsapp_block_with_its_marks() -> None:
    text = (
        "\u200e[11/21/26, 12:01:33\u202fPM] Nina Petrova: \u200eimage omitted\n"
        "[11/21/26, 12:01:40\u202fPM] Nina Petrova: one number\n"
        "for all shifts \u200e<This message was edited>\n"
        "[11/21/26, 12:02:00\u202fPM] ~\u202fOleg: Note: call back, 12:30 at the latest"
    )
    chat = chat_in(text)

    assert [(one.author, one.lines) for one in chat.said] == [
        ("Nina Petrova", ("one number", "for all shifts")),
        ("Oleg", ("Note: call back, 12:30 at the latest",)),
    ]
    assert chat.left_out == 1


def test_a_word_that_could_be_a_picture_is_kept_where_somebody_lists_words() -> None:
    chat = chat_in("Нина, [21.11.2026 12:01]\nВидео\nФайл\nСтикер")

    assert chat == Chat((Said("Нина", "21.11.2026 12:01", ("Видео", "Файл", "Стикер")),))


def test_words_before_the_first_name_are_kept_without_one() -> None:
    chat = chat_in("конец чьей-то мысли\nНина, [21.11.2026 12:01]\nпамятка")

    assert [one.author for one in chat.said] == ["", "Нина"]


def test_a_quoted_piece_of_another_chat_stays_part_of_its_message() -> None:
    chat = chat_in("Нина, [21.11.2026 12:01]\nон пишет\n[20.11.2026, 9:00] Клиент: где мастер?")

    (one,) = chat.said
    assert one.lines == ("он пишет", "[20.11.2026, 9:00] Клиент: где мастер?")


def knows(*people: str) -> Callable[[str], bool]:
    """Those who take part."""
    return lambda name: name in people


@pytest.mark.parametrize(
    "text",
    [
        "one\ntwo\nthree",
        "- а\n- б\n1. в",
        "Цель: понять, что нужен подрядчик\nВопросы: кто может помочь\nБарьеры: некого спросить",
        "Goal: understand\nQuestions: who can help",
        "Нина: одна строка\nничья строка",
        "Нина: одна строка",
        "Идеи:\nодна\nдругая",
        "12:30 созвон\n13:00 обед",
        "[21.11.2026 12:01] встреча\nобед",
        "https://a.ru/b\nhttps://a.ru/c",
        "> цитата\n> ещё одна",
        "> Note:\n> это цитата",
        "",
        ":\n:\n",
    ],
)
def test_a_plain_list_is_no_chat(text: str) -> None:
    assert chat_in(text, knows("Нина", "Олег")).said == ()


def test_a_heading_above_those_who_speak_is_counted() -> None:
    chat = chat_in("Наши мысли:\nНина: памятка\nОлег: смета", knows("Нина", "Олег"))

    assert [one.author for one in chat.said] == ["Нина", "Олег"]
    assert chat.left_out == 1


def test_labels_and_clocks_inside_a_message_are_no_people() -> None:
    text = "Нина:\nпамятка\nNote: важно\n12:30 созвон\nЦель: понять\nОлег: смета\nСаша:\nцены"
    said = chat_in(text, knows("Нина", "Олег")).said

    assert [(one.author, one.lines) for one in said] == [
        ("Нина", ("памятка", "Note: важно", "12:30 созвон", "Цель: понять")),
        ("Олег", ("смета",)),
        ("Саша", ("цены",)),
    ]


def test_somebody_unknown_speaks_among_known_people_until_told_otherwise() -> None:
    text = "Нина: памятка\nСаша К.: цены\nШтраф: 300 рублей"
    is_known = knows("Нина")

    assert [one.author for one in chat_in(text, is_known).said] == ["Нина", "Саша К.", "Штраф"]
    told = chat_in(text, is_known, frozenset({"Штраф"}))
    assert told.said[-1] == Said("Саша К.", "", ("цены", "Штраф: 300 рублей"))


def test_a_long_export_is_read_in_a_moment() -> None:
    text = "\n".join(
        f"21.11.2026, 12:{n % 60:02} - Нина: идея {n}\nи ещё, [{'x' * 40}] - {':' * 40}"
        for n in range(10_000)
    )

    assert len(chat_in(text).said) == 10_000
