"""What a correct student hands in, made from the instructor's notebook.

The audit needs it as the background into which a wrong answer is put, so that whatever fails is the
fault of that one answer.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass

from nbformat import NotebookNode

from grading.cells import grade_id, is_solution, is_test

_SOLUTION_MARK = re.compile(r"(BEGIN|END) SOLUTION")
_SCHEME = re.compile(
    r"^[^\n]*BEGIN MARK SCHEME.*?END MARK SCHEME[^\n]*\n?", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True)
class Exercise:
    """An exercise that a test cell grades.

    has_cell is False where the answer is a file handed in beside the notebook.
    """

    name: str
    max_points: float
    has_cell: bool


def exercises(notebook: NotebookNode) -> list[Exercise]:
    """List the automatically graded exercises of a notebook, in its order."""
    solutions = {grade_id(cell) for cell in notebook.cells if is_solution(cell)}
    return [
        Exercise(name, float(cell.metadata.nbgrader.points), name in solutions)
        for cell in notebook.cells
        if is_test(cell)
        for name in [grade_id(cell).removeprefix("test_")]
    ]


def solve(
    released: NotebookNode, source: NotebookNode, answers: dict[str, str] | None = None
) -> NotebookNode:
    """Fill in a released notebook like a student who gets everything right.

    answers  cell contents by exercise that take the place of the reference solution
    """
    solutions = {
        grade_id(cell): without_marks(cell.source) for cell in source.cells if is_solution(cell)
    } | (answers or {})
    solved = copy.deepcopy(released)
    for cell in solved.cells:
        if is_solution(cell):
            cell.source = solutions[grade_id(cell)]
    return solved


def without_marks(text: str) -> str:
    """Drop the lines that delimit a solution, and the marking scheme with its content."""
    lines = _SCHEME.sub("", text).splitlines()
    return "\n".join(line for line in lines if not _SOLUTION_MARK.search(line))
