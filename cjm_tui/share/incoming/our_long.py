"""A workshop made again from its long table, whose rows the module `long_table` describes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, cast

from msgspec import UNSET

from cjm_tui.domain.commands import (
    AddAction,
    AddLink,
    AddPersona,
    AddSegment,
    AddStory,
    AddTalk,
    EditBrief,
    EditNote,
    EditSegment,
    EditStory,
)
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
from cjm_tui.domain.records import (
    ActionKind,
    Form,
    Group,
    How,
    Language,
    LinkKind,
    TalkKind,
    Trigger,
)
from cjm_tui.errors import InputProblem
from cjm_tui.method import keys
from cjm_tui.share.incoming.arrival import Arrival, Written
from cjm_tui.share.incoming.marks import is_lane_key
from cjm_tui.text import new_id

_Cells = Mapping[str, str]
_NOTES: Final = (*("finding", "audience", "portrait", "aspect", "beat", "map", "parking", "idea"),)


class Remaking:
    """Makes a workshop again out of its long table."""

    def __init__(self, arrival: Arrival, rows: Sequence[Sequence[str]]) -> None:
        """Read the table; nothing is placed yet.

        Args:
            arrival: the workshop so far.
            rows: with the names of the columns first.
        """
        self._arrival = arrival
        head = rows[0]
        self._rows = [dict(zip(head, row, strict=False)) for row in rows[1:] if any(row)]
        self._ids: dict[str, str] = {}
        self._stages: dict[str, str] = {}
        self._lanes: dict[str, str] = {}

    def remade(self) -> Language | None:
        """Place every row, each kind after what it stands on.

        Returns:
            The workshop's language, if the table says it.

        Raises:
            InputProblem: A row says what can't be.
        """
        try:
            for boards, take in self._order():
                for row in self._rows:
                    if row.get("board") in boards:
                        take(row)
            self._finish()
        except KeyError as problem:
            raise InputProblem(
                "coming_row", file=self._arrival.file, id=str(problem.args[0])
            ) from None
        language = self._brief("language")
        return cast(Language, language) if language in keys.LANGUAGES else None

    def _order(self) -> tuple[tuple[tuple[str, ...], Callable[[_Cells], None]], ...]:
        return (
            (("person",), self._person),
            (("segment",), self._segment),
            (("persona",), self._persona),
            (("stage",), self._stage),
            (("lane",), self._lane),
            (("link",), self._link),
            (("talk",), self._talk),
            (("finding",), self._note),
            (("story",), self._story),
            (_NOTES[1:], self._note),
            (("action",), self._action),
        )

    def _brief(self, line: str) -> str:
        """What a line of the brief says."""
        said = (
            row.get("text", "")
            for row in self._rows
            if row.get("board") == "workshop" and row.get("lane") == line
        )
        return next(said, "")

    def _remember(self, row: _Cells) -> str:
        made = new_id()
        self._ids[row["id"]] = made
        return made

    def _named(self, row: _Cells, column: str) -> str:
        """The id of what a row names by its number; empty where it names nothing."""
        return self._ids[row[column]] if row.get(column) else ""

    def _person(self, row: _Cells) -> None:
        made = self._arrival.person(row["text"], away=row.get("state") == "away")
        self._ids[row["id"]] = made

    def _segment(self, row: _Cells) -> None:
        made = self._remember(row)
        self._arrival.do(AddSegment(segment=made, name=row["text"]))
        if row.get("aside"):
            self._arrival.do(EditSegment(segment=made, aside=row["aside"]))

    def _persona(self, row: _Cells) -> None:
        self._arrival.do(
            AddPersona(
                persona=self._remember(row),
                segment=self._named(row, "on"),
                name=row["text"],
                role=row.get("detail", ""),
            )
        )

    def _stage(self, row: _Cells) -> None:
        # Two stages may be called alike here; their numbers tell them apart.
        made = self._arrival.new_stage(row["text"])
        self._ids[row["id"]] = self._stages[row["number"]] = made

    def _lane(self, row: _Cells) -> None:
        lane = row["lane"]
        if is_lane_key(lane):
            self._arrival.show_lane(lane)
            self._lanes[lane] = lane
        else:
            self._lanes[lane] = self._arrival.own_lane(row["text"] or lane, told=False)

    def _link(self, row: _Cells) -> None:
        target = row.get("target", "")
        drawn = AddLink(
            link=self._remember(row),
            source=self._stages[row["number"]],
            target=self._stages[target] if target else "",
            form=cast(LinkKind, _one_of(row, "form", keys.LINK_KINDS)),
            trigger=cast(Trigger, _one_of(row, "trigger", ("", *keys.TRIGGERS))),
            reason=row["text"],
            share=row.get("detail", ""),
        )
        self._arrival.do(drawn)

    def _talk(self, row: _Cells) -> None:
        held = AddTalk(
            talk=self._remember(row),
            group=cast(Group, _one_of(row, "lane", keys.GROUPS)),
            who=row["text"],
            by=self._arrival.people.get(row.get("author", ""), ""),
            when=row.get("date", ""),
            planned=row.get("state") == "planned",
            times=_number(row, "count", 1),
            form=cast(TalkKind, _one_of(row, "form", keys.TALK_KINDS)),
        )
        self._arrival.do(held)

    def _story(self, row: _Cells) -> None:
        made = self._remember(row)
        source = self._ids.get(row.get("source", ""), "")
        persona, chosen = self._named(row, "on"), row.get("state") == "chosen"
        told = AddStory(
            story=made, title=row["text"], persona=persona, source=source, chosen=chosen
        )
        self._arrival.do(told)
        if hands := _number(row, "count", 0):
            self._arrival.do(EditStory(story=made, hands=hands))

    def _place_of(self, row: _Cells) -> Place:
        on, lane = self._named(row, "on"), row.get("lane", "")
        stage = self._stages[row["number"]] if row.get("number") else ""
        match row["board"]:
            case "audience":
                return OnAudience(lane)
            case "portrait":
                return OnPersona(on, lane)
            case "finding":
                return OnInterview(on)
            case "aspect":
                return OnStage(stage, lane)
            case "beat":
                return OnStory(on, stage)
            case "map":
                return OnMap(on, stage, self._lanes[lane])
            case "idea":
                return OnIdeas()
            case _:
                return OnParking(lane)

    def _note(self, row: _Cells) -> None:
        score = row.get("score", "")
        written = Written(
            row["text"],
            form=cast(Form, _one_of(row, "form", ("plain", "quote", "seen"))),
            heard=_number(row, "own_heard", 0),
            voices=_number(row, "own_voices", 1),
            severity=_number(row, "severity", 0),
            score=_number(row, "score", 0) if score else None,
            author=self._arrival.people.get(row.get("author", ""), ""),
        )
        self._ids[row["id"]] = self._arrival.note(self._place_of(row), written, told=False)

    def _action(self, row: _Cells) -> None:
        owners = (self._arrival.people.get(each, "") for each in row["author"].split("\n"))
        action = new_id()
        promised = AddAction(
            action=action,
            barrier=self._named(row, "answers"),
            solution=self._named(row, "source"),
            owners=tuple(dict.fromkeys(filter(None, owners))),
            first_step=row["text"],
            by=row.get("date", ""),
            known_by=row.get("detail", ""),
            sort=cast(ActionKind, _one_of(row, "form", ("experience", "delivery"))),
        )
        self._arrival.do(promised)
        if row.get("state") == "done":
            self._arrival.finish(action)

    def _finish(self) -> None:
        """What names other rows, once they are all there; then the brief."""
        for row in self._rows:
            if row.get("board") not in _NOTES or not self._ids.get(row["id"]):
                continue
            edit = EditNote(
                note=self._ids[row["id"]],
                source=self._ids.get(row.get("source", ""), ""),
                answers=tuple(self._ids[each] for each in row.get("answers", "").split()),
                aside=row.get("aside", ""),
            )
            if edit.source or edit.answers or edit.aside:
                self._arrival.do(edit)
        self._arrival.take_title(self._brief("title"))
        self._arrival.example = self._brief("example")
        self._fill_brief()

    def _fill_brief(self) -> None:
        people = self._arrival.people
        focus = next((row for row in self._rows if row.get("lane") == "focus"), None)
        how = self._brief("how")
        filled = EditBrief(
            how=cast(How, how) if how in keys.HOW else UNSET,
            question=self._brief("question"),
            sentence=self._brief("sentence"),
            read_back=self._brief("read_back"),
            focus=self._stages[focus["number"]] if focus and focus.get("number") else "",
            because=self._brief("because"),
            promise=self._brief("promise"),
            review=self._brief("review"),
            meeting=self._brief("meeting"),
            scribe=people.get(self._brief("scribe"), ""),
            voice=people.get(self._brief("voice"), ""),
            timekeeper=people.get(self._brief("timekeeper"), ""),
        )
        self._arrival.do(filled)


def _one_of(row: _Cells, column: str, known: Sequence[str]) -> str:
    """A value of few; the first of them where the cell is empty."""
    value = row.get(column, "")
    if not value:
        return known[0]
    if value not in known:
        raise KeyError(f"{row.get('id', '')} · {column}: {value}")
    return value


def _number(row: _Cells, column: str, default: int) -> int:
    value = row.get(column, "").strip().replace("−", "-")
    if not value:
        return default
    if not re.fullmatch(r"-?\d{1,6}(?:\.0)?", value):
        raise KeyError(f"{row.get('id', '')} · {column}: {value}")
    return int(value.removesuffix(".0"))
