"""The document as a TinyDB database, on a storage that never leaves half a file.

TinyDB's own storage writes in place, and a kill in the middle leaves a file nobody can read; its
tables read or rewrite the whole file at each call. Here a write replaces the file in one step, and
a snapshot is exactly one write of all tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from cjm_tui.store.atomic import read_file, write_atomically
from cjm_tui.store.files import Files, SystemFiles

Tables = Mapping[str, Mapping[str, object]]


class AtomicStorage(Storage):
    """A file with all tables, replaced as a whole by each write."""

    def __init__(self, path: Path, files: Files) -> None:
        """Name the file; it need not exist.

        Args:
            path: The document.
            files: The disk.
        """
        self._path = path
        self._files = files

    def read(self) -> dict[str, dict[str, object]] | None:  # type: ignore[override, unused-ignore]  # TinyDB says Any
        """All tables, or None if there is no file yet."""
        try:
            return msgspec.json.decode(read_file(self._path), type=dict[str, dict[str, object]])
        except FileNotFoundError:
            return None

    def write(self, data: Tables) -> None:
        """Replace the file by these tables.

        Args:
            data: Documents by id by table: dicts, or records as they are.
        """
        text = msgspec.json.format(msgspec.json.encode(data), indent=1)
        write_atomically(self._files, self._path, text + b"\n")


class NamedTable(Table):
    """A table whose documents have the ids of their records."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB annotates its own default, int


class Database(TinyDB):
    """A workshop's document, opened as TinyDB opens any other."""

    table_class = NamedTable

    def __init__(self, path: Path, files: Files | None = None) -> None:
        """Open a document.

        Args:
            path: The file.
            files: The disk, if not the real one.
        """
        super().__init__(path, files or SystemFiles(), storage=AtomicStorage)

    def replace(self, tables: Tables) -> None:
        """Write all tables at once.

        Args:
            tables: Everything the document shall hold.

        Raises:
            OSError: It could not be written; the file is as it was.
        """
        storage = self.storage
        assert isinstance(storage, AtomicStorage)
        storage.write(tables)
