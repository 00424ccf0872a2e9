"""Solutions against the tests of their own exercises, in the engine, without the whole pipeline."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from nbformat import NotebookNode

from grading.authoring.release import release
from grading.authoring.solving import solve
from grading.cells import grade_id, is_solution
from grading.course import Course, CourseError, copy_course, read_notebook
from grading.engine.jobs import STOPPED, Job, Limits, Outcome
from grading.engine.plan import Plan
from grading.marking.batch import Batch, JobFailed
from grading.marking.execute import EngineSettings, own_files, read_plan

Solution = tuple[str, str]
"""An exercise, and what stands in its cell."""


def run_own_tests(
    course: Course,
    assignment: str,
    solutions: Sequence[Solution],
    limits: Limits,
    workers: int,
    companions: str | None = None,
    start: Callable[[int], None] = lambda total: None,
    tick: Callable[[], None] = lambda: None,
) -> list[Outcome]:
    """Run each solution, in an otherwise right notebook, against the test of its exercise.

    companions  folder of the files that a correct student hands in beside the notebook
    start       is told the number of solutions
    tick        is called after each

    Raises CourseError where a reference solution does not pass its own test.
    """
    source = read_notebook(course.notebook("source", assignment))
    plan, files = _prepared(course, assignment)
    if companions:
        files |= {path.name: path.read_bytes() for path in Path(companions).iterdir()}

    def job(solution: Solution) -> Job:
        exercise, text = solution
        return plan.job(solve(source, source, {exercise: text}), files, limits, [exercise])

    start(len(solutions))
    found: dict[int, Outcome] = {}
    sandbox = EngineSettings(config=course.config).sandbox
    with Batch(plan.reference_job(), sandbox, workers) as batch:
        _require_sound(run_solutions(batch, job, _references(source, solutions)), plan)
        for number, outcome in run_solutions(batch, job, solutions):
            found[number] = outcome
            tick()
    return [found[number] for number in range(len(solutions))]


def _prepared(course: Course, assignment: str) -> tuple[Plan, dict[str, bytes]]:
    """The plan of the assignment as it would be released now, and its own files."""
    with tempfile.TemporaryDirectory(prefix="course-audit-", ignore_cleanup_errors=True) as scratch:
        fresh = copy_course(course, Path(scratch) / "course", [assignment])
        release(fresh, assignment)
        directory = fresh.directory()
        return read_plan(directory, assignment), own_files(directory, assignment)


def _references(source: NotebookNode, solutions: Sequence[Solution]) -> list[Solution]:
    """The reference solution of every exercise that has a solution here."""
    names = {exercise for exercise, _ in solutions}
    cells = [cell for cell in source.cells if is_solution(cell) and grade_id(cell) in names]
    return [(grade_id(cell), cell.source) for cell in cells]


def _require_sound(outcomes: Iterator[tuple[int, Outcome]], plan: Plan) -> None:
    most = {exercise.name: exercise.max_points for exercise in plan.exercises}
    failed = [
        f"{outcome.exercise}: {outcome.message or f'{outcome.points:g} points'}"
        for _, outcome in outcomes
        if outcome.points < most[outcome.exercise]
    ]
    if failed:
        reasons = "; ".join(sorted(failed))
        raise CourseError(f"The reference solutions do not pass their own tests: {reasons}")


def run_solutions(
    batch: Batch, job: Callable[[Solution], Job], solutions: Sequence[Solution]
) -> Iterator[tuple[int, Outcome]]:
    """Yield the number of each solution with its outcome, in the order in which they are done."""
    jobs = ((str(number), lambda s=solution: job(s)) for number, solution in enumerate(solutions))
    for name, outcomes in batch.run(jobs):
        number = int(name)
        exercise = solutions[number][0]
        if isinstance(outcomes, JobFailed):
            yield number, Outcome(exercise, 0.0, STOPPED, str(outcomes))
        elif not outcomes:  # the stub, which is not even run
            yield number, Outcome(exercise, 0.0, "NotImplementedError")
        else:
            yield number, outcomes[0]
