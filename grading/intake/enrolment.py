"""From a list of students, in whatever form it comes, to the roster and nbgrader's gradebook.

All of it or nothing: where a line is wrong, nothing is imported.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.api import Student as Enrolled
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from grading.course import Course, CourseError
from grading.intake import headers
from grading.intake.lists import Line, StudentList, unique
from grading.intake.roster import Student, is_own, read_roster, roster_file, write_roster
from grading.intake.tables import read_table


@dataclass
class Enrolment:
    """What an import did: ids by what became of them, and what the user should know.

    kept     are not in the file and stay, because they handed something in or the file only adds
    nobody   number of rows that are no students: staff, test students, the row of points
    id_from  header of the column that the ids were taken from
    """

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    nobody: int = 0
    id_from: str = ""
    notes: list[str] = field(default_factory=list)


def import_roster(
    course: Course, file: Path, assignment: str = "", id_column: str = "", add: bool = False
) -> Enrolment:
    """Take a list of students into `roster.csv` and the gradebook.

    A student who is in the roster already keeps the id and what the file leaves empty. Who is not
    in the file any more is taken out, unless something was handed in.

    assignment  the file is Moodle's grading worksheet of it: its numbers are taken, nobody is gone
    id_column   header of the column with the ids, where the choice by headers is not the right one
    add         the file only adds and changes, such as one section of several

    Raises UnusableList where lines are wrong, CourseError where it is no list of students.
    """
    if assignment:
        course.require(assignment)
    own = roster_file(course)
    if file.resolve() == own.resolve() and not is_own(own):
        raise CourseError(f"{own} is the file that this command writes: give yours another name.")
    before = read_roster(course)
    source = StudentList(read_table(file), file, before, id_column, bool(assignment))
    if assignment and headers.PARTICIPANT not in source.columns.kinds:
        raise CourseError(
            f"{file} is no grading worksheet: it has no column of Moodle's participant numbers."
        )
    lines = source.lines()
    if not lines and not assignment:
        raise CourseError(f"There is a header in {file} and no student below it.")
    result = Enrolment(nobody=source.nobody, id_from=source.id_from, notes=source.notes)
    after = _merged(before, lines, assignment, result)
    if not assignment and not add:
        result.gone = _without_work(course, result.kept)
        result.kept = [each for each in result.kept if each not in result.gone]
    _store(course, [each for each in after if each.id not in result.gone], result.gone)
    return result


def _merged(
    before: list[Student], lines: list[Line], assignment: str, result: Enrolment
) -> list[Student]:
    """The roster with the lines in it; fills in who is new, changed, unchanged, kept."""
    roster = {student.id: student for student in before}
    seen = set()
    prefix = f"{assignment}:" if assignment else ""
    for line in lines:
        old = roster.get(line.student.id)
        new = _updated(old, line.student) if old else line.student
        if prefix and line.number:
            others = [mark for mark in new.others if not mark.startswith(prefix)]
            new = replace(new, others=(*others, prefix + line.number))
        outcome = result.new if old is None else result.unchanged if old == new else result.changed
        outcome.append(new.id)
        roster[new.id] = new
        seen.add(new.id)
    result.kept = sorted(set(roster) - seen)
    return list(roster.values())


def _updated(old: Student, new: Student) -> Student:
    """The old student with what the new line says; an empty cell changes nothing."""
    email, lms_id = new.email or old.email, new.lms_id or old.lms_id
    return Student(
        old.id,
        new.first_name or old.first_name,
        new.last_name or old.last_name,
        email,
        lms_id,
        unique((*old.others, *new.others), {old.id, email, lms_id}),
    )


def _without_work(course: Course, students: list[str]) -> list[str]:
    """Those of whom nothing was handed in, neither in the gradebook nor in `submitted/`."""
    with course.gradebook() as gradebook:
        found = gradebook.db.scalars(select(Enrolled).where(Enrolled.id.in_(students)))
        busy = {student.id for student in found if student.submissions}
    return [
        each
        for each in students
        if each not in busy and not course.path("submitted", "*", each).parent.exists()
    ]


def _store(course: Course, students: list[Student], gone: list[str]) -> None:
    """Write gradebook and roster, or neither."""
    try:
        with course.gradebook() as gradebook:
            _enrol(gradebook, students, gone)
            gradebook.db.flush()
            write_roster(course, students)
            gradebook.db.commit()
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", error)).strip()
        raise CourseError(f"Nothing was imported, the gradebook refuses it: {reason}.") from error


def _enrol(gradebook: Gradebook, students: list[Student], gone: list[str]) -> None:
    known = {student.id: student for student in gradebook.db.scalars(select(Enrolled))}
    for each in students:
        row = known.get(each.id)
        if row is None:
            row = Enrolled(id=each.id)
            gradebook.db.add(row)
        row.first_name, row.last_name = each.first_name or None, each.last_name or None
        row.email, row.lms_user_id = each.email or None, each.lms_id or None
    for student in gone:
        if student in known:
            gradebook.db.delete(known[student])
