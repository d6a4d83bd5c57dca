"""All workshops of one folder: what there is, and everything done to a workshop as a whole.

Listing them is what every start begins with, so whatever else is needed is imported by the method
that needs it: all of it takes three times as long as the list.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_tui.errors import InputProblem, Message, StoreProblem
from cjm_tui.session.kit import Clock, Kit
from cjm_tui.session.reading import Reading
from cjm_tui.session.rows import LibraryRow
from cjm_tui.store.names import TRASH
from cjm_tui.store.shelf import places
from cjm_tui.text import clean, new_id

if TYPE_CHECKING:
    from cjm_tui.domain.records import How, Language
    from cjm_tui.domain.workshop import Workshop
    from cjm_tui.session.coming import Coming
    from cjm_tui.session.following import Follower
    from cjm_tui.session.opened import OpenWorkshop

_OFFERED = 5


class Library:
    """The workshops in one folder.

    Attributes:
        root: The folder; it is made when the first workshop is.
    """

    def __init__(self, root: Path, kit: Kit | None = None) -> None:
        """Name the folder; nothing is read yet.

        Args:
            root: The folder.
            kit: What to work with, if not the real disk and clock.
        """
        self.root = root
        self._kit = kit or Kit()

    def rows(self) -> list[LibraryRow]:
        """All workshops, those changed last first. Each row reads its own head when first asked.

        Raises:
            StoreProblem: The folder can't be read.
        """
        return [LibraryRow(place) for place in places(self.root)]

    def row(self, name: str) -> LibraryRow:
        """One workshop's row.

        Args:
            name: Its id, a unique beginning of one, or a path.

        Raises:
            InputProblem: There is no such workshop, or there are several.
        """
        path = self._path(name)
        for place in places(path.parent):
            if place.path.name == path.name:
                return LibraryRow(place)
        raise InputProblem("no_such_workshop", name=name, folder=str(self.root))

    def find(self, name: str) -> str:
        """The id of a workshop.

        Args:
            name: An id, a unique beginning of one, or a path to a workshop's folder.

        Returns:
            The id; for a folder that is elsewhere, its whole path, which every method takes too.

        Raises:
            InputProblem: There is no such workshop, or there are several.
        """
        path = self._path(name)
        return path.name if path.parent == self.root else str(path)

    def open(self, name: str, *, clock: Clock | None = None) -> OpenWorkshop:
        """Open a workshop, for changing it if nobody else does.

        Args:
            name: Its id, a unique beginning of one, or a path.
            clock: Tells the time of its entries, if not the library's.

        Returns:
            The open workshop; its `read_only` says why it can't be changed, if it can't.

        Raises:
            InputProblem: There is no such workshop, or there are several.
            StoreProblem: It can't be read.
        """
        from cjm_tui.session.opening import open_folder

        kit = replace(self._kit, clock=clock) if clock else self._kit
        return open_folder(self._path(name), kit)

    def look(self, name: str) -> OpenWorkshop:
        """Open a workshop without the wish to change it, and leave it free for others.

        Raises:
            InputProblem: There is no such workshop, or there are several.
            StoreProblem: It can't be read.
        """
        from cjm_tui.session.opening import open_folder

        return open_folder(self._path(name), self._kit, read_only=True)

    def follow(self, name: str) -> Follower:
        """Follow a workshop as a wall does, while somebody else works on it or nobody.

        Raises:
            InputProblem: There is no such workshop, or there are several.
            StoreProblem: It can't be read.
        """
        from cjm_tui.session.following import Follower

        return Follower(self._path(name), self._kit)

    def read(self, name: str) -> Reading:
        """Read a workshop as it is on disk, without opening it.

        Raises:
            InputProblem: There is no such workshop, or there are several.
            StoreProblem: It can't be read.
        """
        from cjm_tui.store.reading import read_folder

        loaded = read_folder(self._path(name), self._kit.schema)
        return Reading(loaded.workshop, loaded.notices)

    def create(
        self,
        title: str,
        *,
        language: Language = "en",
        how: How = "team",
        people: Iterable[str] = (),
        stages: str = "",
    ) -> str:
        """Make a new workshop; it is on disk when this returns.

        Args:
            title: What the map is about.
            language: Of the workshop.
            how: The way of working.
            people: Names of those who take part, in the order in which they are asked.
            stages: Key of the template whose stages are suggested; empty for none.

        Returns:
            Its id.

        Raises:
            InputProblem: The title or a name can't be, or there is no such template.
            StoreProblem: The disk refused.
        """
        from cjm_tui.session.making import new_workshop

        return self._put(new_workshop(title, language, how, people, stages, self._kit.now()))

    def example(self, name: str, language: Language, *, empty: bool = False) -> str:
        """Make a copy of a worked example.

        Args:
            name: One of `keys.EXAMPLES`.
            language: Of the copy.
            empty: Only its road and titles, to fill and compare.

        Returns:
            Its id.

        Raises:
            InputProblem: There is no such example.
            StoreProblem: The disk refused.
        """
        from cjm_tui.session.making import example_workshop

        return self._put(example_workshop(name, language, self._kit.now(), empty=empty))

    def coming(self, path: Path, *, form: str = "", title: str = "") -> Coming:
        """Read a file that shall become a workshop; nothing is kept yet.

        Args:
            path: The file.
            form: What it is, one of `doors.IMPORTED`; empty to find that out.
            title: A title other than the one in it.

        Returns:
            The workshop, and what was guessed or left out; `keep` puts it on the disk.

        Raises:
            InputProblem: There is no such file, or it can't be understood.
            StoreProblem: It can't be read.
        """
        from cjm_tui.session.coming import read_upload

        return self.coming_bytes(read_upload(path), str(path), form=form, title=title)

    def coming_bytes(self, data: bytes, name: str, *, form: str = "", title: str = "") -> Coming:
        """As `coming`, of the content of a file; `name` is what to call it in a message."""
        from cjm_tui.session.coming import coming

        schema, now = self._kit.schema, self._kit.now()
        return coming(data, name, schema, now, form=form, title=title)

    def keep(self, coming: Coming) -> str:
        """Put a workshop that came in on the disk.

        Returns:
            Its id.

        Raises:
            StoreProblem: The disk refused.
        """
        return self._put(coming.workshop)

    def duplicate(self, name: str, title: str = "") -> str:
        """Make a copy of a workshop, with its own history from now on.

        Args:
            name: The original's id, a unique beginning of one, or a path.
            title: Of the copy, if not the same.

        Returns:
            The copy's id.

        Raises:
            InputProblem, StoreProblem: As for `read`; or the disk refused.
        """
        from cjm_tui.session.making import duplicated

        return self._put(duplicated(self.read(name).workshop, title))

    def to_be(self, name: str) -> str:
        """Make a copy of a map, to become the map as it should be.

        Args:
            name: Of the map as things are: its id, a unique beginning of one, or a path.

        Returns:
            The copy's id.

        Raises:
            InputProblem, StoreProblem: As for `read`; or the disk refused.
        """
        from cjm_tui.session.copies import to_be

        return self._put(to_be(self.read(name).workshop))

    def rehearsal(self, name: str, speed: int) -> str:
        """Make a copy of a workshop to try it on, with a clock that runs faster.

        Args:
            name: The real one's id, a unique beginning of one, or a path.
            speed: How many times faster, 1 to 120.

        Returns:
            The copy's id.

        Raises:
            InputProblem, StoreProblem: As for `read`; no such speed; or the disk refused.
        """
        from cjm_tui.session.copies import rehearsal

        return self._put(rehearsal(self.read(name).workshop, speed))

    def rename(self, name: str, title: str) -> None:
        """Give a workshop another title; its folder, and so its id, stays.

        Raises:
            InputProblem: There is no such workshop, or the title can't be.
            StoreProblem: It can't be changed, for instance because somebody else has it open.
        """
        from cjm_tui.domain.commands import EditBrief

        opened = self.open(name)
        try:
            if opened.read_only is not None:
                raise StoreProblem(opened.read_only.code, **opened.read_only.params)
            command = EditBrief(id=new_id(), title=clean(title, lines=False).strip())
            message = opened.submit(command).wait().message
            if message is not None and message.code != "same":
                raise InputProblem(message.code, **message.params)
        finally:
            opened.close()

    def bin(self, name: str) -> str:
        """Move a workshop to the trash.

        Args:
            name: Its id, a unique beginning of one, or a path.

        Returns:
            Its id in the trash, for `restore`.

        Raises:
            InputProblem: There is no such workshop, or there are several.
            StoreProblem: Somebody has it open, or the disk refused.
        """
        from cjm_tui.store.folders import bin_folder
        from cjm_tui.store.lock import take

        path = self._path(name)
        if path.is_symlink():
            raise StoreProblem("folder_is_link", path=str(path))
        lock = take(path, self._kit.now())
        if isinstance(lock, Message):
            raise StoreProblem(lock.code, **lock.params)
        try:
            lock.take_name_off()
            return bin_folder(path, self._kit.files).name
        finally:
            lock.release()

    def binned(self) -> list[LibraryRow]:
        """The workshops in the trash, those changed last first."""
        return [LibraryRow(place) for place in places(self.root / TRASH)]

    def restore(self, name: str) -> str:
        """Take a workshop out of the trash.

        Args:
            name: Its id there.

        Returns:
            Its id; another one only if that has been taken meanwhile.

        Raises:
            InputProblem: There is no such workshop in the trash.
            StoreProblem: The disk refused.
        """
        from cjm_tui.store.folders import restore_folder

        if name not in {row.id for row in self.binned()}:
            raise InputProblem("no_such_workshop", name=name, folder=str(self.root / TRASH))
        return restore_folder(self.root / TRASH / name, self.root, self._kit.files).name

    def _put(self, workshop: Workshop) -> str:
        from cjm_tui.session.making import put

        return put(self.root, workshop, self._kit)

    def _path(self, name: str) -> Path:
        """The folder that somebody means."""
        problem = InputProblem("no_such_workshop", name=name, folder=str(self.root))
        if not name or "\0" in name:
            raise problem
        if name not in (".", "..") and Path(name).name == name:
            ids = [place.path.name for place in places(self.root)]
            meant = [name] if name in ids else [each for each in ids if each.startswith(name)]
            if len(meant) == 1:
                return self.root / meant[0]
            if meant:
                offered = ", ".join(sorted(meant)[:_OFFERED])
                raise InputProblem("ambiguous", name=name, ids=offered, n=len(meant))
        # Not resolved: a link must be seen to be one.
        path = Path(os.path.abspath(name))  # noqa: PTH100
        try:
            if path.is_file():
                path = path.parent
            path.lstat()
        except OSError:
            raise problem from None
        return path
