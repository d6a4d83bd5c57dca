"""The program itself: its version, the libraries it stands on, the language it speaks."""

from __future__ import annotations

import gettext
import platform
from collections.abc import Iterator, Mapping
from importlib import metadata

from cjm_tui import __version__, settings
from cjm_tui.cli.doctor.finding import Finding
from cjm_tui.words import DOMAIN, LANGUAGES, LOCALE, N_, Language, Words

LIBRARIES = (
    "textual",
    "rich",
    "msgspec",
    "tinydb",
    "filelock",
    "platformdirs",
    "pyperclip",
    "XlsxWriter",
    "openpyxl",
    "defusedxml",
)
"""What the program needs, as the package index calls it."""

_LANGUAGE_NAMES: Mapping[Language, str] = {"en": N_("English"), "ru": N_("Russian")}


def findings(flag: str | None, env: Mapping[str, str], speak: Words) -> Iterator[Finding]:
    """Look at the program.

    Args:
        flag: What `--lang` says, if it was given.
        env: The environment.
        speak: The reader's language.
    """
    python, system = platform.python_version(), platform.system()
    yield Finding(
        "✓",
        speak.say(
            "cjm {version}, Python {python}, {system}",
            version=__version__,
            python=python,
            system=system,
        ),
    )
    yield _libraries(speak)
    name = speak.say(_LANGUAGE_NAMES[speak.language])
    source = language_source(flag, env, speak)
    if source:
        yield Finding("✓", speak.say("Language: {name}, by {source}", name=name, source=source))
    else:
        yield Finding("✓", speak.say("Language: {name}, as no other is asked for", name=name))
    yield _catalogue(speak)


def _libraries(speak: Words) -> Finding:
    there, missing = [], []
    for name in LIBRARIES:
        try:
            there.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        sentence = speak.say("Libraries that aren't installed: {names}", names=", ".join(missing))
        return Finding("✗", sentence, stops=True)
    return Finding("✓", speak.say("Libraries: {names}", names=", ".join(there)))


def language_source(flag: str | None, env: Mapping[str, str], speak: Words) -> str:
    """Tell why the program speaks the language it speaks.

    Args:
        flag: What `--lang` says, if it was given.
        env: The environment.
        speak: The language it speaks, and the reader's.

    Returns:
        What asks for it; empty if nothing does.
    """
    asked = "" if flag else env.get("CJM_LANG", "")
    kept = "" if flag or asked else settings.read(env).get("language", "")
    locale = next((name for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), "")
    sources = (
        ("--lang", flag or ""),
        ("CJM_LANG", asked),
        (speak.say("the settings"), kept),
        *(("LANGUAGE", one) for one in env.get("LANGUAGE", "").split(":")),
        (f"{locale}={env.get(locale, '')}", env.get(locale, "")),
    )
    for name, value in sources:
        if value.casefold().replace("-", "_").partition("_")[0].partition(".")[0] == speak.language:
            return name
    return ""


def _catalogue(speak: Words) -> Finding:
    """Whether the other languages' sentences are there; without them it speaks English."""
    missing = [each for each in LANGUAGES if each != "en" and not _is_translated(each)]
    if missing:
        names = ", ".join(speak.say(_LANGUAGE_NAMES[each]) for each in missing)
        sentence = speak.say(
            "Sentences: not in {names}. Install the program again; they belong to {path}",
            names=names,
            path=LOCALE,
        )
        return Finding("✗", sentence)
    return Finding("✓", speak.say("Sentences: in English and Russian"))


def _is_translated(language: Language) -> bool:
    try:
        gettext.translation(DOMAIN, LOCALE, [language])
    except (OSError, ValueError):
        return False
    return True
