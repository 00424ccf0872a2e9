"""Mutants of a small notebook are run: killed, stopped, survived, explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat.v4 import new_notebook
from small_course import write_files
from tinycourse import cell, make_course

from grading.audit.mutation import End, read_explanations, run_mutants
from grading.course import CourseError
from grading.engine.jobs import Limits

COUNT = '''\
def count(n):
    """n, counted one by one."""
    ### BEGIN SOLUTION
    i = 0
    while i != n:
        i += 1
    return i
    ### END SOLUTION
'''


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grading.audit.mutation.LIMITS", Limits(cell_s=1))


def course_of(root: Path, solution: str, test: str):
    cells = [
        cell("code", "import math", "imports"),
        cell("code", "raise ValueError('a cell that the test does not need')", "other"),
        cell("code", solution, "count", solution=True),
        cell("code", test, "test_count", points=2),
    ]
    return make_course(root, new_notebook(cells=cells))


def test_outcomes_and_explanations(tmp_path: Path) -> None:
    source = COUNT.replace("i != n", "i < n or i < n")
    test = "assert count(3) is not None\n2.0 if count(3) == 3 else 1.0"
    course = course_of(tmp_path / "course", source, test)
    corpus = write_files(
        tmp_path / "corpus",
        {
            "survivors.toml": """
[[survivor]]
exercise = "count"
change = "while i < n or i < n: -> while i < n and i < n:"
why = "both sides are the same"
[[survivor]]
exercise = "count"
change = "gone -> away"
why = "no longer there"
"""
        },
    )
    seen: list[int] = []
    report = run_mutants(course, "tiny", corpus, None, 1, seen.append, lambda: seen.append(1))
    outcomes = {(t.mutant.line, t.mutant.operator, t.mutant.after): t for t in report.trials}
    assert seen == [len(report.trials), *[1] * len(report.trials)]
    assert outcomes[4, "constant", "i = 1"].end is End.SURVIVED
    assert outcomes[7, "return value", "return None"].end is End.KILLED
    assert {t.end for key, t in outcomes.items() if key[2] == "i -= 1"} == {End.STOPPED}
    assert {trial.outcome.points for trial in report.trials if trial.end is End.KILLED} == {0, 1}
    explained = outcomes[5, "boolean", "while i < n and i < n:"]
    assert (explained.end, explained.why) == (End.SURVIVED, "both sides are the same")
    assert report.stale == ("count: gone -> away",)
    assert not report.passed
    assert not report.survivors[0].why and report.survivors[-1].why


def test_the_reference_must_pass(tmp_path: Path) -> None:
    course = course_of(tmp_path / "course", COUNT, "assert count(3) == 4, 'three'")
    with pytest.raises(CourseError, match="count: three"):
        run_mutants(course, "tiny", tmp_path, None, 1)


@pytest.mark.parametrize(
    "text",
    ["[[survivor]]\nexercise = 1", "[[survivor", "[[survivor]]\nexercise='e'\nchange='c'\nwhy=' '"],
)
def test_explanations_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "survivors.toml"
    path.write_text(text)
    with pytest.raises(CourseError, match=r"survivors\.toml"):
        read_explanations(path)
