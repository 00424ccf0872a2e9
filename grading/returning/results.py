"""The results of an assignment, read from the gradebook and the records."""

from __future__ import annotations

from dataclasses import dataclass

from nbformat import NotebookNode
from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import select

from grading.cells import grade_id, is_test
from grading.course import Course, read_notebook
from grading.engine.plan import drill_called
from grading.marking.autograde import require_released, submitted_students
from grading.marking.records import Record, read_record
from grading.statuses import ERROR, MISSING, WAITING


@dataclass(frozen=True)
class ExerciseResult:
    """Points of one exercise; `points` is None while a written answer waits for its grader.

    reported  whether the points are self-reported: by a test of plain asserts, which runs in the
              same process as the answer
    """

    exercise: str
    points: float | None
    max_points: float
    message: str
    reported: bool = False


@dataclass(frozen=True)
class SubmissionResult:
    """One student's result; status is graded, rejected, missing, error or "not graded yet"."""

    student: str
    assignment: str
    status: str
    notes: list[str]
    exercises: list[ExerciseResult]

    @property
    def total(self) -> float:
        """Points so far: what waits for manual grading counts nothing yet."""
        return sum(exercise.points or 0.0 for exercise in self.exercises)

    @property
    def max_total(self) -> float:
        return sum(exercise.max_points for exercise in self.exercises)

    @property
    def waiting(self) -> int:
        """Number of answers that wait for manual grading."""
        return sum(exercise.points is None for exercise in self.exercises)


def read_results(course: Course, assignment: str) -> list[SubmissionResult]:
    """Results of everyone who is in the gradebook or handed something in, sorted by student."""
    require_released(course, assignment)
    with course.gradebook() as gradebook:
        everyone = {student.id for student in gradebook.students}
        everyone.update(submitted_students(course, assignment))
        book = read_notebook(course.notebook("release", assignment))
        cells = _graded_cells(book, assignment, gradebook)
        grades = _grades(gradebook, assignment)
    reported = {
        grade_id(cell) for cell in book.cells if is_test(cell) and not drill_called(cell.source)
    }
    return [
        _result(course, assignment, student, cells, grades.get(student, {}), reported)
        for student in sorted(everyone)
    ]


def _graded_cells(book: NotebookNode, assignment: str, gradebook: Gradebook) -> dict[str, float]:
    """Graded cells of the assignment with their points, in the order of the notebook."""
    place = {
        cell.metadata.nbgrader.grade_id: number
        for number, cell in enumerate(book.cells)
        if "nbgrader" in cell.metadata
    }
    cells = [
        cell
        for notebook in gradebook.find_assignment(assignment).notebooks
        for cell in notebook.grade_cells
    ]
    cells.sort(key=lambda cell: (place.get(cell.name, len(place)), cell.name))
    return {cell.name: cell.max_score for cell in cells}


def _grades(gradebook: Gradebook, assignment: str) -> dict[str, dict[str, float | None]]:
    """Student -> graded cell -> points, in one query; None where neither grader has been."""
    query = (
        select(
            SubmittedAssignment.student_id,
            BaseCell.name,
            Grade.score,
            Grade.auto_score,
            Grade.manual_score,
        )
        .select_from(Grade)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .where(Assignment.name == assignment)
    )
    grades: dict[str, dict[str, float | None]] = {}
    for student, cell, score, auto, manual in gradebook.db.execute(query):
        ungraded = auto is None and manual is None
        grades.setdefault(student, {})[cell] = None if ungraded else float(score)
    return grades


def _result(
    course: Course,
    assignment: str,
    student: str,
    cells: dict[str, float],
    grades: dict[str, float | None],
    reported: set[str],
) -> SubmissionResult:
    record = read_record(course.root, assignment, student)
    if record is None:
        handed_in = course.notebook("submitted", assignment, student).exists()
        record = Record(WAITING if handed_in else MISSING)
    if record.status in (WAITING, MISSING, ERROR):
        grades = {}
    exercises = [
        ExerciseResult(
            exercise=name.removeprefix("test_"),
            points=grades.get(name, 0.0),
            max_points=most,
            message=record.messages.get(name, ""),
            reported=name in reported,
        )
        for name, most in cells.items()
    ]
    return SubmissionResult(student, assignment, record.status, record.notes, exercises)
