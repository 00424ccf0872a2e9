"""The corpus against the exercises' own tests alone: a minute or two, for every change and for CI.

Each answer runs in a fork of a process that has done the imports, on the cells that its own test
needs, as mutants do. What this cannot see is what the whole audit is for: later exercises that lose
points too, intake, gradebook, and answers that are files beside the notebook.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import nbformat

from grading.corpus import Answer, read_corpus, too_small
from grading.course import Course
from grading.forked import Ended, Outcome, runner
from grading.jobs import JobPool
from grading.mutation import PATIENCE_S, REFERENCE_LIMIT_S, as_ended, proven_slices
from grading.records import GRADED
from grading.results import ExerciseResult, SubmissionResult
from grading.slices import Slice, imports
from grading.solved import exercises
from grading.verdicts import Audit, Verdict, judge


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
    notebook = nbformat.read(course.notebook("source", assignment), as_version=4)
    tested = exercises(notebook)
    every = read_corpus(folder, {exercise.name for exercise in tested})
    answered = {answer.exercise for answer in every}
    in_cell = [exercise for exercise in tested if exercise.has_cell and exercise.name in answered]
    names = [exercise.name for exercise in in_cell]
    answers = [answer for answer in every if answer.exercise in names]
    start(len(answers))
    with (
        tempfile.TemporaryDirectory(prefix="course-audit-", ignore_cleanup_errors=True) as scratch,
        JobPool(
            runner, [(imports(notebook), None, scratch)] * workers, REFERENCE_LIMIT_S + 60
        ) as pool,
    ):
        slices, seconds = proven_slices(pool, notebook, names)
        jobs = [
            slices[answer.exercise].run(PATIENCE_S + 3 * seconds[answer.exercise], answer.source)
            for answer in answers
        ]
        verdicts: dict[int, Verdict] = {}
        for index, ended in pool.run(jobs):
            answer = answers[index]
            result = _as_result(answer, slices[answer.exercise], assignment, as_ended(ended))
            verdicts[index] = judge(replace(answer, also=()), result)
            tick()
    small = too_small(every, [exercise.name for exercise in tested]) if complete else {}
    ordered = tuple(verdicts[index] for index in range(len(answers)))
    return Audit(assignment, tuple(in_cell), ordered, small, time.monotonic() - begin)


def _as_result(answer: Answer, cut: Slice, assignment: str, ended: Ended) -> SubmissionResult:
    """The result of a notebook with this exercise alone, with the pipeline's wording."""
    passed = ended.outcome is Outcome.SURVIVED
    message = ended.message.removeprefix("AssertionError: ")
    own = ExerciseResult(
        answer.exercise, cut.max_points if passed else 0.0, cut.max_points, message
    )
    stopped = ended.outcome in (Outcome.STOPPED, Outcome.DIED)
    notes = [f"{answer.exercise}: {message}"] if stopped else []
    return SubmissionResult(answer.student, assignment, GRADED, notes, [own])
