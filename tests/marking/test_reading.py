"""What cannot be read within limits is refused with a reason, and not read where grades are."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbgrader.converters import Autograde
from tinycourse import TINY, answered, hand_in, make_course

from grading.authoring.release import release
from grading.course import Course
from grading.engine.plan import Plan
from grading.intake import gate, skeleton
from grading.marking.autograde import autograde
from grading.returning.results import SubmissionResult, read_results

MARK = "# takes for ever"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = make_course(tmp_path / "course")
    release(course, TINY)
    return course


@pytest.fixture
def slow_intake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a notebook with the mark in it never ends, in whatever process it is done."""
    really = skeleton.match_cells

    def match(released: list, submission: list) -> dict:
        while any(MARK in cell.source for cell in submission):
            pass
        return really(released, submission)

    monkeypatch.setattr(gate, "SECONDS", 1)
    monkeypatch.setattr(skeleton, "match_cells", match)


@pytest.fixture
def slow_planning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Finding out what is to be run never ends, for such a notebook."""
    really = Plan.job

    def job(self: Plan, submission: object, *more: object, **named: object) -> object:
        while any(MARK in cell.source for cell in submission.cells):
            pass
        return really(self, submission, *more, **named)

    monkeypatch.setattr(gate, "SECONDS", 1)
    monkeypatch.setattr(Plan, "job", job)


def results(course: Course) -> dict[str, SubmissionResult]:
    return {result.student: result for result in read_results(course, TINY)}


def hand_in_three(course: Course) -> None:
    hand_in(course, "ada", answered(course))
    hand_in(course, "bob", answered(course, double=f"{MARK}\ndef double(x):\n    return 2 * x"))
    hand_in(course, "cy", answered(course, double="def double(x):\n    return x"))


def judged(course: Course) -> None:
    found = results(course)
    assert [found[name].status for name in ("ada", "bob", "cy")] == ["graded", "rejected", "graded"]
    assert [found[name].total for name in ("ada", "bob", "cy")] == [7, 0, 5]
    (note,) = found["bob"].notes
    assert "takes longer than 1 s" in note and "Look at the file" in note
    messages = [own.message for own in found["bob"].exercises if own.exercise != "q_twice"]
    assert all("takes longer than 1 s" in message for message in messages)


@pytest.mark.parametrize("where", ["slow_intake", "slow_planning"])
def test_a_notebook_that_takes_for_ever_is_refused_and_the_others_are_graded(
    course: Course, where: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(where)
    hand_in_three(course)
    autograde(course, TINY, progress=False)
    judged(course)


@pytest.mark.parametrize("where", ["slow_intake", "slow_planning"])
def test_plain_nbgrader_refuses_it_too(
    course: Course, where: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(where)
    hand_in_three(course)
    for student in ("ada", "bob", "cy"):
        course.convert(Autograde, TINY, student)
    judged(course)


def test_a_file_that_changed_is_read_again(course: Course, slow_intake: None) -> None:
    hand_in_three(course)
    autograde(course, TINY, progress=False)
    hand_in(course, "bob", answered(course))
    autograde(course, TINY, progress=False)
    assert results(course)["bob"].total == 7


def test_a_notebook_that_fills_memory_is_refused(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = skeleton.match_cells
    kept = []

    def match(released: list, submission: list) -> dict:
        while any(MARK in cell.source for cell in submission):
            kept.append(bytearray(b"1") * 1_000_000)
        return really(released, submission)

    monkeypatch.setattr(gate, "MEMORY_MB", 100)
    monkeypatch.setattr(skeleton, "match_cells", match)
    hand_in_three(course)
    autograde(course, TINY, progress=False)
    found = results(course)
    assert found["bob"].status == "rejected" and found["cy"].total == 5
    assert "takes more than 100 MB of memory" in found["bob"].notes[0]


def test_one_fault_while_planning_is_one_submissions(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Plan.job

    def job(self: Plan, submission: object, *more: object, **named: object) -> object:
        if any(MARK in cell.source for cell in submission.cells):
            raise RecursionError("too deep")
        return really(self, submission, *more, **named)

    monkeypatch.setattr(Plan, "job", job)
    hand_in_three(course)
    autograde(course, TINY, progress=False)
    found = results(course)
    assert found["bob"].status == "error" and found["bob"].notes == ["The grader failed: too deep"]
    assert found["ada"].total == 7
