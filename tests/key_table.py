"""The key tables of both READMEs, made from the registry.

``python -m tests.key_table`` writes them in place.
"""

from __future__ import annotations

from pathlib import Path

from cjm_tui.method.keys import STEPS
from cjm_tui.method.loader import names
from cjm_tui.tui.keys_help import first_characters, shown_keys
from cjm_tui.tui.registry import COMMANDS
from cjm_tui.words import Language, words

ROOT = Path(__file__).parents[1]
READMES: dict[Language, Path] = {
    "en": ROOT / "README.md",
    "ru": ROOT / "docs" / "README.ru.md",
}
BEGIN, END = "<!-- keys: begin -->", "<!-- keys: end -->"
TITLES: dict[Language, dict[str, str]] = {
    "en": {
        "write": "While a line is open",
        "board": "On the board, while no line is open",
        "any": "Anywhere in a workshop",
        "all": "Everywhere",
        "home": "In the library",
        "step": "In {number} {name}",
        "typed": "The first characters of a line",
        "head": "| Key | Does |",
        "first": "| Typed | Means |",
    },
    "ru": {
        "write": "Пока строка открыта",
        "board": "На доске, пока строка закрыта",
        "any": "Везде в воркшопе",
        "all": "Везде",
        "home": "В списке воркшопов",
        "step": "На шаге {number} {name}",
        "typed": "Первые знаки строки",
        "head": "| Клавиша | Что делает |",
        "first": "| Знак | Что значит |",
    },
}


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def table(language: Language) -> str:
    """The whole section between the two marks."""
    said, titles, lines = words(language), TITLES[language], list[str]()
    steps = names(language).steps
    for where in ("write", "board", "any", "all", *STEPS, "home"):
        known = [one for one in COMMANDS if one.where.partition(".")[0] == where]
        if not known:
            continue
        number = STEPS.index(where) + 1 if where in STEPS else 0
        title = titles.get(where) or titles["step"].format(number=number, name=steps[where])
        lines += [f"**{title}**", "", titles["head"], "|---|---|"]
        lines += [
            f"| {_cell(shown_keys(one))} | {_cell(said.say(one.sentence))} |" for one in known
        ]
        lines.append("")
    lines += [f"**{titles['typed']}**", "", titles["first"], "|---|---|"]
    lines += [f"| `{_cell(sign)}` | {_cell(means)} |" for sign, means in first_characters(said)]
    return "\n".join(lines) + "\n"


def shown(language: Language) -> str:
    """The section as the README has it."""
    return READMES[language].read_text("utf-8").partition(BEGIN)[2].partition(END)[0].strip()


if __name__ == "__main__":
    for each, readme in READMES.items():
        before, _, rest = readme.read_text("utf-8").partition(BEGIN)
        readme.write_text(
            f"{before}{BEGIN}\n{table(each)}{END}{rest.partition(END)[2]}", encoding="utf-8"
        )
