"""A whole map typed by keys, from the empty library to the text that is pasted into a chat."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from cjm_tui.domain.records import Language
from cjm_tui.method.loader import names
from cjm_tui.session import Library
from cjm_tui.tui.layouts import RUSSIAN
from tests.e2e.program import cjm
from tests.e2e.terminal import Terminal

MINUTES = 1.5
"""A whole map must not take longer on a slow machine, or nobody would run this."""


@dataclass(frozen=True)
class Said:
    """What a team says, from the first question to the last."""

    language: Language
    title: str
    people: str
    decision: str
    jobs: tuple[str, ...]
    audience: tuple[tuple[str, ...], ...]
    """Notes under each heading, in the order Tab walks them."""
    segment: str
    portrait: tuple[str, ...]
    """Name and role, then the four questions; empty: picked from what was said before."""
    findings: tuple[str, ...]
    """One for each group."""
    does: tuple[str, ...]
    """One for each of the five stages of the first template."""
    stories: tuple[str, ...]
    episodes: tuple[str, ...]
    path: tuple[tuple[str, ...], ...]
    feelings: tuple[str, ...]
    barriers: tuple[str, ...]
    """The stage that feels worst."""
    answers: tuple[str, ...]
    because: str
    action: tuple[str, ...]
    ideas: tuple[str, ...]
    layout: Mapping[str, str]
    """Keys on this keyboard layout, where they are not the Latin ones."""

    def key(self, letter: str) -> str:
        """What the keyboard sends for a key with this Latin letter on it."""
        return self.layout.get(letter, letter)


ENGLISH = Said(
    language="en",
    title="Boiler rooms in winter",
    people="Anna, Boris, Kira",
    decision="Which part of the repair do we change first?",
    jobs=("Kira", "Boris", "Anna"),
    audience=(
        ("chief engineers of plants, 33 to 50", "they sign for the heat themselves"),
        ("a boiler that never stops", "+"),
        ("every repair takes two days",),
        ("for the heat of four shops",),
        ("a fine from the inspector",),
        ("tired of night calls",),
        ("in the first frost, at night",),
    ),
    segment="Plants with their own boilers",
    portrait=(
        "Viktor, chief engineer",
        "quiet nights in winter",
        "",
        "will be blamed for the choice",
        '"not in January, please"',
    ),
    findings=(
        '"I call three, one answers"',
        '"we have our own fitter, thanks"',
        "engineers keep a list by the phone, we are third in it",
    ),
    does=(
        "hears the boiler knock and waits",
        "asks two neighbours whom they call",
        "signs for a year without reading",
        "calls at night and waits for the van",
        "remembers us when the first frost comes",
    ),
    stories=("The first winter without heat", "The pump that sang"),
    episodes=(
        "the boiler knocked for a week",
        "the neighbour named our competitor",
        "signed on the bonnet of a car",
        "waited for a pump from the capital",
        "called us again in October",
    ),
    path=(
        ("know whether it will last", "? who repairs this at all", "/ neighbour, search"),
        ("one number that answers", "? do they come at night", "/ phone, price list"),
        ("sign and forget", "/ contract, manager"),
        ("heat by the morning", "? where is the van now", "/ night phone, fitter, van"),
        ("not to explain it all again", "/ postcard"),
    ),
    feelings=("worried", "lost", "relieved", "alone and angry", "calm"),
    barriers=("!!! at night nobody answers", "!! parts come from the capital"),
    answers=("one number, a person on duty", "- the factory is not ours"),
    because="at night nobody answers, and then they choose",
    action=("Boris", "put one phone on duty", "friday", "no call is missed at night"),
    ideas=("a sticker on the boiler", "a call after the first frost", "a store of ten pumps"),
    layout={},
)
RUSSIAN_TEAM = Said(
    language="ru",
    title="Котельные зимой",
    people="Анна, Борис, Кира",
    decision="Что в ремонте меняем первым?",
    jobs=("Кира", "Борис", "Анна"),
    audience=(
        ("главные инженеры заводов, 33–50 лет", "сами отвечают за тепло"),
        ("котёл, который не встаёт", "+"),
        ("каждый ремонт длится два дня",),
        ("за тепло четырёх цехов",),
        ("штраф от инспектора",),
        ("устали от ночных звонков",),
        ("в первый мороз, ночью",),
    ),
    segment="Заводы со своей котельной",
    portrait=(
        "Виктор, главный инженер",
        "тихие ночи зимой",
        "",
        "за выбор спросят с него",
        '"только не в январе"',
    ),
    findings=(
        '"звоню троим, отвечает один"',
        '"у нас свой слесарь, спасибо"',
        "у телефона лежит список, мы в нём третьи",
    ),
    does=(
        "слышит стук котла и ждёт",
        "спрашивает двух соседей, кому звонят",
        "подписывает на год не читая",
        "звонит ночью и ждёт машину",
        "вспоминает о нас в первый мороз",
    ),
    stories=("Первая зима без тепла", "Насос, который пел"),
    episodes=(
        "котёл стучал неделю",
        "сосед назвал нашего конкурента",
        "подписал на капоте машины",
        "ждал насос из столицы",
        "в октябре позвонил снова",
    ),
    path=(
        ("понять, доживёт ли до весны", "? кто это вообще чинит", "/ сосед, поиск"),
        ("один номер, где отвечают", "? приедут ли ночью", "/ телефон, прайс"),
        ("подписать и забыть", "/ договор, менеджер"),
        ("тепло к утру", "? где сейчас машина", "/ ночной телефон, слесарь, машина"),
        ("не объяснять всё заново", "/ открытка"),
    ),
    feelings=("тревожно", "растерян", "легче", "один и зол", "спокоен"),
    barriers=("!!! ночью никто не отвечает", "!! детали едут из столицы"),
    answers=("один номер и дежурный", "- завод не наш"),
    because="ночью никто не отвечает, тогда и выбирают",
    action=("Борис", "завести дежурный телефон", "пятница", "ночью нет пропущенных звонков"),
    ideas=("наклейка на котёл", "звонок после первого мороза", "склад из десяти насосов"),
    layout=RUSSIAN,
)


def start(screen: Terminal, said: Said) -> None:
    """Home, the three questions, the decision and the jobs."""
    screen.until("cjm")
    screen.press(said.key("n"))
    screen.until("2  ")
    screen.enter(said.title)
    screen.press("2")
    screen.enter(said.people)
    screen.until("├")  # the room check
    screen.press("pgdn", "pgdn")
    screen.until_gone("├")
    screen.until(said.title)
    screen.until("›")
    screen.enter(said.decision, *said.jobs)
    screen.press("pgdn")  # the clock begins to run
    screen.until("░")
    screen.press("pgdn")


def ground(screen: Terminal, said: Said) -> None:
    """Steps 1 to 3."""
    screen.until(f"{names(said.language).facets['who']} ›")
    for notes in said.audience:
        screen.enter(*notes)
        screen.press("tab")
    screen.press("enter", "pgdn")  # the sentence as it is proposed
    screen.until("[2")
    screen.enter(said.segment, "")
    for answer in said.portrait:
        screen.type(answer)
        screen.press(*(["down", "enter"] if not answer else ["enter"]))
    screen.until("2✓")
    screen.press("pgdn")
    screen.until("[3")
    for finding in said.findings:
        screen.enter(finding)
        screen.press("pgdn")


def road(screen: Terminal, said: Said) -> None:
    """Steps 4 and 5: the first template made ours, two stories, hands, episodes."""
    screen.until("[4")
    screen.press("enter")
    screen.until("›")
    for does in said.does:
        screen.enter(does)
        screen.press("pgdn")
    screen.until("[5")
    screen.enter(*said.stories)
    screen.press("esc", said.key("v"))
    screen.enter("2 1")
    screen.until("★")
    screen.press("enter")
    screen.enter(*said.episodes)
    screen.until("5✓")
    screen.press("pgdn")


def the_map(screen: Terminal, said: Said) -> None:
    """Step 6, pass by pass."""
    passes = names(said.language).passes
    screen.until(f"[{passes['path']}]")
    for lines in said.path:
        screen.enter(*lines)
        screen.press("pgdn")
    screen.until(f"[{passes['emotions']}]")
    screen.enter("3 2 4 1 5", *said.feelings)
    screen.press("pgdn")
    screen.until(f"[{passes['barriers']}]")
    screen.enter(*said.barriers)
    for answer in said.answers:
        screen.press("pgdn")
        screen.enter(answer)
    screen.press("pgdn")
    screen.until(f"[{passes['whole']}]")
    screen.until("6✓")
    screen.press("pgdn")


def close(screen: Terminal, said: Said) -> None:
    """Step 7, down to the Enter that copies."""
    pages = names(said.language).close
    screen.until(f"[{pages['read_back']}]")
    screen.press("pgdn")
    screen.until(f"[{pages['vote']}]")
    voted(screen, said)
    screen.press("pgdn")
    screen.until(f"[{pages['start']}]")
    screen.enter(said.because)
    screen.press("pgdn")
    screen.until(f"[{pages['plan']}]")
    screen.enter(*said.action)
    screen.press("pgdn")
    screen.until(f"[{pages['ideas']}]")
    screen.enter(*said.ideas)
    screen.press("pgdn")
    screen.until(f"[{pages['send']}]")
    screen.until("7✓")
    screen.press("enter")
    screen.wait(screen.copied, "the text on the clipboard")


def voted(screen: Terminal, said: Said) -> None:
    """Everybody's dots, in the order of names: the barrier that was set aside is not voted on."""
    screen.press("enter")
    for person in said.people.split(", "):
        screen.until(f"{person} ›")
        screen.enter("111")
    screen.until("●")


@pytest.mark.parametrize("said", [ENGLISH, RUSSIAN_TEAM], ids=["en", "ru"])
def test_a_team_types_a_whole_map_and_pastes_its_result(said: Said, tmp_path: Path) -> None:
    begun = time.monotonic()
    with Terminal("--lang", said.language) as screen:
        for step in (start, ground, road, the_map, close):
            step(screen, said)
        screen.press("esc", said.key("q"))
        screen.until_gone("[7")
        screen.until(said.title)
        screen.press(said.key("q"))
        assert screen.until_ended() == 0
        copied = screen.copied()[0]
    assert time.monotonic() - begun < MINUTES * 60

    (row,) = json.loads(cjm("list", "--json").stdout)
    assert row["title"] == said.title
    checked = cjm("check", row["id"], "--strict")
    assert checked.returncode == 0, checked.stdout
    exported = cjm("export", row["id"], "--to", "result", "--lang", said.language)
    assert copied.strip() == exported.stdout.strip()
    assert said.because in copied

    workshop = Library(tmp_path / "sessions").open(row["id"])
    workshop.close()
    view = workshop.view
    typed = {text for notes in (*said.audience, said.findings) for text in notes} - {"+"}
    assert typed <= {note.text for note in view.notes}
    doubled = next(note for note in view.notes if note.text == said.audience[1][0])
    assert view.voices(doubled) == 2
