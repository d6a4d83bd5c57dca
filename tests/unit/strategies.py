"""Workshops and commands for property tests: any command, mostly about what is really there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import UNSET, UnsetType
from msgspec.structs import fields

from cjm_tui.domain import commands as ask
from cjm_tui.domain.apply import Change
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
    AnyRecord,
    Lane,
    Note,
    Participant,
    Persona,
    Record,
    Stage,
    Story,
    Talk,
)
from cjm_tui.domain.references import is_barriers, is_solutions
from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import Refused
from cjm_tui.method import keys
from cjm_tui.text import clean
from tests.unit.writer import KEYBOARD, Writer

Values = st.SearchStrategy[object]

UNKNOWN = "nobody-at-all"
OPS: Mapping[str, type[ask.Single]] = {
    str(op.__struct_config__.tag): op for op in get_args(ask.Single)
}

texts = (
    st.text(st.sampled_from("ab яЁ-—[/]{}🗺漢é\n"), min_size=1, max_size=12)
    .map(clean)
    .filter(lambda text: bool(text.strip()))
)
lines = texts.map(lambda text: clean(text, lines=False)).filter(lambda text: bool(text.strip()))
dates = st.sampled_from(["", "2026-03-31", "2024-02-29"])


class Told(NamedTuple):
    """One step of a history: a command and what became of it."""

    before: Workshop
    entry: ask.Entry
    outcome: Change | Refused


def live(workshop: Workshop, kind: type[Record] = Record) -> list[str]:
    return [record.id for record in workshop.of(kind) if not record.binned]


def among(ids: list[str], *others: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*ids, *others] or [UNKNOWN])


def places(workshop: Workshop) -> st.SearchStrategy[Place]:
    """A place on any board, for the most part among live records."""
    story, stage = among(live(workshop, Story)), among(live(workshop, Stage))
    lanes = st.sampled_from([*keys.LANES, "works", *live(workshop, Lane)])
    return st.one_of(
        st.builds(OnAudience, facet=st.sampled_from(keys.FACETS)),
        st.builds(
            OnPersona,
            persona=among(live(workshop, Persona)),
            field=st.sampled_from(["motive", "fear", "goals"]),
        ),
        st.builds(OnInterview, talk=among(live(workshop, Talk))),
        st.builds(OnStage, stage=stage, aspect=st.sampled_from(keys.ASPECTS)),
        st.builds(OnStory, story=story, stage=stage),
        st.builds(OnMap, story=story, stage=stage, lane=lanes),
        st.builds(OnMap, story=story, stage=stage, lane=st.sampled_from(keys.LANES[3:])),
        st.builds(OnParking, lane=st.sampled_from(["", "barriers", "solutions"])),
        st.just(OnIdeas()),
    )


def _notes(workshop: Workshop, fits: Callable[[Place], bool]) -> list[str]:
    return [note.id for note in workshop.of(Note) if not note.binned and fits(note.place)]


def _people(workshop: Workshop) -> Values:
    return among(live(workshop, Participant), "")


def _stage_or_none(workshop: Workshop) -> Values:
    return among(live(workshop, Stage), "")


def _binned(workshop: Workshop) -> Values:
    return among([record.id for record in workshop.of(Record) if record.binned] or live(workshop))


_BY_NAME: Mapping[str, Callable[[Workshop], Values]] = {
    "add_link.source": lambda workshop: among(live(workshop, Stage)),
    "add_story.persona": lambda workshop: among(live(workshop, Persona), ""),
    "add_talk.by": _people,
    "bin.target": lambda workshop: among(live(workshop)),
    "edit_note.aside": lambda _: st.sampled_from(["", "", "not ours"]),
    "edit_story.persona": lambda workshop: among(live(workshop, Persona), ""),
    "edit_talk.by": _people,
    "reorder.after": lambda workshop: among(live(workshop), ""),
    "reorder.target": lambda workshop: among(live(workshop)),
    "restore.target": _binned,
    "after": lambda _: st.none(),
    "answers": lambda workshop: st.sampled_from([(), tuple(_notes(workshop, is_barriers)[:2])]),
    "author": _people,
    "board": lambda _: st.sampled_from(["audience", "map/path"]),
    "budget": lambda _: st.integers(1, 9),
    "dots": lambda workshop: st.sampled_from([(1,), (2, 1), (0, 3), (5, 5)]),
    "effort": lambda _: st.sampled_from([0, 0, 1]),
    "impact": lambda _: st.sampled_from([0, 0, 2]),
    "key": lambda _: st.sampled_from(keys.BLOCKS),
    "add_block.meeting": lambda _: st.integers(1, 2),
    "minutes": lambda _: st.integers(0, 40),
    "extra": lambda _: st.integers(-9, 9),
    "most": lambda _: st.integers(1, 5),
    "options": lambda workshop: st.sampled_from([1, 2]).map(
        lambda n: tuple(live(workshop, Stage)[:n])
    ),
    "order": lambda _: st.just(()),
    "subject": lambda _: st.just("stages"),
    "turn": _people,
    "under": lambda workshop: among(live(workshop, Note)[:4], ""),
    "until": lambda _: st.sampled_from(["", "2026-03-02T09:10:00+00:00"]),
    "voter": _people,
    "barrier": lambda workshop: among(_notes(workshop, is_barriers), ""),
    "by": lambda _: dates,
    "first_step": lambda _: texts,
    "focus": _stage_or_none,
    "hands": lambda _: st.integers(1, 9),
    "heard": lambda _: st.integers(0, 9),
    "id": lambda workshop: st.just(f"command-{workshop.rev:05d}"),
    "lanes": lambda _: st.sampled_from([(), ("works", "metrics")]),
    "owners": lambda workshop: st.sampled_from([(), tuple(live(workshop, Participant)[:2])]),
    "place": places,
    "review": lambda _: dates,
    "saw": lambda _: st.sampled_from(["", "command-00000"]),
    "score": lambda _: st.sampled_from([None, None, -2, 1]),
    "scribe": _people,
    "severity": lambda _: st.sampled_from([0, 0, 0, 1, 3]),
    "solution": lambda workshop: among(_notes(workshop, is_solutions), ""),
    "source": lambda workshop: among(live(workshop, Note)[:3], ""),
    "target": _stage_or_none,
    "text": lambda _: texts,
    "timekeeper": _people,
    "times": lambda _: st.integers(1, 9),
    "voice": _people,
    "voices": lambda _: st.integers(1, 9),
    "when": lambda _: dates,
}
"""Values of a field, where its name says more than its type; the command's name may go before."""

_KINDS: Mapping[str, type[Record]] = {
    str(kind.__struct_config__.tag): kind for kind in get_args(AnyRecord)
}


def _values(op: str, name: str, hint: object, workshop: Workshop) -> Values:
    by_name = _BY_NAME.get(f"{op}.{name}") or _BY_NAME.get(name)
    if by_name is not None:
        return by_name(workshop)
    if op == f"add_{name}":
        return st.just(f"{name}-{workshop.rev:05d}")
    if name in _KINDS:
        return among(live(workshop, _KINDS[name]))
    arms = [arm for arm in get_args(hint) if arm is not UnsetType] or [hint]
    if get_origin(arms[0]) is Literal:
        return st.sampled_from(get_args(arms[0]))
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    return st.booleans() if bool in arms else lines


def command_of(op: str, workshop: Workshop) -> st.SearchStrategy[ask.Single]:
    """Commands of one sort for a workshop: new ids are new, others mostly those of live records."""
    kind, made = OPS[op], dict[str, Values]()
    hints = get_type_hints(kind)
    for field in fields(kind):
        values = _values(op, field.name, hints[field.name], workshop)
        made[field.name] = st.just(UNSET) | values if field.default is UNSET else values
    return st.builds(kind, **made)


def singles(workshop: Workshop) -> st.SearchStrategy[ask.Single]:
    """Any command on its own; walls get fuller rather than emptier."""
    growing = [op for op in OPS if op.startswith("add_")] + ["add_note"] * 6
    return st.sampled_from([*OPS, *growing]).flatmap(lambda op: command_of(op, workshop))


def commands(workshop: Workshop) -> st.SearchStrategy[ask.Command]:
    """Any command but undo and redo; now and then a batch of independent ones."""
    batch = st.lists(singles(workshop), min_size=1, max_size=3).map(
        lambda some: ask.Batch(id=f"command-{workshop.rev:05d}", commands=tuple(some))
    )
    one = singles(workshop)
    return st.one_of(one, one, one, batch)


@st.composite
def histories(
    draw: st.DrawFn, *, start: Callable[[], Workshop], actors: tuple[str, ...] = (KEYBOARD,)
) -> list[Told]:
    """What happened to a workshop, refusals too.

    Args:
        draw: hypothesis's own.
        start: makes the workshop it begins with.
        actors: who acts, in any order.
    """
    writer, told = Writer(start()), []
    for actor in draw(st.lists(st.sampled_from(actors), min_size=1, max_size=8)):
        before, entry = writer.workshop, writer.entry(draw(commands(writer.workshop)), actor)
        try:
            writer.do(entry.command, actor)
            told.append(Told(before, entry, writer.changes[-1]))
        except Refused as refusal:
            told.append(Told(before, entry, refusal))
    return told
