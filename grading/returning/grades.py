"""The table of grades: for the eye, and as CSV for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from grading.intake.roster import Student
from grading.intake.tables import safe_cell
from grading.returning.results import SubmissionResult
from grading.returning.sheets import write_table

_REPORTED = (
    "* self-reported: a test of plain asserts runs in the answer's own process, which can say what "
    "it likes; a drill cannot be told anything."
)
_STYLES = {
    "graded": "green",
    "review": "magenta",
    "rejected": "red",
    "error": "red",
    "missing": "yellow",
}


def print_grades(
    results: list[SubmissionResult], console: Console, roster: Sequence[Student] = ()
) -> None:
    """One row for each student, a numbered column for each exercise, then the notes.

    A question mark is an answer that waits for its grader, or points that are not known. Nothing is
    cut off in a narrow terminal.
    """
    exercises = results[0].exercises if results else []
    names = {student.id: student.name for student in roster}
    late = any(result.late_penalty for result in results)
    table = Table(
        box=box.SIMPLE,
        pad_edge=False,
        collapse_padding=True,
        title=Text(results[0].assignment, "bold"),
    )
    table.add_column("student")
    if any(names.values()):
        table.add_column("name")
    for number, _ in enumerate(exercises, start=1):
        table.add_column(str(number), justify="right")
    if late:
        table.add_column("late penalty", justify="right")
    table.add_column(f"total /{results[0].max_total:g}", justify="right", style="bold")
    table.add_column("status")
    for result in results:
        table.add_row(*_cells(result, names, late))
    natural = Measurement.get(console, console.options.update(max_width=1_000), table).maximum
    wide = Console(file=console.file, width=max(console.width, natural))
    wide.print(table)
    legend = [
        f"{number}={each.exercise}/{each.max_points:g}{'*' if each.reported else ''}"
        for number, each in enumerate(exercises, start=1)
    ]
    console.print(Text(", ".join(legend), "dim"))
    if any(each.reported for each in exercises):
        console.print(Text(_REPORTED, "dim"))
    for result in results:
        for note in result.notes:
            console.print(Text(f"{result.student}: {note}", "dim"))


def write_csv(results: list[SubmissionResult], file: Path, roster: Sequence[Student] = ()) -> None:
    """Grades as CSV: one column for each exercise, penalty and total so far, status and notes.

    With a roster also names and addresses. Text that a spreadsheet would take for a formula gets an
    apostrophe in front; what is not known is empty. Raises CourseError where the file cannot be
    written.
    """
    known = {student.id: student for student in roster}
    rows = []
    for result in results:
        person = known.get(result.student, Student(result.student))
        names = (
            {"last_name": person.last_name, "first_name": person.first_name, "email": person.email}
            if roster
            else {}
        )
        rows.append(
            {
                "student": safe_cell(result.student),
                **{key: safe_cell(text) for key, text in names.items()},
                **{exercise.exercise: exercise.points for exercise in result.exercises},
                "late penalty": result.late_penalty if result.is_known else None,
                "total": result.total if result.is_known else None,
                "max": result.max_total,
                "waiting": result.waiting,
                "status": result.status,
                "notes": safe_cell(" ".join(result.notes)),
            }
        )
    write_table(file, pd.DataFrame(rows).to_csv(index=False).encode("utf-8", "replace"))


def _cells(result: SubmissionResult, names: dict[str, str], late: bool) -> list[Text | str]:
    """One row of the table that is printed."""
    points = ["?" if each.points is None else f"{each.points:g}" for each in result.exercises]
    waiting = f", {result.waiting} to grade" if result.waiting else ""
    return [
        Text(result.student),
        *([Text(names.get(result.student, ""))] if any(names.values()) else []),
        *points,
        *([f"{result.late_penalty:g}"] if late else []),
        f"{result.total:g}" if result.is_known else "?",
        Text(result.status + waiting, _STYLES.get(result.status, "")),
    ]
