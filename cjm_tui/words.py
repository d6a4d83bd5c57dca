"""The interface's own words, in the reader's language.

An English sentence is its own key; the catalogues under `locale` hold the others. What people
wrote never becomes part of a sentence's template, only a parameter of it.
"""

from __future__ import annotations

import gettext
import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Literal

from cjm_tui import settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Language = Literal["en", "ru"]
DateForm = Literal["short", "day", "spoken", "long", "full"]

LANGUAGES: tuple[Language, ...] = ("en", "ru")
LOCALE = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - see below
"""Not a ``Path``: importing pathlib takes as long as all else that ``cjm -h`` needs of ours."""
DOMAIN = "cjm"


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name for it, which extraction looks for
    """Mark a sentence for translation where it stands; it is translated where it is shown."""
    return msgid


class Words:
    """All the interface's sentences in one language."""

    def __init__(self, language: Language, catalogue: gettext.NullTranslations) -> None:
        """Bind a language to its sentences; `words` is the way to get one.

        Args:
            language: Which language.
            catalogue: The translations; an empty one says everything in English.
        """
        self.language = language
        self._catalogue = catalogue

    def say(self, msgid: str, /, **params: object) -> str:
        """Say a sentence.

        Args:
            msgid: The sentence in English, `{name}` where a parameter goes.
            params: What goes there, shown as it is: braces in it mean nothing.
        """
        return self._catalogue.gettext(msgid).format_map(params)

    def count(self, one: str, many: str, n: int, /, **params: object) -> str:
        """Say a sentence with a number in it, in the form that number asks for.

        Args:
            one: The English sentence for 1.
            many: The English sentence for the others; `{n}` is the number in both.
            n: How many.
            params: What else goes into the sentence.
        """
        return self._catalogue.ngettext(one, many, n).format_map({"n": n, **params})

    def moment(self, at: str, today: date | None = None) -> str:
        """Write a moment as the clock on the wall shows it, with its date if that isn't today's.

        Args:
            at: ISO time; one with a zone is taken to local time first.
            today: The day to tell it on, if not the present one.

        Returns:
            15:24, or 28 Nov 15:24 · 28.11 15:24.

        Raises:
            ValueError: The text isn't an ISO time.
        """
        from datetime import datetime  # 2 ms that a start without dates doesn't spend

        try:
            when = datetime.fromisoformat(at).astimezone()
        except OverflowError as error:  # the first or the last day there is, in another zone
            raise ValueError(at) from error
        clock = f"{when:%H:%M}"
        is_today = when.date() == (today or datetime.now().date())
        return clock if is_today else f"{self.date(when.date())} {clock}"

    def date(self, day: date | str, form: DateForm = "short") -> str:
        """Write a date as people in this language do.

        Args:
            day: A date, or its ISO form; a time with a zone is taken to local time first.
            form: `short` 28 Nov · 28.11, `day` Fri 28 Nov · пт 28.11, `spoken`
                Fri 28 November · пт 28 ноября, `long` 28 November · 28 ноября, `full`
                Fri 28 Nov 2026 · пт 28.11.2026.

        Raises:
            ValueError: The text isn't an ISO date.
        """
        when = _local_date(day)
        russian = self.language == "ru"
        month = _MONTHS[self.language][when.month - 1]
        weekday = _WEEKDAYS[self.language][when.weekday()]
        long = f"{when.day} {month}"
        short = f"{when.day:02}.{when.month:02}" if russian else f"{when.day} {month[:3]}"
        full = f"{short}.{when.year}" if russian else f"{short} {when.year}"
        forms: dict[DateForm, str] = {
            "short": short,
            "day": f"{weekday} {short}",
            "spoken": f"{weekday} {long}",
            "long": long,
            "full": f"{weekday} {full}",
        }
        return forms[form]


@cache
def words(language: Language) -> Words:
    """Open a language.

    Without its compiled catalogue, as in a source tree that was never installed, it speaks
    English.
    """
    catalogue = gettext.translation(DOMAIN, LOCALE, [language], fallback=True)
    return Words(language, catalogue)


def detect_language(flag: str | None, env: Mapping[str, str]) -> Language:
    """Choose the language to speak: asked for now, chosen once, or what the system speaks.

    Args:
        flag: The value of `--lang`, if it was given.
        env: The environment: `CJM_LANG`, then gettext's and the locale's own variables.

    Returns:
        The first of them we speak, or English.
    """
    locale = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or _system_locale()
    # GNU's list of preferred languages holds only where a locale other than the bare one is set.
    bare = locale.partition(".")[0] in ("", "C", "POSIX")
    preferred = [] if bare else env.get("LANGUAGE", "").split(":")
    asked = flag or env.get("CJM_LANG", "")
    kept = "" if asked else settings.read(env).get("language", "")
    for name in (flag or "", env.get("CJM_LANG", ""), kept, *preferred, locale):
        language = name.casefold().replace("-", "_").partition("_")[0].partition(".")[0]
        if language in LANGUAGES:
            return language
    return "en"


def _system_locale() -> str:
    """Ask Windows, which sets no variables, for the user's language."""
    if sys.platform == "win32":
        import locale  # only there, where nothing else tells

        name = (locale.getlocale()[0] or "").casefold()
        return "ru" if name.startswith("ru") else name
    return ""


def _local_date(day: date | str) -> date:
    from datetime import date, datetime  # 2 ms that a start without dates doesn't spend

    when = datetime.fromisoformat(day) if isinstance(day, str) else day
    if isinstance(when, datetime) and when.tzinfo is not None:
        when = when.astimezone()
    return date(when.year, when.month, when.day)


_MONTHS: dict[Language, list[str]] = {
    "en": (
        "January February March April May June July August September October November December"
    ).split(" "),
    "ru": (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    ).split(" "),
}
_WEEKDAYS: dict[Language, list[str]] = {
    "en": "Mon Tue Wed Thu Fri Sat Sun".split(" "),
    "ru": "пн вт ср чт пт сб вс".split(" "),
}
