"""From a folder to an open workshop: lock, load, mend, go on."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from cjm_tui.domain.view import project
from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import Message
from cjm_tui.session.heads import head_of
from cjm_tui.session.kit import Kit
from cjm_tui.session.opened import OpenWorkshop
from cjm_tui.session.rehearsal import kit_for
from cjm_tui.store.files import trouble
from cjm_tui.store.folders import namesakes
from cjm_tui.store.head import Head
from cjm_tui.store.loading import Loaded
from cjm_tui.store.lock import take
from cjm_tui.store.mending import give_journal, mend
from cjm_tui.store.names import DOCUMENT, JOURNAL
from cjm_tui.store.reading import read_folder
from cjm_tui.text import new_id


def open_folder(folder: Path, kit: Kit, *, read_only: bool = False) -> OpenWorkshop:
    """Open a workshop, for changing it if that is possible.

    Args:
        folder: Its folder.
        kit: What to work with.
        read_only: Only look, and leave it free for others.

    Returns:
        The open workshop; its `read_only` says why it can't be changed, if it can't.

    Raises:
        StoreProblem: It can't even be read.
    """
    if read_only or not _has_files(folder):
        return _to_look_at(folder, kit, Message("read_only"))
    lock = take(folder, kit.now())
    if isinstance(lock, Message):
        return _to_look_at(folder, kit, lock)
    try:
        loaded = read_folder(folder, kit.schema)
        if loaded.too_new is not None:
            lock.release()
            return _opened(folder, loaded, kit, loaded.too_new)
        loaded, good = _mended(folder, loaded, kit)
        opened = _opened(folder, loaded, kit)
    except OSError as error:
        lock.release()
        return _to_look_at(folder, kit, trouble(error, "unsaved"))
    except BaseException:
        lock.release()
        raise
    opened.go_on(lock, good, kit.schema.version, kit.files)
    return opened


def _opened(
    folder: Path, loaded: Loaded, kit: Kit, read_only: Message | None = None
) -> OpenWorkshop:
    """With the clock that is the workshop's own."""
    own = kit_for(kit, loaded.workshop.brief.rehearsal, loaded.updated)
    return OpenWorkshop(folder, loaded, own.now, read_only=read_only, notices=loaded.notices)


def _has_files(folder: Path) -> bool:
    """Whether there is a workshop to lock: a lock's file must not appear just anywhere."""
    try:
        files = (folder / DOCUMENT, folder / JOURNAL)
        return not folder.is_symlink() and any(file.exists() for file in files)
    except OSError:
        return False


def _to_look_at(folder: Path, kit: Kit, why: Message) -> OpenWorkshop:
    loaded = read_folder(folder, kit.schema)
    # A line without an end is one that its writer is just writing.
    notices = tuple(notice for notice in loaded.notices if notice.code != "tail_cut")
    return _opened(folder, replace(loaded, notices=notices), kit, loaded.too_new or why)


def _mended(folder: Path, loaded: Loaded, kit: Kit) -> tuple[Loaded, int]:
    """Set the folder right.

    Returns:
        The workshop, and where its journal goes on.
    """
    loaded, copied = _with_own_uid(folder, loaded)
    if copied:
        # The document goes first: whoever is stopped behind it loses only what could be undone.
        loaded = replace(loaded, mending=replace(loaded.mending, save=True))
    good = mend(folder, loaded, _head(folder, loaded, kit), kit.stamp(), kit.files)
    if copied and not loaded.mending.renew:
        good = give_journal(folder, loaded.workshop.uid, good, kit.files)
    return loaded, good


def _head(folder: Path, loaded: Loaded, kit: Kit) -> Head:
    if not (loaded.mending.save or loaded.mending.renew):
        # Nothing will be written, and summing a workshop up takes its time.
        return Head(v=kit.schema.version, uid=loaded.workshop.uid, rev=loaded.workshop.rev)
    return head_of(
        project(loaded.workshop),
        folder=folder.name,
        updated=loaded.updated,
        version=kit.schema.version,
    )


def _with_own_uid(folder: Path, loaded: Loaded) -> tuple[Loaded, bool]:
    """The workshop with a new identity, if its folder is a copy and the original is beside it."""
    if not loaded.folder_name or loaded.folder_name == folder.name:
        return loaded, False
    others = namesakes(folder, loaded.workshop.uid)
    if not others:
        return loaded, False
    old = loaded.workshop
    own = Workshop(uid=new_id(), rev=old.rev, records=old.records)
    notice = Message("new_uid", {"id": folder.name, "other": others[0]})
    return replace(loaded, workshop=own, notices=(*loaded.notices, notice)), True
