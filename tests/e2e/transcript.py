"""A made-up but hard two hours: seven people talk, one types. What was said, and by which keys.

Some of it comes out of order, three lines come in the wrong keyboard layout, some is said twice,
some was said before, a line is mended, another taken back.
"""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.tui.flipping import flip

LISTEN = 4.0
"""Seconds to hear a note out and agree on its words."""
TYPED_A_MINUTE = 160
"""Keys of a person who types by ear in a talking room."""


@dataclass(frozen=True)
class Do:
    """One thing the scribe does."""

    text: str = ""
    """Typed, key by key."""
    keys: tuple[str, ...] = ()
    """Pressed after it."""
    heard: bool = False
    """Whether somebody said it just now: that takes its time too."""
    awaits: str = ""
    """What must be on the screen before the next thing."""


def note(text: str) -> Do:
    """A line somebody said, and Enter."""
    return Do(text, ("enter",), heard=True)


def notes(*texts: str) -> tuple[Do, ...]:
    """Several of them."""
    return tuple(note(text) for text in texts)


def wrong_layout(text: str) -> Do:
    """The same, typed without looking up: it is shown flipped, and Enter keeps it."""
    return Do(flip(text), ("enter", "enter"), heard=True)


def same() -> Do:
    """Somebody says: me too."""
    return Do("+", ("enter",), heard=True)


def picked(part: str = "") -> Do:
    """Somebody says what was said before: it is picked, by a part of it if it isn't the first."""
    return Do(keys=("down", *part, "enter"), heard=True)


def press(*keys: str, awaits: str = "") -> Do:
    """Keys that say nothing."""
    return Do(keys=keys, awaits=awaits)


def typed(text: str) -> Do:
    """A line that answers no one: digits, names."""
    return Do(text, ("enter",))


PEOPLE = "Оля, Паша, Кира, Миша, Рита, Денис, Анна"
TITLE = "Котельные заводов"

KICKOFF = (
    note("Что меняем первым, чтобы заводы звонили нам?"),
    typed("Кира"),
    typed("Миша"),
    typed("Паша"),
    press("pgdn", awaits="Старт и разминка до"),
    press("pgdn", awaits="[1"),
)
AUDIENCE = (
    *notes(
        "главные инженеры заводов, 33–50", "отвечают подписью за тепло", "завод без своей смены"
    ),
    same(),
    press("tab"),
    *notes("чтобы котёл не вставал зимой", "один номер, где отвечают ночью"),
    same(),
    wrong_layout("понятную смету на одной странице"),
    note("!!! ночью никто не берёт трубку"),
    press("tab"),
    *notes("каждый ремонт длится два дня", "сметы в трёх форматах", "детали едут из столицы"),
    same(),
    press("tab"),
    note("за тепло четырёх цехов"),
    press("tab"),
    *notes("штраф от инспектора", "спросят с него одного"),
    note("..кто у нас дежурит в праздники"),
    press("tab"),
    note("устали от ночных звонков"),
    same(),
    press("tab"),
    note("в первый мороз, ночью"),
    press("tab", "enter", awaits="1✓"),
    press("pgdn", awaits="[2"),
)
PERSONAS = (
    *notes("Заводы со своей котельной", "Бизнес-центры"),
    press("enter"),
    note("Виктор, главный инженер"),
    picked(),
    picked(),
    note("боится, что выбор поставят ему в вину"),
    note("«только не в январе»"),
    press("pgdn", "esc", "я", awaits="Почему откладываем"),
    press("1", awaits="отложен: "),
    press("3", awaits="[3"),
)
INTERVIEWS = (
    *notes(
        "«звоню троим, отвечает один»",
        "«сметы сравнить нельзя, они все разные»",
        "«я третью зиму сплю с телефоном»",
        "«пришлите того, кто был в прошлый раз»",
    ),
    wrong_layout("список подрядчиков висит у телефона"),
    note("= один номер на все смены"),
    press("pgdn"),
    *notes("«у нас свой слесарь, спасибо»", "«вы дороже на треть»", "«нашёл по объявлению»"),
    press("pgdn"),
    *notes(
        "выбирают того, кто приехал ночью",
        "смету читают только первую страницу",
        "аварии в основном в первую неделю мороза",
    ),
    press("esc", "4", awaits="[4"),
)
STAGES = (
    press("enter", awaits="›"),
    *notes("слышит стук котла и ждёт"),
    press("pgdn"),
    note("звонит по списку у телефона"),
    note("кто из них приедет ночью"),
    press("pgdn"),
    note("подписывает не читая"),
    press("pgdn"),
    note("ждёт машину и греет цех чем может"),
    press("tab"),
    note("зол, что один"),
    note("вспоминает о нас в первый мороз"),
    press("esc", "д", awaits="куда возвращается?"),
    press("2", awaits="Какой это возврат?"),
    press("2", awaits="Какой повод"),
    press("1", awaits="почему"),
    Do(keys=("enter",), heard=True),
    press("5", awaits="[5"),
)
STORIES = (
    *notes(
        "Первая зима без тепла",
        "Насос, который пел",
        "Смета на семь страниц",
        "Ночь с девятого на десятое",
    ),
    wrong_layout("Слесарь которого ждали"),
    press("esc", "м"),
    typed("3 1 1 2 0"),
    press("enter", awaits="· 1 "),
    *notes(
        "котёл стучал неделю",
        "в списке мы были третьи",
        "подписал на капоте машины",
        "шесть часов ждал насос",
        "в октябре позвонил снова",
    ),
    press("pgdn", awaits="6 "),
)
MAP = (
    *notes("понять, доживёт ли до весны", "? кто это вообще чинит", "/ сосед, поиск, список"),
    note("-1 тревожно"),
    press("pgdn"),
    *notes(
        "один номер, где отвечают",
        "? приедут ли ночью",
        "? сколько это стоит на самом деле",
        "/ телефон, прайс, сайт",
        "!! сметы нельзя сравнить",
        "= смета на одной странице",
    ),
    press("pgdn"),
    *notes(
        "подписать и забыть",
        "? за что я плачу зимой",
        "/ договор, менеджер",
        "! договор на семи листах",
    ),
    press("pgdn"),
    *notes(
        "тепло к утру",
        "? где сейчас машина",
        "/ ночной телефон, слесарь, машина, склад",
        "!!! деталей нет в городе",
        "!! не знает, когда приедут",
    ),
    same(),
    press("pgdn"),
    *notes("не объяснять всё заново", "? тот же ли приедет слесарь", "/ открытка, обход"),
    press("up"),
    Do(" осенью", ("enter",), heard=True),
    press("pgdn", awaits="3 "),
    typed("2 2 4 1 5"),
    *notes("растерян", "легче", "один и зол", "спокоен"),
    press("pgdn", "enter", awaits="▼"),
    picked("трубку"),
    note("!! звонки пропадают в праздники"),
    same(),
    press("pgdn"),
    note("склад на десять деталей"),
    press("pgdn"),
    note("письмо с временем приезда"),
    press("pgdn"),
    picked("все смены"),
    press("pgdn"),
    note("дежурный с оплатой"),
    press("pgdn", "pgdn"),
    note("- договор меняет юрист, не мы"),
    press("pgdn", awaits="6✓"),
)
CLOSE = (
    press("pgdn", awaits="[Вслух]"),
    press("pgdn", awaits="[Голоса]"),
    press("enter", awaits="Оля ›"),
    *(typed(line) for line in ("11223", "22255", "11134", "22211", "11552", "22233", "22211")),
    press("pgdn", awaits="[С чего начнём]"),
    note("ночью никто не отвечает, тогда и выбирают"),
    press("pgdn", awaits="[Кто что делает]"),
    *notes("Паша", "завести дежурный телефон", "пятница", "ночью нет пропущенных"),
    *notes("Рита", "собрать список деталей", "понедельник", "ремонт за день"),
    press("pgdn", awaits="[Три идеи]"),
    *notes(
        "наклейка с номером на котёл",
        "звонок после первого мороза",
        "склад на десять деталей",
        "смета на странице",
        "обход в сентябре",
        "тот же слесарь каждый раз",
        "спросить троих, кто ушёл",
    ),
    press("pgdn", awaits="7✓"),
    press("enter", awaits="→"),
)
BLOCKS = {
    "kickoff": KICKOFF,
    "audience": AUDIENCE,
    "personas": PERSONAS,
    "interviews": INTERVIEWS,
    "stages": STAGES,
    "stories": STORIES,
    "map": MAP,
    "close": CLOSE,
}
"""By the blocks of the agenda that have something to type."""
