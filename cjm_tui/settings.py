"""What a person chose once for the program: its language, its look, their chat, bell and flash.

A small JSON file in the user's configuration folder. Whatever is wrong with it, it is only
forgotten: no setting is worth a program that doesn't start.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

FILE = "settings.json"
KNOWN = ("language", "theme", "chat", "bell", "flash", "room_check")
_LIMIT = 4096


def folder(env: Mapping[str, str]) -> str:
    """The configuration folder of the program.

    Args:
        env: the environment.
    """
    if os.name == "posix" and not _is_mac():
        # what platformdirs says, without the 10 ms it takes: every verb asks for the language
        base = env.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")  # noqa: PTH111, PTH118 - pathlib is as dear
        return os.path.join(base, "cjm")  # noqa: PTH118 - see above
    import platformdirs

    return platformdirs.user_config_dir("cjm", appauthor=False)


def _is_mac() -> bool:
    return sys.platform == "darwin"


def read(env: Mapping[str, str]) -> dict[str, str]:
    """The settings kept; those not known here, or not words, are left out."""
    path = os.path.join(folder(env), FILE)  # noqa: PTH118 - see above
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - see above
            data = file.read(_LIMIT)
        import json

        kept = json.loads(data)
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {key: kept[key] for key in KNOWN if isinstance(kept.get(key), str)}


def keep(env: Mapping[str, str], **chosen: str) -> bool:
    """Keep settings beside those kept before.

    Args:
        env: the environment.
        chosen: values by the names in ``KNOWN``.

    Returns:
        Whether the disk took them; if not, they hold until the program ends.
    """
    import json

    settings = {**read(env), **chosen}
    path = os.path.join(folder(env), FILE)  # noqa: PTH118 - see above
    half = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder(env), mode=0o700, exist_ok=True)  # noqa: PTH103 - see above
        with open(half, "w", encoding="utf-8") as file:  # noqa: PTH123 - see above
            json.dump(settings, file)
        os.replace(half, path)  # noqa: PTH105 - see above
    except OSError:
        return False
    return True
