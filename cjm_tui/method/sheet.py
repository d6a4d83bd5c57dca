"""Reading the method's TOML so that a hole is never silent and always says where it is."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from importlib.resources.abc import Traversable

from cjm_tui.method.records import MethodDataError


class Sheet:
    """One table of one data file, which knows its own address.

    Args:
        lang: the language of the file, "" for a shared one.
        file: the file's path under the data folder.
        key: the table's key within the file, "" for the whole file.
        table: its content.
    """

    def __init__(self, lang: str, file: str, key: str, table: Mapping[str, object]) -> None:
        self.lang = lang
        self.file = file
        self.key = key
        self._table = table

    def hole(self, field: str, missing: str) -> MethodDataError:
        """The error to raise about `field`, with this table's address in it."""
        key = ".".join(part for part in (self.key, field) if part)
        return MethodDataError(self.lang, self.file, key, missing)

    def fields(self) -> tuple[str, ...]:
        """The names written in this table, in the file's order."""
        return tuple(self._table)

    def has_only(self, expected: Collection[str]) -> None:
        """Refuse a name that nothing reads: most often a misspelt one."""
        for field in self._table:
            if field not in expected:
                raise self.hole(field, "is not known to the method")

    def text(self, field: str) -> str:
        """The text of `field`, which must be there and not be empty."""
        value = self.text_or_empty(field)
        if not value:
            raise self.hole(field, "is empty" if field in self._table else "is missing")
        return value

    def text_or_empty(self, field: str) -> str:
        """The text of `field`, "" where it is not given."""
        value = self._table.get(field, "")
        if not isinstance(value, str):
            raise self.hole(field, "is not a text")
        return value.strip()

    def choice(self, field: str, allowed: Collection[str]) -> str:
        """The text of `field`, which must be one of `allowed`; "" is one only if listed."""
        value = self.text_or_empty(field)
        if value not in allowed:
            raise self.hole(field, f"is {value!r}, not one of {', '.join(filter(None, allowed))}")
        return value

    def flag(self, field: str) -> bool:
        """The yes or no of `field`; no where it is not given."""
        value = self._table.get(field, False)
        if not isinstance(value, bool):
            raise self.hole(field, "is not true or false")
        return value

    def texts(self, field: str, least: int) -> tuple[str, ...]:
        """The list of texts in `field`, at least `least` of them, none empty."""
        value = self._table.get(field, [])
        if not isinstance(value, list):
            raise self.hole(field, "is not a list")
        texts = tuple(item.strip() for item in value if isinstance(item, str) and item.strip())
        if len(texts) != len(value):
            raise self.hole(field, "has an empty line")
        if len(texts) < least:
            raise self.hole(field, f"has {len(texts)}, needs at least {least}")
        return texts

    def part(self, field: str) -> Sheet:
        """The table named `field`, which must be there."""
        value = self._table.get(field)
        if not isinstance(value, dict):
            raise self.hole(field, "is missing")
        return Sheet(self.lang, self.file, ".".join(filter(None, (self.key, field))), value)

    def parts(self, field: str, identity: str) -> tuple[Sheet, ...]:
        """The tables listed under `field`, addressed by their own text `identity`, or by their
        number where that is not given."""
        value = self._table.get(field, [])
        if not isinstance(value, list):
            raise self.hole(field, "is not a list")
        sheets = []
        for number, table in enumerate(value, start=1):
            if not isinstance(table, dict):
                raise self.hole(f"{field}.{number}", "is not a table")
            own = table.get(identity)
            name = own if isinstance(own, str) and own else str(number)
            key = ".".join(part for part in (self.key, field, name) if part)
            sheets.append(Sheet(self.lang, self.file, key, table))
        return tuple(sheets)

    def words(self, expected: Collection[str]) -> dict[str, str]:
        """This table as texts, in the order of `expected`: exactly those keys, none empty."""
        self.has_only(expected)
        return {key: self.text(key) for key in expected}


def read_bytes(root: Traversable, lang: str, file: str) -> bytes:
    """The content of a data file.

    Raises:
        MethodDataError: there is no such file.
    """
    place = root
    for part in file.split("/"):
        place = place / part
    try:
        return place.read_bytes()
    except OSError as error:
        raise MethodDataError(lang, file, "", "the file is missing") from error


def read_sheet(root: Traversable, lang: str, file: str) -> Sheet:
    """The whole of a TOML data file.

    Raises:
        MethodDataError: there is no such file, or it is not TOML.
    """
    try:
        table = tomllib.loads(read_bytes(root, lang, file).decode())
    except ValueError as error:
        raise MethodDataError(lang, file, "", f"is not readable: {error}") from error
    return Sheet(lang, file, "", table)
