"""Grade the submissions of an assignment, one at a time, so that none can stop the others."""

from __future__ import annotations

import contextlib
import shutil

from nbgrader.api import MissingEntry
from nbgrader.converters import Autograde
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from grading.course import Course, CourseError
from grading.records import ERROR, Record, content_hash, read_record, record_path, write_record


def autograde(
    course: Course,
    assignment: str,
    students: list[str] | None = None,
    force: bool = False,
    progress: bool = True,
) -> None:
    """Grade what is in `submitted/`, into the gradebook, `autograded/` and `records/`.

    Skipped is what is graded already, unless the submission or the tests changed since, or `force`.
    A submission that the grader itself fails on is recorded as "error" and the rest continues.

    students  only these; all by default
    progress  whether to show a bar, or a line for each student where there is no terminal
    """
    require_released(course, assignment)
    chosen = submitted_students(course, assignment) if students is None else students
    columns = (
        TextColumn("[progress.description]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    console = Console()
    with Progress(*columns, console=console, disable=not (progress and console.is_terminal)) as bar:
        task = bar.add_task(f"Grading {assignment}", total=len(chosen))
        for number, student in enumerate(chosen, 1):
            bar.update(task, description=f"Grading {student}")
            if progress and not console.is_terminal:
                print(f"    grading {student} ({number} of {len(chosen)})", flush=True)
            _grade(course, assignment, student, force)
            bar.advance(task)
        bar.update(task, description=f"Graded {assignment}")


def submitted_students(course: Course, assignment: str) -> list[str]:
    """Students who have a folder in `submitted/` for the assignment."""
    folders = course.path("submitted", assignment, "*").parent.parent.glob(f"*/{assignment}")
    return sorted(folder.parent.name for folder in folders if folder.is_dir())


def require_released(course: Course, assignment: str) -> None:
    """Raise a clear error when the gradebook does not know the assignment yet."""
    course.require(assignment)
    with course.gradebook() as gradebook:
        try:
            known = bool(gradebook.find_assignment(assignment).notebooks)
        except MissingEntry:
            known = False
    if not known or not course.notebook("release", assignment).is_file():
        raise CourseError(f"{assignment} is not released yet: run `course release {assignment}`.")


def _grade(course: Course, assignment: str, student: str, force: bool) -> None:
    if not course.notebook("submitted", assignment, student).exists():
        _forget(course, assignment, student)
        return
    try:
        if force or not _is_graded(course, assignment, student):
            course.convert(Autograde, assignment, student)
    except Exception as error:  # whatever it is: it is recorded, and the others are graded
        failed = Record(ERROR, [f"The grader failed: {error or type(error).__name__}"])
        write_record(course.root, assignment, student, failed)


def _is_graded(course: Course, assignment: str, student: str) -> bool:
    """Whether the record is of these files and these tests."""
    record = read_record(course.root, assignment, student)
    if record is None or record.status == ERROR:
        return False
    return record.content == content_hash(course.directory(), assignment, student)


def _forget(course: Course, assignment: str, student: str) -> None:
    """A folder without its notebook: the student is known and the notebook is missing."""
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(student)
        with contextlib.suppress(MissingEntry):
            gradebook.remove_submission(assignment, student)
    record_path(course.root, assignment, student).unlink(missing_ok=True)
    shutil.rmtree(course.path("autograded", assignment, student), ignore_errors=True)
