"""Grades into Canvas' gradebook, as it was exported: into a column that is there, never a new one.

Canvas makes a new assignment of a column that it does not know, so the column `Title (id)` of the
export is filled and nothing else touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from grading.course import Course, CourseError
from grading.intake import headers
from grading.intake.headers import POINTS_POSSIBLE, find_columns, plain_header
from grading.intake.tables import Row, Table, cleaned
from grading.returning.results import SubmissionResult
from grading.returning.sheets import (
    Entry,
    Filled,
    Sheet,
    everyone_in,
    factor,
    grade_to_enter,
    is_other,
    number_as,
    number_in,
    read_sheet,
    write_filled,
)

EXCUSED = "EX"
_TITLE = re.compile(r"(?P<title>.*\S)\s*\((?P<id>\d+)\)", re.DOTALL)


@dataclass(frozen=True)
class _Gradebook:
    """Where in the gradebook everything stands; `points` is the row of the possible points."""

    header: int
    marks: tuple[int, ...]
    names: tuple[int, ...]
    column: int
    points: Row | None


def fill_canvas(
    course: Course,
    results: list[SubmissionResult],
    gradebook: Path,
    to: Path | None = None,
    *,
    so_far: bool = False,
    scale: bool = False,
    column: str = "",
) -> tuple[Filled, Path]:
    """Fill the grades into a copy of the gradebook; what became of the rows, and the copy.

    column  header, title or id of the assignment's column; by default the one of its name

    `so_far` and `scale` as for Moodle. Raises CourseError where it is no gradebook of Canvas, the
    column is not there, or the maxima differ and nobody said `scale`.
    """
    table = read_sheet(gradebook)
    places = _places(table, gradebook, results[0].assignment, column)
    rows = [row for row in table.rows[places.header + 1 :] if not _is_nobody(row, places)]
    entries = [
        Entry(
            row,
            " ".join(filter(None, (cleaned(row.value(c)) for c in places.names))),
            tuple(filter(None, (cleaned(row.value(c)) for c in places.marks))),
        )
        for row in rows
    ]
    sheet = Sheet(table, entries, results, everyone_in(course))
    possible = places.points.value(places.column) if places.points else ""
    by = factor(results[0].max_total, number_in(possible), scale, str(gradebook))
    like = [possible, *(row.value(places.column) for row in rows)]
    for entry, result in sheet.matched():
        _enter(sheet, entry, places.column, result, grade_to_enter(result, so_far), by, like)
    return sheet.report, write_filled(table, gradebook, to)


def _enter(
    sheet: Sheet,
    entry: Entry,
    column: int,
    result: SubmissionResult,
    points: float | str,
    by: float,
    like: list[str],
) -> None:
    row, report = entry.row, sheet.report
    before = cleaned(row.value(column))
    points = points if isinstance(points, str) else round(points * by, 5 if by == 1 else 2)
    line = f"Line {row.line}: {result.student}"
    if before.upper() == EXCUSED:
        report.left.append(f"{line} is excused there; not filled.")
    elif isinstance(points, str):
        report.left.append(f"{line} {points}; not filled.")
    elif column >= len(row.fields) or is_other(before):
        report.left.append(f"{line} has no place for a number there; not filled.")
    elif number_in(before) is not None and abs(number_in(before) - points) < 0.005:
        report.unchanged.append(result.student)
    else:
        sheet.table.fill(row, column, number_as(points, like))
        report.filled.append(result.student)


def _places(table: Table, gradebook: Path, assignment: str, wanted: str) -> _Gradebook:
    columns = find_columns(table)
    fields = table.rows[columns.header].fields if columns else []
    titles = {i: each.value for i, each in enumerate(fields) if _TITLE.fullmatch(each.value)}
    is_canvas = columns and plain_header(fields[0].value) in ("student", "last name", "lastname")
    if not is_canvas or not any(plain_header(each.value) == "id" for each in fields):
        raise CourseError(
            f"{gradebook} is no gradebook of Canvas: its columns begin with Student and ID. "
            "Export it there with `Export Entire Gradebook`."
        )
    column = _column(titles, assignment, wanted, gradebook)
    kinds = columns.kinds
    marks = tuple(
        c
        for kind in (headers.LMS, headers.ID, headers.SIS, headers.LOGIN)
        for c in kinds.get(kind, ())
    )
    names = tuple(kinds[k][0] for k in (headers.FULL, headers.FIRST, headers.LAST) if k in kinds)
    points = _points_row(table.rows[columns.header + 1 :], marks, names)
    if points and "read only" in points.value(column).casefold():
        raise CourseError(f"The column {titles[column]!r} of {gradebook} is read only in Canvas.")
    return _Gradebook(columns.header, marks, names, column, points)


def _column(titles: dict[int, str], assignment: str, wanted: str, gradebook: Path) -> int:
    """The assignment's column: by what was asked for, else by its name."""
    matches = {i: _TITLE.fullmatch(text) for i, text in titles.items()}
    name = plain_header(wanted or assignment)
    exact = [i for i, text in titles.items() if wanted and wanted in (text, matches[i]["id"])]
    found = exact or [i for i in titles if name == plain_header(matches[i]["title"])]
    if len(found) != 1:
        there = ", ".join(repr(text) for text in titles.values()) or "none"
        what = "no column" if not found else "several columns"
        raise CourseError(
            f"There is {what} {wanted or assignment!r} in {gradebook}. Say which one with "
            f"--column; there is {there}."
        )
    return found[0]


def _points_row(rows: list[Row], marks: tuple[int, ...], names: tuple[int, ...]) -> Row | None:
    """The row of the possible points: by its text, in another language by having no marks."""
    for row in rows[:3]:
        name = " ".join(row.value(c) for c in names).strip().casefold()
        if name == POINTS_POSSIBLE or (name and not any(row.value(c) for c in marks)):
            return row
    return None


def _is_nobody(row: Row, places: _Gradebook) -> bool:
    """The rows below the header, Canvas' test student, and empty ones."""
    name = " ".join(row.value(c) for c in places.names).strip().casefold()
    if row is places.points or name in ("student, test", "test student"):
        return True
    return not any(cleaned(row.value(c)) for c in (*places.marks, *places.names))
