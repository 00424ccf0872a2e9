"""The table of grades."""

from __future__ import annotations

import csv
from pathlib import Path

from grading.returning.grades import write_csv
from grading.returning.results import SubmissionResult


def test_a_spreadsheet_finds_no_formula(tmp_path: Path) -> None:
    note = '=HYPERLINK("https://evil.example")'
    evil = SubmissionResult("@SUM(A1)", "tiny", "graded", [note], [])
    write_csv([evil], tmp_path / "grades.csv")
    with (tmp_path / "grades.csv").open() as file:
        row = next(csv.DictReader(file))
    assert row["student"] == "'@SUM(A1)" and row["notes"] == f"'{note}"
