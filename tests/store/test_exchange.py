"""The exported file: nothing is lost on the way, and nothing wrong gets in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from cjm_tui.domain.workshop import Workshop
from cjm_tui.errors import InputProblem
from cjm_tui.method import keys, loader
from cjm_tui.session import Library
from cjm_tui.store.exchange import export_json, import_json
from tests.store.rooms import texts

File = dict[str, object]
Records = list[dict[str, object]]


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    library = Library(tmp_path)
    return library.read(library.example("boiler", "ru")).workshop


def with_uid(workshop: Workshop, uid: str) -> Workshop:
    return Workshop(uid=uid, rev=workshop.rev, records=workshop.records)


def test_export_and_import_give_an_equal_workshop_with_its_own_identity(workshop: Workshop) -> None:
    other = import_json(export_json(workshop), "file")
    assert other.uid != workshop.uid
    assert with_uid(other, workshop.uid) == workshop
    assert export_json(with_uid(other, workshop.uid)) == export_json(workshop)


@pytest.mark.parametrize("name", keys.EXAMPLES)
@pytest.mark.parametrize("language", keys.LANGUAGES)
def test_the_worked_examples_are_such_files(language: str, name: str) -> None:
    assert import_json(loader.example_bytes(name, language), name).brief.language == language


def test_a_binned_record_travels_too(workshop: Workshop) -> None:
    note = next(record for record in workshop.records.values() if record.rank)
    records = {**workshop.records}
    person = next(each for each in records.values() if type(each).__name__ == "Participant")
    records[person.id] = replace(person, binned="some-command")
    binned = Workshop(uid=workshop.uid, rev=workshop.rev, records=records)
    assert import_json(export_json(binned), "file").records == records
    assert note.id in records


def test_a_file_can_be_imported_under_another_title(workshop: Workshop, tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(export_json(workshop))
    library = Library(tmp_path / "sessions")
    assert library.row(library.keep(library.coming(file))).title == workshop.brief.title
    made = library.keep(library.coming(file, title="Другая"))
    assert library.row(made).title == "Другая"
    assert made.startswith("drugaya-")
    assert library.open(made).rev == workshop.rev
    with pytest.raises(InputProblem, match="no_such_file"):
        library.coming(tmp_path / "nothing.json")


def at(records: Records, kind: str) -> tuple[int, dict[str, object]]:
    found = (pair for pair in enumerate(records) if pair[1]["kind"] == kind)
    return next(found)


def dangling_place(records: Records) -> str:
    index, note = next(
        (index, record)
        for index, record in enumerate(records)
        if record["kind"] == "note" and cast(File, record["place"])["on"] == "map"
    )
    cast(File, note["place"])["stage"] = "nothing-here"
    return f"records[{index}].place"


def dangling_author(records: Records) -> str:
    index, note = at(records, "note")
    note["author"] = "nobody-here"
    return f"records[{index}].author"


def wrong_kind_of_source(records: Records) -> str:
    index, note = at(records, "note")
    note["source"] = at(records, "stage")[1]["id"]
    return f"records[{index}].source"


def unknown_kind(records: Records) -> str:
    index, record = at(records, "stage")
    record["kind"] = "sword"
    return f"records[{index}].kind"


def unknown_field(records: Records) -> str:
    index, record = at(records, "stage")
    record["colour"] = "teal"
    return f"records[{index}]"


def wrong_type(records: Records) -> str:
    index, record = at(records, "note")
    record["voices"] = "many"
    return f"records[{index}].voices"


def out_of_range(records: Records) -> str:
    index, record = at(records, "note")
    record["severity"] = 10**30
    return f"records[{index}].severity"


def unknown_heading(records: Records) -> str:
    index, record = next(
        (index, record)
        for index, record in enumerate(records)
        if record["kind"] == "note" and cast(File, record["place"])["on"] == "audience"
    )
    cast(File, record["place"])["facet"] = "shoes"
    return f"records[{index}].place"


def too_long(records: Records) -> str:
    index, record = at(records, "note")
    record["text"] = "x" * 10_001
    return f"records[{index}].text"


def twice(records: Records) -> str:
    index, record = at(records, "stage")
    records.insert(index + 1, dict(record))
    return f"records[{index + 1}].id"


def bad_id(records: Records) -> str:
    index, record = (
        at(records, "lane") if any(r["kind"] == "lane" for r in records) else at(records, "action")
    )
    record["id"] = "../../x"
    return f"records[{index}].id"


WRONGS: list[Callable[[Records], str]] = [
    dangling_place,
    dangling_author,
    wrong_kind_of_source,
    unknown_kind,
    unknown_field,
    wrong_type,
    out_of_range,
    unknown_heading,
    too_long,
    twice,
    bad_id,
]


@pytest.mark.parametrize("spoil", WRONGS, ids=lambda spoil: spoil.__name__)
def test_what_is_wrong_is_refused_with_its_place_in_the_file(
    workshop: Workshop, spoil: Callable[[Records], str]
) -> None:
    file = cast(File, json.loads(export_json(workshop)))
    where = spoil(cast(Records, file["records"]))
    with pytest.raises(InputProblem) as problem:
        import_json(json.dumps(file).encode(), "map.json")
    assert problem.value.message.code == "bad_file"
    assert problem.value.message.params["file"] == "map.json"
    assert str(problem.value.message.params["problem"]).startswith(where)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "bad_file"),
        (b"\xff\xfe", "bad_file"),
        (b"[" * 300_000, "bad_file"),
        (b"null", "foreign_file"),
        (b"[]", "foreign_file"),
        (b'{"name": "cjm"}', "foreign_file"),
        (b'{"format": "cjm-workshop"}', "bad_file"),
        (b'{"format": "cjm-workshop", "v": 1, "rev": -1, "records": []}', "bad_file"),
        (b'{"format": "cjm-workshop", "v": 0, "rev": 1, "records": []}', "bad_file"),
        (b'{"format": "cjm-workshop", "v": 1, "rev": 1, "records": [[]]}', "bad_file"),
        (b'{"format": "cjm-workshop", "v": 1, "rev": 1, "records": []}', "bad_file"),
        (b'{"format": "cjm-workshop", "v": 1e999, "rev": 1, "records": []}', "bad_file"),
        (b'{"format": "cjm-workshop", "v": 1' + b"0" * 6000 + b"}", "bad_file"),
        (b'{"format": "cjm-workshop", "v": 7, "records": 3}', "file_too_new"),
    ],
)
def test_what_is_no_such_file_is_told_in_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(InputProblem) as problem:
        import_json(data, "map.json")
    assert problem.value.message.code == code
    assert problem.value.message.params["file"] == "map.json"


def test_text_in_a_file_is_cleaned(workshop: Workshop, tmp_path: Path) -> None:
    file = cast(File, json.loads(export_json(workshop)))
    records = cast(Records, file["records"])
    note = next(
        record
        for record in records
        if record["kind"] == "note" and cast(File, record["place"]).get("facet") == "needs"
    )
    note["text"] = "a\u202eb\ud800\x1b]0;c"
    library = Library(tmp_path / "sessions")
    made = library.keep(library.coming_bytes(json.dumps(file).encode(), "file"))
    assert "ab]0;c" in texts(library.open(made))


def test_the_example_in_the_description_of_the_format_is_such_a_file() -> None:
    described = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
    example = described.partition("```json\n")[2].partition("```")[0]
    assert import_json(example.encode(), "format.md").brief.title == "Boiler rooms"
