"""A list of students as it was exported from somewhere, read line by line."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from grading.course import CourseError
from grading.intake import headers
from grading.intake.headers import Columns, find_columns, participant_number, plain_header
from grading.intake.roster import SAFE_ID, Student, same
from grading.intake.tables import Row, Table, cleaned

MAX_TEXT = 128
"""Characters that the gradebook has room for."""

_STAFF = re.compile(
    r"instructor|teacher|teaching|assistant|^ta$|reader|observer|manager|designer|grader|"
    r"dozent|trainer|tutor|lehr|profes|enseignant|docent|insegnante|profesor|lærer|lärare"
)
_STUDENT = re.compile(r"student|studierend|teilnehmer|learner|étudiant|estudiante|participant")
_TEST_STUDENTS = {"student, test", "test student"}
_RESHAPED = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+|\d+[.,]0+", re.IGNORECASE)


class UnusableList(CourseError):
    """A list with wrong lines; `problems` says each of them in one sentence."""

    def __init__(self, problems: list[str]) -> None:
        number = len(problems)
        super().__init__(
            f"Nothing was imported: {number} {'line is' if number == 1 else 'lines are'} wrong. "
            "Put it right in the file and import it again."
        )
        self.problems = problems


@dataclass(frozen=True)
class Line:
    """A student as one line of the file has it; `number` is Moodle's, for one assignment."""

    line: int
    student: Student
    number: str = ""


class StudentList:
    """The lines of a table that are students, read against those who are known already.

    id_column  header of the column with the ids; by default the best one
    worksheet  whether a row that is no match is left out with a note, and not a problem

    Public after `lines()`:

    nobody   number of rows that are no students: staff, test students, the row of points
    id_from  header of the column that the ids were taken from
    notes    what the user should know
    """

    def __init__(
        self,
        table: Table,
        file: Path,
        roster: list[Student],
        id_column: str = "",
        worksheet: bool = False,
    ) -> None:
        self._table, self._worksheet = table, worksheet
        self._known: dict[str, list[Student]] = {}
        for student in roster:
            for mark in student.marks:
                self._known.setdefault(mark, []).append(student)
        self.columns = _columns(table, file, id_column)
        header = [each.value for each in table.rows[self.columns.header].fields]
        rows = [
            row
            for row in table.rows[self.columns.header + 1 :]
            if any(cleaned(each.value) for each in row.fields)
            and [each.value for each in row.fields] != header  # repeated on each printed page
        ]
        self._rows = [row for row in rows if not self._is_nobody(row)]
        self._id = self.columns.of("chosen") if id_column else self._best_column()
        self._problems: list[str] = []
        self.notes = list(table.notes)
        self.nobody = len(rows) - len(self._rows)
        self.id_from = table.rows[self.columns.header].value(self._id)

    def lines(self) -> list[Line]:
        """The students; raises UnusableList with all problems where there is one."""
        lines = [line for row in self._rows if (line := self._line(row))]
        self._find_duplicates(lines)
        if self._problems:
            raise UnusableList(self._problems)
        return lines

    def _best_column(self) -> int | None:
        """The identifier that every row has; else the best one that some have."""
        candidates = [c for kind in headers.IDENTIFIERS for c in self.columns.kinds.get(kind, ())]
        filled = {c: sum(bool(cleaned(row.value(c))) for row in self._rows) for c in candidates}
        some = [c for c in candidates if filled[c]]
        # Everybody has an address: a column of numbers that lacks one is still the one meant.
        strong = [c for c in some if c not in self.columns.kinds.get(headers.EMAIL, ())]
        full = [c for c in strong if filled[c] == len(self._rows)]
        return next(iter([*full, *strong, *some]), None)

    def _line(self, row: Row) -> Line | None:
        """One row as a student; None where it is wrong, or only a name is known."""
        kinds = self.columns.kinds
        cells = {kind: _text(row.value(columns[0])) for kind, columns in kinds.items()}
        mark_columns = [
            column
            for kind in (headers.ID, headers.NUMBER, headers.LOGIN, headers.SIS)
            for column in kinds.get(kind, ())
        ]
        if self._is_shifted(row) or self._has_reshaped(row, {*mark_columns, self._id}):
            return None
        first, last = _names(cells)
        id_ = _text(row.value(self._id))
        lms, email = cells.get(headers.LMS, ""), cells.get(headers.EMAIL, "")
        others = unique((_text(row.value(c)) for c in mark_columns), {id_, email, lms})
        made = Student(id_, first, last, email, lms, others)
        number = participant_number(cells.get(headers.PARTICIPANT, ""))
        known = self._match(made)
        if known:
            return Line(row.line, replace(made, id=known.id), number)
        if self._worksheet and not made.marks:
            self.notes.append(
                f"Line {row.line}: {made.name or 'nobody'} has neither number nor address there, "
                "and a name alone is no match."
            )
            return None
        if not SAFE_ID.fullmatch(id_):
            self._problems.append(f"Line {row.line}: {_why_not(id_, made.name)}")
            return None
        return Line(row.line, made, number)

    def _match(self, made: Student) -> Student | None:
        """The student of the roster that a line means: by its id, else by any other mark."""
        for mark in (made.id, made.email, made.lms_id, *made.others):
            found = self._known.get(same(mark), ()) if mark else ()
            if len(found) == 1:
                return found[0]
        return None

    def _is_shifted(self, row: Row) -> bool:
        """Whether a row has more fields than the header: a delimiter in a name is not quoted."""
        width = len(self._table.rows[self.columns.header].fields)
        shifted = any(each.value for each in row.fields[width:])
        if shifted:
            self._problems.append(
                f"Line {row.line}: there are more fields than headers; text that holds the "
                "delimiter has to be quoted."
            )
        return shifted

    def _has_reshaped(self, row: Row, columns: set[int | None]) -> bool:
        """Whether a spreadsheet has made other numbers of the row's; each is a problem."""
        wrong = [c for c in columns if c is not None and _RESHAPED.fullmatch(_text(row.value(c)))]
        for column in sorted(wrong):
            number = next(i for i, each in enumerate(self._table.rows, start=1) if each is row)
            self._problems.append(
                f"Line {row.line}: cell {_letters(column)}{number} holds "
                f"{_text(row.value(column))}, a number that the spreadsheet has rounded or "
                "reshaped. Format the column as text and enter it anew."
            )
        return bool(wrong)

    def _is_nobody(self, row: Row) -> bool:
        """Staff, Canvas' test student, and its rows below the header."""
        of = self.columns.of
        name = " ".join(row.value(of(headers.FULL)).split()).casefold()
        if name == headers.POINTS_POSSIBLE or name in _TEST_STUDENTS:
            return True
        role = row.value(of(headers.ROLE)).casefold()
        if role and _STAFF.search(role) and not _STUDENT.search(role):
            return True
        known = [c for columns in self.columns.kinds.values() for c in columns]
        return not any(cleaned(row.value(column)) for column in known) and any(
            "manual posting" in each.value.casefold() for each in row.fields
        )

    def _find_duplicates(self, lines: list[Line]) -> None:
        first: dict[str, int] = {}
        for line in lines:
            key = same(line.student.id)
            if key in first:
                self._problems.append(
                    f"Line {line.line}: {line.student.id} stands in line {first[key]} already."
                )
            first.setdefault(key, line.line)


def unique(marks_: Iterable[str], without: set[str]) -> tuple[str, ...]:
    """Marks in their order, each once, the empty ones and those in `without` left out."""
    return tuple(dict.fromkeys(mark for mark in marks_ if mark and mark not in without))


def _columns(table: Table, file: Path, id_column: str) -> Columns:
    columns = find_columns(table)
    if columns is None:
        raise CourseError(
            f"{file} has no row of headers with an id, such as `id`, `Student ID`, `Username` or "
            "`Email`: name the column so, or put `id,first_name,last_name,email` above."
        )
    if not id_column:
        return columns
    wanted = plain_header(id_column)
    header = table.rows[columns.header].fields
    found = [i for i, each in enumerate(header) if plain_header(each.value) == wanted]
    if len(found) != 1:
        raise CourseError(
            f"There {'is no column' if not found else 'are several columns'} {id_column!r} in "
            f"{file}; its headers are {', '.join(each.value for each in header if each.value)}."
        )
    return Columns(columns.header, {**columns.kinds, "chosen": found})


def _text(value: str) -> str:
    """A cell as it was meant: some write numbers with leading zeros as ="007", '007 or #007."""
    value = cleaned(value)[:MAX_TEXT]
    formula = re.fullmatch(r'="(.*)"', value)
    return formula[1] if formula else re.sub(r"^(?:'(?=[\d=+@-])|#(?=\w))", "", value)


def _names(cells: dict[str, str]) -> tuple[str, str]:
    """First and last name; a full name is cut at its comma, else before its last word."""
    first, last = cells.get(headers.FIRST, ""), cells.get(headers.LAST, "")
    full = cells.get(headers.FULL, "")
    if first or last or not full:
        return first, last
    if "," in full:
        last, _, first = full.partition(",")
        return first.strip(), last.strip()
    first, _, last = full.rpartition(" ")
    return first.strip(), last


def _why_not(id_: str, name: str) -> str:
    if not id_:
        return f"{name or 'the student'} has no id."
    return (
        f"{id_!r} cannot be an id: letters, digits and _ . @ + - make one, a letter or digit first."
    )


def _letters(column: int) -> str:
    """A column's letters in a spreadsheet: 0 is A, 26 is AA."""
    name = ""
    while column >= 0:
        name = string.ascii_uppercase[column % 26] + name
        column = column // 26 - 1
    return name
