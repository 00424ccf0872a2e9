"""Who is in the course: `roster.csv` in its root, and whom a file name or a sheet means by it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from grading.course import Course, CourseError
from grading.files import write_atomically
from grading.intake.tables import cleaned, read_table, safe_cell

ROSTER = "roster.csv"
SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@+-]{0,99}")
"""Ids are names of folders, on every file system."""

_FIELDS = ("id", "first_name", "last_name", "email", "lms_id", "others")
_BETWEEN = ";"


@dataclass(frozen=True)
class Student:
    """One student of the roster.

    id      name of the folders in `submitted/`, `feedback/`
    lms_id  the learning platform's own number of the user
    others  further marks: logins, student numbers, and Moodle's numbers as `assignment:1001`
    """

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""
    others: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @cached_property
    def marks(self) -> frozenset[str]:
        """Everything that means this student, in one spelling; see `same`."""
        everything = (self.id, self.email, self.lms_id, *self.others)
        return frozenset(same(mark) for mark in everything if same(mark))


def read_roster(course: Course) -> list[Student]:
    """The students of the course, sorted by id; none when no roster was imported.

    Raises CourseError where `roster.csv` cannot be read.
    """
    file = roster_file(course)
    if not file.is_file() or not file.stat().st_size:
        return []
    rows = [row for row in read_table(file).rows if not row.is_empty]
    columns = {name: index for index, name in enumerate(_names(rows[0].fields))}
    if "id" not in columns:
        raise CourseError(
            f"{file} is not what `course roster` writes there: give your own list another name, "
            "and import it with `course roster`."
        )
    students = []
    for row in rows[1:]:
        cells = {name: _unescaped(row.value(columns.get(name))) for name in _FIELDS}
        others = tuple(filter(None, cells.pop("others").split(_BETWEEN)))
        if not SAFE_ID.fullmatch(cells["id"]):
            raise CourseError(f"{file}, line {row.line}: {cells['id']!r} cannot be an id.")
        students.append(Student(**cells, others=others))
    return sorted(students, key=lambda student: student.id)


def write_roster(course: Course, students: list[Student]) -> None:
    """Replace `roster.csv` in one step."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_FIELDS)
    for each in sorted(students, key=lambda student: student.id):
        others = _BETWEEN.join(mark for mark in each.others if _BETWEEN not in mark)
        cells = (each.id, each.first_name, each.last_name, each.email, each.lms_id, others)
        writer.writerow([safe_cell(cell) for cell in cells])
    write_atomically(roster_file(course), text.getvalue().encode())


def roster_file(course: Course) -> Path:
    return course.root / ROSTER


def is_own(file: Path) -> bool:
    """Whether a file has the columns of `roster.csv`, whoever wrote it."""
    return file.is_file() and {*_FIELDS} <= set(_names(read_table(file).rows[0].fields))


def find_student(roster: list[Student], mark: str, assignment: str = "") -> Student | None:
    """The one student with this id, e-mail address, platform id, login or other mark.

    Case and the form of accents do not matter; a name is no mark. None where nobody has the mark,
    or several have it.

    assignment  whose Moodle numbers count too: `1001` is then also `assignment:1001`. Without it,
                a number of any assignment counts if nobody has it as another mark.
    """
    wanted = {same(mark)} | ({same(f"{assignment}:{mark}")} if assignment else set())
    found = [student for student in roster if wanted & student.marks]
    if not found and not assignment:
        found = [student for student in roster if same(mark) in _numbers(student)]
    return found[0] if len(found) == 1 and same(mark) else None


def find_by_name(roster: list[Student], name: str) -> list[Student]:
    """Students of this name, in whichever order its parts stand; accents may be missing."""
    parts = _name_parts(name)
    joined = "".join(parts)
    if not parts:
        return []
    return [
        student
        for student in roster
        if sorted(_name_parts(student.name)) == sorted(parts) or joined in _joined_names(student)
    ]


def same(text: str) -> str:
    """A mark in the one spelling in which marks are compared."""
    return cleaned(text).casefold()


def _numbers(student: Student) -> set[str]:
    return {same(mark.rpartition(":")[2]) for mark in student.others if ":" in mark}


def _name_parts(name: str) -> list[str]:
    """The parts of a name without case and accents."""
    text = unicodedata.normalize("NFKD", cleaned(name)).casefold()
    return re.findall(r"[^\W_]+", "".join(c for c in text if not unicodedata.combining(c)))


def _joined_names(student: Student) -> set[str]:
    """First and last name as one word in both orders, as some platforms name files."""
    first, last = ("".join(_name_parts(n)) for n in (student.first_name, student.last_name))
    return {first + last, last + first}


def _names(fields: list) -> list[str]:
    return [each.value.strip().lower() for each in fields]


def _unescaped(text: str) -> str:
    """A cell without the apostrophe that `safe_cell` has put in front."""
    return cleaned(text[1:] if text.startswith("'") and safe_cell(text[1:]) == text else text)
