"""A wall follows a journal that somebody else writes, line by line and through all its troubles."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from cjm_tui.domain.commands import AddNote, Undo
from cjm_tui.domain.places import OnAudience
from cjm_tui.errors import StoreProblem
from cjm_tui.session import Kit, Library, OpenWorkshop
from cjm_tui.session.following import Follower, Tail
from cjm_tui.session.leading import Leading
from cjm_tui.session.signs import (
    SHOWN,
    SILENCE,
    WALL,
    ShownSign,
    Stand,
    WallSign,
    Watch,
    me,
    put_up,
    take_down,
)
from cjm_tui.session.where import Where
from cjm_tui.store.names import DOCUMENT, JOURNAL
from cjm_tui.text import new_id
from tests.store.rooms import until

HERE = Stand(Where("map", "path", "stage-2", "note-3"), "goal", "for example: this")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


@pytest.fixture
def opened(library: Library) -> OpenWorkshop:
    return library.open(library.create("Boiler rooms", people=["Anna", "Oleg"]))


def write(opened: OpenWorkshop, text: str, *, hidden: bool = False) -> str:
    """A note that is on the disk; its id."""
    note = new_id()
    place = OnAudience("who")
    opened.submit(AddNote(id=new_id(), note=note, place=place, text=text, hidden=hidden)).wait()
    return note


def tail_of(opened: OpenWorkshop) -> Tail:
    return Tail(opened.path, Kit())


def texts(tail: Tail) -> set[str]:
    return {getattr(record, "text", "") for record in tail.workshop.records.values()} - {""}


def test_what_is_written_appears_and_nothing_else_is_read_again(opened: OpenWorkshop) -> None:
    tail = tail_of(opened)
    assert not tail.grow()
    note = write(opened, "one")
    assert tail.grow()
    assert (tail.workshop.rev, tail.newest) == (opened.rev, note)
    assert tail.workshop.records == opened.workshop.records
    opened.submit(Undo(id=new_id())).wait()
    assert tail.grow()
    assert "one" not in texts(tail)
    assert not tail.grow()


def test_a_line_that_is_just_being_written_waits_for_its_end(opened: OpenWorkshop) -> None:
    tail = tail_of(opened)
    write(opened, "whole")
    journal = opened.path / JOURNAL
    whole = journal.read_bytes()
    start = whole[:-1].rfind(b"\n") + 1
    for cut in range(start, len(whole)):
        journal.write_bytes(whole[:cut])
        assert not tail.grow()
        assert "whole" not in texts(tail)
    journal.write_bytes(whole)
    assert tail.grow()
    assert "whole" in texts(tail)
    assert tail.workshop.rev == opened.rev


def test_it_goes_on_behind_a_torn_line_that_was_cut(library: Library) -> None:
    made = library.create("Torn")
    opened = library.open(made)
    write(opened, "kept")
    opened.close()
    journal = opened.path / JOURNAL
    tail = tail_of(opened)
    with journal.open("ab") as file:
        file.write(b'{"rev": 2, "at": "20')
    assert not tail.grow()
    again = library.open(made)
    write(again, "after the cut")
    assert tail.grow()
    assert texts(tail) >= {"kept", "after the cut"}
    again.close()


def test_a_journal_begun_anew_is_read_from_its_beginning(library: Library) -> None:
    made = library.create("Anew")
    opened = library.open(made)
    write(opened, "before")
    opened.close()
    tail = tail_of(opened)
    (opened.path / JOURNAL).unlink()
    tail.grow()
    assert "before" in texts(tail)
    again = library.open(made)
    write(again, "in the new one")
    tail.grow()
    assert texts(tail) >= {"before", "in the new one"}
    write(again, "and on")
    assert tail.grow()
    assert "and on" in texts(tail)
    again.close()


def test_a_damaged_line_stops_nothing_that_can_still_be_understood(opened: OpenWorkshop) -> None:
    write(opened, "good")
    tail = tail_of(opened)
    with (opened.path / JOURNAL).open("ab") as file:
        file.write(b"what is this\n")
    tail.grow()
    assert "good" in texts(tail)


def test_hidden_characters_in_a_line_are_cleaned(opened: OpenWorkshop) -> None:
    tail = tail_of(opened)
    write(opened, "honest")
    journal = opened.path / JOURNAL
    journal.write_bytes(journal.read_bytes().replace(b"honest", b"hon\\u202eest"))
    tail.grow()
    assert "honest" in texts(tail)


def test_a_folder_that_is_gone_is_told_and_forgiven(opened: OpenWorkshop, tmp_path: Path) -> None:
    follower = Follower(opened.path, Kit())
    opened.close()
    away = opened.path.rename(tmp_path / "elsewhere")
    assert follower.look()
    problem = follower.seen.problem
    assert problem is not None
    assert problem.code == "unreadable_gone"
    assert not opened.path.exists()
    assert follower.seen.workshop.records == opened.workshop.records
    away.rename(opened.path)
    follower._again_at = 0.0
    assert follower.look()
    assert follower.seen.problem is None
    follower.close()


def test_a_workshop_of_a_newer_program_is_shown_as_far_as_it_is_understood(
    opened: OpenWorkshop,
) -> None:
    write(opened, "old words")
    opened.checkpoint()
    opened.close()
    for name in (DOCUMENT, JOURNAL):
        path = opened.path / name
        path.write_bytes(path.read_bytes().replace(b'"v":', b'"v":9', 1))
    follower = Follower(opened.path, Kit())
    problem = follower.seen.problem
    assert problem is not None
    assert problem.code == "too_new"
    follower.close()


def test_what_is_no_workshop_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(StoreProblem):
        Follower(empty, Kit())
    assert list(empty.iterdir()) == []


def test_the_two_know_of_each_other(opened: OpenWorkshop) -> None:
    heard: list[bool] = []
    leading = Leading(
        opened.path,
        opened.workshop.uid,
        now=lambda: opened.now().isoformat(),
        changed=lambda: heard.append(True),
    )
    follower = Follower(opened.path, Kit())
    try:
        assert [follower.seen.stand] == [None]
        leading.tell(HERE, "")
        until(lambda: follower.look() and follower.seen.is_led)
        assert follower.seen.stand == HERE
        until(lambda: leading.has_wall)
        leading.tell(HERE, "dark")
        until(lambda: follower.look() and follower.seen.curtain == "dark")
    finally:
        follower.close()
        until(lambda: not leading.has_wall)
        leading.close()
    assert len(heard) == 2
    follower.look()
    assert not follower.seen.is_led
    assert follower.seen.stand == HERE
    follower.close()
    assert not (opened.path / SHOWN).exists()
    assert not (opened.path / WALL).exists()


def test_a_killed_window_is_known_by_its_process(opened: OpenWorkshop) -> None:
    pid = os.fork()
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)
    _, host, uid = me(opened.workshop.uid)
    put_up(opened.path, WALL, WallSign(pid=pid, host=host, uid=uid))
    assert Watch(opened.path, WALL, WallSign).look() is None


def test_another_machines_window_is_known_by_its_silence(opened: OpenWorkshop) -> None:
    moment = [0.0]
    watch = Watch(opened.path, WALL, WallSign, now=lambda: moment[0])
    sign = WallSign(pid=1, host="another machine", uid=opened.workshop.uid)
    put_up(opened.path, WALL, sign)
    assert watch.look() == sign
    moment[0] += SILENCE - 0.5
    assert watch.look() == sign
    moment[0] += 1.0
    assert watch.look() is None
    put_up(opened.path, WALL, sign)
    assert watch.look() == sign


def test_only_a_wall_of_this_machine_is_beside_the_first_window(opened: OpenWorkshop) -> None:
    leading = Leading(opened.path, opened.workshop.uid, now=lambda: "", changed=lambda: None)
    pid, host, uid = me(opened.workshop.uid)
    try:
        put_up(opened.path, WALL, WallSign(pid=1, host="another machine", uid=uid))
        until(lambda: leading.wall_elsewhere == "another machine")
        assert not leading.has_wall
        put_up(opened.path, WALL, WallSign(pid=pid, host=host, uid=uid))
        until(lambda: leading.has_wall and not leading.wall_elsewhere)
        take_down(opened.path, WALL)
        until(lambda: not leading.has_wall)
    finally:
        leading.close()


def test_an_old_sign_of_another_machine_is_none(opened: OpenWorkshop) -> None:
    put_up(opened.path, WALL, WallSign(pid=1, host="another machine", uid="u"))
    os.utime(opened.path / WALL, (0, 0))
    assert Watch(opened.path, WALL, WallSign).look() is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"pid": "x"}',
        b'{"pid": 99999999999999999999, "host": "h", "uid": "u"}',
        b'{"pid": -1, "host": "h", "uid": "u", "stand": 1}',
        b"\xff\xfe",
        b" " * 100_000,
    ],
)
def test_a_sign_that_is_damaged_is_none(opened: OpenWorkshop, content: bytes) -> None:
    (opened.path / SHOWN).write_bytes(content)
    assert Watch(opened.path, SHOWN, ShownSign).look() is None


def test_another_workshops_sign_is_none(opened: OpenWorkshop) -> None:
    pid, host, _ = me("")
    put_up(opened.path, SHOWN, ShownSign(pid=pid, host=host, uid="another", stand=HERE))
    follower = Follower(opened.path, Kit())
    assert not follower.seen.is_led
    follower.close()


def test_only_our_own_sign_is_taken_down(opened: OpenWorkshop) -> None:
    put_up(opened.path, WALL, WallSign(pid=1, host="another machine", uid="u"))
    take_down(opened.path, WALL)
    assert (opened.path / WALL).exists()


def test_a_link_in_place_of_a_sign_is_not_followed(opened: OpenWorkshop, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("precious")
    (opened.path / SHOWN).symlink_to(target)
    assert Watch(opened.path, SHOWN, ShownSign).look() is None
    pid, host, uid = me(opened.workshop.uid)
    put_up(opened.path, SHOWN, ShownSign(pid=pid, host=host, uid=uid, stand=HERE))
    assert target.read_text() == "precious"


def test_a_stand_with_control_characters_is_cleaned(opened: OpenWorkshop) -> None:
    pid, host, uid = me(opened.workshop.uid)
    dirty = Stand(Where("map\x1b]2;x\x07"), hint="a\u202eb")
    put_up(opened.path, SHOWN, ShownSign(pid=pid, host=host, uid=uid, stand=dirty))
    follower = Follower(opened.path, Kit())
    assert follower.seen.stand is not None
    assert "\x1b" not in follower.seen.stand.where.step
    assert follower.seen.stand.hint == "ab"
    follower.close()


def test_a_rehearsals_wall_has_the_first_windows_time(library: Library) -> None:
    opened = library.open(library.rehearsal(library.create("Boiler rooms"), 60))
    pid, host, uid = me(opened.workshop.uid)
    follower = Follower(opened.path, Kit())
    for at in ("no time", "2026-03-02T09:00:00", ""):
        put_up(opened.path, SHOWN, ShownSign(pid=pid, host=host, uid=uid, stand=HERE, at=at))
        follower.look()
        assert follower.now().year != 2031
    at = "2031-03-02T09:00:00Z"
    put_up(opened.path, SHOWN, ShownSign(pid=pid, host=host, uid=uid, stand=HERE, at=at))
    follower.look()
    begun, since = follower.now(), time.monotonic()
    assert begun.isoformat().startswith("2031-03-02T09:0")
    until(lambda: (follower.now() - begun).total_seconds() > 30)
    assert time.monotonic() - since < 5.0
    follower.close()


@pytest.mark.parametrize("name", [JOURNAL, DOCUMENT])
def test_a_file_that_is_none_any_more_is_told(opened: OpenWorkshop, name: str) -> None:
    write(opened, "kept in mind")
    opened.close()
    follower = Follower(opened.path, Kit())
    for other in (JOURNAL, DOCUMENT):
        (opened.path / other).unlink()
    (opened.path / name).mkdir()
    follower.look()
    problem = follower.seen.problem
    assert problem is not None
    assert problem.code in ("not_a_file", "unreadable_gone", "damaged", "unreadable_other")
    follower.close()


def test_nothing_of_two_windows_goes_into_the_journal(opened: OpenWorkshop) -> None:
    before = (opened.path / JOURNAL).read_bytes()
    pid, host, uid = me(opened.workshop.uid)
    put_up(opened.path, SHOWN, ShownSign(pid=pid, host=host, uid=uid, stand=HERE))
    follower = Follower(opened.path, Kit())
    follower.close()
    assert (opened.path / JOURNAL).read_bytes() == before
    assert json.loads((opened.path / SHOWN).read_bytes())["stand"]["hint"] == HERE.hint
