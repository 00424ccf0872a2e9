"""Reading: the formats of notebooks, the shapes of cells, the text in them."""

from __future__ import annotations

import base64
import copy
import json
from collections.abc import Callable
from typing import Any

import nbformat
import pytest
from damage import PIXEL
from handed_in import BOOK, CODE, PLAIN, TWIN, WORDS, cell, dump, notebook, notes, reason, texts

from grading.intake import shapes
from grading.intake.notebooks import read_submission

# ---- formats -------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["4", 4.0, None, [], {}, 5, 99, 0, -1, "x", True, 3])
def test_the_number_of_the_format_is_not_trusted(version: Any) -> None:
    book = {**notebook(), "nbformat": version, "nbformat_minor": version}
    assert texts(dump(book)) == TWIN
    del book["nbformat"]
    assert texts(dump(book)) == TWIN and notes(dump(book)) == []


def test_old_formats() -> None:
    cells = [
        {"cell_type": "heading", "level": 2, "source": ["My\n", "notes"], "metadata": {}},
        {"cell_type": "code", "input": CODE.splitlines(True), "prompt_number": 3, "outputs": []},
        {"cell_type": "html", "source": WORDS},
    ]
    for version in (2, 3, 4):
        old = {"nbformat": version, "worksheets": [{"cells": cells[:2]}, {"cells": cells[2:]}]}
        assert texts(dump(old)) == ["## My notes", *TWIN]
        kinds = [each.cell_type for each in read_submission(dump(old)).cells]
        assert kinds == ["markdown", "code", "markdown"]
        assert (f"format {version}" in " ".join(notes(dump(old)))) == (version == 2)
    oldest = [{"cell_type": "code", "code": CODE}, {"cell_type": "text", "text": WORDS}]
    assert texts(dump({"nbformat": 1, "cells": oldest})) == TWIN


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book.update(metadata=None),
        lambda book: book.update(metadata=[1]),
        lambda book: book.pop("metadata"),
        lambda book: [each.pop("metadata") for each in book["cells"]],
        lambda book: [each.update(metadata=None) for each in book["cells"]],
        lambda book: [each.update(metadata=[{}]) for each in book["cells"]],
        lambda book: book["cells"][0].update(metadata={"nbgrader": 7}),
        lambda book: book["cells"][0].update(metadata={"nbgrader": {"grade_id": ["double"]}}),
        lambda book: [each.pop("id") for each in book["cells"]],
        lambda book: [each.update(id=7) for each in book["cells"]],
        lambda book: book["cells"][0].pop("outputs"),
        lambda book: book["cells"][0].update(outputs=None, execution_count="x"),
        lambda book: book["cells"][0].update(outputs=[7, None, {"data": 3}]),
        lambda book: book["cells"][0].update(source=CODE),
        lambda book: book["cells"][0].update(source=[CODE.splitlines(True)]),
        lambda book: book["cells"][0].update(source=[*CODE.splitlines(True), None]),
        lambda book: book["cells"][0].update(source=dict(enumerate(CODE.splitlines(True)))),
        lambda book: book["cells"][0].update(input=book["cells"][0].pop("source")),
        lambda book: book["cells"][0].update(cell_type="Code"),
        lambda book: book["cells"][1].update(cell_type="MARKDOWN", attachments=[1]),
        lambda book: book.update(cells=dict(enumerate(book["cells"]))),
        lambda book: book.update(cells={"b": book["cells"][0], "a": book["cells"][1]}),
        lambda book: book.update(worksheets=[]),
        lambda book: book.update(cells=[book["cells"][:1], book["cells"][1:]]),
        lambda book: book.update(worksheets=[{"cells": book.pop("cells")}, None, {"cells": 3}]),
    ],
)
def test_odd_shapes_of_the_same_cells(change: Callable[[dict[str, Any]], Any]) -> None:
    book = copy.deepcopy(BOOK)
    change(book)
    assert (texts(dump(book)), notes(dump(book))) == (TWIN, [])


def test_cells_in_a_numbered_object_stand_in_the_order_of_the_numbers() -> None:
    cells = {str(number): cell("markdown", f"text {number}") for number in (10, 9, 2, 0)}
    assert texts(dump({**notebook(), "cells": cells})) == ["text 0", "text 2", "text 9", "text 10"]


@pytest.mark.parametrize(
    "odd",
    [
        None,
        7,
        {},
        [],
        {"cell_type": "markdown", "metadata": {}},
        {"cell_type": "code", "source": None, "outputs": []},
        {"cell_type": "code", "source": 7},
        {"cell_type": "code", "source": {"a": "x"}},
        {"cell_type": "code", "source": ["x", 7]},
        {"cell_type": "code", "source": [[[[[["deep"]]]]]]},
    ],
)
def test_a_cell_without_text_costs_that_cell_only(odd: Any) -> None:
    data = dump(notebook(cell("markdown", "first"), odd, cell("markdown", WORDS)))
    assert texts(data) == ["first", WORDS]
    assert "cell 2" in notes(data)[0]
    assert "a cell has no text" in reason(dump(notebook(odd)))


def test_a_cell_without_text_is_called_by_its_exercise() -> None:
    book = notebook()
    book["cells"][0]["source"] = None
    assert notes(dump(book)) == [
        "A cell whose text is missing or cannot be read was left out: double."
    ]
    book["cells"][0]["metadata"]["nbgrader"]["grade_id"] = "<script>"
    assert notes(dump(book))[0].endswith(": cell 1.")


@pytest.mark.parametrize(
    ("odd", "kind", "words"),
    [
        ({"cell_type": "heading", "level": 3, "source": "Notes"}, "markdown", ""),
        ({"cell_type": "sql", "source": "select 1", "outputs": []}, "code", "for code"),
        ({"cell_type": "prompt", "source": "tell me"}, "markdown", "for words"),
        ({"cell_type": None, "source": "import math\nx = 3"}, "code", "for code"),
        ({"source": "def f():\n    pass"}, "code", "for code"),
        ({"kind": 2, "language": "python", "value": "x"}, "code", ""),
        ({"kind": 1, "language": "markdown", "value": "x"}, "markdown", ""),
        ("a text", "markdown", "for words"),
    ],
)
def test_a_cell_of_an_unknown_type_is_kept(odd: Any, kind: str, words: str) -> None:
    data = dump(notebook(odd, cell("markdown", WORDS)))
    first = read_submission(data).cells[0]
    assert first.cell_type == kind and first.source
    assert words in " ".join(notes(data)) and bool(notes(data)) == bool(words)


def test_too_many_cells_and_too_much_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "MAX_CELLS", 5)
    empty = [cell("code", "") for _ in range(9)]
    assert texts(dump(notebook(*empty, *notebook()["cells"]))) == TWIN
    six = [cell("code", f"x = {number}") for number in range(6)]
    assert "more than 5 cells" in reason(dump(notebook(*six)))
    monkeypatch.setattr(shapes, "MAX_CODE", 300)
    data = dump(notebook(cell("code", "x" * 301), *notebook()["cells"]))
    assert texts(data) == TWIN and "more than 300 characters of code" in notes(data)[0]
    monkeypatch.setattr(shapes, "MAX_ALL_CODE", 310)
    data = dump(notebook(cell("code", "y" * 290), *notebook()["cells"]))
    assert texts(data) == TWIN and notes(data)[0].endswith("left out: cell 1.")
    monkeypatch.setattr(shapes, "MAX_WORDS", 100)
    data = dump(notebook(cell("markdown", "y" * 101), *notebook()["cells"]))
    assert texts(data) == TWIN and "of words" in notes(data)[0]
    assert "more than 300 characters of code" in reason(dump(notebook(cell("code", "x" * 301))))


def test_marks_and_faults_without_end_are_not_gone_through() -> None:
    marks = b'{"cells":\n' + b"<<<<<<< a\n=======\n>>>>>>> b\n" * 2_000
    assert "merge conflict" in reason(marks) and "line 2" in reason(marks)
    many = b'"x": [' + b'"",' * 600_000 + b'""], "name": "python3"'
    assert texts(PLAIN.replace(b'"name": "python3"', many)) == TWIN
    assert texts(PLAIN.replace(b'"name": "python3"', b'"name": "python3",')) == TWIN
    both = PLAIN.replace(b'"name": "python3"', many + b",")
    assert "not valid JSON" in reason(both)


# ---- the text of a cell --------------------------------------------------------------------------


def read(kind: str, source: Any) -> tuple[str, str]:
    data = json.dumps(notebook(cell(kind, source))).encode()
    return texts(data)[0], " ".join(notes(data))


NO_BREAK, LINE, NEXT_LINE, ZERO_WIDTH = "\u00a0", "\u2028", "\u0085", "\u200b"


@pytest.mark.parametrize("kind", ["code", "markdown"])
def test_line_ends(kind: str) -> None:
    for end in ("\r\n", "\r", "\r\r\n", "\n"):
        assert read(kind, f"a = 1{end}{end}b = 2") == ("a = 1\n\nb = 2", "")
        assert read(kind, [f"a = 1{end}", end, "b = 2"]) == ("a = 1\n\nb = 2", "")
    text, note = read(kind, ["a = 1", "", "b = 2"])
    assert text == "a = 1\n\nb = 2" and "without their ends" in note
    assert read(kind, ["a = 1\n", "b = ", "2"]) == ("a = 1\nb = 2", "")
    assert read(kind, ["a = 1"]) == ("a = 1", "")


@pytest.mark.parametrize("end", [LINE, "\u2029", NEXT_LINE])
def test_unusual_line_ends(end: str) -> None:
    text, note = read("code", f"def f(x):{end}    # twice{end}    return 2 * x")
    assert text == "def f(x):\n    # twice\n    return 2 * x" and "line ends" in note
    text, note = read("code", f"a = 1{end}b = 'x{end}y'\n# c{end}d")
    assert text == f"a = 1\nb = 'x{end}y'\n# c{end}d" and "line ends" in note
    assert read("markdown", f"a{end}b") == (f"a{end}b", "")


@pytest.mark.parametrize("space", [NO_BREAK, "\u202f", "\u2003", "\u3000"])
def test_odd_spaces_in_code(space: str) -> None:
    text, note = read("code", f"def f(x):\n{space * 4}return{space}x")
    assert text == "def f(x):\n    return x" and "spaces" in note
    kept = [
        f"x = 'a{space}b'",
        f'x = "a{space}\\"b{space}"',
        f"x = '''a\n{space}'b'\n'''",
        f'"""a{space}"" b\\"""{space}"""',
        f"x = 3  # don't{space}",
        f"x = f'{{y}}{space}'",
    ]
    for source in kept:
        assert read("code", source) == (source, "")
    assert read("markdown", f"a{space}b") == (f"a{space}b", "")


def test_unseen_signs_and_typographic_quotes() -> None:
    text, note = read("code", f"\ufeffx{ZERO_WIDTH} = '{ZERO_WIDTH}'\x08\u00ad  # {ZERO_WIDTH}")
    assert text == f"x = '{ZERO_WIDTH}'  # {ZERO_WIDTH}" and "cannot be seen" in note
    text, note = read("code", "x = \u201ca\u201d")
    assert text == "x = \u201ca\u201d" and "Typographic quotes" in note
    assert read("code", "x = '\u201ca\u201d'") == ("x = '\u201ca\u201d'", "")
    assert read("code", "if x:\n\ty\f = 'é' + π") == ("if x:\n\ty\f = 'é' + π", "")


@pytest.mark.parametrize("kind", ["code", "markdown"])
def test_what_no_file_can_hold(kind: str) -> None:
    text, note = read(kind, "x = 'a\0b'\0")
    assert text == "x = 'ab'" and "Zero characters" in note
    text, note = read(kind, "x = 'a\ud83d'")
    assert text == "x = 'a?'" and "Half a character" in note
    text, note = read(kind, "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d")
    assert "<<<<<<<" in text and "merge conflict" in note


@pytest.mark.parametrize("half", ["\ud83d", "\udce9"])
def test_halves_of_characters_leave_no_trace(half: str) -> None:
    picture = {f"a{half}.png": {"image/png": PIXEL}}
    metadata = {"nbgrader": {"grade_id": f"x{half}"}, "id": half}
    shown = [{"output_type": "stream", "name": "stdout", "text": [half]}]
    cells = [
        cell("code", "x = 3", outputs=shown, metadata=metadata),
        cell("markdown", "y", id=half, attachments=picture),
    ]
    plain = dump(notebook(*cells))
    wrapped = json.dumps({"content": base64.b64encode(plain).decode()}).encode()
    for data in (plain, json.dumps(notebook(*cells)).encode(), wrapped):
        book = read_submission(data)
        assert nbformat.writes(book).encode("utf-8") and book.cells[1].attachments
        assert json.dumps(book, ensure_ascii=False).encode("utf-8")
        assert len(notes(data)) == (data is wrapped)


def test_notes_are_said_once_and_name_the_cells() -> None:
    data = dump(notebook(*(cell("code", f"x ={NO_BREAK}{number}") for number in range(9))))
    [note] = notes(data)
    assert note.endswith(": cell 1, cell 2, cell 3, cell 4, cell 5, cell 6 and 3 more.")
