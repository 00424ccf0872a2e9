"""The corpus against the exercises' own tests alone: a minute or two, for every change and for CI.

What this cannot see is what the whole audit is for: other exercises that lose points too, intake,
gradebook, and answers that are files beside the notebook.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode

from grading.audit.own_tests import run_own_tests
from grading.audit.traces import mistakes_of
from grading.audit.verdicts import Audit, contradictions, judge
from grading.authoring.solving import exercises
from grading.cells import grade_id, is_test
from grading.corpus import read_corpus, too_small
from grading.course import Course, read_notebook
from grading.engine.jobs import Outcome
from grading.marking.diagnosis import Diagnosis
from grading.marking.execute import EngineSettings
from grading.marking.score import judge as message_for
from grading.marking.score import notes_on
from grading.returning.results import ExerciseResult, SubmissionResult
from grading.statuses import GRADED


def quick_audit(
    course: Course,
    assignment: str,
    folder: Path,
    workers: int,
    complete: bool = True,
    start: Callable[[int], None] = lambda total: None,
    tick: Callable[[], None] = lambda: None,
) -> Audit:
    """Judge every answer that stands in a cell by its own test.

    folder    the corpus of this assignment
    complete  demand a minimum of answers for every exercise
    start     is told the number of answers
    tick      is called after each
    """
    begin = time.monotonic()
    notebook = read_notebook(course.notebook("source", assignment))
    tested = exercises(notebook)
    every = read_corpus(folder, {exercise.name for exercise in tested})
    in_cell = {exercise.name for exercise in tested if exercise.has_cell}
    answers = [answer for answer in every if answer.exercise in in_cell]
    outcomes = run_own_tests(
        course,
        assignment,
        [(answer.exercise, answer.source) for answer in answers],
        EngineSettings(config=course.config).limits(),
        workers,
        start=start,
        tick=tick,
    )
    tests = {grade_id(cell): cell for cell in notebook.cells if is_test(cell)}
    diagnosis = Diagnosis(mistakes_of(answers, outcomes))
    verdicts = tuple(
        judge(answer, _as_result(answer.student, assignment, diagnosis.explained(outcome), tests))
        for answer, outcome in zip(answers, outcomes, strict=True)
    )
    faults = contradictions(answers, [outcome.trace for outcome in outcomes])
    for verdict in verdicts:
        verdict.faults.extend(faults.get(verdict.student, []))
    answered = {answer.exercise for answer in answers}
    judged = tuple(exercise for exercise in tested if exercise.name in answered)
    small = too_small(every, [exercise.name for exercise in tested]) if complete else {}
    return Audit(assignment, judged, verdicts, small, time.monotonic() - begin)


def _as_result(
    student: str, assignment: str, outcome: Outcome, tests: dict[str, NotebookNode]
) -> SubmissionResult:
    """The result of a notebook with this exercise alone."""
    test = tests[f"test_{outcome.exercise}"]
    message = message_for(test, outcome)
    most = float(test.metadata.nbgrader.points)
    own = ExerciseResult(outcome.exercise, outcome.points, most, message)
    return SubmissionResult(student, assignment, GRADED, notes_on(outcome), [own])
