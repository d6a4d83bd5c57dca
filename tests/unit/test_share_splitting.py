"""Letters cut into messages: nothing lost, nothing too long, cut where a reader would pause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_tui.share.defuse import as_it_is, for_discord, for_grid, for_messenger
from cjm_tui.share.letters import Block, Letter, Line
from cjm_tui.share.parcels import Target
from cjm_tui.share.splitting import messages
from cjm_tui.text import utf16_len
from tests.unit.share_world import hostile

Harmless = Callable[[str], str]


def target(budget: int, *, in_bytes: bool = False) -> Target:
    return Target(name="A chat", serves="this test", budget=budget, in_bytes=in_bytes)


def size(message: str, to: Target) -> int:
    return len(message.encode()) if to.in_bytes else utf16_len(message)


def bare(text: str) -> str:
    """Text without what cutting and defusing may change: spaces, separators, sleeping marks."""
    for mark in "*_$~|=@`":
        text = text.replace(f"%{ord(mark):02X}", mark)
    return re.sub(r"[\s\u200b*∗`ʼ_‗$＄~∼<>·]", "", text)


def test_a_letter_that_fits_is_one_message_without_a_number() -> None:
    letter = Letter("Map", (Block(("one", "two")), Block(("three",))))

    assert messages(letter, target(100), as_it_is) == ("one\ntwo\n\nthree",)


def test_a_target_without_a_limit_takes_any_length_whole() -> None:
    letter = Letter("Map", (Block(("word " * 10_000,)),))

    assert messages(letter, target(0), as_it_is) == ("word " * 10_000,)


def test_it_is_cut_between_blocks_and_each_part_is_numbered() -> None:
    stages = tuple(Block((f"stage {number}", "x" * 60)) for number in range(4))
    parts = messages(Letter("Map", (Block(("🗺 Map",)), *stages)), target(170), as_it_is)

    assert parts == (
        f"(1/2) 🗺 Map\n\nstage 0\n{'x' * 60}\n\nstage 1\n{'x' * 60}",
        f"(2/2) Map\n\nstage 2\n{'x' * 60}\n\nstage 3\n{'x' * 60}",
    )


def test_a_block_too_long_is_cut_between_its_lines_and_takes_its_head_and_tail_along() -> None:
    rows = tuple(f"row {number} {'x' * 40}" for number in range(8))
    letter = Letter("Map", (Block(("🗺 Map",)), Block(rows, ("```", "head"), ("```",))))
    parts = messages(letter, target(200), for_grid)

    assert len(parts) == 3
    assert parts[0].startswith("(1/3) 🗺 Map\n\n```\nhead\nrow 0 ")
    assert parts[1].startswith("(2/3) Map\n\n```\nhead\nrow ")
    for part in parts:
        assert part.count("```") == 2
        assert part.endswith("\n```")


def test_a_first_part_that_begins_with_a_fence_has_its_number_above_it() -> None:
    fenced = Letter("Map", (Block(("x" * 60,) * 3, ("```",), ("```",)),))

    assert messages(fenced, target(120), as_it_is)[0].startswith("(1/3) Map\n\n```\n")


def test_a_line_too_long_is_cut_between_its_notes() -> None:
    notes = tuple(f"note {number} {'x' * 20}" for number in range(10))
    letter = Letter("Map", (Block(("title", Line("📍 ", notes, ", "))),))
    parts = messages(letter, target(120), as_it_is)

    assert parts[0] == f"(1/4) title\n📍 {', '.join(notes[:3])}"
    assert parts[1] == f"(2/4) Map\n\n{', '.join(notes[3:6])}"
    assert parts[3] == f"(4/4) Map\n\n{notes[9]}"


def test_a_note_too_long_is_cut_at_a_space_and_a_word_never_within_a_character() -> None:
    family = "👨‍👩‍👧"
    spaced = messages(Letter("Map", (Block(("word " * 60,)),)), target(100), as_it_is)
    solid = messages(Letter("Map", (Block((family * 40,)),)), target(100), as_it_is)

    for part in spaced:
        assert set(re.sub(r"^\(\d/\d\) (Map\n\n)?", "", part).split(" ")) == {"word"}
    assert sum(part.count("word") for part in spaced) == 60
    for part in solid:
        assert set(re.sub(r"^\(\d/\d\) (Map\n\n)?", "", part).split(family)) == {""}


def test_a_title_of_any_length_leaves_room_for_the_text() -> None:
    for title in ("т" * 500, "a\u0301" * 500, ""):
        parts = messages(Letter(title, (Block(("word " * 300,)),)), target(300), as_it_is)
        assert all(utf16_len(part) <= 300 for part in parts)
        assert sum(part.count("word") for part in parts) == 300


def test_a_head_as_long_as_a_message_is_not_repeated() -> None:
    block = Block(tuple("row" for _ in range(100)), ("head " * 50,), ())
    parts = messages(Letter("Map", (block,)), target(200), as_it_is)

    assert all(utf16_len(part) <= 200 for part in parts)
    assert sum(part.count("head") for part in parts) == 50
    assert sum(part.count("row") for part in parts) == 100


def test_what_becomes_the_first_line_of_a_part_starts_no_list_there() -> None:
    notes = tuple(f"- {'x' * 60}" for _ in range(4))
    parts = messages(Letter("Map", (Block((Line("📍 ", notes),)),)), target(90), for_messenger)

    assert len(parts) == 4
    for part in parts[1:]:
        assert part.splitlines()[2].startswith("\u200b- x")


@pytest.mark.parametrize("harmless", [as_it_is, for_messenger])
def test_the_work_grows_with_the_length_not_with_its_square(harmless: Harmless) -> None:
    def work(notes: int) -> int:
        done = 0

        def counted(text: str) -> str:
            nonlocal done
            done += len(text)
            return harmless(text)

        lines = (Line("📍 ", tuple(f"note {number} of_many" for number in range(notes))),) * 2
        messages(Letter("Map", (Block(lines),)), target(3900), counted)
        return done

    assert work(4_000) < 15 * work(400)


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    def line() -> str:
        return " ".join(draw(hostile).split()) or "x"

    def lines() -> Iterator[str | Line]:
        for _ in range(draw(st.integers(1, 4))):
            if draw(st.booleans()):
                yield line() * draw(st.sampled_from((1, 1, 1, 30)))
            else:
                notes = tuple(line() for _ in range(draw(st.integers(1, 12))))
                yield Line(draw(st.sampled_from(("", "📍 "))), notes)

    blocks = tuple(Block(tuple(lines())) for _ in range(draw(st.integers(1, 5))))
    return Letter(line(), (Block((f"🗺 {line()}",)), *blocks))


chats = st.sampled_from((as_it_is, for_messenger, for_discord))
sizes = st.builds(
    lambda budget, in_bytes: target(budget, in_bytes=in_bytes), st.integers(150, 900), st.booleans()
)


@given(letters(), sizes, chats)
@settings(max_examples=60, deadline=None)
def test_whatever_is_cut_nothing_is_lost_and_nothing_is_too_long(
    letter: Letter, to: Target, harmless: Harmless
) -> None:
    parts = messages(letter, to, harmless)

    assert all(size(part, to) <= to.budget for part in parts)
    assert all(harmless(part) == part for part in parts), "as it is pasted"
    if len(parts) == 1:
        assert parts == (harmless(str(letter)),)
        return
    rest = bare(str(letter))
    for number, part in enumerate(parts, 1):
        heading = f"({number}/{len(parts)}) "
        assert part.startswith(heading)
        body = part.removeprefix(heading) if number == 1 else part.partition("\n\n")[2]
        assert rest.startswith(bare(body)), "in its order"
        rest = rest.removeprefix(bare(body))
    assert rest == ""


@given(letters(), sizes)
@settings(max_examples=40, deadline=None)
def test_a_note_that_fits_into_a_message_is_never_cut(letter: Letter, to: Target) -> None:
    parts = messages(letter, to, as_it_is)
    room = to.budget // 2 - 20  # what the longest number and title surely leave

    for block in letter.blocks:
        for line in block.lines:
            for note in line.notes if isinstance(line, Line) else (line,):
                if size(f"📍 {note}", to) <= room:
                    assert any(note in part for part in parts)
