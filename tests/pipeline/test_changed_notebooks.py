"""Notebooks that tools and students changed, graded for real in one batch: each as if unchanged."""

from __future__ import annotations

import json
from collections.abc import Callable

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from tinycourse import SOLUTIONS, TINY, answered, find, hand_in, make_course

from grading.authoring.release import release
from grading.course import Course
from grading.marking.autograde import autograde
from grading.returning.results import SubmissionResult, read_results

FULL = {"double": 2.0, "share": 4.0, "count": 1.0, "q_twice": None}
USES_MATH = "def double(x):\n    return m.fsum([x, x])"


def lost(book: NotebookNode) -> bytes:
    """Without nbgrader's metadata, as Colab and Drive, Kaggle and Databricks can leave it."""
    for number, each in enumerate(book.cells):
        each.metadata = nbformat.from_dict({"id": f"{number:012x}"})
        each.pop("id", None)
    book.nbformat_minor = 0
    return json.dumps(book).encode()


def titles(book: NotebookNode) -> bytes:
    for each in book.cells:
        if each.cell_type == "code":
            each.source = f'#@title Run me {{ display-mode: "form" }}\n{each.source}'
    return lost(book)


def import_in_a_given_cell(book: NotebookNode) -> NotebookNode:
    find(book, "imports").source = "import math\nimport math as m"
    find(book, "double").source = USES_MATH
    return book


def what_is_lost_in_a_given_cell(book: NotebookNode) -> NotebookNode:
    find(book, "imports").source = "import math\nfor m in [math]: pass"
    find(book, "double").source = USES_MATH
    return book


def front_end_lines(book: NotebookNode) -> NotebookNode:
    book.cells.insert(2, new_code_cell("!pip install x\n%magic\nimport math as m\n1 / 0", id="own"))
    find(book, "double").source = f"%%time\n!ls\n{USES_MATH}"
    return book


def merged(book: NotebookNode) -> NotebookNode:
    test, share = find(book, "test_double"), find(book, "share")
    find(book, "double").source += f"\n\n{test.source}\n\n{share.source}"
    book.cells = [each for each in book.cells if each not in (test, share)]
    return book


def solved_below(book: NotebookNode) -> NotebookNode:
    place = book.cells.index(find(book, "test_double")) + 1
    book.cells.insert(place, new_code_cell(SOLUTIONS["double"], id="mine"))
    find(book, "double").source = STUB["double"]
    return book


def answered_below(book: NotebookNode) -> NotebookNode:
    find(book, "q_twice").source = "YOUR ANSWER HERE"
    place = book.cells.index(find(book, "q_twice")) + 1
    book.cells.insert(place, new_markdown_cell(SOLUTIONS["q_twice"], id="mine"))
    return book


def upside_down(book: NotebookNode) -> NotebookNode:
    book.cells.reverse()
    return book


def own_copy_of_a_stub_below(book: NotebookNode) -> NotebookNode:
    place = book.cells.index(find(book, "double")) + 1
    book.cells.insert(place, new_code_cell(STUB["double"], id="copy"))
    return book


STUB: dict[str, str] = {}
CHANGES: list[Callable[[NotebookNode], NotebookNode | bytes]] = [
    *(lost, titles, import_in_a_given_cell, what_is_lost_in_a_given_cell, front_end_lines),
    *(merged, solved_below, answered_below, upside_down, own_copy_of_a_stub_below),
]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = make_course(tmp_path_factory.mktemp("changed") / "course")
    release(course, TINY)
    released = nbformat.read(course.notebook("release", TINY), as_version=4)
    STUB["double"] = find(released, "double").source
    for change in CHANGES:
        hand_in(course, change.__name__, change(answered(course)))
    hand_in(course, "empty_with_a_stub", _unanswered(course))
    autograde(course, TINY, progress=False)
    return course


def _unanswered(course: Course) -> NotebookNode:
    return answered(course, q_twice="YOUR ANSWER HERE")


def result(course: Course, student: str) -> SubmissionResult:
    return next(each for each in read_results(course, TINY) if each.student == student)


def points(course: Course, student: str) -> dict[str, float | None]:
    return {each.exercise: each.points for each in result(course, student).exercises}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_changed_notebook_gets_the_points_of_its_answers(graded: Course, change) -> None:
    if change is not what_is_lost_in_a_given_cell:
        assert points(graded, change.__name__) == FULL
    assert result(graded, change.__name__).status == "graded"


def test_an_answer_that_was_not_given_is_nothing(graded: Course) -> None:
    assert points(graded, "empty_with_a_stub") == FULL | {"q_twice": 0.0}
    assert result(graded, "empty_with_a_stub").notes == []


def test_the_message_names_the_given_cell_that_was_restored(graded: Course) -> None:
    messages = {
        student: result(graded, student).exercises[0].message
        for student in ("import_in_a_given_cell", "what_is_lost_in_a_given_cell", "merged")
    }
    assert messages == {
        "import_in_a_given_cell": "What you added to the cell imports was kept.",
        "what_is_lost_in_a_given_cell": "NameError: name 'm' is not defined\n"
        "The cell imports was restored: what you changed in it is gone.",
        "merged": "",
    }


def test_lines_that_are_not_run_are_named_once(graded: Course) -> None:
    assert result(graded, "front_end_lines").notes == [
        "Lines for the notebook's front end are not run while grading: !pip install x, %magic, "
        "%%time, !ls."
    ]
