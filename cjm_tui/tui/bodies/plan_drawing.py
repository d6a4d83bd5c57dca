"""How a row of the plan is drawn: barrier and solution, and under them the four answers."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.records import Action
from cjm_tui.text import ELLIPSIS, cell_len, one_line, pad
from cjm_tui.tui.blocks import Block, Span, beside, indent, item, row, stack, text, top_rows
from cjm_tui.tui.bodies.base import Desk
from cjm_tui.tui.bodies.plan_rows import PlanRow, day_kept, day_told, read_names
from cjm_tui.tui.days import read_day
from cjm_tui.tui.marks import ANSWER, BARRIER, DONE, NO_ANSWER, marked_text
from cjm_tui.words import Words

NUMBER = 3
"""Cells of a row's number, which its answers stand under."""
SIGNS = 4
"""Cells of a barrier's triangles."""
SHORT = 27
"""Cells of who and when: a day with how far away it is."""
FIELDS = ("who", "first_step", "by", "known_by")
"""The questions of a row, as they are asked aloud."""


def field_label(words: Words, field: str) -> str:
    """What a question of the plan is called."""
    labels = {
        "who": words.say("who"),
        "first_step": words.say("first step"),
        "by": words.say("by when"),
        "known_by": words.say("we'll know if"),
    }
    return labels[field]


class PlanDrawing:
    """Draws rows of a plan.

    Args:
        desk: for its words and the day.
        width: cells.
        fields: the questions asked here.
        here: key of what is written, or of what the cursor is on.
        typed: what stands in the open line; empty while none is open.
    """

    def __init__(
        self, desk: Desk, width: int, fields: Sequence[str], here: str, typed: str
    ) -> None:
        self._desk = desk
        self._width = width
        self._fields = fields
        self._here = here
        self._typed = typed
        self._say = desk.words.say
        self._label = max(cell_len(field_label(desk.words, field)) for field in FIELDS) + 2

    def row(self, each: PlanRow, *, narrow: bool) -> Block:
        """A row; only the one in hand shows all four questions where there is little room.

        Args:
            each: the row.
            narrow: whether this is a projector's page.
        """
        is_here = self._here == each.key or self._here.startswith(f"{each.key}.")
        folded = narrow and not is_here
        head = self._head(each, is_here=is_here, folded=folded)
        if each.action is None and not is_here:
            return head
        if not narrow:
            return stack(head, indent(self._grid(each), NUMBER))
        if not folded:
            return stack(head, indent(self._list(each), NUMBER))
        told = Span(self._in_short(each), "muted" if _is_done(each) else "text")
        return stack(head, indent(row(self._width - NUMBER, told), NUMBER))

    def _head(self, each: PlanRow, *, is_here: bool, folded: bool) -> Block:
        left = (self._width - NUMBER) * 45 // 100
        number = Span(pad(str(each.number), NUMBER), "active" if is_here else "heading")
        halves = [self._barrier(each, left), self._solution(each, self._width - NUMBER - left)]
        if folded:
            halves = [top_rows(half, 1) for half in halves]
        return item(each.key, beside(Block(NUMBER, ((number,),)), *halves, gap=0))

    def _barrier(self, each: PlanRow, width: int) -> Block:
        if each.barrier is None:
            return row(width, Span(self._say("not about a barrier"), "muted"))
        style = "muted" if _is_done(each) else "active" if each.key == self._here else "text"
        signs = Span(pad(BARRIER * each.barrier.severity, SIGNS), "barrier")
        said = marked_text(each.barrier.text, width - 1, style, signs, ())
        return Block(width, said.lines)

    def _solution(self, each: PlanRow, width: int) -> Block:
        marks = []
        if each.action is not None and each.action.sort == "delivery":
            marks.append(Span(f" {self._say('delivery')}", "muted"))
        if _is_done(each):
            marks.append(Span(f" {DONE} {self._say('done')}", "good"))
        lead, style = Span(f"{ANSWER} ", "solution"), "muted" if _is_done(each) else "text"
        if each.solution is not None:
            return marked_text(each.solution.text, width, style, lead, tuple(marks))
        if each.solutions:
            told = self._desk.words.count(
                "{n} solution to choose from", "{n} solutions to choose from", len(each.solutions)
            )
            return marked_text(told, width, "suggestion", lead, tuple(marks))
        if each.barrier is None:
            return marked_text("", width, style, Span(""), tuple(marks)) if marks else Block(width)
        lead = Span(f"{NO_ANSWER} ", "warn")
        return marked_text(self._say("no solution yet"), width, "muted", lead, tuple(marks))

    def _grid(self, each: PlanRow) -> Block:
        """Who and when in a column of their own, as they are read aloud."""
        wide = self._width - NUMBER - SHORT - 1
        short = [field for field in ("who", "by") if field in self._fields]
        left = [self._short(each, field) for field in short]
        right = [self._labelled(each, field, wide) for field in ("first_step", "known_by")]
        left += [Block(SHORT)] * (len(right) - len(left))
        return stack(*(beside(*pair, gap=1) for pair in zip(left, right, strict=True)))

    def _list(self, each: PlanRow) -> Block:
        width = self._width - NUMBER
        return stack(*(self._labelled(each, field, width) for field in self._fields))

    def _short(self, each: PlanRow, field: str) -> Block:
        key = f"{each.key}.{field}"
        answer, style = self._answer(each, field)
        if not answer:
            answer, style = f"{field_label(self._desk.words, field)}?", self._label_style(key)
        return item(key, text(answer, SHORT, style))

    def _labelled(self, each: PlanRow, field: str, width: int) -> Block:
        key = f"{each.key}.{field}"
        label = pad(field_label(self._desk.words, field), self._label)
        answer, style = self._answer(each, field)
        shown = text(answer or ELLIPSIS, width - self._label, style if answer else "muted")
        drawn = beside(row(self._label, Span(label, self._label_style(key))), shown, gap=0)
        return item(key, drawn)

    def _label_style(self, key: str) -> str:
        return "active" if key == self._here else "muted"

    def _answer(self, each: PlanRow, field: str) -> tuple[str, str]:
        """What is written there, or what is being understood; and its style."""
        if self._typed and self._here == f"{each.key}.{field}":
            understood = self._understood(field)
            if understood:
                return understood, "chosen"
        style = "muted" if _is_done(each) else "strong" if field == "who" else "text"
        return (self._kept(each.action, field) if each.action else ""), style

    def _kept(self, action: Action, field: str) -> str:
        if field == "who":
            return self._names(action)
        if field == "by":
            day = day_kept(self._desk.words, action.by) if action.by else ""
            return self._say("by {day}", day=day) if day else ""
        return action.first_step if field == "first_step" else action.known_by

    def _names(self, action: Action) -> str:
        names = (self._desk.view.name(owner) for owner in action.owners)
        return ", ".join(name for name in names if name)

    def _understood(self, field: str) -> str:
        """What a line of names, or a day, is taken for before Enter."""
        words, view, today = self._desk.words, self._desk.view, self._desk.today
        if field == "by":
            day = read_day(self._typed, today)
            return day_told(words, day, today) if day else ""
        if field != "who":
            return ""
        named = read_names(view.participants, self._typed)
        told = [one.name for one in named.known]
        told += [self._say("{name} (new here)", name=name) for name in named.new]
        return ", ".join(told)

    def _in_short(self, each: PlanRow) -> str:
        """The answers in one line, for the rows that aren't in hand."""
        action = each.action
        if action is None:
            return ""
        who_and_when = (self._kept(action, field) for field in ("who", "by"))
        told = ", ".join(part for part in who_and_when if part)
        step = one_line(action.first_step)
        return ": ".join(part for part in (told, step) if part) or ELLIPSIS


def _is_done(each: PlanRow) -> bool:
    return each.action is not None and each.action.state == "done"
