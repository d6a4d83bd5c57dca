"""No file, class or function grows beyond what one can hold in mind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import cjm_tui

PACKAGE = Path(cjm_tui.__file__).parent
FILE_LINES = 400
APP_LINES = 250
CLASS_METHODS = 25
FUNCTION_LINES = 40


def crossed(source: str, file: str) -> Iterator[str]:
    """Say where a source file crosses a budget."""
    lines = source.count("\n")
    limit = APP_LINES if file.endswith("tui/app.py") else FILE_LINES
    if lines > limit:
        yield f"{file}: {lines} lines, {limit} allowed"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef) for m in node.body)
            if methods > CLASS_METHODS:
                yield f"{file}:{node.lineno} {node.name}: {methods} methods"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{file}:{node.lineno} {node.name}: {length} lines"


def test_every_file_class_and_function_keeps_its_budget() -> None:
    found = [
        problem
        for path in sorted(PACKAGE.rglob("*.py"))
        for problem in crossed(
            path.read_text(encoding="utf-8"), path.relative_to(PACKAGE.parent).as_posix()
        )
    ]

    assert found == []


def test_each_budget_is_noticed_when_crossed() -> None:
    method = "    def m{}(self): ...\n"
    source = (
        "class Crowd:\n"
        + "".join(method.format(n) for n in range(26))
        + "def long():\n"
        + "    pass\n" * 40
        + "# more\n" * 400
    )

    found = list(crossed(source, "cjm_tui/x.py"))

    assert found == [
        "cjm_tui/x.py: 468 lines, 400 allowed",
        "cjm_tui/x.py:1 Crowd: 26 methods",
        "cjm_tui/x.py:28 long: 41 lines",
    ]
    assert "250 allowed" in next(crossed("#\n" * 251, "cjm_tui/tui/app.py"))
