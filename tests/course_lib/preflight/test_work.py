"""What is not done, or stands where it is not looked for."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from lab import (
    ANSWER,
    DOUBLE,
    HALVE,
    STUB,
    code,
    find,
    form,
    lost,
    place,
    released,
    report,
    solved,
    text,
)
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from course_lib.preflight.form import checksum, form_of_names, from_json, to_json
from course_lib.preflight.look import Look
from course_lib.preflight.report import examine


def own_cell_below(book: NotebookNode) -> None:
    book.cells.insert(place(book, "double") + 1, code(find(book, "double").source))
    find(book, "double").source = STUB


def own_cell_below_a_changed_stub(book: NotebookNode) -> None:
    own_cell_below(book)
    find(book, "double").source = STUB.replace("Twice x", "I do not get it")


def in_the_test_cell(book: NotebookNode) -> None:
    find(book, "test_double").source = f"{DOUBLE}\nassert double(1) == 2"
    find(book, "double").source = STUB


def merged_into_another(book: NotebookNode) -> None:
    find(book, "halve").source += f"\n\n{DOUBLE}"
    book.cells.remove(find(book, "double"))


def gone(book: NotebookNode) -> None:
    book.cells.remove(find(book, "double"))


def turned_to_text(book: NotebookNode) -> None:
    find(book, "double").cell_type = "markdown"


def turned_to_raw(book: NotebookNode) -> None:
    find(book, "double").cell_type = "raw"


def untouched(book: NotebookNode) -> None:
    find(book, "double").source = STUB + "\n\n"


def code_below_the_stubs_line(book: NotebookNode) -> None:
    find(book, "double").source = STUB + "\n    return x + x"


def empty(book: NotebookNode) -> None:
    find(book, "double").source = "  \n"


def does_not_compile(book: NotebookNode) -> None:
    find(book, "double").source = "def double(x)\n    return x + x"


def renamed(book: NotebookNode) -> None:
    find(book, "double").source = "def doubled(x):\n    return x + x"


def copied(book: NotebookNode) -> None:
    again = copy.deepcopy(find(book, "double"))
    again["id"] = "again"
    book.cells.insert(place(book, "double") + 1, again)


def answer_below(book: NotebookNode) -> None:
    book.cells.insert(place(book, "q_twice") + 1, text(ANSWER))
    find(book, "q_twice").source = "YOUR ANSWER HERE"


def answer_above(book: NotebookNode) -> None:
    book.cells.insert(place(book, "q_twice"), text(ANSWER))
    find(book, "q_twice").source = "YOUR ANSWER HERE"


def answer_in_the_question(book: NotebookNode) -> None:
    book.cells[place(book, "q_twice") - 1].source += f"\n\n{ANSWER}"
    find(book, "q_twice").source = "YOUR ANSWER HERE"


def answer_deleted(book: NotebookNode) -> None:
    book.cells.remove(find(book, "q_twice"))


def answer_emptied(book: NotebookNode) -> None:
    find(book, "q_twice").source = " "


def answer_as_code(book: NotebookNode) -> None:
    one = find(book, "q_twice")
    one.update(cell_type="code", outputs=[], execution_count=None)


def code_above_the_imports(book: NotebookNode) -> None:
    book.cells.insert(1, code("HALF = np.array([0.5])"))


def solution_above_the_imports(book: NotebookNode) -> None:
    one = find(book, "double")
    one.source = "def double(x, two=np.array(2)):\n    return two * x"
    book.cells.remove(one)
    book.cells.insert(1, one)


FAULTS: dict[Callable[[NotebookNode], None], str] = {
    own_cell_below: "double: its own cell is not solved yet; `double` stands in your cell",
    own_cell_below_a_changed_stub: "double: its own cell is not solved yet; `double` stands in",
    in_the_test_cell: "double: its own cell is not solved yet; `double` stands in the cell of test",
    merged_into_another: "double: its cell is gone; `double` stands in the cell of halve",
    gone: "double: its cell is gone. Copy it from a fresh notebook.",
    turned_to_text: "double: its cell is a text cell now",
    turned_to_raw: "double: its cell is a raw cell now",
    untouched: "double: not solved yet.",
    code_below_the_stubs_line: "double: not solved yet: `raise NotImplementedError` still stands",
    empty: "double: its cell is empty",
    does_not_compile: "double: its cell does not run (line 1: expected ':')",
    renamed: "double: no cell defines `double` any more",
    copied: "double: there are 2 copies of this cell; keep one.",
    answer_below: "q_twice: its own cell is not answered yet; a cell of yours stands below it",
    answer_above: "q_twice: its own cell is not answered yet; a cell of yours stands above it",
    answer_in_the_question: "q_twice: its own cell is not answered yet; something was written",
    answer_deleted: "q_twice: its cell is gone.",
    answer_emptied: "q_twice: not answered yet.",
    answer_as_code: "q_twice: its cell is a code cell now",
    code_above_the_imports: "Your cell that begins `HALF = np.array([0.5])` uses `np`",
    solution_above_the_imports: "Your cell that begins `def double(x, two=np.array(2)):` uses `np`",
}


@pytest.mark.parametrize("damage", FAULTS, ids=lambda damage: damage.__name__)
def test_each_kind_of_damage_is_the_one_problem(damage: Callable[[NotebookNode], None]) -> None:
    book = solved()
    damage(book)
    problems = report(book).problems
    assert len(problems) == 1, problems
    assert problems[0].startswith(FAULTS[damage])


LOSE_THEIR_PLACE = {
    merged_into_another,
    copied,
    turned_to_text,
    turned_to_raw,
    answer_as_code,
    renamed,
    empty,
}
"""Without metadata these cells cannot be told from the student's own; something else is said."""


@pytest.mark.parametrize(
    "damage", [f for f in FAULTS if f not in LOSE_THEIR_PLACE], ids=lambda damage: damage.__name__
)
def test_the_same_is_found_where_the_metadata_are_lost(
    damage: Callable[[NotebookNode], None],
) -> None:
    book = solved()
    damage(book)
    problems = report(lost(book)).problems
    assert any(line.startswith(FAULTS[damage].partition(":")[0]) for line in problems), problems


@pytest.mark.parametrize("keep", [solved, lambda: lost(solved())], ids=["as it was", "lost"])
def test_a_solved_notebook_has_no_problem(keep: Callable[[], NotebookNode]) -> None:
    found = report(keep())
    assert not found.problems and not found.hints, found


OWN_CELLS = [
    "import math\nfor i in range(3):\n    print(i, __name__)",
    "def later():\n    return np.zeros(2)  # known when it is called",
    "rows = [row for row in range(4)]\nwith open('x', 'w') as file:\n    pass",
    "try:\n    np\nexcept NameError:\n    print('later')",
    "np = 3\nprint(np)",
    "class A:\n    b = 1\n    c = b\n\n    def double(self):\n        return imports",
    "from math import *\nprint(np)",
    "%run helpers.py\nprint(np)",
    "x = 1\nx += 1\nprint(x, len(In), _)",
    "match [1]:\n    case [first, *rest]:\n        print(first, rest)",
    "f = lambda np=1: np + double",
]


@pytest.mark.parametrize("source", OWN_CELLS)
def test_own_cells_are_welcome_anywhere(source: str) -> None:
    for position in (0, 3, 11):
        book = solved()
        book.cells.insert(position, code(source))
        book.cells.insert(position, text("My notes: look at `double` again."))
        assert not report(book).problems


def test_what_is_made_above_may_be_made_again_below() -> None:
    book = solved()
    book.cells.insert(3, code("print(np.zeros(1))"))
    book.cells.append(code("import numpy as np"))
    assert not report(book).problems


def test_a_helper_called_like_nothing_released_is_no_solution_elsewhere() -> None:
    book = solved(double=STUB)
    book.cells.insert(5, code("def doubles(x):\n    return x"))
    assert report(book).problems[0] == "double: not solved yet."


def test_a_raise_of_ones_own_is_no_stub() -> None:
    right = 'def double(x):\n    if x is None:\n        raise NotImplementedError("no None")\n'
    assert not report(solved(double=right + "    return x + x")).problems
    comment = "def double(x):\n    # raise NotImplementedError\n    return x + x"
    assert not report(solved(double=comment)).problems


def test_magics_and_timing_are_read_as_code() -> None:
    assert not report(solved(double=f"%%time\n{DOUBLE}")).problems
    assert not report(solved(double=f"%matplotlib inline\n{DOUBLE}")).problems


def test_an_untouched_notebook_lists_everything_in_its_order() -> None:
    names = [line.partition(":")[0] for line in report(released()).problems]
    assert names == ["double", "halve", "q_twice"]


def test_without_a_form_the_names_and_the_metadata_are_enough() -> None:
    known = form_of_names("lab", ["double", "halve"], ["q_twice"])
    assert not examine(Look(solved(), known)).problems
    problems = examine(Look(released(), known)).problems
    assert [line.partition(":")[0] for line in problems] == ["double", "halve", "q_twice"]
    changed = solved()
    find(changed, "imports").source += "\nimport math"
    hints = examine(Look(changed, known)).hints
    assert hints == ["Given cells that were changed: imports. Grading puts them back as they were."]


def test_the_checksum_is_nbgraders() -> None:
    for cell in released().cells:
        if known := cell.metadata.get("nbgrader"):
            assert checksum(cell.source, cell.cell_type, known) == compute_checksum(cell)


def test_a_form_keeps_no_text_of_the_notebook_and_survives_its_file() -> None:
    data = to_json(form("actor.pt"))
    assert from_json(data.decode()) == form("actor.pt")
    assert b"NotImplementedError" not in data and b"Why is two" not in data


def test_other_words_in_a_solution_do_not_hide_the_second_exercise() -> None:
    problems = report(solved(double=STUB, halve=HALVE)).problems
    assert problems == ["double: not solved yet."]
