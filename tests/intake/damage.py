"""What platforms, tools and hands do to the cells of a notebook: kinds of damage to its JSON.

Each kind is a function of the notebook, which it changes in place, and of a random generator.
Answers stay in the file, word by word: a kind hides, moves, copies, wraps or renames them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

import nbformat

Book = dict[str, Any]
Cell = dict[str, Any]
BookKind = Callable[[Book, Random], None]
BOOK_KINDS: dict[str, BookKind] = {}
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


# ---- platforms and tools ------------------------------------------------------------------------


@kind
def colab(book: Book, rng: Random) -> None:
    """Ids move into the metadata, where Colab keeps its own."""
    for cell in cells(book):
        metadata = cell.get("metadata") or {}
        cell["metadata"] = {**metadata, "id": cell.pop("id", f"{rng.getrandbits(48):012x}")}
        cell["metadata"] |= {"colab": {"base_uri": "https://localhost:8080/"}, "outputId": "x-1"}
    _of_book(book)["colab"] = {"provenance": [], "toc_visible": True}
    book["nbformat_minor"] = 0


@hides
def colab_from_drive(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        cell["metadata"] = {"id": f"{rng.getrandbits(48):012x}", "colab": {"height": 35}}
    book["nbformat_minor"] = 0


@hides
def all_metadata_lost(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        cell["metadata"] = {}


@hides
def kaggle(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        cell["metadata"] = {"_uuid": f"{rng.getrandbits(128):032x}", "trusted": True}
    _of_book(book)["kaggle"] = {"accelerator": "none"}
    first = "import os\nfor folder, _, names in os.walk('/kaggle/input'):\n    print(folder, names)"
    _insert(book, 0, new("code", first, rng))


@hides
def databricks(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        inner = {"cellMetadata": {}, "inputWidgets": {}, "nuid": f"{rng.getrandbits(64):x}"}
        cell["metadata"] = {"application/vnd.databricks.v1+cell": inner}


@hides
def deepnote(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        kind_of_cell = cell.get("cell_type")
        cell["metadata"] = {
            "cell_id": f"{rng.getrandbits(64):x}",
            "deepnote_cell_type": kind_of_cell,
        }
    _insert(book, 9_999, new("markdown", "<a href='https://deepnote.com'>Created in</a>", rng))


@hides
def datalore(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["id"] = f"{rng.getrandbits(100):x}"
        cell["metadata"] = {"datalore": {"node_id": f"{rng.getrandbits(64):x}", "type": "CODE"}}


@hides
def sagemaker_and_old_vscode(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell.pop("id", None)
        cell["metadata"] = {"tags": [], "pycharm": {"name": "#%%\n"}}
    book["nbformat_minor"] = 2


@kind
def vscode(book: Book, rng: Random) -> None:
    for cell in cells(book):
        language = "python" if cell.get("cell_type") == "code" else "markdown"
        cell["metadata"] = {**(cell.get("metadata") or {}), "vscode": {"languageId": language}}
    _of_book(book)["kernelspec"] = {"display_name": "R", "language": "R", "name": "ir"}


@kind
def pycharm(book: Book, rng: Random) -> None:
    for cell in cells(book):
        times = {"end_time": "2026-01-01T00:00:00Z", "start_time": "2026-01-01T00:00:00Z"}
        cell["metadata"] = {**(cell.get("metadata") or {}), "ExecuteTime": times}
    _insert(book, 9_999, new("code", "", rng))


@kind
def papermill(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["metadata"] = {**(cell.get("metadata") or {}), "papermill": {"status": "completed"}}
    _insert(book, 0, new("markdown", "An Exception was encountered at 'In [7]'.", rng))
    _insert(book, 1, new("code", "# Parameters\nseed = 3", rng))


@kind
def nbstripout(book: Book, rng: Random) -> None:
    for number, cell in enumerate(cells(book)):
        cell["id"] = str(number)
        if cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None


@kind
def new_ids(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["id"] = f"{rng.getrandbits(32):08x}"


@kind
def one_id_for_all(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["id"] = "a1b2"


@kind
def tags_and_slides(book: Book, rng: Random) -> None:
    for cell in cells(book):
        more = {"tags": ["hide-input"], "slideshow": {"slide_type": "slide"}, "editable": True}
        cell["metadata"] = {**(cell.get("metadata") or {}), **more, "collapsed": True}


@kind
def widgets_without_state(book: Book, rng: Random) -> None:
    _of_book(book)["widgets"] = {"application/vnd.jupyter.widget-state+json": {"ab": {}}}


@kind
def old_nbgrader_schema(book: Book, rng: Random) -> None:
    for cell in cells(book):
        if name(cell):
            cell["metadata"]["nbgrader"].pop("task", None)
            cell["metadata"]["nbgrader"]["schema_version"] = 1


@kind
def forged_points(book: Book, rng: Random) -> None:
    for cell in cells(book):
        if name(cell):
            cell["metadata"]["nbgrader"] |= {"points": 999, "locked": False, "checksum": "0"}


@hides
def names_lost_ids_kept(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["metadata"] = {}


@kind
def jupytext_percent(book: Book, rng: Random) -> None:
    _through_jupytext(book, "py:percent")


@hides
def jupytext_light(book: Book, rng: Random) -> None:
    _through_jupytext(book, "py:light")


@hides
def jupytext_markdown(book: Book, rng: Random) -> None:
    _through_jupytext(book, "md")


def _through_jupytext(book: Book, form: str) -> None:
    import jupytext

    whole = {"metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    plain = [new(c.get("cell_type", ""), text(c), Random(k)) for k, c in enumerate(cells(book))]
    for made, cell in zip(plain, cells(book)):
        made["metadata"] = cell.get("metadata") or {}
    plain = [cell for cell in plain if cell["cell_type"] in ("code", "markdown", "raw")]
    node = nbformat.from_dict({**whole, "cells": plain})
    back = jupytext.reads(jupytext.writes(node, fmt=form), fmt=form)
    book["cells"] = json.loads(json.dumps(back["cells"]))


@kind
def trailing_blanks_stripped(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["source"] = "\n".join(line.rstrip() for line in text(cell).split("\n")).strip("\n")


@kind
def final_line_ends(book: Book, rng: Random) -> None:
    for cell in cells(book):
        cell["source"] = text(cell) + "\n"


def _of_book(book: Book) -> dict[str, Any]:
    if not isinstance(book.get("metadata"), dict):
        book["metadata"] = {}
    return book["metadata"]


def _insert(book: Book, place: int, cell: Cell) -> None:
    if isinstance(book.get("cells"), list):
        book["cells"].insert(place, cell)
