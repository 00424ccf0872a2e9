"""The answers for students, once the deadline is over: a released notebook, filled in."""

from __future__ import annotations

import datetime
from pathlib import Path

import nbformat
from nbformat.v4 import new_markdown_cell
from nbgrader.api import MissingEntry

from grading.authoring.release import release_differences
from grading.authoring.solving import solve
from grading.course import Course, CourseError, read_notebook
from grading.files import write_atomically

FOLDER = "solutions"
_ABOUT = (
    "**With solutions.** What the exercises ask for, solved in one way of many, and a model answer "
    "to each question. Compare it with yours: another way that does the same is as right."
)


def write_solutions(course: Course, assignment: str, early: bool = False) -> Path:
    """Write `solutions/<assignment>/<assignment>.ipynb`; the path.

    Solutions and model answers stand where students write; hidden checks and marking schemes are
    not in it.

    early  also while the due date, if the gradebook has one, is still to come

    Raises CourseError when the release is not what the source gives, or when it is too early.
    """
    course.require(assignment)
    if not early:
        _refuse_before_due(course, assignment)
    if differences := release_differences(course, assignment):
        raise CourseError(
            f"release/ is not what source/ gives ({differences[0]}): run `course release "
            f"{assignment}` first."
        )
    released = read_notebook(course.notebook("release", assignment))
    book = solve(released, read_notebook(course.notebook("source", assignment)))
    book.cells.insert(0, new_markdown_cell(_ABOUT, id="with-solutions"))
    path = course.root / FOLDER / assignment / f"{assignment}.ipynb"
    write_atomically(path, f"{nbformat.writes(book)}\n".encode())
    return path


def _refuse_before_due(course: Course, assignment: str) -> None:
    with course.gradebook() as gradebook:
        try:
            due = gradebook.find_assignment(assignment).duedate
        except MissingEntry:
            due = None
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)  # nbgrader keeps UTC
    if due is not None and due > now:
        raise CourseError(
            f"{assignment} is due on {due:%Y-%m-%d at %H:%M} UTC, which is still to come. To write "
            "the solutions all the same: --early."
        )
