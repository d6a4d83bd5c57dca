"""The first contents of a workshop: people, agenda, a template's stages, an emptied example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from cjm_tui.domain.apply import apply
from cjm_tui.domain.commands import (
    AddBlock,
    AddLink,
    AddParticipant,
    AddStage,
    Batch,
    Bin,
    Entry,
    Single,
    StartBlock,
)
from cjm_tui.domain.decide.fields import check_fields
from cjm_tui.domain.records import (
    BRIEF_ID,
    AnyRecord,
    Block,
    Brief,
    How,
    Language,
    Link,
    LinkKind,
    Persona,
    Segment,
    Stage,
    Story,
    Trigger,
)
from cjm_tui.domain.workshop import Workshop, begin
from cjm_tui.method.agendas import AGENDAS
from cjm_tui.method.records import Template
from cjm_tui.text import clean, new_id

_LETTERS = {"latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "cyrillic": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"}


def new_brief(title: str, *, language: Language, how: How, at: str) -> Brief:
    """The brief of a new workshop.

    Args:
        title: What the map is about; cleaned here.
        language: Of the workshop.
        how: The way of working.
        at: The time now, ISO, UTC.

    Raises:
        Refused: The title is empty or too long.
    """
    title = clean(title, lines=False).strip()
    check_fields(Brief, {"title": title})
    return Brief(id=BRIEF_ID, title=title, language=language, how=how, created=at[:10])


def begun(brief: Brief, commands: Iterable[Single], *, actor: str, at: str) -> Workshop:
    """A new workshop at revision 0 with its first contents, which nobody can undo.

    Args:
        brief: Its brief.
        commands: What else shall be in it.
        actor: Who begins it.
        at: The time now, ISO, UTC.

    Raises:
        Refused: One of the commands can't be done.
    """
    workshop = begin(new_id(), brief)
    batch = Batch(id=new_id(), commands=tuple(commands))
    if not batch.commands:
        return workshop
    done = apply(workshop, Entry(actor=actor, at=at, command=batch)).workshop
    return Workshop(uid=done.uid, records=done.records)


def participants(names: Iterable[str]) -> Iterator[AddParticipant]:
    """Commands that let people join, in this order.

    Args:
        names: As typed; empty ones are left out, and a name that is there already gets a letter
            that tells the two apart.
    """
    taken: set[str] = set()
    for name in names:
        whole = clean(name, lines=False).strip()
        if whole:
            whole = distinguished(whole, taken)
            taken.add(whole.casefold())
            yield AddParticipant(id=new_id(), participant=new_id(), name=whole)


def distinguished(name: str, taken: set[str]) -> str:
    """A name that nobody has.

    Args:
        name: The name as typed.
        taken: Names that are there already, case folded.

    Returns:
        The name, or the name with a letter of its own alphabet: "Anna B", «Анна Б».
    """
    if name.casefold() not in taken:
        return name
    script = "cyrillic" if any("а" <= letter <= "я" for letter in name.casefold()) else "latin"
    for letter in _LETTERS[script][1:]:
        candidate = f"{name} {letter}"
        if candidate.casefold() not in taken:
            return candidate
    number = 2
    while f"{name} {number}".casefold() in taken:
        number += 1
    return f"{name} {number}"


def agenda(how: How) -> Iterator[AddBlock]:
    """Commands that make the agenda of a way of working; none for who works alone."""
    for number, meeting in enumerate(AGENDAS.get(how, ()), 1):
        for block in meeting.blocks:
            yield AddBlock(
                id=new_id(), block=new_id(), key=block.key, minutes=block.minutes, meeting=number
            )


def agenda_anew(blocks: Sequence[Block], first: str = "") -> Iterator[Bin | AddBlock | StartBlock]:
    """Commands that put blocks which haven't begun in the place of those that have.

    Args:
        blocks: the agenda.
        first: the block to start at once, if any.
    """
    for block in blocks:
        if not block.started:
            continue
        fresh = AddBlock(
            id=new_id(),
            block=new_id(),
            key=block.key,
            minutes=block.minutes,
            meeting=block.meeting,
            after=block.id,
        )
        yield fresh
        yield Bin(id=new_id(), target=block.id)
        if block.id == first:
            yield StartBlock(id=new_id(), block=fresh.block)


def template_commands(template: Template) -> Iterator[AddStage | AddLink]:
    """Commands that put a template's stages on the road, as suggestions, with their links.

    Args:
        template: In the workshop's language.
    """
    ids = {stage.key: new_id() for stage in template.stages}
    for stage in template.stages:
        key = f"{template.key}/{stage.key}"
        yield AddStage(
            id=new_id(), stage=ids[stage.key], name=stage.name, template=key, suggested=True
        )
    for link in template.links:
        kind: LinkKind = link.kind  # type: ignore[assignment]  # the loader has checked both
        trigger: Trigger = link.trigger  # type: ignore[assignment]
        yield AddLink(
            id=new_id(),
            link=new_id(),
            source=ids[link.source],
            target=ids[link.target] if link.target else "",
            form=kind,
            trigger=trigger,
            reason=link.reason,
        )


def copied(workshop: Workshop, brief: Brief) -> Workshop:
    """The same contents as a workshop of their own, which hasn't met yet.

    Args:
        workshop: What to copy.
        brief: The copy's brief.
    """
    fresh = {block.id: _not_begun(block) for block in workshop.of(Block)}
    records = {**workshop.records, **fresh, BRIEF_ID: brief}
    return Workshop(uid=new_id(), rev=workshop.rev, records=records)


def _not_begun(block: Block) -> Block:
    """A block of a copy's agenda: its clock is not the original's."""
    return replace(block, started="", ended="", paused="", rested=0, extra=0)


def emptied(workshop: Workshop) -> Workshop:
    """A worked example as an exercise: the road and whose it is, with nothing on the walls.

    Args:
        workshop: The example.

    Returns:
        Its brief without what the team decided, segments, personas, stages, links, and titles of
        the chosen stories.
    """
    kept: dict[str, AnyRecord] = {}
    for record in workshop.records.values():
        if record.binned:
            continue
        match record:
            case Brief():
                kept[record.id] = Brief(
                    id=record.id,
                    title=record.title,
                    language=record.language,
                    how=record.how,
                    created=record.created,
                    question=record.question,
                    lanes=record.lanes,
                    example=record.example,
                    exercise=True,
                )
            case Segment() | Persona() | Stage() | Link():
                kept[record.id] = record
            case Story(chosen=True):
                kept[record.id] = replace(record, source="", hands=0)
            case _:
                pass
    return Workshop(uid=workshop.uid, records=kept)
