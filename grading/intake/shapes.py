"""From the JSON of any notebook format to plain cells: version 1 to 5, and what tools make of them.

What a file says of its version is not trusted: where the cells are plain, they are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grading.intake.foreign import UnreadableNotebook, is_python
from grading.intake.remarks import Remarks, cell_name, of_nbgrader
from grading.intake.sources import clean_text, joined, numbered, without_wrong_bytes

MAX_CELLS = 2_000
MAX_CODE = 200_000
"""Most characters of a code cell. A whole lab has some 100,000, its longest cell 8,000."""

MAX_ALL_CODE = 1_000_000
"""Most characters of code in a notebook: ten times a lab."""

MAX_WORDS = 10_000_000
"""Most characters of a cell of words: pictures may stand in it as text."""

_WORDS = ("markdown", "md", "html", "text", "heading")
_TEXTS = ("source", "input", "value", "code", "text")
_OF_CODE = ("outputs", "execution_count", "prompt_number", "input", "code")


def plain_cells(book: dict[str, Any], valid: bool, remarks: Remarks) -> list[dict[str, Any]]:
    """The cells of a notebook, each with a known `cell_type` and its `source` as one text.

    The rest of a cell is as it came. A cell that has no text, or too much, is left out with a
    remark. Raises UnreadableNotebook if no cell is left, or there are too many, or a text is wrong.

    valid  whether the whole file was valid in its encoding (see `decoded`)
    """
    version = book.get("nbformat")
    if version in (1, 2) and not isinstance(version, bool):
        remarks.add(f"The notebook has the format {version}, from before 2013")
    found = list(_cells(book))
    if not found:
        raise UnreadableNotebook("The notebook has no cells.")
    if len(found) > MAX_CELLS:
        found = [cell for cell in found if _text(cell)]
    if len(found) > MAX_CELLS:
        raise UnreadableNotebook(f"The notebook has more than {MAX_CELLS} cells.")
    cells = [_plain(cell, number, valid, remarks) for number, cell in enumerate(found, start=1)]
    cells = _without_too_much_code([cell for cell in cells if cell is not None], remarks)
    if not cells:
        too_long = [said for said in remarks.sentences() if " characters of " in said]
        raise UnreadableNotebook(
            too_long[0] if too_long else "The file is not a notebook: a cell has no text."
        )
    return cells


def _cells(book: dict[str, Any]) -> Iterator[Any]:
    """All cells, those in the worksheets of old formats too."""
    cells = book.get("cells")
    if isinstance(cells, dict):
        cells = numbered(cells) or list(cells.values())
    for cell in cells if isinstance(cells, list) else []:
        yield from cell if isinstance(cell, list) and cell else [cell]
    sheets = book.get("worksheets")
    for sheet in sheets if isinstance(sheets, list) else []:
        inner = sheet.get("cells") if isinstance(sheet, dict) else None
        yield from inner if isinstance(inner, list) else []


def _text(cell: Any) -> Any:
    """What a cell has as its text, whatever it is; None without one."""
    if not isinstance(cell, dict):
        return cell if isinstance(cell, str) else None
    return next(
        (cell[key] for key in _TEXTS if cell.get(key) not in (None, "")), cell.get("source")
    )


def _plain(cell: Any, number: int, valid: bool, remarks: Remarks) -> dict[str, Any] | None:
    """A cell with a known type and one text; None, with a remark, if it has no text."""
    known = cell if isinstance(cell, dict) else {}
    name = cell_name(known, number)
    raw = _text(cell)
    text = None if raw is None else joined(raw, name, remarks)
    if text is None:
        is_answer = bool(of_nbgrader(known).get("solution"))
        remarks.add("A cell whose text is missing or cannot be read was left out", name, is_answer)
        return None
    kind = _kind(known, text, name, remarks)
    most = MAX_CODE if kind == "code" else MAX_WORDS
    if len(text) > most:
        what = "code" if kind == "code" else "words"
        remarks.add(f"A cell with more than {most:,} characters of {what} was left out", name, True)
        return None
    if not valid:
        text = without_wrong_bytes(text, kind == "code", name, remarks)
    text = clean_text(text, kind == "code", name, remarks)
    if known.get("cell_type") == "heading":
        level = known.get("level")
        hashes = "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1)
        text = f"{hashes} {' '.join(text.splitlines())}"
    return {**known, "cell_type": kind, "source": text}


def _kind(cell: dict[str, Any], text: str, name: str, remarks: Remarks) -> str:
    """The type of a cell: what it says, or what it looks like."""
    said = cell.get("cell_type")
    kind = said.lower() if isinstance(said, str) else {1: "markdown", 2: "code"}.get(_number(cell))
    if kind == "code" or kind == "raw":
        return kind
    if kind in _WORDS:
        return "markdown"
    if any(key in cell for key in _OF_CODE) or is_python(text[:MAX_CODE]):
        remarks.add("A cell of an unknown type was taken for code", name)
        return "code"
    remarks.add("A cell of an unknown type was taken for words", name)
    return "markdown"


def _number(cell: dict[str, Any]) -> int:
    """The number that VS Code's own format has for a type."""
    kind = cell.get("kind")
    return kind if isinstance(kind, int) else 0


def _without_too_much_code(cells: list[dict[str, Any]], remarks: Remarks) -> list[dict[str, Any]]:
    """Without the longest code cells, if all code together is too much."""
    code = sorted(
        (cell for cell in cells if cell["cell_type"] == "code"),
        key=lambda cell: len(cell["source"]),
    )
    total = sum(len(cell["source"]) for cell in code)
    left_out = []
    while total > MAX_ALL_CODE:
        left_out.append(code.pop())
        total -= len(left_out[-1]["source"])
        remarks.add(
            f"The notebook has more than {MAX_ALL_CODE:,} characters of code; its longest code "
            "cells were left out",
            cell_name(left_out[-1], cells.index(left_out[-1]) + 1),
            doubtful=True,
        )
    gone = {id(cell) for cell in left_out}
    return [cell for cell in cells if id(cell) not in gone]
