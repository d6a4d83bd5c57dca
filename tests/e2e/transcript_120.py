"""Two hours of seven people: what is said, by which keys it is typed, how long it is talked about.

The words stand in ``transcripts/<language>.toml``; the keys are the same in both languages, but for
letters that act, which are struck on the layout of the language. It is hard on purpose: some of it
comes out of order, some in the wrong layout, two people come late, one changes their vote, and the
window is killed twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from cjm_tui.tui.flipping import flip

Language = Literal["en", "ru"]
LISTEN = 4.0
"""Seconds to hear a note out and agree on its words."""
TYPED_A_MINUTE = 160
"""Characters of a person who types by ear in a talking room."""
_MINUTE = 60
VOTES = ("11155", "11557", "1 1 2 2 6", "22255", "11335", "55577", "11347")
"""Of seven people, read from paper."""
MISREAD = "11125"
"""What the third of them is heard to say first."""


class Spoken(msgspec.Struct, forbid_unknown_fields=True):
    """What is said in one language."""

    title: str
    early: str
    """Who is there when it begins."""
    late: Sequence[str]
    decision: str
    jobs: Sequence[str]
    warm_up: str
    """What stands in the title while the room warms up."""
    cafe: Sequence[str]
    who: Sequence[str]
    needs: Sequence[str]
    needs_flipped: str
    problems: Sequence[str]
    answers_for: Sequence[str]
    fears: Sequence[str]
    emotions: Sequence[str]
    when: Sequence[str]
    early_barriers: Sequence[str]
    """Said before the map, one in each of four steps."""
    parked: Sequence[str]
    segments: Sequence[str]
    why_aside: str
    """What is asked of a segment that is set aside."""
    persona: str
    fear: str
    own_words: str
    quotes: Sequence[str]
    quotes_flipped: str
    early_solutions: Sequence[str]
    chat: str
    chat_asked: str
    """What is asked before any of it is seen."""
    chat_shown: str
    chat_kept: str
    chosen_others: Sequence[str]
    findings: Sequence[str]
    stages: Sequence[str]
    stage_late: str
    stage_talk: Sequence[str]
    leaves: str
    stories: Sequence[str]
    story_flipped: str
    beats: Sequence[str]
    path: Sequence[Sequence[str]]
    """Of each stage, with addresses."""
    path_late: Sequence[str]
    """Of a stage that was left already."""
    mended: str
    moods: Sequence[str]
    picked_barriers: Sequence[str]
    """Parts of them."""
    late_barrier: str
    answers: Sequence[str]
    picked_solutions: Sequence[str]
    set_aside: str
    because: str
    plan: Sequence[Sequence[str]]
    counted: str
    """What the result says of the vote."""
    ideas: Sequence[str]


@cache
def spoken(language: Language) -> Spoken:
    """What is said, from its file."""
    words = Path(__file__).with_name("transcripts") / f"{language}.toml"
    return msgspec.toml.decode(words.read_bytes(), type=Spoken)


@dataclass(frozen=True)
class Do:
    """One thing the scribe or the facilitator does."""

    text: str = ""
    """Typed, key by key."""
    pasted: str = ""
    """Pasted."""
    keys: tuple[str, ...] = ()
    """Pressed after it."""
    board: str = ""
    """A letter that acts, by its key on a US keyboard; struck before all of it."""
    heard: int = 0
    """Notes said just now: each takes its time to listen to."""
    talk: float = 0
    """Minutes the room talks, writes on paper or is away, before the keys."""
    awaits: str = ""
    """What must be on the screen before the next thing; the program's own words in English."""
    out_of_order: bool = False
    """Whether it belongs to another step or stage."""
    flipped: bool = False
    """Whether it is typed in the wrong layout."""
    killed: bool = False
    """Whether the window is killed now, and opened again."""

    @property
    def seconds(self) -> float:
        """How long it takes people who type by ear."""
        typed = len(self.text) + len(self.keys) + len(self.board)
        return self.talk * _MINUTE + self.heard * LISTEN + typed * _MINUTE / TYPED_A_MINUTE


def note(text: str, *, out_of_order: bool = False) -> Do:
    """A line somebody said, and Enter."""
    return Do(text, keys=("enter",), heard=1, out_of_order=out_of_order)


def notes(*texts: str) -> tuple[Do, ...]:
    """Several of them."""
    return tuple(note(text) for text in texts)


def wrong_layout(text: str) -> Do:
    """The same, typed without looking up: it is shown flipped, and Enter keeps it."""
    return Do(flip(text), keys=("enter", "enter"), heard=1, flipped=True)


def same() -> Do:
    """Somebody says: me too."""
    return Do("+", keys=("enter",), heard=1)


def picked(part: str = "") -> Do:
    """Somebody says what was said before: it is picked, by a part of it if it isn't the first."""
    return Do(keys=("down", *part, "enter"), heard=1)


def press(*keys: str, awaits: str = "") -> Do:
    """Keys that say nothing."""
    return Do(keys=keys, awaits=awaits)


def letter(key: str, awaits: str = "") -> Do:
    """A letter that acts, the line being left."""
    return Do(board=key, awaits=awaits)


def typed(text: str) -> Do:
    """A line that answers no one: digits, names."""
    return Do(text, keys=("enter",))


def talk(minutes: float) -> Do:
    """Nobody types."""
    return Do(talk=minutes)


def killed(awaits: str) -> Do:
    """The power is cut; the workshop is opened again and stands where it stood."""
    return Do(killed=True, awaits=awaits)


def _kickoff(say: Spoken) -> Sequence[Do]:
    """The decision, who does what; then a café from the guests' side of the table."""
    return (
        note(say.decision),
        *(typed(name) for name in say.jobs),
        press("pgdn"),
        talk(1.5),
        letter("w", awaits=say.warm_up),
        *notes(*say.cafe),
        press("esc"),
        letter("g"),
        talk(0.7),
        letter("q", awaits=say.title),
    )


def _audience(say: Spoken) -> Sequence[Do]:
    """Silence, then one note each; two people come in."""
    return (
        press("pgdn", "esc"),
        letter("Q"),
        talk(2),
        press("pgdn"),
        *notes(*say.who),
        same(),
        press("tab"),
        *notes(*say.needs),
        wrong_layout(say.needs_flipped),
        note(f"!!! {say.early_barriers[0]}", out_of_order=True),
        press("esc"),
        letter("P"),
        press("enter"),
        typed(", ".join(say.late)),
        press("esc", "pgdn", "enter", "tab", "tab"),
        *notes(*say.problems),
        same(),
        press("tab"),
        *notes(*say.answers_for),
        press("tab"),
        *notes(*say.fears),
        note(f"..{say.parked[0]}", out_of_order=True),
        press("tab"),
        *notes(*say.emotions),
        same(),
        press("tab"),
        *notes(*say.when),
        press("tab", "enter"),
    )


def _personas(say: Spoken) -> Sequence[Do]:
    """Two segments; one portrait, the other segment is set aside."""
    return (
        press("pgdn", awaits="[2"),
        *notes(*say.segments),
        press("enter"),
        note(say.persona),
        picked(),
        picked(),
        note(say.fear),
        note(f"! {say.early_barriers[1]}", out_of_order=True),
        note(f"..{say.parked[3]}", out_of_order=True),
        note(say.own_words),
        talk(4),
        press("pgdn", "esc"),
        letter("z", awaits=say.why_aside),
        press("1"),
    )


def _interviews(say: Spoken) -> Sequence[Do]:
    """What clients said: aloud, and from the chat everybody has in the pocket."""
    return (
        press("3", awaits="[3"),
        *notes(*say.quotes),
        wrong_layout(say.quotes_flipped),
        note(f"= {say.early_solutions[0]}", out_of_order=True),
        Do(pasted=say.chat, awaits=say.chat_asked),
        press("enter", awaits=say.chat_shown),
        press("enter", awaits=say.chat_kept),
        talk(3),
        press("pgdn", "pgdn", "pgdn"),
        *notes(*say.chosen_others),
        press("pgdn"),
        *notes(*say.findings),
        note(f"..{say.parked[1]}", out_of_order=True),
        press("esc"),
    )


def _stages(say: Spoken) -> Sequence[Do]:
    """The stages of a template, what the client does on each, a return and an exit."""
    first, second, fourth = say.stages
    return (
        press("4", awaits="[4"),
        press("enter", awaits="›"),
        note(first),
        press("pgdn"),
        note(second),
        note(say.stage_late),
        note(f"!! {say.early_barriers[2]}", out_of_order=True),
        press("pgdn"),
        press("enter", "pgdn"),
        note(fourth),
        press("tab"),
        *notes(*say.stage_talk),
        press("esc"),
        letter("l", awaits="│  2  "),
        press("2", awaits="What is this return?"),
        press("2", awaits="What makes them come back?"),
        press("1", awaits="›"),
        Do(keys=("enter",), heard=1),
        letter("x", awaits="╳"),
        note(say.leaves),
        press("enter", "esc"),
        letter("v"),
    )


_BREAK = (letter("t", awaits="│  3  "), press("3", awaits="█████"), talk(3.8), press("pgdn"))


def _stories(say: Spoken) -> Sequence[Do]:
    """Titles, hands, and the beats of the chosen one."""
    return (
        press("5", awaits="[5"),
        *notes(*say.stories),
        wrong_layout(say.story_flipped),
        note(f"= {say.early_solutions[1]}", out_of_order=True),
        press("esc"),
        letter("v"),
        typed("3 1 1 2 0"),
        press("enter"),
        *notes(*say.beats),
    )


def _path(say: Spoken) -> Sequence[Do]:
    """Stage by stage, by typed addresses; twice something is said of a stage that was left."""
    need, study, choice, work, after = say.path
    return (
        press("pgdn", awaits="[6"),
        *notes(*need),
        press("pgdn"),
        *notes(*study),
        press("pgdn"),
        *notes(*choice),
        talk(3),
        killed("[6"),
        press("pgup", "enter"),
        note(say.path_late[0], out_of_order=True),
        press("pgdn", "pgdn"),
        *notes(*work),
        same(),
        press("pgdn"),
        *notes(*after),
        press("up"),
        Do(say.mended, keys=("enter",), heard=1),
        press("pgup", "pgup"),
        note(say.path_late[1], out_of_order=True),
        talk(4),
        press("pgdn", "pgdn"),
    )


def _emotions(say: Spoken) -> Sequence[Do]:
    """Five digits, then a word for each."""
    return (press("pgdn", awaits="Fingers"), typed("2 2 4 1 5"), *notes(*say.moods))


def _barriers(say: Spoken) -> Sequence[Do]:
    """Collected, the lowest stage first; then one at a time."""
    parts, arrival, duty, calls, price = say.answers
    return (
        press("pgdn", awaits="▼"),
        press("enter", awaits="›"),
        *(picked(part) for part in say.picked_barriers),
        note(say.late_barrier),
        same(),
        note(f"..{say.parked[2]}", out_of_order=True),
        press("pgdn"),
        note(parts),
        press("pgdn"),
        note(arrival),
        press("pgdn"),
        picked(say.picked_solutions[0]),
        press("pgdn"),
        note(duty),
        press("pgdn"),
        picked(say.picked_solutions[1]),
        press("pgdn"),
        note(calls),
        press("pgdn", "pgdn"),
        note(price),
        press("pgdn"),
        note(say.set_aside),
        talk(5),
        press("pgdn"),
        talk(1),
    )


def _close(say: Spoken) -> Sequence[Do]:
    """Read back, vote, where we start, who does what, three ideas, to the chat."""
    return (
        press("pgdn", awaits="[7"),
        talk(1.5),
        press("pgdn", awaits="5 3"),
        talk(1),
        press("enter"),
        typed(VOTES[0]),
        typed(VOTES[1]),
        typed(MISREAD),
        press("up"),
        typed(VOTES[2]),
        *(typed(dots) for dots in VOTES[3:5]),
        talk(2),
        killed("[7"),
        *(typed(dots) for dots in VOTES[5:]),
        talk(1),
        press("pgdn"),
        note(say.because),
        press("pgdn"),
        *(note(line) for row in say.plan for line in row),
        press("pgdn"),
        *notes(*say.ideas),
        press("pgdn"),
        press("enter", awaits="▸ 2"),
        talk(1),
        letter("t", awaits="│  4  "),
        press("4"),
    )


def meeting(language: Language) -> Mapping[str, Sequence[Do]]:
    """All that is done, by the blocks of the agenda."""
    say = spoken(language)
    blocks = {
        "kickoff": _kickoff(say),
        "audience": _audience(say),
        "personas": _personas(say),
        "interviews": _interviews(say),
        "stages": _stages(say),
        "break": _BREAK,
        "stories": _stories(say),
        "map": (*_path(say), *_emotions(say), *_barriers(say)),
        "close": _close(say),
    }
    return blocks
