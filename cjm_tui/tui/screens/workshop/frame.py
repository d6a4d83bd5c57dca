"""Drawing the workshop screen: what stands around the page, made anew from the present state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_tui.domain.clock import BREAK, meeting_of
from cjm_tui.domain.gaps import Gap, gaps_of, state
from cjm_tui.domain.records import Note
from cjm_tui.method.keys import CLOSE, PASSES, STEPS
from cjm_tui.telling import tell
from cjm_tui.text import cell_len, cut, one_line
from cjm_tui.tui.blocks import (
    Block,
    Item,
    Line,
    Span,
    at_least,
    blank,
    ends,
    indent,
    item,
    line_len,
    row,
    rule,
    stack,
    text,
    top_rows,
)
from cjm_tui.tui.bodies.base import Body
from cjm_tui.tui.bodies.catalogue import BODIES, CLOCKED, passes_by
from cjm_tui.tui.clocks import time_is_up
from cjm_tui.tui.header import header_line, invented
from cjm_tui.tui.keys_line import keys_line
from cjm_tui.tui.keys_strip import characters_strip, keys_strip
from cjm_tui.tui.marks import BEGUN, DONE, evidence
from cjm_tui.tui.screens.workshop.grouping import is_crowded
from cjm_tui.tui.smallest import is_too_small, larger_please
from cjm_tui.tui.widgets.sheet import BlockView
from cjm_tui.words import N_, words

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

ROOMY = 27
"""Rows from which there is a blank one above what is still needed."""
OFFERS_SHOWN = 6
TOLD_ROWS = 4
"""Rows a sentence to the person may take."""


def draw_frame(screen: WorkshopScreen) -> None:
    """Draw all of the screen but the text of the open line.

    Args:
        screen: mounted.
    """
    width = screen.size.width
    too_small = is_too_small(width, screen.size.height)
    screen.set_class(too_small, "-too-small")
    _show(screen, "banner", banner(screen, width))
    draw_clock(screen)
    _show_page(screen)
    screen.privately.tell()
    _show(screen, "said", said_list(screen, width))
    above = blank() if screen.size.height >= ROOMY else Block(width)
    _show(screen, "needed", stack(above, needed_line(screen, width), rule(width)))
    screen.line.prompt(screen.writer.prompt() if screen.writer.is_open else "")
    screen.line.beside(screen.writer.body.beside_line if screen.writer.is_open else "")
    screen.line.line.display = screen.writer.is_open
    _show(screen, "footer", footer(screen, width))


def draw_clock(screen: WorkshopScreen) -> None:
    """Draw what the clock changes, and nothing that moves the page.

    Args:
        screen: mounted.
    """
    width = screen.size.width
    too_small = is_too_small(width, screen.size.height)
    _show(screen, "header", stack(title_line(screen, width), steps_line(screen, width)))
    _show(screen, "question", question(screen, width, too_small=too_small))
    screen.privately.draw()
    screen.timekeeper.keep()


def _show_page(screen: WorkshopScreen) -> None:
    """Draw the page; once more where the item under the cursor is gone and it stands elsewhere."""
    cursor = screen.sheet.cursor
    screen.sheet.show(screen.body.page())
    if screen.sheet.cursor != cursor:
        screen.sheet.show(screen.body.page())


def _show(screen: WorkshopScreen, name: str, block: Block) -> None:
    screen.query_one(f"#{name}", BlockView).show(block)


def title_line(screen: WorkshopScreen, width: int) -> Block:
    """What workshop this is, whose story, and whether all of it is kept."""
    named, title = _marked_title(screen), screen.body.title()
    if title:
        named.append(Span(f" · {title}", "muted"))
    whole, short = invented(screen.words) if screen.desk.view.is_illustrative else ((), ())
    meeting: Line = ()
    if len({block.meeting for block in screen.desk.view.blocks}) > 1:
        told = screen.words.say("meeting {n}", n=meeting_of(screen.desk.view, screen.desk.now()))
        meeting = (Span(f" · {told}", "muted"),)
    wide, narrow = _at_the_right(screen, width), _at_the_right(screen, 0)
    ways = [((*whole, *meeting), wide), ((*whole, *meeting), narrow), ((*short, *meeting), narrow)]
    return header_line(width, tuple(named), ways)


def _at_the_right(screen: WorkshopScreen, width: int) -> Line:
    """The clock, who sees this screen, and whether all is kept; short where it is narrow."""
    clock = screen.timekeeper.line(width) if screen.body.step not in CLOCKED else ()
    gap = (Span("  "),) if clock else ()
    return (*clock, *gap, *screen.privately.chip(width), save_state(screen), Span(" "))


def _marked_title(screen: WorkshopScreen) -> list[Span]:
    """The title; before it, where a long one can't push it out, that it isn't the real thing."""
    brief, say = screen.desk.view.brief, screen.words.say
    title, marks = brief.title, list[str]()
    if brief.rehearsal:
        marks.append(say("rehearsal ×{n}", n=brief.rehearsal))
        title = title.removesuffix(words(brief.language).say(" — rehearsal"))
    to_be = words(brief.language).say("as it should be")
    if brief.as_is and not title.endswith(to_be):
        marks.append(say("as it should be"))
    return [*(Span(f" {mark} ·", "warn") for mark in marks), Span(f" {title}", "strong")]


def save_state(screen: WorkshopScreen) -> Span:
    """Whether everything written is on the disk, in a word or two."""
    say = screen.words.say
    match screen.workshop.save.state:
        case "saved":
            return Span(say("saved ✓"), "good")
        case "saving":
            return Span(say("saving…"), "muted")
        case "read_only":
            return Span(say("read only"), "warn")
        case _:
            return Span(say("NOT SAVED"), "warn")


def steps_line(screen: WorkshopScreen, width: int) -> Block:
    """The steps with their marks, the present one in brackets; under a step of parts, its parts."""
    body, view, names = screen.body, screen.desk.view, screen.desk.names
    if body.own_keys_only or body.step in CLOCKED:
        return _right(body, width)
    marks = {"done": DONE, "begun": BEGUN}
    labels = []
    for number, key in enumerate(STEPS, 1):
        mark = marks.get(state(view, key), " ")
        labels.append((f"step:{key}", f"{number}{mark}{names.steps[key]}", key == body.step))
    block = _tabs(labels, width)
    parts = {"map": (PASSES, names.passes), "close": (CLOSE, names.close)}.get(body.step)
    if parts is None:
        return stack(block, _right(body, width))
    keys, words = parts
    shown = [
        (f"part:{key}", words[key], key == body.part)
        for key in keys
        if (kind := BODIES.get((body.step, key))) is not None
        and not passes_by(kind, screen.desk.view)
    ]
    number = STEPS.index(body.step) + 1
    tabs = _tabs(shown, width, lead=f" {number} {names.steps[body.step]}  ")
    aside = list(body.aside())
    if not aside or line_len(tabs.lines[0]) + line_len(tuple(aside)) + 2 > width:
        return stack(block, tabs)
    joined = ends(width, tabs.lines[0], [*aside, Span(" ")])
    return stack(block, Block(width, joined.lines, tabs.items))


def _right(body: Body, width: int) -> Block:
    aside = body.aside()
    return ends(width, [], [*aside, Span(" ")]) if aside else blank()


def _tabs(labels: list[tuple[str, str, bool]], width: int, lead: str = " ") -> Block:
    """Labels in a row; narrow screens get one blank between them, wide ones two."""
    texts = [f"[{text}]" if here else text for _, text, here in labels]
    needed = cell_len(lead) + sum(cell_len(text) for text in texts)
    gap = 2 if needed + 2 * len(texts) <= width else 1
    spans, items, left = [Span(lead, "muted")], list[Item](), cell_len(lead)
    for (key, _, here), label in zip(labels, texts, strict=True):
        shown = cut(label, max(width - left, 0))
        spans += [Span(shown, "active" if here else "muted"), Span(" " * gap)]
        items.append(Item(key, 0, left, max(cell_len(shown), 1), 1))
        left += cell_len(shown) + gap
    return Block(width, row(width, *spans).lines, tuple(items))


def banner(screen: WorkshopScreen, width: int) -> Block:
    """Why nothing can be written, or why what is written is not kept; else nothing."""
    save = screen.workshop.save
    if save.state not in ("unsaved", "read_only") or save.message is None:
        return Block(width)
    sentence = tell(screen.words, save.message)
    if save.state == "unsaved":
        sentence += " " + screen.words.say("Still trying. S — save it elsewhere.")
    return sentence_block(sentence, width, "warn")


def sentence_block(sentence: str, width: int, style: str) -> Block:
    """A sentence to the person, whole: it may name a path, and what was wrong with it."""
    return indent(top_rows(text(sentence, max(width - 2, 1), style), TOLD_ROWS), 1)


def question(screen: WorkshopScreen, width: int, *, too_small: bool) -> Block:
    """The one question, and under it an example when it was asked for or nothing is written."""
    if too_small:
        return larger_please(screen.words, width)
    asked = indent(text(screen.body.question(), width - 2, "strong"), 1)
    if screen.timekeeper.is_time_up and screen.body.step != BREAK:
        asked = at_least(
            time_is_up(screen.words, width, is_lit=screen.timekeeper.is_lit), asked.height
        )
    names = screen.round.names_line(width)
    if names.height:
        asked = stack(asked, names)
    hint = screen.shelf.example_line() or (screen.body.hint() if screen.body.is_empty() else "")
    if hint:
        return stack(asked, indent(text(hint, width - 4, "suggestion"), 3))
    return at_least(asked, 2)


def said_list(screen: WorkshopScreen, width: int) -> Block:
    """What was said before, to pick from, while it is open."""
    said = screen.said
    if not said.is_open:
        return Block(width)
    first = max(0, min(said.chosen - OFFERS_SHOWN + 1, len(said.offers) - OFFERS_SHOWN))
    shown = list(enumerate(said.offers))[first : first + OFFERS_SHOWN]
    title = screen.words.say("Said before: {n}", n=len(said.offers))
    blocks = [row(width, Span(f" {title}   ", "heading"), Span(_said_keys(screen), "muted"))]
    for at, offer in shown:
        here = at == said.chosen
        note = screen.desk.view.record(offer.source)
        marks = evidence(screen.desk.view, note) if isinstance(note, Note) else ()
        left = [Span(f" {'▸' if here else ' '} {at + 1}  ", "active" if here else "muted")]
        left.append(Span(one_line(offer.text), "active" if here else "text"))
        blocks.append(item(f"offer:{at}", ends(width, left, [*marks, Span(" ")])))
    return stack(*blocks)


def _said_keys(screen: WorkshopScreen) -> str:
    if screen.body.cell("goal") is not None:
        return screen.words.say("type to narrow · Enter place · digit and Enter: on that stage")
    return screen.words.say("type to narrow · ↑↓ · Enter place · Esc")


def needed_line(screen: WorkshopScreen, width: int) -> Block:
    """What is still needed in this step, or what has just been told, or what is carried."""
    say, body = screen.words.say, screen.body
    if screen.told:
        return sentence_block(screen.told, width, "chosen")
    if screen.board.carried is not None:
        told = say("Carried. Arrows, then Enter puts it down, Esc leaves it where it was.")
        onto = screen.desk.view.find(Note, screen.sheet.cursor)
        if onto is not None and is_crowded(screen.desk.view, onto.place):
            told = say("Carried. Enter on a note groups it there, on a heading takes it out.")
        return sentence_block(told, width, "chosen")
    is_asked_one_by_one = body.one_by_one and screen.writer.is_open
    if body.own_keys_only or body.step in CLOCKED or is_asked_one_by_one:
        return blank()
    if body.step not in STEPS:
        return row(width, Span(" " + say("PgDn goes on"), "muted"))
    missing = list(gaps_of(screen.desk.view, body.step))
    closed = screen.closed.told()
    right = [Span(f"{closed}  ", "mark"), Span("O ", "heading")] if closed else []
    right += [Span(_onward(screen), "muted"), Span(" ")]
    return ends(width, _needed(screen, missing, width), right)


def _needed(screen: WorkshopScreen, found: list[Gap], width: int) -> list[Span]:
    say = screen.words.say
    missing = [gap for gap in found if not gap.doubtful]
    if not missing:
        doubts = [gap for gap in found if gap.doubtful]
        if doubts:
            sentence = tell(screen.words, doubts[0].message)
            doubted = say("worth a second look: {doubt}", doubt=sentence)
            return [Span(" " + say("Done ✓"), "good"), Span(f"  {doubted}", "muted")]
        return [Span(" " + say("Still needed: nothing. The step is done ✓"), "good")]
    jump = say("Esc n") if screen.writer.is_open else "n"
    if screen.shelf.is_in_room:
        return [Span(" " + say("{n} still needed ({key})", n=len(missing), key=jump), "muted")]
    space, told = width - 34, list[str]()
    for gap in missing:
        sentence = tell(screen.words, gap.message)
        if told and cell_len(" · ".join([*told, sentence])) > space:
            break
        told.append(sentence)
    left = len(missing) - len(told)
    more = f" +{left}" if left else ""
    spans = [Span(" " + say("Still needed:") + " ", "muted"), Span(" · ".join(told) + more)]
    return [*spans, Span(f"  {jump}", "muted")]


def _onward(screen: WorkshopScreen) -> str:
    """Where PgDn leads, when the step is done."""
    following = screen.walker.next_step()
    if not following or state(screen.desk.view, screen.body.step) != "done":
        return ""
    return f"PgDn  {STEPS.index(following) + 1} {screen.desk.names.steps[following]}"


def footer(screen: WorkshopScreen, width: int) -> Block:
    """The keys; above them, when a room has asked for more of them, two lines of the others."""
    keys = _keys(screen, width)
    if not screen.shelf.more_keys:
        return keys
    if screen.writer.is_open:
        return stack(characters_strip(screen.words, width), keys)
    shown = {one.key.removeprefix("key:") for one in keys.items}
    return stack(keys_strip(screen.words, screen.wheres(), width, in_footer=shown), keys)


def _keys(screen: WorkshopScreen, width: int) -> Block:
    """Keys of the present mode only; what doesn't fit is left to the help screen."""
    if screen.body.step in CLOCKED or screen.body.own_keys_only:
        return keys_line(screen.words, (screen.body.step, "all"), width)
    if not screen.writer.is_open:
        enter, resting = _enter(screen), _resting(screen)
        return keys_line(screen.words, screen.wheres(), width, enter=enter, resting=resting)
    own = screen.round.footer() or screen.writer.body.write_footer()
    if own:
        return row(width, Span(f" {own}", "muted"))
    return keys_line(screen.words, ("write",), width)


def _enter(screen: WorkshopScreen) -> str:
    """What Enter does on a page that takes no line: open what the cursor is on, or go on."""
    if screen.body.addresses():
        return ""
    return N_("open") if screen.sheet.cursor else N_("onward")


def _resting(screen: WorkshopScreen) -> set[str]:
    """Keys for what is written, on a page that shows nothing written."""
    find, body = screen.desk.view.record, screen.body
    if any(find(key) is not None for key in screen.sheet.item_keys):
        return set()
    return {command for command in ("edit", "bin") if not hasattr(body, f"do_{command}")}
