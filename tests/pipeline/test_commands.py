"""The commands as people type them, and plain nbgrader beside them."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat import NotebookNode
from tinycourse import TINY, answered, hand_in, make_course
from typer.testing import CliRunner

from grading.authoring.release import release
from grading.cli import app
from grading.course import Course, CourseError
from grading.intake.skeleton import take_in
from grading.marking import autograde as grading_module
from grading.marking.autograde import autograde
from grading.returning.results import SubmissionResult, read_results


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = make_course(tmp_path_factory.mktemp("commands") / "course")
    release(course, TINY)
    return course


def run(course: Course, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*words, "--course", str(course.root)], terminal_width=200)
    return result.exit_code, " ".join(result.output.split())


def results(course: Course) -> dict[str, SubmissionResult]:
    return {each.student: each for each in read_results(course, TINY)}


def test_from_collection_to_grades(course: Course, tmp_path: Path) -> None:
    box = tmp_path / "box"
    hand_in(course, "scratch", answered(course))
    box.mkdir()
    course.notebook("submitted", TINY, "scratch").rename(box / "ada.ipynb")
    course.path("submitted", TINY, "scratch").rmdir()
    (box / "bob.ipynb").write_text("no notebook")
    code, text = run(course, "collect", str(box), "--assignment", TINY)
    assert (code, "2 files of 2 students" in text) == (0, True), text
    code, text = run(course, "autograde", TINY)
    assert code == 0 and "1 graded, 1 rejected" in text
    assert "bob: The file is not a notebook" in text
    code, text = run(course, "feedback", TINY)
    assert code == 0 and "Wrote 2 pages" in text
    code, text = run(course, "grades", TINY, "--csv", str(tmp_path / "grades.csv"))
    assert code == 0 and "7 graded, 1 to grade" in text and "rejected" in text
    assert "1=double/2*, 2=share/4*, 3=count/1*, 4=q_twice/2 " in text
    assert "* self-reported: a test of plain asserts runs in the answer's own process" in text
    with (tmp_path / "grades.csv").open() as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert rows["ada"]["total"] == "7.0" and rows["ada"]["q_twice"] == ""
    assert rows["bob"]["total"] == "0.0" and rows["bob"]["status"] == "rejected"


def test_release_check_exits_with_one_and_names_the_difference(course: Course) -> None:
    assert run(course, "release", "--check")[0] == 0
    extra = course.path("release", TINY) / "extra.txt"
    extra.write_text("left over")
    code, text = run(course, "release", "--check")
    assert code == 1 and "tiny/extra.txt: only in release" in text
    assert "Traceback" not in text
    extra.unlink()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("autograde", "nope"), "There is no assignment 'nope'"),
        (("collect", "nowhere", "--assignment", TINY), "neither a folder nor a zip"),
    ],
)
def test_mistakes_end_in_one_sentence(course: Course, words: tuple[str, ...], says: str) -> None:
    code, text = run(course, *words)
    assert code == 1 and says in text and "Traceback" not in text


def test_grading_before_releasing_says_what_to_do(tiny_course: Course) -> None:
    for command in ("autograde", "grades", "feedback"):
        code, text = run(tiny_course, command, TINY)
        assert code == 1 and f"run `course release {TINY}`" in text


def test_outside_of_a_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CourseError, match=r"no nbgrader_config.py .* name it with --course"):
        Course.at()
    with pytest.raises(CourseError, match="is not a course"):
        Course.at(tmp_path)


def test_the_nearest_course_above_is_found(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course.path("source", TINY))
    assert Course.at() == course


def test_an_unexpected_failure_is_recorded_and_the_others_are_graded(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path, *rest: object) -> NotebookNode:
        if "unlucky" in path.parts:
            raise OSError("the disk is on fire")
        return take_in(path, *rest)

    for student in ("lucky", "unlucky", "very-lucky"):
        hand_in(course, student, answered(course))
    monkeypatch.setattr(grading_module, "take_in", broken)
    autograde(course, TINY, ["lucky", "unlucky", "very-lucky"], progress=False)
    found = results(course)
    assert found["unlucky"].status == "error"
    assert found["unlucky"].notes == ["The grader failed: the disk is on fire"]
    assert [found[name].status for name in ("lucky", "very-lucky")] == ["graded"] * 2
    monkeypatch.undo()
    autograde(course, TINY, ["unlucky"], progress=False)
    assert results(course)["unlucky"].status == "graded"


def test_a_changed_submission_is_graded_again(course: Course) -> None:
    hand_in(course, "improves", answered(course, double="def double(x):\n    return x"))
    autograde(course, TINY, ["improves"], progress=False)
    assert results(course)["improves"].total == 5
    hand_in(course, "improves", answered(course))
    autograde(course, TINY, ["improves"], progress=False)
    assert results(course)["improves"].total == 7


def test_points_given_by_hand_count(course: Course) -> None:
    hand_in(course, "by-hand", answered(course))
    autograde(course, TINY, ["by-hand"], progress=False)
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("q_twice", TINY, TINY, "by-hand")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.db.commit()
    found = results(course)["by-hand"]
    assert (found.total, found.waiting) == (8.5, 0)


def test_plain_nbgrader_does_the_same(course: Course) -> None:
    for student, book in (("plain", answered(course)), ("plain-junk", b"no notebook")):
        hand_in(course, student, book)
    nbgrader(course, "autograde", TINY, "--student", "plain*")
    nbgrader(course, "generate_feedback", TINY, "--student", "plain*")
    found = results(course)
    assert (found["plain"].status, found["plain"].total) == ("graded", 7)
    assert (found["plain-junk"].status, found["plain-junk"].total) == ("rejected", 0)
    assert (course.path("feedback", TINY, "plain-junk") / f"{TINY}.html").is_file()


def test_grading_imports_no_torch() -> None:
    modules = (
        *("authoring.publish", "marking.autograde"),
        *("returning.results", "returning.feedback", "returning.grades", "cli"),
    )
    imports = ", ".join(f"grading.{name}" for name in modules)
    code = f"import sys, {imports}; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def nbgrader(course: Course, *words: str) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [sys.executable, "-m", "nbgrader", *words]
    run = subprocess.run(
        command, cwd=course.root, env=os.environ | {"PATH": path}, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
