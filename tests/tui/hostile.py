"""A workshop in which every word that somebody can write is written by an enemy."""

from __future__ import annotations

from itertools import count, cycle

from cjm_tui.domain import commands as ask
from cjm_tui.domain.places import (
    OnAudience,
    OnIdeas,
    OnInterview,
    OnMap,
    OnParking,
    OnPersona,
    OnStage,
    OnStory,
    Place,
)
from cjm_tui.method import keys
from cjm_tui.session import Library, OpenWorkshop
from cjm_tui.text import new_id

PAYLOADS = (
    "[/]",
    "[@click=app.quit]x[/]",
    "[TODO]",
    "[/x] [red]warn [link=y]z",
    "[type=x, v={'a[0]'}]",
    "\x1b]2;PWNED\x1b\\\x1b[2J\x9b31m\x07",
    "\u202etxt.exe\u2066\u2069",
    "e\u0301\u0301\u0327",
    "👩‍👩‍👧‍👦🇷🇺👍🏽",
    "{name} %s $HOME `x` \\[y] <b>&amp;</b>",
)
"""Markup of two kinds, control sequences, text that runs backwards, letters of many parts."""


class Enemy:
    """Makes payloads that can be told apart: ``#7[/]``."""

    def __init__(self) -> None:
        self._numbers, self._payloads = count(1), cycle(PAYLOADS)
        self.written: dict[str, str] = {}

    def words(self, field: str) -> str:
        """What is written into a field; ``written`` tells its mark by the field's name."""
        mark = f"#{next(self._numbers)}[/]"
        self.written[field] = mark
        return mark + next(self._payloads)

    def note(self, place: Place, field: str, **more: object) -> ask.AddNote:
        """A note somewhere."""
        fields = {"id": "", "note": new_id(), "place": place, "text": self.words(field)} | more
        return ask.AddNote(**fields)  # type: ignore[arg-type]  # the fields of a note, by name


def _people(enemy: Enemy) -> list[ask.Single]:
    return [
        ask.AddParticipant(participant=f"person-{n:03}", name=enemy.words(f"participant {n}"))
        for n in range(3)
    ]


def _boards(enemy: Enemy) -> list[ask.Single]:
    """Audience, personas, interviews."""
    made: list[ask.Single] = [
        enemy.note(OnAudience(facet), f"audience {facet}") for facet in keys.FACETS
    ]
    made.append(ask.AddSegment(segment="segment-1", name=enemy.words("segment")))
    made.append(ask.AddSegment(segment="segment-2", name=enemy.words("segment 2")))
    made.append(ask.AddSegment(segment="segment-3", name=enemy.words("segment aside")))
    made.append(ask.EditSegment(segment="segment-3", aside=enemy.words("aside of segment")))
    for n in (1, 2):
        role = enemy.words(f"role {n}")
        name = enemy.words(f"persona {n}")
        made.append(
            ask.AddPersona(persona=f"persona-{n}", segment=f"segment-{n}", name=name, role=role)
        )
        for field in (*keys.PERSONA_ASKED[1:], *keys.PERSONA_FOLDED):
            made.append(enemy.note(OnPersona(f"persona-{n}", field), f"persona {n} {field}"))
    for group in keys.GROUPS:
        for planned in (False, True):
            talk = f"talk-{group}-{planned:d}"
            made.append(
                ask.AddTalk(
                    talk=talk,
                    group=group,
                    who=enemy.words(f"who {talk}"),
                    by="person-001",
                    when="2026-11-28",
                    planned=planned,
                    form="observation" if group == "experts" else "talk",
                )
            )
        held = OnInterview(f"talk-{group}-0")
        made.append(enemy.note(held, f"finding {group}"))
        made.append(enemy.note(held, f"quote {group}", form="quote"))
    return made


def _road(enemy: Enemy) -> list[ask.Single]:
    """Stages with their links, stories with their beats."""
    made: list[ask.Single] = []
    for n in range(3):
        made.append(ask.AddStage(stage=f"stage-{n:03}", name=enemy.words(f"stage {n}")))
        made += [
            enemy.note(OnStage(f"stage-{n:03}", aspect), f"stage {n} {aspect}")
            for aspect in keys.ASPECTS
        ]
    made.append(
        ask.AddLink(
            link="return-1",
            source="stage-002",
            target="stage-000",
            form="sent_back",
            reason=enemy.words("reason of return"),
        )
    )
    made.append(
        ask.AddLink(
            link="leaves-1",
            source="stage-001",
            form="leaves",
            reason=enemy.words("reason of exit"),
            share=enemy.words("share"),
        )
    )
    for n in (1, 2):
        title = enemy.words(f"story {n}")
        made.append(
            ask.AddStory(story=f"story-{n:03}", title=title, persona="persona-1", chosen=True)
        )
        made += [
            enemy.note(OnStory(f"story-{n:03}", f"stage-{s:03}"), f"beat {n} {s}") for s in range(3)
        ]
    return made


def _map(enemy: Enemy) -> list[ask.Single]:
    """Every lane of the first story, a lane of the team's own among them."""
    made: list[ask.Single] = [ask.AddLane(lane="own-lane-1", name=enemy.words("own lane"))]
    for s in range(3):
        stage = f"stage-{s:03}"
        for lane in (*keys.LANES, *keys.OPTIONAL_LANES, "own-lane-1"):
            place, field = OnMap("story-001", stage, lane), f"{lane} {s}"
            more: dict[str, object] = {}
            if lane == "emotions":
                more = {"score": s - 2}
            elif lane == "barriers":
                more = {"severity": s + 1, "note": f"barrier-{s}"}
            elif lane == "solutions":
                more = {"answers": ("barrier-0",), "note": f"solution-{s}"}
            made.append(enemy.note(place, field, **more))
    made.append(ask.EditNote(note="barrier-2", aside=enemy.words("aside of barrier")))
    made += [
        enemy.note(OnParking(lane), f"parking {lane}") for lane in ("", "barriers", "solutions")
    ]
    return made


def _close(enemy: Enemy) -> list[ask.Single]:
    return [
        ask.AddAction(
            action="action-1",
            barrier="barrier-0",
            solution="solution-0",
            owners=("person-000", "person-001"),
            first_step=enemy.words("first step"),
            known_by=enemy.words("known by"),
            by="2026-12-01",
        ),
        enemy.note(OnIdeas(), "idea", author="person-000"),
        enemy.note(OnIdeas(), "idea of nobody"),
        ask.EditBrief(
            question=enemy.words("question"),
            sentence=enemy.words("sentence"),
            read_back=enemy.words("read back"),
            because=enemy.words("because"),
            promise=enemy.words("promise"),
            focus="stage-001",
            scribe="person-000",
            voice="person-001",
            timekeeper="person-002",
            lanes=keys.OPTIONAL_LANES,
        ),
    ]


def _binned(enemy: Enemy) -> list[ask.Single]:
    note = enemy.note(OnAudience("needs"), "binned", note="binned-1")
    return [note, ask.Bin(target="binned-1")]


def hostile_workshop(library: Library) -> tuple[str, dict[str, str]]:
    """Make one, all of it by commands as they come: uncleaned.

    Returns:
        Its id, and the mark of every field by the field's name.
    """
    enemy = Enemy()
    made = library.create(enemy.words("title"))
    opened = library.open(made)
    for part in (_people, _boards, _road, _map, _close, _binned):
        submit(opened, *part(enemy))
    assert opened.close()
    return made, enemy.written


def submit(opened: OpenWorkshop, *commands: ask.Single) -> None:
    """Do several things as one, which must be taken."""
    receipt = opened.submit(ask.Batch(id=new_id(), commands=commands))
    assert receipt.state != "refused", receipt.message
