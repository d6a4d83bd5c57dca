"""Files of other programs and other hands: what is a lane, a stage, a note, a feeling, a guess."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from cjm_tui.errors import InputProblem
from tests.unit.coming_world import cell, findings, lane_names, scores, taken
from tests.unit.share_world import hostile

WORD = re.compile(r"[^\W\d_]{2,}")
FILES = Path(__file__).parent / "incoming"

WIDE = """Stage,1. Need,2. Choice
Goal,see the need,"choose right
pay once"
Questions,"• who?
• how much?",
Pain points,!!! nobody answers,- dear
"""


def parked(text: str, name: str = "map.csv") -> list[str]:
    view, _ = taken(text, name)
    return [note.text for note in view.parking]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_wide_table_by_any_separator(separator: str) -> None:
    text = "Stage,1. Need,2. Choice\nGoal,see it,choose\nQuestions,,who?\n"
    view, report = taken(text.replace(",", separator), "My map.csv")

    assert [stage.name for stage in view.stages] == ["Need", "Choice"]
    assert cell(view, 1, "goal") == ["see it"]
    assert cell(view, 2, "questions") == ["who?"]
    assert view.brief.title == "My map"
    assert view.chosen[0].title == "My map"
    assert set(report) == {"came_title", "came_story"}


def test_a_cell_is_parted_by_lines_and_bullets_and_severity_is_seen() -> None:
    view, _ = taken(WIDE)

    assert cell(view, 2, "goal") == ["choose right", "pay once"]
    assert cell(view, 1, "questions") == ["who?", "how much?"]
    assert cell(view, 1, "barriers") == ["nobody answers"]
    assert cell(view, 2, "barriers") == ["dear"]
    assert [note.severity for note in view.barriers(view.chosen[0].id)] == [3, 1]


def test_the_same_table_turned_is_the_same_map() -> None:
    turned = "Stage;Goal;Pain points\nNeed;see it;nobody answers\nChoice;choose;dear\n;pay once;\n"
    view, _ = taken(turned)

    assert [stage.name for stage in view.stages] == ["Need", "Choice"]
    assert cell(view, 2, "goal") == ["choose", "pay once"]
    assert cell(view, 2, "barriers") == ["dear"]


@pytest.mark.parametrize(
    ("figures", "expected", "said"),
    [
        ("-2,+1,0", [-2, 1, 0], ""),
        ("−2,2,0", [-2, 2, 0], ""),
        ("1,3,5", [-2, 0, 2], "came_scale_five"),
        ("2/5,4/5,5/5", [-1, 1, 2], "came_scale_five"),
        ("1,6,10", [-2, 0, 2], "came_scale_ten"),
        ("-5,+1,0", [-2, 1, 0], "came_scale_wide"),
        ("😡,😐,😀", [-2, 0, 2], "came_faces"),
        (":(,:|,:D", [-1, 0, 2], "came_faces"),
        ("😠 −2 · angry,🙂 +1: fine,💬 so so", [-2, 1, None], ""),
        ("calm,5 minutes of fear,100", [None, None, None], ""),
    ],
)
def test_feelings_in_figures_and_faces(figures: str, expected: list[int | None], said: str) -> None:
    view, report = taken(f"Stage,a,b,c\nGoal,x,y,z\nЧувства,{figures}\n")

    assert scores(view) == expected
    guesses = [code for code in report if code.startswith(("came_scale", "came_faces"))]
    assert guesses == ([said] if said else [])


def test_words_beside_a_feeling_are_kept() -> None:
    view, _ = taken("Stage,a,b\nGoal,x,y\nEmotions,+1: glad,5 minutes of fear\n")

    assert cell(view, 1, "emotions") == ["glad"]
    assert cell(view, 2, "emotions") == ["5 minutes of fear"]


def test_a_row_of_two_lanes_is_parted_by_its_signs() -> None:
    text = (
        'Этапы;Выбор;Договор\nЦель;x;y\nМощности / Барьеры;"+ быстро\n- дорого";акт через месяц\n'
    )
    view, report = taken(text)

    assert cell(view, 1, "works") == ["быстро"]
    assert cell(view, 1, "barriers") == ["дорого"]
    assert cell(view, 2, "barriers") == ["акт через месяц"]
    assert "came_two_lanes" in report
    assert view.brief.language == "ru"


def test_emotions_and_barriers_in_one_row() -> None:
    view, _ = taken('Stage,a,b\nGoal,x,y\nEmotions / Barriers,"-1\nno answer",+2\n')

    assert scores(view) == [-1, 2]
    assert cell(view, 1, "barriers") == ["no answer"]


def test_an_unknown_row_is_a_lane_of_their_own_and_ideas_are_solutions() -> None:
    view, report = taken("Stage,a,b\nGoal,x,y\nПапки,1С,Excel\nIdeas,send it,\n")

    assert "Папки" in lane_names(view).values()
    assert cell(view, 1, "Папки") == ["1С"]
    assert cell(view, 1, "solutions") == ["send it"]
    assert {"came_own_lane", "came_waiting"} <= set(report)
    assert not view.ideas


def test_a_solution_answers_the_only_barrier_of_its_stage() -> None:
    view, _ = taken("Stage,a\nSolutions,call back\nBarriers,nobody answers\n")
    barrier = view.barriers(view.chosen[0].id)[0]

    assert [note.text for note in view.solutions(barrier.id)] == ["call back"]


def test_a_title_above_a_head_that_is_called_otherwise() -> None:
    view, _ = taken("Boilers\nWhat,Need,Choice\nGoal,see it,choose\nBarriers,dear,slow\n")

    assert view.brief.title == "Boilers"
    assert [stage.name for stage in view.stages] == ["Need", "Choice"]
    assert cell(view, 2, "barriers") == ["slow"]


def test_what_stands_around_a_map_is_its_title_or_is_parked() -> None:
    text = "Boiler rooms;;\nby Nina;v2;\n;;\nStage;a;b\nGoal;x;y\n;;\nprinted on Monday;;\n"
    view, report = taken(text)

    assert view.brief.title == "Boiler rooms"
    assert [note.text for note in view.parking] == ["by Nina | v2", "printed on Monday"]
    assert "came_parked" in report


def test_stages_without_names_are_numbered_and_unnamed_columns_joined() -> None:
    view, report = taken("Этапы;;\nЦель;ищу;выбираю\nВопросы;кто?;где?\n")
    assert [stage.name for stage in view.stages] == ["Этап 1", "Этап 2"]
    assert "came_stages_unnamed" in report

    view, report = taken("Stage;a;;b\nGoal;x;more;y\n")
    assert cell(view, 1, "goal") == ["x", "more"]
    assert "came_unnamed_column" in report


def test_rows_without_a_label_go_on_with_the_lane_above() -> None:
    view, _ = taken("Stage,a,b\nGoal,x,y\n,more,\nQuestions,q,\n")

    assert cell(view, 1, "goal") == ["x", "more"]


def test_the_apostrophe_of_a_guarded_cell_is_taken_off() -> None:
    view, _ = taken("Stage,a,b\nGoal,'=1+1,'tis\nQuestions,'-5,''=x\n")

    assert cell(view, 1, "goal") == ["=1+1"]
    assert cell(view, 2, "goal") == ["'tis"]
    assert cell(view, 1, "questions") == ["-5"]
    assert cell(view, 2, "questions") == ["'=x"]


def test_a_foreign_long_table() -> None:
    view, _ = taken(
        "Этап,Строка,Стикер\nВыбор,Цель,понять\nВыбор,Цель,сравнить\nОплата,Боли,долго\n"
    )

    assert [stage.name for stage in view.stages] == ["Выбор", "Оплата"]
    assert cell(view, 1, "goal") == ["понять", "сравнить"]
    assert cell(view, 2, "barriers") == ["долго"]


def test_a_too_long_name_and_note_are_parked_whole() -> None:
    stage, note = "s" * 300, "n" * 25_000
    view, report = taken(f"Stage,{stage},b\nGoal,{note},y\n")

    assert len(view.stages[0].name) == 200
    texts = [parked_note.text for parked_note in view.parking]
    assert stage in texts
    assert "".join(text for text in texts if set(text) == {"n"}) == note
    assert {"came_long_name", "came_long_note"} <= set(report)


OUTLINE = """# Delivery

## 1. Need
Emotions: +1
### Goal
- see it
  and more
- **bold** and `code`
### Боли
- nobody answers
  - call back

## 2. Choice
- Questions
  - who?
- a loose line
"""


def test_an_outline_of_headings_and_lists() -> None:
    view, report = taken(OUTLINE, "delivery.md")

    assert view.brief.title == "Delivery"
    assert [stage.name for stage in view.stages] == ["Need", "Choice"]
    assert cell(view, 1, "goal") == ["see it\nand more", "bold and code"]
    assert cell(view, 1, "solutions") == ["call back"]
    assert scores(view)[0] == 1
    assert cell(view, 2, "questions") == ["who?"]
    assert [note.text for note in view.parking] == ["Choice · a loose line"]
    assert "came_story" in report


def test_an_outline_with_the_lanes_above_the_stages() -> None:
    view, _ = taken(
        "# X\n- Goal\n  - Need\n    - see it\n- Barriers\n  - Need\n    - dear\n", "x.md"
    )

    assert [stage.name for stage in view.stages] == ["Need"]
    assert cell(view, 1, "goal") == ["see it"]
    assert cell(view, 1, "barriers") == ["dear"]


def test_a_markdown_table_of_somebody_else() -> None:
    head = "# Shop\n\n| | Need | Choice |\n|---|:-:|---|\n"
    rows = "| **Goal** | a<br>b | c \\| d |\n| Боли | x & y | |\n"
    view, _ = taken(head + rows, "shop.md")

    assert view.brief.title == "Shop"
    assert cell(view, 1, "goal") == ["a", "b"]
    assert cell(view, 2, "goal") == ["c | d"]
    assert cell(view, 1, "barriers") == ["x & y"]


def test_opml_of_a_mind_map() -> None:
    text = (
        '<?xml version="1.0" encoding="windows-1251"?><opml version="2.0">'
        '<head><title>Заказ</title></head><body><outline text="Выбор" _note="важно">'
        '<outline text="Цель"><outline text="понять"/></outline></outline>'
        '<outline text="Оплата"/></body></opml>'
    )
    view, _ = taken(text.encode("cp1251"), "map.opml")

    assert view.brief.title == "Заказ"
    assert [stage.name for stage in view.stages] == ["Выбор", "Оплата"]
    assert cell(view, 1, "goal") == ["понять"]
    assert [note.text for note in view.parking] == ["Выбор · важно"]


def test_a_file_of_reviews_lands_in_step_3() -> None:
    view, report = taken(
        "- Ждал час.\n\n2. «Никто не ответил»\nДорого — но быстро\n", "reviews.txt"
    )

    assert findings(view) == ["Ждал час.", "Никто не ответил", "Дорого — но быстро"]
    assert [(talk.form, talk.group) for talk in view.talks] == [("reviews", "clients")]
    assert not view.parking
    assert "came_list" in report


def test_a_chat_becomes_a_talk_with_each_who_wrote() -> None:
    text = (
        "Нина, [21.11.2026 12:01]\nникто не ответил\n\nОлег, [21.11.2026 12:02]\nдорого\nи долго\n"
    )
    view, report = taken(text, "chat.txt")

    assert [talk.who for talk in view.talks] == ["Нина", "Олег"]
    assert findings(view) == ["никто не ответил", "дорого", "и долго"]
    assert "came_chat" in report


def workbook(**sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_of_somebody_else() -> None:
    rows: list[list[object]] = [
        [None, "Карта клиента"],
        [],
        [None, "Этап", "Выбор", "Оплата"],
        [None, "Цель", "понять\nсравнить", 5.0],
        [None, "Чувства", 4, 2],
    ]
    view, report = taken(workbook(Карта=rows, Бюджет=[["Итого", 100]]), "book.xlsx")

    assert view.brief.title == "Карта клиента"
    assert cell(view, 1, "goal") == ["понять", "сравнить"]
    assert cell(view, 2, "goal") == ["5"]
    assert scores(view) == [1, -1]
    assert "came_sheet_left" in report


def test_sheets_along_other_stages_are_parked() -> None:
    first: list[list[object]] = [["Stage", "a", "b"], ["Goal", "x", "y"]]
    other: list[list[object]] = [["Stage", "c", "d"], ["Goal", "far", "z"]]
    view, report = taken(workbook(One=first, Two=other), "book.xlsx")

    assert [stage.name for stage in view.stages] == ["a", "b"]
    assert "c · Goal: far" in [note.text for note in view.parking]
    assert "came_other_stages" in report


@pytest.mark.parametrize("name", ["boilers.tsv", "yagla.tsv"])
def test_a_real_map_in_russian(name: str) -> None:
    view, report = taken((FILES / name).read_bytes(), name)

    assert len(view.stages) == 5
    assert view.brief.language == "ru"
    assert all(cell(view, number, "touchpoints") for number in range(1, 6))
    assert all(cell(view, number, "goal") for number in range(1, 6))
    assert not view.lanes, "every row is known by its name"
    assert not view.parking
    assert set(report) <= {"came_title", "came_story", "came_stages_unnamed"}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nothing_of_a_hostile_table_is_lost(data: st.DataObject) -> None:
    width = data.draw(st.integers(1, 4))
    labels = ("Goal", "Вопросы", "Pain points", "Эмоции / Барьеры", "Opportunities", "Папки")
    rows = [["Stage", *(f"Stage {number}" for number in range(width))]]
    rows += [[label, *(data.draw(hostile) for _ in range(width))] for label in labels]
    text = io.StringIO()
    csv.writer(text, delimiter=data.draw(st.sampled_from(",;\t"))).writerows(rows)
    view, _ = taken(text.getvalue(), "map.csv")
    kept = Counter(word for note in view.notes for word in WORD.findall(note.text))
    written = Counter(word for row in rows[1:] for cell in row[1:] for word in WORD.findall(cell))

    assert len(view.stages) == width
    assert kept == written


def test_a_table_without_a_map_is_refused_with_advice() -> None:
    with pytest.raises(InputProblem) as refused:
        taken("name,age\nNina,30\n", "people.csv")
    assert refused.value.message.code == "coming_no_map"
