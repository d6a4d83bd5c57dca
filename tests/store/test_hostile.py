"""Whatever a file holds, opening it ends in a workshop or in one sentence."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_tui.domain import commands as ask
from cjm_tui.domain.clock import clock
from cjm_tui.domain.commands import Command
from cjm_tui.domain.gaps import gaps
from cjm_tui.domain.pacing import facilitator_clock
from cjm_tui.domain.tally import tally
from cjm_tui.domain.view import project
from cjm_tui.errors import CjmError, StoreProblem
from cjm_tui.session import Library, OpenWorkshop
from cjm_tui.session.heads import head_of
from cjm_tui.share.texts.report import report_letter
from cjm_tui.store.exchange import export_json, import_json
from cjm_tui.store.head import read_head
from cjm_tui.store.journal import read_journal
from cjm_tui.store.loading import Found, load
from cjm_tui.store.names import DOCUMENT, JOURNAL
from cjm_tui.store.schema import SCHEMA, Schema
from cjm_tui.text import new_id
from tests.store.rooms import PATIENCE, a_folder, reopened, texts, write

NOON = "2026-11-22T12:00:00Z"
NEXT = Schema(2, {1: lambda records: records})

junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**25), 10**25)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["note", "brief", "head", "stage", "gone", "../x", "\ud800", "\u202e"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole map with some entries in its journal."""
    library = Library(tmp_path_factory.mktemp("hostile"))
    opened = library.open(library.example("trip", "en"))
    write(opened, "one", "two", "three")
    for command in of_a_room(opened):
        assert opened.submit(command).wait(PATIENCE).state == "durable"
    opened.close()
    return opened.path


def of_a_room(opened: OpenWorkshop) -> list[Command]:
    """A clock that runs, silent minutes, and a vote whose count is uncovered."""
    stages = tuple(stage.id for stage in opened.view.stages)
    dots = (1,) * len(stages)
    return [
        ask.AddBlock(id=new_id(), block="hostileblock", key="map", minutes=20),
        ask.AddBlock(id=new_id(), block="hostilebreak", key="break", minutes=5),
        ask.StartBlock(id=new_id(), block="hostileblock"),
        ask.RunClock(id=new_id(), do="pause"),
        ask.AddWriting(id=new_id(), writing="hostilequiet", board="audience", until=NOON),
        ask.AddParticipant(id=new_id(), participant="hostileanna", name="Anna"),
        ask.AddBallot(id=new_id(), ballot="hostileballot", subject="stages", options=stages),
        ask.CastVote(
            id=new_id(), vote="hostilevote", ballot="hostileballot", voter="hostileanna", dots=dots
        ),
        ask.EditBallot(id=new_id(), ballot="hostileballot", closed=True),
    ]


def paths(value: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to everything in decoded JSON."""
    found = [at]
    if isinstance(value, dict):
        for name, inner in value.items():
            found += paths(inner, (*at, name))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            found += paths(inner, (*at, index))
    return found


def put(value: object, at: tuple[str | int, ...], new: object) -> object:
    """The same JSON with something else in one place."""
    if not at:
        return new
    if isinstance(value, dict):
        return {
            name: put(inner, at[1:], new) if name == at[0] else inner
            for name, inner in value.items()
        }
    assert isinstance(value, list)
    return [
        put(inner, at[1:], new) if index == at[0] else inner for index, inner in enumerate(value)
    ]


def use(found: Found, schema: Schema = SCHEMA) -> None:
    """Load, and look at everything that a screen would show."""
    try:
        workshop = load(found, schema).workshop
    except StoreProblem:
        return
    view = project(workshop)
    assert head_of(view).title == workshop.brief.title
    gaps(view)
    export_json(workshop)
    clock(view, datetime.now(UTC))
    facilitator_clock(view, datetime.now(UTC))
    for ballot in view.ballots:
        tally(view, ballot)
    for writing in view.writings:
        assert not writing.until or datetime.fromisoformat(writing.until) < datetime.max.replace(
            tzinfo=UTC
        )
    report_letter(view, date.today())


@pytest.mark.parametrize(
    ("record", "field", "bad"),
    [
        ("hostileblock", "started", "yesterday"),
        ("hostileblock", "started", "2026-11-22T10:00:00"),
        ("hostileblock", "paused", "9999-12-31T23:59:59Z"),
        ("hostileblock", "minutes", 10**20),
        ("hostileblock", "rested", 10**20),
        ("hostileblock", "key", "lunch"),
        ("hostilequiet", "until", "soon"),
        ("hostilevote", "dots", [1]),
        ("hostilevote", "dots", [-1, 1, 1, 1, 1]),
        ("hostileballot", "options", []),
    ],
)
def test_what_no_clock_and_no_count_could_be_reckoned_from(
    folder: Path, record: str, field: str, bad: object
) -> None:
    tree = json.loads((folder / DOCUMENT).read_bytes())
    ways = [(way[:-1], part_of(tree, way)) for way in paths(tree) if way[-1:] == ("id",)]
    at = next(way for way, name in ways if name == record)
    whole = part_of(tree, at)
    assert isinstance(whole, dict)
    use(Found("folder", json.dumps(put(tree, at, {**whole, field: bad})).encode(), None))


def part_of(value: object, way: tuple[str | int, ...]) -> object:
    """What stands in decoded JSON at the end of a way."""
    for step in way:
        if isinstance(value, dict):
            value = value[step]
        else:
            assert isinstance(value, list)
            assert isinstance(step, int)
            value = value[step]
    return value


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_document_with_anything_in_one_place(folder: Path, data: st.DataObject) -> None:
    tree = json.loads((folder / DOCUMENT).read_bytes())
    at = data.draw(st.sampled_from(paths(tree)))
    document = json.dumps(put(tree, at, data.draw(junk))).encode()
    journal = data.draw(st.sampled_from([None, (folder / JOURNAL).read_bytes()]))
    for schema in (SCHEMA, NEXT):
        use(Found("folder", document, journal), schema)
    read_head(document)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_journal_with_anything_in_one_place(folder: Path, data: st.DataObject) -> None:
    lines = (folder / JOURNAL).read_bytes().splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    tree = json.loads(lines[number])
    at = data.draw(st.sampled_from(paths(tree)))
    lines[number] = json.dumps(put(tree, at, data.draw(junk))).encode()
    journal = b"\n".join(lines) + b"\n"
    document = data.draw(st.sampled_from([None, (folder / DOCUMENT).read_bytes()]))
    for schema in (SCHEMA, NEXT):
        use(Found("folder", document, journal), schema)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_files_with_bytes_changed_or_cut(folder: Path, data: st.DataObject) -> None:
    files = []
    for name in (DOCUMENT, JOURNAL):
        whole = bytearray((folder / name).read_bytes())
        for _ in range(data.draw(st.integers(0, 3))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        files.append(bytes(whole[: data.draw(st.sampled_from([None, len(whole) // 2]))]))
    for schema in (SCHEMA, NEXT):
        use(Found("folder", files[0], files[1]), schema)


@settings(max_examples=60)
@given(st.binary(max_size=200), st.none() | st.binary(max_size=200))
def test_files_of_any_bytes(document: bytes, journal: bytes | None) -> None:
    use(Found("folder", document, journal))
    read_journal(document)
    with pytest.raises(CjmError):
        import_json(document, "file")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_exported_file_with_anything_in_one_place(folder: Path, data: st.DataObject) -> None:
    found = Found("folder", (folder / DOCUMENT).read_bytes(), None)
    tree = json.loads(export_json(load(found, SCHEMA).workshop))
    at = data.draw(st.sampled_from(paths(tree)))
    changed = json.dumps(put(tree, at, data.draw(junk))).encode()
    for schema in (SCHEMA, NEXT):
        try:
            workshop = import_json(changed, "file", schema)
        except CjmError:
            continue
        gaps(project(workshop))
        export_json(workshop)


def test_hostile_text_goes_through_all_of_it_as_text(tmp_path: Path) -> None:
    hostile = ["[red]x[/]", "[/]", "[@click=app.quit]x[/]", '"}\n{"rev":9}', "\\u0000", "%s{x}"]
    folder = a_folder(tmp_path, *hostile, "e" + "\u0300" * 500, "👩‍🚀" * 100, "x" * 10_000)
    (folder / DOCUMENT).unlink()
    opened = reopened(folder)
    assert texts(opened)[: len(hostile)] == hostile
    opened.close()
    shutil.rmtree(folder)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_that_comes_in_is_whole_or_not_there(tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["a.csv", "a.tsv", "a.md", "a.opml", "a.txt", "a.xlsx", "a"]))
    pieces = [
        "Stage,a,b\n",
        "Goal,",
        "x",
        ",",
        ";",
        "\t",
        "\n",
        '"',
        "# ",
        "## ",
        "- ",
        "|",
        "---|",
    ]
    pieces += [
        "1) ",
        "🚧",
        "😠 −2",
        "↩️ a: back to stage 9",
        "📖 “x”",
        "board,id,lane,text\n",
        "map,1,",
    ]
    pieces += [
        "Эмоции / Барьеры",
        "<opml>",
        "<outline text='a'>",
        "</outline>",
        "&",
        "\\",
        "PK\x03\x04",
    ]
    text = "".join(data.draw(st.lists(st.sampled_from(pieces) | st.text(max_size=4), max_size=25)))
    content = data.draw(st.sampled_from(["utf-8", "utf-16", "cp1251"]))
    library = Library(tmp_path / "incoming")
    before = len(library.rows())
    try:
        made = library.keep(library.coming_bytes(text.encode(content, "replace"), name))
    except CjmError:
        assert len(library.rows()) == before
        return
    view = library.read(made).workshop
    assert gaps(project(view)) is not None
    assert library.row(made).problem is None
