"""Saving files off the screen's thread; what is there already is replaced only after asking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import CjmError, InputProblem, Message
from cjm_tui.share.doors import ALL
from cjm_tui.telling import tell, tell_left_out
from cjm_tui.text import slug
from cjm_tui.tui.bodies.send_files import WORKSHEETS
from cjm_tui.tui.choices import Choice
from cjm_tui.tui.screens.asking import ListScreen
from cjm_tui.words import Words

if TYPE_CHECKING:
    from cjm_tui.tui.screens.workshop.screen import WorkshopScreen

EXPORTS: Final = "exports"
"""Folder of all that has left, below the folder of the workshops."""
_MOST_COPIES: Final = 1000

Wish = Literal["ask", "replace", "both"]


class _Job(Struct, frozen=True):
    """What is to be saved, and where."""

    kind: str
    workshop: Workshop
    today: date
    folder: Path
    then: Callable[[str], None]


class _Taken(Exception):
    """Something is there already."""


class Filing:
    """Saves the workshop as files, one after the other."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Nothing is saved yet."""
        self._screen = screen

    @property
    def _folder(self) -> Path:
        """The day's folder of this workshop."""
        desk = self._screen.desk
        name = f"{desk.today.isoformat()}-{slug(desk.view.brief.title)}"
        return self._screen.workshop.path.parent / EXPORTS / name

    @property
    def shown_folder(self) -> str:
        """The same, as it may be shown."""
        from cjm_tui.share.files import shown  # not needed before the page is opened

        return shown(self._folder)

    def save(self, kind: str, then: Callable[[str], None]) -> None:
        """Write in a thread, then say where to.

        Args:
            kind: one of ``FORMATS``, ``ALL`` or ``WORKSHEETS``.
            then: given the sentence told, when it is written.
        """
        screen = self._screen
        job = _Job(kind, screen.workshop.workshop, screen.desk.today, self._folder, then)
        self._begin(job, "ask")

    def _begin(self, job: _Job, wish: Wish) -> None:
        self._screen.tell(self._screen.words.say("Writing…"))
        self._screen.app.run_worker(lambda: self._work(job, wish), thread=True, group="file")

    def _work(self, job: _Job, wish: Wish) -> None:
        """In the thread: write, and have the screen say what came of it."""
        call = self._screen.app.call_from_thread
        try:
            told = self._written(job, wish)
        except _Taken as taken:
            call(self._ask, job, str(taken))
        except CjmError as problem:
            call(self._say, tell(self._screen.words, problem.message))
        except Exception as defect:
            # A defect of ours must not take the room's work with it; nothing has changed.
            problem_told = f"{type(defect).__name__}: {defect}"
            message = Message("defect", {"problem": problem_told})
            call(self._say, tell(self._screen.words, message))
        else:
            call(self._done, job, told)

    def _written(self, job: _Job, wish: Wish) -> str:
        """Write the files.

        Returns:
            The sentence that says where they are, and what must be known of them.

        Raises:
            _Taken: one of them is there already, and nobody has said what to do.
            CjmError: it can't be written.
        """
        from cjm_tui.session.leaving import write_pack
        from cjm_tui.share.files import shown

        words = self._screen.words
        files, known = _made(job, words)
        folder, names = job.folder, {name: name for name in files}
        _refuse_links(folder)
        there = [name for name in files if (folder / name).exists()]
        if there and wish == "ask":
            raise _Taken(shown(folder / there[0]))
        if there and wish == "both":
            folder, names = _beside(folder, list(files))
        content = {names[name]: each for name, each in files.items()}
        write_pack(content, folder, force=wish == "replace")
        if len(files) == 1:
            told = words.say("Written to {path}", path=shown(folder / next(iter(content))))
        else:
            told = words.count(
                "{n} file in {path}", "{n} files in {path}", len(files), path=shown(folder)
            )
        return " · ".join((told, *known))

    def _ask(self, job: _Job, path: str) -> None:
        say = self._screen.words.say
        choices = (
            Choice("replace", say("Replace it")),
            Choice("both", say("Keep both"), say("The new one gets a number behind its name.")),
            Choice("leave", say("Leave it as it is")),
        )

        def chosen(key: str | None) -> None:
            if key == "replace":
                self._begin(job, "replace")
            elif key == "both":
                self._begin(job, "both")
            else:
                self._say(say("Nothing was written."))

        if not self._screen.stands:
            return
        title = say("{path} is already there.", path=path)
        self._screen.app.push_screen(ListScreen(title, choices), chosen)

    def _done(self, job: _Job, told: str) -> None:
        self._say(told)
        job.then(told)

    def _say(self, sentence: str) -> None:
        if self._screen.stands:
            self._screen.tell(sentence)


def _made(job: _Job, words: Words) -> tuple[dict[str, bytes], list[str]]:
    """The files' contents by name, and sentences that say what must be known of them."""
    from cjm_tui.session.leaving import file_name, pack, rendered

    if job.kind == WORKSHEETS:
        from cjm_tui.share.formats.worksheets import worksheets

        return dict(worksheets(job.workshop.brief.language)), []
    if job.kind == ALL:
        files, held = pack(job.workshop, job.today)
        return files, [tell(words, each) for each in held]
    made = rendered(job.workshop, job.kind, job.today)
    known = [*(tell(words, each) for each in made.holds), tell_left_out(words, made.left_out)]
    name = file_name(job.workshop.brief.title, job.kind)
    return {name: made.content}, [sentence for sentence in known if sentence]


def _refuse_links(folder: Path) -> None:
    """Refuse a folder that is a link: what it leads to may be anybody's."""
    from cjm_tui.share.files import shown

    for each in (folder.parent, folder):
        if each.is_symlink():
            raise InputProblem("folder_is_link", path=shown(each))


def _beside(folder: Path, names: list[str]) -> tuple[Path, dict[str, str]]:
    """Where files go that stay beside those that are there: a free name, or a free folder.

    Returns:
        The folder, and what each file is called in it.
    """
    for number in range(2, _MOST_COPIES):
        if len(names) > 1:
            free = folder.with_name(f"{folder.name}-{number}")
            if not free.exists():
                return free, {name: name for name in names}
        else:
            stem, dot, ending = names[0].rpartition(".")
            name = f"{stem}-{number}{dot}{ending}"
            if not (folder / name).exists():
                return folder, {names[0]: name}
    return folder, {name: name for name in names}
