"""Kinds of damage to the JSON of a notebook: what all of them need, and those of formats.

Each kind is a function of the notebook, which it changes in place, and of a random generator.
Answers stay in the file, word by word: a kind hides, moves, copies, wraps or renames them.
`damage_by_tools` and `damage_by_hand` add theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

Book = dict[str, Any]
Cell = dict[str, Any]
BookKind = Callable[[Book, Random], None]
BOOK_KINDS: dict[str, BookKind] = {}
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
OF_MATCHING: set[str] = set()
"""Kinds that hide which cell is which: what becomes of them is the work of `matching`."""


def kind(function: BookKind) -> BookKind:
    BOOK_KINDS[function.__name__] = function
    return function


def hides(function: BookKind) -> BookKind:
    OF_MATCHING.add(function.__name__)
    return kind(function)


def text(cell: Cell) -> str:
    """The text of a cell, whatever earlier damage did to it."""
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        flat = [part for item in source for part in (item if isinstance(item, list) else [item])]
        ended = len(flat) < 2 or any(str(part).endswith("\n") for part in flat)
        return ("" if ended else "\n").join(map(str, flat))
    return source if isinstance(source, str) else ""


def of_nbgrader(cell: Any) -> dict[str, Any]:
    metadata = cell.get("metadata") if isinstance(cell, dict) else None
    known = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return known if isinstance(known, dict) else {}


def name(cell: Any) -> str:
    return of_nbgrader(cell).get("grade_id", "")


def flag(cell: Any, key: str) -> bool:
    return bool(of_nbgrader(cell).get(key))


def cells(book: Book) -> list[Cell]:
    """The cells that are cells, in the file's own list."""
    found = book.get("cells")
    return [cell for cell in found if isinstance(cell, dict)] if isinstance(found, list) else []


def answers(book: Book, cell_type: str) -> list[Cell]:
    found = [cell for cell in cells(book) if flag(cell, "solution")]
    return [cell for cell in found if cell.get("cell_type") == cell_type]


def given(book: Book) -> list[Cell]:
    return [cell for cell in cells(book) if name(cell) and not flag(cell, "solution")]


def index(book: Book, cell: Cell) -> int:
    return next(k for k, other in enumerate(book["cells"]) if other is cell)


def new(cell_type: str, source: str, rng: Random) -> Cell:
    made: Cell = {"cell_type": cell_type, "metadata": {}, "source": source}
    made["id"] = f"{rng.getrandbits(32):08x}"
    if cell_type == "code":
        made |= {"outputs": [], "execution_count": rng.randint(1, 99)}
    return made


def of_book(book: Book) -> dict[str, Any]:
    if not isinstance(book.get("metadata"), dict):
        book["metadata"] = {}
    return book["metadata"]


def insert(book: Book, place: int, cell: Cell) -> None:
    if isinstance(book.get("cells"), list):
        book["cells"].insert(place, cell)


# ---- formats ------------------------------------------------------------------------------------


@kind
def format_4_0(book: Book, rng: Random) -> None:
    book["nbformat_minor"] = 0
    for cell in cells(book):
        cell.pop("id", None)


@kind
def format_3(book: Book, rng: Random) -> None:
    for cell in cells(book):
        if cell.get("cell_type") == "code":
            cell["input"] = cell.pop("source", "")
            cell["prompt_number"] = cell.pop("execution_count", None)
        cell.pop("id", None)
    book["worksheets"] = [{"cells": book.pop("cells"), "metadata": {}}]
    book["nbformat"], book["nbformat_minor"] = 3, 0


@kind
def format_5(book: Book, rng: Random) -> None:
    book["nbformat"], book["nbformat_minor"] = 5, rng.randint(0, 9)


@kind
def format_is_odd(book: Book, rng: Random) -> None:
    book["nbformat"] = rng.choice(["4", 4.0, None, [], "4.5", 0, True])


@kind
def format_is_missing(book: Book, rng: Random) -> None:
    book.pop("nbformat", None)
    book.pop("nbformat_minor", None)


@kind
def cells_in_worksheets(book: Book, rng: Random) -> None:
    if "cells" in book:
        book["worksheets"] = [{"cells": book.pop("cells")}]


@kind
def cells_as_an_object(book: Book, rng: Random) -> None:
    if isinstance(book.get("cells"), list):
        items = list(enumerate(book["cells"]))
        rng.shuffle(items)
        book["cells"] = {str(number): cell for number, cell in items}


@kind
def metadata_null(book: Book, rng: Random) -> None:
    book["metadata"] = None
    for cell in cells(book):
        cell["metadata"] = cell.get("metadata") or None


@kind
def keys_missing(book: Book, rng: Random) -> None:
    for cell in cells(book):
        for key in ("outputs", "execution_count"):
            cell.pop(key, None)
        if not cell.get("metadata"):
            cell.pop("metadata", None)


@kind
def sources_as_one_text(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["source"] = text(cell)


@kind
def sources_as_lines(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["source"] = text(cell).splitlines(True)


@kind
def lines_without_ends(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["source"] = text(cell).split("\n")


@kind
def lines_in_lists(book: Book, rng: Random) -> None:
    for cell in cells(book):
        lines = text(cell).splitlines(True)
        cell["source"] = [lines[:2], lines[2:]]


@kind
def windows_ends_in_sources(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["source"] = text(cell).replace("\n", "\r\n")


@kind
def foreign_cell(book: Book, rng: Random) -> None:
    odd = [
        {"cell_type": "heading", "level": 2, "metadata": {}, "source": "My notes"},
        {"cell_type": "sql", "metadata": {}, "source": "select 1", "outputs": []},
        {"cell_type": None, "source": "some words of mine"},
        {"cell_type": "markdown", "metadata": {}},
        {"cell_type": "code", "metadata": {}, "source": None, "outputs": []},
        {"cell_type": "code", "metadata": {}, "source": 7},
        None,
        7,
        [],
    ]
    if isinstance(book.get("cells"), list):
        book["cells"].insert(rng.randint(0, len(book["cells"])), rng.choice(odd))


@kind
def odd_outputs(book: Book, rng: Random) -> None:
    deep: Any = []
    for _ in range(rng.choice([3, 300])):
        deep = [deep]
    odd = [None, 7, [None], deep, [{"data": {"x": float("nan")}}], [{"text": 10**400}], ["\ud83d"]]
    for cell in cells(book):
        if cell.get("cell_type") == "code":
            cell["outputs"] = rng.choice(odd)
            cell["execution_count"] = rng.choice([None, 0, 10**30, "x", float("inf")])


@kind
def half_characters(book: Book, rng: Random) -> None:
    """Halves of pairs, as cutting an emoji leaves them, everywhere but in a text."""
    half = rng.choice(["\ud83d", "\ude00", "\udce9"])
    stream = {"output_type": "stream", "name": "stdout", "text": ["loss: " + half]}
    shown = {"output_type": "display_data", "metadata": {}, "data": {"text/plain": half}}
    for cell in cells(book):
        if cell.get("cell_type") == "code":
            cell["outputs"] = [stream, shown]
        else:
            cell["attachments"] = {f"a{half}.png": {"image/png": PIXEL}}
        cell["metadata"] = {**(cell.get("metadata") or {}), half: half}
    of_book(book)["authors"] = [{"name": half}]


@kind
def large_outputs(book: Book, rng: Random) -> None:
    for cell in cells(book)[:5]:
        lines = ["x" * 90 + "\n"] * 900
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": lines}]


@kind
def zero_characters(book: Book, rng: Random) -> None:
    for cell in rng.sample(answers(book, "code"), min(2, len(answers(book, "code")))):
        source = text(cell)
        place = rng.randint(0, len(source))
        cell["source"] = source[:place] + "\0" + source[place:]


@kind
def no_break_spaces(book: Book, rng: Random) -> None:
    for cell in answers(book, "code"):
        lines = text(cell).split("\n")
        cell["source"] = "\n".join(_indented_oddly(line) for line in lines)


def _indented_oddly(line: str) -> str:
    width = len(line) - len(line.lstrip(" "))
    inside = '"' in line or "'" in line or not line.strip() or width == 0
    return line if inside else "\u00a0" * width + line[width:]
