"""The whole way once, on sample submissions: `make demo`.

It works in a course of its own, `demo/`, so that no real gradebook is touched. A second run grades
only what has changed.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from grading.autograde import autograde
from grading.collect import collect
from grading.course import CONFIG_FILE, Course, CourseError, copy_course
from grading.engine import sandbox
from grading.feedback import feedback
from grading.grades import write_csv
from grading.release import release
from grading.results import SubmissionResult, read_results

ASSIGNMENT = "ddpg_lunarlander"


@dataclass(frozen=True)
class Sample:
    """A sample submission: what it shows and the points and status it has to get."""

    points: float
    status: str
    shows: str


def run_demo(course: Course) -> int:
    """Release, collect, grade and give back the samples; 0 when each got its expected score."""
    console = Console()
    submissions = course.root / "examples" / "submissions"
    expected = _read_expected(course.root / "examples" / "expected_grades.csv")
    demo = _demo_course(course)
    place = os.path.relpath(demo.root)

    def step(number: int, what: str, command: str) -> None:
        console.print(f"[bold]{number}/5 {what}[/bold]", highlight=False)
        console.print(f"    [dim]course {command} --course {place}[/dim]", soft_wrap=True)

    step(1, "Release: solutions and hidden tests out", f"release {ASSIGNMENT}")
    release(demo, ASSIGNMENT)
    step(2, "Collect the samples", f"collect {_short(submissions)} --assignment {ASSIGNMENT}")
    taken = [item for item in collect(demo, submissions, ASSIGNMENT) if item.taken]
    with demo.gradebook() as gradebook:
        for name in expected:  # the roster: whoever is on it and hands in nothing is "missing"
            gradebook.update_or_create_student(name)
    console.print(f"    {len(taken)} files of {len({item.student for item in taken})} students")
    step(3, "Grade them, each exercise in a sandbox", f"autograde {ASSIGNMENT}")
    try:
        sandbox.check([])
    except sandbox.SandboxError as error:
        console.print(Text(f"    {error}", "bold red"), soft_wrap=True)
        console.print("    [bold red]Graded without a sandbox: these samples are our own.[/]")
        demo.config.EngineSettings.sandbox = False
    autograde(demo, ASSIGNMENT, workers=None)
    step(4, "Write feedback", f"feedback {ASSIGNMENT}")
    pages = feedback(demo, ASSIGNMENT)
    step(5, "Show the grades", f"grades {ASSIGNMENT} --csv grades.csv")
    results = read_results(demo, ASSIGNMENT)
    table_file = demo.root / "grades.csv"
    write_csv(results, table_file)
    console.print(_table(results, expected))
    wrong = [name for name in expected if not _as_expected(results, name, expected[name])]
    if wrong:
        console.print(f"[red]Not the expected score: {', '.join(wrong)}.[/red]")
        return 1
    page = next((path for path in pages if "one-sign-wrong" in path.parts), pages[0])
    console.print("Every sample got its expected score. Open next:")
    for path, what in (
        (page, "what a student with one wrong sign is told"),
        (table_file, "the grades for a spreadsheet"),
        (demo.notebook("release", ASSIGNMENT), "the notebook that students get"),
    ):
        console.print(Text(f"  {_short(path)}  ({what})"), soft_wrap=True)
    console.print("  make lab, then Formgrader, to grade the written answers by hand")
    return 0


def _read_expected(file: Path) -> dict[str, Sample]:
    if not file.is_file():
        raise CourseError(f"{file} is missing: the demo needs a complete checkout.")
    rows = pd.read_csv(file).to_dict("records")
    return {row.pop("submission"): Sample(**row) for row in rows}


def _demo_course(course: Course) -> Course:
    """The course in `demo/`, made anew when the configuration or a source has changed."""
    root = course.root / "demo"
    same = (root / CONFIG_FILE).is_file() and filecmp.cmp(
        course.root / CONFIG_FILE, root / CONFIG_FILE, shallow=False
    )
    if same and _same_notebook(course, root):
        return Course.at(root)
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    return copy_course(course, root, [ASSIGNMENT])


def _same_notebook(course: Course, root: Path) -> bool:
    ours, theirs = (c.notebook("source", ASSIGNMENT) for c in (course, Course.at(root)))
    return theirs.is_file() and filecmp.cmp(ours, theirs, shallow=False)


def _as_expected(results: list[SubmissionResult], name: str, sample: Sample) -> bool:
    return any(
        result.student == name
        and abs(result.total - sample.points) < 1e-6
        and result.status == sample.status
        for result in results
    )


def _table(results: list[SubmissionResult], expected: dict[str, Sample]) -> Table:
    table = Table(title=f"{ASSIGNMENT}: points so far, written answers not yet graded")
    table.add_column("submission", no_wrap=True)
    for name in ("points", "expected"):
        table.add_column(name, justify="right")
    table.add_column("status", no_wrap=True)
    table.add_column("what it shows")
    for result in results:
        sample = expected.get(result.student)
        fits = sample is not None and _as_expected(results, result.student, sample)
        table.add_row(
            Text(result.student),
            f"{result.total:g}/{result.max_total:g}",
            f"{sample.points:g}" if sample else "",
            Text(result.status),
            Text(sample.shows if sample else ""),
            style="" if fits else "red",
        )
    return table


def _short(path: Path) -> str:
    return os.path.relpath(path)
