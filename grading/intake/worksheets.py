"""Moodle's grading worksheet as a list of times: when each participant handed in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from grading.course import CourseError
from grading.intake.tables import Table, read_table
from grading.intake.times import in_utc, read_time

_NUMBER = re.compile(r"\D*(\d+)")
_SUBMITTED = "last modified (submission)"


@dataclass(frozen=True)
class Participant:
    """A row of the worksheet: his number, what else names him, and when he handed in."""

    number: str
    marks: tuple[str, ...]
    time: datetime | None


def read_worksheet(path: Path, zone: tzinfo) -> dict[str, Participant]:
    """Participant number -> row; times without a zone are meant in `zone`.

    Raises CourseError when it is no worksheet, or when none of its times can be read.
    """
    table = read_table(path)
    header = [field.value.casefold() for field in table.rows[0].fields]
    rows = [row for row in table.rows[1:] if not row.is_empty]
    if not rows or not all(_NUMBER.fullmatch(row.value(0)) for row in rows):
        raise CourseError(
            f"{path} is no grading worksheet of Moodle: its first column must hold "
            "`Participant 1001` and the like (Submissions > Actions > Download grading worksheet)."
        )
    column = _time_column(header, table)
    people = {}
    for row in rows:
        number = _NUMBER.fullmatch(row.value(0))[1]
        marks = tuple(field.value for field in row.fields if "@" in field.value)[:1]
        people[number] = Participant(number, marks, in_utc(read_time(row.value(column)), zone))
    if not any(each.time for each in people.values()):
        raise CourseError(
            f"No time of hand-in in {path} can be read: Moodle writes one where dates have the "
            "name of the month; or give the time with --received."
        )
    return people


def _time_column(header: list[str], table: Table) -> int | None:
    """The column of the times of hand-in: by its English name, else the first that holds times."""
    if _SUBMITTED in header:
        return header.index(_SUBMITTED)
    for column in range(1, len(header)):
        values = [row.value(column) for row in table.rows[1:] if row.value(column) not in ("", "-")]
        if values and all(read_time(value) for value in values):
            return column
    return None
