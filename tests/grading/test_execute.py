"""The limits of a run: cells, restarts, the whole notebook, output."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config

from grading.execute import STOPPED, ExecuteFromTop

HANG = "while True:\n    pass"


def run(tmp_path: Path, *sources: str, **limits: int) -> tuple[NotebookNode, list[str]]:
    """The notebook after a run, and the notes."""
    book = new_notebook(cells=[new_code_cell(source) for source in sources])
    step = ExecuteFromTop(config=Config(ExecuteFromTop=limits))
    notes: list[str] = []
    step._run(book, {"metadata": {"path": str(tmp_path)}}, notes)
    return book, notes


def printed(cell: NotebookNode) -> str:
    return "".join(out.get("text", "") for out in cell.outputs)


def stopped(cell: NotebookNode) -> str:
    return "".join(out.evalue for out in cell.outputs if out.get("ename") == STOPPED)


def test_each_hanging_cell_costs_itself(tmp_path: Path) -> None:
    book, notes = run(tmp_path, "x = 1", HANG, "x += 1", HANG, "print(x)", timeout=1, patience=99)
    assert printed(book.cells[4]) == "2\n"
    assert [bool(stopped(cell)) for cell in book.cells] == [False, True, False, True, False]
    assert [note.partition(":")[0] for note in notes] == ["Cell number 2", "Cell number 4"]


def test_a_cell_that_only_waits_is_stopped_by_the_clock(tmp_path: Path) -> None:
    book, _ = run(tmp_path, "import time\ntime.sleep(999)", "print(2)", timeout=4, patience=1)
    assert stopped(book.cells[0]).startswith("This cell did not end and was stopped")
    assert printed(book.cells[1]) == "2\n"


def test_after_too_many_restarts_the_rest_is_not_run(tmp_path: Path) -> None:
    book, _ = run(
        tmp_path, "print(1)", HANG, HANG, "print(4)", timeout=1, patience=99, max_restarts=1
    )
    assert printed(book.cells[0]) == "1\n"
    assert "is there an infinite loop?" in stopped(book.cells[2])
    assert stopped(book.cells[3]).startswith("Not run: the notebook had been stopped too often")


def test_the_end_of_the_notebooks_time_keeps_what_was_done(tmp_path: Path) -> None:
    """The first cell is quick in the first run only; a rerun without time loses nothing."""
    first = (
        "import pathlib, time\n"
        "mark = pathlib.Path('mark')\n"
        "time.sleep(60) if mark.exists() else mark.touch()\n"
        "print('done')"
    )
    book, notes = run(tmp_path, first, "import os\nos._exit(0)", "print(3)", notebook_timeout=12)
    assert printed(book.cells[0]) == "done\n"
    assert "The kernel died" in stopped(book.cells[1])
    assert stopped(book.cells[2]).startswith("Not run")
    assert len(notes) == 1


@pytest.mark.parametrize("text", ["'x' * 1000", "'y'"])
def test_endless_output_is_cut_off(tmp_path: Path, text: str) -> None:
    flood = f"import time\nend = time.time() + 2\nwhile time.time() < end:\n    print({text})"
    book, _ = run(tmp_path, flood, "print('next')")
    assert 0 < len(printed(book.cells[0])) < 2_500_000
    assert printed(book.cells[1]) == "next\n"
