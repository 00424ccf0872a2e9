"""What is to be graded, checked before anything is: whom it means, and whether it is released."""

from __future__ import annotations

import difflib

from nbgrader.api import MissingEntry

from grading.cells import grade_id, is_test
from grading.course import Course, CourseError, read_notebook
from grading.intake.roster import read_roster


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


def require_unchanged(course: Course, assignment: str) -> None:
    """Raise an error where tests or points in `source/` are not those that were released.

    The answers would be graded by the reference of one version and the tests of another.
    """
    source = read_notebook(course.notebook("source", assignment))
    tests = {grade_id(cell): _plain(cell.source) for cell in source.cells if is_test(cell)}
    there = {
        grade_id(cell): (tests.get(grade_id(cell)), float(cell.metadata.nbgrader["points"]))
        for cell in source.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    released = {}
    with course.gradebook() as gradebook:
        for notebook in gradebook.find_assignment(assignment).notebooks:
            texts = {cell.name: _plain(cell.source or "") for cell in notebook.source_cells}
            for cell in notebook.grade_cells:
                text = texts.get(cell.name) if cell.name in tests else None
                released[cell.name] = (text, float(cell.max_score))
    differing = sorted(
        name for name in there.keys() | released.keys() if there.get(name) != released.get(name)
    )
    if differing:
        some = ", ".join(differing[:3]) + (" ..." if len(differing) > 3 else "")
        raise CourseError(
            f"{assignment} has changed in source/ since it was released ({some}): run "
            f"`course release {assignment}` first."
        )


def require_students(course: Course, assignment: str, students: list[str] | None) -> list[str]:
    """The students who are meant: those named, or all who handed something in.

    Raises CourseError where one of them is unknown or handed nothing in, or nobody did.
    """
    submitted = submitted_students(course, assignment)
    if students is None:
        if not submitted:
            raise CourseError(
                f"Nothing is handed in for {assignment} yet: "
                f"`course collect FILE --assignment {assignment}` takes it."
            )
        return submitted
    for student in students:
        if student not in submitted:
            raise CourseError(_nobody(course, assignment, student, submitted))
    return students


def _nobody(course: Course, assignment: str, student: str, submitted: list[str]) -> str:
    """Why there is nothing to grade of a student, with the nearest name that is known."""
    with course.gradebook() as gradebook:
        known = {each.id for each in gradebook.students}
    known |= {each.id for each in read_roster(course)}
    if student in known:
        return f"{student} handed nothing in for {assignment}."
    lower = {each.casefold(): each for each in sorted(known | set(submitted), reverse=True)}
    near = difflib.get_close_matches(student.casefold(), lower, 1)
    hint = f": did you mean {lower[near[0]]}?" if near else "."
    return f"There is no student {student!r}{hint}"


def _plain(source: str) -> str:
    return "\n".join(line.rstrip() for line in source.strip().splitlines())
