"""The table of grades: for the eye, and as CSV for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from grading.returning.results import SubmissionResult

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


def print_grades(results: list[SubmissionResult], console: Console) -> None:
    """One row for each student, a numbered column for each exercise, then the notes.

    A question mark is an answer that waits for its grader. Nothing is cut off in a narrow terminal.
    """
    exercises = results[0].exercises if results else []
    table = Table(
        box=box.SIMPLE,
        pad_edge=False,
        collapse_padding=True,
        title=Text(results[0].assignment, "bold"),
    )
    table.add_column("student")
    for number, _ in enumerate(exercises, start=1):
        table.add_column(str(number), justify="right")
    table.add_column(f"total /{results[0].max_total:g}", justify="right", style="bold")
    table.add_column("status")
    for result in results:
        points = ["?" if each.points is None else f"{each.points:g}" for each in result.exercises]
        waiting = f", {result.waiting} to grade" if result.waiting else ""
        status = Text(result.status + waiting, _STYLES.get(result.status, ""))
        table.add_row(Text(result.student), *points, f"{result.total:g}", status)
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


def write_csv(results: list[SubmissionResult], file: Path) -> None:
    """Grades as CSV: one column for each exercise, the total so far, status and notes.

    Text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    rows = [
        {
            "student": _no_formula(result.student),
            **{exercise.exercise: exercise.points for exercise in result.exercises},
            "total": result.total,
            "max": result.max_total,
            "waiting": result.waiting,
            "status": result.status,
            "notes": _no_formula(" ".join(result.notes)),
        }
        for result in results
    ]
    pd.DataFrame(rows).to_csv(file, index=False)


def _no_formula(text: str) -> str:
    return f"'{text}" if text.lstrip()[:1] in {"=", "+", "-", "@"} or text[:1] in "\t\r" else text
