"""The whole way once, on sample submissions: `make demo`.

It works in a course of its own, `demo/`, so that no real gradebook is touched. A second run grades
only what has changed.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from grading.authoring.release import release
from grading.course import CONFIG_FILE, Course, CourseError, copy_course
from grading.engine import sandbox
from grading.intake.collect import collect
from grading.marking.autograde import autograde
from grading.returning.feedback import feedback
from grading.returning.grades import write_csv
from grading.returning.results import SubmissionResult, read_results


@dataclass(frozen=True)
class Sample:
    """A sample submission: what it shows and the points and status it has to get."""

    points: float
    status: str
    shows: str


def run_demo(course: Course) -> int:
    """Release, collect, grade and give back the samples; 0 when each got its expected score."""
    console = Console()
    expected = _read_expected(course.root / "examples" / "expected_grades.csv")
    demo = _demo_course(course, list(expected))
    place = os.path.relpath(demo.root)

    def step(number: int, what: str, command: str) -> Iterator[str]:
        """Say what is done, and go through the assignments."""
        console.print(f"[bold]{number}/5 {what}[/bold]", highlight=False)
        for assignment in expected:
            words = command.format(assignment)
            console.print(f"    [dim]course {words} --course {place}[/dim]", soft_wrap=True)
            yield assignment

    for assignment in step(1, "Release: solutions and hidden tests out", "release {}"):
        release(demo, assignment)
    submissions = course.root / "examples" / "submissions"
    where = f"collect {_short(submissions)}/{{0}} --assignment {{0}}"
    for assignment in step(2, "Collect the samples", where):
        taken = [x for x in collect(demo, submissions / assignment, assignment) if x.taken]
        console.print(f"    {len(taken)} files of {len({item.student for item in taken})} students")
    with demo.gradebook() as gradebook:
        for name in {name for samples in expected.values() for name in samples}:
            # The roster: whoever is on it and hands in nothing is "missing".
            gradebook.update_or_create_student(name)
    try:
        sandbox.check([])
    except sandbox.SandboxError as error:
        console.print(Text(f"    {error}", "bold red"), soft_wrap=True)
        console.print("    [bold red]Graded without a sandbox: these samples are our own.[/]")
        demo.config.EngineSettings.sandbox = False
    for assignment in step(3, "Grade them, each exercise in a sandbox", "autograde {}"):
        autograde(demo, assignment, workers=None)
    pages = []
    for assignment in step(4, "Write feedback", "feedback {}"):
        pages += feedback(demo, assignment)
    wrong = []
    for assignment in step(5, "Show the grades", "grades {0} --csv {0}.csv"):
        results = read_results(demo, assignment)
        write_csv(results, demo.root / f"{assignment}.csv")
        samples = expected[assignment]
        console.print(_table(results, samples))
        wrong += [name for name in samples if not _as_expected(results, name, samples[name])]
    if wrong:
        console.print(f"[red]Not the expected score: {', '.join(wrong)}.[/red]")
        return 1
    page = next((path for path in pages if "one-sign-wrong" in path.parts), pages[0])
    console.print("Every sample got its expected score. Open next:")
    for path, what in (
        (page, "what a student with one wrong sign is told"),
        (demo.root / f"{assignment}.csv", "the grades for a spreadsheet"),
        (demo.notebook("release", assignment), "the notebook that students get"),
    ):
        console.print(Text(f"  {_short(path)}  ({what})"), soft_wrap=True)
    console.print("  make lab, then Formgrader, to grade the written answers by hand")
    return 0


def _read_expected(file: Path) -> dict[str, dict[str, Sample]]:
    """The samples of each assignment by their names."""
    if not file.is_file():
        raise CourseError(f"{file} is missing: the demo needs a complete checkout.")
    expected: dict[str, dict[str, Sample]] = {}
    for row in pd.read_csv(file).to_dict("records"):
        assignment, name = row.pop("assignment"), row.pop("submission")
        expected.setdefault(assignment, {})[name] = Sample(**row)
    return expected


def _demo_course(course: Course, assignments: list[str]) -> Course:
    """The course in `demo/`, made anew when the configuration or a source has changed."""
    root = course.root / "demo"
    if (root / CONFIG_FILE).is_file():
        demo = Course.at(root)
        ours, theirs = (
            [c.root / CONFIG_FILE, *(c.notebook("source", name) for name in assignments)]
            for c in (course, demo)
        )
        if all(file.is_file() for file in theirs) and all(map(_same_file, ours, theirs)):
            return demo
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    return copy_course(course, root, assignments)


def _same_file(one: Path, other: Path) -> bool:
    return filecmp.cmp(one, other, shallow=False)


def _as_expected(results: list[SubmissionResult], name: str, sample: Sample) -> bool:
    return any(
        result.student == name
        and abs(result.total - sample.points) < 1e-6
        and result.status == sample.status
        for result in results
    )


def _table(results: list[SubmissionResult], expected: dict[str, Sample]) -> Table:
    name = results[0].assignment
    table = Table(title=f"{name}: points so far, written answers not yet graded")
    table.add_column("submission", no_wrap=True)
    for name in ("points", "expected"):
        table.add_column(name, justify="right")
    table.add_column("status", no_wrap=True)
    table.add_column("what it shows")
    for result in results:
        sample = expected.get(result.student)
        if sample is None:  # on the roster for the sake of another assignment
            continue
        table.add_row(
            Text(result.student),
            f"{result.total:g}/{result.max_total:g}",
            f"{sample.points:g}",
            Text(result.status),
            Text(sample.shows),
            style="" if _as_expected(results, result.student, sample) else "red",
        )
    return table


def _short(path: Path) -> str:
    return os.path.relpath(path)
