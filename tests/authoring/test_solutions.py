"""The answers that students get after the deadline."""

from __future__ import annotations

import datetime

import nbformat
import pytest
from tinycourse import TINY, find

from grading.authoring.release import release
from grading.authoring.solutions import write_solutions
from grading.course import Course, CourseError


def due_in(course: Course, days: float) -> None:
    with course.gradebook() as gradebook:
        now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
        when = now + datetime.timedelta(days=days)
        gradebook.update_or_create_assignment(TINY, duedate=when)


def test_solutions_and_model_answers_but_nothing_hidden(tiny_course: Course) -> None:
    release(tiny_course, TINY)
    book = nbformat.read(write_solutions(tiny_course, TINY), as_version=4)
    nbformat.validate(book)
    text = "\n".join(cell.source for cell in book.cells)
    assert "twice_the_value = 2 * x" in find(book, "double").source
    assert "The model answer explains" in find(book, "q_twice").source
    assert "double(1) should be 2" in find(book, "test_double").source
    for secret in ("hidden_number", "hidden_points_offered", "One point for", "BEGIN", "YOUR CODE"):
        assert secret not in text
    names = {"__name__": "__main__"}
    for cell in book.cells:
        if cell.cell_type == "code" and not cell.metadata.nbgrader.grade_id.startswith("header"):
            exec(cell.source, names)


def test_not_before_the_due_date(tiny_course: Course) -> None:
    release(tiny_course, TINY)
    due_in(tiny_course, 1)
    with pytest.raises(CourseError, match="still to come.*--early"):
        write_solutions(tiny_course, TINY)
    assert not (tiny_course.root / "solutions").exists()
    assert write_solutions(tiny_course, TINY, early=True).is_file()
    due_in(tiny_course, -1)
    assert write_solutions(tiny_course, TINY).is_file()


def test_only_of_what_students_have(tiny_course: Course) -> None:
    release(tiny_course, TINY)
    path = tiny_course.notebook("source", TINY)
    book = nbformat.read(path, as_version=4)
    book.cells[0].source = "# Another title"
    nbformat.write(book, path)
    with pytest.raises(CourseError, match="run `course release tiny` first"):
        write_solutions(tiny_course, TINY)
