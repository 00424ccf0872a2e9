"""Filling grades into a table that a learning platform wrote: what all platforms have in common.

Nothing is guessed: a row and a student belong together by an id, an address or a number, never by
a name; what is in doubt is left as it was and listed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from grading.course import Course, CourseError
from grading.files import write_atomically
from grading.intake.roster import Student, find_by_name, find_student, read_roster, same
from grading.intake.tables import Row, Table, cleaned, read_table
from grading.returning.results import SubmissionResult
from grading.statuses import ERROR, MISSING, WAITING

MOST_DECIMALS = 5


@dataclass
class Filled:
    """What became of the rows of a sheet.

    filled     ids of the students whose grade was written
    unchanged  ids of those whose grade stood there already
    left       sentences: rows that belong to a student and were left, and why
    strangers  sentences: rows of the sheet that are nobody's of this course
    absent     ids of students of this course who have no row in the sheet
    """

    filled: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Entry:
    """One row of a sheet that is to be filled."""

    row: Row
    name: str
    marks: tuple[str, ...]


class Sheet:
    """A table of a platform, its rows, and the results that are to be entered.

    everyone  who may be meant by a row
    """

    def __init__(
        self,
        table: Table,
        entries: list[Entry],
        results: list[SubmissionResult],
        everyone: list[Student],
    ) -> None:
        self.table, self.entries = table, entries
        self._results = {result.student: result for result in results}
        self._assignment = results[0].assignment if results else ""
        self._everyone = everyone
        self.report = Filled(notes=list(table.notes))

    def matched(self) -> list[tuple[Entry, SubmissionResult]]:
        """Rows and the results that belong to them; the others are entered in the report."""
        pairs = [(entry, found) for entry in self.entries if (found := self._student(entry))]
        number = Counter(student.id for _, student in pairs)
        matched = []
        for entry, student in pairs:
            if number[student.id] > 1:
                self.report.left.append(
                    f"Line {entry.row.line}: {student.id} has {number[student.id]} rows in the "
                    "sheet; none was filled."
                )
            elif student.id not in self._results:
                self.report.left.append(f"Line {entry.row.line}: {student.id} has no result here.")
            else:
                matched.append((entry, self._results[student.id]))
        self.report.absent = sorted(set(self._results) - set(number))
        return matched

    def _student(self, entry: Entry) -> Student | None:
        found = [find_student(self._everyone, mark, self._assignment) for mark in entry.marks]
        found = list(dict.fromkeys(student for student in found if student))
        if len(found) == 1:
            return found[0]
        who = f"Line {entry.row.line}: {entry.name or 'a row without a name'}"
        if found:
            several = " and ".join(student.id for student in found)
            self.report.left.append(f"{who} has marks of {several}; not filled.")
            return None
        near = [student.id for student in find_by_name(self._everyone, entry.name)]
        hint = f"; by the name it may be {' or '.join(near)}" if near else ""
        self.report.strangers.append(f"{who} is nobody of this course{hint}.")
        return None


def everyone_in(course: Course) -> list[Student]:
    """The roster, and who is in the gradebook without being on it."""
    roster = read_roster(course)
    known = {same(student.id) for student in roster}
    with course.gradebook() as gradebook:
        others = [
            Student(
                each.id,
                each.first_name or "",
                each.last_name or "",
                each.email or "",
                each.lms_user_id or "",
            )
            for each in gradebook.students
            if same(each.id) not in known
        ]
    return [*roster, *others]


def grade_to_enter(result: SubmissionResult, so_far: bool) -> float | str:
    """The points of a result, or the reason why none are entered.

    so_far  answers that wait count nothing yet, and so does what was not handed in
    """
    if result.status in (ERROR, WAITING):
        return f"is {result.status!r}" if result.status == WAITING else "could not be graded"
    if result.status == MISSING:
        return 0.0 if so_far else "handed nothing in"
    if result.waiting and not so_far:
        number = result.waiting
        return f"has {number} {'answer' if number == 1 else 'answers'} that wait for a grader"
    return result.total


def read_sheet(file: Path) -> Table:
    """The platform's file; an error for a workbook, which cannot be given back as it was."""
    if file.is_file():
        with file.open("rb") as start:
            if start.read(4) == b"PK\x03\x04":
                raise CourseError(f"{file} is a workbook: fill the CSV that the platform gave.")
    return read_table(file)


def is_other(text: str) -> bool:
    """Whether something stands in a cell of grades that is no number, such as a letter grade."""
    return cleaned(text) not in ("", "-", "\u2013") and number_in(text) is None


def number_in(text: str) -> float | None:
    """A number as a sheet writes it, with a point or a comma; None for anything else."""
    text = text.strip().replace("\u00a0", "")
    if not re.fullmatch(r"[-+]?\d{1,9}(?:[.,]\d{1,9})?", text):
        return None
    return float(text.replace(",", "."))


def number_as(value: float, like: Iterable[str]) -> str:
    """A number as the sheet's own are written: their decimal sign, at least their decimals."""
    samples = [text for text in like if number_in(text) is not None]
    usual = max(
        (
            len(text.strip()) - text.strip().replace(",", ".").rfind(".") - 1
            for text in samples
            if re.search("[.,]", text)
        ),
        default=0,
    )
    exact = f"{value:.{MOST_DECIMALS}f}".rstrip("0").rstrip(".")
    text = f"{value:.{max(usual, len(exact.partition('.')[2]))}f}"
    return text.replace(".", ",") if any("," in sample for sample in samples) else text


def factor(ours: float, theirs: float | None, scale: bool, sheet: str) -> float:
    """What points are multiplied with; an error where the maxima differ and nobody said `scale`."""
    if theirs is None or abs(ours - theirs) < 0.005:
        return 1.0
    if not scale:
        raise CourseError(
            f"The maximum is {theirs:g} in {sheet} and {ours:g} here: change it there, or give "
            "--scale to enter the grades in proportion."
        )
    return theirs / ours if ours else 1.0


def write_filled(table: Table, source: Path, to: Path | None) -> Path:
    """Write the filled sheet beside its source, or to `to`; the path."""
    target = to or source.with_name(f"{source.stem}.filled{source.suffix or '.csv'}")
    write_table(target, table.to_bytes())
    return target


def write_table(file: Path, data: bytes) -> None:
    """Write a file in one step; an error in one sentence where that cannot be."""
    target = file.resolve()
    try:
        if not target.parent.is_dir():
            raise CourseError(f"{file} cannot be written: there is no folder {target.parent}.")
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)  # a terminal or a pipe: nothing to put in its place
        else:
            write_atomically(target, data)
    except OSError as error:
        raise CourseError(f"{file} cannot be written: {error.strerror or error}.") from None
