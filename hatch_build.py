"""Compiles the catalogues when the package is built, so that an install speaks every language."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> None:
    """Write each `cjm.mo` that is missing or older than its `cjm.po`.

    Args:
        root: The folder of the project.

    Raises:
        babel.messages.pofile.PoFileError: A catalogue is broken; the message says where.
    """
    for po in sorted((root / "cjm_tui" / "locale").glob("*/LC_MESSAGES/cjm.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parent.parent.name, abort_invalid=True)
        # Whoever reads at this moment, another test run for one, finds the old one or the new.
        half = mo.with_suffix(".mo.new")
        with half.open("wb") as target:
            write_mo(target, catalogue)
        half.replace(mo)


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is never used
    """Runs before a wheel, an editable install or a source archive is put together."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Compile, in the source tree, what the package then takes along."""
        compile_catalogues(Path(self.root))
