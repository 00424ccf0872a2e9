"""A small released lab, and students' notebooks made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.utils import compute_checksum
from tinycourse import cell

from course_lib.preflight.form import Form, form_of
from course_lib.preflight.look import Look
from course_lib.preflight.report import Report, examine

LAB = "lab"
STUB = '''def double(x):
    """Twice x."""
    # YOUR CODE HERE
    raise NotImplementedError("Exercise double is not solved yet: put your code here.")'''
HALF_STUB = STUB.replace("double", "halve").replace("Twice", "Half of")
DOUBLE, HALVE = "def double(x):\n    return x + x", "def halve(x):\n    return np.divide(x, 2)"
ANSWER = "Because one and one is two."


def released() -> NotebookNode:
    """Two exercises, a question, given cells; as a student gets it."""
    book = new_notebook(
        cells=[
            cell("code", "import sys", "header_setup"),
            cell("markdown", "# A lab"),
            cell("code", "import numpy as np", "imports"),
            cell("code", STUB, "double", solution=True),
            cell("code", "assert double(1) == 2", "test_double", points=2),
            cell("code", HALF_STUB, "halve", solution=True),
            cell("code", "assert halve(2) == 1", "test_halve", points=2),
            cell("markdown", "Why is two twice one?"),
            cell("markdown", "YOUR ANSWER HERE", "q_twice", points=2, solution=True),
            cell("code", "SETTINGS = dict(steps=5)"),
            cell("code", 'print("saving"), np.save("actor.pt", 1)', "save_actor"),
        ],
        metadata={"course": {"assignment": LAB}},
    )
    for one in book.cells:
        if "nbgrader" in one.metadata:
            one.metadata.nbgrader["checksum"] = compute_checksum(one)
    return book


def form(*files: str) -> Form:
    return form_of(released(), LAB, files)


def solved(**answers: str) -> NotebookNode:
    """The notebook with right answers, `answers` in place of some; each cell run in turn."""
    book = released()
    texts = {"double": DOUBLE, "halve": HALVE, "q_twice": ANSWER, **answers}
    count = 0
    for one in book.cells:
        one.source = texts.get(name(one), one.source)
        if one.cell_type == "code":
            count += 1
            one.execution_count = count
    return book


def name(one: NotebookNode) -> str:
    return one.metadata.get("nbgrader", {}).get("grade_id", "")


def find(book: NotebookNode, wanted: str) -> NotebookNode:
    return next(one for one in book.cells if name(one) == wanted)


def place(book: NotebookNode, wanted: str) -> int:
    return book.cells.index(find(book, wanted))


def code(source: str) -> NotebookNode:
    return new_code_cell(source, execution_count=None)


def text(source: str) -> NotebookNode:
    return new_markdown_cell(source)


def lost(book: NotebookNode) -> NotebookNode:
    """As Colab and Drive can leave it: no metadata, other ids."""
    for number, one in enumerate(book.cells):
        one.metadata = nbformat.from_dict({"id": f"{number:012x}"})
        one["id"] = f"other-{number}"
    book.metadata = nbformat.from_dict({})
    return book


def look_at(book: NotebookNode, *files: str, **more: Any) -> Look:
    return Look(book, form(*files), f"{LAB}.ipynb", **more)


def report(book: NotebookNode, *files: str, **more: Any) -> Report:
    return examine(look_at(book, *files, **more))


def written(folder: Path, book: NotebookNode, file: str = f"{LAB}.ipynb") -> Path:
    nbformat.write(book, folder / file)
    return folder / file
