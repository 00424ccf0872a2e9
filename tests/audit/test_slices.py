"""Which cells a test needs, and what a slice's solution is replaced by."""

from __future__ import annotations

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from grading.slices import imports, slice_for


def code(source: str, name: str = "", **flags: object) -> NotebookNode:
    made = new_code_cell(source)
    if name:
        made.metadata["nbgrader"] = {"grade_id": name, "solution": False, "grade": False} | flags
    return made


def notebook(*middle: NotebookNode, test: str = "assert double(3) == 6") -> NotebookNode:
    return new_notebook(
        cells=[
            code("import math, os.path as p\nfrom json import dumps"),
            *middle,
            code("def double(x):\n    return x * two", "double", solution=True),
            code(test, "test_double", grade=True, points=2),
            code("late = 1"),
        ]
    )


def test_keeps_what_the_test_uses_through_others() -> None:
    book = notebook(
        code("two = make()"),
        code("def make():\n    return 2"),
        code("def training():\n    return double"),
        code("agent = training()"),
        code("x = 3"),
    )
    cut = slice_for(book, "double")
    assert cut.cells == ("two = make()", "def double(x):\n    return x * two")
    book.cells[1], book.cells[2] = book.cells[2], book.cells[1]
    cut = slice_for(book, "double")
    assert cut.cells[:2] == ("def make():\n    return 2", "two = make()")
    assert cut.solution == 2
    assert cut.max_points == 2.0
    assert cut.run(1.0).cells == cut.cells
    assert cut.run(1.0, "pass").cells == (*cut.cells[:2], "pass")


def test_names_that_the_test_binds_itself_need_no_cell() -> None:
    book = notebook(
        code("for agent in range(3): pass"),
        code("config = {}"),
        code("config['lr'] = 1"),
        code("two = 2"),
        test="for agent in [1]:\n    assert double(agent)\nfound = [c for c in 'ab']\nconfig",
    )
    assert slice_for(book, "double").cells[:-1] == ("config = {}", "config['lr'] = 1", "two = 2")


def test_other_tests_are_left_out_and_magics_are_read() -> None:
    other = code("two = 2", "test_other", grade=True, points=1)
    book = notebook(other, code("%matplotlib inline\ntwo = 2"))
    assert slice_for(book, "double").cells[0] == "%matplotlib inline\ntwo = 2"
    assert len(slice_for(book, "double", whole=True).cells) == 3


def test_imports() -> None:
    assert imports(notebook()) == ["math", "os.path", "json"]
