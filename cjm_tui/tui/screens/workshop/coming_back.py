"""The chat comes back: a pasted or loaded block becomes findings, ideas or notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cjm_tui.domain.commands import AddParticipant, Batch, Single
from cjm_tui.domain.decide.fields import TEXT_LIMIT
from cjm_tui.domain.records import Group
from cjm_tui.errors import Message
from cjm_tui.method import keys
from cjm_tui.share.incoming.authors import everybodys, whose
from cjm_tui.share.incoming.chat import Chat, Said, chat_in
from cjm_tui.share.incoming.replies import holds_reply, without_ours
from cjm_tui.text import clean, cut, new_id
from cjm_tui.tui.bodies.base import Choice
from cjm_tui.tui.bodies.talk_lines import TalkLines
from cjm_tui.tui.coming import Bundle, Line, Whose, fitting
from cjm_tui.tui.marks import quoted
from cjm_tui.tui.screens.asking import ListScreen
from cjm_tui.tui.screens.ticking import TickGroup, TickRow, TickScreen
from cjm_tui.tui.screens.workshop.destinations import Destination, Findings, Ideas, Notes, Reviews
from cjm_tui.tui.screens.workshop.unseen import can_hide, is_taken, list_of, taken, without_words
from cjm_tui.tui.screens.workshop.writing import hidden, written_notes

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

NEW, NOBODY, CLIENT, WORDS = "new", "nobody", "client", "words"
"""Who an unknown author may be, beside the participants; the last: no author at all."""
SHOW, HIDE = "show", "hide"
"""What the room may do with a chat before it sees any of it."""
_SAMPLE = 60
"""Cells of somebody's words, shown where it is asked who that is."""


class ComingBack:
    """Brings blocks of a chat into the workshop."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Bring them to a screen."""
        self._screen = screen

    def take(self, text: str) -> bool:
        """Take a text that may be a block of a chat.

        Args:
            text: as it was pasted or loaded.

        Returns:
            Whether it is one. Then it is asked whose the unknown names are, and the list is shown.
        """
        chat = self._chat_in(text, frozenset())
        if not chat.said:
            return False
        if self._may_write():
            if _is_answer(chat.said):
                destination: Destination | None = Findings(self._screen.desk, self._group)
            else:
                destination = self._destination()
            if destination is not None:
                Paste(self._screen, destination, text, chat).go_on()
        return True

    def take_reviews(self, lines: Sequence[str], name: str) -> bool:
        """In interviews, take the lines of a file as reviews.

        Args:
            lines: without bullets.
            name: of the file.

        Returns:
            Whether they are taken so on this page.
        """
        if not isinstance(self._screen.body, TalkLines) or not lines:
            return False
        if self._may_write():
            destination = Reviews(self._screen.desk, self._group, name)
            chat = Chat((Said("", "", tuple(lines)),))
            Paste(self._screen, destination, "", chat).go_on()
        return True

    def _may_write(self) -> bool:
        read_only = self._screen.workshop.read_only
        if read_only:
            self._screen.tell_message(read_only)
        return not read_only

    def _chat_in(self, text: str, labels: frozenset[str]) -> Chat:
        return block_in(self._screen, text, labels)

    @property
    def _group(self) -> Group:
        """The group in hand, wherever the chat is pasted."""
        body = self._screen.body
        return body.group if isinstance(body, TalkLines) else keys.GROUPS[0]

    def _destination(self) -> Destination | None:
        screen = self._screen
        body = screen.writer.body if screen.writer.is_open else screen.body
        if isinstance(body, TalkLines):
            return Findings(screen.desk, body.group)
        addresses = body.addresses()
        if body.step == "close" and (body.part == "ideas" or not addresses):
            return Ideas(screen.desk)
        address = screen.writer.address if screen.writer.is_open else None
        if address is None and addresses:
            cursor = screen.sheet.cursor
            address = next((one for one in addresses if one.key == cursor), addresses[0])
        if address is None:
            screen.tell(screen.words.say("Nothing can be written on this page."))
            return None
        return Notes(screen.desk, body, address)


def block_in(screen: WorkshopScreen, text: str, labels: frozenset[str]) -> Chat:
    """The chat in a text; an answer to the homework without its author is one, too."""
    people = screen.desk.view.participants
    chat = chat_in(text, lambda name: whose(people, name) is not None, labels)
    lines = tuple(line.strip() for line in clean(text).split("\n") if line.strip())
    if not chat.said and holds_reply(lines):
        return Chat((Said("", "", lines),))
    return chat


def _is_answer(said: Sequence[Said]) -> bool:
    return any(holds_reply(one.lines) for one in said)


class Paste:
    """One block on its way into the workshop: what was answered about it holds for this one.

    Args:
        screen: it was pasted on.
        destination: where it goes.
        text: as it was pasted.
        chat: what is in it.
    """

    def __init__(
        self, screen: WorkshopScreen, destination: Destination, text: str, chat: Chat
    ) -> None:
        self._screen, self._destination, self._text = screen, destination, text
        self._words, self._view = screen.words, screen.desk.view
        self._answers: dict[str, Whose] = {}
        self._labels = frozenset[str]()
        self._wish = ""
        """`SHOW` or `HIDE`; empty while nobody had to be asked."""
        self._read(chat)

    def _read(self, chat: Chat) -> None:
        self._said, ours = without_ours(self._view, chat.said)
        self._left_out = chat.left_out + ours

    def go_on(self) -> None:
        """Ask about the next author whom nobody knows; when all are known, show the list."""
        if not self._said:
            self._tell_of_nobody()
            return
        if not self._wish and self._screen.shelf.is_in_room:
            self._ask_the_room()
            return
        while self._wish == HIDE and (names := self._perhaps_words()):
            self._take_for_words(names)
        authors = dict.fromkeys(one.author for one in self._said)
        meant = everybodys(self._view.participants, authors)
        for author in authors:
            if author not in self._answers:
                person = meant.get(author)
                known = Whose(person.id) if person is not None else self._nobody_known(author)
                if known is None:
                    self._ask(author)
                    return
                self._answers[author] = known
        self.show({author: self._answers[author] for author in authors})

    def _ask_the_room(self) -> None:
        """Whether the room may read it, before anything of it is drawn."""
        words = self._words
        lines = sum(len(one.lines) for one in self._said)
        people = len({one.author for one in self._said if one.author})
        title = words.count("{n} line", "{n} lines", lines)
        if people:
            title += " " + words.count("of {n} person", "of {n} people", people)
        choices = (
            Choice(SHOW, words.say("show them")),
            Choice(HIDE, words.say("keep them hidden until opened")),
        )

        def wished(key: str) -> None:
            self._wish = key
            self.go_on()

        self._screen.desk.choose(title, choices, wished)

    def _perhaps_words(self) -> frozenset[str]:
        """What stands before a colon and is nobody's name: asking about it might quote somebody."""
        undated = {one.author for one in self._said if one.author and not one.at}
        meant = everybodys(self._view.participants, dict.fromkeys(one.author for one in self._said))
        return frozenset(
            author
            for author in undated
            if author not in self._answers
            and meant.get(author) is None
            and self._nobody_known(author) is None
        )

    def _take_for_words(self, names: frozenset[str]) -> None:
        """Read the text anew, as it is without these names, of which nothing is asked."""
        self._labels |= names
        chat = block_in(self._screen, self._text, self._labels)
        if not chat.said:
            chat = list_of(self._view, self._text)
            for one in chat.said:
                person = whose(self._view.participants, one.author) if one.author else None
                if one.author:
                    self._answers[one.author] = Whose(person.id if person is not None else "")
        self._read(chat)

    def _tell_of_nobody(self) -> None:
        say = self._words.say
        self._screen.tell(say("There is nobody's answer in this piece of the chat."))

    def _nobody_known(self, author: str) -> Whose | None:
        """Whose words they are, where no participant is meant and it needn't be asked."""
        if self._view.brief.how == "alone":
            return Whose(client=author) if self._destination.asks_for_clients else Whose()
        is_asked = author or (self._destination.asks_for_clients and self._view.participants)
        return None if is_asked else Whose()

    def _ask(self, author: str) -> None:
        say = self._words.say
        first = next(one for one in self._said if one.author == author)
        choices = [Choice(person.id, person.name) for person in self._view.participants]
        if author:
            name = cut(author, _SAMPLE)
            choices.insert(0, Choice(NEW, say("somebody new: {name}", name=name)))
            if self._destination.asks_for_clients:
                choices.append(Choice(CLIENT, say("the client: whom somebody talked with")))
            if not first.at:
                choices.append(Choice(WORDS, say("nobody: these are just words with a colon")))
            title = say("Who is “{name}”?", name=name)
        else:
            title = say("Whose answer is this?")
        choices.append(Choice(NOBODY, say("no name is kept")))
        if self._wish != HIDE:
            title += "\n" + say("“{text}”", text=cut(first.lines[0], _SAMPLE))

        def answered(key: str | None) -> None:
            if key is not None:
                self._answer(author, key)

        self._screen.app.push_screen(ListScreen(title, choices), answered)

    def _answer(self, author: str, key: str) -> None:
        if key == WORDS:
            self._labels |= {author}
            chat = block_in(self._screen, self._text, self._labels)
            if not chat.said:  # with that name it was a chat, without it is a list
                self._screen.paster.paste_list(self._text)
                return
            self._read(chat)
        elif key == NEW:
            joins = AddParticipant(participant=new_id(), name=fitting(author))
            self._answers[author] = Whose(joins.participant, joins)
        elif key == CLIENT:
            self._answers[author] = Whose(client=author)
        else:
            self._answers[author] = Whose() if key == NOBODY else Whose(key)
        self.go_on()

    def show(self, authors: dict[str, Whose]) -> None:
        """Show the list; what is ticked when it is left by Enter is kept.

        Args:
            authors: whose words each author's are.
        """
        bundles = self._destination.bundles(self._said, authors)
        if not bundles:
            self._tell_of_nobody()
            return
        if self._wish == HIDE:
            self._keep_unseen(without_words(bundles))
            return
        groups = [self._group(number, bundle) for number, bundle in enumerate(bundles)]
        title = self._destination.title(sum(len(bundle.lines) for bundle in bundles))

        def left(ticked: frozenset[str] | None) -> None:
            if ticked is not None:
                self._keep(bundles, ticked, stays_hidden=shown.stays_hidden)

        may_hide = self._view.brief.how != "alone" and not self._wish
        note = self._not_in_the_list()
        shown = TickScreen(title, groups, self._words, note=note, can_hide=may_hide)
        self._screen.app.push_screen(shown, left)

    def _not_in_the_list(self) -> str:
        if not self._left_out:
            return ""
        return self._words.count(
            "{n} line isn't in the list: a picture, a heading, a message of ours",
            "{n} lines aren't in the list: pictures, headings, messages of ours",
            self._left_out,
        )

    def _group(self, number: int, bundle: Bundle) -> TickGroup:
        rows = tuple(
            TickRow(
                line.key,
                quoted(self._view, line.text) if line.form == "quote" else line.text,
                self._remark(line),
                ticked=is_taken(line),
            )
            for line in bundle.lines
        )
        name = bundle.author or self._words.say("nobody named")
        return TickGroup(f"of {number}", name, self._destination.where(bundle), rows)

    def _remark(self, line: Line) -> str:
        say = self._words.say
        if len(line.text) > TEXT_LIMIT:
            return say("too long")
        if line.is_here:
            return say("already here")
        return say("(seen)") if line.form == "seen" else ""

    def _keep(
        self, bundles: Sequence[Bundle], ticked: frozenset[str], *, stays_hidden: bool
    ) -> None:
        screen = self._screen
        made = self._destination.keeps(bundles, ticked)
        if isinstance(made, Message):
            screen.tell_message(made)
            return
        if not made:
            screen.tell(self._words.say("Nothing was ticked, nothing is kept."))
            return
        self._submit(hidden(made) if stays_hidden else made, self._destination.kept(len(ticked)))

    def _keep_unseen(self, bundles: Sequence[Bundle]) -> None:
        """Keep all that can be kept, as hidden notes; of what can't be, only the number is told."""
        words, lines = self._words, taken(bundles)
        made = self._destination.keeps(bundles, lines)
        talks = isinstance(self._destination, Findings)
        if isinstance(made, Message) or not can_hide(made, bundles, talks=talks):
            self._screen.tell(words.say("What is written here is seen at once: nothing is kept."))
            return
        told, left = [], sum(len(bundle.lines) for bundle in bundles) - len(lines)
        if made:
            told.append(self._destination.kept(len(lines)))
        if left:
            told.append(
                words.count(
                    "{n} line isn't kept: it is here already, or too long.",
                    "{n} lines aren't kept: they are here already, or too long.",
                    left,
                )
            )
        told.append(self._not_in_the_list())
        sentence = " ".join(filter(None, told))
        if made:
            self._submit(hidden(made), sentence)
        else:
            self._screen.tell(sentence)

    def _submit(self, commands: tuple[Single, ...], told: str) -> None:
        screen, batch = self._screen, Batch(id=new_id(), commands=commands)
        if screen.submit(batch):
            notes = written_notes(batch)
            screen.last_written = (screen.last_written, *notes)[-1]
            screen.redraw_now()
            screen.sheet.reveal(screen.last_written)
            screen.tell(told)
