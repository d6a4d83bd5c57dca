"""`cjm submit`: each line is answered at once, and what is acknowledged is never lost."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_cli import cjm, made


def add(number: int, text: str = "", **fields: object) -> dict[str, object]:
    """The command that adds one note."""
    return {
        "op": "add_note",
        "id": f"command-{number:04}",
        "note": f"note-{number:04}",
        "place": {"on": "audience", "facet": "needs"},
        "text": text or f"need {number}",
        **fields,
    }


def lines(*commands: object) -> str:
    return "".join(json.dumps(command, ensure_ascii=False) + "\n" for command in commands)


def answers(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


class Submitting:
    """A running `cjm submit` that is given lines one by one."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cjm_tui", "submit", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def send(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def answer(self) -> dict[str, object]:
        assert self.process.stdout is not None
        answer: dict[str, object] = json.loads(self.process.stdout.readline())
        return answer

    def ended(self) -> tuple[int, str]:
        """Close stdin and wait; the exit code and what was said."""
        _, err = self.process.communicate(timeout=60)
        return self.process.returncode, err.decode()


@pytest.fixture
def workshop() -> str:
    return made("new", "Boiler rooms", "--people", "Nina, Oleg")


@pytest.fixture
def submitting(workshop: str) -> Iterator[Submitting]:
    running = Submitting(workshop)
    yield running
    running.process.kill()
    with contextlib.suppress(BrokenPipeError):
        running.process.__exit__(None, None, None)


def test_a_line_is_answered_before_the_next_one_is_written(submitting: Submitting) -> None:
    for number in range(3):
        submitting.send(lines(add(number)).encode())
        assert submitting.answer() == {"id": f"command-{number:04}", "rev": number + 1}

    assert submitting.ended() == (0, "")


def test_a_line_may_come_in_pieces_and_the_last_without_an_end(submitting: Submitting) -> None:
    line = lines(add(1, "тепло")).encode()
    for at in range(0, len(line), 7):
        submitting.send(line[at : at + 7])
    assert submitting.answer()["rev"] == 1
    submitting.send(json.dumps(add(2)).encode())
    assert submitting.process.stdin is not None
    submitting.process.stdin.close()
    assert submitting.answer()["rev"] == 2


def test_answers_come_in_the_order_of_the_lines(workshop: str) -> None:
    given = lines(add(1), {"op": "nothing"}, *(add(n) for n in range(2, 200)), add(5))
    done = cjm("submit", workshop, given=given)
    got = answers(done.stdout)

    assert done.returncode == 1
    assert got[0] == {"id": "command-0001", "rev": 1}
    assert (got[1]["line"], got[1]["id"], got[1]["refused"]) == (2, None, "malformed")
    assert [answer["rev"] for answer in got[2:200]] == list(range(2, 200))
    assert got[200] == {"id": "command-0005", "rev": 5}


def test_a_file_is_read_like_a_pipe(workshop: str) -> None:
    Path("commands.jsonl").write_text("\ufeff" + lines(add(1), add(2)) + "\n  \n")
    done = cjm("submit", workshop, "commands.jsonl")

    assert [answer["rev"] for answer in answers(done.stdout)] == [1, 2]
    assert done.returncode == 0
    assert cjm("submit", workshop, "no.jsonl").returncode == 1


BAD = {
    "": b"\xff\xfe{}",
    "is there twice": b'{"op":"undo","op":"redo","id":"command-1"}',
    "isn't JSON": b'{"op":',
    "no command explode": b'{"op":"explode","id":"command-1"}',
    "the field note is missing": b'{"op":"heard","id":"command-1"}',
    "no field colour": b'{"op":"undo","id":"command-1","colour":"red"}',
    "score is str": b'{"op":"edit_note","id":"command-1","note":"note-0001","score":"2"}',
    "a number in it": b'{"op":"edit_note","id":"command-1","note":"note-0001","score":NaN}',
    "too deep": b"[" * 200_000,
    "longer than": b'{"op":"' + b"x" * 3_000_000 + b'"}',
    "digits": b'{"op":"edit_note","id":"command-1","note":"note-0001","score":'
    + b"1" * 5000
    + b"}",
    "the field id is missing": b'{"op":"undo"}',
    "object": b"42",
}


@pytest.mark.parametrize("why", BAD)
def test_a_bad_line_is_named_and_the_next_one_is_taken(why: str, submitting: Submitting) -> None:
    submitting.send(BAD[why] + b"\n" + lines(add(1)).encode())
    refused = submitting.answer()

    assert (refused["line"], refused["id"], refused["refused"]) == (1, None, "malformed")
    assert str(refused["why"]).startswith("This isn't a command: ")
    if why != "digits":
        assert why in str(refused["why"])
    assert submitting.answer() == {"id": "command-0001", "rev": 1}
    assert submitting.ended() == (1, "")


def test_a_refusal_has_a_code_and_a_sentence(workshop: str) -> None:
    taken = add(1)
    given = lines(taken, {**add(2), "note": taken["note"]}, add(3, "x" * 10_001))
    done = cjm("submit", workshop, given=given)
    first, second, third = answers(done.stdout)

    assert done.returncode == 1
    assert first == {"id": "command-0001", "rev": 1}
    assert (second["id"], second["refused"]) == ("command-0002", "exists")
    assert (third["id"], third["refused"]) == ("command-0003", "too_long")
    assert "10000" in str(third["why"])
    assert answers(
        cjm("submit", workshop, "--lang", "ru", given=lines(add(3, "x" * 10_001))).stdout
    )


def test_text_is_cleaned_before_it_is_kept(workshop: str) -> None:
    given = lines(add(1, "a\x1b[31m\u202eb"))
    assert cjm("submit", workshop, given=given).returncode == 0
    exported = json.loads(cjm("export", workshop, "--to", "json").stdout)

    assert [r["text"] for r in exported["records"] if r["kind"] == "note"] == ["a[31mb"]


def test_a_participant_acts_for_themselves_only(workshop: str) -> None:
    assert cjm("submit", workshop, given=lines(add(1))).returncode == 0
    undo = {"op": "undo", "id": "command-9001"}
    done = cjm(
        "submit", workshop, "--as", "nina", given=lines(undo, add(2), {**undo, "id": "c-000003"})
    )
    foreign, added, undone = answers(done.stdout)

    assert foreign["refused"] == "nothing_to_undo"
    assert added["rev"] == 2
    assert undone["rev"] == 3
    assert "need 1" in cjm("show", workshop).stdout
    assert "need 2" not in cjm("show", workshop).stdout


def test_nobody_acts_as_the_facilitators_keyboard(workshop: str) -> None:
    done = cjm("submit", workshop, "--as", "keyboard", given=lines(add(1)))

    assert done.returncode == 1
    assert done.stdout == ""


def test_a_workshop_somebody_else_holds_is_left_alone(
    submitting: Submitting, workshop: str
) -> None:
    submitting.send(lines(add(1)).encode())
    assert submitting.answer()["rev"] == 1
    second = cjm("submit", workshop, given=lines(add(2)))

    assert second.returncode == 1
    assert second.stdout == ""
    assert str(submitting.process.pid) in second.stderr
    assert "need 1" in cjm("show", workshop).stdout
    assert submitting.ended() == (0, "")


def test_what_was_mended_on_the_way_is_said(workshop: str, tmp_path: Path) -> None:
    journal = tmp_path / "sessions" / workshop / "journal.jsonl"
    with journal.open("ab") as file:
        file.write(b'{"rev":')
    done = cjm("submit", workshop, given=lines(add(1)))

    assert done.returncode == 0
    assert answers(done.stdout) == [{"id": "command-0001", "rev": 1}]
    assert len(done.stderr.splitlines()) == 1
    assert "journal.jsonl" in done.stderr


def test_what_was_acknowledged_outlives_a_kill(submitting: Submitting, workshop: str) -> None:
    submitting.send(lines(*(add(n) for n in range(300))).encode())
    acknowledged = [submitting.answer()["rev"] for _ in range(100)]
    submitting.process.kill()
    submitting.process.wait()

    assert acknowledged == list(range(1, 101))
    shown = cjm("show", workshop, "--step", "audience").stdout
    assert all(f"  need {number}\n" in shown for number in range(100))
    undo = cjm("submit", workshop, given=lines({"op": "undo", "id": "command-9999"}))
    assert undo.returncode == 0


def interrupted(process: subprocess.Popen[bytes]) -> int:
    """Press Ctrl+C, again if need be: one that comes just before a read begins waits for a line."""
    for _ in range(6):
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(timeout=10)
    pytest.fail("it doesn't end")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are different there")
def test_an_interrupt_ends_it_quietly_and_keeps_what_came(
    submitting: Submitting, workshop: str
) -> None:
    submitting.send(lines(add(1)).encode())
    assert submitting.answer()["rev"] == 1

    assert interrupted(submitting.process) == 130
    assert submitting.process.stderr is not None
    assert submitting.process.stderr.read() == b""
    assert "need 1" in cjm("show", workshop).stdout


def test_a_reader_that_goes_away_stops_the_rest_quietly(workshop: str) -> None:
    running = Submitting(workshop)
    assert running.process.stdout is not None
    running.process.stdout.close()
    running.send(lines(*(add(n) for n in range(50))).encode())
    assert running.process.stdin is not None
    running.process.stdin.close()

    assert running.process.wait(timeout=60) == 1
    assert running.process.stderr is not None
    assert running.process.stderr.read() == b""


def test_no_lines_are_no_failure(workshop: str) -> None:
    done = cjm("submit", workshop)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
