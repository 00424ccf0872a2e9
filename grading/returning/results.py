"""The results of an assignment, read from the gradebook and the records."""

from __future__ import annotations

from dataclasses import dataclass

from nbformat import NotebookNode
from nbgrader.api import Gradebook

from grading.cells import grade_id, is_test
from grading.course import Course, read_notebook
from grading.engine.plan import drill_called
from grading.intake.roster import read_roster
from grading.marking.records import Entered, Record, entered_points, is_entered, read_record
from grading.marking.whom import require_released, submitted_students
from grading.statuses import ERROR, MISSING, REVIEW, WAITING


@dataclass(frozen=True)
class ExerciseResult:
    """Points of one exercise; None while an answer waits for its grader, or is not graded at all.

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
    late_penalty: float = 0.0

    @property
    def is_known(self) -> bool:
        """Whether there are points at all; without them they are not nought but unknown."""
        return self.status not in (WAITING, ERROR)

    @property
    def total(self) -> float:
        """Points so far, less the late penalty: what waits for manual grading counts nothing."""
        points = sum(exercise.points or 0.0 for exercise in self.exercises)
        return max(0.0, points - self.late_penalty) if self.late_penalty else points

    @property
    def max_total(self) -> float:
        return sum(exercise.max_points for exercise in self.exercises)

    @property
    def waiting(self) -> int:
        """Number of answers that wait for manual grading."""
        return sum(each.points is None for each in self.exercises) if self.is_known else 0


def read_results(course: Course, assignment: str) -> list[SubmissionResult]:
    """Results of who is in the gradebook, on the roster or handed something in, by student."""
    require_released(course, assignment)
    with course.gradebook() as gradebook:
        everyone = {student.id for student in gradebook.students}
        everyone.update(submitted_students(course, assignment))
        everyone.update(student.id for student in read_roster(course))
        book = read_notebook(course.notebook("release", assignment))
        cells = _graded_cells(book, assignment, gradebook)
        entered = entered_points(gradebook, assignment)
    reported = {
        grade_id(cell) for cell in book.cells if is_test(cell) and not drill_called(cell.source)
    }
    return [
        _result(course, assignment, student, cells, entered.get(student), reported)
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


def _result(
    course: Course,
    assignment: str,
    student: str,
    cells: dict[str, float],
    entered: Entered | None,
    reported: set[str],
) -> SubmissionResult:
    record = _record_that_holds(course, assignment, student, cells, entered)
    nought = 0.0 if record.status == MISSING else None
    scores = {} if entered is None or record.status in (WAITING, MISSING, ERROR) else entered.scores
    exercises = [
        ExerciseResult(
            exercise=name.removeprefix("test_"),
            points=scores.get(name, nought),
            max_points=most,
            message=record.messages.get(name, ""),
            reported=name in reported,
        )
        for name, most in cells.items()
    ]
    penalty = entered.late_penalty if entered and scores else 0.0
    return SubmissionResult(student, assignment, record.status, record.notes, exercises, penalty)


def _record_that_holds(
    course: Course,
    assignment: str,
    student: str,
    cells: dict[str, float],
    entered: Entered | None,
) -> Record:
    """The record, as far as the gradebook bears it out: a grade is one that stands there."""
    record = read_record(course.root, assignment, student)
    handed_in = course.notebook("submitted", assignment, student).exists()
    if record is None and entered is not None and not handed_in:
        return Record(REVIEW, ["The points are in the gradebook; hand-in and record are not here."])
    if record is None:
        return Record(WAITING if handed_in else MISSING)
    if record.status == ERROR or (is_entered(record, entered) and entered.auto.keys() >= {*cells}):
        return record
    what_next = f"run `course autograde {assignment}`"
    if not handed_in:
        what_next = "its hand-in is not here either: collect it again, or restore a backup"
    return Record(
        WAITING, [f"It was graded, and its points are not in the gradebook: {what_next}."]
    )
